// Rows of what imgix holds, its own copy of the Source's file.
import { isSvg } from '../../platform/files/file-kind.ts';
import { toBytes, toNumber } from '../../platform/wording.ts';
import { newSizesOf, oldSizeOf, recognise } from '../expected-content.ts';
import { descriptionOf, mayHeldDecide } from '../known/held.ts';
import { isDefaultImage, seenOf } from '../known/known.ts';
import { isStoredBefore, toMadeMs } from '../known/storage.ts';
import {
  type Facts,
  freshSince,
  isAsBefore,
  isAsRendered,
  isGivenBy,
  isOfNewSize,
  lengthOf,
  passesThrough,
  type Row,
} from './facts.ts';
import { isMissingKnown, needOf, toFreshNeed, toMissingNeed, toWholeNeed } from './needs.ts';
import { allDoneMs, firstDoneMs } from './stays.ts';
import { inconclusive, indeterminateBytes, oldRendering, right, stale } from './verdict.ts';

/**
 * Asks what imgix holds, anew in every round until it is the new file: imgix may load that at any time. While nothing is known of
 * it, no later row decides in the minute after the purge: a fault may have hidden what is a better proof than `changed`.
 */
export const heldUnasked: Row = (facts) => {
  const { known, answer, expected, heldContent } = facts;
  if (heldContent.kind === 'new' || !mayHeldDecide(known, expected)) return undefined;
  // Of two files of one size, the dimensions of the checkout's file tell which one it is, or its bytes.
  const isOneOfTwo = isOfNewSize(facts) || known.held?.file.kind === 'original';
  const isFileNeeded = expected.checkoutFile !== undefined && known.checkout === undefined && isOneOfTwo;
  const isTold = !isUntold(facts);
  // What is not described may be the default image.
  const need = needOf(facts, isFileNeeded ? 'checkout' : 'held') ?? (isTold ? undefined : toMissingNeed(facts));
  const isEarly = expected.kind === 'updated' && answer.lastSentAtMs < firstDoneMs(known.purge);
  const isAwaited = !isTold && isEarly;
  return need === undefined && !isAwaited ? undefined : inconclusive('held-unasked', indeterminateBytes, { need });
};

/** It was never told, or nothing is known of it and a fault came in the place of the last answer to that question. */
function isUntold({ known: { held }, url }: Facts): boolean {
  const [, previous] = url.recent;
  if (held === undefined) return true;
  return held.file.kind === 'unknown' && previous !== undefined && held.lastSentAtMs < previous.sentAtMs;
}

/**
 * Row `held-other`. As long as the file that imgix describes, these are that file's own bytes; and they are not the new file's. An SVG's
 * may be the sanitizer's, unless they are as before the purge, or the old file came with its own bytes.
 */
export const heldAsLong: Row = (facts) => {
  const { known, url, answer, expected } = facts;
  const contentLength = lengthOf(answer);
  if (contentLength === undefined || contentLength !== descriptionOf(known)?.contentLength) return undefined;
  const wasOld = seenOf(url).some((seen) => recognise(expected, seen, known.checkout) === 'old');
  const mayBeSanitized = isSvg(known.url) && !isAsBefore(facts) && !wasOld;
  if (!isOfNewSize(facts) || mayBeSanitized) return undefined;
  const detail = `imgix has a file of ${toBytes(contentLength)}, as long as the new one, and other bytes.${askWhy(facts)}`;
  return inconclusive('held-other', detail, { cause: { kind: 'other-file', contentLength } });
};

/**
 * Rows `held-new` and `held-new-old`: imgix holds the new file. Its rendering of now (`isAsFresh`) is right, and so is what was
 * made meanwhile. Bytes from before may have been made meanwhile, too: by a revalidation, or while the Source had gone back.
 */
