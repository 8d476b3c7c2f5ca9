// A limiter on a clock of tests.
import type { Clock } from '../../../src/platform/clock.ts';
import { RateLimiter } from '../../../src/purge/rate-limiter.ts';

export const perSecond = (purges: number) => ({ purges, windowMs: 1000 });

export function limiterOf(
  clock: Clock,
  limit: { purges: number; windowMs: number } | undefined,
  signal = new AbortController().signal,
): RateLimiter {
  return new RateLimiter({ limit, clock, signal });
}
