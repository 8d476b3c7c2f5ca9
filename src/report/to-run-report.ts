// What the run came to -> the one `RunReport`.
import type { CommitRange } from '../changes/changed-file.ts';
import { ActionError } from '../errors.ts';
import type { Funnel } from '../targets/funnel.ts';
import { type AssetReport, type Conclusion, hasFailed, isPurged, type RunReport, toCounts } from './run-report.ts';

export type RunOutcome =
  | (Found & { readonly kind: 'nothing-to-do'; readonly reason: string })
  | (Found & { readonly kind: 'dry-run'; readonly reports: readonly AssetReport[] })
  /** `error`: what stopped the run, undefined where nothing did. */
  | (Found & { readonly kind: 'done'; readonly reports: readonly AssetReport[]; readonly error: unknown });

/** What was found before anything was purged. */
type Found = {
  readonly range: CommitRange | null;
  readonly funnel?: Funnel | null;
  readonly notices: readonly string[];
  readonly warnings?: readonly string[];
};

/** The input `verify`. */
export type VerifyMode = 'strict' | 'warn' | 'off';

/** With `warn`, what was not proved does not fail the run; what was not purged does. */
export function toRunReport(outcome: RunOutcome, verify: VerifyMode): RunReport {
  switch (outcome.kind) {
    case 'nothing-to-do':
      return toReport('nothing-to-do', { ...outcome, notices: [...outcome.notices, outcome.reason] }, [], null);
    case 'dry-run':
      return toReport('dry-run', outcome, outcome.reports, null);
    case 'done': {
      const error = outcome.error === undefined ? null : toReportedError(outcome.error);
      const isFailure = error !== null || outcome.reports.some((report) => failsRun(report, verify));
      return toReport(isFailure ? 'failure' : 'success', outcome, outcome.reports, error);
    }
    default:
      return outcome satisfies never;
  }
}

/** For a run that stopped before it had assets. */
export function toFailedReport(error: unknown): RunReport {
  return toReport('failure', { range: null, notices: [] }, [], toReportedError(error));
}

export function failsRun(report: AssetReport, verify: VerifyMode): boolean {
  if (!hasFailed(report)) return false;
  return verify !== 'warn' || !isPurged(report);
}

function toReport(
  conclusion: Conclusion,
  { range, funnel = null, notices, warnings = [] }: Found,
  assets: readonly AssetReport[],
  error: RunReport['error'],
): RunReport {
  return { schemaVersion: 1, conclusion, range, funnel, counts: toCounts(assets), error, notices, warnings, assets };
}

function toReportedError(error: unknown): NonNullable<RunReport['error']> {
  if (error instanceof ActionError) return { code: error.code, message: error.message };
  const words = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: `This action met a fault of its own: ${words}. Please report it, with the log of this step.`,
  };
}
