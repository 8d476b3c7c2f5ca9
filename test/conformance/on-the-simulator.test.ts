// The kit on the simulator: every fact as the table says, and none that could not be otherwise.
import { expect, test } from 'vitest';
import type { SimulatorOptions } from '../simulator/options.ts';
import type { Fact } from './fact.ts';
import { facts } from './facts.ts';
import { runFacts } from './run-facts.ts';
import { createSimulatedImgix } from './simulated-imgix.ts';
import { simulatedPrefix, worlds } from './turned-round.ts';

async function ask(fact: Fact, options: SimulatorOptions = {}) {
  const [result] = await runFacts({
    prefix: simulatedPrefix,
    facts: [fact],
    imgixFor: () => createSimulatedImgix({ ...worlds[fact.id]?.given, ...options }),
    concurrency: 1,
    onResult: () => {},
  });
  return result?.finding;
}

const testable = facts.filter(({ check }) => typeof check !== 'string');

test('no two facts have the same id', () => {
  expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
});

test('at most three facts cannot be tested on the simulator', () => {
  expect(facts.length - testable.length).toBeLessThanOrEqual(3);
});

test.each(testable)('the simulator is as the table says: $id', async (fact) => {
  expect(await ask(fact)).toMatchObject({ kind: 'holds' });
});

const turned = testable.flatMap((fact) =>
  (worlds[fact.id]?.turned ?? []).map((options, index) => ({ name: `${fact.id}, ${index + 1}`, fact, options })),
);

test('every fact that can be tested has a simulator in which it is not so, and no other id has', () => {
  expect(Object.keys(worlds).sort()).toEqual(testable.map(({ id }) => id).sort());
});

test.each(turned)('a simulator turned round is told apart: $name', async ({ fact, options }) => {
  expect(await ask(fact, options)).toMatchObject({ kind: 'differs' });
});

test.each<[SimulatorOptions, readonly string[]]>([
  [{ readOnly: true }, []],
  // Asked with another key, and of what is somebody else's: there a refusal is an answer.
  [{ apiKeys: [] }, ['no-permission-403']],
  [{ purgePermission: false }, ['foreign-domain-404', 'sub-image-foreign-source-404']],
])('an outage and a refused key are not taken for an answer: %o', async (options, others) => {
  const findings = await Promise.all(testable.map(async (fact) => [fact.id, (await ask(fact, options))?.kind]));
  expect(findings.filter(([, kind]) => kind === 'differs').map(([id]) => id)).toEqual(others);
});
