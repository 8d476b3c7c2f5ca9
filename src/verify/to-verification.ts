// From what is known at the end, and its judgement, to the report's terms.
import type { Clock } from '../platform/timing/clock.ts';
import type { Before, Cause, SeenCause } from './cause.ts';
import { answersOf, isDefaultImage, type Known } from './known/known.ts';
import { isAnswer } from './known/learn.ts';
import { emptyBody, htmlPage } from './probe/non-asset.ts';
import type { Seen } from './probe/read-answer.ts';
import type { Sample } from './probe/sample.ts';
import type { Judged } from './rules/judge.ts';
import { openOf } from './schedule.ts';
import type { DerivativeVerification, RemovalRecord, Verification } from './verification.ts';

/** `seen`: the causes of all checks, for an asset that is not proved. */
export function toVerification(known: Known, judged: Judged, seen: readonly SeenCause[], clock: Clock): Verification {
  const proof = toFound(known, judged, clock.monotonicMs() - known.purge.acceptedAtMs);
  const found = proof.outcome === 'verified' ? proof : { ...proof, seen };
  if (known.expected.kind !== 'removed') return found;
  const isGone = found.evidence === 'gone' || found.evidence === 'replaced';
  return { ...found, removal: toRemovalRecord(known, isGone, clock) };
}

/** `isGone`: the latest check has proved it. */
export function toRemovalRecord(known: Known, isGone: boolean, clock: Clock): RemovalRecord {
  const { bare, purge } = known;
  const nowMs = clock.monotonicMs();
  const toTime = (monotonicMs: number) => new Date(clock.now().getTime() - (nowMs - monotonicMs)).toISOString();
  const right = isGone ? bare.recent[0] : undefined;
  const earlier = [...bare.points.values()].flatMap(({ servedEarlier = [] }) => servedEarlier);
  const latest = [...answersOf(bare), ...earlier].map(({ seen, lastSentAtMs }) => ({ seen, sentAtMs: lastSentAtMs }));
  const answers = bare.before === undefined ? latest : [...latest, bare.before];
  const isServed = ({ seen, sentAtMs }: Pick<Sample, 'seen' | 'sentAtMs'>) =>
    seen.kind === 'served' && isAnswer(known, seen) && !isDefaultImage(bare, seen) && sentAtMs !== right?.sentAtMs;
  const servedMs = answers.filter(isServed).map(({ sentAtMs }) => sentAtMs);
  const unclear = [bare.before, bare.first, ...bare.faults.values()].filter((one) => isUnclear(known, one?.seen));
  const unclearMs = unclear.map((one) => one?.sentAtMs ?? 0);
  return {
    lastServedAt: servedMs.length === 0 ? null : toTime(Math.max(...servedMs)),
    ...(servedMs.length === 0 && unclearMs.length > 0 ? { lastUnclearAt: toTime(Math.max(...unclearMs)) } : {}),
    purgedAt: purge.mayTakeEffect ? toTime(purge.acceptedAtMs) : null,
    goneAt: right === undefined ? null : toTime(right.seenAtMs),
  };
}

/** It may be the file, with a type that is wrong or of text, or a message in its place. A page is no file, nor is nothing. */
function isUnclear(known: Known, seen: Seen | undefined): boolean {
  if (seen?.kind !== 'served' || seen.nonAssetReason === htmlPage || seen.nonAssetReason === emptyBody) return false;
  return !isAnswer(known, seen) && !isDefaultImage(known.bare, seen);
}

function toFound(known: Known, judged: Judged, sincePurgeMs: number): Verification {
  const { verdict } = judged.bare;
  const derivatives = known.derivatives.flatMap(({ query, checks }, index): DerivativeVerification[] => {
    const verdict = judged.derivatives[index]?.verdict;
    if (verdict === undefined) return [];
    const { outcome, cause, detail } = verdict;
    return [{ url: `${known.url}?${query}`, outcome, cause, checks, detail }];
  });
  const common = {
    before: toBefore(known.bare.before?.seen),
    checks: known.bare.checks,
    seconds: Math.round(sincePurgeMs / 100) / 10,
    ...(derivatives.length > 0 ? { derivatives } : {}),
  };
  if (verdict.outcome !== 'verified') return { ...verdict, evidence: null, ...common };
  // An asset is as good as the worst of its derivatives: they are what visitors see.
  const worst =
    derivatives.find(({ outcome }) => outcome === 'stale') ?? derivatives.find(({ outcome }) => outcome !== 'verified');
  if (worst !== undefined) {
    const { outcome, cause, url, detail } = worst;
    return { outcome, evidence: null, cause, detail: `The derivative ${url}: ${detail}`, ...common };
  }
  const notReached = toNotReached(judged);
  return { ...verdict, ...(notReached.length > 0 ? { notReached } : {}), ...common };
}

function toNotReached({ bare, derivatives }: Judged): readonly string[] {
  const names = [bare, ...derivatives].flatMap(({ verdict }) =>
    verdict.outcome === 'verified' ? (verdict.notReached ?? []) : [],
  );
  return [...new Set(names)].toSorted();
}

function toBefore(seen: Seen | undefined): Before {
  if (seen === undefined) return 'not-asked';
  return seen.kind === 'status' ? `status ${seen.status}` : seen.kind;
}

/** What keeps the asset from being proved. Null where nothing does, or only the second look is missing. */
export function causeOf(judged: Judged): Cause | null {
  const open = openOf(judged);
  return open === undefined || open.wait?.kind === 'confirmation' ? null : open.verdict.cause;
}
