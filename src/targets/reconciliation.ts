// What a comparison of everything came to (`select: stale`).

/** All count URLs. */
export type Reconciliation = {
  readonly compared: number;
  /** Served as they should be. */
  readonly same: number;
  /** Of these, where the Source re-encodes, so that only size and dimensions of the file that imgix holds could be compared. */
  readonly sameByMetadata: number;
  readonly stale: number;
  /** imgix has no such file. */
  readonly missing: number;
  /** Left alone, because nothing tells. */
  readonly indeterminate: readonly { readonly url: string; readonly reason: string }[];
  readonly downloadedBytes: number;
};
