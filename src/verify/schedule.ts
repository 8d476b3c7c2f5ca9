// When to check again and with what a round begins, when to purge again, and when to stop. Pure.
import { recognise } from './expected-content.ts';
import { mayHeldDecide, toHeldContent } from './known/held.ts';
import { contentsOf, type Known, type KnownUrl } from './known/known.ts';
import type { KnownHost } from './known/known-host.ts';
import { isMissing, mayPass } from './known/seen.ts';
import { mayBeTextFile } from './probe/non-asset.ts';
import { minProbeMs, type Sample } from './probe/sample.ts';
import type { Judged } from './rules/judge.ts';
import { isKnownForGood, mayBeAsExpected } from './rules/known-for-good.ts';
import { effectMs, errorTtlMs } from './rules/stays.ts';
import type { Judgement, Wait } from './rules/verdict.ts';

export type Moment = {
  readonly nowMs: number;
  readonly deadlineMs: number;
  /** Until then what is not right may become right; absent where it may until the deadline. */
  readonly patientUntilMs?: number | undefined;
  /** In [0, 1). */
  readonly random: number;
};

/** imgix takes a second purge of a URL within 10 s for a duplicate. https://docs.imgix.com/apis/management/purges */
export const purgeIntervalMs = 10_000;

/** Short at first, then in proportion to the time that has passed: a run ends soon after the change and does not hammer the CDN. */
export function toDelayMs(elapsedMs: number, random: number): number {
  return Math.min(longestDelayMs, Math.max(80, 0.45 * elapsedMs)) * (0.9 + random / 10);
}

const longestDelayMs = 10_000;

/** From the purge to the first check: an answer stored at the very moment of the purge could not be told from one before it. */
export const firstDelayMs = 50;

/**
 * Longest time for a probe, `leftMs` before the deadline; the last one has to bring an answer, too. A slow host gets more than it took
 * before, or it would seem not to answer.
 */
export function toProbeLimitMs(leftMs: number, before: readonly (Sample | undefined)[]): number {
  const tookMs = before.flatMap((one) =>
    one === undefined || one.seen.kind === 'failed' ? [] : [one.seenAtMs - one.sentAtMs],
  );
  return Math.max(minProbeMs, leftMs, ...tookMs.map((ms) => 2 * ms));
}

/** When to check again; undefined where the verdict stands. */
export function plan(known: Known, host: KnownHost, judged: Judged, moment: Moment): number | undefined {
  const { nowMs, deadlineMs, patientUntilMs = Number.POSITIVE_INFINITY } = moment;
  const open = openOf(judged);
  if (open === undefined) return undefined;
  if (isKnownForGood(known, host, judged.bare, nowMs)) return undefined;
  const { wait } = open;
  // Twice at least; and what may show itself by a certain time is waited for.
  const isHopeless = wait === undefined && known.bare.checks > 1;
  const endMs = isHopeless ? Math.min(deadlineMs, patientUntilMs) : deadlineMs;
  const url = known.derivatives[judged.derivatives.indexOf(open)] ?? known.bare;
  if (nowMs >= endMs && !isWorthOneMore(wait, url, moment))
    return toLastAgainMs(url, nowMs, endMs) ?? toErrorEndMs(url, moment);
  const delayMs = toPurgeDelayMs(known, judged, moment);
  // A wait may bring one check forward, but not each: half of the delay must have passed since the one before the last.
  const [, previous] = url.recent;
  const earliestMs = previous === undefined ? nowMs : previous.sentAtMs + delayMs / 2;
  const atMs = Math.max(earliestMs, toDueMs(url, wait, nowMs, delayMs));
  return wait?.kind === 'confirmation' ? atMs : Math.min(atMs, endMs);
}

/** One more check after the deadline: the last one was the first half of a proof, or was sent just before it would have counted. */
function isWorthOneMore(wait: Wait | undefined, { recent: [last] }: KnownUrl, { nowMs, deadlineMs }: Moment): boolean {
  if (wait?.kind === 'confirmation') return nowMs < deadlineMs + lateConfirmationMs;
  const mayCount = wait?.kind === 'age' || (wait?.kind === 'effect' && wait.untilMs <= deadlineMs);
  return mayCount && last !== undefined && last.sentAtMs < deadlineMs;
}

/** A host that answers slowly must not take the proof of what was right in time. */
const lateConfirmationMs = 5000;

/** A fault that follows an answer is not the last word: one more check a second after it. */
function toLastAgainMs({ recent: [last, previous] }: KnownUrl, nowMs: number, deadlineMs: number): number | undefined {
  if (last === undefined || previous === undefined || !mayPass(last.seen) || mayPass(previous.seen)) return undefined;
  return last.sentAtMs < deadlineMs + lastAgainMs / 2 ? Math.max(nowMs, last.sentAtMs + lastAgainMs) : undefined;
}

