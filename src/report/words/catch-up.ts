// How what a run did not purge is caught up with later. The one place that says so.
import type { CommitRange } from '../../changes/changed-file.ts';
import type { Reconciliation } from '../../targets/reconciliation.ts';

/** The job that joins the reports of a matrix purges nothing itself. */
const doers = {
  job: { whom: 'this job', purge: 'it purges', compare: 'compares' },
  matrix: { whom: 'the failed jobs of the matrix', purge: 'they purge', compare: 'compare' },
} as const;

/** `reconciliation`: every file was compared (`select: stale`), whatever has changed. */
type Done = { readonly range: CommitRange | null; readonly reconciliation: Reconciliation | null };

/**
 * Sentences. A re-run compares the same commits, or purges the same URLs, by the workflow file of its commit; a later run can
 * begin where this one did, by itself only where a run has succeeded before.
 */
export function toCatchUp({ range, reconciliation }: Done, doer: keyof typeof doers = 'job'): string {
  const { whom, purge, compare } = doers[doer];
  const base = range?.base ? `\`base: ${range.base}\`` : undefined;
  if (reconciliation !== null) {
    const inputs = ['`select: stale`', ...(base === undefined ? [] : [base])].join(' and ');
    return `To catch up, run ${whom} again; or a later run with ${inputs} purges what is stale then.`;
  }
  if (range === null) return `To catch up, run ${whom} again: ${purge} the same URLs.`;
  const alone = 'by itself with `since: last-success` if an earlier run has succeeded';
  const later =
    base === undefined
      ? 'a later run with `select: all` includes it.'
      : // From the base alone, what the others had would be left out.
        `a later run includes it ${range.alsoFrom === undefined ? `with ${base}, or ` : ''}${alone}.`;
  return `To catch up, run ${whom} again, which ${compare} the same commits; or ${later} A changed workflow file counts in later runs only.`;
}
