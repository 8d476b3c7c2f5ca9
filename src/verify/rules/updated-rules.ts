// Rows of a *due* file, which should be there, in the order of the table. `changed` is a row of *unknown* URLs, too.
import { isSvg } from '../../platform/files/file-kind.ts';
import { toBytes, toNumber } from '../../platform/log-line.ts';
import { newSizesOf, oldSizeOf } from '../expected-content.ts';
import { answersOf } from '../known/known.ts';
import { isServing } from '../known/known-host.ts';
import { hasSameBytes, isDefaultImage, isMissing, mayBeOfHost } from '../known/seen.ts';
import { isMadeSince, isStoredBefore } from '../known/storage.ts';
import {
  type Facts,
  freshSince,
  hasChanged,
  isAsBefore,
  isOfNewSize,
  lengthOf,
  passesThrough,
  type Row,
  toFreshNeed,
  toMissingNeed,
  toServingNeed,
  wholeIfUnread,
} from './facts.ts';
import { defaultImageDetail, toMissingCause, toTokenAdvice } from './fault-rules.ts';
import { effectMs } from './stays.ts';
import { indeterminateBytes, oldRendering, open, right, wrong } from './verdict.ts';

/** Rows `missing` and `refused`. */
export const fileMissing: Row = (facts) => {
  const { known, host, answer } = facts;
  const { seen } = answer;
  if (seen.kind !== 'status') return undefined;
  const { status } = seen;
  const { before } = facts.url;
  // Nothing was there before the purge either, as far as is known: an unchanged file tells whether the host serves any file.
  const isInDoubt = (before === undefined ? status === 403 : isMissing(before.seen)) && !isServing(host, seen);
  const need = isInDoubt ? toServingNeed(facts) : undefined;
  const cause = toMissingCause(status, known);
  const refusal = `imgix answers 403: it has no such file, or it refuses the URL. ${toTokenAdvice(known.isSigned)}`;
  const absence = `imgix answers ${status}: it has no such file. By default imgix keeps such an answer for five minutes.`;
  return status === 403 ? wrong('refused', cause, refusal, need) : wrong('missing', cause, absence, need);
};

/** Not where the default image may be this very file: imgix holds the new one, and gives that image a minute after the purge. */
export const defaultImage: Row = ({ known: { purge, isAdded }, url, answer: { seen, lastSentAtMs }, held }) => {
  if (!isDefaultImage(url, seen)) return undefined;
  const mayBeFile = held.kind === 'new' && !isAdded && lastSentAtMs >= purge.acceptedAtMs + effectMs;
  return mayBeFile ? undefined : wrong('default-image', { kind: 'missing', status: 200 }, defaultImageDetail);
};

/** Row `held-other`. As long as the file that imgix describes, these are that file's own bytes; and they are not the new file's. */
export const heldAsLong: Row = (facts) => {
  const { known, answer } = facts;
  if (known.held?.file.kind !== 'described' || isSvg(known.url)) return undefined;
  const { contentLength } = known.held.file.metadata;
  if (!isOfNewSize(facts) || lengthOf(answer) !== contentLength) return undefined;
  const detail = `imgix has a file of ${toBytes(contentLength)}, as long as the new one, and other bytes.${askWhy(facts)}`;
  return open('held-other', detail, { cause: { kind: 'other-file', contentLength } });
};

/**
 * Rows `held-new` and `held-new-old`: imgix holds the new file. Its rendering of now (`isAsFresh`) is right, and so is what was
 * made meanwhile. Bytes from before may have been made meanwhile, too: by a revalidation, or while the Source had gone back.
 */
