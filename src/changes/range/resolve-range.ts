// From what event and inputs ask for to two commits: looks up what the payload could not tell.
import { ActionError } from '../../errors.ts';
import { textAt } from '../../platform/event.ts';
import type { CommitRange } from '../changed-file.ts';
import { SourceUnable } from '../object-source.ts';
import type { RepositoryView } from '../repository-view.ts';
import { findEarlier, findLastPurge, type Since, type SinceEarlier } from './beginning.ts';
import { type EventRange, eventRange } from './event-range.ts';
import { deepen, mergeBaseOf, parentsOf, peelToCommit, revParse } from './history.ts';
import { findPreviousTag } from './previous-tag.ts';
import { resolveRevision } from './revision.ts';

export type RangeOptions = {
  readonly base?: string;
  readonly head?: string;
  readonly since: Since;
};

export type ResolvedRange =
  | { readonly kind: 'range'; readonly range: CommitRange }
  | { readonly kind: 'nothing'; readonly reason: string };

/** Commits of a push that are asked for one by one. */
const maxRequestedSteps = 50;

/** Throws `range-unavailable` or `github-api-failed` where the commits cannot be told. Never guesses in silence. */
export async function resolveRange(view: RepositoryView, options: RangeOptions): Promise<ResolvedRange> {
  const asked = await eventRangeHere(view);
  if (asked.kind === 'nothing' && options.base === undefined && options.head === undefined) return asked;
  const head =
    options.head === undefined ? await headOf(view, asked) : await resolveRevision(view, 'head', options.head);
  if (options.base !== undefined) {
    const base = await resolveRevision(view, 'base', options.base);
    return toRange(base, head, `inputs: ${options.base}..${options.head ?? 'head of the event'}`);
  }
  if (options.since === 'last-success') {
    const last = await findLastPurge(view, asked);
    if (last.kind === 'found') return toRange(last.commit, head, last.source, last.url);
    view.notices.push(`The event's own range is compared, because ${last.why}. ${catchUpOnce}`);
  }
  if (options.head !== undefined) return lastCommit(view, head, 'only `head` is given, without `base`');
  return resolveEventRange(view, asked, head, options.since);
}

/** The commit whose files count: for `select: all` as well. */
export async function resolveHead(view: RepositoryView, options: RangeOptions): Promise<string> {
  if (options.head !== undefined) return resolveRevision(view, 'head', options.head);
  return headOf(view, await eventRangeHere(view));
}

/** The event's commits mean nothing in a checkout of another repository. */
async function eventRangeHere(view: RepositoryView): Promise<EventRange> {
  const asked = eventRange(view.event);
  if (asked.kind === 'nothing') return asked;
  const { local, event } = view;
  const other = local?.remote.repository;
  if (local === undefined || other === undefined || event.repository === undefined) return asked;
  if (other.toLowerCase() === event.repository.toLowerCase()) return asked;
  if ('head' in asked && asked.head !== undefined && (await revParse(local, asked.head)) !== undefined) return asked;
  return { kind: 'last-commit', why: `the checkout is of ${other}, the event of ${event.repository}` };
}

async function headOf(view: RepositoryView, asked: EventRange): Promise<string> {
  const { local, event, api } = view;
  if ('head' in asked && asked.head !== undefined) return peelToCommit(view, asked.head);
  const head = local?.checkout.head ?? event.sha;
  if (head !== undefined) return peelToCommit(view, head);
  if (api === undefined) {
    const message = 'No commit is known: there is no checkout, and neither GITHUB_SHA nor GITHUB_REPOSITORY is set.';
    throw new ActionError('event-unusable', message);
  }
  return api.resolve('HEAD');
}

async function resolveEventRange(
  view: RepositoryView,
  asked: EventRange,
  head: string,
  since: Since,
): Promise<ResolvedRange> {
  switch (asked.kind) {
    case 'nothing':
      return asked;
    case 'commits':
      return toRange(await peelBase(view, asked.base), head, asked.source);
    case 'from-merge-base':
      return toRange(await mergeBaseOf(view, asked.base, head), head, asked.source);
    case 'new-branch':
      return newBranchRange(view, asked, head);
    case 'new-tag':
      return newTagRange(view, asked.tag, head);
    case 'since-deployment':
    case 'since-run':
    case 'since-success':
      return since === 'event'
        ? lastCommit(view, head, `the event ${view.event.name} names no range, and \`since\` is \`event\``)
        : earlierRange(view, asked, head);
    case 'last-commit':
      return lastCommit(view, head, asked.why);
    case 'untold':
      throw new ActionError(
        'event-unusable',
        `Which commits this ${view.event.name} brought cannot be told, because ${asked.why}. Nothing was purged. ` +
          'Say where to begin with the input `base`, or set `since: last-success` or `select: all`.',
      );
    default:
      return asked satisfies never;
  }
}

