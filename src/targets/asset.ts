// What the stage `targets` hands on: one asset on one host, and what imgix should serve for it.
import type { FileVersion, TrackedFile } from '../changes/changed-file.ts';
import type { GitPath } from '../platform/git/git-path.ts';

/** `requested`: by `urls`. `selected`: by `select`, whether or not it has changed. */
export type AssetChange = 'added' | 'modified' | 'deleted' | 'requested' | 'selected';

/** What imgix should serve after the purge, as far as git and the checkout know. */
export type Expectation =
  | {
      readonly kind: 'updated';
      /** Absent for a file that is in the checkout and not in git. */
      readonly now?: FileVersion | undefined;
      readonly old?: FileVersion;
      /** The file as a deployment uploads it: filters (line ends, LFS) may make it differ from the blob. */
      readonly checkoutFile?: TrackedFile['checkoutFile'];
    }
  | { readonly kind: 'removed'; readonly old?: FileVersion }
  /**
   * Nothing is known here of what it should be, as of a requested URL; or nobody asked, as in a dry run. The origin may tell, or the
   * comparison with before the purge.
   */
  | { readonly kind: 'unknown' };

export type Asset = {
  /** Encoded, without parameters: what is purged and what is verified. */
  readonly url: string;
  /** The base URL that it is below: the others below that are on the same Source. Undefined for a URL outside of all of them. */
  readonly base?: string | undefined;
  /** Path in the repository; null for a requested URL outside of every base URL. */
  readonly file: GitPath | null;
  readonly change: AssetChange;
  readonly expected: Expectation;
  /** Where the Source itself serves it, with the input `origin-url`. */
  readonly originUrl?: string | undefined;
};
