// Whether what is right now stays right: docs/verification.md, "When that is a proof". An answer from before the purge can be right
// by chance, while the purge is about to make imgix load something else. So a proof needs a sign that the purge has had its effect.
import { type Answer, isDefaultImage, type Known, type KnownUrl, type Point } from '../known/known.ts';
import { isAnswer, isRealAsset } from '../known/learn.ts';
import { hasSameContent, isMissing, mayBeOfHost } from '../known/seen.ts';
import { isStoredBefore, isStoredSince } from '../known/storage.ts';
import { mayBeTextFile } from '../probe/non-asset.ts';
import type { Sample } from '../probe/sample.ts';
import type { Classify, Finding, Wait } from './verdict.ts';

/** A purge counts as done after this time. imgix says "under a minute", but guarantees nothing. https://docs.imgix.com (purging) */
export const effectMs = 60_000;

/** When the first purge counts as done. */
export function firstDoneMs({ acceptedAtMs }: Known['purge']): number {
  return acceptedAtMs + effectMs;
}

/** When all purges do. */
export function allDoneMs({ lastAtMs }: Known['purge']): number {
  return lastAtMs + effectMs;
}

/** imgix may keep an error this long, whatever the Source has by then. https://docs.imgix.com (cache_ttl_error) */
export const errorTtlMs = 300_000;

/** Whether the answers of a URL show that the purge has had its effect. */
export type Effect = {
  /** What may show it; undefined where it is shown. */
  readonly wait?: Wait;
  /** imgix has had the right file since then at the latest. Undefined where nothing tells. */
  readonly sinceMs?: number;
  /** By its `Age`, the right answer may be older than the purge: a cache gives it, and imgix may have another file by now. */
  readonly mayPredatePurge?: boolean;
  /** Only time shows it: from then on two checks must be right. A cache may give a purged object once more as it revalidates. */
  readonly twiceFromMs?: number;
};

/** Whether the purge can be the reason that a point of presence gives `latest` after `other`. */
type MayBeEffect = (latest: Answer, other: Answer) => boolean;

export function toEffect(known: Known, classify: Classify, mayBeEffect: MayBeEffect): Effect {
  const { purge } = known;
  const rights = [...known.bare.points.values()].filter(({ latest }) => classify(latest).kind === 'right');
  // Of a file that is empty, a fault may have come in its place: only time tells that it stays.
  const solid = rights.filter(({ latest }) => !isEmpty(latest));
  const turned = solid.filter(
    (point): point is Turned => isCertain(classify(point.latest)) && hasTurned(known, point, mayBeEffect),
  );
  const [last] = known.bare.recent;
  const shownMs = toShownMs(known, solid, turned);
  if (shownMs !== undefined) return { sinceMs: shownMs };
  const isOldError = mayBeOldError(known, rights);
  // When the first purge, and when all purges, count as done, and an old error has ended.
  const firstMs = isOldError ? purge.acceptedAtMs + errorTtlMs : firstDoneMs(purge);
  const allMs = Math.max(allDoneMs(purge), firstMs);
  // A check must be sent after that. That the time is over does not make an earlier one count.
  if (last !== undefined && last.sentAtMs >= allMs) {
    const mayPredatePurge = rights.every(({ latest }) => isOlderByAge(latest, purge.acceptedAtMs));
    // Any purge since then has only brought the same state again.
    const sinceMs = Math.max(firstMs, ...rights.map(({ latest }) => latest.firstSeenAtMs));
    return { sinceMs, mayPredatePurge, twiceFromMs: allMs };
  }
  // imgix rejected every purge, so that none can have an effect any more. An error ends all the same.
  if (!purge.mayTakeEffect && !isOldError) return {};
  // Only an exact age can show that the right one was stored after the other.
  const otherMs = turned.find(({ latest }) => latest.hasAge)?.other.firstSentAtMs;
  if (otherMs !== undefined) return { wait: { kind: 'age', sinceMs: otherMs } };
  return { wait: toWait(known, rights, isOldError, allMs) };
}

/** Not a refusal, say, that may pass: then the point of presence may give again what it gave before. */
function isCertain(finding: Finding): boolean {
  return finding.kind === 'right' && finding.isProvisional !== true && finding.wait === undefined;
}

/** A point of presence that has *turned*: its latest answer is right, and it gave another content before (`other`). */
type Turned = Point & { readonly other: Answer };

/** The answer can have been stored after the other one was seen, which was the asset or an error, and no page in its place. */
function hasTurned(known: Known, { latest, other }: Point, mayBeEffect: MayBeEffect): boolean {
  if (other === undefined || (other.seen.kind === 'served' && !isRealAsset(known, other.seen))) return false;
  // While all of it was refused a host gave nothing of what it had, which may have been this: what came before that tells.
  if (mayBeOfHost(other.seen) && !isAfterOther(known, latest, known.bare.before)) return false;
  return !isStoredBefore(latest, other.firstSentAtMs) && mayBeEffect(latest, other);
}

