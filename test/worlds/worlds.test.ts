// The exam that every change has to pass: worlds of fixed seeds, and beliefs that still have a place to be put into.
import { expect, test } from 'vitest';
import { findingsBy, openBeliever } from './canaries/believer.ts';
import { canaries, isGivenAway } from './canaries/canaries.ts';
import { canaryWorlds } from './canaries/canary-worlds.ts';
import { applyCanary } from './canaries/release-canary.ts';
import { findTypeErrors } from './canaries/type-errors.ts';
import { renderTally } from './sweep/print-tally.ts';
import { runSweep } from './sweep/run-sweep.ts';

const seed = 2026;
const worlds = 3_000;

test('3,000 worlds show no false proof, no false failure, and no bound that does not hold', async () => {
  const startMs = performance.now();
  const sum = await runSweep({ seed, from: 0, count: worlds });
  expect(sum.failures, renderTally(sum, seed, (performance.now() - startMs) / 1_000)).toEqual({});
  expect(sum.worlds).toBe(worlds);
  const evidence = ['bytes', 'metadata', 'changed', 'gone', 'replaced', 'superseded'];
  expect(Object.keys(sum.verdicts)).toEqual(expect.arrayContaining(evidence.map((each) => `verified (${each})`)));
}, 900_000);

test.each(canaries)('the belief has its place in the code: $name', (canary) => {
  expect(applyCanary(canary)).toContain(canary.replace);
});

test('what has a belief in it is still a program: a type error would be found out in place of the belief', () => {
  expect(findTypeErrors()).toEqual([]);
}, 60_000);

test.each(canaries)(
  'the belief is found out in a world that is sound without it: $name',
  async (canary) => {
    const believer = openBeliever(canary.name);
    try {
      const findings = await findingsBy(believer, canaryWorlds[canary.name]);
      expect(findings, canary.breaks).toSatisfy(() => isGivenAway(canary, findings));
    } finally {
      believer.close();
    }
  },
  60_000,
);
