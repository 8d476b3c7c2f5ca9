// Annotations beside those of every failed run, which the scenarios hold.
import { describe, expect, test } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import { toAnnotations } from '../../../src/report/publish/annotations.ts';
import {
  accepted,
  assetReport,
  doneReport,
  many,
  notAttemptedReport,
  rejectedReport,
  staleReport,
} from '../../support/reports.ts';

const inSite = (file: string): string => `site/${file}`;
const odd = (note: string) => ({ purge: { ...accepted, note } });

describe('annotations', () => {
  test('tell warnings, and notices but for the reason of having nothing to do, which the closing line tells', () => {
    const notices = ['The last commit alone is compared.', 'No file has changed.'];
    const done = { ...doneReport([assetReport('a')]), notices, warnings: ['Nothing matches.'] };
    expect(toAnnotations(done, 'strict', inSite)).toEqual([
      ...notices.map((message) => ({ level: 'notice', message })),
      { level: 'warning', message: 'Nothing matches.' },
    ]);
    const nothing = { ...doneReport([]), conclusion: 'nothing-to-do', notices } as const;
    expect(toAnnotations(nothing, 'strict', inSite)).toEqual([{ level: 'notice', message: notices[0] }]);
  });

  test('are on the workflow alone where no file is known, and name the URL all the same', () => {
    const requested = { ...staleReport('a.png'), file: null };
    const [cause, asset] = toAnnotations(doneReport([requested]), 'strict', inSite);
    expect(cause?.title).toBe('imgix: old-bytes');
    expect(asset).toEqual({
      level: 'error',
      title: 'imgix: stale',
      message: expect.stringMatching(/^https:\/\/x\.imgix\.net\/a\.png not proved: /),
    });
  });

  test('are warnings for what does not fail the run', () => {
    const report = doneReport([staleReport('a'), staleReport('b')], 'warn');
    expect(toAnnotations(report, 'warn', inSite).map(({ level }) => level)).toEqual(['warning', 'warning', 'warning']);
    const mixed = doneReport([staleReport('a'), rejectedReport('b')], 'warn');
    const levels = toAnnotations(mixed, 'warn', inSite).map(({ level, file }) => `${level} ${file ?? ''}`);
    expect(levels).toEqual(['warning ', 'error ', 'warning site/a', 'error site/b']);
  });

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

  test('of odd purges are few, and share the ten with failures that are warnings', () => {
    const report = doneReport(
      many(20, (path) => ({ ...staleReport(path), ...odd(`odd ${path}.`) })),
      'warn',
    );
    const annotations = toAnnotations(report, 'warn', inSite);
    expect(annotations.length).toBe(10);
    expect(annotations[5]?.message).toBe('Further odd answers to purges, of other wordings: 15, see the report.');
  });

  test('say what stopped the run first, and nothing of files that were not attempted', () => {
    const error = new ActionError('api-key-refused', 'imgix refused the API key.');
    const report = doneReport([rejectedReport('a'), ...many(20, notAttemptedReport)], 'strict', { error });
    expect(toAnnotations(report, 'strict', inSite).map(({ title }) => title)).toEqual([
      'imgix: api-key-refused',
      'imgix: purge-rejected',
      'imgix: purge-rejected',
    ]);
  });
});