/** A tag that moved may have stood on an annotated tag; every other base is a commit and looked up with its tree. */
async function peelBase(view: RepositoryView, base: string): Promise<string> {
  return view.event.ref?.startsWith('refs/tags/') === true ? peelToCommit(view, base) : base;
}

async function earlierRange(view: RepositoryView, asked: SinceEarlier, head: string): Promise<ResolvedRange> {
  const found = await findEarlier(view, asked);
  if (found.kind === 'found') return toRange(found.commit, head, found.source, found.url);
  return lastCommit(view, head, `the event ${view.event.name} names no range, and ${found.why}`);
}

const catchUpOnce = 'Use `select: all` once to purge everything that earlier runs did not.';

async function lastCommit(view: RepositoryView, head: string, why: string): Promise<ResolvedRange> {
  const [parent] = await parentsOf(view, head);
  view.warnings.push(
    `Only the last commit (${head}) is compared with its parent, because ${why.replace(/\.$/, '')}. What the commits before it changed may be missing: set \`base\`, or use \`select: all\` once.`,
  );
  return toRange(parent ?? null, head, 'the last commit: HEAD^..HEAD');
}

async function newBranchRange(
  view: RepositoryView,
  { pushed, branch }: { readonly pushed: readonly string[]; readonly branch: string },
  head: string,
): Promise<ResolvedRange> {
  if (pushed.includes(head)) {
    const base = await leavePushed(view, new Set(pushed), head);
    const source = base === null ? 'its first commit' : 'the parent of its first pushed commit';
    return toRange(base, head, `new branch ${branch}: from ${source}`);
  }
  const main = textAt(view.event.payload, 'repository', 'default_branch') ?? (await view.api?.defaultBranch());
  if (main === undefined || main === branch) {
    return toRange(null, head, `new branch ${branch}: all its files, as there was nothing before`);
  }
  const tip = await resolveRevision(view, 'base', main);
  return toRange(await mergeBaseOf(view, tip, head), head, `new branch ${branch}: from where it left ${main}`);
}

/** Walks down the mainline while it is part of the push. Null where the push holds the very first commit. */
async function leavePushed(view: RepositoryView, pushed: ReadonlySet<string>, head: string): Promise<string | null> {
  const [oldest = head] = pushed;
  const isAtHand = await fetchPushed(view, pushed, oldest, head);
  // Each step costs a request then; the list is in order, so its first commit is where the mainline begins.
  let commit = !isAtHand && pushed.size > maxRequestedSteps ? oldest : head;
  while (pushed.has(commit)) {
    const [parent] = await parentsOf(view, commit);
    if (parent === undefined) return null;
    commit = parent;
  }
  return commit;
}

/** One request for all of them; whether they are there then. */
async function fetchPushed(
  { local }: RepositoryView,
  pushed: ReadonlySet<string>,
  oldest: string,
  head: string,
): Promise<boolean> {
  if (local === undefined) return false;
  if (pushed.size <= 1 || (await revParse(local, oldest)) !== undefined) return true;
  try {
    await deepen(local, [head], pushed.size);
    return true;
  } catch (error) {
    if (!(error instanceof SourceUnable)) throw error;
    return false;
  }
}

async function newTagRange(view: RepositoryView, tag: string, head: string): Promise<ResolvedRange> {
  const previous = await findPreviousTag(view, head);
  return previous === undefined
    ? toRange(null, head, `new tag ${tag}: all its files, as no tag comes before it`)
    : toRange(previous.commit, head, `new tag ${tag}: from the tag before it, ${previous.name}`);
}

function toRange(base: string | null, head: string, source: string, sourceUrl?: string): ResolvedRange {
  if (base === head)
    return { kind: 'nothing', reason: `Both ends of the range are the same commit, ${head} (${source}).` };
  return { kind: 'range', range: { base, head, source, ...(sourceUrl === undefined ? {} : { sourceUrl }) } };
}
