// Time, for all that stands outside of platform/. Durations are measured on the monotonic clock, so that a jump of the wall clock
// (NTP, a suspended virtual machine) can neither stretch a deadline nor break the rate limit.
import { onAbort } from './on-abort.ts';

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
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const untilMs = performance.now() + ms;
      const wake = () => {
        // A timer may come a fraction of a millisecond early.
        if (performance.now() < untilMs) {
          timer = setTimeout(wake, 1);
          return;
        }
        stay?.();
        resolve();
      };
      let timer = setTimeout(wake, ms);
      const stay =
        signal &&
        onAbort(signal, () => {
          clearTimeout(timer);
          reject(signal.reason);
        });
    }),
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
  if (signal.aborted) limit.abort(signal.reason);
  const finish = onAbort(signal, () => limit.abort(signal.reason));
  const disarm = clock.alarm(ms, () => {
    const error = new TimeLimitError(`not finished within ${Math.round(ms / 100) / 10} s`);
    limit.abort(error);
    expiry.reject(error);
  });
  try {
    return await Promise.race([work(limit.signal), expiry.promise]);
  } finally {
    finish();
    disarm();
  }
}
