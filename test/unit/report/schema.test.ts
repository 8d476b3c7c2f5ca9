// docs/report.schema.json, held against the types of the code. That it describes what runs write is checked in every scenario
// (safe-run.ts).
import { expect, test } from 'vitest';
import type { FatalCode, ProblemCode } from '../../../src/errors.ts';
import type { DiagnosisCode } from '../../../src/report/diagnosis/diagnosis.ts';
import { evidenceWords } from '../../../src/report/outcome-words.ts';
import { conclusions, type PurgeReport } from '../../../src/report/run-report.ts';
import type { AssetChange } from '../../../src/targets/asset.ts';
import type { Verification } from '../../../src/verify/verification.ts';
import { reportSchema, schemaErrorsOf } from '../../support/report-schema.ts';
import { assetReport, doneReport } from '../../support/reports.ts';

/** Of a union every member, or it does not compile. */
function members<T extends string>(all: Record<T, true>): T[] {
  return Object.keys(all) as T[];
}

test('the schema turns down what is no report', () => {
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

const { $defs, properties } = reportSchema;
const { asset, purge, verification, problem } = $defs;

test.each<[string, readonly (string | null)[], readonly (string | null)[]]>([
  ['conclusion', properties.conclusion.enum, conclusions],
  [
    'fatal code',
    properties.error.oneOf[1].properties.code.enum,
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
  ],
  [
    'code of a diagnosis',
    properties.diagnoses.items.properties.code.enum,
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
  ],
  [
    'code of a problem',
    problem.properties.code.enum,
    members<ProblemCode>({
      'purge-rejected': true,
      'purge-unreachable': true,
      'purge-rate-limited': true,
      'origin-not-ready': true,
      stale: true,
      inconclusive: true,
      'not-attempted': true,
    }),
  ],
  [
    'change',
    asset.properties.change.enum,
    members<AssetChange>({ added: true, modified: true, deleted: true, requested: true, selected: true }),
  ],
  [
    'outcome of a purge',
    purge.properties.outcome.enum,
    members<PurgeReport['outcome']>({ accepted: true, duplicate: true, failed: true, skipped: true }),
  ],
  [
    'outcome of a verification',
    verification.properties.outcome.enum,
    members<Verification['outcome']>({ verified: true, stale: true, inconclusive: true, skipped: true }),
  ],
  ['evidence', verification.properties.evidence.enum, [...Object.keys(evidenceWords), null]],
])('it names every %s', (_, inSchema, inCode) => {
  expect(new Set(inSchema)).toEqual(new Set(inCode));
});
