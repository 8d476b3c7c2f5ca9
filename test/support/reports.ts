// Reports of assets for the tests of what is told of a run.
import type { Problem, ProblemCode } from '../../src/errors.ts';
import { type AssetReport, type PurgeReport, purgeSkipped, type RunReport } from '../../src/report/run-report.ts';
import type { Setup, VerifyMode } from '../../src/report/setup.ts';
import { type RunOutcome, toRunReport } from '../../src/report/to-run-report.ts';
import type { Before, Cause } from '../../src/verify/cause.ts';
import { skipped, type Verification } from '../../src/verify/verification.ts';

export const range = { base: 'a'.repeat(40), head: 'b'.repeat(40), source: 'the push' };

export const setup: Setup = {
  verify: 'strict',
  root: 'public/images',
  baseUrls: ['https://x.imgix.net'],
  hasOrigin: false,
  deployed: undefined,
  isTakedown: false,
  isRetiredApi: false,
  isKeyOdd: false,
  isSubImage: false,
  timeoutSeconds: 300,
  docs: 'https://github.com/your-org/imgix-purge-action/blob/v1/docs',
};

export const accepted: PurgeReport = {
  outcome: 'accepted',
  attempts: 1,
  repeats: 0,
  status: 200,
  purgeId: 'p1',
  error: null,
  note: null,
};

export const verified: Verification = {
  outcome: 'verified',
  evidence: 'bytes',
  cause: null,
  before: 'served',
  checks: 2,
  seconds: 3.1,
  detail: 'It serves the bytes of the new file.',
};

export const stale: Verification = {
  ...verified,
  outcome: 'stale',
  evidence: null,
  cause: { kind: 'old-bytes' },
  detail: 'It has the old bytes.',
};

/** An asset that was purged and verified, unless it is told otherwise. */
export function assetReport(path: string, changes: Partial<AssetReport> = {}): AssetReport {
  return {
    url: `https://x.imgix.net/${path}`,
    file: path,
    change: 'modified',
    purge: accepted,
    verification: verified,
    problem: null,
    ...changes,
  };
}

/** Of so many files. */
export function many(count: number, make: (path: string) => AssetReport): AssetReport[] {
  return Array.from({ length: count }, (_, index) => make(`${index}.png`));
}

export function problemOf(code: ProblemCode, message = 'What failed and what to do.'): Problem {
  return { code, message };
}

export function staleReport(path: string): AssetReport {
  return assetReport(path, { verification: stale, problem: problemOf('stale') });
}

/** Not proved, for this cause. */
export function unprovedReport(path: string, cause: Cause, before: Before = 'served'): AssetReport {
  const verification: Verification = { ...stale, cause, before, checks: 12 };
  return assetReport(path, { verification, problem: problemOf(cause.kind === 'missing' ? 'stale' : 'inconclusive') });
}

/** Proved itself; its derivatives of these queries are not, for this cause. */
export function derivativeReport(path: string, cause: Cause, ...queries: string[]): AssetReport {
  const report = unprovedReport(path, cause);
  const derivatives = queries.map((query) => ({
    url: `${report.url}?${query}`,
    outcome: 'inconclusive' as const,
    cause,
    checks: 3,
    detail: 'D',
  }));
  return { ...report, verification: { ...report.verification, derivatives } };
}

export function rejectedReport(path: string, status = 400): AssetReport {
  const problem = problemOf('purge-rejected');
  const purge: PurgeReport = { ...accepted, outcome: 'failed', status, purgeId: null, error: problem };
  return assetReport(path, { purge, verification: skipped('It was not purged.'), problem });
}

export function notAttemptedReport(path: string): AssetReport {
  const problem = problemOf('not-attempted', 'The run was cancelled. It was not purged.');
  return assetReport(path, { purge: purgeSkipped, verification: skipped('The run was cancelled.'), problem });
}

export function doneReport(
  reports: readonly AssetReport[],
  verify: VerifyMode = 'strict',
  changes: Partial<RunOutcome> = {},
): RunReport {
  return toRunReport({ range, notices: [], reports, ...changes }, { ...setup, verify });
}
