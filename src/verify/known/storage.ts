// Whether an answer was stored before or after a moment; and where the asset itself was served.
import { recognise } from '../expected-content.ts';
import type { Served } from '../probe/read-answer.ts';
import { type Answer, answersOf, type Known, type KnownUrl, seenOf } from './known.ts';
import { hasSameBytes, isDefaultImage } from './seen.ts';

/**
 * These bytes were made after that moment: some point of presence stored them since. Without an age that may only be when they came
 * there, out of a cache behind: then they must not have been seen anywhere before the moment.
 */
export function isMadeSince(url: KnownUrl, answer: Answer, momentMs: number): boolean {
  return toMadeMs(url, answer, momentMs) !== undefined;
}

/** By when they were made then, at the latest; undefined where nothing shows that they were made after that moment. */
export function toMadeMs(url: KnownUrl, answer: Answer, momentMs: number): number | undefined {
  const same = answersOf(url).filter(({ seen }) => hasSameBytes(seen, answer.seen));
  const isNew = same.every(({ firstSeenAtMs }) => firstSeenAtMs >= momentMs);
  const made = same
    .filter(({ hasAge }) => hasAge || isNew)
    .flatMap(({ stored, storedEarlier = stored }) => [stored, storedEarlier])
    .filter(({ earliestMs }) => earliestMs >= momentMs);
  return made.length === 0 ? undefined : Math.min(...made.map(({ latestMs }) => latestMs));
}

/** For certain. When an answer was stored is known as an interval, which may lie on both sides of the moment. */
export function isStoredSince({ stored }: Answer, momentMs: number): boolean {
  return stored.earliestMs >= momentMs;
}

export function isStoredBefore({ stored }: Answer, momentMs: number): boolean {
  return stored.latestMs < momentMs;
}

/** The URL gave the asset, with other bytes than these, at any point of presence. */
export function isServedBefore(known: Known, url: KnownUrl, { seen }: Answer): boolean {
  return seenOf(url).some((one) => one.kind === 'served' && !hasSameBytes(one, seen) && isRealAsset(known, one));
}

/** It looks like an asset, or is recognised: while a page's body is not read, it counts as an answer by its length alone. */
export function isRealAsset({ expected, checkout }: Known, seen: Served): boolean {
  return seen.nonAssetReason === undefined || ['new', 'old', 'pointer'].includes(recognise(expected, seen, checkout));
}

/** Some point of presence gave the asset at last, with other bytes than `before`. */
export function isServedAnywhere(url: KnownUrl, before: Answer | undefined): boolean {
  return [...url.points.values()].some(
    ({ latest: { seen } }) => seen.kind === 'served' && !isDefaultImage(url, seen) && !hasSameBytes(seen, before?.seen),
  );
}
