// Rules of a file that should be there. `changed` serves requested URLs of which nothing is known as well.

import { isSvg } from '../../platform/files/file-kind.ts';
import { newSizesOf, oldSizeOf } from '../expected-content.ts';
import type { Known } from '../known/known.ts';
import { isServing } from '../known/known-host.ts';
import { hasSameBytes, isDefaultImage, isMissing } from '../known/seen.ts';
import { isMadeSince, isStoredBefore } from '../known/storage.ts';
import {
  type Facts,
  freshSince,
  hasChanged,
  isAsBefore,
  isOfNewSize,
  lengthOf,
  needOf,
  passesThrough,
  type Row,
  toFreshNeed,
  toMissingNeed,
  wholeIfUnread,
} from './facts.ts';
import { defaultImageDetail, toMissingCause, toTokenAdvice } from './fault-rules.ts';
import { effectMs } from './stays.ts';
import { indeterminateBytes, oldRendering, open, right, wrong } from './verdict.ts';

export const fileMissing: Row = (facts) => {
  const { known, host, answer } = facts;
  const { seen } = answer;
  if (seen.kind !== 'status') return undefined;
  const { status } = seen;
  const { before } = facts.url;
  // Where nothing was there before the purge either, an unchanged file tells whether anything is.
  const isInDoubt = (before === undefined ? status === 403 : isMissing(before.seen)) && !isServing(host, seen);
  const need = isInDoubt && host.unchangedFile === 'not-asked' ? needOf(facts, 'unchanged') : undefined;
  const cause = toMissingCause(status, known);
  const refusal = `imgix answers 403: it has no such file, or it refuses the URL. ${toTokenAdvice(known.isSigned)}`;
  const absence = `imgix answers ${status}: it has no such file. By default imgix keeps such an answer for five minutes.`;
  return status === 403 ? wrong('refused', cause, refusal, need) : wrong('missing', cause, absence, need);
};

export const defaultImage: Row = ({ url, answer: { seen } }) =>
  isDefaultImage(url, seen) ? wrong('default-image', { kind: 'missing', status: 200 }, defaultImageDetail) : undefined;

/**
 * imgix holds the new file: then what looks like a fresh rendering is made from it, and so is what was stored meanwhile. Bytes
 * from before that may have been stored anew, by a revalidation, or as the Source has gone back.
 */
export const heldNew: Row = (facts) => {
  const { held, url, answer, known } = facts;
  if (held.kind !== 'new') return undefined;
  // What is as before is held against a rendering of after the minute in which the purge has its effect, once that is over.
  const effectAtMs = known.purge.lastAtMs + effectMs;
  const freshFromMs =
    isAsBefore(facts) && answer.lastSentAtMs >= effectAtMs ? Math.max(held.fromMs, effectAtMs) : held.fromMs;
  const fresh = freshSince(url, freshFromMs);
  const isAsFresh = fresh !== undefined && hasSameBytes(fresh.seen, answer.seen);
  const sinceMs = toMadeSinceMs(facts, held.fromMs);
  const isSeenBefore = isAsBefore(facts) || answer.firstSeenAtMs < sinceMs;
  const isByTime = !passesThrough(facts) && !isSeenBefore && isMadeSince(url, answer, sinceMs);
  // What is told by its time alone may be the default image, which a cache inside imgix still gives; so may what was there before
  // that, where imgix keeps its file at several places.
  const mayBeDefault = !isAsFresh || (known.isAdded && answer.firstSeenAtMs < held.fromMs);
  const missingNeed = mayBeDefault ? toMissingNeed(facts) : undefined;
  if ((isAsFresh || isByTime) && missingNeed === undefined) {
    const isProvisional = held.untilMs < (isAsFresh ? fresh.seenAtMs : answer.firstSeenAtMs);
    return { ...right('held-new', held.evidence, heldNewDetails[held.evidence]), isProvisional };
  }
  const need =
    (isByTime ? missingNeed : undefined) ??
    wholeIfUnread(facts, (length) => lengthOf(url.fresh) === length || answer.stored.latestMs >= sinceMs) ??
    toFreshNeed(facts, freshFromMs) ??
    (known.isAdded ? missingNeed : undefined);
  if (need !== undefined) return open('held-new', indeterminateRendering, { need });
  return isStoredBefore(answer, known.purge.acceptedAtMs) || isAsBefore(facts)
    ? oldRendering('held-new-old', 'imgix has the new file, but the URL still gives the answer from before the purge.')
    : open('held-new', indeterminateRendering, { ageSinceMs: sinceMs });
};

/** Of an added file there is no older version: what is not the default image was made from the new one since the purge. */
function toMadeSinceMs({ known, url, expected }: Facts, heldFromMs: number): number {
  const { isAdded, purge, held } = known;
  if (!isAdded || expected !== known.expected || url.missing === undefined || !held?.isFirst) return heldFromMs;
  return Math.min(heldFromMs, purge.acceptedAtMs);
}

