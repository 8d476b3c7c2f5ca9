// How what a run did not purge is caught up with later: the report's `catchUp`.
import type { CommitRange } from '../changes/changed-file.ts';
import type { FatalCode } from '../errors.ts';
import type { Reconciliation } from '../targets/reconciliation.ts';
import { mayBeMisspelt } from './diagnosis/codes.ts';
import type { Diagnosis, DiagnosisCode } from './diagnosis/diagnosis.ts';
import type { AssetReport } from './run-report.ts';
import type { Setup } from './setup.ts';

/** The job that joins the reports of a matrix purges nothing itself. */
const doers = {
  job: { whom: 'this job', purge: 'it purges', compare: 'it compares' },
  matrix: { whom: 'the failed jobs of the matrix', purge: 'they purge', compare: 'they compare' },
} as const;

/** `reconciliation`: every file was compared (`select: stale`), whatever has changed. `isMisled`: by inputs that are wrong. */
type Done = {
  readonly range: CommitRange | null;
  readonly reconciliation: Reconciliation | null;
  readonly isMisled: boolean;
};

/** What an input is to blame for. */
const misled: ReadonlySet<DiagnosisCode> = new Set(['wrong-address', 'redirect', 'token-missing']);

/** Whether the inputs have to be corrected, of which a re-run takes those in the workflow file as they were; or an address. */
export function isMisled(diagnoses: readonly Diagnosis[], reports: readonly AssetReport[], setup: Setup): boolean {
  const isMisspelt = reports.some((report) => mayBeMisspelt(report, setup));
  return isMisspelt || setup.mapping?.input === 'root' || diagnoses.some(({ code }) => misled.has(code));
}

const correct = 'To catch up, correct';

/** The same of another job, by its own words: it has seen more than its diagnoses tell. */
export function saysMisled({ catchUp }: { readonly catchUp: string | null }): boolean {
  return catchUp?.startsWith(correct) ?? false;
}

/**
 * Sentences. A re-run compares the same commits, or purges the same URLs, by the workflow file of its commit; a later run can
 * begin where this one did, and finds out where that was only if a run has succeeded before.
 */
export function toCatchUp(done: Done, doer: keyof typeof doers = 'job'): string {
  const { range, reconciliation } = done;
  const { whom, purge, compare } = doers[doer];
  const inputs = toInputs(done);
  if (done.isMisled && inputs === undefined)
    return `${correct} what is wrong, the address or the inputs, and start a new run. Run again, ${whom} would have both as they were.`;
  if (done.isMisled)
    return `${correct} the inputs, then give the next run ${inputs}. Run again, ${whom} would have the workflow file as it was.`;
  if (reconciliation !== null)
    return `To catch up, run ${whom} again; or give a later run ${inputs}, which purges what is stale then.`;
  if (inputs === undefined) return `To catch up, run ${whom} again: ${purge} the same URLs.`;
  // From the empty tree on, as with `select: all`, there is nothing to compare.
  const again = range?.base ? `${compare} the same commits` : `${purge} the same URLs`;
  return `To catch up, give the next run ${inputs}. To run ${whom} again ${isEnough}: ${again}, with that file as it was.`;
}

const isEnough = 'is enough where nothing in the workflow file has to be corrected';

/** With which a later run does what this one has left; undefined for URLs that were asked for, which nobody else knows. */
function toInputs({ range, reconciliation }: Done): string | undefined {
  const base = range?.base ? `\`base: ${range.base}\`` : undefined;
  if (reconciliation !== null) return ['`select: stale`', ...(base === undefined ? [] : [base])].join(' and ');
  if (range === null) return undefined;
  if (base === undefined) return '`select: all`';
  // From the base alone, what the others had would be left out.
  return `${range.alsoFrom === undefined ? `${base}, or ` : ''}${sinceSuccess}`;
}

/**
 * The same for a run that stopped before it had a range, which would have begun at `base`: what stopped it may be corrected first.
 * `isSinceSuccess`: it was to begin at the last success.
 */
export function toCatchUpFrom(base: string, code: FatalCode, isSinceSuccess: boolean): string {
  // From `base` alone, what runs before this one left would stay, and where they succeeded last is what may be gone.
  if (isSinceSuccess && code === 'range-unavailable')
    return 'To catch up, run this job again if the commits that it lacks can be had by then, else run once with `select: all`.';
  const isThere = code === 'range-unavailable' ? ' if that commit can be had' : '';
  // From the base alone, what runs before this one left would stay: no later run begins before one that has succeeded.
  return `To catch up, run once with ${sinceSuccess}, else with \`base: ${base}\`${isThere}. A re-run ${isEnough}: it uses that file as it was.`;
}

const sinceSuccess = '`since: last-success` if an earlier run has succeeded';
