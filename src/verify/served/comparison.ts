// What a comparison with `select: stale` comes to.
import type { Cause } from '../cause.ts';
import type { Renderings } from './compare-renderings.ts';

export type Comparison =
  | Right
  | { readonly kind: 'stale'; readonly detail: string }
  /** imgix has no such file: there is nothing to purge. */
  | { readonly kind: 'missing'; readonly detail: string; readonly cause: Cause }
  /** imgix was not asked, as the origin does not have the file yet; or, with its `cause`, does not show what it has. */
  | { readonly kind: 'waiting'; readonly detail: string; readonly cause?: Cause | undefined }
  /** `cause`: the fault; left out where an asset came, and nothing tells whether it is right. */
  | { readonly kind: 'indeterminate'; readonly detail: string; readonly cause?: Cause | undefined };

/**
 * `isOwnBytes`: the file's own bytes, so that the Source passes such files through. `isByMetadata`: as far as that tells. `differs`: other
 * bytes, right if imgix holds the file (`isHeld`), where the Source re-encodes. Where it passes such files through, only if these bytes
 * are what it makes of this one all the same, which costs one more request (`isRendered`).
 */
export type Right = (
  | { readonly kind: 'same'; readonly isOwnBytes?: boolean; readonly isByMetadata?: boolean }
  | { readonly kind: 'differs'; readonly isHeld: boolean; readonly isRendered: () => Promise<boolean> }
) & {
  /** Of its derivatives; and of an SVG ('') of which imgix holds the file. */
  readonly renderings?: Renderings;
};
