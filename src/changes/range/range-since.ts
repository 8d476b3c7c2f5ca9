// A range that begins where a run has purged all. Commits that came later without a success may be at imgix in its place, in whole
// or in part: what the head has not changed since the beginning, but since one of them, must be purged as well.
import { branchOf } from '../../platform/event.ts';
import { toNumber } from '../../platform/log-line.ts';
import type { OpenRepository } from '../open-repository.ts';
import type { EventRange } from './event-range.ts';
import type { Beginning } from './last-success.ts';
import { type ResolvedRange, toRange } from './to-range.ts';

/** Each may have to be fetched, and be compared on its own. */
const maxCommits = 10;

/** From `beginning` to `head`. */
export function toRangeSince(
  { event, notices }: OpenRepository,
  asked: EventRange,
  beginning: Extract<Beginning, { kind: 'found' }>,
  head: string,
): ResolvedRange {
  const { commit, source, url, unproved } = beginning;
  // A branch's commit before the push may have had no run at all, or one that GitHub does not list yet.
  const before = asked.kind === 'commits' && branchOf(event) !== undefined ? [asked.base] : [];
  const all = new Set([...before, ...unproved]).difference(new Set([commit, head]));
  const alsoFrom = [...all].slice(0, maxCommits);
  if (all.size > maxCommits) {
    notices.push(
      `Since the last success ${toNumber(all.size)} commits may have been deployed and not purged; only the newest ${maxCommits} are compared. Use \`select: all\` once to purge what the older ones had, and \`urls\` for files that are gone since.`,
    );
  }
  return toRange(commit, head, source, { url, alsoFrom });
}
