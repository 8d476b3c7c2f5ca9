// The probes that rows ask for, where they lack a fact.
import type { Content } from '../expected-content.ts';
import { type Answer, hasAsked, type Need, type NeedKind } from '../known/known.ts';
import { hasSameBytes, isAsset, isRead, mayBeOfHost } from '../known/seen.ts';
import { isStoredBefore } from '../known/storage.ts';
import type { Seen } from '../probe/read-answer.ts';
import { type Case, freshSince } from './facts.ts';

/** Undefined where it was met in this round already: then the row has to do with what is known. */
export function needOf({ known, url }: Pick<Case, 'known' | 'url'>, kind: NeedKind): Need | undefined {
  // It is the same for all URLs of the asset.
  const query = kind === 'held' ? '' : url.query;
  return hasAsked(known, kind, query) ? undefined : { kind, query };
}

/** What would tell which content it is. */
export function toContentNeed(given: Case, content: Content): Need | undefined {
  if (content === 'unmeasured') return needOf(given, 'whole');
  return content === 'unhashed' ? needOf(given, 'checkout') : undefined;
}

/** What imgix renders now, unless that is known since `sinceMs`. */
export function toFreshNeed(given: Case, sinceMs: number): Need | undefined {
  const { known, url, answer } = given;
  const purgedAtMs = known.purge.lastAtMs;
  const fromMs = Math.max(
    sinceMs,
    // The latest purge may have brought another file. An answer from after it is compared with a rendering from after it.
    isStoredBefore(answer, purgedAtMs) ? sinceMs : purgedAtMs,
    // imgix may have rendered an old copy of its file, and have renewed it since.
    answer.lastSentAtMs - outdatedForMs,
  );
  return freshSince(url, fromMs) === undefined ? needOf(given, 'fresh') : undefined;
}

/** Where it shows nothing, what imgix renders is asked for again after this time. */
const outdatedForMs = 30_000;

/** What imgix gives for a path that does not exist, unless that is known. */
export function toMissingNeed(given: Case): Need | undefined {
  return isMissingKnown(given) ? undefined : needOf(given, 'missing');
}

/** It was asked for, and is not another one by now. */
export function isMissingKnown({ url: { missing }, answer }: Case): boolean {
  return missing !== undefined && missing.sentAtMs >= toMissingFromMs(missing.seen, answer);
}

/** From when on it counts. A refusal may have been of the whole host, and be over; the push may bring another default image. */
function toMissingFromMs(missing: Seen, { seen, firstSeenAtMs, lastSentAtMs }: Answer): number {
  if (mayBeOfHost(missing)) return lastSentAtMs;
  const isOther = isAsset(missing) && !hasSameBytes(missing, seen);
  return isOther ? Math.max(firstSeenAtMs, lastSentAtMs - outdatedForMs) : Number.NEGATIVE_INFINITY;
}

/**
 * Whether the host serves an unchanged file: asked for again and again until one is served. A deployment may leave some out, or the host
 * have been refused as a whole: so it is asked at once where this answer has come in the place of another one since then.
 */
export function toServingNeed(given: Case): Need | undefined {
  const { host, url, answer } = given;
  const hasTurned = url.points.get(answer.pop)?.other !== undefined && host.unchangedAtMs < answer.firstSeenAtMs;
  const isDue = hasTurned || answer.lastSentAtMs >= host.unchangedAtMs + unchangedAgainMs;
  const isWorthIt = (host.unchangedFile === 'not-served' || typeof host.unchangedFile === 'number') && isDue;
  const isUntold = host.unchangedFile === 'not-asked' || host.unchangedFile === 'refused';
  return isUntold || isWorthIt ? needOf(given, 'unchanged') : undefined;
}

/** All assets of a host share what it brings. */
const unchangedAgainMs = 500;

/** One answer serves all assets of the host that were refused before it. While it is refused as well, it is asked for again. */
export function toUnchangedNeed(given: Case): Need | undefined {
  const { answer, host } = given;
  const isAsked = host.unchangedFile === 'none' || host.unchangedAtMs >= answer.lastSentAtMs;
  return isAsked ? undefined : needOf(given, 'unchanged');
}

/** To read the body, where it was not read and its length makes that worth it. */
export function toWholeNeed(given: Case, isWorthIt = (_length: number): boolean => true): Need | undefined {
  const { seen } = given.answer;
  const isUnread = seen.kind === 'served' && !isRead(seen);
  return isUnread && isWorthIt(seen.body.length) ? needOf(given, 'whole') : undefined;
}