export const heldNew: Row = (facts) => {
  const { heldContent, url, answer, known } = facts;
  if (heldContent.kind !== 'new') return undefined;
  const { fromMs, untilMs, evidence } = heldContent;
  const freshFromMs = toFreshFromMs(facts, fromMs);
  const fresh = freshSince(url, freshFromMs);
  // Of an SVG that is passed through no other bytes are made, whichever copy imgix rendered them from.
  const isRendered = !(isSvg(known.url) && passesThrough(facts));
  const isAsFresh = isRendered && isAsRendered(facts, fresh);
  const sinceMs = toMadeSinceMs(facts, fromMs);
  const isSeenBefore = isAsBefore(facts) || answer.firstSeenAtMs < sinceMs;
  // imgix may keep several copies of its file, and have made this from one that is not renewed yet.
  const isOutdated = !isAsFresh && isGivenBy(url, fresh);
  const isOdd = passesThrough(facts) || isSeenBefore || isOutdated || isDefaultImage(url, answer.seen);
  const madeMs = isOdd ? undefined : toMadeMs(url, answer, sinceMs);
  // The default image may be made meanwhile, from an error inside imgix. Of an added file it may even be what imgix renders now, if
  // it was seen before imgix held the file: imgix may keep several copies, and have renewed one of them.
  const mayBeDefault = !isAsFresh || (known.isAdded && answer.firstSeenAtMs < fromMs);
  const missingNeed = mayBeDefault ? toMissingNeed(facts) : undefined;
  const rightMs = isAsFresh ? fresh.seenAtMs : madeMs;
  // Where a fault hid that image, only what imgix renders now is sure to be another.
  const isTold = missingNeed === undefined && (isAsFresh || isMissingKnown(facts));
  if (rightMs !== undefined && isTold) {
    const isProvisional = untilMs < rightMs;
    const found = { ...right('held-new', evidence, heldNewDetails[evidence]), isProvisional };
    // imgix may keep several copies of its file, and render what is as before from one that the purge has yet to reach.
    const doneMs = allDoneMs(known.purge);
    const isEarly = known.purge.mayTakeEffect && isAsBefore(facts) && freshSince(url, doneMs) === undefined;
    return isEarly ? { ...found, wait: { kind: 'effect', untilMs: doneMs } } : found;
  }
  const need =
    (madeMs === undefined ? undefined : missingNeed) ??
    toWholeNeed(facts, (length) => lengthOf(url.fresh) === length || !isStoredBefore(answer, sinceMs)) ??
    toFreshNeed(facts, freshFromMs) ??
    (known.isAdded ? missingNeed : undefined);
  if (need !== undefined) return inconclusive('held-new', indeterminateRendering, { need });
  return isStoredBefore(answer, known.purge.acceptedAtMs) || isAsBefore(facts)
    ? stale('held-new-old', { kind: 'old-rendering', isHeld: true }, outdatedRendering)
    : inconclusive('held-new', indeterminateRendering, { wait: { kind: 'age', sinceMs } });
};

/** From when on a rendering counts. What is as before takes one from a minute after the purge, once that is over; so does the default image. */
function toFreshFromMs(facts: Facts, heldFromMs: number): number {
  const { known, url, answer } = facts;
  if (isDefaultImage(url, answer.seen)) return Math.max(heldFromMs, firstDoneMs(known.purge));
  const isLate = isAsBefore(facts) && answer.lastSentAtMs >= allDoneMs(known.purge);
  return isLate ? Math.max(heldFromMs, allDoneMs(known.purge)) : heldFromMs;
}

/** From when on an answer must be made. For an added file the purge is early enough: imgix has no other one to render. */
function toMadeSinceMs({ known, url }: Facts, heldFromMs: number): number {
  const { isAdded, purge, held, newest } = known;
  const isFirst = held?.thirdUntilMs === undefined && newest === undefined;
  const isEnough = isAdded && url.missing !== undefined && isFirst;
  return isEnough ? purge.acceptedAtMs : heldFromMs;
}

const outdatedRendering = 'imgix has the new file, but the URL still gives the answer from before the purge.';

const indeterminateRendering = 'imgix has the new file, but nothing tells whether the URL gives it.';

const heldNewDetails = {
  bytes: 'The unsanitized SVG has the bytes of the new file, and what the URL gives is made from it.',
  metadata: 'imgix describes the new file (size and dimensions), and what the URL gives is made from it.',
};

export const heldOld: Row = ({ heldContent, expected }) =>
  heldContent.kind === 'old'
    ? oldRendering(
        'held-old',
        `imgix still makes its answer from the ${expected.kind === 'removed' ? 'removed' : 'old'} file.`,
      )
    : undefined;

/** Row `held-other`, by the description. */
export const heldOther: Row = (facts) => {
  const { heldContent, expected, known } = facts;
  if (heldContent.kind !== 'other') return undefined;
  const { contentLength } = heldContent;
  const newSizes = newSizesOf(expected);
  const unlike = newSizes.includes(contentLength)
    ? `as long as the new one, with other ${known.held?.file.kind === 'original' ? 'bytes' : 'dimensions'}`
    : `the new one has ${newSizes.map(toNumber).join(' or ')}`;
  const sizes = `imgix has a file of ${toBytes(contentLength)}, ${unlike}`;
  // imgix may describe the default image.
  const need = toMissingNeed(facts);
  // Git does not know the old file, or not its size: this may be it.
  if (oldSizeOf(expected) === undefined && isAsBefore(facts)) {
    const detail = `${sizes}, and the URL gives the same as before the purge: it came before the deployment, or had no effect.`;
    return oldRendering('held-other', detail, need);
  }
  const detail = `${sizes}.${askWhy(facts)}`;
  return inconclusive('held-other', detail, { need, cause: { kind: 'other-file', contentLength } });
};

/** Where the origin had the commit's file, both are out of the question. Of a built file there is nothing else than what is deployed. */
function askWhy({ known, expected }: Facts): string {
  if (known.isOriginReady) return '';
  const isBuilt = expected.now === undefined;
  return isBuilt ? ' Has the deployment arrived?' : ' Does the deployment rewrite the files, or has it not arrived?';
}
