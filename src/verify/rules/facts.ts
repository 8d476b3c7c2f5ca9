// What a row of the table sees, and the questions that several rows ask of it.
import { isSvg } from '../../platform/files/file-kind.ts';
import { type Content, type ExpectedContent, newSizesOf, recognise, sizesOf } from '../expected-content.ts';
import { descriptionOf, type HeldContent } from '../known/held.ts';
import {
  type Answer,
  answersOf,
  hasAsked,
  type Known,
  type KnownUrl,
  type Need,
  type NeedKind,
  seenOf,
} from '../known/known.ts';
import type { KnownHost } from '../known/known-host.ts';
import { hasSameBytes, hasSameContent, isAsset, isDefaultImage, mayBeOfHost } from '../known/seen.ts';
import { isStoredBefore } from '../known/storage.ts';
import type { Seen } from '../probe/read-answer.ts';
import type { Sample } from '../probe/sample.ts';
import type { Finding } from './verdict.ts';

/** One answer of one URL, and what should be served: the commit's content, or what the branch holds by now. */
export type Case = {
  readonly known: Known;
  readonly host: KnownHost;
  readonly url: KnownUrl;
  readonly answer: Answer;
  readonly expected: ExpectedContent;
};

/** As what the answer is recognised, and as what the file that imgix holds is. */
export type Facts = Case & { readonly content: Content; readonly heldContent: HeldContent };

/** A row of the table in docs/verification.md; undefined where it does not apply. */
export type Row = (facts: Facts) => Finding | undefined;

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

/** What imgix rendered, if that was asked for since that moment. */
export function freshSince({ fresh }: KnownUrl, sinceMs: number): Sample | undefined {
  return fresh !== undefined && fresh.sentAtMs >= sinceMs ? fresh : undefined;
}

/** Some point of presence gives, or gave, the same as this. */
export function isGivenBy(url: KnownUrl, sample: Sample | undefined): boolean {
  return answersOf(url).some(({ seen }) => hasSameBytes(seen, sample?.seen));
}

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
export function toServingNeed(facts: Case): Need | undefined {
  const { host, url, answer } = facts;
  const hasTurned = url.points.get(answer.pop)?.other !== undefined && host.unchangedAtMs < answer.firstSeenAtMs;
  const isDue = hasTurned || answer.lastSentAtMs >= host.unchangedAtMs + unchangedAgainMs;
  const isWorthIt = (host.unchangedFile === 'not-served' || host.unchangedFile === 'undeployed') && isDue;
  return host.unchangedFile === 'not-asked' || isWorthIt ? needOf(facts, 'unchanged') : undefined;
}

/** All assets of a host share what it brings. */
const unchangedAgainMs = 500;

/** To read the body, where it was not read and its length makes that worth it. */
export function wholeIfUnread(facts: Facts, isWorthIt: (length: number) => boolean): Need | undefined {
  const { seen } = facts.answer;
  if (seen.kind !== 'served' || seen.body.sha256 !== null || !isWorthIt(seen.body.length)) return undefined;
  return needOf(facts, 'whole');
}

export function lengthOf(sample: Pick<Sample, 'seen'> | undefined): number | undefined {
  return sample?.seen.kind === 'served' ? sample.seen.body.length : undefined;
}

/** The URL has given a file's own bytes at some time. So imgix renders nothing there, and other bytes are another file. SVG may be sanitized. */
export function passesThrough({ known, url, expected }: Facts): boolean {
  return [...seenOf(url), url.fresh?.seen].some((seen) => {
    if (seen?.kind !== 'served') return false;
    const { length, sha256 } = seen.body;
    const content = recognise(expected, seen, known.checkout);
    // The old SVG may have had nothing to sanitize, and the new one has.
    if (isSvg(known.url)) return content === 'new';
    return content === 'old' || content === 'new' || (sha256 === null && sizesOf(expected).includes(length));
  });
}

/** imgix describes a file as long as the new one. */
export function isOfNewSize({ known, expected }: Facts): boolean {
  const length = descriptionOf(known)?.contentLength;
  return length !== undefined && newSizesOf(expected).includes(length);
}

/** Some point of presence gives these bytes, and gave other bytes of the asset before; a deployment may have come in between. */
export function hasChanged(url: KnownUrl, { seen }: Answer): boolean {
  const { before } = url;
  const isOfAsset = (one: Seen | undefined) => isAsset(one) && !isDefaultImage(url, one);
  return [...url.points].some(([pop, { latest, other }]) => {
    if (!hasSameBytes(latest.seen, seen) && latest.seen !== seen) return false;
    const wasOther = before?.pop === pop && isOfAsset(before.seen) && !hasSameContent(before.seen, seen);
    return wasOther || isOfAsset(other?.seen);
  });
}

/** The bytes from before the purge. */
export function isAsBefore({ url, answer }: Pick<Case, 'url' | 'answer'>): boolean {
  return hasSameBytes(url.before?.seen, answer.seen);
}
