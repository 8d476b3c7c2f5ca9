// Rows of a *due* file, which should be there, in the order of the table. `changed` is a row of *unknown* URLs, too.
import { descriptionOf } from '../known/held.ts';
import { type Answer, isDefaultImage, type KnownUrl } from '../known/known.ts';
import { isServing } from '../known/known-host.ts';
import { hasSameBytes, hasSameContent, isAsset, isMissing, isUndeployed, mayBeOfHost } from '../known/seen.ts';
import { isMadeSince, isStoredBefore } from '../known/storage.ts';
import type { Seen } from '../probe/read-answer.ts';
import { type Facts, freshSince, givesOwnBytes, isAsBefore, isGivenBy, isOfNewSize, type Row } from './facts.ts';
import { defaultImageDetail, toMissingCause, toTokenAdvice } from './fault-rules.ts';
import { isMissingKnown, toFreshNeed, toMissingNeed, toServingNeed, toWholeNeed } from './needs.ts';
import { firstDoneMs } from './stays.ts';
import { type Finding, inconclusive, indeterminateBytes, right, stale } from './verdict.ts';

/** Rows `missing` and `refused`. */
export const fileMissing: Row = (facts) => {
  const { known, host, url, answer } = facts;
  const { seen } = answer;
  if (seen.kind !== 'status') return undefined;
  const { status } = seen;
  const { before } = url;
  // Nothing was there before the purge either, as far as is known: an unchanged file tells whether the host serves any file.
  const isInDoubt = (before === undefined || isMissing(before.seen)) && !isServing(host, seen);
  const need = isInDoubt ? toServingNeed(facts) : undefined;
  const cause = toMissingCause(status, known);
  const refusal = `imgix answers 403: it has no such file, or it refuses the URL. ${toTokenAdvice(known.isSigned)}`;
  const absence = `imgix answers ${status}: it has no such file. By default imgix keeps such an answer for five minutes.`;
  return status === 403 ? stale('refused', cause, refusal, need) : stale('missing', cause, absence, need);
};

/**
 * Not where the default image may be this very file: imgix holds the new one, which it can render (it tells its dimensions), and gives
 * that image a minute after the purge.
 */
export const defaultImage: Row = ({ known, url, answer: { seen, lastSentAtMs }, heldContent }) => {
  if (!isDefaultImage(url, seen)) return undefined;
  const isImage = descriptionOf(known)?.dimensions !== undefined;
  const isLate = lastSentAtMs >= firstDoneMs(known.purge);
  const fresh = freshSince(url, firstDoneMs(known.purge));
  const isOther = fresh !== undefined && !hasSameBytes(fresh.seen, seen);
  const mayBeFile = heldContent.kind === 'new' && isImage && !known.isAdded && isLate && !isOther;
  return mayBeFile ? undefined : stale('default-image', { kind: 'missing', status: 200 }, defaultImageDetail);
};

/** Row `changed`, the weaker proof: other bytes than the same point of presence gave before, stored since the purge. */
export const changed: Row = (facts) => {
  const { known, url, answer, expected } = facts;
  if (givesOwnBytes(facts) || isAsBefore(facts) || isDefaultImage(url, answer.seen)) return undefined;
  const { sentAtMs } = known.purge;
  const other = url.points.get(answer.pop)?.other?.seen;
  const untold = expected.kind === 'unknown' ? indeterminateAge : indeterminateBytes;
  const appeared = mayAppear(facts) && (other?.kind === 'status' || isDefaultImage(url, other));
  const isSeen = hasChanged(url, answer);
  if (!isSeen && !appeared) return undefined;
  // The whole host may have been refused, while the old file was there, and the purge be yet to bring the new one.
  const mayBeOld = !isSeen && mayBeOfHost(other);
  // ... or while this was asked for what a missing path gives.
  const mayBeDefault = isUndeployed(url.missing?.seen);
  if ((mayBeOld || mayBeDefault) && answer.lastSentAtMs < firstDoneMs(known.purge))
    return inconclusive('changed', untold, {
      cause: { kind: 'too-early' },
      need: mayBeDefault ? toMissingNeed(facts) : undefined,
      wait: { kind: 'effect', untilMs: firstDoneMs(known.purge) },
    });
  if (isStoredBefore(answer, sentAtMs)) return undefined;
  const detail = appeared ? appearedDetail : `${changedDetail}${isOfNewSize(facts) ? sizeDetail : ''}`;
  const need = toWholeNeed(facts) ?? toMissingNeed(facts);
  if (need !== undefined) return inconclusive('changed', detail, { need });
  // The probe for it failed: in this round they cannot be compared.
  if (!isMissingKnown(facts)) return undefined;
  if (!isMadeSince(url, answer, sentAtMs))
    return inconclusive('changed', untold, { wait: { kind: 'age', sinceMs: sentAtMs } });
  return ifOfThird(facts) ?? right('changed', 'changed', detail);
};

/** Some point of presence gives these bytes, and gave other bytes of the asset before; a deployment may have come in between. */
function hasChanged(url: KnownUrl, { seen }: Answer): boolean {
  const { before } = url;
  const isOfAsset = (one: Seen | undefined) => isAsset(one) && !isDefaultImage(url, one);
  return [...url.points].some(([pop, { latest, other }]) => {
    if (!hasSameBytes(latest.seen, seen) && latest.seen !== seen) return false;
    const wasOther = before?.pop === pop && isOfAsset(before.seen) && !hasSameContent(before.seen, seen);
    return wasOther || isOfAsset(other?.seen);
  });
}

/**
 * It may have been made from a third file, which imgix was seen to hold, unless imgix renders the same since it held that no more. Where
 * a parameter changes the rendering, only time tells: when these bytes were first seen, as a revalidation begins their age anew.
 */
function ifOfThird(facts: Facts): Finding | undefined {
  const { known, url, answer } = facts;
  const sinceMs = known.held?.thirdUntilMs;
  if (sinceMs === undefined) return undefined;
  const fresh = freshSince(url, sinceMs);
  if (hasSameBytes(fresh?.seen, answer.seen)) return undefined;
  const need = toFreshNeed(facts, sinceMs);
  const isMade = answer.firstSeenAtMs >= sinceMs && isMadeSince(url, answer, sinceMs);
  if (need === undefined && isMade && !isGivenBy(url, fresh)) return undefined;
  return inconclusive('changed', indeterminateBytes, { need, wait: { kind: 'age', sinceMs } });
}

/**
 * Whatever came where nothing was is the new file, if no older one may have come: the origin was ready, or imgix describes a file of
 * the new size, and no other one when this came.
 */
function mayAppear(facts: Facts): boolean {
  const { known, expected, answer } = facts;
  if (expected.kind !== 'updated' || known.isOriginReady) return true;
  const isOfThird = answer.firstSeenAtMs < (known.held?.thirdUntilMs ?? Number.NEGATIVE_INFINITY);
  return expected.old === 'unknown' && isOfNewSize(facts) && !isOfThird;
}

const changedDetail = 'The weaker proof: imgix serves other bytes than before the purge, stored after it.';

/** If git told the size of the file from before, the description would be a proof. */
const sizeDetail = " imgix has a file of the new one's size, which the one before may have had as well.";

const appearedDetail =
  'The weaker proof: imgix serves an asset that was stored after the purge, and served none before it.';

const indeterminateAge = 'Nothing tells whether the bytes that imgix serves are from after the purge.';
