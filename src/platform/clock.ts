// The one place that knows time. Durations are measured on the monotonic clock, so that a jump of the wall clock
// (NTP, a suspended virtual machine) can neither stretch a deadline nor break the rate limit.
import { setTimeout as delay } from 'node:timers/promises';

export type Clock = {
  /** Milliseconds since an arbitrary moment; never goes backwards. */
  monotonicMs(): number;
  /** Wall-clock time, for timestamps that people read. */
  now(): Date;
  /** Resolves after `ms` milliseconds, and not before; rejects with the signal's reason when it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Acts after `ms` milliseconds, unless what is returned was called before. */
  alarm(ms: number, act: () => void): () => void;
};

export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  now: () => new Date(),
  sleep: async (ms, signal) => {
    signal?.throwIfAborted();
    const untilMs = performance.now() + ms;
    const options = signal ? { signal } : undefined;
    try {
      await delay(ms, undefined, options);
      // A timer may come a fraction of a millisecond early.
      while (performance.now() < untilMs) await delay(1, undefined, options);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
  alarm: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

/** A deadline that passed while `withinMs` waited. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/**
 * Runs `work` with a signal that aborts after `ms` milliseconds or with `signal`. Rejects with `TimeLimitError` after
 * that time, whatever `work` does.
 */
export async function withinMs<T>(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const expiry = Promise.withResolvers<never>();
  const onAbort = (): void => limit.abort(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  const disarm = clock.alarm(ms, () => {
    const error = new TimeLimitError(`not finished within ${Math.round(ms / 100) / 10} s`);
    limit.abort(error);
    expiry.reject(error);
  });
  try {
    return await Promise.race([work(limit.signal), expiry.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    disarm();
  }
}
