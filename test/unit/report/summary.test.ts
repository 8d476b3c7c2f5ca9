import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import type { AssetReport, RunReport } from '../../../src/report/run-report.ts';
import { renderSummary } from '../../../src/report/summary.ts';
import { toFailedReport, toRunReport } from '../../../src/report/to-run-report.ts';
import { skipped } from '../../../src/verify/verification.ts';
import {
  accepted,
  assetReport,
  doneReport,
  problemOf,
  range,
  rejectedReport,
  staleReport,
  verified,
} from '../../support/reports.ts';

const withoutPictures = { toPictureUrl: undefined };
const withPictures = { toPictureUrl: (url: string) => `${url}?w=96&h=1` };
const render = (report: RunReport): string => renderSummary(report, withoutPictures);
const many = (count: number, make: (path: string) => AssetReport) =>
  Array.from({ length: count }, (_, index) => make(`${index}.png`));

function rowsOf(markup: string): string[] {
  return [...markup.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) => row as string).slice(1);
}

function headlineOf(markup: string): string | undefined {
  return /^<h3>imgix purge: (.*)<\/h3>/.exec(markup)?.[1];
}

describe('the headline', () => {
  test.each([
    ['2 purged, 2 verified', doneReport([assetReport('a'), assetReport('b')])],
    ['1 of 2 not verified', doneReport([assetReport('a'), staleReport('b')], 'warn')],
    ['failed for 1 of 2', doneReport([assetReport('a'), staleReport('b')])],
    ['failed', toFailedReport(new Error('x'))],
    ['nothing to do', toRunReport({ kind: 'nothing-to-do', range, notices: [], reason: 'R.' }, 'strict')],
    [
      'dry run, 1 would be purged',
      toRunReport({ kind: 'dry-run', range, notices: [], reports: [assetReport('a')] }, 'strict'),
    ],
  ])('says %j', (headline, report) => {
    expect(headlineOf(render(report))).toBe(headline);
  });
});

describe('the facts', () => {
  test('are what stopped the run, the range and the notices', () => {
    const error = new ActionError('cancelled', 'Stopped <now>.');
    const markup = render(doneReport([], 'strict', { error, notices: ['One & two.', 'Three.'] }));
    expect(markup.split('\n').slice(1)).toEqual([
      '<p><code>Stopped &#60;now&#62;.</code> (<code>cancelled</code>)</p>',
      `<p>Range <code>${range.base}..${range.head}</code>: <code>the push</code>.</p>`,
      '<p><code>One &#38; two.</code></p>',
      '<p><code>Three.</code></p>',
      '',
    ]);
  });

  test('name an empty tree, and no range where there was none', () => {
    expect(render(doneReport([], 'strict', { range: { ...range, base: null } }))).toContain(
      `<code>empty tree..${range.head}</code>`,
    );
    expect(render(doneReport([], 'strict', { range: null }))).not.toContain('Range');
  });
});

describe('the table', () => {
  test('has a row for each asset, failures first', () => {
    const repeated = assetReport('r.png', {
      purge: { ...accepted, repeats: 2 },
      verification: { ...verified, checks: 1 },
    });
    const off = assetReport('o.png', {
      file: null,
      verification: skipped('off'),
      purge: { ...accepted, outcome: 'duplicate' },
    });
    expect(rowsOf(render(doneReport([repeated, off, staleReport('s.png')])))).toEqual([
      '<td><b>stale</b></td><td><code>s.png</code><br><code>https://x.imgix.net/s.png</code></td><td>modified</td><td>accepted</td><td><code>What failed and what to do.</code></td>',
      '<td>verified</td><td><code>r.png</code><br><code>https://x.imgix.net/r.png</code></td><td>modified</td><td>accepted (3 times)</td><td>bytes, after 3.1 s and 1 check</td>',
      '<td>duplicate</td><td><code>https://x.imgix.net/o.png</code></td><td>modified</td><td>duplicate</td><td></td>',
    ]);
  });

  test('is well-formed: every cell under its heading', () => {
    for (const options of [withPictures, withoutPictures]) {
      const markup = renderSummary(doneReport([assetReport('a'), staleReport('b')]), options);
      const heading = /<table><tr>(.*?)<\/tr>/.exec(markup)?.[1] ?? '';
      const columns = heading.split('<th>').length;
      for (const row of rowsOf(markup)) expect(row.split('<td>').length).toBe(columns);
    }
  });

  test('tells checks by number', () => {
    expect(render(doneReport([assetReport('a')]))).toContain('bytes, after 3.1 s and 2 checks');
  });
});

