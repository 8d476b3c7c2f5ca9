// The one value that log, annotations, job summary, outputs, report file and exit status are computed from.
// docs/report.schema.json describes it for other programs; `schemaVersion` changes when a field changes its meaning.
import type { CommitRange } from '../changes/changed-file.ts';
import type { FatalCode, Problem } from '../errors.ts';
import type { PurgeResult } from '../purge/purge-result.ts';
import type { Asset, AssetChange } from '../targets/asset.ts';
import type { Reconciliation } from '../targets/reconciliation.ts';
import type { Funnel } from '../targets/selection/funnel.ts';
import type { Shard } from '../targets/to-assets.ts';
import type { Verification } from '../verify/verification.ts';
import type { Diagnosis } from './diagnosis/diagnosis.ts';
import type { SetupCheck } from './setup-checks/setup-check.ts';

/** Of a matrix the first that any of its jobs has: one without assets says nothing of the others. */
export const conclusions = ['failure', 'success', 'dry-run', 'nothing-to-do'] as const;
export type Conclusion = (typeof conclusions)[number];

export type RunReport = {
  readonly schemaVersion: 1;
  readonly conclusion: Conclusion;
  /** Null where no commits were asked for (requested URLs, say), where nothing lay between them, and where they could not be found. */
  readonly range: CommitRange | null;
  /** How many of the changed files were left at each step; null where nothing was compared. */
  readonly funnel: Funnel | null;
  /** With `select: stale`: what the comparison with imgix came to; null otherwise. */
  readonly reconciliation: Reconciliation | null;
  readonly counts: Counts;
  /** Why the run stopped, where it could not go on. */
  readonly error: { readonly code: FatalCode; readonly message: string; readonly link: string } | null;
  /** Why assets failed, one entry for all that share a cause; the most frequent first. */
  readonly diagnoses: readonly Diagnosis[];
  /** How what was not purged is caught up with later, a sentence. Null where there is no need. */
  readonly catchUp: string | null;
  /** With `diagnose: true`: what was found about the set-up. Null for every other run. */
  readonly setupChecks: readonly SetupCheck[] | null;
  /** Sentences: fallbacks taken, files left out, why there was nothing to do. */
  readonly notices: readonly string[];
  /** Sentences: what may be missing from this run, inputs that match nothing. */
  readonly warnings: readonly string[];
  /** Which share of the assets this is, in a job of a matrix; null where it is all of them. */
  readonly shard: Shard | null;
  /** With `join-reports`: names of the files that it was made of. Null for every other run. */
  readonly joinedFrom: readonly string[] | null;
  readonly assets: readonly AssetReport[];
};

/** Of a run that has come to nothing yet, and that nothing is wrong with. */
export const emptyReport: RunReport = {
  schemaVersion: 1,
  conclusion: 'nothing-to-do',
  range: null,
  funnel: null,
  reconciliation: null,
  counts: { urls: 0, purged: 0, verified: 0, unverified: 0, failed: 0 },
  error: null,
  diagnoses: [],
  catchUp: null,
  setupChecks: null,
  notices: [],
  warnings: [],
  shard: null,
  joinedFrom: null,
  assets: [],
};

/** All count URLs: one for each asset and host. */
export type Counts = {
  readonly urls: number;
  readonly purged: number;
  readonly verified: number;
  /** Purged, and not proved: also with `verify: warn`, which passes, and `verify: off`, which checks nothing. */
  readonly unverified: number;
  readonly failed: number;
};

export type AssetReport = {
  readonly url: string;
  readonly file: string | null;
  readonly change: AssetChange;
  readonly purge: PurgeReport;
  readonly verification: Verification;
  /** What went wrong with this asset; null where nothing did. */
  readonly problem: Problem | null;
};

export type PurgeReport = {
  readonly outcome: PurgeResult['outcome'] | 'skipped';
  /** Requests sent for it, repeated purges included. */
  readonly attempts: number;
  /** Purges sent again while the asset was stale. */
  readonly repeats: number;
  readonly status: number | null;
  readonly purgeId: string | null;
  readonly error: Problem | null;
  /** What was odd about the answer that accepted it. */
  readonly note: string | null;
};

export const purgeSkipped: PurgeReport = {
  outcome: 'skipped',
  attempts: 0,
  repeats: 0,
  status: null,
  purgeId: null,
  error: null,
  note: null,
};

export function toAssetReport(
  asset: Asset,
  purge: PurgeReport,
  verification: Verification,
  problem: Problem | null,
): AssetReport {
  return { url: asset.url, file: asset.file, change: asset.change, purge, verification, problem };
}

/** imgix took the purge, or had the same one under way. */
export function isPurged({ purge }: AssetReport): boolean {
  return purge.outcome === 'accepted' || purge.outcome === 'duplicate';
}

export function isVerified({ verification }: AssetReport): boolean {
  return verification.outcome === 'verified';
}

/** Was to be taken down, and this run has only seen that nothing is there: a misspelt address looks the same. */
export function isNeverSeen({ change, verification: { outcome, removal } }: AssetReport): boolean {
  return change === 'requested' && outcome === 'verified' && removal?.lastServedAt === null;
}

/** What it gave before may have been the file, or a message. */
export function isSeenUnclearly(report: AssetReport): boolean {
  return isNeverSeen(report) && report.verification.removal?.lastUnclearAt !== undefined;
}

/** Proved to be there: not as gone, nor as what a newer commit has, which may have removed it. */
export function isProvedThere(report: AssetReport): boolean {
  const { evidence } = report.verification;
  return isVerified(report) && (evidence === 'bytes' || evidence === 'metadata' || evidence === 'changed');
}

/** A proof outweighs a purge that imgix turned down. */
export function hasFailed({ problem }: AssetReport): boolean {
  return problem !== null;
}

export function toCounts(assets: readonly AssetReport[]): Counts {
  const counts = { urls: assets.length, purged: 0, verified: 0, unverified: 0, failed: 0 };
  for (const asset of assets) {
    if (isPurged(asset)) counts.purged++;
    if (isVerified(asset)) counts.verified++;
    else if (isPurged(asset)) counts.unverified++;
    if (hasFailed(asset)) counts.failed++;
  }
  return counts;
}
