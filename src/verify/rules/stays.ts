// Whether what is right now is what stays: a proof needs a sign that the purge's effect is in it. An answer can be right by
// chance, from a state before the purge, while the purge is about to make imgix load something else.
import { type Answer, answerOf, type Known, type KnownUrl, type Point } from '../known/known.ts';
import { isOfTheAsset } from '../known/learn.ts';
import { isDefaultImage, isMissing } from '../known/seen.ts';
import { isOwnAsset } from '../known/storage.ts';
import { mayBeTextFile } from '../probe/non-asset.ts';
import type { Sample } from '../probe/sample.ts';
import { isAsBefore } from './facts.ts';
import type { Classify, Wait } from './verdict.ts';

/**
 * So long a purge may take to have its effect where nothing shows it. imgix says "under a minute", without a guarantee: what takes
 * longer is not seen. https://docs.imgix.com (purging)
 */
export const effectMs = 60_000;

/** An error from before the purge may be kept so long, whatever the Source has. https://docs.imgix.com (cache_ttl_error) */
const errorTtlMs = 300_000;

export type Sign =
  /**
   * `sinceMs`: imgix has the right file since then at the latest. `isOlder`: by its age, what it gives may be from before the
   * purge, so that a cache on the way may go on giving it, while imgix has another file by now.
   * `twiceFromMs`: it is right if it was so twice from then on: a cache may give what was purged once more, while it asks for anew.
   */
  | {
      readonly kind: 'shown';
      readonly sinceMs: number | undefined;
      readonly isOlder?: boolean;
      readonly twiceFromMs?: number;
    }
  | Exclude<Wait, { kind: 'confirmation' }>;

type Signs = {
  readonly classify: Classify;
  /** Whether it can be the purge's effect that this came after that other one. */
  readonly isTurn: (latest: Answer, other: Answer) => boolean;
};

export function toSign(known: Known, url: KnownUrl, { classify, isTurn }: Signs): Sign {
  const { purge, isOriginReady } = known;
  // The first purge found the right state there already.
  const originReadyMs = isOriginReady ? purge.acceptedAtMs + effectMs : Number.POSITIVE_INFINITY;
  const rights = [...url.points.values()].filter(({ latest }) => classify(latest).kind === 'right');
  const turns = rights.filter((point): point is Turned => isTurned(known, point, isTurn));
  const isUnsure = mayBeOldRendering(url, classify);
  const shownMs = isUnsure ? undefined : toShownMs(known, rights, turns);
  if (shownMs !== undefined) return { kind: 'shown', sinceMs: Math.min(shownMs, originReadyMs) };
  if (isOriginReady && !isUnsure) return { kind: 'shown', sinceMs: originReadyMs };
  const isOldError = mayBeOldError(known, url, rights);
  // Until when nothing but time shows it: of the first purge, and of all.
  const firstMs = purge.acceptedAtMs + (isOldError ? errorTtlMs : effectMs);
  const allMs = Math.max(purge.lastAtMs + effectMs, firstMs);
  // What counts is what a check showed after that, not that the time has passed since the last one.
  const [last] = url.recent;
  if (last !== undefined && last.sentAtMs >= allMs) {
    const isOlder = rights.every(({ latest }) => isOlderByAge(latest, purge.acceptedAtMs));
    // A repeated purge finds there what the first one has brought.
    const steadyMs = Math.max(firstMs, ...rights.map(({ latest }) => latest.firstSeenAtMs));
    const sinceMs = Math.min(allMs, steadyMs, originReadyMs);
    return { kind: 'shown', sinceMs, isOlder: isOlder && !isOriginReady, twiceFromMs: allMs };
  }
  if (!purge.mayTakeEffect) return { kind: 'shown', sinceMs: undefined };
  const turnMs = turns[0]?.other.firstSentAtMs;
  if (turnMs !== undefined && !isUnsure) return { kind: 'age', sinceMs: turnMs };
  return toWait(known, rights, isOldError, allMs);
}

