// Why an asset is not proved, as data: the report groups assets by it, to find the one reason of many failures.

export type Cause =
  | OwnCause
  /** The last answer is right, but the point of presence `pop`, which `gave` something else, is not known to have turned. */
  | { readonly kind: 'other-point'; readonly pop: string; readonly gave: OwnCause };

/** What one answer shows. */
export type OwnCause =
  /** The bytes of the file from before the change. */
  | { readonly kind: 'old-bytes' }
  /** An answer that was made from the old file, or before the purge. `isHeld`: imgix holds the new file already. */
  | { readonly kind: 'old-rendering'; readonly isHeld?: true }
  /** The file should be there, and imgix says that there is none. */
  | { readonly kind: 'missing'; readonly status: number }
  /** 401 or 403. `signed`: whether the request was. */
  | { readonly kind: 'refused'; readonly status: number; readonly signed: boolean }
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string }
  /** Any other status than 200 that tells nothing of the file. */
  | { readonly kind: 'status'; readonly status: number }
  /** A page that asks the client to prove that it is a browser. `by`: whose it is, as far as the answer tells. */
  | { readonly kind: 'challenge'; readonly by: string }
  /** What another cache than imgix's own had stored, which tells nothing of imgix. `by`: whose it is. */
  | { readonly kind: 'other-cache'; readonly by: string }
  /** 200, and yet no asset. `nonAssetReason` completes "imgix answers with ...". */
  | { readonly kind: 'not-an-asset'; readonly nonAssetReason: string }
  /** imgix holds a file that is not the new one, nor the old one as far as that is known; `contentLength` in bytes. */
  | { readonly kind: 'other-file'; readonly contentLength: number }
  /** The Git LFS pointer of the new file, which was deployed in its place. */
  | { readonly kind: 'lfs-pointer' }
  /** Bytes of which nothing tells from which file they were made. `isAsBefore`: those from before the purge. */
  | { readonly kind: 'unknown-content'; readonly isAsBefore?: true }
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** It is gone, but nothing shows that its being there could have been seen. */
  | { readonly kind: 'never-seen' }
  /** It is right, but nothing shows yet that it stays so. */
  | { readonly kind: 'too-early' };

/** What the URL gave before the purge. */
export type Before = 'not-asked' | 'served' | 'failed' | `status ${number}`;

/** How many checks of an asset had this cause; null: nothing kept it from being proved. */
export type SeenCause = { readonly cause: Cause | null; readonly checks: number };

/** With one more check. Causes stay in the order in which they were first seen. */
export function countCause(seen: readonly SeenCause[], cause: Cause | null): SeenCause[] {
  const key = JSON.stringify(cause);
  const isSame = (one: SeenCause) => JSON.stringify(one.cause) === key;
  return seen.some(isSame)
    ? seen.map((one) => (isSame(one) ? { cause, checks: one.checks + 1 } : one))
    : [...seen, { cause, checks: 1 }];
}