export const heldNew: Row = (facts) => {
  const { held, url, answer, known } = facts;
  if (held.kind !== 'new') return undefined;
  const freshFromMs = toFreshFromMs(facts, held.fromMs);
  const fresh = freshSince(url, freshFromMs);
  // Of an SVG that is passed through no other bytes are made, whichever copy imgix rendered them from.
  const isRendered = !(isSvg(known.url) && passesThrough(facts));
  const isAsFresh = isRendered && fresh !== undefined && hasSameBytes(fresh.seen, answer.seen);
  const sinceMs = toMadeSinceMs(facts, held.fromMs);
  const isSeenBefore = isAsBefore(facts) || answer.firstSeenAtMs < sinceMs;
  // imgix may keep several copies of its file, and have made this from one that is not renewed yet.
  const isOutdated =
    fresh !== undefined && !isAsFresh && answersOf(url).some(({ seen }) => hasSameBytes(seen, fresh.seen));
  const isOdd = passesThrough(facts) || isSeenBefore || isOutdated || isDefaultImage(url, answer.seen);
  const isMadeMeanwhile = !isOdd && isMadeSince(url, answer, sinceMs);
  // The default image may be made meanwhile, from an error inside imgix. Of an added file it may even be what imgix renders now, if
  // it was seen before imgix held the file: imgix may keep several copies, and have renewed one of them.
  const mayBeDefault = !isAsFresh || (known.isAdded && answer.firstSeenAtMs < held.fromMs);
  const missingNeed = mayBeDefault ? toMissingNeed(facts) : undefined;
  if ((isAsFresh || isMadeMeanwhile) && missingNeed === undefined) {
    const isProvisional = held.untilMs < (isAsFresh ? fresh.seenAtMs : answer.firstSeenAtMs);
    return { ...right('held-new', held.evidence, heldNewDetails[held.evidence]), isProvisional };
  }
  const need =
    (isMadeMeanwhile ? missingNeed : undefined) ??
    wholeIfUnread(facts, (length) => lengthOf(url.fresh) === length || !isStoredBefore(answer, sinceMs)) ??
    toFreshNeed(facts, freshFromMs) ??
    (known.isAdded ? missingNeed : undefined);
  if (need !== undefined) return open('held-new', indeterminateRendering, { need });
  return isStoredBefore(answer, known.purge.acceptedAtMs) || isAsBefore(facts)
    ? oldRendering('held-new-old', 'imgix has the new file, but the URL still gives the answer from before the purge.')
    : open('held-new', indeterminateRendering, { ageSinceMs: sinceMs });
};

/** From when on a rendering counts. What is as before takes one from a minute after the purge, once that is over; so does the default image. */
function toFreshFromMs(facts: Facts, heldFromMs: number): number {
  const { known, url, answer } = facts;
  if (isDefaultImage(url, answer.seen)) return Math.max(heldFromMs, known.purge.acceptedAtMs + effectMs);
  const effectAtMs = known.purge.lastAtMs + effectMs;
  const isLate = isAsBefore(facts) && answer.lastSentAtMs >= effectAtMs;
  return isLate ? Math.max(heldFromMs, effectAtMs) : heldFromMs;
}

/** From when on an answer must be made. For an added file the purge is early enough: imgix has no older one to render. */
function toMadeSinceMs({ known, url, expected }: Facts, heldFromMs: number): number {
  const { isAdded, purge, held } = known;
  const isFirst = held !== undefined && held.otherSeenAtMs === undefined;
  if (!isAdded || expected !== known.expected || url.missing === undefined || !isFirst) return heldFromMs;
  return Math.min(heldFromMs, purge.acceptedAtMs);
}

const indeterminateRendering = 'imgix has the new file, but nothing tells whether the URL gives it.';

const heldNewDetails = {
  bytes: 'The unsanitized SVG has the bytes of the new file, and what the URL gives is made from it.',
  metadata: 'imgix describes the new file (size and dimensions), and what the URL gives is made from it.',
};