const lastAgainMs = 1000;

/** An error that imgix keeps may hide the right file: where it ends just after the deadline, one more check comes then. */
function toErrorEndMs({ recent: [last] }: KnownUrl, { nowMs, deadlineMs }: Moment): number | undefined {
  if (last === undefined || !isMissing(last.seen) || nowMs < deadlineMs) return undefined;
  const endsMs = last.stored.latestMs + errorTtlMs;
  return nowMs < endsMs && endsMs <= deadlineMs + lateConfirmationMs ? endsMs : undefined;
}

/** The judgement that keeps the asset from being proved; undefined where none does. */
export function openOf({ bare, derivatives }: Judged): Judgement | undefined {
  return [bare, ...derivatives].find(({ verdict }) => verdict.outcome !== 'verified');
}

/** Another purge may mend what is not right: the origin may be ready by now. It would put off a proof by time. */
export function wantsPurge(
  known: Known,
  { bare, derivatives }: Judged,
  { nowMs, deadlineMs }: Omit<Moment, 'random'>,
): boolean {
  if (bare.wait !== undefined && bare.wait.kind !== 'confirmation' && bare.wait.mayPurgeHelp) return true;
  if (!bare.isRight) return !mayBeAsExpected(known, bare);
  // For a derivative the asset is purged, too. There must be time to prove it by time once more, and for a second look.
  const isInTime = bare.isProvedByTime !== true || nowMs + effectMs + longestDelayMs < deadlineMs;
  return isInTime && derivatives.some((derivative) => isToPurge(known.url, derivative));
}

/** It is stale, or gives text in the place of a text file, which may be the old one's. */
function isToPurge(url: string, { isRight, verdict }: Judgement): boolean {
  if (isRight || verdict.outcome === 'verified') return false;
  const { outcome, cause } = verdict;
  return outcome === 'stale' || (cause.kind === 'not-an-asset' && mayBeTextFile(url, cause.nonAssetReason));
}

/** Whether to ask what imgix holds before a check: each time until it is the right file, then for a proof, or every ten seconds. */
export function beginsWithHeld(known: Known, bare: Pick<Judgement, 'isRight' | 'wait'>, nowMs: number): boolean {
  const isRecent = known.held !== undefined && nowMs < known.held.lastSentAtMs + heldAgainMs;
  // The check has to come at the very moment at which an age tells.
  if (isRecent && bare.wait?.kind === 'age') return false;
  const answers = [...known.bare.points.values()].map(({ latest }) => latest.seen);
  return contentsOf(known).some((expected) => {
    if (expected.kind !== 'updated' || !mayHeldDecide(known, expected)) return false;
    const isHeld = toHeldContent(known, expected).kind === 'new';
    if (isRecent && !bare.isRight && isHeld) return false;
    if (answers.length === 0) return !known.isAdded && known.bare.checks === 0;
    return answers.some((seen) => {
      const content = recognise(expected, seen, known.checkout);
      return seen.kind === 'served' && (content === 'other' || (content === 'old' && isHeld));
    });
  });
}

const heldAgainMs = 10_000;

/** The delay counts from the latest purge. If one more is about to go out, the next check comes soon after that. */
function toPurgeDelayMs(known: Known, judged: Judged, moment: Moment): number {
  const { nowMs, random } = moment;
  const { acceptedAtMs, lastAtMs } = known.purge;
  const isRepeated = lastAtMs > acceptedAtMs;
  const delayMs = Math.max(isRepeated ? afterRepeatMs : 0, toDelayMs(nowMs - lastAtMs, random));
  const afterNextMs = lastAtMs + purgeIntervalMs + afterRepeatMs - nowMs;
  return wantsPurge(known, judged, moment) && afterNextMs > 0 ? Math.min(delayMs, afterNextMs) : delayMs;
}

/** After a repeated purge the checks are not as dense as after the first: there may be one every ten seconds. */
const afterRepeatMs = 1500;

/** A timer may end a little early. Then an answer from after the moment would look older than that, each time. */
const timerMs = 2;

function toDueMs({ recent: [last] }: KnownUrl, wait: Wait | undefined, nowMs: number, delayMs: number): number {
  switch (wait?.kind) {
    case undefined:
      return nowMs + delayMs;
    case 'confirmation':
      return Math.max(nowMs, (last?.sentAtMs ?? nowMs) + wait.apartMs);
    case 'effect':
      return Math.max(nowMs, Math.min(wait.untilMs, nowMs + delayMs));
    case 'age': {
      // Ages are whole seconds. Exactly n seconds after the moment, less than n means "stored since"; n, the second before it, stays open.
      const seconds = Math.ceil((nowMs + Math.max(0, delayMs - 1000) - wait.sinceMs) / 1000);
      return wait.sinceMs + Math.max(1, seconds) * 1000 + timerMs;
    }
    default:
      return wait satisfies never;
  }
}
