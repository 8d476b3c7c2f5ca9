// Whether an answer was stored before or after a moment.
import { type Answer, answersOf, type KnownUrl } from './known.ts';
import { hasSameBytes } from './seen.ts';

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