/** Row `held-other`, by the description. */
export const heldOther: Row = (facts) => {
  const { held, expected } = facts;
  if (held.kind !== 'other' || expected.kind !== 'updated') return undefined;
  const newSizes = newSizesOf(expected);
  const unlike = newSizes.includes(held.contentLength)
    ? 'as long as the new one, with other dimensions'
    : `the new one has ${newSizes.map(toNumber).join(' or ')}`;
  const sizes = `imgix has a file of ${toBytes(held.contentLength)}, ${unlike}`;
  // imgix may describe the default image.
  const need = toMissingNeed(facts);
  // Git does not know the old file, or not its size: this may be it.
  const mayBeOld = expected.old !== 'none' && oldSizeOf(expected) === undefined;
  if (mayBeOld && isAsBefore(facts)) {
    const detail = `${sizes}, and the URL gives the same as before the purge: it came before the deployment, or had no effect.`;
    return oldRendering('held-other', detail, need);
  }
  const detail = `${sizes}.${askWhy(facts)}`;
  return open('held-other', detail, { need, cause: { kind: 'other-file', contentLength: held.contentLength } });
};

/** Where the origin had the commit's file, both are out of the question. Of a built file there is nothing else than what is deployed. */
function askWhy({ known, expected }: Facts): string {
  if (known.isOriginReady) return '';
  const isBuilt = expected.kind === 'updated' && expected.now === undefined;
  return isBuilt ? ' Has the deployment arrived?' : ' Does the deployment rewrite the files, or has it not arrived?';
}

/** Row `changed`, the weaker proof: other bytes than the same point of presence gave before, stored since the purge. */
export const changed: Row = (facts) => {
  const { known, url, answer, expected } = facts;
  if (answer.seen.kind !== 'served' || passesThrough(facts) || isAsBefore(facts)) return undefined;
  if (isDefaultImage(url, answer.seen)) return undefined;
  const { sentAtMs, acceptedAtMs } = known.purge;
  const other = url.points.get(answer.pop)?.other?.seen;
  const appeared = mayAppear(facts) && (other?.kind === 'status' || isDefaultImage(url, other));
  if (!hasChanged(url, answer)) {
    if (!appeared) return undefined;
    // The whole host may have been refused, while the old file was there, and the purge be yet to bring the new one.
    const ageSinceMs = acceptedAtMs + effectMs;
    if (other?.kind === 'status' && mayBeOfHost(other) && answer.lastSentAtMs < ageSinceMs)
      return open('changed', indeterminateBytes, { cause: { kind: 'too-early' }, ageSinceMs });
  }
  if (isStoredBefore(answer, sentAtMs)) return undefined;
  const detail = appeared ? appearedDetail : `${changedDetail}${isOfNewSize(facts) ? sizeDetail : ''}`;
  const need = wholeIfUnread(facts, () => true) ?? toMissingNeed(facts);
  if (need !== undefined) return open('changed', detail, { need });
  // A probe for one of these failed: in this round they cannot be compared.
  if (url.missing === undefined || answer.seen.body.sha256 === null) return undefined;
  if (!isMadeSince(url, answer, sentAtMs))
    return open('changed', expected.kind === 'unknown' ? indeterminateAge : indeterminateBytes, {
      ageSinceMs: sentAtMs,
    });
  return right('changed', 'changed', detail);
};

/**
 * Whatever came where nothing was is the new file, if no older one may have come: the origin was ready, or imgix describes a file of
 * the new size, and no other one when this came.
 */
function mayAppear(facts: Facts): boolean {
  const { known, expected, answer } = facts;
  if (expected.kind !== 'updated' || known.isOriginReady) return true;
  const isOfOther = answer.firstSeenAtMs < (known.held?.otherSeenAtMs ?? Number.NEGATIVE_INFINITY);
  return expected.old === 'unknown' && isOfNewSize(facts) && !isOfOther;
}

const changedDetail = 'The weaker proof: imgix serves other bytes than before the purge, stored after it.';

/** If git told the size of the file from before, the description would be a proof. */
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