describe('pictures', () => {
  const picturesOf = (report: RunReport) =>
    [...renderSummary(report, withPictures).matchAll(/<img src="([^"]*)" width="96" alt="">/g)].map(([, url]) => url);

  test('are of what is proved to be there', () => {
    const gone = assetReport('gone.png', { verification: { ...verified, evidence: 'gone' } });
    const report = doneReport([assetReport('a.png'), staleReport('b.png'), gone, rejectedReport('c.png')]);
    expect(picturesOf(report)).toEqual(['https://x.imgix.net/a.png?w=96&#38;h=1']);
    expect(renderSummary(report, withPictures)).toContain('<tr><th></th><th>Result</th>');
    expect(render(report)).not.toContain('<img');
    expect(render(report)).toContain('<tr><th>Result</th>');
  });

  test('are twenty at most, and none in a dry run or without anything to show', () => {
    expect(picturesOf(doneReport(many(30, assetReport))).length).toBe(20);
    const dry = toRunReport({ kind: 'dry-run', range, notices: [], reports: [assetReport('a')] }, 'strict');
    expect(picturesOf(dry)).toEqual([]);
    expect(renderSummary(doneReport([staleReport('a')]), withPictures)).not.toContain('<th></th>');
  });
});

describe('the size', () => {
  const limit = 1024 * 1024;

  test('stays below one mebibyte, whatever the names are, and says how many rows are missing', () => {
    for (const name of ['<&>"\'', 'é', '🙂', 'x']) {
      const report = doneReport([
        ...many(20_000, (path) => assetReport(name.repeat(20) + path)),
        staleReport('failed.png'),
      ]);
      const markup = renderSummary(report, withPictures);
      expect(Buffer.byteLength(markup)).toBeLessThan(limit);
      expect(Buffer.byteLength(markup)).toBeGreaterThan(limit * 0.97);
      const rows = rowsOf(markup);
      expect(rows[0]).toContain('failed.png');
      expect(markup.endsWith(`</table>\n<p>And ${20_001 - rows.length} more: see the report file.</p>\n`)).toBe(true);
    }
  });

  test('does not make it leave out what fits', () => {
    const markup = render(doneReport(many(1000, assetReport)));
    expect(rowsOf(markup).length).toBe(1000);
    expect(markup).not.toContain('more: see the report file');
    expect(markup.endsWith('</tr></table>\n')).toBe(true);
  });

  test('of one text is bounded too', () => {
    const markup = render(doneReport([], 'strict', { notices: ['x'.repeat(2001), 'y'.repeat(2000)] }));
    expect(markup).toContain(`<code>${'x'.repeat(2000)}...</code>`);
    expect(markup).toContain(`<code>${'y'.repeat(2000)}</code>`);
  });

  test('holds also where the notices are long', () => {
    const notices = Array.from({ length: 50 }, (_, index) => `${index} ${'<'.repeat(10_000)}`);
    expect(Buffer.byteLength(render(doneReport([assetReport('a')], 'strict', { notices })))).toBeLessThan(limit);
  });
});

test('names and answers from outside stay text: no tags, no Markdown, no links, no mentions, no lines of their own', () => {
  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '<',
          '>',
          '"',
          "'",
          '&',
          '`',
          '\n',
          '\r',
          '\n\n',
          '</code>',
          '</td>',
          '<img src=x>',
          '<script>',
          '@octocat',
          '#1',
          '[a](https://evil.example)',
          '**b**',
          '|',
          '\u2028',
          '\u202e',
          '\0',
          '::error::',
          '##[group]',
          '<!--',
          '&lt;',
        ),
        fc.string({ unit: 'binary', maxLength: 4 }),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(hostile, hostile, hostile, (file, message, notice) => {
      const report = doneReport([assetReport('a', { file, problem: problemOf('stale', message) })], 'strict', {
        notices: [notice],
        range: { ...range, source: notice },
        error: new ActionError('internal', message),
      });
      const markup = render(report);
      // No blank line: there GitHub would begin to read Markdown.
      expect(markup.trimEnd()).not.toMatch(/\n\s*\n/);
      expect(markup).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
      // Only the elements of the summary itself, and whatever came from outside within <code>, where it stays text.
      const ownText = markup.replaceAll(/<code>[^<>]*<\/code>/g, '');
      expect(ownText).not.toMatch(/[@`*[\]|#]/);
      expect([...new Set(markup.match(/<[^>]*>/g))].sort()).toEqual(
        [
          '<h3>',
          '</h3>',
          '<p>',
          '</p>',
          '<table>',
          '</table>',
          '<tr>',
          '</tr>',
          '<th>',
          '</th>',
          '<td>',
          '</td>',
          '<b>',
          '</b>',
          '<code>',
          '</code>',
          '<br>',
        ].sort(),
      );
    }),
    { numRuns: 500 },
  );
});