const indeterminateRendering = 'imgix has the new file, but nothing tells whether the URL gives it.';

const heldNewDetails = {
  bytes: 'The unsanitized SVG has the bytes of the new file, and what the URL gives is made from it.',
  metadata: 'imgix describes the new file (size and dimensions), and what the URL gives is made from it.',
};

/** As long as the file that imgix describes, these are its bytes and no rendering: of a third file, where they are not the new one's. */
export const heldAsLong: Row = (facts) => {
  const { known, answer, content } = facts;
  if (known.held?.file.kind !== 'described' || content !== 'other' || isSvg(known.url)) return undefined;
  const { contentLength } = known.held.file.metadata;
  if (!isOfNewSize(facts) || lengthOf(answer) !== contentLength) return undefined;
  const detail = `imgix has a file of ${contentLength} bytes, as long as the commit's, and other bytes.${askWhy(known)}`;
  return open('held-other', detail, { cause: { kind: 'other-file', contentLength } });
};

export const heldOther: Row = (facts) => {
  const { held, expected } = facts;
  if (held.kind !== 'other' || expected.kind !== 'updated') return undefined;
  const newSizes = newSizesOf(expected);
  const unlike = newSizes.includes(held.contentLength)
    ? "as long as the commit's, with other dimensions"
    : `the commit's has ${newSizes.join(' or ')}`;
  const sizes = `imgix has a file of ${held.contentLength} bytes, ${unlike}`;
  // It may be the default image that imgix describes.
  const need = toMissingNeed(facts);
  // Where git does not tell the old file, or not its size, this may be it.
  const mayBeOld = expected.old !== 'none' && oldSizeOf(expected) === undefined;
  if (mayBeOld && isAsBefore(facts)) {
    const detail = `${sizes}, and the URL gives the same as before the purge: it came before the deployment, or had no effect.`;
    return oldRendering('held-other', detail, need);
  }
  const detail = `${sizes}.${askWhy(facts.known)}`;
  return open('held-other', detail, { need, cause: { kind: 'other-file', contentLength: held.contentLength } });
};

/** Not where the origin had the commit's file. */
function askWhy({ isOriginReady }: Known): string {
  return isOriginReady ? '' : ' Does the deployment rewrite the files, or has it not arrived?';
}

/** The weaker proof: other bytes than the same point of presence gave before, stored since the purge. */
export const changed: Row = (facts) => {
  const { known, url, answer, expected } = facts;
  if (answer.seen.kind !== 'served' || passesThrough(facts) || isAsBefore(facts)) return undefined;
  if (isDefaultImage(url, answer.seen)) return undefined;
  const appeared = mayAppear(facts) && url.points.get(answer.pop)?.other?.seen.kind === 'status';
  if (!appeared && !hasChanged(url, answer)) return undefined;
  const { acceptedAtMs } = known.purge;
  if (isStoredBefore(answer, acceptedAtMs)) return undefined;
  const detail = appeared ? appearedDetail : `${changedDetail}${isOfNewSize(facts) ? sizeDetail : ''}`;
  const need = wholeIfUnread(facts, () => true) ?? toMissingNeed(facts);
  if (need !== undefined) return open('changed', detail, { need });
  if (url.missing === undefined || answer.seen.body.sha256 === null) return undefined;
  if (!isMadeSince(url, answer, acceptedAtMs))
    return open('changed', expected.kind === 'unknown' ? indeterminateAge : indeterminateBytes, {
      ageSinceMs: acceptedAtMs,
    });
  return right('changed', 'changed', detail);
};

/** Where there was nothing: the new file, unless an older one may have come there, of which the Source or git would tell. */
function mayAppear(facts: Facts): boolean {
  const { known, expected } = facts;
  if (expected.kind !== 'updated' || known.isOriginReady) return true;
  return expected.old === 'unknown' && isOfNewSize(facts);
}

const changedDetail = 'The weaker proof: imgix serves other bytes than before the purge, stored after it.';

/** The description would be a proof if git told the size of the file from before. */
const sizeDetail = " imgix has a file of the new one's size, which the one before may have had as well.";

const appearedDetail =
  'The weaker proof: imgix serves an asset that was stored after the purge, and served none before it.';

const indeterminateAge = 'Nothing tells whether the bytes that imgix serves are from after the purge.';

export const indeterminateUpdate: Row = (facts) =>
  passesThrough(facts)
    ? open(
        'not-passed-through',
        "imgix served the file's own bytes before the purge, and now bytes that are neither the new file's nor the old one's.",
      )
    : open('indeterminate', indeterminateBytes);
