import { describe, expect, test } from 'vitest';
import type { Log } from '../../../src/platform/actions.ts';
import { Progress, type ProgressOptions } from '../../../src/report/progress.ts';
import { skipped } from '../../../src/verify/verification.ts';
import {
  accepted,
  assetReport,
  notAttemptedReport,
  rejectedReport,
  staleReport,
  verified,
} from '../../support/reports.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

function start(total: number, changes: Partial<ProgressOptions> = {}) {
  const [info, debug]: [string[], string[]] = [[], []];
  const clock = new VirtualClock();
  const nothing = (): void => {};
  const log: Log = {
    info: (...lines) => info.push(...lines),
    debug: (line) => debug.push(line),
    startGroup: nothing,
    endGroup: nothing,
  };
  const progress = new Progress(log, clock, { total, rate: 10, timeoutMs: 300_000, ...changes });
  return { progress, clock, info, debug, plan: info.shift() };
}

test.each([
  [3, 10, '3 URLs to purge, 10 a second at most.'],
  [1500, 10, '1,500 URLs to purge, 10 a second at most, which takes at least 2 min 29 s.'],
  [60, 2, '60 URLs to purge, 2 a second at most, which takes at least 29 s.'],
  [1500, undefined, '1,500 URLs to purge, without a rate limit.'],
])('at the start it is told how long %i purges take', (total, rate, plan) => {
  const run = start(total, { rate });
  run.progress.stop();
  expect(run.plan).toBe(plan);
});

test('each asset has one line, when it is done, which says what came of it', () => {
  const { progress, info } = start(8);
  progress.finished(assetReport('a'));
  progress.finished(assetReport('b', { purge: { ...accepted, repeats: 1 }, verification: { ...verified, checks: 1 } }));
  progress.finished(assetReport('c', { verification: skipped('off') }));
  progress.finished(staleReport('d'));
  progress.finished(rejectedReport('e'));
  // It was looked at all the same.
  progress.finished({ ...rejectedReport('f'), verification: staleReport('f').verification });
  progress.finished(notAttemptedReport('g'));
  const removal = { lastServedAt: null, purgedAt: null, goneAt: null };
  const gone = { ...verified, evidence: 'gone', removal } as const;
  progress.finished(assetReport('h', { change: 'requested', verification: gone }));
  progress.stop();
  expect(info).toEqual([
    'proved https://x.imgix.net/a: bytes, after 3.1 s, 2 checks',
    'proved https://x.imgix.net/b: bytes, after 3.1 s, 1 check, purged 2 times',
    'purged https://x.imgix.net/c, not checked',
    'not proved https://x.imgix.net/d: imgix still serves the bytes of the old file, in 2 checks [stale]',
    'not purged https://x.imgix.net/e: What failed and what to do [purge-rejected]',
    'not purged https://x.imgix.net/f: What failed and what to do [purge-rejected]',
    'not purged https://x.imgix.net/g: the run was cancelled [not-attempted]',
    'checked https://x.imgix.net/h: gives nothing, and this run never saw it served, after 3.1 s, 2 checks',
  ]);
});

test('each purge and each check is told to who debugs, and what was odd about a purge to everybody', () => {
  const { progress, info, debug } = start(2);
  progress.purged('https://x.imgix.net/a', accepted);
  progress.purged('https://x.imgix.net/b', { ...accepted, outcome: 'failed', status: null, attempts: 5, note: 'odd.' });
  progress.checked('https://x.imgix.net/a', { kind: 'missing', status: 404 }, 'imgix answers 404.');
  progress.stop();
  expect(debug).toEqual([
    'purge accepted (status 200, attempts 1) https://x.imgix.net/a',
    'purge failed (status none, attempts 5) https://x.imgix.net/b',
    'check https://x.imgix.net/a: imgix answers 404.',
  ]);
  expect(info).toEqual(['Purge of https://x.imgix.net/b: odd.']);
});

