import { expect, test } from 'vitest';
import type { Log } from '../../../src/platform/actions.ts';
import { Progress } from '../../../src/report/progress.ts';
import { skipped } from '../../../src/verify/verification.ts';
import { accepted, assetReport, rejectedReport, staleReport, verified } from '../../support/reports.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

function start(total: number): { progress: Progress; clock: VirtualClock; info: string[]; debug: string[] } {
  const [info, debug]: [string[], string[]] = [[], []];
  const clock = new VirtualClock();
  const nothing = (): void => {};
  const log: Log = {
    info: (line) => info.push(line),
    debug: (line) => debug.push(line),
    annotate: nothing,
    startGroup: nothing,
    endGroup: nothing,
  };
  return { progress: new Progress(log, clock, total), clock, info, debug };
}

test('each asset that is settled has its line, which says what came of it', () => {
  const { progress, info } = start(5);
  progress.finished(assetReport('a'));
  progress.finished(assetReport('b', { purge: { ...accepted, repeats: 1 }, verification: { ...verified, checks: 1 } }));
  progress.finished(assetReport('c', { verification: skipped('off') }));
  progress.finished(staleReport('d'));
  progress.stop();
  expect(info).toEqual([
    'verified (bytes) https://x.imgix.net/a after 3.1 s and 2 checks. It serves the bytes of the new file.',
    'verified (bytes) https://x.imgix.net/b after 3.1 s and 1 check, purged 2 times. It serves the bytes of the new file.',
    'purged https://x.imgix.net/c (accepted, not verified)',
    'FAILED https://x.imgix.net/d: What failed and what to do. [stale]',
  ]);
});

test('each purge is told to who debugs, and what was odd about it to everybody', () => {
  const { progress, info, debug } = start(2);
  progress.purged('https://x.imgix.net/a', accepted);
  progress.purged('https://x.imgix.net/b', { ...accepted, outcome: 'failed', status: null, attempts: 5, note: 'odd.' });
  progress.stop();
  expect(debug).toEqual([
    'purge accepted (status 200, attempts 1) https://x.imgix.net/a',
    'purge failed (status none, attempts 5) https://x.imgix.net/b',
  ]);
  expect(info).toEqual(['Purge of https://x.imgix.net/b: odd.']);
});

test('the state of the run is told every ten seconds, until the end', async () => {
  const { progress, clock, info } = start(4);
  progress.purged('a', accepted);
  progress.purged('b', { ...accepted, outcome: 'duplicate' });
  progress.purged('c', { ...accepted, outcome: 'failed' });
  await clock.sleep(10_001);
  expect(info).toEqual(['Progress: 2 of 4 purged, 0 verified, 0 failed, 4 not settled yet.']);
  progress.finished(assetReport('a'));
  progress.finished(rejectedReport('c'));
  await clock.sleep(10_000);
  expect(info.at(-1)).toBe('Progress: 2 of 4 purged, 1 verified, 1 failed, 2 not settled yet.');
  progress.stop();
  const { length } = info;
  await clock.sleep(60_000);
  expect(info.length).toBe(length);
});
