// `npm run worlds -- --count N --seed S`: plays N worlds and fails where one shows a false proof, a false failure, or a
// bound that does not hold. `--canaries` puts wrong beliefs into the rules, one by one, which must all be found. `--replay n` plays one of them again and shows everything, shrunk unless `--as-drawn`.
import { parseArgs } from 'node:util';
import { canaries } from './canaries/canaries.ts';
import { hunt, mostWorlds } from './canaries/hunt.ts';
import { canaryAlive, exitCodes, renderTally, ruleNeverReached, toExitCode } from './sweep/print-tally.ts';
import { replay } from './sweep/replay.ts';
import { allRules } from './sweep/rule-coverage.ts';
import { runSweep } from './sweep/run-sweep.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    from: { type: 'string', default: '0' },
    seed: { type: 'string' },
    workers: { type: 'string' },
    replay: { type: 'string' },
    'as-drawn': { type: 'boolean', default: false },
    rules: { type: 'boolean', default: false },
    canaries: { type: 'boolean', default: false },
  },
});

function toNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new RangeError(`--${name} must be a whole number, got "${text}".`);
}

const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : toNumber('seed', values.seed);
if (values.replay !== undefined) {
  const [first] = await replay(seed, toNumber('replay', values.replay), !values['as-drawn']);
  process.exitCode = first === undefined ? 0 : exitCodes[first.property];
} else if (values.canaries) {
  let alive = 0;
  for (const { name } of canaries) {
    const { n, failure } = await hunt(name, seed);
    if (n === undefined) alive++;
    const fate = n === undefined ? `ALIVE after ${mostWorlds} worlds` : `found in world ${n} (${failure})`;
    process.stdout.write(`${name}: ${fate}\n`);
  }
  process.exitCode = alive === 0 ? 0 : canaryAlive;
} else {
  const startMs = performance.now();
  const range = { seed, from: toNumber('from', values.from), count: toNumber('count', values.count) };
  const workers = values.workers === undefined ? {} : { workers: toNumber('workers', values.workers) };
  // So many worlds have to reach every rule.
  const isCoverage = values.rules || range.count >= 100_000;
  const tally = await runSweep({ ...range, ...workers, isCoverage });
  process.stdout.write(`${renderTally(tally, seed, (performance.now() - startMs) / 1_000)}\n`);
  const unreached = isCoverage ? [...allRules()].filter((rule) => !(rule in tally.reached)) : [];
  if (unreached.length > 0) process.stdout.write(`FAILED rules that no world reached: ${unreached.join(', ')}\n`);
  process.exitCode = toExitCode(tally) || (unreached.length > 0 ? ruleNeverReached : 0);
}