test('why a check lasts is said once, and how long that can be', () => {
  const { progress, info } = start(2);
  for (const url of ['https://x.imgix.net/a', 'https://x.imgix.net/b'])
    progress.checked(url, { kind: 'too-early' }, 'D');
  progress.stop();
  expect(info).toEqual([
    expect.stringMatching(/ for a minute \(for an error up to five\), .*\(first: https:\/\/x\.imgix\.net\/a\)\.$/),
  ]);
});

describe('while it lasts', () => {
  test('it is told what is seen, with counts, and how long it can still take', async () => {
    const { progress, clock, info } = start(4);
    for (const url of ['a', 'b', 'c', 'd']) progress.purged(url, accepted);
    progress.checked('a', { kind: 'missing', status: 404 }, 'D');
    progress.checked('b', { kind: 'old-bytes' }, 'D');
    progress.checked('c', { kind: 'old-bytes' }, 'D');
    progress.checked('d', null, 'D');
    await clock.sleep(10_001);
    expect(info).toEqual([
      '0 of 4 URLs proved, 0 failed, 4 being checked, for 4 min 50 s at most. Seen: 2 x the old bytes, 1 x 404, 1 x the new state.',
    ]);
    progress.finished(assetReport('d', { url: 'd' }));
    progress.checked('b', { kind: 'missing', status: 404 }, 'D');
    await clock.sleep(20_000);
    expect(info.at(-1)).toBe(
      '1 of 4 URLs proved, 0 failed, 3 being checked, for 4 min 30 s at most. Seen: 2 x 404, 1 x the old bytes.',
    );
    progress.stop();
  });

  test('and how long the purges that are left take', async () => {
    const { progress, clock, info } = start(1500);
    for (let index = 0; index < 100; index++) progress.purged(`${index}`, accepted);
    await clock.sleep(10_001);
    expect(info).toEqual(['0 of 1,500 URLs proved, 0 failed, 1,400 not purged yet, which takes at least 2 min 19 s.']);
    progress.stop();
  });

  test('and what the Source gives as long as it is waited for, and how long that can be', async () => {
    const { progress, clock, info } = start(3, { timeoutMs: 30_000 });
    progress.lookedAtOrigin('a', false, 'still serves the old file');
    progress.lookedAtOrigin('b', false, 'answers 404, it has no such file');
    await clock.sleep(5_000);
    progress.lookedAtOrigin('b', false, 'still serves the old file');
    progress.lookedAtOrigin('c', false, 'answers 500');
    await clock.sleep(5_001);
    const counts = '0 of 3 URLs proved, 0 failed, 3 not purged yet.';
    expect(info).toEqual([
      `${counts} Waiting for the Source, for 25 s at most: it still serves the old file (2 URLs); answers 500 (1 URL).`,
    ]);
    progress.lookedAtOrigin('a', true, 'serves the new file');
    progress.finished({ ...notAttemptedReport('b'), url: 'b' });
    progress.lookedAtOrigin('c', true, 'serves the new file');
    await clock.sleep(20_000);
    expect(info.at(-1)).not.toContain('Source');
    progress.stop();
  });

  test('but not of those that are not purged at all, as the origin was not ready', async () => {
    const { progress, clock, info } = start(3);
    for (const url of ['a', 'b']) progress.purged(url, accepted);
    progress.finished(notAttemptedReport('c'));
    await clock.sleep(10_001);
    expect(info.at(-1)).toMatch(/^0 of 3 URLs proved, 1 failed, 2 being checked, for /);
    progress.stop();
  });

  test('less and less often, and no more after the end', async () => {
    const { progress, clock, info } = start(1);
    progress.purged('a', accepted);
    await clock.sleep(300_000);
    expect(info.length).toBe(6);
    progress.stop();
    await clock.sleep(300_000);
    expect(info.length).toBe(6);
  });
});
