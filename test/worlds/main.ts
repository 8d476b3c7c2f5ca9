// `npm run worlds -- --count N --seed S`: plays N worlds and fails where one shows a false proof, a false failure, or a
// bound that does not hold. `--replay n` plays one of them again and shows everything, shrunk unless `--as-drawn`.
// `--crossed` takes worlds that are crossed from directed ones in the place of drawn ones.
// `--canaries` puts wrong beliefs into the rules, one by one, which must all be found; `--canary NAME` shows the least world
// that gives that one away.
import { parseArgs } from 'node:util';
import { canaries } from './canaries/canaries.ts';
import { hunt, mostWorlds } from './canaries/hunt.ts';
import { canaryAlive, exitCodes, renderTally, ruleNeverReached, toExitCode } from './sweep/print-tally.ts';
import { replay, toCode } from './sweep/replay.ts';
import { allPlaces } from './sweep/rule-coverage.ts';
import { runSweep } from './sweep/run-sweep.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    from: { type: 'string', default: '0' },
    seed: { type: 'string' },
    crossed: { type: 'boolean', default: false },
    workers: { type: 'string' },
    replay: { type: 'string' },
    'as-drawn': { type: 'boolean', default: false },
    rules: { type: 'boolean', default: false },
    canaries: { type: 'boolean', default: false },
    canary: { type: 'string' },
  },
});

function toNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new RangeError(`--${name} must be a whole number, got "${text}".`);
}

const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : toNumber('seed', values.seed);
const isCrossed = values.crossed;
if (values.replay !== undefined) {
  const [first] = await replay({ seed, n: toNumber('replay', values.replay), isCrossed }, !values['as-drawn']);
  process.exitCode = first === undefined ? 0 : exitCodes[first.property];
} else if (values.canaries || values.canary !== undefined) {
  let alive = 0;
  const { canary } = values;
  const hunted = canaries.filter(({ name, isRare }) => (canary === undefined ? !isRare : name.includes(canary)));
  if (hunted.length === 0) throw new RangeError(`No canary has "${values.canary}" in its name.`);
  for (const hunting of hunted) {
    const { name } = hunting;
    const prey = await hunt(hunting, seed, toNumber('from', values.from));
    if (prey === undefined) alive++;
    const kinds = prey?.findings.map(({ property, kind }) => `${property}: ${kind}`) ?? [];
    const fate = prey
      ? `found in world ${prey.n} (${[...new Set(kinds)].join(', ')})`
      : `ALIVE after ${mostWorlds} worlds`;
    process.stdout.write(`${name}: ${fate}\n`);
    if (prey !== undefined && values.canary !== undefined) process.stdout.write(`${toCode(prey.least)}\n`);
  }
  process.exitCode = alive === 0 ? 0 : canaryAlive;
} else {
  const startMs = performance.now();
  const range = { seed, isCrossed, from: toNumber('from', values.from), count: toNumber('count', values.count) };
  const workers = values.workers === undefined ? {} : { workers: toNumber('workers', values.workers) };
  // So many worlds have to reach every place of the rules.
  const isCoverage = values.rules || (range.count >= 100_000 && !isCrossed);
  const tally = await runSweep({ ...range, ...workers, isCoverage });
  process.stdout.write(
    `${renderTally(tally, isCrossed ? `${seed} --crossed` : seed, (performance.now() - startMs) / 1_000)}\n`,
  );
  const unreached = isCoverage ? [...allPlaces()].filter((place) => !(place in tally.reached)) : [];
  if (unreached.length > 0)
    process.stdout.write(`FAILED places of rules that no world reached:\n  ${unreached.join('\n  ')}\n`);
  process.exitCode = toExitCode(tally) || (unreached.length > 0 ? ruleNeverReached : 0);
}
