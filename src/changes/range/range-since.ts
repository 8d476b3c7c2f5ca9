// A range that begins where a run has purged all. Commits that came later without a success may be at imgix in its place, in whole
// or in part: what the head has not changed since the beginning, but since one of them, must be purged as well.
import { ActionError } from '../../errors.ts';
import { branchOf } from '../../platform/event.ts';
import type { ApiRun } from '../../platform/github/answers.ts';
import { isWebAddress } from '../../platform/json.ts';
import { toNumber } from '../../platform/wording.ts';
import type { CommitRange } from '../changed-file.ts';
import type { EventRange } from '../event/event-range.ts';
import type { OpenRepository } from '../open-repository.ts';
import type { SinceEarlier } from '../records/beginning.ts';
import type { Beginning } from '../records/last-success.ts';
import { isOfGone } from '../repository.ts';
import { lastCommit, withoutRange } from './last-commit.ts';

/** `hasMore`: imgix may hold something of further commits than `alsoFrom`. */
export type FoundRange = CommitRange & { readonly hasMore?: boolean };

type Found = Extract<Beginning, { kind: 'found' }>;

/** For `since: last-success`. No `base` where the event's own range counts, as there is no such run, or its commit is gone. */
export async function rangeSinceLastPurge(
  opened: OpenRepository,
  asked: EventRange,
  head: string,
): Promise<FoundRange | { readonly base?: undefined; readonly hasMore: boolean }> {
  if (asked.kind === 'last-commit') throw withoutRuns(asked.why);
  const { findLastPurge } = await import('../records/beginning.ts');
  const last = await unlessGone(opened, await findLastPurge(opened, asked));
  if (last.kind === 'found') return { ...toRangeSince(opened, asked, last, head), resumedBy: 'any-run' };
  if (asked.kind === 'since-success') return lastCommit(opened, head, withoutRange(opened, last.why));
  const words = `The event's own range is compared, because ${last.why}.`;
  const { firstFailed, isGone = false } = last;
  if (isGone)
    opened.warnings.push(
      `${words} What has changed before that is not purged: use \`select: all\` once, and \`urls\` for files that are gone since.`,
    );
  else if (firstFailed === undefined)
    opened.notices.push(
      `${words} If this file had another name before, or earlier runs have left something, run the workflow once by hand with the commit that imgix holds as \`base\`, or with \`select: stale\`.`,
    );
  else opened.warnings.push(`${words} ${toLeftBefore(firstFailed)}`);
  return { hasMore: isGone };
}

/** A commit that is gone stays gone, so that a failure would be followed by that of every later run. */
async function unlessGone({ repository }: OpenRepository, beginning: Beginning): Promise<Beginning> {
  if (beginning.kind === 'none' || beginning.commit === null) return beginning;
  const { commit, source } = beginning;
  // Any other failure comes again, with the words of the comparison.
  const isGone = await repository.resolve(commit).then(() => false, isOfGone);
  if (!isGone) return beginning;
  return {
    kind: 'none',
    why: `the commit of ${source}, ${commit}, cannot be had any more, as after a force push`,
    isGone,
  };
}

/** The record of a run does not tell where its push began; its summary does. */
function toLeftBefore({ id, url }: Pick<ApiRun, 'id' | 'url'>): string {
  const first = isWebAddress(url) ? `run ${id} (${url})` : `run ${id}`;
  return `Some before this one have failed or were cancelled, the first of them ${first}. What they were to purge no later run does: give one run the \`base\` that the summary of the first names, or use \`select: all\` once.`;
}

function withoutRuns(why: string): ActionError {
  const message = `\`since: last-success\` goes by the commits that GitHub has recorded with the runs of this workflow, which tell nothing here, because ${why}. Nothing was purged. Say where to begin with the input \`base\`, or use \`select: stale\`.`;
  return new ActionError('range-unavailable', message);
}

/** For `since: auto`, of an event that names no commits. */
export async function earlierRange(opened: OpenRepository, asked: SinceEarlier, head: string): Promise<FoundRange> {
  const { findEarlier } = await import('../records/beginning.ts');
  const found = await unlessGone(opened, await findEarlier(opened, asked));
  if (found.kind === 'none') return lastCommit(opened, head, withoutRange(opened, found.why), found.toGrant);
  const range = toRangeSince(opened, asked, found, head);
  // With no success of its own event before it, the next of them would begin at that of another in between.
  return found.event === opened.event.name ? { ...range, resumedBy: 'same-event' } : range;
}

/** Each may have to be fetched, and be compared on its own. */
const maxCommits = 10;

/** From `beginning` to `head`. */
function toRangeSince(
  { event, warnings }: OpenRepository,
  asked: EventRange,
  beginning: Found,
  head: string,
): FoundRange {
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
  return {
    base: commit,
    head,
    source,
    ...(isWebAddress(url) ? { sourceUrl: url } : {}),
    ...(alsoFrom.length === 0 ? {} : { alsoFrom }),
    hasMore: isCutOff || all.size > maxCommits,
  };
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
