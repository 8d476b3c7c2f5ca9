// What the log and the summary say of a range besides its two ends.
import type { CommitRange } from '../../changes/changed-file.ts';
import { listFirst } from '../../platform/log-line.ts';
import { toCount } from './wording.ts';

/** As many as there are at most. */
const maxShown = 10;

/** A sentence; none where the range has its ends alone. */
export function toAlsoFrom({ alsoFrom = [] }: CommitRange): string[] {
  if (alsoFrom.length === 0) return [];
  const list = listFirst(alsoFrom, maxShown, (commit) => commit.slice(0, 7));
  return [
    `Also compared with ${toCount(alsoFrom.length, 'commit')} since then, of which imgix may hold what no run of this workflow has purged with success: ${list}.`,
  ];
}
