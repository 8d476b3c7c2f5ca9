// What the stage `changes` hands on: the files that differ, each with git's own fingerprints of its two versions.
import type { GitPath } from '../platform/git/git-path.ts';
import type { LfsPointer } from './lfs-pointer.ts';

export type ChangeType = 'added' | 'modified' | 'deleted';

/** One version of a file as git knows it, without its content having been read. */
export type FileVersion = {
  /** Git's blob id: 40 hex characters (SHA-1 repository) or 64 (SHA-256 repository). */
  readonly blobId: string;
  /** Bytes of the blob, where git or the API could tell without fetching it. */
  readonly size?: number | undefined;
  /** For a Git LFS pointer: what the pointer says of the real content. Its size is absent where `size` must not count. */
  readonly lfs?: (Pick<LfsPointer, 'sha256'> & Partial<LfsPointer>) | undefined;
};

export type ChangedFile = {
  readonly path: GitPath;
  readonly change: ChangeType;
  readonly before?: FileVersion | undefined;
  readonly after?: FileVersion | undefined;
  /**
   * Absolute path of the new version's file in the checkout (symlinks followed, inside the repository only). Absent
   * where the checkout shows another version than the range's head (it may stand at another commit, as for a pull
   * request at the merge), where the file is a Git LFS pointer there, or without one. Bytes where the name is not UTF-8.
   */
  readonly checkoutFile?: string | Buffer | undefined;
};

/** A file of the tree at `head`, for `select: all` and for requested URLs. */
export type TrackedFile = Pick<ChangedFile, 'path' | 'after' | 'checkoutFile'>;

/** The commits that were compared. */
export type CommitRange = {
  /** Full object id, or null for the empty tree. */
  readonly base: string | null;
  readonly head: string;
  /** One plain phrase that says where the range comes from, for the log and the report. */
  readonly source: string;
  /** Page of the run or the deployment that the range goes back to, where there is one. */
  readonly sourceUrl?: string;
  /** What else imgix may hold: later commits than `base`, not purged with success. What differs from any of them counts, too. */
  readonly alsoFrom?: readonly string[];
  /** Nobody knows where it should begin: it is the last commit alone. */
  readonly isGuess?: true;
  /** It begins where a run has succeeded, as later runs do until one succeeds again: any of them, or those of the same event. */
  readonly resumedBy?: 'any-run' | 'same-event';
};

export type RangeEnds = Pick<CommitRange, 'base' | 'head'>;

export type Changed = {
  readonly kind: 'changed';
  readonly range: CommitRange;
  /** Every path at which the two trees differ, wanted or not. */
  readonly differing: readonly GitPath[];
  readonly files: readonly ChangedFile[];
};

export type Changes = Changed | { readonly kind: 'nothing'; readonly reason: string };
