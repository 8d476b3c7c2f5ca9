// How what a run did not purge is caught up with later. The one place that says so.
import type { CommitRange } from '../../changes/changed-file.ts';
import type { FatalCode } from '../../errors.ts';
import type { Reconciliation } from '../../targets/reconciliation.ts';

/** The job that joins the reports of a matrix purges nothing itself. */
const doers = {
  job: { whom: 'this job', purge: 'it purges', compare: 'it compares' },
  matrix: { whom: 'the failed jobs of the matrix', purge: 'they purge', compare: 'they compare' },
} as const;

/** `reconciliation`: every file was compared (`select: stale`), whatever has changed. */
type Done = { readonly range: CommitRange | null; readonly reconciliation: Reconciliation | null };

/**
 * Sentences. A re-run compares the same commits, or purges the same URLs, by the workflow file of its commit; a later run can
 * begin where this one did, and finds out where that was only if a run has succeeded before.
 */
export function toCatchUp({ range, reconciliation }: Done, doer: keyof typeof doers = 'job'): string {
  const { whom, purge, compare } = doers[doer];
  const base = range?.base ? `\`base: ${range.base}\`` : undefined;
  if (reconciliation !== null) {
    const inputs = ['`select: stale`', ...(base === undefined ? [] : [base])].join(' and ');
    return `To catch up, run ${whom} again; or give a later run ${inputs}, which purges what is stale then.`;
  }
  if (range === null) return `To catch up, run ${whom} again: ${purge} the same URLs.`;
  const inputs =
    base === undefined
      ? '`select: all`'
      : // From the base alone, what the others had would be left out.
        `${range.alsoFrom === undefined ? `${base}, or ` : ''}${sinceSuccess}`;
  return `To catch up, run ${whom} again: ${compare} the same commits, with the workflow file as it was. Or give a later run ${inputs}.`;
}

/** The same for a run that stopped before it had a range, which would have begun at `base`: what stopped it may be corrected first. */
export function toCatchUpFrom(base: string, code: FatalCode): string {
  const isThere = code === 'range-unavailable' ? ' if that commit can be had' : '';
  return `To catch up, run once with \`base: ${base}\`${isThere}, or ${sinceSuccess}. A re-run is enough where nothing in the workflow file has to be corrected: it uses that file as it was.`;
}

const sinceSuccess = '`since: last-success` if an earlier run has succeeded';
