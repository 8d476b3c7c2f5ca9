// A run that is stopped tells of each asset how far it came, and what its purge may have done.
import { describe, expect, test } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import type { FaultAnswer } from '../../simulator/faults.ts';
import type { RunInputs, Site, SiteRun } from '../../support/run-pipeline.ts';
import { gif, openScene, type Scene } from './scene.ts';

const [old, now] = [gif('old'), gif('the new one')];
const modified = { change: 'modified', old, now } as const;
const page = { kind: 'answer', status: 200, body: '<html>Log in</html>' } as const;

const cancelled = new ActionError('cancelled', 'The run was cancelled.');

type Story = { readonly api?: FaultAnswer; readonly inputs?: RunInputs } & Pick<Scene, 'toLatency'>;

/** A run over one file that stays stale, stopped after so many milliseconds. */
async function stoppedAfter(
  ms: number,
  { api, inputs, toLatency }: Story = {},
  reason: unknown = cancelled,
): Promise<SiteRun & { readonly site: Site }> {
  const site = await openScene({ file: 'a.gif', was: old, is: old, ...(toLatency && { toLatency }) });
  if (api !== undefined) site.simulator.faults.add({ on: 'api', times: Number.POSITIVE_INFINITY, answer: api });
  const abort = new AbortController();
  site.clock.at(site.clock.monotonicMs() + ms, () => abort.abort(reason));
  const { reports, report, only, log } = await site.run({ 'a.gif': modified }, { ...inputs, signal: abort.signal });
  return { site, reports, report, only, log };
}

const slowApi: Story = { toLatency: ({ method }) => ({ thereMs: method === 'POST' ? 2_000 : 1, backMs: 1 }) };

describe('a run that was cancelled', () => {
  test.each<[string, number, Story, string, string]>([
    ['before its deployment', 30_000, { inputs: { 'origin-url': true } }, 'skipped', 'It was not purged.'],
    [
      'while its purge was under way',
      1_000,
      slowApi,
      'skipped',
      'Its purge was under way and may have had its effect.',
    ],
    ['after its purge', 5_000, {}, 'accepted', 'It was purged, but not proved.'],
    [
      'after its purge, which was a duplicate',
      5_000,
      { api: { kind: 'answer', status: 409 } },
      'duplicate',
      'It was purged, but not proved.',
    ],
    [
      'after imgix turned its purge down',
      1_000,
      { api: { kind: 'answer', status: 404 } },
      'failed',
      'It was not purged.',
    ],
    [
      "after something else had answered in imgix's place",
      5_000,
      { api: page },
      'failed',
      'Its purge was under way and may have had its effect.',
    ],
  ])('%s says of the asset: %s ms, %s', async (_, ms, story, outcome, state) => {
    const { only, report } = await stoppedAfter(ms, story);
    expect(only.purge.outcome).toBe(outcome);
    expect(only.verification).toMatchObject({ outcome: 'skipped', detail: 'The run was cancelled.' });
    expect(only.problem).toEqual({ code: 'not-attempted', message: `The run was cancelled. ${state}` });
    expect(report.conclusion).toBe('failure');
  });

  test('says of a purge that something else answered why it does not count', async () => {
    const { only } = await stoppedAfter(5_000, { api: page });
    expect(only.purge.error?.message).toMatch(
      /^Something answered 200, .* The run was stopped before anything showed that it was purged\.$/,
    );
  });

  test('forgets what something else answered once imgix has taken a repeated purge', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: old });
    site.simulator.faults.add({ on: 'api', answer: page });
    const abort = new AbortController();
    site.clock.at(site.clock.monotonicMs() + 15_000, () => abort.abort(cancelled));
    const { only } = await site.run({ 'a.gif': { change: 'deleted', old } }, { signal: abort.signal });
    expect(only.purge).toMatchObject({ outcome: 'accepted', attempts: 2, repeats: 1, error: null });
    expect(only.problem?.message).toBe('The run was cancelled. It was purged, but not proved.');
    expect(Date.parse(only.verification.removal?.purgedAt ?? '')).toBeGreaterThan(site.startMs + 10_000);
  });

  test('counts the purges that were repeated until then', async () => {
    const { only, site } = await stoppedAfter(45_000);
    const purges = site.simulator.log.purges().length;
    expect(only.purge).toMatchObject({ outcome: 'accepted', attempts: purges, repeats: purges - 1 });
    expect(purges).toBeGreaterThan(2);
  });

  test.each([
    ['a first purge', 1_000, { outcome: 'skipped', attempts: 1, repeats: 0 }],
    ['a repeated purge', 13_000, { outcome: 'accepted', attempts: 2, repeats: 1 }],
  ])('counts %s that was under way', async (_, ms, purge) => {
    const { only } = await stoppedAfter(ms, slowApi);
    expect(only.purge).toMatchObject(purge);
  });

  test('counts each attempt at a purge that imgix held back', async () => {
    const { only, site } = await stoppedAfter(5_000, { api: { kind: 'answer', status: 429 } });
    const { length } = site.simulator.log.purges();
    expect(only.purge).toMatchObject({ outcome: 'skipped', attempts: length });
    expect(length).toBeGreaterThan(1);
  });

  test('starts nothing for the assets that wait, and has them in the report', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: old });
    const names = ['a.gif', ...Array.from({ length: 600 }, (_, index) => `${index}.gif`)];
    const abort = new AbortController();
    site.clock.at(site.clock.monotonicMs() + 20_000, () => abort.abort(cancelled));
    const changes = Object.fromEntries(names.map((name) => [name, modified]));
    const { reports } = await site.run(changes, { signal: abort.signal });
    const asked = site.http.requests;
    await site.clock.sleep(60_000);
    expect(site.http.requests).toBe(asked);
    expect(reports.map(({ url }) => url)).toEqual(names.map(site.url));
    expect(reports.at(-1)?.problem?.message).toBe('The run was cancelled. It was not purged.');
  });
});

test.each([
  [new ActionError('internal', 'Out of order.'), 'The run was stopped (internal).'],
  [new TypeError('out of order'), 'The run was stopped by a fault of this action.'],
])('a run that was stopped by something else says by what: %s', async (reason, words) => {
  const { only } = await stoppedAfter(5_000, {}, reason);
  expect(only.problem?.message).toBe(`${words} It was purged, but not proved.`);
});

test('a purge that may have been lost is said to be so where `verify` is `off`', async () => {
  const site = await openScene({ file: 'a.gif', was: old, is: now });
  site.simulator.faults.add({ on: 'api', times: Number.POSITIVE_INFINITY, answer: { kind: 'reset-after' } });
  const { only } = await site.run({ 'a.gif': modified }, { verify: 'off' });
  expect(only.verification).toMatchObject({ outcome: 'skipped', detail: 'It may have been purged.' });
});

test("what something else answered in imgix's place counts for no purge where `verify` is `off`", async () => {
  const site = await openScene({ file: 'a.gif', was: old, is: now });
  site.simulator.faults.add({ on: 'api', times: 1, answer: page });
  const { only, report } = await site.run({ 'a.gif': modified }, { verify: 'off' });
  expect(only.purge.outcome).toBe('failed');
  expect(only.purge.error?.message).toContain('With `verify: off` nothing else would tell whether it was purged.');
  expect(report.conclusion).toBe('failure');
});
