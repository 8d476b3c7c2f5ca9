// What the event's branch holds by now: asked for late, once for all assets, and only of what git knows.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { BranchNow } from '../../../src/verify/newest.ts';
import { type Change, openSite, type RunInputs } from '../../support/run-pipeline.ts';
import { CheckoutFiles, gif, openScene } from './scene.ts';

const [old, now, newest] = [gif('old'), gif('the new one'), gif('the newest one of all')];
const modified = { change: 'modified', old, now } as const;
const commit = 'b'.repeat(40);

/** A branch whose tip has one content under every path, and when it was asked. */
function branchWith(content: Buffer | null, clock: { monotonicMs(): number }) {
  const asked: { readonly atMs: number; readonly paths: readonly string[] }[] = [];
  const version = content && {
    blobId: createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex'),
    size: content.length,
  };
  const branchNow: BranchNow = async (paths) => {
    asked.push({ atMs: clock.monotonicMs(), paths });
    return { commit, versions: new Map(paths.map((path) => [path, version])) };
  };
  return { asked, branchNow };
}

/** The Source has had the branch's file for a second when the run begins. */
async function runWith(content: Buffer | null, change: Change, inputs: RunInputs = {}, was = old) {
  const site = await openScene({ file: 'a.gif', was, is: content });
  const startMs = site.clock.monotonicMs();
  const branch = branchWith(content, site.clock);
  const { only } = await site.run({ 'a.gif': change }, { ...inputs, branchNow: branch.branchNow });
  return { only, site, askedMs: branch.asked.map(({ atMs }) => atMs - startMs) };
}

describe('a newer push that has won', () => {
  test.each([
    ['300', 15_000],
    ['20', 10_000],
  ])('is looked for after fifteen seconds, or half of a short `timeout`: %s s', async (timeout, dueMs) => {
    const { only, askedMs } = await runWith(newest, modified, { timeout });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'superseded' });
    expect(only.verification.detail).toContain(commit.slice(0, 7));
    expect(askedMs).toHaveLength(1);
    expect(askedMs[0]).toBeGreaterThanOrEqual(dueMs);
    expect(askedMs[0]).toBeLessThan(dueMs + 4_500);
  });

  test('is looked for as well of a file that is purged as it stands', async () => {
    const { only } = await runWith(newest, { change: 'tracked', now });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'superseded' });
  });

  test('is not looked for where the asset is proved before', async () => {
    const { only, askedMs } = await runWith(now, modified);
    expect([only.verification.evidence, askedMs]).toEqual(['bytes', []]);
  });

  test('is known by the Source, too: nothing is waited for until `timeout`', async () => {
    const { only, site, askedMs } = await runWith(newest, modified, { 'origin-url': true });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'superseded' });
    expect(site.simulator.log.purges()).toHaveLength(1);
    expect(askedMs[0]).toBeGreaterThanOrEqual(15_000);
    expect(site.clock.monotonicMs() - 60_000).toBeLessThan(45_000);
  });

  test('is asked for once for all assets that wait, and again after half a minute', async () => {
    const site = openSite();
    const names = ['a.gif', 'b.gif', 'c.gif'];
    for (const name of names) site.simulator.source.put(name, newest);
    const { asked, branchNow } = branchWith(newest, site.clock);
    const { reports } = await site.run(Object.fromEntries(names.map((name) => [name, modified])), { branchNow });
    expect(reports.map(({ verification }) => verification.evidence)).toEqual(names.map(() => 'superseded'));
    expect(asked.map(({ paths }) => paths)).toEqual([names, names]);
  });
});

test('the branch is not asked about a file that was built: git does not say how it should be', async () => {
  using files = new CheckoutFiles();
  const { askedMs } = await runWith(old, { change: 'tracked', checkoutFile: files.write(now) }, { timeout: '60' });
  expect(askedMs).toEqual([]);
});

test('a requested URL of which git knows nothing, and that the Source does not give, is waited for as a deployment', async () => {
  const site = await openScene({ file: 'a.gif', was: old, is: old });
  site.simulator.faults.add({ on: 'origin', times: 999, answer: { kind: 'answer', status: 500 } });
  const { only } = await site.run({ 'a.gif': { change: 'requested' } }, { 'origin-url': true, timeout: '30' });
  expect(only.problem?.message).toMatch(/^The Source could not be asked within 30 s: .* answers 500/);
});

test.each<[string, Change, RunInputs]>([
  ['a URL of which git knows nothing', { change: 'requested' }, {}],
  ['an image that is taken down whatever git has', { change: 'requested' }, { expect: 'gone' }],
])('the branch is not asked about %s', async (_, change, inputs) => {
  const { askedMs } = await runWith(old, change, { ...inputs, timeout: '60' });
  expect(askedMs).toEqual([]);
});

test('an image that is to be taken down, and that the Source still has, is not purged, and the report says what to do', async () => {
  const site = await openScene({ file: 'a.gif', was: old, is: old });
  const inputs = { expect: 'gone', 'origin-url': true, timeout: '60' } as const;
  const { only } = await site.run({ 'a.gif': { change: 'requested' } }, inputs);
  expect(only.verification).toMatchObject({ outcome: 'skipped', detail: 'It was not purged.' });
  expect(only.problem).toEqual({
    code: 'origin-not-ready',
    message: expect.stringMatching(
      /^The Source does not say that the file is gone within 60 s: .* It was not purged, because a purge would make imgix load it again/,
    ),
  });
  expect(site.simulator.log.purges()).toEqual([]);
});
