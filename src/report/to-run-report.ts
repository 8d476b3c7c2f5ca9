// What the run came to -> the one `RunReport`.
import type { CommitRange } from '../changes/changed-file.ts';
import { ActionError } from '../errors.ts';
import type { Reconciliation } from '../targets/reconciliation.ts';
import type { Funnel } from '../targets/selection/funnel.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { toLink } from './diagnosis/diagnosis.ts';
import { toPurgeRemedy } from './diagnosis/purge-remedies.ts';
import { type AssetReport, type Conclusion, hasFailed, isPurged, type RunReport, toCounts } from './run-report.ts';
import type { Setup, VerifyMode } from './setup.ts';
import type { SetupCheck } from './setup-checks/setup-check.ts';
import { toCatchUp } from './words/catch-up.ts';
import { toUrlCount } from './words/wording.ts';

export type RunOutcome =
  | (Found & { readonly kind: 'nothing-to-do'; readonly reason: string })
  | (Found & { readonly kind: 'dry-run'; readonly reports: readonly AssetReport[] })
  | (Found & { readonly kind: 'diagnosed'; readonly setupChecks: readonly SetupCheck[] })
  /** `error`: what stopped the run, undefined where nothing did. */
  | (Found & { readonly kind: 'done'; readonly reports: readonly AssetReport[]; readonly error: unknown });

/** What was found before anything was purged. */
type Found = {
  readonly range?: CommitRange | undefined;
  readonly funnel?: Funnel;
  readonly reconciliation?: Reconciliation;
  readonly notices: readonly string[];
  readonly warnings?: readonly string[];
  readonly shard?: RunReport['shard'] | undefined;
  /** Nothing was to be purged, so that nothing is left to catch up with. */
  readonly isDryRun?: boolean;
};

/** With `warn`, what was not proved does not fail the run; what was not purged does. */
export function toRunReport(outcome: RunOutcome, setup: Setup): RunReport {
  switch (outcome.kind) {
    case 'nothing-to-do':
      return toReport('nothing-to-do', { ...outcome, notices: [...outcome.notices, outcome.reason] });
    case 'dry-run':
      return toReport('dry-run', outcome, outcome.reports);
    case 'diagnosed': {
      const { setupChecks } = outcome;
      const isWrong = setupChecks.some(({ verdict }) => verdict === 'wrong');
      return toReport(isWrong ? 'failure' : 'success', outcome, [], { error: null, diagnoses: [], setupChecks });
    }
    case 'done': {
      const { reports } = outcome;
      const error = outcome.error === undefined ? null : toReportedError(outcome.error, setup.docs);
      const isFailure = error !== null || reports.some((report) => failsRun(report, setup.verify));
      const told = { error, diagnoses: diagnose(reports, setup) };
      const found = {
        ...outcome,
        warnings: [...(outcome.warnings ?? []), ...warnOfUnseen(reports), ...warnOfUnpurged(reports, setup)],
      };
      return toReport(isFailure ? 'failure' : 'success', found, reports, told);
    }
    default:
      return outcome satisfies never;
  }
}

/** An address that somebody wrote may be misspelt, and then nothing is there either. */
function warnOfUnseen(reports: readonly AssetReport[]): string[] {
  const unseen = reports.filter(
    ({ change, verification: { outcome, removal } }) =>
      change === 'requested' && outcome === 'verified' && removal?.lastServedAt === null,
  );
  const [first] = unseen;
  if (first === undefined) return [];
  const words = `${toUrlCount(unseen.length)} to be taken down gave nothing before the purge either, such as ${first.url}.`;
  return [`${words} Is the address right? A misspelt one looks just like an image that is gone.`];
}

/** A proof outweighs a purge that was turned down, but the next one may be needed. imgix may answer so for what it has never had. */
function warnOfUnpurged(reports: readonly AssetReport[], setup: Setup): string[] {
  const isUnpurged = ({ purge, verification }: AssetReport) =>
    purge.error?.code === 'purge-rejected' && verification.outcome === 'verified';
  const [first] = reports;
  if (first === undefined || !reports.every(isUnpurged) || reports.every(({ change }) => change === 'added')) return [];
  const words = `imgix turned down every purge of this run (${first.purge.status}), and served what it should all the same. The next change may stay stale.`;
  const origins = new Set(reports.map(({ url }) => new URL(url).origin));
  return [`${words} ${toPurgeRemedy(first.purge.status, [...origins], setup)}`];
}

/** For a run that stopped before it had assets. `docs`: see `Setup`. */
export function toFailedReport(error: unknown, docs: string, shard?: RunReport['shard']): RunReport {
  const found: Found = { notices: [], shard };
  return toReport('failure', found, [], { error: toReportedError(error, docs), diagnoses: [] });
}

/** With `warn` only what was not purged does. */
export function failsRun(report: AssetReport, verify: VerifyMode): boolean {
  if (!hasFailed(report)) return false;
  return verify !== 'warn' || !isPurged(report);
}

type Told = Pick<RunReport, 'error' | 'diagnoses'> & Partial<Pick<RunReport, 'setupChecks'>>;

function toReport(
  conclusion: Conclusion,
  { range, funnel, reconciliation, notices, warnings = [], shard, isDryRun = false }: Found,
  assets: readonly AssetReport[] = [],
  { error, diagnoses, setupChecks = null }: Told = { error: null, diagnoses: [] },
): RunReport {
  const counts = toCounts(assets);
  const done = { range: range ?? null, reconciliation: reconciliation ?? null };
  const catchUp = conclusion === 'failure' && assets.length > 0 && !isDryRun ? toCatchUp(done) : null;
  return {
    schemaVersion: 1,
    conclusion,
    ...done,
    funnel: funnel ?? null,
    counts,
    error,
    diagnoses,
    catchUp,
    setupChecks,
    notices,
    warnings,
    shard: shard ?? null,
    assets,
  };
}

/** What is no `ActionError` is a fault of this action: `internal`. `docs`: see `Setup`. */
export function toReportedError(error: unknown, docs: string): NonNullable<RunReport['error']> {
  if (error instanceof ActionError) return { code: error.code, message: error.message, link: toLink(docs, error.code) };
  const words = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: `Internal error: ${words.replace(/\.$/, '')}. Please report it, with the log of this step after a re-run with debug logging, and with the report file.`,
    link: toLink(docs, 'internal'),
  };
}
