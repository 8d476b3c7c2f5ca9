// What the run came to -> the one `RunReport`.
import type { CommitRange } from '../changes/changed-file.ts';
import { ActionError } from '../errors.ts';
import { type AssetReport, type Conclusion, hasFailed, isPurged, type RunReport, toCounts } from './run-report.ts';

export type RunOutcome =
  | {
      readonly kind: 'nothing-to-do';
      readonly range: CommitRange | null;
      readonly notices: readonly string[];
      readonly reason: string;
    }
  | RunWithAssets<'dry-run'>
  /** `error`: what stopped the run, undefined where nothing did. */
  | (RunWithAssets<'done'> & { readonly error: unknown });

type RunWithAssets<Kind> = {
  readonly kind: Kind;
  readonly range: CommitRange | null;
  readonly notices: readonly string[];
  readonly reports: readonly AssetReport[];
};

/** The input `verify`. */
export type VerifyMode = 'strict' | 'warn' | 'off';

/** With `warn`, what was not proved does not fail the run; what was not purged does. */
export function toRunReport(outcome: RunOutcome, verify: VerifyMode): RunReport {
  const { range } = outcome;
  switch (outcome.kind) {
    case 'nothing-to-do':
      return toReport('nothing-to-do', range, [...outcome.notices, outcome.reason], [], null);
    case 'dry-run':
      return toReport('dry-run', range, outcome.notices, outcome.reports, null);
    case 'done': {
      const error = outcome.error === undefined ? null : toReportedError(outcome.error);
      const isFailure = error !== null || outcome.reports.some((report) => failsRun(report, verify));
      return toReport(isFailure ? 'failure' : 'success', range, outcome.notices, outcome.reports, error);
    }
    default:
      return outcome satisfies never;
  }
}

/** For a run that stopped before it had assets. */
export function toFailedReport(error: unknown): RunReport {
  return toReport('failure', null, [], [], toReportedError(error));
}

export function failsRun(report: AssetReport, verify: VerifyMode): boolean {
  if (!hasFailed(report)) return false;
  return verify !== 'warn' || !isPurged(report);
}

function toReport(
  conclusion: Conclusion,
  range: CommitRange | null,
  notices: readonly string[],
  assets: readonly AssetReport[],
  error: RunReport['error'],
): RunReport {
  return { schemaVersion: 1, conclusion, range, counts: toCounts(assets), error, notices, assets };
}

function toReportedError(error: unknown): NonNullable<RunReport['error']> {
  if (error instanceof ActionError) return { code: error.code, message: error.message };
  const words = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: `This action met a fault of its own: ${words}. Please report it, with the log of this step.`,
  };
}
