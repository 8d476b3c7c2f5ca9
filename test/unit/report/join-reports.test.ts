import { describe, expect, test } from 'vitest';
import { joinReports } from '../../../src/report/join-reports.ts';
import type { RunReport } from '../../../src/report/run-report.ts';
import { assetReport, doneReport, range, setup, staleReport } from '../../support/reports.ts';

const shard = (index: number, report: RunReport): RunReport => ({ ...report, shard: { index, count: 2 } });
const idle: RunReport = { ...doneReport([]), conclusion: 'nothing-to-do', notices: ['None falls into this shard.'] };

const dry: RunReport = { ...doneReport([]), conclusion: 'dry-run' };

describe('the reports of a matrix', () => {
  test('become one: assets in the order of the jobs, counts and diagnoses of all, every sentence once', () => {
    const first = shard(1, doneReport([assetReport('a'), staleReport('b')], 'strict', { notices: ['N'] }));
    const second = shard(2, doneReport([staleReport('c')], 'strict', { notices: ['N', 'M'] }));
    const joined = joinReports([first, second], { ...setup, root: 'elsewhere' });
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
    ['what passed with `verify: warn`', [shard(1, doneReport([staleReport('a')], 'warn')), shard(2, idle)], 'success'],
  ])('have the verdict of the worst of them: %s', (_, reports, conclusion) => {
    expect(joinReports(reports, setup).conclusion).toBe(conclusion);
  });

  test('keep the error that stopped one of them', () => {
    const error = { code: 'api-key-refused', message: 'Refused.', link: 'docs' } as const;
    const stopped = { ...shard(2, idle), conclusion: 'failure', error } as const;
    expect(joinReports([shard(1, doneReport([assetReport('a')])), stopped], setup)).toMatchObject({
      conclusion: 'failure',
      error,
    });
  });
});
