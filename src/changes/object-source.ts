// What the changes stage asks of the two places that know a repository's objects: git, and GitHub's API.
import type { GitPath } from './files/git-path.ts';
import type { TreeChange, TreeListing } from './git/parse.ts';

export type BlobAnswer = {
  readonly size: number;
  /** Absent where the blob is larger than asked for. */
  readonly content?: Buffer;
};

export type ObjectSource = {
  /** For the log: "git", "the GitHub API". */
  readonly description: string;
  /** False where names that are not UTF-8 come with U+FFFD in them, which is another name. */
  readonly hasExactNames: boolean;
  /** The paths at which the trees of two commits differ; `base` null stands for the empty tree. */
  difference(base: string | null, head: string): Promise<readonly TreeChange[]>;
  listing(commit: string): Promise<TreeListing>;
  /** Blobs by id. One that is not at hand without a transfer is missing from the answer. */
  blobs(ids: readonly string[], maxBytes: number): Promise<ReadonlyMap<string, BlobAnswer>>;
  /** Which of these files Git LFS keeps, as far as .gitattributes at `head` tells. */
  lfsPaths(head: string, paths: readonly GitPath[]): Promise<ReadonlySet<GitPath>>;
  /** As `blobs`, for blobs that are known to be small and wanted: these may be fetched. */
  fetchBlobs(ids: readonly string[]): Promise<ReadonlyMap<string, BlobAnswer>>;
};

/** A source cannot answer; `reason` is a sentence. Another source may be able to. */
export class SourceUnable extends Error {
  override readonly name = 'SourceUnable';
}
