// One asset's purges: the first, and those that are asked for again while its checks go on.
import type { Clock } from '../../platform/timing/clock.ts';
import { isTaken, KeyRefusedError, type PurgeResult, withoutForeign } from '../../purge/purge-result.ts';
import type { Purger } from '../../purge/purger.ts';
import type { PurgeReport } from '../../report/run-report.ts';
import type { Asset } from '../../targets/asset.ts';
import type { Known } from '../../verify/known/known.ts';
import { learn } from '../../verify/known/learn.ts';
import type { ProvePorts } from '../../verify/prove.ts';
import type { PurgeAgain } from '../../verify/repeats.ts';

export type PurgeStages = {
  readonly purger: Purger;
  readonly prove: ProvePorts;
  /** False with `verify: off`. */
  readonly isVerifying: boolean;
  /** After the first purge. */
  readonly onPurged: (asset: Asset, purge: PurgeReport) => void;
};

/** How far an asset has come, as to its purge. `known`: by then, but for the checks after the purge. */
export type Phase =
  | { readonly kind: 'waiting' }
  /** A request is on its way, or may be. */
  | { readonly kind: 'purging'; readonly attempts: number; readonly known: Known }
  | Purged;

/**
 * `result`: of the first purge that imgix took, else of the first, with the requests of all of them. `repeats`: purges that were asked
 * for again. `known`: with the purge of `result` in it.
 */
export type Purged = {
  readonly kind: 'purged';
  readonly result: PurgeResult;
  readonly repeats: number;
  readonly known: Known;
};

/** Called as each phase begins. */
export type OnPhase = (phase: Phase) => void;

export async function purgeFirst(
  asset: Asset,
  known: Known,
  { purger, isVerifying, onPurged, prove: { sampler } }: PurgeStages,
  onPhase: OnPhase,
): Promise<PurgeResult> {
  let attempts = 0;
  const onAttempt = () => onPhase({ kind: 'purging', attempts: ++attempts, known });
  try {
    const answered = await purger.purge(asset.url, { priority: 'first', onAttempt });
    const why = 'With `verify: off` nothing else would tell whether it was purged.';
    const result = isVerifying ? answered : withoutForeign(answered, why);
    onPhase({ kind: 'purged', result, repeats: 0, known: withPurge(known, result, sampler.clock) });
    onPurged(asset, toPurgeReport(result));
    return result;
  } catch (error) {
    if (error instanceof KeyRefusedError) onPhase({ kind: 'purged', result: error.result, repeats: 0, known });
    throw error;
  }
}

export type RepeatedPurges = {
  readonly purgeAgain: PurgeAgain;
  /** What all purges have come to by now. */
  readonly soFar: () => Purged;
};

/** `known`: before the first purge, which came to `first`. */
export function openRepeatedPurges(
  { url }: Asset,
  { first, known }: { readonly first: PurgeResult; readonly known: Known },
  { purger, prove: { sampler } }: PurgeStages,
  onPhase: OnPhase,
): RepeatedPurges {
  const { clock } = sampler;
  let purged: Purged = { kind: 'purged', result: first, repeats: 0, known: withPurge(known, first, clock) };
  const change = (changed: Partial<Purged>) => {
    purged = { ...purged, ...changed };
    onPhase(purged);
  };
  const purgeAgain: PurgeAgain = async (withdraw, onSent) => {
    const repeats = purged.repeats + 1;
    // Counted as it goes out: what is stopped, or proved meanwhile, does not wait for the answer.
    const onAttempt = () => {
      onSent();
      change({ repeats, result: { ...purged.result, attempts: purged.result.attempts + 1 } });
    };
    const again = await purger.purge(url, { priority: 'repeat', withdraw, onAttempt });
    if (isTaken(purged.result.effect) || !isTaken(again.effect)) return;
    change({ result: { ...again, attempts: purged.result.attempts }, known: withPurge(known, again, clock) });
  };
  return { purgeAgain, soFar: () => purged };
}

function withPurge(known: Known, { effect, sentAtMs }: PurgeResult, clock: Clock): Known {
  return learn(known, { kind: 'purged', sentAtMs, atMs: clock.monotonicMs(), mayTakeEffect: effect !== 'none' });
}

export function toPurgeReport(result: PurgeResult, repeats = 0): PurgeReport {
  const { outcome, attempts, status, purgeId, error, note } = result;
  return { outcome, attempts, repeats, status, purgeId, error, note };
}
