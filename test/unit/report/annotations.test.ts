import { describe, expect, test } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import { toAnnotations } from '../../../src/report/annotations.ts';
import { skipped } from '../../../src/verify/verification.ts';
import {
  accepted,
  assetReport,
  doneReport,
  notAttemptedReport,
  problemOf,
  rejectedReport,
  staleReport,
} from '../../support/reports.ts';

const inSite = (file: string): string => `site/${file}`;
const many = (count: number, make: (path: string) => ReturnType<typeof assetReport>) =>
  Array.from({ length: count }, (_, index) => make(`${index}.png`));

describe('annotations', () => {
  test('are at the files that failed, and one sums up', () => {
    const report = doneReport([assetReport('good.png'), staleReport('a.png')]);
    expect(toAnnotations(report, 'strict', inSite)).toEqual([
      {
        level: 'error',
        title: 'imgix: stale',
        message: 'https://x.imgix.net/a.png: What failed and what to do. [stale]',
        file: 'site/a.png',
      },
      { level: 'error', message: '1 of 2 URLs was not purged and verified. [stale]' },
    ]);
  });

  test('end in every code of what failed, each once', () => {
    const report = doneReport([staleReport('a'), rejectedReport('b'), staleReport('c')]);
    expect(toAnnotations(report, 'strict', inSite).at(-1)?.message).toMatch(/ \[stale, purge-rejected\]$/);
  });

  test('tell what may be missing as a warning', () => {
    const report = { ...doneReport([assetReport('a')]), warnings: ['Nothing matches.'] };
    expect(toAnnotations(report, 'strict', inSite)).toEqual([{ level: 'warning', message: 'Nothing matches.' }]);
  });

  test('tell the notices, but for the reason of having nothing to do, which the closing line tells', () => {
    const notices = ['The last commit alone is compared.', 'No file has changed.'];
    const done = { ...doneReport([assetReport('a')]), notices };
    expect(toAnnotations(done, 'strict', inSite)).toEqual(notices.map((message) => ({ level: 'notice', message })));
    const nothing = { ...doneReport([]), conclusion: 'nothing-to-do', notices } as const;
    expect(toAnnotations(nothing, 'strict', inSite)).toEqual([{ level: 'notice', message: notices[0] }]);
  });

  test('are none where nothing failed', () => {
    expect(toAnnotations(doneReport([assetReport('a')]), 'strict', inSite)).toEqual([]);
    expect(toAnnotations(doneReport([]), 'strict', inSite)).toEqual([]);
  });

  test('have no file where none is known', () => {
    const requested = { ...staleReport('a.png'), file: null };
    expect(toAnnotations(doneReport([requested]), 'strict', inSite)[0]).not.toHaveProperty('file');
  });

  test('are warnings for what does not fail the run', () => {
    const report = doneReport([staleReport('a'), staleReport('b')], 'warn');
    expect(toAnnotations(report, 'warn', inSite).map(({ level }) => level)).toEqual(['warning', 'warning', 'warning']);
    const mixed = doneReport([staleReport('a'), rejectedReport('b')], 'warn');
    expect(toAnnotations(mixed, 'warn', inSite).map(({ level }) => level)).toEqual(['warning', 'error', 'error']);
  });

  test('are at most ten, and those that are left out are counted', () => {
    const ten = toAnnotations(doneReport(many(9, staleReport)), 'strict', inSite);
    expect(ten.length).toBe(10);
    expect(ten.at(-1)?.message).toBe('9 of 9 URLs were not purged and verified. [stale]');
    const more = toAnnotations(doneReport(many(40, staleReport)), 'strict', inSite);
    expect(more.length).toBe(10);
    expect(more.map(({ file }) => file).slice(0, 9)).toEqual(many(9, staleReport).map(({ file }) => `site/${file}`));
    expect(more.at(-1)?.message).toBe(
      '40 of 40 URLs were not purged and verified. Without an annotation of their own: 31 URLs, see the job summary or the report. [stale]',
    );
  });

  const odd = (note: string) => ({ purge: { ...accepted, note } });

  test('warn of what was odd about purges, once for each oddity, also where all is well', () => {
    const report = doneReport([
      assetReport('a', odd('the answer held no purge id.')),
      assetReport('b', odd('the API is in maintenance.')),
      assetReport('c', odd('the answer held no purge id.')),
      assetReport('d'),
    ]);
    expect(toAnnotations(report, 'strict', inSite)).toEqual([
      { level: 'warning', message: 'Purge of 2 URLs, such as https://x.imgix.net/a: the answer held no purge id.' },
      { level: 'warning', message: 'Purge of https://x.imgix.net/b: the API is in maintenance.' },
    ]);
  });

  test('of odd purges are few, and leave their room to the files that failed', () => {
    const report = doneReport(
      many(20, (path) => ({ ...staleReport(path), ...odd(`odd ${path}.`) })),
      'warn',
    );
    const annotations = toAnnotations(report, 'warn', inSite);
    expect(annotations.length).toBe(10);
    expect(annotations[5]?.message).toBe('Further odd answers to purges, of other wordings: 15, see the report.');
    expect(annotations.at(-1)?.message).toMatch(/^20 of 20 URLs.*own: 17 URLs/);
  });

  test('of odd purges take no room from errors, of which GitHub shows ten more', () => {
    const report = doneReport(many(20, (path) => ({ ...staleReport(path), ...odd(`odd ${path}.`) })));
    const annotations = toAnnotations(report, 'strict', inSite);
    expect(annotations.filter(({ level }) => level === 'error')).toHaveLength(10);
    expect(annotations.filter(({ level }) => level === 'warning')).toHaveLength(6);
  });

  test('say what stopped the run, and nothing of files that were not attempted', () => {
    const error = new ActionError('api-key-refused', 'imgix refused the API key.');
    const report = doneReport([rejectedReport('a'), ...many(20, notAttemptedReport)], 'strict', { error });
    expect(toAnnotations(report, 'strict', inSite)).toEqual([
      expect.objectContaining({ title: 'imgix: purge-rejected', file: 'site/a' }),
      {
        level: 'error',
        message:
          'imgix refused the API key. Without an annotation of their own: 20 URLs, see the job summary or the report. [api-key-refused]',
      },
    ]);
    const early = doneReport([], 'strict', { error });
    expect(toAnnotations(early, 'strict', inSite)).toEqual([
      { level: 'error', message: 'imgix refused the API key. [api-key-refused]' },
    ]);
  });

  test('carry the code of the problem, not of the verification', () => {
    const asset = assetReport('a', {
      verification: skipped('x'),
      problem: problemOf('origin-not-ready', 'Not there.'),
    });
    expect(toAnnotations(doneReport([asset]), 'off', inSite)[0]).toMatchObject({
      title: 'imgix: origin-not-ready',
      message: 'https://x.imgix.net/a: Not there. [origin-not-ready]',
      level: 'error',
    });
  });
});
