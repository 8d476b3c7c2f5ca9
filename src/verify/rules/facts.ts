// What a rule sees, the questions that several rules put to it, and the findings that they come to.

import { isSvg } from '../../platform/files/file-kind.ts';
import { type Content, type ExpectedContent, newSizesOf, recognise, sizesOf } from '../expected-content.ts';
import type { HeldContent } from '../known/held.ts';
import {
  type Answer,
  answersOf,
  hasAsked,
  type Known,
  type KnownUrl,
  type Need,
  type NeedKind,
} from '../known/known.ts';
import type { KnownHost } from '../known/known-host.ts';
import { hasSameBytes, isAsset, isDefaultImage } from '../known/seen.ts';
import type { Sample } from '../probe/sample.ts';
import type { Finding } from './verdict.ts';

/** `expected`: the commit's content, or what the branch holds by now. */
export type Case = {
  readonly known: Known;
  readonly host: KnownHost;
  readonly url: KnownUrl;
  readonly answer: Answer;
  readonly expected: ExpectedContent;
};

export type Facts = Case & { readonly content: Content; readonly held: HeldContent };

export type Row = (facts: Facts) => Finding | undefined;

/** Undefined where that was asked in this round already: then the fact stands as it is. */
export function needOf({ known, url }: Pick<Case, 'known' | 'url'>, kind: NeedKind): Need | undefined {
  // What imgix holds, and the checkout's file, are the asset's, whichever URL lacks it.
  const query = kind === 'held' || kind === 'checkout' ? '' : url.query;
  return hasAsked(known, kind, query) ? undefined : { kind, query };
}

/** What tells which content it is: to read it again, or the checkout's file. */
export function toContentNeed(given: Pick<Case, 'known' | 'url'>, content: Content): Need | undefined {
  if (content === 'unmeasured') return needOf(given, 'whole');
  return content === 'unhashed' ? needOf(given, 'checkout') : undefined;
}

/**
 * What imgix renders now, unless that is known since that moment. Of an answer from after the latest purge, which may have brought
 * another file, it must be known since that.
 */
export function toFreshNeed(
  { known, url, answer }: Pick<Case, 'known' | 'url' | 'answer'>,
  sinceMs: number,
): Need | undefined {
  const purgedAtMs = known.purge.lastAtMs;
  const fromMs = Math.max(
    sinceMs,
    answer.stored.latestMs >= purgedAtMs ? purgedAtMs : sinceMs,
    // From a place of imgix that lagged behind, it tells nothing of now.
    isLagging(url) ? answer.lastSentAtMs - laggingForMs : sinceMs,
  );
  return freshSince(url, fromMs) === undefined ? needOf({ known, url }, 'fresh') : undefined;
}

/** After so long it is asked for anew. */
const laggingForMs = 30_000;

/** What imgix rendered then was not made from the file that it holds by now. */
function isLagging(url: KnownUrl): boolean {
  const fresh = url.fresh?.seen;
  return isDefaultImage(url, fresh) || hasSameBytes(url.before?.seen, fresh);
}

/** What imgix rendered, where that was asked for since that moment. */
export function freshSince({ fresh }: KnownUrl, sinceMs: number): Sample | undefined {
  return fresh !== undefined && fresh.sentAtMs >= sinceMs ? fresh : undefined;
}

/** What a path gives that does not exist, unless that is known. */
export function toMissingNeed({ known, url }: Pick<Case, 'known' | 'url'>): Need | undefined {
  return url.missing === undefined ? needOf({ known, url }, 'missing') : undefined;
}

export function wholeIfUnread(facts: Facts, isWorthIt: (length: number) => boolean): Need | undefined {
  const { seen } = facts.answer;
  if (seen.kind !== 'served' || seen.body.sha256 !== null || !isWorthIt(seen.body.length)) return undefined;
  return needOf(facts, 'whole');
}

export function lengthOf(sample: Pick<Sample, 'seen'> | undefined): number | undefined {
  return sample?.seen.kind === 'served' ? sample.seen.body.length : undefined;
}

/** The URL gave a file's own bytes: so does the Source, and other bytes are no rendering but a fault. Sanitizing is another matter. */
export function passesThrough({ known, url, expected }: Facts): boolean {
  if (isSvg(known.url)) return false;
  return answersOf(url).some(({ seen }) => {
    if (seen.kind !== 'served') return false;
    const { length, sha256 } = seen.body;
    const content = recognise(expected, seen.body, known.checkout);
    return content === 'old' || content === 'new' || (sha256 === null && sizesOf(expected).includes(length));
  });
}

/** imgix describes a file as long as the new one. */
export function isOfNewSize({ known: { held }, expected }: Facts): boolean {
  return held?.file.kind === 'described' && newSizesOf(expected).includes(held.file.metadata.contentLength);
}

/** Some point of presence gave other bytes of the asset before these. */
export function hasChanged(url: KnownUrl, { seen }: Answer): boolean {
  return [...url.points.values()].some(
    ({ latest, other }) =>
      other !== undefined && isAsset(other.seen) && (hasSameBytes(latest.seen, seen) || latest.seen === seen),
  );
}

export function isAsBefore({ url, answer }: Pick<Case, 'url' | 'answer'>): boolean {
  return hasSameBytes(url.before?.seen, answer.seen);
}
