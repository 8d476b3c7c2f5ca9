import { describe, expect, test } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import { joinReports } from '../../../src/report/join/join-reports.ts';
import { purgeSkipped, type RunReport } from '../../../src/report/run-report.ts';
import type { Setup } from '../../../src/report/setup.ts';
import { toFailedReport } from '../../../src/report/to-run-report.ts';
import {
  assetReport,
  derivativeReport,
  doneReport,
  range,
  rejectedReport,
  setup,
  staleReport,
  unprovedReport,
} from '../../support/reports.ts';

const shard = (index: number, report: RunReport): RunReport => ({ ...report, shard: { index, count: 2 } });
const idle: RunReport = { ...doneReport([]), conclusion: 'nothing-to-do', notices: ['None falls into this shard.'] };

const join = (reports: readonly RunReport[], changes: Partial<Setup> = {}) =>
  joinReports(
    reports.map((report, index) => ({ name: `report-${index}/report.json`, text: JSON.stringify(report) })),
    { ...setup, ...changes },
  );

const dry: RunReport = { ...doneReport([]), conclusion: 'dry-run' };

describe('the reports of a matrix', () => {
  test('become one: assets in the order of the jobs, counts and diagnoses of all, every sentence once', () => {
    const first = shard(1, doneReport([assetReport('a'), staleReport('b')], 'strict', { notices: ['N'] }));
    const second = shard(2, doneReport([staleReport('c')], 'strict', { notices: ['N', 'M'] }));
    const joined = join([first, second], { root: 'elsewhere' });
    expect(joined).toMatchObject({
      conclusion: 'failure',
      range,
      counts: { urls: 3, verified: 1, failed: 2 },
      error: null,
      notices: ['N', 'M'],
      shard: null,
    });
    expect(joined.assets.map(({ file }) => file)).toEqual(['a', 'b', 'c']);
    expect(joined.diagnoses).toMatchObject([{ code: 'old-bytes', count: 2 }]);
    expect(joined.diagnoses[0]?.remedy).toBe(first.diagnoses[0]?.remedy);
  });

  test.each<[string, RunReport[], RunReport['conclusion']]>([
    ['a success', [shard(1, doneReport([assetReport('a')])), shard(2, idle)], 'success'],
    ['nothing to do in both', [shard(1, idle), shard(2, idle)], 'nothing-to-do'],
    ['dry runs alone', [shard(1, dry), shard(2, idle)], 'dry-run'],
    ['a dry run beside a success', [shard(1, dry), shard(2, doneReport([assetReport('a')]))], 'failure'],
    ['a failure', [shard(1, doneReport([staleReport('a')])), shard(2, doneReport([assetReport('b')]))], 'failure'],
    [
      'a success that its assets belie',
      [shard(1, { ...doneReport([rejectedReport('a')]), conclusion: 'success' }), shard(2, idle)],
      'failure',
    ],
    ['what passed with `verify: warn`', [shard(1, doneReport([staleReport('a')], 'warn')), shard(2, idle)], 'success'],
  ])('have the verdict of the worst of them: %s', (_, reports, conclusion) => {
    expect(join(reports).conclusion).toBe(conclusion);
  });

  test('keep the further commits of their range', () => {
    const more = { ...range, alsoFrom: ['c'.repeat(40)] };
    expect(join([shard(1, { ...doneReport([]), range: more }), shard(2, idle)]).range).toEqual(more);
    expect(
      join([shard(1, { ...doneReport([]), range: { ...range, alsoFrom: ['c'] } }), shard(2, idle)]).error,
    ).toMatchObject({
      code: 'reports-incomplete',
    });
  });

  test('are all of dry runs where one failed because a host gave none of its files', () => {
    const challenge = unprovedReport('b', { kind: 'challenge', by: 'a filter' });
    const failed = doneReport([{ ...challenge, purge: purgeSkipped }]);
    expect(join([shard(1, dry), shard(2, failed)])).toMatchObject({ conclusion: 'failure', error: null });
  });

  test('are not joined where one is of another commit: it may have been left by an earlier run', () => {
    const head = '9'.repeat(40);
    const earlier = doneReport([assetReport('b')], 'strict', { range: { ...range, head } });
    const joined = join([shard(1, doneReport([assetReport('a')])), shard(2, earlier)]);
    expect(joined).toMatchObject({ conclusion: 'failure', error: { code: 'reports-incomplete' } });
    expect(joined.error?.message).toContain(`different commits (${range.head}, ${head})`);
    const ofLarger = { ...shard(2, idle), shard: { index: 2, count: 5 } };
    expect(join([shard(1, idle), ofLarger]).error?.message).toMatch(
      /different sizes: some may be left from an earlier run\. Empty the folder before the download\./,
    );
  });

  test('keep the error that stopped one of them, with a link into the own docs', () => {
    const error = { code: 'api-key-refused', message: 'Refused.', link: 'https://www.example.com/login' } as const;
    const stopped = { ...shard(2, idle), conclusion: 'failure', error } as const;
    expect(join([shard(1, doneReport([assetReport('a')])), stopped])).toMatchObject({
      conclusion: 'failure',
      error: { ...error, message: '2/2: Refused.', link: `${setup.docs}/troubleshooting.md#api-key-refused` },
    });
  });

  test('leave out what an earlier join has made of them, also where it failed, but not what it has made of others', () => {
    const [one, two] = [shard(1, doneReport([assetReport('a')])), shard(2, doneReport([assetReport('b')]))];
    const failedJoin = toFailedReport(new ActionError('invalid-input', 'Wrong.'), 'docs', { isJoin: true });
    const joined = join([one, two, failedJoin]);
    expect(joined).toMatchObject({
      conclusion: 'success',
      joinedFrom: ['report-0/report.json', 'report-1/report.json'],
    });
    expect(joined.notices).toEqual([expect.stringMatching(/^`report-2\/report\.json` is left out: /)]);
    const ofOthers = { ...doneReport([rejectedReport('c')]), joinedFrom: ['a/report.json', 'report-0/report.json'] };
    expect(join([one, two, ofOthers])).toMatchObject({ conclusion: 'failure', counts: { urls: 3, failed: 1 } });
    const ofNamesakes = { ...ofOthers, joinedFrom: ['report-0/report.json', 'report-1/report.json'] };
    expect(join([one, two, ofNamesakes])).toMatchObject({ conclusion: 'failure', counts: { urls: 3, failed: 1 } });
    expect(join([ofOthers, failedJoin])).toMatchObject({ conclusion: 'failure', error: { code: 'invalid-input' } });
    expect(join([failedJoin])).toMatchObject({ conclusion: 'failure', error: { code: 'invalid-input' } });
  });

  test('say of their own assets alone what is wrong with them', () => {
    const missing = doneReport([unprovedReport('a', { kind: 'missing', status: 404 })]);
    const [diagnosis] = missing.diagnoses;
    const other = {
      ...doneReport([assetReport('b')]),
      diagnoses: missing.diagnoses.map((one) => ({ ...one, remedy: 'Ignore it.' })),
    };
    expect(join([shard(1, other), shard(2, missing)]).diagnoses).toMatchObject([{ remedy: diagnosis?.remedy }]);
  });

  test.each([
    ['more than its path', 'https://a.imgix.net/b.png?w=4000', false],
    ['a fragment', 'https://a.imgix.net/b.png#top', false],
    ['a user name', 'https://name@a.imgix.net/b.png', false],
    ['an `@` in its path', 'https://a.imgix.net//b@2x.png', true],
  ])('whose URL of an asset has %s: %s, taken: %s', (_, url, isTaken) => {
    const take = () => join([doneReport([{ ...assetReport('a'), url }])]);
    if (isTaken) expect(take().error).toBeNull();
    else expect(take).toThrow('`assets[0].url` is missing in it, or is something else');
  });

  test('have the remedy of each cause, also of several with one code', () => {
    const cause = { kind: 'status', status: 422 } as const;
    const [first, second] = [
      doneReport([derivativeReport('a', cause, 'w=1')]),
      doneReport([unprovedReport('b', cause)]),
    ];
    const joined = join([shard(1, first), shard(2, second)]);
    expect(joined.diagnoses.map(({ remedy }) => remedy)).toEqual(
      [first, second].map(({ diagnoses }) => diagnoses[0]?.remedy),
    );
  });

  test('say that the jobs that failed catch up: the one that joins them purges nothing', () => {
    const failed = shard(1, doneReport([staleReport('a')]));
    const words =
      /^To catch up, run the failed jobs of the matrix again: they compare the same commits\. .* by hand with `base: a{40}` instead/;
    expect(join([failed, shard(2, idle)]).catchUp).toMatch(words);
    const requested = shard(1, doneReport([staleReport('a')], 'strict', { range: undefined }));
    expect(join([requested, shard(2, { ...idle, range: null })]).catchUp).toBe(
      'To catch up, run the failed jobs of the matrix again: they purge the same URLs.',
    );
    const redirect = { kind: 'redirect', status: 301, location: 'https://y.imgix.net/a' } as const;
    expect(join([shard(1, doneReport([unprovedReport('a', redirect)])), shard(2, idle)]).catchUp).toMatch(
      /^To catch up, correct the inputs, then run the workflow by hand with `base: a{40}`\. Run again, the failed jobs of the matrix would/,
    );
    // That `root` is wrong is known to the job alone.
    const misled = { ...failed, catchUp: 'To catch up, correct the inputs, then give a later run `select: stale`.' };
    expect(join([misled, shard(2, idle)]).catchUp).toMatch(/^To catch up, correct the inputs, then .*`base: a{40}`/);
    expect(join([shard(1, doneReport([assetReport('a')])), shard(2, idle)]).catchUp).toBeNull();
    // None of them had a range yet.
    const stopped = toFailedReport(new ActionError('invalid-input', 'Wrong.'), 'docs', { base: 'b'.repeat(40) });
    expect(join([shard(1, stopped), shard(2, stopped)]).catchUp).toBe(stopped.catchUp);
    expect(join([shard(1, stopped), shard(2, idle)]).catchUp).toMatch(words);
  });
});
