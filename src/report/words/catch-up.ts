// How what a run did not purge is caught up with later. The one place that says so.
import type { CommitRange } from '../../changes/changed-file.ts';

/** A sentence. A re-run compares the same commits, or purges the same URLs; a later run can begin where this one did. */
export function toCatchUp(range: CommitRange | null): string {
  if (range === null) return 'To catch up, run this job again: it purges the same URLs.';
  const later =
    range.base === null
      ? 'a later run with `select: all` includes it.'
      : `a later run includes it with \`base: ${range.base}\`, or by itself with \`since: last-success\`.`;
  return `To catch up, run this job again, which compares the same commits; or ${later}`;
}
