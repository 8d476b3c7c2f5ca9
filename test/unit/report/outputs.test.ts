import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { toOutputs } from '../../../src/report/publish/outputs.ts';
import { assetReport, doneReport, staleReport } from '../../support/reports.ts';

test('the outputs are the counts, the URLs and the place of the report, as text', () => {
  const report = doneReport([assetReport('a.png'), staleReport('b.png'), assetReport('c.png')]);
  expect(toOutputs(report, '/tmp/report.json')).toEqual({
    values: {
      conclusion: 'failure',
      urls: '["https://x.imgix.net/a.png","https://x.imgix.net/b.png","https://x.imgix.net/c.png"]',
      'failed-urls': '["https://x.imgix.net/b.png"]',
      purged: '3',
      verified: '2',
      unverified: '1',
      failed: '1',
      stale: '',
      report: '/tmp/report.json',
    },
    leftOut: 0,
  });
});

test('they are those that action.yml names', () => {
  const { outputs } = parse(readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8'));
  expect(Object.keys(toOutputs(doneReport([]), '').values).sort()).toEqual(Object.keys(outputs).sort());
});

test('together they stay below what a job may give, as JSON, and what is left out is counted once', () => {
  const reports = Array.from({ length: 5000 }, (_, index) => staleReport(`${'x'.repeat(180)}${index}.png`));
  const { values, leftOut } = toOutputs(doneReport(reports), '/tmp/report.json');
  const characters = Object.entries(values).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  expect(characters * 2).toBeLessThan(1024 * 1024);
  const urls = JSON.parse(values.urls) as string[];
  expect(urls).toEqual(reports.slice(0, urls.length).map(({ url }) => url));
  expect(values.urls.length).toBeGreaterThan(119_000);
  expect(values.urls.length).toBeLessThanOrEqual(120_000);
  expect(leftOut).toBe(5000 - urls.length);
});

test('a list that just fits is whole', () => {
  const lengthOf = (count: number, last: number) => {
    const reports = Array.from({ length: count }, () => assetReport('x'.repeat(976)));
    return toOutputs(doneReport([...reports, assetReport('x'.repeat(last))]), '');
  };
  // [ ] and, for each URL, two quotes, the comma and 20 characters before the path.
  const whole = lengthOf(119, 120_000 - 2 - 119 * 999 - 23);
  expect([whole.values.urls.length, whole.leftOut]).toEqual([119_999, 0]);
  expect(lengthOf(119, 120_000 - 2 - 119 * 999 - 22).leftOut).toBe(1);
});
