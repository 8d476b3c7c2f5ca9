// When an answer was stored, in relation to a moment: what can have been made from what.
import { recognise } from '../expected-content.ts';
import type { Served } from '../probe/read-answer.ts';
import { type Answer, answersOf, type Known, type KnownUrl } from './known.ts';
import { hasSameBytes, isDefaultImage } from './seen.ts';

/**
 * This answer, or the same bytes at another point of presence, are known to be stored after that moment. Without an age they must
 * not have been seen anywhere before it, either: they may come out of a cache behind.
 */
export function isMadeSince(url: KnownUrl, answer: Answer, momentMs: number): boolean {
  const same = answersOf(url).filter(({ seen }) => hasSameBytes(seen, answer.seen));
  const isNew = same.every(({ firstSeenAtMs }) => firstSeenAtMs >= momentMs);
  return same.some(({ stored, hasAge }) => stored.earliestMs >= momentMs && (hasAge || isNew));
}

export function isStoredBefore({ stored }: Answer, momentMs: number): boolean {
  return stored.latestMs < momentMs;
}

/** The URL gave the asset, at any point of presence, where it gives this now. */
export function isServedBefore(known: Known, url: KnownUrl, { seen }: Answer): boolean {
  return answersOf(url).some(
    (one) => one.seen.kind === 'served' && !hasSameBytes(one.seen, seen) && isOwnAsset(known, one.seen),
  );
}

/** Of text and pages only those that were recognised. */
export function isOwnAsset({ expected, checkout }: Known, seen: Served): boolean {
  return (
    seen.nonAssetReason === undefined || ['new', 'old', 'pointer'].includes(recognise(expected, seen.body, checkout))
  );
}

/** As far as is known now, some point of presence gives the asset, and not the bytes that were there `before`. */
export function isServedAnywhere(url: KnownUrl, before: Answer | undefined): boolean {
  return [...url.points.values()].some(
    ({ latest: { seen } }) => seen.kind === 'served' && !isDefaultImage(url, seen) && !hasSameBytes(seen, before?.seen),
  );
}
