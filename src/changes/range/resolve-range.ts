// From what event and inputs ask for to two commits: looks up what the payload could not tell.
import { ActionError, withoutAnswer } from '../../errors.ts';
import { isTagRef } from '../../platform/event.ts';
import type { ApiRun } from '../../platform/github/answers.ts';
import { isWebAddress, isZeroId } from '../../platform/json.ts';
import type { EventRange } from '../event/event-range.ts';
import { eventRangeHere } from '../event/event-range-here.ts';
import type { OpenRepository } from '../open-repository.ts';
import type { Since, SinceEarlier } from '../records/beginning.ts';
import { newBranchRange } from './new-branch.ts';
import { nameCommit, noteCommitsOnTop, noteRunAgain, warnOfBase, warnOfChain } from './range-notices.ts';
import { toRangeSince } from './range-since.ts';
import { resolveRevision } from './revision.ts';
import { type ResolvedRange, toRange } from './to-range.ts';

export type RangeOptions = {
  readonly base?: string | undefined;
  readonly head?: string | undefined;
  readonly since: Since;
};

/** Throws `range-unavailable` or `github-api-failed` where the commits cannot be told. Never guesses in silence. */
export async function resolveRange(opened: OpenRepository, options: RangeOptions): Promise<ResolvedRange> {
  const asked = await eventRangeHere(opened);
  if (asked.kind === 'nothing' && options.base === undefined && options.head === undefined) return asked;
  const head =
    options.head === undefined ? await headOf(opened, asked) : await resolveRevision(opened, 'head', options.head);
  if (options.head === undefined) {
    await noteRunAgain(opened, head);
    await noteCommitsOnTop(opened, head, toIncludeMore(options));
  }
  if (options.head === undefined || options.base === undefined) warnOfChain(opened);
  // Where `github.event.before` is zeros, for a new branch or tag, the range begins where the event's own does.
  if (options.base !== undefined && !isZeroId(options.base)) {
    const base = await resolveRevision(opened, 'base', options.base);
    await warnOfBase(opened, options.base, base, head);
    return toRange({ base, head, source: `inputs: ${options.base}..${options.head ?? 'head of the event'}` });
  }
  if (options.since === 'last-success') {
    const range = await rangeSinceLastPurge(opened, asked, head);
    if (range !== undefined) return range;
  }
  if (options.head === undefined) return resolveEventRange(opened, asked, head, options.since);
  if (options.base === undefined && options.since !== 'last-success')
    return lastCommit(opened, head, 'only `head` is given, without `base`');
  const own = await resolveEventRange(opened, asked, await headOf(opened, asked), options.since);
  return own.kind === 'nothing' ? own : toRange({ ...own.range, head }, own.hasMore);
}

/** Beside a `base` that is given, or that is looked up whatever `head` is, the other end is all that is missing. */
function toIncludeMore({ base, since }: RangeOptions): string {
  const hasBegin = base !== undefined || since === 'last-success';
  return hasBegin ? '`head: HEAD`' : '`base: ${{ github.event.before }}` and `head: HEAD`';
}

/** The commit whose files count: for `select: all` as well. */
export async function resolveHead(opened: OpenRepository, options: RangeOptions): Promise<string> {
  if (options.head !== undefined) return resolveRevision(opened, 'head', options.head);
  return headOf(opened, await eventRangeHere(opened));
}

