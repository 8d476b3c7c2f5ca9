// One asset's way: its origin is ready, what is served before is seen, it is purged, and proved. What goes wrong with the asset is
// data. What stops the run is thrown; the phase that the asset has reached then is known by `onPhase`.
import type { Problem } from '../../errors.ts';
import type { Clock } from '../../platform/timing/clock.ts';
import { isTaken, KeyRefusedError, type PurgeResult, withoutForeign } from '../../purge/purge-result.ts';
import type { Purger } from '../../purge/purger.ts';
import { toBasis, toProofProblem } from '../../report/outcome-words.ts';
import { type AssetReport, type PurgeReport, purgeSkipped, toAssetReport } from '../../report/run-report.ts';
import type { Asset } from '../../targets/asset.ts';
import { type Known, toKnown } from '../../verify/known/known.ts';
import { learn } from '../../verify/known/learn.ts';
import { checkBefore, prove } from '../../verify/prove.ts';
import type { PurgeAgain } from '../../verify/repeats.ts';
import { skipped } from '../../verify/verification.ts';
import type { Door } from './door.ts';
import type { Patience } from './patience.ts';
import { type OriginStages, toReadyOrigin } from './ready-origin.ts';
import { toUnprovedRemoval, withPurgeTime } from './removal.ts';

export type AssetStages = OriginStages & {
  readonly purger: Purger;
  readonly door: Door;
  readonly params: readonly string[];
  /** False with `verify: off`. */
  readonly isVerifying: boolean;
  readonly proofPatience: Patience;
  readonly onPurged: (asset: Asset, purge: PurgeReport) => void;
};

/** How far an asset has come, as to its purge. `known`: by then, but for the checks after the purge. */
export type Phase =
  | { readonly kind: 'waiting' }
  /** A request is on its way, or may be. */
  | { readonly kind: 'purging'; readonly attempts: number; readonly known: Known }
  /**
   * `result`: of the first purge that imgix took, else of the first, with the requests of all of them. `repeats`: purges that were asked
   * for again. `known`: with the purge of `result` in it.
   */
  | { readonly kind: 'purged'; readonly result: PurgeResult; readonly repeats: number; readonly known: Known };

/** Called as each phase begins. */
type OnPhase = (phase: Phase) => void;

/** imgix rejected the purge, so that what is not right stays so. */
const rejectedPatienceMs = 2_000;
/** Time for the proof after a purge that may have been lost: an API in trouble must not hold the run up. */
const maxLostMs = 5_000;

/** The whole way. Throws only what stops the run; then `reportStopped` reports the asset. */
export async function walk(asset: Asset, stages: AssetStages, onPhase: OnPhase): Promise<AssetReport> {
  stages.prove.sampler.signal.throwIfAborted();
  const origin = await toReadyOrigin(asset, stages);
  const { isVerifying, prove: ports } = stages;
  const { clock } = ports.sampler;
  const toNotPurged = (known?: Known) => ({
    ...skipped('It was not purged.'),
    ...toUnprovedRemoval(asset, { known }, clock),
  });
  if (origin.kind === 'not-ready')
    return toAssetReport(asset, purgeSkipped, { ...toNotPurged(), cause: origin.cause }, origin.problem);
  const subject = toKnown({ ...origin.subject, base: asset.base }, stages.params);
  const enter = async () => {
    const before = isVerifying ? await checkBefore(subject, ports) : subject;
    return { before, result: await purgeFirst(asset, before, stages, onPhase) };
  };
  const { before, result } = await (isVerifying ? stages.door(asset.url, enter) : enter());
  const purge = toPurgeReport(result);
  // imgix rejected the purge. Only with 404 it may not need one: it never had the file, or has dropped it. What it serves decides.
  if (result.effect === 'none' && result.status !== 404)
    return toAssetReport(asset, purge, toNotPurged(before), purge.error);
  if (!isVerifying) {
    const detail = purge.outcome === 'failed' ? 'It may have been purged.' : 'Input `verify` is `off`.';
    return toAssetReport(asset, purge, skipped(detail), purge.error);
  }
  return verify(asset, before, result, stages, onPhase);
}

