// What a row of the table sees, and the questions that several rows ask of it.
import { isSvg, toRasterEnding } from '../../platform/files/file-kind.ts';
import { type Content, type ExpectedContent, newSizesOf, recognise, sizesOf } from '../expected-content.ts';
import { descriptionOf, type HeldContent } from '../known/held.ts';
import { type Answer, answersOf, type Known, type KnownUrl, seenOf } from '../known/known.ts';
import type { KnownHost } from '../known/known-host.ts';
import { hasSameBytes } from '../known/seen.ts';
import { isShownSince, type Sample } from '../probe/sample.ts';
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

/**
 * Other bytes than a file's own are another file: imgix renders none of its kind, or cannot read it, and renders none of another kind
 * that it could. Of an SVG, which may be sanitized, only its original tells.
 */
export function givesOwnBytes(facts: Facts): boolean {
  const { known, host, expected } = facts;
  if (passesThrough(facts)) return true;
  if (expected.kind !== 'updated' || isSvg(known.url)) return false;
  const isUnreadable = known.held?.file.kind === 'unknown';
  return isUnreadable ? host.passedEndings.size > 0 : host.passedEndings.has(toRasterEnding(known.url) ?? '');
}

/** imgix describes a file as long as the new one. */
export function isOfNewSize({ known, expected }: Pick<Case, 'known' | 'expected'>): boolean {
  const length = descriptionOf(known)?.contentLength;
  return length !== undefined && newSizesOf(expected).includes(length);
}

/** The bytes from before the purge. */
export function isAsBefore({ url, answer }: Pick<Case, 'url' | 'answer'>): boolean {
  return hasSameBytes(url.before?.seen, answer.seen);
}

/** What imgix rendered, if that was asked for since that moment. */
export function freshSince({ fresh }: KnownUrl, sinceMs: number): Sample | undefined {
  return fresh !== undefined && fresh.sentAtMs >= sinceMs ? fresh : undefined;
}

/**
 * The answer is what imgix renders now, as `fresh` shows. What is as before the purge may come out of a cache in front of imgix, which
 * would give it here, too: then the headers must show that this is later.
 */
export function isAsRendered(
  given: Pick<Case, 'known' | 'url' | 'answer'>,
  fresh: Sample | undefined,
): fresh is Sample {
  if (fresh === undefined || !hasSameBytes(fresh.seen, given.answer.seen)) return false;
  return !isAsBefore(given) || isShownSince(fresh, given.known.purge.lastAtMs);
}

/** Some point of presence gives, or gave, the same as this. */
export function isGivenBy(url: KnownUrl, sample: Sample | undefined): boolean {
  return answersOf(url).some(({ seen }) => hasSameBytes(seen, sample?.seen));
}
