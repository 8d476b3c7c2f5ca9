// The one place that knows time. Durations are measured on the monotonic clock, so that a jump of the wall clock
// (NTP, a suspended virtual machine) can neither stretch a deadline nor break the rate limit.
import { setTimeout as delay } from 'node:timers/promises';

export type Clock = {
  /** Milliseconds since an arbitrary moment; never goes backwards. */
  monotonicMs(): number;
  /** Wall-clock time, for timestamps that people read. */
  now(): Date;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  now: () => new Date(),
  sleep: async (ms, signal) => {
    signal?.throwIfAborted();
    try {
      await delay(ms, undefined, signal ? { signal } : undefined);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};