/** The same point of presence gave another content before the purge. */
export function isAfterOther(known: Known, { pop, seen }: Answer, before: Sample | undefined): boolean {
  if (before === undefined || pop === '' || before.pop !== pop || mayBeOfHost(before.seen)) return false;
  return isAnswer(known, before.seen) && !hasSameContent(before.seen, seen);
}

function isEmpty({ seen }: Answer): boolean {
  return seen.kind === 'served' && seen.body.length === 0;
}

/**
 * Since when imgix has the right file: a point of presence has turned, or has stored an added file since the purge; or the origin had
 * the right state before the first purge, which brings it to imgix by then.
 */
function toShownMs(
  { purge, isAdded, isOriginReady }: Known,
  solid: readonly Point[],
  turned: readonly Turned[],
): number | undefined {
  // Nameless answers may come from two points of presence. Then an age, if there is one, must show that this was stored later; after a
  // refusal of the whole host it must in any case.
  const sure = turned.filter(({ latest, other: { seen, firstSentAtMs } }) =>
    mayBeOfHost(seen) ? isStoredSince(latest, firstSentAtMs) : !isOlderByAge(latest, firstSentAtMs),
  );
  const added = isAdded ? solid.filter(({ latest }) => isStoredSince(latest, purge.acceptedAtMs)) : [];
  const sinceMs = [
    ...sure.map(({ latest: { stored, firstSeenAtMs } }) => Math.min(stored.latestMs, firstSeenAtMs)),
    ...added.map(({ latest }) => latest.stored.latestMs),
    ...(isOriginReady && solid.length > 0 ? [firstDoneMs(purge)] : []),
  ];
  return sinceMs.length === 0 ? undefined : Math.min(...sinceMs);
}

/** That something is known of when it was stored does not rule out that it was before that moment. */
function isOlderByAge(answer: Answer, momentMs: number): boolean {
  return Number.isFinite(answer.stored.earliestMs) && !isStoredSince(answer, momentMs);
}

/** An age can show it sooner than the time can. */
function toWait({ purge, isAdded }: Known, rights: readonly Point[], isOldError: boolean, untilMs: number): Wait {
  const { acceptedAtMs, lastAtMs } = purge;
  const mayAgeHelp = (isAdded || isOldError) && rights.some(({ latest }) => !isStoredBefore(latest, acceptedAtMs));
  // Our first purge may have been a duplicate of somebody else's, and the error have been stored between the two.
  const mayPurgeHelp = isOldError && lastAtMs === acceptedAtMs;
  return mayAgeHelp ? { kind: 'age', sinceMs: acceptedAtMs, mayPurgeHelp } : { kind: 'effect', untilMs, mayPurgeHelp };
}

/**
 * Whether imgix may give an error that it stored before the purge (or a default image, which it keeps as long). That an answer was
 * stored since does not rule this out: imgix may have made it from its own older error. It is possible where a right answer may be
 * older than the purge, where a nameless one before it was an error, and where a fault, or a refusal of the whole host, came in its place.
 */
function mayBeOldError(known: Known, rights: readonly Point[]): boolean {
  const { bare, purge } = known;
  const { before } = bare;
  if (!rights.every(({ latest }) => isError(bare, latest))) return false;
  // No purge has made imgix ask the Source: it did for the look before.
  if (!purge.mayTakeEffect && before !== undefined && isError(bare, before) && isMadeForIt(before)) return false;
  if (rights.some(({ latest }) => !isStoredSince(latest, purge.acceptedAtMs))) return true;
  if (before === undefined) return false;
  const isRefused = mayBeOfHost(before.seen) && rights.some(({ latest }) => !hasSameContent(latest.seen, before.seen));
  return isRefused || mayHideError(known, before) || (before.pop === '' && isError(bare, before));
}

function isMadeForIt({ stored, sentAtMs }: Sample): boolean {
  return stored.earliestMs >= sentAtMs;
}

/** Nothing is there; or a default image, which imgix keeps like an error. */
function isError(url: KnownUrl, { seen }: Pick<Sample, 'seen'>): boolean {
  return isMissing(seen) || isDefaultImage(url, seen);
}

/** A fault, behind which may have been an error. Text in the place of a text file may be an older version of it instead. */
function mayHideError(known: Known, { seen }: Sample): boolean {
  const isText = seen.kind === 'served' && mayBeTextFile(known.url, seen.nonAssetReason ?? '');
  return !isText && !isAnswer(known, seen);
}
