import { describe, expect, test } from 'vitest';
import { ActionError, type FatalCode, type ProblemCode } from '../../../src/errors.ts';
import type { DiagnosisCode } from '../../../src/report/diagnosis/diagnosis.ts';
import { type Conclusion, type PurgeReport, purgeSkipped } from '../../../src/report/run-report.ts';
import { toFailedReport, toRunReport } from '../../../src/report/to-run-report.ts';
import type { AssetChange } from '../../../src/targets/asset.ts';
import { type Evidence, skipped, type Verification } from '../../../src/verify/verification.ts';
import { reportSchema, schemaErrorsOf } from '../../support/report-schema.ts';
import {
  accepted,
  assetReport,
  doneReport,
  notAttemptedReport,
  range,
  rejectedReport,
  setup,
  staleReport,
  verified,
} from '../../support/reports.ts';

/** Of a union every member, or it does not compile. */
function members<T extends string>(all: Record<T, true>): T[] {
  return Object.keys(all) as T[];
}

describe('the schema of the report', () => {
  test.each([
    ['a success', doneReport([assetReport('a'), assetReport('b', { change: 'requested', file: null })])],
    ['failures', doneReport([staleReport('a'), rejectedReport('b')], 'warn')],
    [
      'a cancelled run',
      doneReport([notAttemptedReport('a')], 'strict', { error: new ActionError('cancelled', 'Stopped.') }),
    ],
    ['nothing to do', toRunReport({ notices: [], reason: 'Nothing.' }, setup)],
    [
      'a dry run',
      toRunReport(
        {
          isDryRun: true,
          range,
          notices: ['N.'],
          reports: [assetReport('a', { purge: purgeSkipped, verification: skipped('Dry.') })],
        },
        setup,
      ),
    ],
    [
      'every file of a commit',
      doneReport([], 'strict', { range: { base: null, head: 'c'.repeat(64), source: 'all' } }),
    ],
    ['an internal fault', toFailedReport(new Error('x'), 'docs')],
    ['no answer', doneReport([assetReport('a', { purge: { ...accepted, status: null, purgeId: null } })])],
    ['a file whose name is not UTF-8', doneReport([assetReport('a', { file: 'caf\udce9.png' })])],
    [
      'derivatives',
      doneReport([
        assetReport('a', {
          verification: {
            ...verified,
            derivatives: [
              {
                url: 'https://x.imgix.net/a?w=1',
                outcome: 'stale',
                cause: { kind: 'old-rendering' },
                checks: 1,
                detail: 'D',
              },
            ],
          },
        }),
      ]),
    ],
  ])('describes the report of %s, each of its fields', (_, report) => {
    expect(schemaErrorsOf(report)).toEqual([]);
  });

  test('turns down what is no report', () => {
    const report = doneReport([assetReport('a')]);
    for (const broken of [
      {},
      { ...report, schemaVersion: 2 },
      { ...report, conclusion: 'ok' },
      { ...report, counts: { ...report.counts, failed: -1 } },
      { ...report, assets: [{ ...assetReport('a'), url: 'x.imgix.net/a b' }] },
      { ...report, assets: [{ ...assetReport('a'), problem: { code: 'other', message: 'm' } }] },
      { ...report, extra: true },
    ]) {
      expect(schemaErrorsOf(broken)).not.toEqual([]);
    }
  });

  test('names every value that a field can have', () => {
    const { $defs, properties } = reportSchema;
    const { asset, purge, verification, problem } = $defs;
    expect(properties.conclusion.enum).toEqual(
      members<Conclusion>({ success: true, failure: true, 'nothing-to-do': true, 'dry-run': true }),
    );
    expect(properties.error.oneOf[1].properties.code.enum).toEqual(
      members<FatalCode>({
        'invalid-input': true,
        'git-unusable': true,
        'repository-unusable': true,
        'event-unusable': true,
        'proxy-unusable': true,
        'range-unavailable': true,
        'github-api-failed': true,
        'too-many-urls': true,
        'api-key-refused': true,
        'reports-incomplete': true,
        cancelled: true,
        internal: true,
      }),
    );
    expect(properties.diagnoses.items.properties.code.enum).toEqual(
      members<DiagnosisCode>({
        'purge-rejected': true,
        'purge-unreachable': true,
        'purge-rate-limited': true,
        'origin-not-ready': true,
        'old-bytes': true,
        'old-rendering': true,
        missing: true,
        'wrong-address': true,
        'token-missing': true,
        'token-refused': true,
        redirect: true,
        status: true,
        challenge: true,
        'other-cache': true,
        'not-an-asset': true,
        'other-file': true,
        'lfs-pointer': true,
        'unknown-content': true,
        unreachable: true,
        'never-seen': true,
        'too-early': true,
        'other-point': true,
        inconclusive: true,
      }),
    );
    expect(problem.properties.code.enum).toEqual(
      members<ProblemCode>({
        'purge-rejected': true,
        'purge-unreachable': true,
        'purge-rate-limited': true,
        'origin-not-ready': true,
        stale: true,
        inconclusive: true,
        'not-attempted': true,
      }),
    );
    expect(asset.properties.change.enum).toEqual(
      members<AssetChange>({ added: true, modified: true, deleted: true, requested: true, selected: true }),
    );
    expect(purge.properties.outcome.enum).toEqual(
      members<PurgeReport['outcome']>({ accepted: true, duplicate: true, failed: true, skipped: true }),
    );
    expect(verification.properties.outcome.enum).toEqual(
      members<Verification['outcome']>({ verified: true, stale: true, inconclusive: true, skipped: true }),
    );
    expect(verification.properties.evidence.enum).toEqual([
      ...members<Evidence>({
        bytes: true,
        metadata: true,
        changed: true,
        gone: true,
        replaced: true,
        superseded: true,
      }),
      null,
    ]);
  });
});
