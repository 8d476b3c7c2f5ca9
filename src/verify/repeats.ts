// Repeats an asset's purge while its checks go on: a purge before the origin had the new file did nothing.
import type { Clock } from '../platform/timing/clock.ts';

export type Repeats = {
  /** Sends one more purge at that monotonic time, unless one waits already. */
  send(atMs: number): void;
  /** When the latest one was sent, or answered; undefined before that. Throws the reason where one has ended the run. */
  lastAtMs(): number | undefined;
  /** Takes back the one that waits: for its time, the rate limit, or its next attempt. */
  withdraw(): void;
};

/**
 * Sends one more purge; resolves when it was answered, rejects where the run cannot go on. `withdraw` ends its
 * waiting. `onSent`: called with each attempt.
 */
export type PurgeAgain = (withdraw: AbortSignal, onSent: () => void) => Promise<void>;

/** Made once, as its stack costs and nobody reads it. */
const needless = new Error('The asset needs no further purge.');

export function openRepeats(purgeAgain: PurgeAgain, clock: Clock): Repeats {
  /** Of the one that waits, or is being sent. */
  let waiting: AbortController | undefined;
  let lastAtMs: number | undefined;
  let failure: { readonly reason: unknown } | undefined;
  // It may have its effect before it is answered.
  const note = () => {
    lastAtMs = clock.monotonicMs();
  };
  const sendAt = async (atMs: number) => {
    waiting = new AbortController();
    try {
      await clock.sleep(Math.max(0, atMs - clock.monotonicMs()), waiting.signal);
      await purgeAgain(waiting.signal, note);
      note();
    } catch (reason) {
      if (reason !== needless) failure = { reason };
    } finally {
      waiting = undefined;
    }
  };
  return {
    send: (atMs) => {
      if (waiting === undefined) void sendAt(atMs);
    },
    lastAtMs: () => {
      if (failure !== undefined) throw failure.reason;
      return lastAtMs;
    },
    withdraw: () => waiting?.abort(needless),
  };
}
