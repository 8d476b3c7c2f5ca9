// What `verify` makes of it all, what is said about it, and what it costs.
import { describe, expect, test } from 'vitest';
import { legacyTestKey } from '../../simulator/options.ts';
import { openSite } from '../../support/run-pipeline.ts';
import { gif, openScene } from './scene.ts';

const [old, now] = [gif('old'), gif('the new one')];
const modified = { 'a.gif': { change: 'modified', old, now } } as const;

describe('`verify`', () => {
  test.each(['stale', 'inconclusive'] as const)(
    'fails the run for what is %s with `strict`, and passes it with `warn`',
    async (outcome) => {
      const third = gif('optimised by the deployment');
      for (const [verify, conclusion] of [
        ['strict', 'failure'],
        ['warn', 'success'],
      ] as const) {
        const site = await openScene({
          file: 'a.gif',
          was: outcome === 'stale' ? old : third,
          is: outcome === 'stale' ? old : third,
        });
        const { only, report } = await site.run(modified, { verify, timeout: '30' });
        expect(only.verification.outcome).toBe(outcome);
        expect(report).toMatchObject({ conclusion, counts: { purged: 1, verified: 0, failed: 1 } });
      }
    },
  );

  test('`off` purges and looks at nothing', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: old });
    const { only, report } = await site.run(modified, { verify: 'off' });
    expect(only.verification).toMatchObject({ outcome: 'skipped', detail: 'Input `verify` is `off`.' });
    expect(report).toMatchObject({ conclusion: 'success', counts: { purged: 1, verified: 0, failed: 0 } });
    expect(site.simulator.log.entries.map(({ on }) => on)).toEqual(['api']);
  });

  test('`off` still waits for the origin', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: now, arrivesMs: 20_000 });
    await site.run(modified, { verify: 'off', 'origin-url': true });
    expect(site.simulator.log.purges()[0]?.at).toBeGreaterThanOrEqual(site.startMs + 20_000);
  });

  test('does not look at what was not purged', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: now });
    site.simulator.faults.add({ on: 'api', times: 99, answer: { kind: 'answer', status: 400 } });
    const { only, report } = await site.run(modified);
    expect(only).toMatchObject({ purge: { outcome: 'failed' }, verification: { outcome: 'skipped' } });
    expect(report.conclusion).toBe('failure');
    expect(site.simulator.log.on('cdn')).toHaveLength(1);
  });
});

describe('the report', () => {
  test('says what was proved, how, after how long and in how many checks', async () => {
    const site = await openScene({ simulator: { propagationMs: 3_000 }, file: 'a.gif', was: old, is: now });
    const { only, log } = await site.run(modified);
    const { checks, seconds } = only.verification;
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
    const seen = site.simulator.log.on('cdn').length - 1;
    expect(checks).toBe(seen);
    expect(seconds).toBeGreaterThan(3);
    expect(seconds).toBeLessThan(8);
    expect(log[0]).toBe('Purge and prove');
    expect(log.at(-1)).toBe(`proved ${site.url('a.gif')}: bytes, after ${seconds} s, ${checks} checks`);
  });

  test('counts the time from the accepted purge, and ends at the deadline', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: old });
    const { only } = await site.run(modified, { timeout: '47' });
    expect(only.verification.seconds).toBeGreaterThanOrEqual(47);
    expect(only.verification.seconds).toBeLessThan(48);
    expect(only.problem?.message).toContain('for 47 s');
  });
});

test('the log tells the plan, what was odd, and what is being waited for, until the run is over', async () => {
  const site = await openScene({ file: 'a.gif', was: old, is: old });
  site.simulator.faults.add({ on: 'api', times: 1, answer: { kind: 'answer', status: 202, body: '{}' } });
  const { log } = await site.run(modified, { timeout: '60' });
  expect(log[1]).toBe('1 URL to purge, 10 a second at most.');
  expect(log[2]).toBe(`Purge of ${site.url('a.gif')}: the answer held no purge id, which is not how imgix answers.`);
  expect(log.filter((line) => /being checked, for \d+ s at most\. Seen: 1 x the old bytes/.test(line))).not.toEqual([]);
  const lines = log.length;
  await site.clock.sleep(300_000);
  expect(log).toHaveLength(lines);
});

test('`api-version: v2` purges by the older endpoint', async () => {
  const site = await openScene({ file: 'a.gif', was: old, is: now });
  const { only } = await site.run(modified, { 'api-version': 'v2', 'api-key': legacyTestKey });
  expect(only).toMatchObject({ purge: { outcome: 'accepted' }, verification: { outcome: 'verified' } });
  expect(site.simulator.log.on('api').map(({ url }) => url)).toEqual([expect.stringMatching(/\/v2\/image\/purger$/)]);
});

test('a cancelled run tells of each asset how far it came', async () => {
  const abort = new AbortController();
  const site = await openScene({ file: 'a.gif', was: old, is: old });
  site.clock.at(site.clock.monotonicMs() + 5_000, () => abort.abort(new Error('cancelled')));
  const { only, report } = await site.run(modified, { signal: abort.signal });
  expect(only.problem?.message).toContain('It was purged, but not proved.');
  expect(report.conclusion).toBe('failure');
  expect(site.clock.forSimulator.now() - site.startMs).toBeLessThan(5_100);
});

test('a thousand stale assets do not hammer the CDN', async () => {
  const toLatency = () => ({ thereMs: 20, backMs: 20 });
  const site = openSite({ simulator: { propagationMs: 900_000 }, toLatency });
  const startMs = site.clock.forSimulator.now();
  const names = Array.from({ length: 1_000 }, (_, index) => `${index}.gif`);
  for (const name of names) {
    site.simulator.source.put(name, old);
    site.simulator.warm(`/${name}`);
    site.simulator.source.put(name, now);
  }
  const changes = Object.fromEntries(names.map((name) => [name, modified['a.gif']]));
  await site.run(changes, { timeout: '120' });
  const looks = site.simulator.log.on('cdn').map(({ at }) => at - startMs);
  // All are polled once the last of them was purged, after a hundred seconds.
  const counts = [...Map.groupBy(looks, (at) => Math.floor(at / 1_000)).entries()];
  const whilePolling = counts.filter(([second]) => second >= 100 && second < 115).map(([, { length }]) => length);
  expect(whilePolling).toHaveLength(15);
  expect(Math.max(...whilePolling)).toBeLessThan(260);
  // 24 fetches for verification and 32 purges at a time.
  expect(site.http.maxInFlight).toBeLessThanOrEqual(24 + 32);
}, 120_000);

test('a comparison that takes long says now and then how far it is', async () => {
  const site = openSite({ toLatency: () => ({ thereMs: 4000, backMs: 4000 }) });
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}.gif`, gif(`file ${n}`)]));
  for (const [path, bytes] of Object.entries(files)) site.simulator.source.put(path, bytes);
  const changes = Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path, { change: 'tracked', now: bytes } as const]),
  );
  const { log } = await site.run(changes, { select: 'stale' });
  expect(log.filter((line) => line.endsWith(' compared.'))).toEqual(['24 of 40 URLs compared.']);
});