type Turned = Point & { readonly other: Answer };

/**
 * The change was seen: where it gave something else of the asset before, this was stored since. A page as long as the file passes
 * for it until the file is read.
 */
function isTurned(known: Known, { latest, other }: Point, isTurn: Signs['isTurn']): boolean {
  if (other === undefined || (other.seen.kind === 'served' && !isOwnAsset(known, other.seen))) return false;
  return latest.stored.latestMs >= other.firstSentAtMs && isTurn(latest, other);
}

/** Since it turned imgix has given that, in whichever object. Of an added file nothing was there that could be given again. */
function toShownMs(
  { purge: { acceptedAtMs }, isAdded }: Known,
  rights: readonly Point[],
  turns: readonly Turned[],
): number | undefined {
  // Without a name it may come from another point of presence: where ages are told, they must tell that it was stored since.
  const turned = turns.filter(({ latest, other }) => latest.pop !== '' || !isOlderByAge(latest, other.firstSentAtMs));
  const added = isAdded ? rights.filter(({ latest }) => latest.stored.earliestMs >= acceptedAtMs) : [];
  const sinceMs = [
    ...turned.map(({ latest: { stored, firstSeenAtMs } }) => Math.min(stored.latestMs, firstSeenAtMs)),
    ...added.map(({ latest }) => latest.stored.latestMs),
  ];
  return sinceMs.length === 0 ? undefined : Math.min(...sinceMs);
}

/** Its age is told, and does not tell that it was stored since. */
function isOlderByAge({ stored: { earliestMs } }: Answer, momentMs: number): boolean {
  return Number.isFinite(earliestMs) && earliestMs < momentMs;
}

/** What may show it sooner: an age, or the time. */
function toWait({ purge, isAdded }: Known, rights: readonly Point[], isOldError: boolean, untilMs: number): Sign {
  const { acceptedAtMs, lastAtMs } = purge;
  const mayTell = (isAdded || isOldError) && rights.some(({ latest }) => latest.stored.latestMs >= acceptedAtMs);
  // The first one may have been a duplicate of somebody else's, and the error be from between the two.
  const mayPurgeTell = isOldError && lastAtMs === acceptedAtMs;
  return mayTell ? { kind: 'age', sinceMs: acceptedAtMs, mayPurgeTell } : { kind: 'effect', untilMs, mayPurgeTell };
}

/**
 * The last answer is as before the purge, and told by what imgix holds: it may keep its file at several places, of which one is
 * not renewed yet. What another point of presence gives shows nothing of that.
 */
function mayBeOldRendering(url: KnownUrl, classify: Classify): boolean {
  const [last] = url.recent;
  const answer = last && answerOf(url, last);
  if (answer === undefined || !isAsBefore({ url, answer })) return false;
  const { kind, rule } = classify(answer);
  return kind === 'right' && rule === 'held-new';
}

/**
 * Whether imgix may give an error from before the purge, or a default image, which it keeps like the error in whose place it stands.
 * What one point of presence has stored anew may come from imgix's own older error, which another one shows, or the same
 * nameless one before the purge; or nothing was told before it.
 */
function mayBeOldError(known: Known, url: KnownUrl, rights: readonly Point[]): boolean {
  const { before } = url;
  const isError = ({ seen }: Pick<Sample, 'seen'>) => isMissing(seen) || isDefaultImage(url, seen);
  if (!rights.every(({ latest }) => isError(latest))) return false;
  const wasError = before !== undefined && (isHidden(known, before) || (before.pop === '' && isError(before)));
  const isOlder = ({ latest }: Point) => latest.stored.earliestMs < known.purge.acceptedAtMs;
  return wasError || rights.length === 0 || rights.some(isOlder);
}

/** A failure, or what something on the way gave in its place. */
function isHidden(known: Known, { seen }: Sample): boolean {
  const isText = seen.kind === 'served' && mayBeTextFile(known.url, seen.nonAssetReason ?? '');
  return !isText && !isOfTheAsset(known, seen);
}
