// Looks until a verdict is a proof that stands, repeating the purge in between.
import { type PollOptions, poll } from './poll.ts';
import type { Verdict } from './proof.ts';
import type { PurgeAgain } from './purge-again.ts';

export type Settled = { readonly verdict: Verdict; readonly looks: number };

/** Points of presence can disagree: after a contrary answer a proof must hold twice, this far apart. */
const confirmationMs = 1000;

export async function settle(
  look: (timeLimitMs: number) => Promise<Verdict>,
  options: PollOptions,
  purgeAgain: PurgeAgain,
): Promise<Settled> {
  let looks = 0;
  let wasContrary = false;
  const lookOnce = (timeLimitMs: number) => {
    looks++;
    return look(timeLimitMs);
  };
  const { value } = await poll<Verdict>(options, async (timeLimitMs) => {
    let verdict = await lookOnce(timeLimitMs);
    if (verdict.kind === 'verified' && wasContrary) {
      await options.clock.sleep(confirmationMs, options.signal);
      verdict = await lookOnce(timeLimitMs);
    }
    if (verdict.kind === 'verified') return { isSettled: true, value: verdict };
    wasContrary = true;
    return { isSettled: false, value: verdict, news: purgeAgain.start() };
  });
  return { verdict: value, looks };
}
