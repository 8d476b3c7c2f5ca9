import { describe, expect, test } from 'vitest';
import type { CommitRange } from '../../../src/changes/changed-file.ts';
import { ActionError } from '../../../src/errors.ts';
import { type AssetReport, purgeSkipped } from '../../../src/report/run-report.ts';
import type { VerifyMode } from '../../../src/report/setup.ts';
import { toFailedReport, toRunReport } from '../../../src/report/to-run-report.ts';
import type { Before } from '../../../src/verify/cause.ts';
import { skipped } from '../../../src/verify/verification.ts';
import {
  accepted,
  assetReport,
  doneReport,
  notAttemptedReport,
  problemOf,
  range,
  rejectedReport,
  setup,
  stale,
  staleReport,
  unprovedReport,
  verified,
} from '../../support/reports.ts';

const good = assetReport('good.png');
const unproved = assetReport('off.png', { verification: skipped('Input `verify` is `off`.') });
const notReady = assetReport('early.png', {
  purge: purgeSkipped,
  verification: skipped('It was not purged.'),
  problem: problemOf('origin-not-ready'),
});
/** imgix does not know the URL, and it was looked at all the same. */
const unknownAndStale = { ...rejectedReport('wrong-host.png', 404), verification: stale };
const unknownAndGone = assetReport('gone.png', { purge: rejectedReport('x', 404).purge });
const duplicate = assetReport('twice.png', {
  purge: { ...accepted, outcome: 'duplicate', status: 409, purgeId: null },
});

describe('the conclusion', () => {
  test.each([
    ['everything proved', [good, duplicate], 'success', 'success', 'success'],
    ['a proof although imgix turned the purge down', [unknownAndGone], 'success', 'success', 'success'],
    ['an asset that stays stale', [good, staleReport('a')], 'failure', 'success', 'failure'],
    ['a purge that was turned down', [good, rejectedReport('a')], 'failure', 'failure', 'failure'],
    ['a purge that was turned down with 404, and no proof', [unknownAndStale], 'failure', 'failure', 'failure'],
    ['an origin that was not ready', [notReady], 'failure', 'failure', 'failure'],
    ['purged, not verified', [unproved], 'success', 'success', 'success'],
    ['not attempted', [notAttemptedReport('a')], 'failure', 'failure', 'failure'],
  ] as const)('of %s', (_, reports, strict, warn, off) => {
    const conclusions = (['strict', 'warn', 'off'] as const).map((verify) => doneReport(reports, verify).conclusion);
    expect(conclusions).toEqual([strict, warn, off]);
  });

  test.each(['strict', 'warn', 'off'] satisfies VerifyMode[])(
    'of a run that was stopped is a failure with `verify: %s`',
    (verify) => {
      const error = new ActionError('cancelled', 'The run was cancelled.');
      expect(doneReport([good], verify, { error })).toMatchObject({
        conclusion: 'failure',
        error: { code: 'cancelled', message: 'The run was cancelled.' },
      });
    },
  );
});

test('the counts are of URLs, and each says what its name says', () => {
  const reports = [good, duplicate, unproved, staleReport('a'), rejectedReport('b'), unknownAndGone, notReady];
  expect(doneReport(reports).counts).toEqual({ urls: 7, purged: 4, verified: 3, unverified: 2, failed: 3 });
});

test('why there is nothing to do comes after the other notices', () => {
  const { notices } = toRunReport({ range, notices: ['First.'], reason: 'No file has changed.' }, setup);
  expect(notices).toEqual(['First.', 'No file has changed.']);
});

test('what `select: stale` left undone is caught up with by another comparison, not by a purge of everything', () => {
  const reconciliation = {
    compared: 2,
    same: 1,
    sameByMetadata: 0,
    stale: 1,
    missing: 0,
    indeterminate: [],
    downloadedBytes: 9,
  };
  const caughtUp = (base: string | null) =>
    doneReport([staleReport('a')], 'strict', { reconciliation, range: { ...range, base } }).catchUp;
  expect(caughtUp(null)).toMatch(
    /^To catch up, run this job again; or give a later run `select: stale`, which purges what /,
  );
  expect(caughtUp(null)).not.toContain('select: all');
  expect(caughtUp('b'.repeat(40))).toContain(
    `a later run \`select: stale\` and \`base: ${'b'.repeat(40)}\`, which purges`,
  );
  // As with `deployed`, where no commit is asked for.
  const built = doneReport([staleReport('a')], 'strict', { reconciliation, range: undefined });
  expect(built.catchUp).toBe(caughtUp(null));
});

test('a range with further commits is not caught up with by its beginning alone', () => {
  const caughtUp = (more: Partial<CommitRange>) =>
    doneReport([staleReport('a')], 'strict', { range: { ...range, ...more } }).catchUp;
  expect(caughtUp({})).toMatch(/run the workflow by hand with `base: \w+` instead/);
  expect(caughtUp({ alsoFrom: ['c'.repeat(40)] })).toMatch(/give the next run `since: last-success` instead/);
  // A push has its own range, and where it succeeds it is not what the next run of a schedule begins at.
  expect(caughtUp({ resumedBy: 'same-event' })).toMatch(
    /^Once .*, the next run of the same event catches up by itself: /,
  );
});

test('of a merge queue nothing is left: what comes after it deploys and purges the same', () => {
  const reports = [staleReport('a')];
  const catchUps = (['pull request', 'merge queue'] as const).map(
    (proposal) => toRunReport({ notices: [], range, reports }, { ...setup, proposal }).catchUp,
  );
  expect(catchUps).toEqual([expect.stringMatching(/^To catch up, /), null]);
});

