// Looking again until something is settled or a deadline passes: with backoff and jitter, in one place.
import { type Backoff, toDelayMs } from '../platform/backoff.ts';
import type { Clock } from '../platform/clock.ts';

export type PollOptions = {
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
};

/** `soon`: something has just happened that makes another look worth while, so the backoff goes back. */
export type Step<T> = { readonly isSettled: boolean; readonly value: T; readonly soon?: boolean };

/** Fast at first, since a purge takes seconds; then slow, so that a thousand stale assets do not hammer the CDN. */
const backoff: Backoff = { firstMs: 500, factor: 1.6, maxMs: 10_000 };
/** Back to a second or so, not to the beginning: this happens every ten seconds. */
const soonAttempts = 3;
/** A look may take this long even where the deadline is nearer: the last one is worth an answer. */
const minLookMs = 5000;

/** Resolves with the first settled value, or with the last one when the deadline has passed. Looks once at least. */
export async function poll<T>(options: PollOptions, look: (timeLimitMs: number) => Promise<Step<T>>): Promise<Step<T>> {
  const { clock, random, deadlineMs, signal } = options;
  for (let attempts = 1; ; attempts++) {
    const step = await look(Math.max(minLookMs, deadlineMs - clock.monotonicMs()));
    const leftMs = deadlineMs - clock.monotonicMs();
    if (step.isSettled || leftMs <= 0) return step;
    if (step.soon) attempts = Math.min(attempts, soonAttempts);
    await clock.sleep(Math.min(leftMs, toDelayMs(backoff, attempts, random())), signal);
  }
}
