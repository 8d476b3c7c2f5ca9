// What a comparison of everything came to (`select: stale`).

/** All count URLs. */
export type Reconciliation = {
  readonly compared: number;
  /** Served as they should be. */
  readonly same: number;
  readonly stale: number;
  /** imgix has no such file. */
  readonly missing: number;
  /** Left alone, because nothing tells. */
  readonly untold: readonly { readonly url: string; readonly reason: string }[];
  readonly downloadedBytes: number;
};

export function toReconciliationWords({
  compared,
  same,
  stale,
  missing,
  untold,
  downloadedBytes,
}: Reconciliation): string {
  const megabytes = Math.round(downloadedBytes / 100_000) / 10;
  return `${compared} compared: ${same} as they should be, ${stale} stale, ${missing} not at imgix, ${untold.length} not told. ${megabytes} MB were downloaded.`;
}
