import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import { type AssetReport, purgeSkipped, type RunReport } from '../../../src/report/run-report.ts';
import { renderSummary } from '../../../src/report/summary/summary.ts';
import { toRunReport } from '../../../src/report/to-run-report.ts';
import { skipped } from '../../../src/verify/verification.ts';
import {
  accepted,
  assetReport,
  derivativeReport,
  doneReport,
  many,
  range,
  rejectedReport,
  setup,
  staleReport,
  unprovedReport,
  verified,
} from '../../support/reports.ts';

const repositoryUrl = 'https://github.com/your-org/site';
const plain = { repositoryUrl, toPictureUrl: undefined };
const withPictures = { repositoryUrl, toPictureUrl: (url: string) => `${url}?w=96&h=1` };
const render = (report: RunReport): string => renderSummary(report, plain);
const dryReport = (reports: AssetReport[]) => toRunReport({ isDryRun: true, range, notices: [], reports }, setup);

/** The text that a reader sees, a row a line. */
function textOf(markup: string): string[] {
  return markup
    .replaceAll(/<wbr>/g, '')
    .replaceAll(/<\/(tr|p|h3|blockquote|summary)>|<br>/g, '\n')
    .replaceAll(/<\/t[dh]>/g, ' | ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#(\d+);/g, (_, number) => String.fromCharCode(Number(number)))
    .split('\n')
    .map((line) => line.replace(/[ |]+$/, '').trim())
    .filter((line) => line !== '');
}

function rowsOf(markup: string): string[] {
  return [...markup.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) => row as string).filter((row) => row.includes('<td>'));
}

