// What the run came to -> the one `RunReport`.
import type { CommitRange } from '../changes/changed-file.ts';
import { ActionError } from '../errors.ts';
import type { Reconciliation } from '../targets/reconciliation.ts';
import type { Funnel } from '../targets/selection/funnel.ts';
import type { Shard } from '../targets/to-assets.ts';
import { isMisled, toCatchUp, toCatchUpFrom } from './catch-up.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { toLink } from './diagnosis/diagnosis.ts';
import {
  type AssetReport,
  type Conclusion,
  emptyReport,
  hasFailed,
  isPurged,
  type RunReport,
  toCounts,
} from './run-report.ts';
import type { Setup, VerifyMode } from './setup.ts';
import type { SetupCheck } from './setup-checks/setup-check.ts';
import { toWarnings } from './warnings.ts';

export type RunOutcome = {
  readonly range?: CommitRange | undefined;
  readonly funnel?: Funnel;
  readonly reconciliation?: Reconciliation;
  readonly notices: readonly string[];
  readonly warnings?: readonly string[];
  readonly shard?: Shard | undefined;
  /** Nothing was to be purged, so that nothing is left to catch up with. */
  readonly isDryRun?: boolean;
  readonly reports?: readonly AssetReport[];
  /** Why there are no assets, where there are none. */
  readonly reason?: string;
  /** What stopped the run; undefined where nothing did. */
  readonly error?: unknown;
  /** With `diagnose: true`. */
  readonly setupChecks?: readonly SetupCheck[];
};

/** With `warn`, what was not proved does not fail the run; what was not purged does. */
export function toRunReport(outcome: RunOutcome, setup: Setup): RunReport {
  const { reports = [], reason, isDryRun = false, range = null, reconciliation = null, setupChecks = null } = outcome;
  const error = outcome.error === undefined ? null : toReportedError(outcome.error, setup.docs);
  const conclusion = toConclusion(outcome, setup);
  const diagnoses = diagnose(reports, { ...setup, wasStale: reconciliation !== null });
  // What a merge queue brings is deployed, and purged, by what comes after it.
  const isOwn = !isDryRun && setup.proposal !== 'merge queue';
  const isLeft = conclusion === 'failure' && reports.length > 0 && isOwn;
  return {
    ...emptyReport,
    conclusion,
    range,
    funnel: outcome.funnel ?? null,
    reconciliation,
    counts: toCounts(reports),
    error,
    diagnoses,
    catchUp: isLeft ? toCatchUp({ range, reconciliation, isMisled: isMisled(diagnoses, reports, setup) }) : null,
    setupChecks,
    notices: [...outcome.notices, ...(conclusion === 'nothing-to-do' && reason !== undefined ? [reason] : [])],
    warnings: [...(outcome.warnings ?? []), ...toWarnings(reports, setup)],
    shard: outcome.shard ?? null,
    assets: reports,
  };
}

function toConclusion({ reports = [], error, setupChecks, isDryRun }: RunOutcome, { verify }: Setup): Conclusion {
  const isWrong = setupChecks?.some(({ verdict }) => verdict === 'wrong') ?? false;
  if (error !== undefined || isWrong || reports.some((report) => failsRun(report, verify))) return 'failure';
  if (setupChecks === undefined && reports.length === 0) return 'nothing-to-do';
  return isDryRun ? 'dry-run' : 'success';
}

export type Stopped = {
  readonly shard?: Shard | undefined;
  /** Where its range would have begun; undefined where that is not known, and where no later run has to begin there. */
  readonly base?: string | undefined;
  /** It was to begin at the last success instead. */
  readonly isSinceSuccess?: boolean;
  /** It was to join reports, and has joined none. */
  readonly isJoin?: boolean;
};

/** For a run that stopped before it had assets. `docs`: see `Setup`. */
export function toFailedReport(
  error: unknown,
  docs: string,
  { shard, base, isSinceSuccess = false, isJoin }: Stopped = {},
): RunReport {
  const reported = toReportedError(error, docs);
  return {
    ...emptyReport,
    conclusion: 'failure',
    error: reported,
    catchUp: base === undefined ? null : toCatchUpFrom(base, reported.code, isSinceSuccess),
    shard: shard ?? null,
    joinedFrom: isJoin ? [] : null,
  };
}

/** With `warn` only what was not purged does. */
export function failsRun(report: AssetReport, verify: VerifyMode): boolean {
  if (!hasFailed(report)) return false;
  return verify !== 'warn' || !isPurged(report);
}

/** What is no `ActionError` is a fault of this action: `internal`. `docs`: see `Setup`. */
function toReportedError(error: unknown, docs: string): NonNullable<RunReport['error']> {
  if (error instanceof ActionError) return { code: error.code, message: error.message, link: toLink(docs, error.code) };
  const words = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: `Internal error: ${words.replace(/\.$/, '')}. Please report it, with the log of this step after a re-run with debug logging, and with the report file.`,
    link: toLink(docs, 'internal'),
  };
}
