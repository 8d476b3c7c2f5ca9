// When to ask again: a purge after a fault, and whatever a 429 holds back, fetches as well. Exponential with jitter.

const firstMs = 1000;
const factor = 2;
const defaultMaxMs = 8000;

/**
 * Delay before the next attempt, in milliseconds, after `attempts` that did not do. Between half and the whole of the
 * exponential value, up to `maxMs`, so that many assets that failed together do not come back together. `random` is in [0, 1).
 */
export function toBackoffMs(attempts: number, random: number, maxMs: number = defaultMaxMs): number {
  const fullMs = Math.min(maxMs, firstMs * factor ** (attempts - 1));
  return fullMs * (0.5 + random / 2);
}
