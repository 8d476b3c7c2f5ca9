// One asset's way: its origin is ready, what is served before is seen, it is purged, and proved. What goes wrong with the asset is
// data. What stops the run is thrown; the phase that the asset has reached then is known by `onPhase`.
import type { Problem } from '../../errors.ts';
import type { Clock } from '../../platform/timing/clock.ts';
import { withoutForeign } from '../../purge/purge-result.ts';
import { toBasis, toProofProblem } from '../../report/outcome-words.ts';
import { type AssetReport, type PurgeReport, purgeSkipped, toAssetReport } from '../../report/run-report.ts';
import type { Asset } from '../../targets/asset.ts';
import { type Known, toKnown } from '../../verify/known/known.ts';
import { checkBefore, prove } from '../../verify/prove.ts';
import { skipped, type Verification } from '../../verify/verification.ts';
import type { Door } from './door.ts';
import type { Patience } from './patience.ts';
import {
  type OnPhase,
  openRepeatedPurges,
  type Phase,
  type Purged,
  type PurgeStages,
  purgeFirst,
  type RepeatedPurges,
  toPurgeReport,
} from './purges.ts';
import { type OriginStages, toReadyOrigin } from './ready-origin.ts';
import { toUnprovedRemoval, withPurgeTime } from './removal.ts';

export type AssetStages = OriginStages &
  PurgeStages & {
    readonly door: Door;
    readonly params: readonly string[];
    readonly proofPatience: Patience;
  };

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
  // The origin may not have been ready at the time of an earlier purge; and of one that imgix never took nothing comes.
  const known = result.effect === 'accepted' ? before : { ...before, isOriginReady: false };
  return verify(asset, openRepeatedPurges(asset, { first: result, known }, stages, onPhase), stages);
}

async function verify(asset: Asset, purges: RepeatedPurges, stages: AssetStages): Promise<AssetReport> {
  const { prove: ports, proofPatience } = stages;
  const { clock } = ports.sampler;
  const { purgeAgain, soFar } = purges;
  const atMs = clock.monotonicMs();
  const { result: first, known } = soFar();
  const isLost = first.outcome === 'failed' && first.effect !== 'none';
  const found = await prove(known, {
    ports: { ...ports, timeoutMs: isLost ? Math.min(maxLostMs, ports.timeoutMs) : ports.timeoutMs },
    patienceMs: () => (soFar().result.effect === 'none' ? rejectedPatienceMs : proofPatience.msFor(asset.url)),
    purgeAgain,
    findNewest: async (expected) => stages.findNewest?.(asset.file, expected),
  });
  const isInVain = clock.monotonicMs() - atMs >= ports.timeoutMs;
  proofPatience.note(asset.url, { hasCome: found.outcome === 'verified', isInVain });
  return toProofReport(asset, found, soFar(), clock);
}

function toProofReport(
  asset: Asset,
  found: Verification,
  { result, repeats, known }: Purged,
  clock: Clock,
): AssetReport {
  const unproved = withoutForeign(result, 'Nor does what imgix serves show that it was purged.');
  const purge = toPurgeReport(found.outcome === 'verified' ? result : unproved, repeats);
  const verification = {
    ...withPurgeTime(found, known, result.effect, clock),
    detail: `${found.detail}${toBasis(asset, known.expected)}`,
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