/** For `since: last-success`. Undefined where the event's own range counts, as there is no such run. */
async function rangeSinceLastPurge(
  opened: OpenRepository,
  asked: EventRange,
  head: string,
): Promise<ResolvedRange | undefined> {
  if (asked.kind === 'last-commit') throw withoutRuns(asked.why);
  const { findLastPurge } = await import('../records/beginning.ts');
  const last = await findLastPurge(opened, asked);
  if (last.kind === 'found') return toRangeSince(opened, asked, last, head);
  if (asked.kind === 'since-success') return lastCommit(opened, head, withoutRange(opened, last.why));
  const words = `The event's own range is compared, because ${last.why}.`;
  const { firstFailed } = last;
  if (firstFailed === undefined)
    opened.notices.push(`${words} Use \`select: all\` once to purge everything that earlier runs did not.`);
  else opened.warnings.push(`${words} ${toLeftBefore(firstFailed)}`);
  return undefined;
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

async function headOf({ repository, checkout, event }: OpenRepository, asked: EventRange): Promise<string> {
  if ('head' in asked && asked.head !== undefined) return repository.resolve(asked.head);
  const head = checkout?.head ?? event.sha;
  if (head !== undefined) return repository.resolve(head);
  if (event.repository === undefined) {
    const message = 'No commit is known: there is no checkout, and neither GITHUB_SHA nor GITHUB_REPOSITORY is set.';
    throw new ActionError('event-unusable', message);
  }
  return repository.resolve('HEAD');
}

async function resolveEventRange(
  opened: OpenRepository,
  asked: EventRange,
  head: string,
  since: Since,
): Promise<ResolvedRange> {
  switch (asked.kind) {
    case 'nothing':
      return asked;
    case 'commits':
      return toRange({ base: await peelBase(opened, asked.base), head, source: asked.source });
    case 'from-merge-base':
      return proposedRange(opened, asked, head);
    case 'new-branch':
      return newBranchRange(opened, asked, head);
    case 'new-tag':
      return newTagRange(opened, asked.tag, head);
    case 'since-deployment':
    case 'since-run':
    case 'since-success':
      return since === 'event'
        ? lastCommit(opened, head, withoutRange(opened, '`since` is `event`'))
        : earlierRange(opened, asked, head);
    case 'last-commit':
      return lastCommit(opened, head, asked.why);
    case 'unknown':
      throw new ActionError(
        'event-unusable',
        `Which commits this ${opened.event.name} brought cannot be told, because ${asked.why}. Nothing was purged. ` +
          'Say where to begin with the input `base`, or set `since: last-success` or `select: all`.',
      );
    default:
      return asked satisfies never;
  }
}

/** The base that GitHub names of a pull request may have its commits by then, once it is merged. */
async function proposedRange(
  opened: OpenRepository,
  { base, source, merged }: Extract<EventRange, { kind: 'from-merge-base' }>,
  head: string,
): Promise<ResolvedRange> {
  const { repository, warnings } = opened;
  const fork = await repository.mergeBase(base, head);
  if (fork !== head || merged === undefined) return toRange({ base: fork, head, source });
  const parents = merged.commit && (await repository.parents(merged.commit).catch(withoutAnswer));
  const [before, ...others] = parents || [];
  if (before !== undefined && others.includes(head))
    return toRange({
      base: await repository.mergeBase(before, head),
      head,
      source: `${source}, with the base from before the merge`,
    });
  warnings.push(
    `The pull request is merged, and its base, which the event names as ${base}, has all its commits. Where it stood before cannot be told, so nothing is purged. ${nameCommit}`,
  );
  return toRange({ base: fork, head, source });
}

/** A tag that moved may have stood on an annotated tag; every other base is a commit and looked up with its tree. */
async function peelBase(opened: OpenRepository, base: string): Promise<string> {
  return isTagRef(opened.event.ref) ? opened.repository.resolve(base) : base;
}

async function earlierRange(opened: OpenRepository, asked: SinceEarlier, head: string): Promise<ResolvedRange> {
  const { findEarlier } = await import('../records/beginning.ts');
  const found = await findEarlier(opened, asked);
  if (found.kind === 'found') return toRangeSince(opened, asked, found, head);
  return lastCommit(opened, head, withoutRange(opened, found.why));
}

function withoutRange({ event }: OpenRepository, why: string): string {
  return `the event ${event.name} names no range, and ${why}`;
}

async function lastCommit(opened: OpenRepository, head: string, why: string): Promise<ResolvedRange> {
  const [parent] = await opened.repository.parents(head);
  opened.warnings.push(
    `Only the last commit (${head}) is compared with its parent, because ${why.replace(/\.$/, '')}. What the commits before it changed may be missing: set \`base\`, or use \`select: all\` once.`,
  );
  return toRange({ base: parent ?? null, head, source: 'the last commit: HEAD^..HEAD', isGuess: true });
}

async function newTagRange(opened: OpenRepository, tag: string, head: string): Promise<ResolvedRange> {
  const previous = await opened.repository.previousTag(head);
  return previous === undefined
    ? toRange({ base: null, head, source: `new tag ${tag}: all its files, as no tag comes before it` })
    : toRange({ base: previous.commit, head, source: `new tag ${tag}: from the tag before it, ${previous.name}` });
}
