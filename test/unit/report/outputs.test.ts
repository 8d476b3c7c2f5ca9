// The names of the outputs, and where a list ends. What stands in them is held by every scenario.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { toOutputs } from '../../../src/report/publish/outputs.ts';
import { assetReport, doneReport } from '../../support/reports.ts';

test('the outputs are those that action.yml names', () => {
  const { outputs } = parse(readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8'));
  expect(Object.keys(toOutputs(doneReport([]), '').values).sort()).toEqual(Object.keys(outputs).sort());
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
