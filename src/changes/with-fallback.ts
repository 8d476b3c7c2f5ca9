// One repository of several, asked one after the other; and what to say where none of them knows.
import { ActionError } from '../errors.ts';
import { GitHubApiError } from '../platform/github/api-error.ts';
import { HttpError } from '../platform/http/http.ts';
import { isObjectId } from '../platform/json.ts';
import { ObjectsUnavailableError, type Repository } from './repository.ts';

/** Why there is no git to ask. With `none` it is to be checked out; what else is wrong `why`, a sentence, says with what to do. */
export type Lack = { readonly kind: 'none' | 'misplaced' | 'unreadable'; readonly why: string };

type Fallback = {
  readonly signal: AbortSignal;
  readonly lack?: Lack | undefined;
  /** The first place has its whole history, so that no longer one can be had. */
  readonly isWhole?: boolean;
  /** Gets a sentence where the difference does not come from the first place that was asked. */
  readonly notices: string[];
};

/**
 * One repository of several, asked in their order. What none of them can answer rejects with `range-unavailable` and
 * every reason.
 */
export function withFallback(places: readonly Repository[], fallback: Fallback): Repository {
  const { notices } = fallback;
  const first = <T>(failed: string, ask: (place: Repository) => Promise<T>) =>
    firstAnswer(
      failed,
      places.map((place) => () => ask(place)),
      fallback,
    );
  return {
    resolve: (revision) => first(notResolved(revision), (place) => place.resolve(revision)),
    branchTip: (branch) => first(notHad(`The branch \`${branch}\``), (place) => place.branchTip(branch)),
    parents: (commit, ahead) =>
      first(notHad(`The parents of commit ${commit}`), (place) => place.parents(commit, ahead)),
    mergeBase: (base, head, most = 'far') => {
      const ask = (reach: 'near' | 'far') => (place: Repository) => () => place.mergeBase(base, head, reach);
      // Git once more where GitHub, the last, cannot tell: then a large transfer is better than none.
      const asks = [...places.map(ask('near')), ...(most === 'far' ? places.slice(0, -1).map(ask('far')) : [])];
      return firstAnswer(notHad(`The merge base of ${base} and ${head}`), asks, fallback);
    },
    previousTag: (head) => first(notHad(`The tag before ${head}`), (place) => place.previousTag(head)),
    diffTrees: (base, head) =>
      first(notHad(`The difference between ${base ?? 'the empty tree'} and ${head}`), async (place) => {
        const changes = await place.diffTrees(base, head);
        if (place !== places[0] && !notices.includes(byApi)) notices.push(byApi);
        return changes;
      }),
    listTree: (commit) => first(notHad(`The files of commit ${commit}`), (place) => place.listTree(commit)),
    readBlobs: (ids, request) => first(notHad('The content of small files'), (place) => place.readBlobs(ids, request)),
    lfsPaths: (commit, paths) =>
      first(notHad(`The attributes of commit ${commit}`), (place) => place.lfsPaths(commit, paths)),
  };
}

async function firstAnswer<T>(failed: string, asks: readonly (() => Promise<T>)[], fallback: Fallback): Promise<T> {
  const { signal, lack, isWhole = false } = fallback;
  const reasons = new Set(lack === undefined ? [] : [lack.why]);
  let isOther = lack !== undefined && lack.kind !== 'none';
  let gone: ObjectsUnavailableError | undefined;
  let toGrant: string | undefined;
  let cause: unknown;
  for (const ask of asks) {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ObjectsUnavailableError) && !(error instanceof ActionError)) throw error;
      // With such a proxy nothing could be sent to imgix either, so that no history and no other `base` would help.
      if (error instanceof ActionError && error.code === 'proxy-unusable') throw error;
      if (error instanceof ObjectsUnavailableError && error.isGone) gone ??= error;
      // GitHub says of what it does not have what it says to a token that may not see it.
      const isOfGitHub = error instanceof GitHubApiError;
      if (isOfGitHub) toGrant = error.toGrant;
      const isTold = isOfGitHub && (error.toGrant !== undefined || (gone && error.httpStatus === 404));
      reasons.add(isTold ? error.failure : error.message);
      isOther ||= error instanceof ActionError && error.code === 'git-unusable';
      cause = error;
    }
  }
  const words = `${failed} ${[...reasons].join(' ')}`;
  const isGone = gone !== undefined;
  if (toGrant !== undefined && !isGone) throw new ActionError('range-unavailable', `${toGrant} ${words}`, { cause });
  const remedy = toRemedy({ hasGit: lack === undefined, isOther, isGone, isWhole, isUnreached: isUnreached(cause) });
  throw new ActionError('range-unavailable', `${words}${remedy}`, {
    // GitHub may have what git cannot get: where it fails, nobody knows.
    cause: cause instanceof GitHubApiError && cause.isUnknown ? (gone ?? cause) : cause,
  });
}

type Failure = {
  readonly hasGit: boolean;
  /** It is of git or of the place, so that a longer history would not help: the reason says what does. */
  readonly isOther: boolean;
  readonly isGone: boolean;
  readonly isWhole: boolean;
  readonly isUnreached: boolean;
};

function toRemedy({ hasGit, isOther, isGone, isWhole, isUnreached }: Failure): string {
  if ((isOther || !hasGit) && isUnreached) return reach;
  if (isOther) return '';
  if (isGone) return noLonger;
  if (isWhole) return begin;
  return hasGit ? deepen : checkOut;
}

function notHad(what: string): string {
  return `${what} cannot be had.`;
}

/** A name, first of all, somebody may have mistyped. */
function notResolved(revision: string): string {
  if (isObjectId(revision)) return notHad(`The commit \`${revision}\``);
  return `There is no commit, branch or tag \`${revision}\` here, and it could not be fetched.`;
}

const byApi = "The difference comes from GitHub's API, as git could not tell it.";

/** GitHub, or the proxy before it: with another commit it would be no better, and a checkout needs the same way. */
function isUnreached(error: unknown): boolean {
  return error instanceof ActionError && error.cause instanceof HttpError;
}

const reach = ' Check the network of the runner, and its proxy, or run the job again.';
const checkOut = ' Run actions/checkout before this step.';
const deepen = ' Let actions/checkout fetch the history (`fetch-depth: 0`), or name another `base`.';
const begin =
  ' The checkout has its whole history: what it lacks may be gone, as after a force push. Name another `base`, or run once with `select: all`.';
const noLonger =
  ' The remote does not have it, or no longer, as after a force push. Name another `base`, or run once with `select: all`.';
