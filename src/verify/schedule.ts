// When to check again, and with what a check begins; when to purge again, and when to stop. Pure.

import { recognise } from './expected-content.ts';
import { mayHeldDecide, toHeldContent } from './known/held.ts';
import { contentsOf, type Known, type KnownUrl } from './known/known.ts';
import type { KnownHost } from './known/known-host.ts';
import { mayPass } from './known/seen.ts';
import type { Judged } from './rules/judge.ts';
import { graceMs, isKnownForGood } from './rules/known-for-good.ts';
import { effectMs } from './rules/stays.ts';
import type { Judgement, Wait } from './rules/verdict.ts';

export type Moment = {
  readonly nowMs: number;
  readonly deadlineMs: number;
  /** In [0, 1). */
  readonly random: number;
};

/** imgix takes a second purge of a URL within 10 s for a duplicate. https://docs.imgix.com/apis/management/purges */
export const purgeIntervalMs = 10_000;

/**
 * Dense at first and then in proportion to the time that has passed: the step ends soon after the change, a dozen checks go
 * out in the first ten seconds, and a thousand stale assets do not hammer the CDN.
 */
export function toDelayMs(elapsedMs: number, random: number): number {
  return Math.min(longestDelayMs, Math.max(80, 0.45 * elapsedMs)) * (0.9 + random / 10);
}

const longestDelayMs = 10_000;

/** Not at once: an answer that is stored at the very moment of the purge could not be told from one stored before. */
export const firstDelayMs = 50;

/** When to check again; undefined where it ends. */
export function plan(
  known: Known,
  host: KnownHost,
  judged: Judged,
  { nowMs, deadlineMs, random }: Moment,
): number | undefined {
  const open = openOf(judged);
  if (open === undefined) return undefined;
  if (isKnownForGood(known, host, judged.bare) && nowMs >= known.purge.acceptedAtMs + graceMs) return undefined;
  const { wait } = open;
  const url = known.derivatives[judged.derivatives.indexOf(open)] ?? known.bare;
  if (nowMs >= deadlineMs && !isWorthOneMore(wait, nowMs, deadlineMs)) return toLastAgainMs(url, nowMs, deadlineMs);
  const delayMs = isTooMuch(url) ? longestDelayMs : toPurgeDelayMs(known, judged, { nowMs, deadlineMs, random });
  const atMs = toCheckAtMs(url, wait, nowMs, delayMs);
  return wait?.kind === 'confirmation' ? atMs : Math.min(atMs, deadlineMs);
}

/**
 * Beyond the deadline: the last check may be the first half of a proof, or have been sent a moment before that from which on
 * it counts.
 */
function isWorthOneMore(wait: Wait | undefined, nowMs: number, deadlineMs: number): boolean {
  if (wait?.kind === 'confirmation') return nowMs < deadlineMs + Math.max(wait.apartMs, lastAgainMs);
  return wait?.kind === 'effect' && wait.untilMs <= deadlineMs;
}

/** The last word is not left to a fault that came after answers: one more check a second later. */
function toLastAgainMs({ recent: [last, previous] }: KnownUrl, nowMs: number, deadlineMs: number): number | undefined {
  if (last === undefined || previous === undefined || !mayPass(last.seen) || mayPass(previous.seen)) return undefined;
  return last.sentAtMs < deadlineMs + lastAgainMs / 2 ? Math.max(nowMs, last.sentAtMs + lastAgainMs) : undefined;
}

const lastAgainMs = 1000;

/** The judgement that keeps the asset from being proved; undefined where none does. */
export function openOf({ bare, derivatives }: Judged): Judgement | undefined {
  return [bare, ...derivatives].find(({ verdict }) => verdict.outcome !== 'verified');
}

/**
 * Whatever is not right may be mended by another purge: of an origin that was not ready the first time. One of what is right would
 * begin the minute anew in which a point of presence has to be met again.
 */
export function wantsPurge({ bare, derivatives }: Judged, { nowMs, deadlineMs }: Omit<Moment, 'random'>): boolean {
  if (bare.wait !== undefined && bare.wait.kind !== 'confirmation' && bare.wait.mayPurgeHelp) return true;
  if (!bare.isRight) return true;
  // For a derivative, if there is time after it to prove the asset once more: until it is sent, and for a second look.
  const isInTime = bare.isProvedByTime !== true || nowMs + effectMs + longestDelayMs < deadlineMs;
  return isInTime && derivatives.some(({ isRight, verdict }) => !isRight && verdict.outcome === 'stale');
}

/**
 * Whether a round begins with the question what imgix holds: what is stored after that may be made from it. Once imgix has the
 * right file, a proof asks again, and else every ten seconds: a purge may have made it load another meanwhile.
 */
export function beginsWithHeld(known: Known, bare: Pick<Judgement, 'isRight' | 'wait'>, nowMs: number): boolean {
  const isRecent = known.held !== undefined && nowMs < known.held.lastSentAtMs + heldAgainMs;
  // A check whose moment an age has set must not come late for it.
  if (isRecent && bare.wait?.kind === 'age') return false;
  const answers = [...known.bare.points.values()].map(({ latest }) => latest.seen);
  return contentsOf(known).some((expected) => {
    if (expected.kind !== 'updated' || !mayHeldDecide(known, expected)) return false;
    if (isRecent && !bare.isRight && toHeldContent(known, expected).kind === 'new') return false;
    if (answers.length === 0) return !known.isAdded && known.bare.checks === 0;
    return answers.some((seen) => seen.kind === 'served' && recognise(expected, seen.body, known.checkout) === 'other');
  });
}

const heldAgainMs = 10_000;

/** The CDN itself says so. */
function isTooMuch({ recent: [last] }: KnownUrl): boolean {
  return last?.seen.kind === 'status' && last.seen.status === 429;
}

/** Counted from the latest purge, and soon after the next one. */
function toPurgeDelayMs({ purge }: Known, judged: Judged, moment: Moment): number {
  const { nowMs, random } = moment;
  const { acceptedAtMs, lastAtMs } = purge;
  const isRepeated = lastAtMs > acceptedAtMs;
  const delayMs = Math.max(isRepeated ? afterRepeatMs : 0, toDelayMs(nowMs - lastAtMs, random));
  const afterNextMs = lastAtMs + purgeIntervalMs + afterRepeatMs - nowMs;
  return wantsPurge(judged, moment) && afterNextMs > 0 ? Math.min(delayMs, afterNextMs) : delayMs;
}

/** Repeated purges come every ten seconds: not as dense as at first. */
const afterRepeatMs = 1500;

/** A wait may bring one check forward, not one after another: between every other two lies half of what they back off by. */
function toCheckAtMs(url: KnownUrl, wait: Wait | undefined, nowMs: number, delayMs: number): number {
  const [, previous] = url.recent;
  const earliestMs = previous === undefined ? nowMs : previous.sentAtMs + delayMs / 2;
  return Math.max(earliestMs, toDueMs(url, wait, nowMs, delayMs));
}

/** A timer may end a little early, and then no age would ever tell. */
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
      // Ages are whole seconds: asked exactly n seconds after the moment, they tell on which side of it an answer was stored.
      const seconds = Math.ceil((nowMs + Math.max(0, delayMs - 1000) - wait.sinceMs) / 1000);
      return wait.sinceMs + Math.max(1, seconds) * 1000 + timerMs;
    }
    default:
      return wait satisfies never;
  }
}
