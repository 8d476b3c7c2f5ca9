// Timing of purges that are asked for again: exponential with jitter.

export type Backoff = { readonly firstMs: number; readonly factor: number; readonly maxMs: number };

/**
 * Delay before the next attempt, in milliseconds, after `attempts` that did not do. Between half and the whole of the
 * exponential value, so that many assets that failed together do not come back together. `random` is in [0, 1).
 */
export function toDelayMs(backoff: Backoff, attempts: number, random: number): number {
  const fullMs = Math.min(backoff.maxMs, backoff.firstMs * backoff.factor ** (attempts - 1));
  return fullMs * (0.5 + random / 2);
}
