// The driver, for imgix and for the origin. A round checks and judges; meets a need and judges again, until there is none; then ends
// or waits for the next round. It knows no rule.
import type { Clock } from '../platform/timing/clock.ts';

/** `Known`: what is known so far; `Judged`: what that comes to; `Need`: a probe that could change it. */
export type Polled<Known, Judged, Need> = {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Begins a round. */
  readonly check: (known: Known) => Promise<Known>;
  readonly judge: (known: Known) => Judged;
  /** Must name each need once in a round at most, so that every round ends. */
  readonly needOf: (judged: Judged) => Need | undefined;
  readonly meet: (known: Known, need: Need) => Promise<Known>;
  /** When to check again, in monotonic milliseconds; undefined to end. */
  readonly toNextMs: (known: Known, judged: Judged) => number | undefined;
};

/** Rejects with the signal's reason, and with whatever one of these functions throws. */
export async function poll<Known, Judged, Need>(
  before: Known,
  { clock, signal, check, judge, needOf, meet, toNextMs }: Polled<Known, Judged, Need>,
): Promise<{ readonly known: Known; readonly judged: Judged }> {
  let known = before;
  for (;;) {
    known = await check(known);
    let judged = judge(known);
    for (let need = needOf(judged); need !== undefined; need = needOf(judged)) {
      known = await meet(known, need);
      judged = judge(known);
    }
    const nextMs = toNextMs(known, judged);
    if (nextMs === undefined) return { known, judged };
    await clock.sleep(Math.max(0, nextMs - clock.monotonicMs()), signal);
  }
}
