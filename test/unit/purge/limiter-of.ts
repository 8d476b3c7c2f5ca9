// A limiter on a clock of tests. `limit`: purges a second.
import type { Clock } from '../../../src/platform/clock.ts';
import { RateLimiter } from '../../../src/purge/rate-limiter.ts';

export function limiterOf(clock: Clock, limit: number | undefined, signal = new AbortController().signal): RateLimiter {
  return new RateLimiter({ limit, clock, signal });
}
