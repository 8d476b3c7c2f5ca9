// The stage `changes`: event and inputs in; the files that differ out, or the reason why there is nothing to do. Read it in this order:
// event/ says which commits a payload names, range/ looks up the others (those that lie before, with what records/ finds of earlier
// runs), compare-commits.ts asks repository.ts, that is git/ or github/, where their trees differ, and files/ follows links and
// describes contents. See docs/changed-files.md for every situation.
import { ActionError } from '../errors.ts';
import { GitHubApiError } from '../platform/github/api-error.ts';
import type { Changed, Changes, CommitRange } from './changed-file.ts';
import { type CommitComparison, type CompareOptions, compareCommits } from './compare-commits.ts';
import { toNotices } from './files/left-out.ts';
import { joinComparisons } from './join-comparisons.ts';
import type { OpenRepository } from './open-repository.ts';
import type { FoundRange } from './range/range-since.ts';
import { type RangeOptions, resolveHead, resolveRange } from './range/resolve-range.ts';
import { isOfGone } from './repository.ts';

/** `root`: what lies outside of it is not wanted; '' for the whole repository. */
export type FindChangesOptions = RangeOptions & CompareOptions & { readonly root: string };

/**
 * Finds what changed. Throws an ActionError (`range-unavailable`, `github-api-failed`, `repository-unusable`,
 * `invalid-input`, `event-unusable`) where the difference cannot be had: never an empty list instead.
 */
export async function findChanges(opened: OpenRepository, options: FindChangesOptions): Promise<Changes> {
  const resolved = await resolveRange(opened, options);
  return resolved.kind === 'range' ? compare(opened, resolved.range, options) : resolved;
}

/** Every tracked file that is wanted: what differs from the empty tree. */
export async function findAllFiles(opened: OpenRepository, options: FindChangesOptions): Promise<Changed> {
  const head = await resolveHead(opened, options);
  return compare(opened, { base: null, head, source: 'every tracked file' }, options);
}

async function compare(
  opened: OpenRepository,
  { hasMore = false, ...range }: FoundRange,
  options: FindChangesOptions,
): Promise<Changed> {
  const { alsoFrom = [] } = range;
  // Whether there are too many files can only be told of all comparisons together.
  const isSole = alsoFrom.length === 0 && !hasMore;
  const each = isSole ? options : { ...options, isRefused: undefined };
  const first = await compareCommits(opened, range, each).catch((error: unknown) => {
    if (!(error instanceof ActionError)) throw error;
    throw new ActionError(error.code, `${error.message} The range: ${range.source}.`, { cause: error });
  });
  const others = await compareOthers(opened, range, each);
  const { leftOut, ...joined } = joinComparisons(first, others, hasMore || others.length < alsoFrom.length);
  opened.notices.push(...toNotices(leftOut, { checkout: opened.checkout, root: options.root }));
  return { kind: 'changed', range, ...joined };
}

/** With what imgix may hold beside the base; a commit that is gone is warned of. */
async function compareOthers(
  opened: OpenRepository,
  { head, alsoFrom = [] }: CommitRange,
  options: CompareOptions,
): Promise<CommitComparison[]> {
  const compared: CommitComparison[] = [];
  for (const base of alsoFrom) {
    const found = await compareCommits(opened, { base, head }, options).catch(withoutGone);
    if (found === undefined) opened.warnings.push(goneWarning(base));
    else compared.push(found);
  }
  return compared;
}

/**
 * A commit that is gone stays gone, so that a warning has to do. Any other failure may pass and fails the step: after a success the
 * next range would begin here, and nobody would compare that commit any more.
 */
function withoutGone(error: unknown): undefined {
  if (!(error instanceof ActionError)) throw error;
  const { cause } = error;
  const isUnknown = cause instanceof GitHubApiError && cause.isUnknown;
  if (!isUnknown && !isOfGone(error)) throw error;
}

function goneWarning(commit: string): string {
  return `The commit ${commit}, which may have been deployed and not purged since the last success, cannot be had any more, as after a force push. Use \`select: all\` once to purge what it had, and \`urls\` for files that it alone had.`;
}
