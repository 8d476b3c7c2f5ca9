// What a comparison with `select: stale` comes to.
import type { Cause } from '../cause.ts';

export type Comparison =
  | Same
  | { readonly kind: 'stale'; readonly detail: string }
  /**
   * Other bytes: right if imgix holds the file (`isHeld`), where the Source re-encodes. Where it passes such files through, only if
   * these bytes are what it makes of this one all the same, which costs one more request or two (`isRendered`).
   */
  | { readonly kind: 'differs'; readonly isHeld: boolean; readonly isRendered: () => Promise<boolean> }
  /** imgix has no such file: there is nothing to purge. */
  | { readonly kind: 'missing'; readonly detail: string; readonly cause: Cause }
  /** imgix was not asked, as the origin does not have the file yet; or, with its `cause`, does not show what it has. */
  | { readonly kind: 'waiting'; readonly detail: string; readonly cause?: Cause | undefined }
  | Indeterminate;

/** `cause`: the fault; left out where an asset came, and nothing tells whether it is right. */
export type Indeterminate = {
  readonly kind: 'indeterminate';
  readonly detail: string;
  readonly cause?: Cause | undefined;
  /** The query of the derivative that this is of. The file itself is as it should be. */
  readonly derivative?: string;
  /** A removed file, and an answer that says so, unless all of the host are refused. */
  readonly mayBeGone?: boolean;
} & Pick<Same, 'renderings'>;

/** `isOwnBytes`: the file's own bytes, so that the Source passes such files through. `isByMetadata`: as far as that tells. */
export type Same = {
  readonly kind: 'same';
  readonly isOwnBytes?: boolean;
  readonly isByMetadata?: boolean;
  /** By the query of each derivative; and of an SVG ('') of which imgix holds the file. */
  readonly renderings?: Readonly<Record<string, Rendering>>;
};

/** `other`: two renderings of now are the same, and not this. The random parameter may be the reason, if it is so of all files. */
export type Rendering = 'as-now' | 'other' | 'untold';