async function purgeFirst(
  asset: Asset,
  known: Known,
  { purger, isVerifying, onPurged, prove: { sampler } }: AssetStages,
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

function withPurge(known: Known, { effect, sentAtMs }: PurgeResult, clock: Clock): Known {
  return learn(known, { kind: 'purged', sentAtMs, atMs: clock.monotonicMs(), mayTakeEffect: effect !== 'none' });
}

function toPurgeReport(result: PurgeResult, repeats = 0): PurgeReport {
  const { outcome, attempts, status, purgeId, error, note } = result;
  return { outcome, attempts, repeats, status, purgeId, error, note };
}

async function verify(
  asset: Asset,
  before: Known,
  first: PurgeResult,
  stages: AssetStages,
  onPhase: OnPhase,
): Promise<AssetReport> {
  const { purger, prove: ports, proofPatience } = stages;
  const { clock } = ports.sampler;
  const { effect, outcome } = first;
  // The origin may not have been ready at the time of an earlier one; and of one that imgix never took nothing comes.
  const known = effect === 'accepted' ? before : { ...before, isOriginReady: false };
  const atMs = clock.monotonicMs();
  let result = first;
  let purged = withPurge(known, first, clock);
  let repeats = 0;
  const tellPhase = () => onPhase({ kind: 'purged', result, repeats, known: purged });
  const purgeAgain: PurgeAgain = async (withdraw, onSent) => {
    const number = repeats + 1;
    // Counted as it goes out: what is stopped, or proved meanwhile, does not wait for the answer.
    const onAttempt = () => {
      onSent();
      repeats = number;
      result = { ...result, attempts: result.attempts + 1 };
      tellPhase();
    };
    const again = await purger.purge(asset.url, { priority: 'repeat', withdraw, onAttempt });
    if (isTaken(result.effect) || !isTaken(again.effect)) return;
    result = { ...again, attempts: result.attempts };
    purged = withPurge(known, again, clock);
    tellPhase();
  };
  const isLost = outcome === 'failed' && effect !== 'none';
  const found = await prove(purged, {
    ports: { ...ports, timeoutMs: isLost ? Math.min(maxLostMs, ports.timeoutMs) : ports.timeoutMs },
    patienceMs: () => (result.effect === 'none' ? rejectedPatienceMs : proofPatience.msFor(asset.url)),
    purgeAgain,
    findNewest: async (expected) => stages.findNewest?.(asset.file, expected),
  });
  const isInVain = clock.monotonicMs() - atMs >= ports.timeoutMs;
  proofPatience.note(asset.url, { hasCome: found.outcome === 'verified', isInVain });
  const unproved = withoutForeign(result, 'Nor does what imgix serves show that it was purged.');
  const purge = toPurgeReport(found.outcome === 'verified' ? result : unproved, repeats);
  const verification = {
    ...withPurgeTime(found, asset, { known: purged, effect: result.effect }, clock),
    detail: `${found.detail}${toBasis(asset, before.expected)}`,
  };
  return toAssetReport(asset, purge, verification, toProofProblem(purge, verification));
}

/** The report of an asset whose run was stopped for `reason`, a sentence. */
export function reportStopped(asset: Asset, phase: Phase, reason: string, clock: Clock): AssetReport {
  const purge = toStoppedPurge(phase);
  const problem: Problem = { code: 'not-attempted', message: `${reason} ${toState(phase, purge)}` };
  const known = phase.kind === 'waiting' ? undefined : phase.known;
  const effect = phase.kind === 'purged' ? phase.result.effect : undefined;
  const verification = { ...skipped(reason), ...toUnprovedRemoval(asset, { known, effect }, clock) };
  return toAssetReport(asset, purge, verification, problem);
}

function toStoppedPurge(phase: Phase): PurgeReport {
  if (phase.kind !== 'purged') return { ...purgeSkipped, attempts: phase.kind === 'purging' ? phase.attempts : 0 };
  const why = 'The run was stopped before anything showed that it was purged.';
  return toPurgeReport(withoutForeign(phase.result, why), phase.repeats);
}

function toState(phase: Phase, { outcome }: PurgeReport): string {
  if (outcome === 'accepted' || outcome === 'duplicate') return 'It was purged, but not proved.';
  const mayHaveActed = phase.kind === 'purged' ? phase.result.effect === 'unknown' : phase.kind === 'purging';
  return mayHaveActed ? 'Its purge was under way and may have had its effect.' : 'It was not purged.';
}
