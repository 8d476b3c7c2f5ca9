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

/** `news` resolves when something has happened that makes another look worth while, before the backoff would have it. */
export type Step<T> = { readonly isSettled: boolean; readonly value: T; readonly news?: Promise<void> };

/** Fast at first, since a purge takes seconds; then slow, so that a thousand stale assets do not hammer the CDN. */
const backoff: Backoff = { firstMs: 500, factor: 1.6, maxMs: 10_000 };
/** Back to a second or so, not to the beginning: this happens every ten seconds. */
const attemptsAfterNews = 3;
/** A look may take this long even where the deadline is nearer: the last one is worth an answer. */
const minLookMs = 5000;

/** Resolves with the first settled value, or with the last one when the deadline has passed. Looks once at least. */
export async function poll<T>(options: PollOptions, look: (timeLimitMs: number) => Promise<Step<T>>): Promise<Step<T>> {
  const { clock, random, deadlineMs } = options;
  for (let attempts = 1; ; attempts++) {
    const step = await look(Math.max(minLookMs, deadlineMs - clock.monotonicMs()));
    const leftMs = deadlineMs - clock.monotonicMs();
    if (step.isSettled || leftMs <= 0) return step;
    const hasNews = await sleepUntilNews(options, Math.min(leftMs, toDelayMs(backoff, attempts, random())), step.news);
    if (hasNews) attempts = Math.min(attempts, attemptsAfterNews);
  }
}

/** True where the news came first. */
async function sleepUntilNews({ clock, signal }: PollOptions, ms: number, news?: Promise<void>): Promise<boolean> {
  const wake = new AbortController();
  void news?.then(() => wake.abort());
  try {
    await clock.sleep(ms, AbortSignal.any([signal, wake.signal]));
    return false;
  } catch (reason) {
    signal.throwIfAborted();
    if (!wake.signal.aborted) throw reason;
    return true;
  }
}
