// A range that begins where a run has purged all. Commits that came later without a success may be at imgix in its place, in whole
// or in part: what the head has not changed since the beginning, but since one of them, must be purged as well.
import { branchOf } from '../../platform/event.ts';
import { isWebAddress } from '../../platform/json.ts';
import { toNumber } from '../../platform/wording.ts';
import type { EventRange } from '../event/event-range.ts';
import type { OpenRepository } from '../open-repository.ts';
import type { Beginning } from '../records/last-success.ts';
import { type ResolvedRange, toRange } from './to-range.ts';

type Found = Extract<Beginning, { kind: 'found' }>;

/** Each may have to be fetched, and be compared on its own. */
const maxCommits = 10;

/** From `beginning` to `head`. */
export function toRangeSince(
  { event, warnings }: OpenRepository,
  asked: EventRange,
  beginning: Found,
  head: string,
): ResolvedRange {
  const { commit, source, url, unproved, isCutOff = false } = beginning;
  const pushedOver = asked.kind === 'commits' && branchOf(event) !== undefined ? [asked.base] : [];
  const before = pushedOver.filter((each) => hadNoRun(each, beginning));
  const all = new Set([...before, ...unproved]).difference(new Set([commit, head]));
  const alsoFrom = [...all].slice(0, maxCommits);
  if (all.size > maxCommits) {
    warnings.push(
      `Since the last success ${toNumber(all.size)} commits may have been deployed and not purged; only ${maxCommits} are compared, the newest of runs that were not cancelled first. ${catchUp}`,
    );
  }
  if (isCutOff) {
    warnings.push(
      `There have been more runs since the last success than GitHub lists: which commits the older ones may have deployed, and not purged, is not known. ${catchUp}`,
    );
  }
  const range = {
    base: commit,
    head,
    source,
    ...(isWebAddress(url) ? { sourceUrl: url } : {}),
    ...(alsoFrom.length === 0 ? {} : { alsoFrom }),
  };
  return toRange(range, isCutOff || all.size > maxCommits);
}

const catchUp =
  'Use `select: all` once to purge what those had that are not compared, and `urls` for files that are gone since.';

/**
 * What `[skip ci]` or a filter of paths gave no run, something else may have deployed; and of a run that is new GitHub may list
 * nothing yet.
 */
function hadNoRun(before: string, { unproved, undeployed = [] }: Found): boolean {
  return !unproved.includes(before) && !undeployed.includes(before);
}
