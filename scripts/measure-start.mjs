// Times cold starts of bundles, taking turns: `npm exec -- node scripts/measure-start.mjs dist/index.js other/index.js`.
// Each runs as a child process without a runner's environment, which it reports at once. Prints the median of 40 starts.
import { spawnSync } from 'node:child_process';

const variants = [['-e', '0'], ...process.argv.slice(2).map((path) => [path])];
const times = variants.map(() => []);
for (let round = 0; round < 40; round++) {
  for (const [index, args] of variants.entries()) {
    const startedMs = performance.now();
    spawnSync(process.execPath, args, { env: { PATH: process.env.PATH }, stdio: 'ignore' });
    times[index].push(performance.now() - startedMs);
  }
}
for (const [index, args] of variants.entries()) {
  const median = times[index].sort((a, b) => a - b)[20];
  process.stdout.write(`${args.join(' ')}: ${median.toFixed(0)} ms\n`);
}
