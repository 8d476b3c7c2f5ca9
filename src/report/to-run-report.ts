// What the run came to -> the one `RunReport`.
import type { CommitRange } from '../changes/changed-file.ts';
import { ActionError } from '../errors.ts';
import { listFirst, quote, toUrlCount } from '../platform/wording.ts';
import type { Reconciliation } from '../targets/reconciliation.ts';
import type { Funnel } from '../targets/selection/funnel.ts';
import type { Shard } from '../targets/to-assets.ts';
import { isMisled, toCatchUp, toCatchUpFrom } from './catch-up.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { toLink } from './diagnosis/diagnosis.ts';
import { isAddressRight } from './diagnosis/remedies/missing.ts';
import { maxHosts, toPurgeRemedy } from './diagnosis/remedies/purge.ts';
import {
  type AssetReport,
  type Conclusion,
  emptyReport,
  hasFailed,
  isNeverSeen,
  isPurged,
  type RunReport,
  toCounts,
} from './run-report.ts';
import type { Setup, VerifyMode } from './setup.ts';
import type { SetupCheck } from './setup-checks/setup-check.ts';

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
  const isLeft = conclusion === 'failure' && reports.length > 0 && !isDryRun;
  return {
    ...emptyReport,
    conclusion,
    range,
    funnel: outcome.funnel ?? null,
    reconciliation,
    counts: toCounts(reports),
    error,
    diagnoses,
    catchUp: isLeft ? toCatchUp({ range, reconciliation, isMisled: isMisled(diagnoses, setup.mapping) }) : null,
    setupChecks,
    notices: [...outcome.notices, ...(conclusion === 'nothing-to-do' && reason !== undefined ? [reason] : [])],
    warnings: [
      ...(outcome.warnings ?? []),
      ...warnOfNeverSeen(reports, setup),
      ...warnOfNotReached(reports),
      ...warnOfUnpurged(reports, setup),
    ],
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

function warnOfNeverSeen(reports: readonly AssetReport[], { slips }: Setup): string[] {
  const found = reports.filter(isNeverSeen);
  const [first] = found;
  if (first === undefined) return [];
  const slip = found.length === 1 ? slips?.get(first.file ?? '') : undefined;
  const what =
    found.length === 1 ? 'gives nothing, and this run never saw it' : 'give nothing, and this run never saw them';
  return [
    `${toUrlCount(found.length)} to be taken down ${what} served, such as ${first.url}. ${slip ?? isAddressRight} A misspelt one looks just like an image that is gone.`,
  ];
}

/** Nothing can be done about it in this run: whom imgix's answers come from is chance. */
function warnOfNotReached(reports: readonly AssetReport[]): string[] {
  const found = reports.filter(({ verification: { notReached } }) => notReached !== undefined);
  const [first] = found;
  if (first === undefined) return [];
  const names = new Set(found.flatMap(({ verification: { notReached = [] } }) => notReached));
  const points = [...names].map(quote).join(', ');
  return [
    `${toUrlCount(found.length)} proved, such as ${first.url}, but not at every point of presence: ${points} gave something else, and nothing since for a minute after the last purge. Visitors there may get it still.`,
  ];
}

/**
 * A proof outweighs a purge that was turned down, but the next one may be needed; and imgix may answer so for what it has never had. Each
 * host counts by itself: beside a right one, another may not be of imgix.
 */
function warnOfUnpurged(reports: readonly AssetReport[], setup: Setup): string[] {
  const isUnpurged = ({ purge, verification }: AssetReport) =>
    purge.error?.code === 'purge-rejected' && verification.outcome === 'verified';
  const unpurged = [...Map.groupBy(reports, ({ url }) => new URL(url).origin)].filter(
    ([, ofHost]) => ofHost.every(isUnpurged) && ofHost.some(({ change }) => change !== 'added'),
  );
  const byStatus = Map.groupBy(unpurged, ([, [first]]) => first?.purge.status ?? null);
  return [...byStatus].map(([status, hosts]) => {
    const origins = hosts.map(([origin]) => origin);
    const words = `Nothing was purged at ${listFirst(origins, maxHosts, quote)}: imgix turned down every purge there (${status}). What is served there is right all the same, but the next change may stay stale. Is it a domain of the Source at imgix?`;
    return `${words} ${toPurgeRemedy('purge-rejected', status, origins, setup)}`;
  });
}

type Stopped = {
  readonly shard?: Shard | undefined;
  /** Where its range would have begun; undefined where that is not known, and where no later run has to begin there. */
  readonly base?: string | undefined;
  /** It was to join reports, and has joined none. */
  readonly isJoin?: boolean;
};

/** For a run that stopped before it had assets. `docs`: see `Setup`. */
export function toFailedReport(error: unknown, docs: string, { shard, base, isJoin }: Stopped = {}): RunReport {
  const reported = toReportedError(error, docs);
  return {
    ...emptyReport,
    conclusion: 'failure',
    error: reported,
    catchUp: base === undefined ? null : toCatchUpFrom(base, reported.code),
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
