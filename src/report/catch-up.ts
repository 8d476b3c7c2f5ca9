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
 * Sentences. A re-run compares the same commits, or purges the same URLs, by the workflow file of its commit; a later run may begin
 * where this one did by itself, and otherwise where it is told to.
 */
export function toCatchUp(done: Done, doer: keyof typeof doers = 'job'): string {
  const { range, reconciliation, isMisled } = done;
  const { whom, purge, compare } = doers[doer];
  const inputs = toInputs(done);
  const again = `Run again, ${whom} would have`;
  const next = reconciliation === null ? toNext(range) : undefined;
  if (isMisled && next !== undefined)
    return `${correct} the inputs: the ${next} begins at the last successful one, too. ${again} the workflow file as it was.`;
  if (isMisled && inputs === undefined)
    return `${correct} what is wrong, the address or the inputs, and start a new run. ${again} both as they were.`;
  if (isMisled) return `${correct} the inputs, then ${inputs}. ${again} the workflow file as it was.`;
  if (reconciliation !== null) return `To catch up, run ${whom} again; or ${inputs}, which purges what is stale then.`;
  if (inputs === undefined) return `To catch up, run ${whom} again: ${purge} the same URLs.`;
  if (next !== undefined)
    return `Once what is wrong is corrected, the ${next} catches up by itself: it begins at the last successful one. To be sooner, run ${whom} again.`;
  // From the empty tree on, as with `select: all`, there is nothing to compare.
  const what = range?.base ? `${compare} the same commits` : `${purge} the same URLs`;
  return `To catch up, run ${whom} again: ${what}. ${toCorrected(inputs)}`;
}

/** The run that begins where this one did by itself. */
function toNext(range: CommitRange | null): string | undefined {
  if (range?.resumedBy === undefined) return undefined;
  return `next run${range.resumedBy === 'same-event' ? ' of the same event' : ''}`;
}

function toCorrected(inputs: string): string {
  return `If the workflow file has to be corrected first, ${inputs} instead: a re-run uses the old file.`;
}

/** By which another run does what this one has left, an imperative; undefined for URLs that were asked for, which nobody else knows. */
function toInputs({ range, reconciliation }: Done): string | undefined {
  const base = range?.base ? `\`base: ${range.base}\`` : undefined;
  if (reconciliation !== null)
    return `give a later run ${['`select: stale`', ...(base === undefined ? [] : [base])].join(' and ')}`;
  if (range === null) return undefined;
  // From the base alone, what the others had would be left out.
  if (range.alsoFrom !== undefined) return 'give the next run `since: last-success`';
  return base === undefined ? 'set `select: all` for one run' : `${byHand} ${base}`;
}

const byHand = 'run the workflow by hand with';

/**
 * The same for a run that stopped before it had a range, which would have begun at `base`: what stopped it may be corrected first.
 * `isSinceSuccess`: it was to begin at the last success.
 */
export function toCatchUpFrom(base: string, code: FatalCode, isSinceSuccess: boolean): string {
  const isCommitLacking = code === 'range-unavailable';
  // From `base` alone, what runs before this one left would stay, and where they succeeded last is what may be gone.
  if (isSinceSuccess && isCommitLacking)
    return 'Once what is wrong is corrected, the next run catches up by itself. Where commits cannot be had any more, set `select: all` for one run.';
  const fromBase = `${byHand} \`base: ${base}\`${isCommitLacking ? ' (if that commit can be had)' : ''}`;
  return isSinceSuccess
    ? `If an earlier run has succeeded, the next one catches up by itself, as it begins there; else ${fromBase}.`
    : `To catch up, run this job again. ${toCorrected(fromBase)}`;
}