test('points of presence that gave something else, and were not met again, are warned of', () => {
  const left = assetReport('a', { verification: { ...verified, notReached: ['fra', 'nrt'] } });
  const [warning] = doneReport([assetReport('b'), left]).warnings;
  expect(warning).toMatch(
    /^1 URL proved, such as \S+\/a, but not at every point of presence: `fra`, `nrt` gave something/,
  );
  expect(doneReport([assetReport('b')]).warnings).toEqual([]);
});

test('what was taken down and gave nothing before either is warned of: the address may be misspelt', () => {
  const gone = (lastServedAt: string | null) => ({
    change: 'requested' as const,
    verification: { ...verified, removal: { lastServedAt, purgedAt: null, goneAt: null } },
  });
  const [seen, unseen] = [assetReport('a', gone('2026-03-01T09:14:04.000Z')), assetReport('b', gone(null))];
  expect(doneReport([seen]).warnings).toEqual([]);
  const [warning] = doneReport([seen, unseen]).warnings;
  expect(warning).toContain(
    `1 URL to be taken down gives nothing, and this run never saw it served, such as ${unseen.url}. Is the address right?`,
  );
  const near = { ...setup, slips: new Map([['b', 'Did you mean `bay.jpg`?']]) };
  const [meant] = toRunReport({ notices: [], reports: [unseen] }, near).warnings;
  expect(meant).toMatch(/such as \S+\/b\. Did you mean `bay\.jpg`\? A misspelt one/);
  expect(doneReport([unseen, unseen]).warnings[0]).toContain('give nothing, and this run never saw them served');
  const other = assetReport('other', gone(null));
  const [ofTwo] = toRunReport({ notices: [], reports: [other, unseen] }, near).warnings;
  expect(ofTwo).toMatch(/^2 URLs .* such as \S+\/b\. Did you mean `bay\.jpg`\?/);
});

test.each<[Before, boolean]>([
  ['status 404', true],
  ['served', false],
  ['not-asked', false],
  ['failed', false],
])(
  'of what was to be taken down and gave before (%s), and is not proved, the address may be misspelt: %s',
  (before, isOdd) => {
    const asset = unprovedReport('b', { kind: 'too-early' }, before);
    const taken = { ...setup, isTakedown: true, slips: new Map([['b', 'Did you mean `bay.jpg`?']]) };
    const reports = [{ ...asset, change: 'requested' as const }];
    const { warnings, catchUp } = toRunReport({ notices: [], reports }, taken);
    expect(warnings.join()).toBe(
      isOdd ? `imgix had nothing at ${asset.url} before the purge. Did you mean \`bay.jpg\`?` : '',
    );
    expect(catchUp).toMatch(
      isOdd ? /^To catch up, correct what is wrong, the address/ : /^To catch up, run this job again/,
    );
  },
);

describe('a host at which imgix has turned down every purge of what is served right', () => {
  const { purge } = rejectedReport('x', 404);
  const onY = (path: string, change: AssetReport['change']) =>
    assetReport(path, { url: `https://www.example.com/${path}`, purge, change });

  test('is warned of, beside another that has taken its purges', () => {
    const { conclusion, warnings } = doneReport([good, onY('good.png', 'modified'), onY('new.png', 'added')]);
    expect(conclusion).toBe('success');
    expect(warnings).toEqual([
      'Nothing was purged at `https://www.example.com`: imgix turned down every purge there (404). What is served there is right all the same, but the next change may stay stale. Is it a domain of the Source at imgix? Compare `https://www.example.com` with the domains of the Source in the imgix dashboard: each must belong to the account of the API key, and be deployed.',
    ]);
  });

  test('is warned of apart from another that was turned down for another reason', () => {
    const ofPlan = { ...onY('b.png', 'modified'), purge: rejectedReport('x', 402).purge };
    const { warnings } = doneReport([{ ...ofPlan, url: 'https://y.example.com/b.png' }, onY('a.png', 'modified')]);
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toMatch(/^Nothing was purged at `https:\/\/y\.example\.com`.*\(402\).*plan/);
    expect(warnings[1]).toMatch(/^Nothing was purged at `https:\/\/www\.example\.com`.*\(404\)/);
  });

  test('is not warned of where imgix may never have had the files, nor where it has taken one purge', () => {
    expect(doneReport([good, onY('new.png', 'added')]).warnings).toEqual([]);
    const taken = { ...onY('b.png', 'modified'), purge: accepted };
    expect(doneReport([onY('a.png', 'modified'), taken]).warnings).toEqual([]);
  });
});

const toReport = 'with the log of this step after a re-run with debug logging, and with the report file.';

test.each([
  [new ActionError('too-many-urls', 'Too many.'), 'too-many-urls', 'Too many.'],
  [new TypeError('x is undefined'), 'internal', `Internal error: x is undefined. Please report it, ${toReport}`],
  [new Error('Git ended.'), 'internal', `Internal error: Git ended. Please report it, ${toReport}`],
  ['a string', 'internal', `Internal error: a string. Please report it, ${toReport}`],
  [undefined, 'internal', `Internal error: undefined. Please report it, ${toReport}`],
])('whatever was thrown becomes a failed report, with where it is described: %s', (error, code, message) => {
  expect(toFailedReport(error, 'docs')).toMatchObject({
    conclusion: 'failure',
    error: { code, message, link: `docs/troubleshooting.md#${code}` },
    assets: [],
    range: null,
  });
});
