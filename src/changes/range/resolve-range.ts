// From what event and inputs ask for to two commits: looks up what the payload could not tell.
import { ActionError, withoutAnswer } from '../../errors.ts';
import { isTagRef } from '../../platform/event.ts';
import { isZeroId } from '../../platform/json.ts';
import type { EventRange } from '../event/event-range.ts';
import { eventRangeHere } from '../event/event-range-here.ts';
import type { OpenRepository } from '../open-repository.ts';
import type { Since } from '../records/beginning.ts';
import { headHere, warnOfOtherCheckout } from './head-here.ts';
import { lastCommit, withoutRange } from './last-commit.ts';
import { newBranchRange } from './new-branch.ts';
import { nameCommit, noteCommitsOnTop, warnOfBase, warnOfChain, warnOfRunAgain } from './range-notices.ts';
import { earlierRange, type FoundRange, rangeSinceLastPurge } from './range-since.ts';
import { resolveRevision } from './revision.ts';

export type RangeOptions = {
  readonly base?: string | undefined;
  readonly head?: string | undefined;
  readonly since: Since;
};

type Nothing = Extract<EventRange, { kind: 'nothing' }>;

/** Throws `range-unavailable` or `github-api-failed` where the commits cannot be told. Never guesses in silence. */
export async function resolveRange(
  opened: OpenRepository,
  options: RangeOptions,
): Promise<{ readonly kind: 'range'; readonly range: FoundRange } | Nothing> {
  const asked = await eventRangeHere(opened);
  if (asked.kind === 'nothing' && options.base === undefined && options.head === undefined) return asked;
  const range = await findRange(opened, asked, options);
  if ('reason' in range) return range;
  if (!isEmpty(range)) return { kind: 'range', range };
  return { kind: 'nothing', reason: `Both ends of the range are the same commit, ${range.head} (${range.source}).` };
}

function isEmpty({ base, head, alsoFrom }: FoundRange): boolean {
  return base === head && alsoFrom === undefined;
}

async function findRange(
  opened: OpenRepository,
  asked: EventRange,
  options: RangeOptions,
): Promise<FoundRange | Nothing> {
  const { since } = options;
  const head =
    options.head === undefined
      ? await headOf(opened, asked, options.base)
      : await resolveRevision(opened, 'head', options.head);
  if (options.head === undefined) {
    await warnOfRunAgain(opened, head);
    await noteCommitsOnTop(opened, head, toIncludeMore(options));
    await warnOfOtherCheckout(opened, head);
  }
  if (options.head === undefined || options.base === undefined) warnOfChain(opened);
  // Where `github.event.before` is zeros, for a new branch or tag, the range begins where the event's own does.
  if (options.base !== undefined && !isZeroId(options.base)) {
    const base = await resolveRevision(opened, 'base', options.base);
    await warnOfBase(opened, options.base, base, head);
    return { base, head, source: `inputs: ${options.base}..${options.head ?? 'head of the event'}` };
  }
  const last = since === 'last-success' ? await rangeSinceLastPurge(opened, asked, head) : undefined;
  if (last?.base !== undefined) return last;
  if (since !== 'last-success' && options.head !== undefined && options.base === undefined)
    return lastCommit(opened, head, 'only `head` is given, without `base`');
  if (asked.kind === 'nothing') return asked;
  const ownHead = options.head === undefined ? head : await headOf(opened, asked, options.base);
  const own = await eventsOwnRange(opened, asked, ownHead, since);
  return isEmpty(own) ? own : { ...own, head, ...(last?.hasMore ? { hasMore: true } : {}) };
}

/** Beside a `base` that is given, or that is looked up whatever `head` is, the other end is all that is missing. */
function toIncludeMore({ base, since }: RangeOptions): string {
  const hasBegin = base !== undefined || since === 'last-success';
  return hasBegin ? '`head: HEAD`' : '`base: ${{ github.event.before }}` and `head: HEAD`';
}

/** The commit whose files count: for `select: all` as well. */
export async function resolveHead(opened: OpenRepository, options: RangeOptions): Promise<string> {
  if (options.head !== undefined) return resolveRevision(opened, 'head', options.head);
  return headOf(opened, await eventRangeHere(opened), options.base);
}

async function headOf(opened: OpenRepository, asked: EventRange, base: string | undefined): Promise<string> {
  const { repository, event } = opened;
  if ('head' in asked && asked.head !== undefined) return repository.resolve(asked.head);
  const head = await headHere(opened, asked, base);
  if (head !== undefined) return repository.resolve(head);
  if (event.repository === undefined) {
    const message = 'No commit is known: there is no checkout, and neither GITHUB_SHA nor GITHUB_REPOSITORY is set.';
    throw new ActionError('event-unusable', message);
  }
  return repository.resolve('HEAD');
}

async function eventsOwnRange(
  opened: OpenRepository,
  asked: Exclude<EventRange, Nothing>,
  head: string,
  since: Since,
): Promise<FoundRange> {
  switch (asked.kind) {
    case 'commits':
      return { base: await peelBase(opened, asked.base), head, source: asked.source };
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
): Promise<FoundRange> {
  const { repository, warnings } = opened;
  const fork = await repository.mergeBase(base, head);
  if (fork !== head || merged === undefined) return { base: fork, head, source };
  const parents = merged.commit && (await repository.parents(merged.commit).catch(withoutAnswer));
  const [before, ...others] = parents || [];
  if (before !== undefined && others.includes(head))
    return {
      base: await repository.mergeBase(before, head),
      head,
      source: `${source}, with the base from before the merge`,
    };
  warnings.push(
    `The pull request is merged, and its base, which the event names as ${base}, has all its commits. Where it stood before cannot be told, so nothing is purged. ${nameCommit}`,
  );
  return { base: fork, head, source };
}

/** A tag that moved may have stood on an annotated tag; every other base is a commit and looked up with its tree. */
async function peelBase(opened: OpenRepository, base: string): Promise<string> {
  return isTagRef(opened.event.ref) ? opened.repository.resolve(base) : base;
}

async function newTagRange(opened: OpenRepository, tag: string, head: string): Promise<FoundRange> {
  const previous = await opened.repository.previousTag(head);
  return previous === undefined
    ? { base: null, head, source: `new tag ${tag}: all its files, as no tag comes before it` }
    : { base: previous.commit, head, source: `new tag ${tag}: from the tag before it, ${previous.name}` };
}
