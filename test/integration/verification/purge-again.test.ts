// While an asset is stale it is purged again: the first purge may have met an origin that was not ready.
import { describe, expect, test } from 'vitest';
import { openSite } from '../../support/run-pipeline.ts';
import { gif, openScene } from './scene.ts';

const [old, now] = [gif('old'), gif('the new one')];
const modified = { change: 'modified', old, now } as const;

describe('a purge that met an origin which was not ready', () => {
  test('is repeated until imgix has the new file, and counted', async () => {
    const site = await openScene({
      simulator: { propagationMs: 1_000 },
      file: 'a.gif',
      was: old,
      is: now,
      arrivesMs: 25_000,
    });
    const { only, log } = await site.run({ 'a.gif': modified });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
    const purges = site.simulator.log.purges();
    expect(only.purge).toMatchObject({ attempts: purges.length, repeats: purges.length - 1, outcome: 'accepted' });
    expect(purges).toHaveLength(4);
    expect(log.at(-1)).toContain('purged 4 times');
    const outcomes = site.simulator.events.flatMap((event) => (event.kind === 'revalidated' ? [event.outcome] : []));
    expect(outcomes).toEqual(['unchanged', 'unchanged', 'unchanged', 'replaced']);
  });

  test('is repeated ten seconds apart at least, so that none is a duplicate', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: old });
    const { only } = await site.run({ 'a.gif': modified }, { timeout: '120' });
    const purges = site.simulator.log.purges();
    expect(purges.length).toBeGreaterThan(7);
    for (const [index, { at, status }] of purges.entries()) {
      expect(status).toBe(200);
      if (index > 0) expect(at - (purges[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(10_000);
    }
    expect(only.purge.repeats).toBe(purges.length - 1);
  });

  test('is looked after soon once it was repeated', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: now, arrivesMs: 200_000 });
    const { only } = await site.run({ 'a.gif': modified });
    expect(only.verification.outcome).toBe('verified');
    const last = site.simulator.log.purges().at(-1)?.at ?? 0;
    expect(site.clock.forSimulator.now() - last).toBeLessThan(12_000);
  });
});

test('repeated purges have a quarter of the rate until each asset has had its first, and all of them keep to it', async () => {
  const site = openSite({ simulator: { propagationMs: 600_000 } });
  const { source } = site.simulator;
  const names = Array.from({ length: 200 }, (_, index) => `${index}.gif`);
  for (const name of names) {
    source.put(name, old);
    site.simulator.warm(`/${name}`);
    source.put(name, now);
  }
  await site.run(Object.fromEntries(names.map((name) => [name, modified])), { timeout: '40' });
  const purges = site.simulator.log.purges();
  const seen = new Set<string | undefined>();
  const isRepeat = purges.map(({ url }) => seen.has(url) || !seen.add(url));
  const untilLastFirst = isRepeat.slice(0, isRepeat.lastIndexOf(false));
  const repeats = untilLastFirst.filter((is) => is).length;
  expect(repeats).toBeGreaterThan(20);
  expect(repeats).toBeLessThanOrEqual(untilLastFirst.length / 4);
  expect(purges.length).toBeGreaterThan(250);
  expect(purges.every(({ status }) => status === 200)).toBe(true);
  expect(site.simulator.log.maxInWindow(1_000)).toBeLessThanOrEqual(10);
});

test('a proof ends the waiting for another purge', async () => {
  const site = await openScene({ simulator: { propagationMs: 11_000 }, file: 'a.gif', was: old, is: now });
  await site.run({ 'a.gif': modified });
  const count = site.simulator.log.purges().length;
  await site.clock.sleep(60_000);
  expect(site.simulator.log.purges()).toHaveLength(count);
});

test('an asset that imgix does not know (404) is verified all the same, and a proof outweighs the 404', async () => {
  const site = await openScene({ simulator: { unknownPurgeStatus: 404 }, file: 'a.gif', was: null, is: now });
  const { only, report } = await site.run({ 'a.gif': { change: 'added', now } });
  expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
  expect(report.conclusion).toBe('success');
});

test('a key that is refused only later stops the run', async () => {
  const site = await openScene({ file: 'a.gif', was: old, is: old });
  site.simulator.faults.add({ on: 'api', skip: 1, times: 99, answer: { kind: 'answer', status: 401 } });
  const { only, report } = await site.run({ 'a.gif': modified }, { timeout: '120' });
  expect(only.problem?.code).toBe('not-attempted');
  expect(only.problem?.message).toContain('It was purged, but not proved.');
  expect(report.conclusion).toBe('failure');
  expect(site.clock.forSimulator.now() - site.startMs).toBeLessThan(40_000);
});
