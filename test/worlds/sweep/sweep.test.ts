// The exam itself: what it says, and with which exit status, where something is wrong.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openBeliever } from '../canaries/believer.ts';
import { canaryWorlds } from '../canaries/canary-worlds.ts';
import { crossedWorld } from '../draw/crossed-world.ts';
import { type Property, properties } from '../judge/finding.ts';
import { renderTally, ruleNeverReached, toExitCode } from './print-tally.ts';
import { addFinding, emptyTally, type Tally } from './tally.ts';
import { watchHeap } from './watch-heap.ts';

function tallyOf(...broken: readonly Property[]): Tally {
  const tally = emptyTally();
  for (const property of broken) addFinding(tally, 42, { property, kind: 'a kind', url: 'a URL', detail: 'a detail' });
  return tally;
}

test('the exit status tells which promise is broken, and of several the worst', () => {
  const codes = properties.map((property) => toExitCode(tallyOf(property)));
  expect(new Set([0, ...codes]).size).toBe(properties.length + 1);
  expect(toExitCode(tallyOf())).toBe(0);
  expect(toExitCode(tallyOf('complete', 'bounded', 'live', 'safe'))).toBe(toExitCode(tallyOf('safe')));
});

test('a failure is told with the line that plays it again', () => {
  expect(renderTally(tallyOf('live'), 7, 1)).toContain(
    'FAILED live: a kind (1 times). a URL a detail\n  npm run worlds -- --seed 7 --replay 42',
  );
  expect(renderTally(tallyOf('live'), '7 --crossed', 1)).toContain('npm run worlds -- --seed 7 --crossed --replay 42');
});

test('a crossed world is the same whenever it is asked for, and no other one', () => {
  expect(crossedWorld(7, 42)).toEqual(crossedWorld(7, 42));
  expect(crossedWorld(7, 42)).not.toEqual(crossedWorld(7, 43));
});

test('a sweep that does not reach every place of a rule fails, and names the places', () => {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  const range = ['--count', '10', '--seed', '1', '--rules', '--workers', '1'];
  const { status, stdout } = spawnSync(process.execPath, [main, ...range], { encoding: 'utf8' });
  expect(stdout).toMatch(/^FAILED places of rules that no world reached:\n {2}[a-z-]+\.ts:\d+ [a-z]+/m);
  expect(status).toBe(ruleNeverReached);
}, 60_000);

test('checks and requests of an asset have bounds that fail', async () => {
  const believer = openBeliever('a CDN likes to be asked');
  try {
    const findings = await believer.findingsIn(canaryWorlds['a CDN likes to be asked']);
    expect(findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['too many checks', 'too many requests']));
  } finally {
    believer.close();
  }
}, 60_000);

test('what a process keeps of its worlds is seen to grow', () => {
  const heap = watchHeap();
  const grown = (batches: number): number => Math.max(...Array.from({ length: batches }, heap.grownBytes));
  expect(grown(6)).toBeLessThan(10_000_000);
  const kept = Array.from({ length: 400_000 }, (_, index) => ({ index, text: `world ${index}` }));
  expect(grown(6)).toBeGreaterThan(20_000_000);
  expect(kept).toHaveLength(400_000);
});
