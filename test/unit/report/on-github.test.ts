// What GitHub makes of a job summary: it reads no Markdown in it, and takes none of its HTML away.
import { expect, test } from 'vitest';
import { renderSummary } from '../../../src/report/summary/summary.ts';
import { toGitHubHtml } from '../../pictures/github-markdown.ts';
import { summaries, summaryOptions } from '../../pictures/summaries.ts';
import { assetReport, doneReport, unprovedReport } from '../../support/reports.ts';

test.each(Object.entries(summaries))('the summary "%s" is shown as it was written', (_, report) => {
  const { given, read, shown } = toGitHubHtml(renderSummary(report, summaryOptions));
  expect(read).toBe(given);
  expect(shown).toBe(given);
});

test.each([
  '<img src=x onerror=alert(1)>.png',
  '**bold** [link](https://example.com) @your-org #1 https://example.com/a.png',
  '</table>\n\n# heading\n\n- list.png',
  '<script>alert(1)</script>.png',
  '`code` ~~gone~~ | cell |.png',
])('so is one with the name %j', (name) => {
  const named = [
    assetReport(name, { url: 'https://x.imgix.net/a.png', file: name }),
    { ...unprovedReport('b', { kind: 'challenge', by: name }), file: name },
  ];
  const { given, read, shown } = toGitHubHtml(renderSummary(doneReport(named), summaryOptions));
  expect(read).toBe(given);
  expect(shown).toBe(given);
});
