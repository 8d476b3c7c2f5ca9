// What the action asks of a repository. Two places know the answers: git in the checkout, and GitHub's API.
import { ActionError } from '../errors.ts';
import type { GitPath } from '../platform/git/git-path.ts';
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

/**
 * What a revision that the checkout does not know may be called on the remote: the names to ask for, best first; none where the
 * revision cannot be the name of a ref, and must not be read as a refspec. `origin/main` is how a checkout names the remote's branch `main`, and `origin/HEAD` its default branch.
 */
export function toRemoteNames(revision: string): string[] {
  if (revision === '@') return ['HEAD'];
  if (revision.startsWith('+') || !/^[^\s:^*?[\\~]+$/.test(revision)) return [];
  const [, isFull, branch] = /^(refs\/remotes\/|remotes\/)?origin\/(.+)$/.exec(revision) ?? [];
  if (branch === undefined) return [revision];
  return [branch === 'HEAD' ? branch : `refs/heads/${branch}`, ...(isFull ? [] : [revision])];
}

/** The same, but no blob is waited for: what needs one that is not at hand rejects. */
export function withoutTransfer(repository: Repository): Repository {
  return {
    ...repository,
    readBlobs: async (ids, { maxBytes, transfer }) => {
      const found = await repository.readBlobs(ids, { maxBytes, transfer: false });
      if (transfer && ids.some((id) => !found.has(id)))
        throw new ActionError('range-unavailable', 'The content of small files is not at hand.');
      return found;
    },
  };
}

/** One place cannot answer; `message` is a sentence. Another one may be able to. */
export class ObjectsUnavailableError extends Error {
  override readonly name = 'ObjectsUnavailableError';
  /** The remote was reached, and says that it has no such object. */
  readonly isGone: boolean;

  constructor(message: string, { isGone = false }: { readonly isGone?: boolean } = {}) {
    super(message);
    this.isGone = isGone;
  }
}

/** Whether a `Repository` rejects with this as the remote does not have it, which stays so. */
export function isOfGone({ cause }: ActionError): boolean {
  return cause instanceof ObjectsUnavailableError && cause.isGone;
}

/** For what has another way, such as `ask().catch(withoutObjects)`. Throws what is no `ObjectsUnavailableError`. */
export function withoutObjects(error: unknown): undefined {
  if (!(error instanceof ObjectsUnavailableError)) throw error;
}
