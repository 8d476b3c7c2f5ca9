// What the action asks of a repository. Two places know the answers: git in the checkout, and GitHub's API.
import { ActionError } from '../errors.ts';
import type { GitPath } from '../platform/git/git-path.ts';
import { GitHubApiError } from '../platform/github/api-error.ts';
import { HttpError } from '../platform/http/http.ts';
import { isObjectId } from '../platform/json.ts';
import type { TreeChange, TreeListing } from './tree.ts';

export type Tag = { readonly name: string; readonly commit: string };

export type Blob = {
  readonly size: number;
  /** Absent where the blob is larger than asked for. */
  readonly content?: Buffer;
};

export type BlobRequest = {
  /** Content of larger ones is left out. */
  readonly maxBytes: number;
  /** Whether blobs that are not at hand are fetched, which is meant for small ones; otherwise the answer lacks them. */
  readonly transfer: boolean;
};

/**
 * Every commit is a full object id. A question that has no answer in the repository is answered so (null, undefined);
 * one that cannot be answered rejects, with `ObjectsUnavailableError` or an `ActionError`.
 */
export type Repository = {
  /** The commit that an id (a tag's too), a branch, a tag or another revision names. Never read as an option. */
  resolve(revision: string): Promise<string>;
  /** The commit at which a branch stands now, on the remote. */
  branchTip(branch: string): Promise<string>;
  /** As the commit itself names them. `ahead`: how many first parents will be asked for from here, to get them at once. */
  parents(commit: string, ahead?: number): Promise<readonly string[]>;
  /** The best common ancestor; null where the histories have none. `near`: only where it takes no large transfer. */
  mergeBase(base: string, head: string, reach?: 'near' | 'far'): Promise<string | null>;
  /** The nearest ancestor of `head` that has a tag. Tags on `head` itself do not count. */
  previousTag(head: string): Promise<Tag | undefined>;
  /** The paths at which the trees of two commits differ; `base` null stands for the empty tree. */
  diffTrees(base: string | null, head: string): Promise<readonly TreeChange[]>;
  listTree(commit: string): Promise<TreeListing>;
  readBlobs(ids: readonly string[], request: BlobRequest): Promise<ReadonlyMap<string, Blob>>;
  /** Which of these files Git LFS may keep, in a repository that uses it. */
  lfsPaths(commit: string, paths: readonly GitPath[]): Promise<ReadonlySet<GitPath>>;
};

/** One place cannot answer; `message` is a sentence. Another one may be able to. */
export class ObjectsUnavailableError extends Error {
  override readonly name = 'ObjectsUnavailableError';
  /** Git has reached the remote, which says that it has no such object. */
  readonly isGone: boolean;

  constructor(message: string, { isGone = false }: { readonly isGone?: boolean } = {}) {
    super(message);
    this.isGone = isGone;
  }
}

/** For what has another way, such as `ask().catch(withoutObjects)`. Throws what is no `ObjectsUnavailableError`. */
export function withoutObjects(error: unknown): undefined {
  if (!(error instanceof ObjectsUnavailableError)) throw error;
}

export type Fallback = {
  readonly signal: AbortSignal;
  /** Why there is no git to ask, where it is to blame. */
  readonly gitProblem?: string | undefined;
  /** Whether that is of git or of the place, so that a longer history would not help: the sentence says what does. */
  readonly isOtherProblem?: boolean;
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
  const first = <T>(what: Sought, ask: (place: Repository) => Promise<T>) =>
    firstAnswer(
      what,
      places.map((place) => () => ask(place)),
      fallback,
    );
  return {
    resolve: (revision) =>
      first(isObjectId(revision) ? `The commit \`${revision}\`` : unknownName(revision), (place) =>
        place.resolve(revision),
      ),
    branchTip: (branch) => first(`The branch \`${branch}\``, (place) => place.branchTip(branch)),
    parents: (commit, ahead) => first(`The parents of commit ${commit}`, (place) => place.parents(commit, ahead)),
    mergeBase: (base, head) => {
      const ask = (reach: 'near' | 'far') => (place: Repository) => () => place.mergeBase(base, head, reach);
      // Git once more where GitHub, the last, cannot tell: then a large transfer is better than none.
      const asks = [...places.map(ask('near')), ...places.slice(0, -1).map(ask('far'))];
      return firstAnswer(`The merge base of ${base} and ${head}`, asks, fallback);
    },
    previousTag: (head) => first(`The tag before ${head}`, (place) => place.previousTag(head)),
    diffTrees: (base, head) =>
      first(`The difference between ${base ?? 'the empty tree'} and ${head}`, async (place) => {
        const changes = await place.diffTrees(base, head);
        if (place !== places[0] && !notices.includes(byApi)) notices.push(byApi);
        return changes;
      }),
    listTree: (commit) => first(`The files of commit ${commit}`, (place) => place.listTree(commit)),
    readBlobs: (ids, request) => first('The content of small files', (place) => place.readBlobs(ids, request)),
    lfsPaths: (commit, paths) => first(`The attributes of commit ${commit}`, (place) => place.lfsPaths(commit, paths)),
  };
}

/** What is asked for, or the sentence for where it cannot be had. */
type Sought = string | { readonly failed: string };

async function firstAnswer<T>(what: Sought, asks: readonly (() => Promise<T>)[], fallback: Fallback): Promise<T> {
  const { signal, gitProblem, isOtherProblem = false } = fallback;
  const reasons = new Set(gitProblem === undefined ? [] : [gitProblem]);
  let isOther = isOtherProblem;
  let isGone = false;
  let cause: unknown;
  for (const ask of asks) {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ObjectsUnavailableError) && !(error instanceof ActionError)) throw error;
      // Neither a history nor another `base` would help: nothing else could be sent, either.
      if (error instanceof ActionError && error.code === 'proxy-unusable') throw error;
      isGone ||= error instanceof ObjectsUnavailableError && error.isGone;
      // GitHub says of what it does not have what it says to a token that may not see it.
      const isSameAnswer = isGone && error instanceof GitHubApiError && error.httpStatus === 404;
      reasons.add(isSameAnswer ? error.failure : error.message);
      isOther ||= error instanceof ActionError && error.code === 'git-unusable';
      cause = error;
    }
  }
  const failed = typeof what === 'string' ? `${what} cannot be had.` : what.failed;
  const why = [...reasons].join(' ');
  const remedy = toRemedy({ ...fallback, isOtherProblem: isOther }, isGone, cause);
  throw new ActionError('range-unavailable', `${failed} ${why}${remedy}`, { cause });
}

function toRemedy({ gitProblem, isOtherProblem, isWhole }: Fallback, isGone: boolean, cause: unknown): string {
  if ((isOtherProblem || gitProblem !== undefined) && isUnreached(cause)) return reach;
  if (isOtherProblem) return '';
  if (isGone) return gone;
  if (isWhole) return begin;
  return gitProblem === undefined ? deepen : checkOut;
}

/** First of all somebody may have mistyped it. */
function unknownName(revision: string): Sought {
  return { failed: `There is no commit, branch or tag \`${revision}\` here, and it could not be fetched.` };
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
const gone =
  ' The remote does not have it, or no longer, as after a force push. Name another `base`, or run once with `select: all`.';
