import { describe, expect, test } from 'vitest';
import type { Annotation, Runner } from '../../../src/platform/actions.ts';
import { publish } from '../../../src/report/publish/publish.ts';
import type { RunReport } from '../../../src/report/run-report.ts';
import { toFailedReport, toRunReport } from '../../../src/report/to-run-report.ts';
import { skipped } from '../../../src/verify/verification.ts';
import { assetReport, doneReport, range, rejectedReport, setup, staleReport } from '../../support/reports.ts';

type Told = {
  readonly lines: string[];
  readonly annotations: Annotation[];
  readonly outputs: Record<string, string>;
  summary: string | undefined;
  file: string | undefined;
};

type Channel = 'report' | 'summary' | 'outputs';

/** A runner that keeps what it is told. Writing fails where `broken` names it. */
function runnerOf(...broken: readonly Channel[]): Runner & { readonly told: Told } {
  const told: Told = { lines: [], annotations: [], outputs: {}, summary: undefined, file: undefined };
  const write = (name: Channel): void => {
    if (broken.includes(name)) throw new Error('disk full');
  };
  return {
    told,
    input: () => '',
    mask: () => {},
    redact: (text) => text,
    info: (...lines) => told.lines.push(...lines),
    debug: () => {},
    annotate: (annotation) => told.annotations.push(annotation),
    startGroup: () => {},
    endGroup: () => {},
    setOutputs: (values) => {
      write('outputs');
      Object.assign(told.outputs, values);
    },
    writeSummary: (markup) => {
      write('summary');
      told.summary = markup;
    },
    writeReport: (pieces) => {
      write('report');
      told.file = [...pieces].join('');
      return '/tmp/report.json';
    },
  };
}

function tell(report: RunReport, ...broken: readonly Channel[]): Told {
  const runner = runnerOf(...broken);
  publish(report, runner, {
    verify: 'strict',
    toWorkspacePath: (file) => file,
    repositoryUrl: undefined,
    toPictureUrl: undefined,
  });
  return runner.told;
}

const failed = doneReport([assetReport('a'), staleReport('b')]);

describe('a run is told', () => {
  test('in the report file, the outputs, the summary, the annotations and a closing line', async () => {
    const told = tell(failed);
    expect(JSON.parse(told.file ?? '')).toEqual(failed);
    expect(told.file?.endsWith('}\n')).toBe(true);
    expect(told.outputs).toMatchObject({ conclusion: 'failure', report: '/tmp/report.json', failed: '1' });
    expect(told.summary).toContain('failed: 1 not proved, 1 proved, of 2 URLs');
    expect(told.annotations.length).toBe(2);
    const [catchUp, closing] = told.lines;
    expect(catchUp).toMatch(
      /^To catch up, run this job again, .*`since: last-success` if an earlier run has succeeded\. A changed workflow file counts in later runs only\.$/,
    );
    expect(closing).toBe('Failed: 1 not proved, 1 proved, of 2 URLs.');
  });

  test.each([
    ['report', 'The report file could not be written: disk full.'],
    ['summary', 'The job summary could not be written: disk full.'],
    ['outputs', 'The outputs could not be written: disk full.'],
  ] as const)(
    'also where the %s cannot be written, which is said and keeps nothing else back',
    async (broken, message) => {
      const told = tell(failed, broken);
      expect(told.annotations).toContainEqual({ level: 'warning', message });
      expect(told.annotations.length).toBe(3);
      expect([told.file === undefined, told.summary === undefined, told.outputs.conclusion === undefined]).toEqual([
        broken === 'report',
        broken === 'summary',
        broken === 'outputs',
      ]);
      if (broken === 'report') expect(told.outputs.report).toBe('');
      expect(told.lines.length).toBe(2);
    },
  );

  test('with a warning where the outputs do not hold all URLs', async () => {
    const reports = Array.from({ length: 3000 }, (_, index) => assetReport(`${'x'.repeat(200)}${index}`));
    const told = tell(doneReport(reports));
    const left = 3000 - (JSON.parse(told.outputs.urls ?? '') as string[]).length;
    expect(told.annotations).toEqual([
      {
        level: 'warning',
        message: `${left.toLocaleString('en')} URLs did not fit into the outputs \`urls\` and \`failed-urls\`, which GitHub limits. The report file has all of them.`,
      },
    ]);
  });
});

const unchecked = assetReport('a', { verification: skipped('off') });

test.each([
  [
    toRunReport({ range, notices: ['N.'], reason: 'No file has changed.' }, setup),
    'Nothing to do. No file has changed.',
  ],
  [
    toRunReport({ isDryRun: true, range, notices: [], reports: [assetReport('a')] }, setup),
    'Dry run, 1 URL would be purged. Nothing was purged.',
  ],
  [doneReport([assetReport('a')]), '1 URL purged and proved.'],
  [doneReport([unchecked], 'off'), '1 URL purged, 0 proved, 1 not checked.'],
  [doneReport([staleReport('a')], 'warn'), 'Passed, although 1 of 1 URL is not proved (verify: warn).'],
  [doneReport([staleReport('a'), rejectedReport('b')]), 'Failed: 1 not proved, 1 not purged, 0 proved, of 2 URLs.'],
  [doneReport([rejectedReport('b'), unchecked], 'off'), 'Failed: 1 not purged, 1 not checked, 0 proved, of 2 URLs.'],
  [toFailedReport(new Error('x'), 'docs'), 'Failed.'],
])('the closing line of the run %#', async (report, line) => {
  expect(tell(report).lines.at(-1)).toBe(line);
});
