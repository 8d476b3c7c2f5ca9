// A limiter on a clock of tests. `limit`: purges a second.
import type { Clock } from '../../../src/platform/timing/clock.ts';
import { RateLimiter } from '../../../src/purge/rate-limiter.ts';

/** `random` 0: pauses are as short as they can be. */
export function limiterOf(
  clock: Clock,
  limit: number | undefined,
  { signal = new AbortController().signal, random = 0 } = {},
): RateLimiter {
  return new RateLimiter({ limit, clock, random: () => random, signal });
}