describe('the summary', () => {
  test('begins with the verdict and the counts, then the causes, then the assets, failed ones first', () => {
    const report = doneReport([assetReport('good.png'), staleReport('img/a.png'), rejectedReport('b.png', 400)]);
    expect(textOf(render(report))).toEqual([
      'imgix purge: failed: 1 not proved, 1 not purged, 1 proved, of 3 URLs',
      '1 URL: imgix still serves the bytes of the old file, in 2 checks.',
      expect.stringMatching(/^Other files of this run have arrived\. .* old-bytes$/),
      '1 URL: What failed and what to do.',
      expect.stringMatching(/^imgix has accepted other purges of https:\/\/x\.imgix\.net in .* purge-rejected$/),
      'Asset | Result',
      'img/a.png',
      'modified, at imgix | not proved: imgix still serves the bytes of the old file, in 2 checks',
      'b.png',
      'modified, at imgix | not purged: What failed and what to do',
      '1 proved',
      'Asset | Result',
      'good.png',
      'modified, at imgix | proved: bytes, after 3.1 s',
      "Proved by the file's own bytes: 1.",
      'Compared aaaaaaa..bbbbbbb: the push.',
      expect.stringMatching(
        /^To catch up, run this job again: .* corrected first, .* by hand with base: a+ instead: a re-run uses the old file\.$/,
      ),
    ]);
  });

  test('leads to the file at the commit, what was compared, and what each code means', () => {
    const markup = render(
      doneReport([
        staleReport('img/a b#1.png'),
        assetReport('gone.png', { change: 'deleted' }),
        assetReport('caf\udce9.png'),
      ]),
    );
    const links = [...markup.matchAll(/<a href="([^"]*)">/g)].map(([, address]) => address);
    expect(links).toEqual(
      expect.arrayContaining([
        `${setup.docs}/troubleshooting.md#old-bytes`,
        `${repositoryUrl}/blob/${range.head}/img/a%20b%231.png`,
        `${repositoryUrl}/blob/${range.base}/gone.png`,
        `${repositoryUrl}/blob/${range.head}/caf%E9.png`,
        `${repositoryUrl}/compare/${range.base}..${range.head}`,
      ]),
    );
    const also = { range: { ...range, alsoFrom: ['c'.repeat(40)] } };
    const one = render(
      doneReport([assetReport('gone.png', { change: 'deleted' }), assetReport('a.png')], 'strict', also),
    );
    expect(one).not.toMatch(/\/blob\/[^"]*gone\.png/);
    expect(one).toContain(`${repositoryUrl}/blob/${range.head}/a.png`);
    expect(render(doneReport([], 'strict', { range: { ...range, base: null } }))).toContain(
      `All files of <a href="${repositoryUrl}/tree/${range.head}">bbbbbbb</a>`,
    );
  });

  test('leads to imgix once, where no page of the file is known', () => {
    const requested = assetReport('a.png', { change: 'requested' });
    const [row = ''] = rowsOf(render(doneReport([requested], 'strict', { range: undefined })));
    expect(row.match(/href="[^"]*"/g)).toEqual(['href="https://x.imgix.net/a.png"']);
    expect(textOf(row)).toEqual(['a.png', 'requested | proved: bytes, after 3.1 s']);
    const other = { ...requested, url: 'https://y.imgix.net/a.png' };
    expect(rowsOf(render(doneReport([requested, other], 'strict', { range: undefined })))[1]).toContain(
      '>y.imgix.net</a>',
    );
  });

  test('tells what is odd about single rows: repeated purges, other evidence, derivatives, nothing checked', () => {
    const report = doneReport([
      assetReport('r', { purge: { ...accepted, repeats: 2 } }),
      assetReport('s', { verification: { ...verified, evidence: 'superseded', supersededBy: 'c'.repeat(40) } }),
      assetReport('o', { file: null, verification: skipped('off') }),
      derivativeReport('d', { kind: 'old-rendering' }, 'w=1'),
    ]);
    const text = textOf(render(report));
    expect(text).toContain(
      'modified, at imgix | not proved: imgix still serves the state from before the purge at ?w=1, in 12 checks',
    );
    expect(text).toContain('modified, at imgix | proved: bytes, after 3.1 s, purged 3 times');
    expect(text).toContain('modified, at imgix | proved: superseded (ccccccc), after 3.1 s');
    expect(text).toContain('x.imgix.net/o');
    expect(text).toContain('modified | purged, not checked');
  });

  test('tells what the proofs rest on, in one order whatever came first', () => {
    const gone = assetReport('gone', { change: 'deleted', verification: { ...verified, evidence: 'gone' } });
    expect(textOf(render(doneReport([gone, assetReport('a'), assetReport('b')])))).toContain(
      "Proved by the file's own bytes: 2; an answer that there is none any more: 1.",
    );
  });

  test('has no plural for one file', () => {
    const funnel = { changed: 1, belowRoot: 1, matchingFiles: 1, ofWantedKind: 1 };
    expect(textOf(render(doneReport([assetReport('a')], 'strict', { funnel })))).toContain(
      '1 file changed; 1 below root; 1 matches files; 1 of a kind in change-types; 1 URL.',
    );
  });

  test('shows how many files were left at each step, warnings and notices', () => {
    const funnel = { changed: 1200, belowRoot: 12, matchingFiles: 3, ofWantedKind: 2 };
    const report = doneReport([assetReport('a')], 'strict', { funnel, notices: ['N.'], warnings: ['W.'] });
    expect(textOf(render(report)).slice(-4)).toEqual([
      '1,200 files changed; 12 below root; 3 match files; 2 of a kind in change-types; 1 URL.',
      'Compared aaaaaaa..bbbbbbb: the push.',
      'W.',
      'N.',
    ]);
    // Where nothing was purged they tell why.
    expect(textOf(render({ ...report, assets: [] })).slice(-4, -2)).toEqual(['W.', 'N.']);
  });

  test('shows what a comparison of everything came to', () => {
    const reconciliation = {
      compared: 20_000,
      same: 19_998,
      sameByMetadata: 1200,
      stale: 1,
      missing: 1,
      indeterminate: [],
      downloadedBytes: 1e6,
    };
    expect(textOf(render(doneReport([staleReport('a')], 'strict', { reconciliation })))).toContain(
      '20,000 checked: 19,998 as they should be (1,200 of them by size and dimensions only), 1 stale, 1 not at imgix, 0 that could not be compared. 1 MB were downloaded.',
    );
  });

  test('of a dry run lists what would be purged', () => {
    const dry = assetReport('a', { purge: purgeSkipped, verification: skipped('Dry.') });
    expect(textOf(render(dryReport([dry]))).slice(0, 4)).toEqual([
      'imgix purge: dry run, 1 URL would be purged',
      'Asset | Result',
      'a',
      'modified, at imgix | would be purged',
    ]);
  });
});

const gone = (lastServedAt: string | null, more: { readonly lastUnclearAt?: string } = {}) => {
  const removal = { lastServedAt, ...more, purgedAt: null, goneAt: '2026-03-01T09:15:00.000Z' };
  return assetReport('g', { change: 'requested', verification: { ...verified, evidence: 'gone', removal } });
};

test('of what was taken down, only what this run saw served is called proved gone', () => {
  const [seen, unseen] = ['2026-03-01T09:14:04.000Z', null].map((at) =>
    textOf(render(doneReport([gone(at)]))).join('\n'),
  );
  expect(seen).toMatch(/proved: gone, after 3\.1 s.*last seen served: 2026-03-01 09:14:04Z.*proved gone: 2026-/s);
  expect(unseen).toMatch(
    /checked: gives nothing, and this run never saw it served, after 3\.1 s.*last seen served: never by this run.*gives nothing: 2026-/s,
  );
  const report = doneReport([gone(null, { lastUnclearAt: '2026-03-01T09:14:04.000Z' })]);
  expect(textOf(render(report)).join('\n')).toMatch(
    /never saw it served for certain, after .*not for certain \(2026-03-01 09:14:04Z: it, or a message in its place\)/s,
  );
  expect(report.warnings[0]).toMatch(
    /never saw it served for certain, such as .*\. What came before the purge may have been a message\. Is the/,
  );
});

test.each([
  [doneReport([gone(null)]), '1 URL purged; 1 gives nothing, and this run never saw it served'],
  [
    doneReport([gone(null), assetReport('a')]),
    '2 URLs purged, 1 proved; 1 gives nothing, and this run never saw it served',
  ],
  [doneReport([assetReport('a')]), '1 URL purged and proved'],
  [doneReport([assetReport('a', { verification: skipped('off') })], 'off'), '1 URL purged, not checked'],
  [doneReport([staleReport('a'), rejectedReport('b')]), 'failed: 1 not proved, 1 not purged, 0 proved, of 2 URLs'],
  [
    doneReport([rejectedReport('b'), assetReport('a', { verification: skipped('off') })], 'off'),
    'failed: 1 not purged, 1 not checked, 0 proved, of 2 URLs',
  ],
])('the verdict counts every URL once: %#', (report, verdict) => {
  expect(textOf(render(report))[0]).toBe(`imgix purge: ${verdict}`);
});

describe('pictures', () => {
  const picturesOf = (report: RunReport) =>
    [...renderSummary(report, withPictures).matchAll(/<img src="([^"]*)"/g)].map(([, url]) => url);

  test('are of what is proved to be there, twenty at most, and said not to be the proof', () => {
    const gone = assetReport('gone.png', { verification: { ...verified, evidence: 'gone' } });
    // What a newer commit has may be that there is none.
    const won = assetReport('won.png', { verification: { ...verified, evidence: 'superseded' } });
    const report = doneReport([assetReport('a.png'), staleReport('b.png'), gone, won, rejectedReport('c.png')]);
    expect(picturesOf(report)).toEqual(['https://x.imgix.net/a.png?w=96&#38;h=1']);
    expect(textOf(renderSummary(report, withPictures))).toContain(
      'A picture shows what imgix gave when this page was first opened.',
    );
    expect(textOf(renderSummary(doneReport([gone]), withPictures))).not.toContain('A picture shows');
    expect(picturesOf(doneReport(many(30, assetReport))).length).toBe(20);
    expect(picturesOf(dryReport([assetReport('a', { verification: skipped('Dry.') })]))).toEqual([]);
    expect(render(report)).not.toContain('<img');
  });

  test('have a column only where there are some', () => {
    for (const [options, columns] of [
      [withPictures, [2, 3]],
      [plain, [2, 2]],
    ] as const) {
      const markup = renderSummary(doneReport([assetReport('a'), staleReport('b')]), options);
      const tables = markup.split('<table>').slice(1);
      expect(tables.map((table) => table.split(/<th\b/).length - 1)).toEqual(columns);
      expect(tables.map((table) => table.split('<td>').length - 1)).toEqual(columns);
    }
  });
});

describe('the size', () => {
  test('is bounded in rows, and says how many are missing', () => {
    const markup = render(doneReport([...many(1500, assetReport), ...many(700, staleReport)]));
    expect(rowsOf(markup)).toHaveLength(600);
    expect(rowsOf(markup)[0]).toContain('not proved');
    expect(textOf(markup)).toContain('And 400 more: see the report file.');
    expect(textOf(markup)).toContain('And 1,200 more: see the report file.');
  });

  test('stays below one mebibyte, whatever the names, notices and messages are', () => {
    for (const name of ['<&>"\'', '\u00e9', '\u{1f642}', 'x_']) {
      const notices = Array.from({ length: 50 }, (_, index) => `${index} ${'& '.repeat(5_000)}`);
      const long = many(900, (path) => staleReport(name.repeat(1500) + path));
      const report = doneReport([...long, ...many(900, (path) => assetReport(name.repeat(1500) + path))], 'strict', {
        notices,
      });
      const markup = renderSummary(report, withPictures);
      expect(Buffer.byteLength(markup)).toBeLessThan(1024 * 1024);
      expect(markup.split('<table>').length).toBe(markup.split('</table>').length);
      expect(markup).toContain('more: see the report file.');
    }
  });

  test('stays below it with the record of a takedown, which has room for the assets as well', () => {
    const removal = { lastServedAt: null, purgedAt: null, goneAt: null };
    const verification = { ...verified, evidence: 'gone', removal } as const;
    const gone = (path: string) => assetReport(path, { file: null, change: 'requested', verification });
    const report = doneReport(many(400, (path) => gone('%E3%81%82'.repeat(900) + path)));
    const markup = render(report);
    expect(Buffer.byteLength(markup)).toBeLessThan(1024 * 1024);
    const [assets = '', record = ''] = markup.split('Record of the takedown');
    expect(rowsOf(assets).length).toBeGreaterThan(20);
    expect(rowsOf(record).length).toBeGreaterThan(20);
    expect(record).toContain('more: see the report file.');
  });
});

test('a name of nothing but letters can be broken, so that its row fits a phone', () => {
  const markup = render(doneReport([staleReport(`${'ab1d'.repeat(16)}.png`)]));
  expect(markup).toContain(Array.from({ length: 4 }, () => 'ab1d'.repeat(4)).join('<wbr>'));
});

test('what stands around a word that becomes code is not a part of it', () => {
  const error = new ActionError(
    'internal',
    'No (request id 871b7cb0-f1e5-4a7a, `x. y`). Seen of a.bc, f(x_y), #812: (c.de, once).',
  );
  const markup = render(doneReport([], 'strict', { error })).replaceAll('<wbr>', '');
  expect(markup).toContain(
    '<b>No (request id <code>871b7cb0-f1e5-4a7a</code>, <code>x. y</code>).</b><br>Seen of <code>a.bc</code>, <code>f(x_y)</code>, <code>#812</code>: (<code>c.de</code>, once). ',
  );
});

test('names and answers from outside stay text: no tags, no Markdown, no links, no mentions, no lines of their own', () => {
  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...['<', '>', '"', "'", '&', '`', '\n', '\r', '\n\n', '</code>', '</td>', '</a>', '<img src=x>', '<script>'],
          ...['@octocat', '#1', '[a](https://evil.example)', '**b**', '|', '\u2028', '\u202e', '\0', '::error::'],
          ...['##[group]', '<!--', '&lt;', 'www.evil.example', 'your-org/site#1', 'GH-1', 'a@b.example', ':tada:'],
        ),
        fc.string({ unit: 'binary', maxLength: 4 }),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(hostile, hostile, hostile, (file, message, notice) => {
      const report = doneReport(
        [
          unprovedReport(file, { kind: 'redirect', status: 301, location: message }),
          unprovedReport(file, { kind: 'not-an-asset', nonAssetReason: message }),
          unprovedReport(file, { kind: 'unreachable', reason: message }),
          derivativeReport(file, { kind: 'old-rendering' }, message),
          assetReport(file, { problem: { code: 'stale', message } }),
        ].map((asset) => ({ ...asset, url: 'https://x.imgix.net/a' })),
        'strict',
        {
          notices: [notice],
          warnings: [notice],
          range: { ...range, source: notice },
          error: new ActionError('internal', message),
        },
      );
      const markup = renderSummary(report, withPictures);
      // No blank line: there GitHub would begin to read Markdown.
      expect(markup.trimEnd()).not.toMatch(/\n\s*\n/);
      expect(markup).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
      // Only the summary's own elements, and what came from outside in <code> and <a>, in which GitHub links nothing.
      const names = new Set([...markup.matchAll(/<\/?([a-z0-9]+)/g)].map(([, name]) => name));
      const own = 'a b br code details h3 img p summary table td th tr wbr'.split(' ');
      expect([...names].filter((name) => !own.includes(name as string))).toEqual([]);
      for (const [, address] of markup.matchAll(/<(?:a href|img src)="([^"]*)"/g)) {
        expect(address).toMatch(/^https:\/\/(github\.com\/your-org\/|x\.imgix\.net\/)/);
      }
      const ownText = markup.replaceAll('<wbr>', '').replaceAll(/<(code|a)\b[^>]*>[^<>]*<\/\1>/g, '');
      const text = ownText.replaceAll(/<[^>]*>/g, '').replaceAll(/&#\d+;/g, ' ');
      expect(text).not.toMatch(/[@`*[\]|#]|:\/\/|www\.|GH-\d|:tada:/);
    }),
    { numRuns: 500 },
  );
});

test('causes are told up to eight, and how many URLs have others', () => {
  const failing = (count: number) =>
    Array.from({ length: count }, (_, n) => unprovedReport(`${n}.png`, { kind: 'status', status: 500 + n }));
  expect(textOf(render(doneReport(failing(12))))).toContain('4 URLs failed for other causes, which their rows tell.');
  expect(render(doneReport(failing(8)))).not.toContain('other causes');
});
