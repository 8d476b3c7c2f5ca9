// learn(known, fact): what is known with one fact more. Pure: nothing is remembered elsewhere.
import { type CheckoutFile, type ExpectedContent, recognise } from '../expected-content.ts';
import { narrow } from '../probe/cache-hints.ts';
import type { Seen, Served } from '../probe/read-answer.ts';
import { isFromCache, type Sample } from '../probe/sample.ts';
import { heldKindsOf, isContrary, isSameFile } from './held.ts';
import {
  type Answer,
  answerOf,
  contentsOf,
  type HeldFile,
  type Known,
  type KnownUrl,
  type NeedKind,
  type Newest,
  type Point,
} from './known.ts';
import { hasSameContent, isAsset, isMissing, isRead, mayBeOfHost } from './seen.ts';

export type Fact =
  /** A new round begins: whatever was asked may be asked again. */
  | { readonly kind: 'round' }
  | ProbedFact
  | { readonly kind: 'checkout'; readonly file: CheckoutFile }
  | { readonly kind: 'newest'; readonly newest: Newest | undefined }
  | { readonly kind: 'unchanged'; readonly query: string }
  /** A purge was answered at that time, or a repeated one sent. `sentAtMs` of the first one counts. */
  | {
      readonly kind: 'purged';
      readonly sentAtMs?: number | undefined;
      readonly atMs: number;
      readonly mayTakeEffect: boolean;
    };

/** What one request brought: before the purge, or for a need. `file`: what it tells of the file that imgix holds, if anything. */
export type ProbedFact =
  | { readonly kind: 'before' | 'check' | 'whole'; readonly query: string; readonly sample: Sample }
  | { readonly kind: 'fresh' | 'missing'; readonly query: string; readonly sample: Sample }
  | { readonly kind: 'held'; readonly file: HeldFile['file'] | undefined; readonly sample: Sample };

export function learn(known: Known, fact: Fact): Known {
  switch (fact.kind) {
    case 'round':
      return { ...known, asked: new Set() };
    case 'before':
      return withUrl(known, 'check', fact.query, (url) => ({
        ...learnAnswer(known, url, fact.sample),
        before: fact.sample,
      }));
    case 'check':
      return withUrl(known, 'check', fact.query, (url) => learnCheck(known, url, fact.sample));
    case 'whole':
      return withUrl(known, 'whole', fact.query, (url) => ({
        ...learnAnswer(known, url, fact.sample),
        recent: [fact.sample, ...url.recent.slice(1)],
      }));
    case 'fresh':
    case 'missing':
      return withUrl(known, fact.kind, fact.query, (url) => learnControl(url, fact));
    case 'held':
      return { ...withAsked(known, 'held', ''), held: learnHeld(known, fact) };
    case 'checkout':
      return { ...known, checkout: fact.file };
    case 'newest':
      return { ...withAsked(known, 'newest', ''), newest: fact.newest };
    case 'unchanged':
      return withAsked(known, 'unchanged', fact.query);
    case 'purged': {
      const { purge } = known;
      const { atMs, sentAtMs = atMs, mayTakeEffect } = fact;
      const first = { sentAtMs: Math.min(purge.sentAtMs, sentAtMs), acceptedAtMs: Math.min(purge.acceptedAtMs, atMs) };
      return { ...known, purge: { ...first, lastAtMs: atMs, mayTakeEffect } };
    }
    default:
      return fact satisfies never;
  }
}

function withAsked(known: Known, need: NeedKind, query: string): Known {
  return { ...known, asked: new Set([...known.asked, `${need} ${query}`]) };
}

function withUrl(known: Known, need: NeedKind, query: string, change: (url: KnownUrl) => KnownUrl): Known {
  const asked = withAsked(known, need, query);
  if (query === '') return { ...asked, bare: change(known.bare) };
  return { ...asked, derivatives: known.derivatives.map((url) => (url.query === query ? change(url) : url)) };
}

function learnCheck(known: Known, url: KnownUrl, sample: Sample): KnownUrl {
  const learnt = learnAnswer(known, url, sample);
  const faults = new Map(url.faults);
  if (answerOf(learnt, sample) === undefined) faults.set(sample.pop, sample);
  else faults.delete(sample.pop);
  const { first = sample, checks } = url;
  return { ...learnt, faults, first, checks: checks + 1, recent: [sample, ...toPrevious(known, url.recent)] };
}

/** The sample that becomes the one before the latest. A fault between two answers is left out: they count together all the same. */
function toPrevious(known: Known, [last, previous]: readonly Sample[]): readonly Sample[] {
  const hasAnswer = (sample: Sample | undefined) => sample !== undefined && isAnswer(known, sample.seen);
  const one = !hasAnswer(last) && hasAnswer(previous) ? previous : last;
  return one === undefined ? [] : [one];
}

/** A fault tells nothing of what a point of presence has stored. */
function learnAnswer(known: Known, url: KnownUrl, sample: Sample): KnownUrl {
  const { seen, pop } = sample;
  if (!isAnswer(known, seen)) return url;
  return { ...url, points: new Map([...url.points, [pop, toPoint(url.points.get(pop), sample, seen)]]) };
}

function toPoint(point: Point | undefined, sample: Sample, seen: Answer['seen']): Point {
  if (point === undefined || !hasSameContent(point.latest.seen, seen))
    return {
      latest: toAnswer(sample, seen, point?.latest),
      other: point?.latest,
      servedEarlier: point?.other?.seen.kind === 'served' ? point.other : point?.servedEarlier,
    };
  const { latest, other, servedEarlier } = point;
  const stored = narrow(latest.stored, sample.stored);
  if (stored !== undefined)
    return {
      latest: { ...latest, seen: isRead(seen) ? seen : latest.seen, stored, lastSentAtMs: sample.sentAtMs },
      other,
      servedEarlier,
    };
  // The times do not fit one object: the same content was stored anew.
  const { firstSeenAtMs, stored: storedEarlier } = latest;
  return { latest: { ...toAnswer(sample, seen, undefined), firstSeenAtMs, storedEarlier }, other, servedEarlier };
}

/**
 * A new object. What the point of presence gave `earlier` was something else, so that this was stored after that; unless they are
 * nameless, or that was a refusal, which may be of the whole host; or the age tells that this is older: then it came from a cache
 * behind, which may not have been purged yet.
 */
function toAnswer(sample: Sample, seen: Answer['seen'], earlier: Answer | undefined): Answer {
  const { pop, sentAtMs, seenAtMs, stored } = sample;
  const isTelling = earlier !== undefined && pop !== '' && !mayBeOfHost(earlier.seen);
  const sinceMs = isTelling ? earlier.lastSentAtMs : Number.NEGATIVE_INFINITY;
  return {
    pop,
    seen,
    stored: narrow(stored, { earliestMs: sinceMs, latestMs: Number.POSITIVE_INFINITY }) ?? stored,
    hasAge: Number.isFinite(stored.earliestMs),
    firstSentAtMs: sentAtMs,
    firstSeenAtMs: seenAtMs,
    lastSentAtMs: sentAtMs,
  };
}

/** An answer of the asset, and no *fault*: it shows what is there, or that nothing is. A page may be the file itself. */
export function isAnswer(known: Known, seen: Seen): seen is Answer['seen'] {
  if (seen.kind !== 'served') return isMissing(seen);
  const isRecognised = (content: ExpectedContent) => recognise(content, seen, known.checkout) !== 'other';
  return seen.nonAssetReason === undefined || contentsOf(known).some(isRecognised);
}

/** It looks like an asset, or is recognised: while a page's body is not read, it counts as an answer by its length alone. */
export function isRealAsset({ expected, checkout }: Known, seen: Served): boolean {
  return seen.nonAssetReason === undefined || ['new', 'old', 'pointer'].includes(recognise(expected, seen, checkout));
}

/** A page is a fault of that moment, and so is a refusal where an image came. What a cache had is not what imgix renders now. */
function learnControl(url: KnownUrl, { kind, sample }: Extract<Fact, { kind: 'fresh' | 'missing' }>): KnownUrl {
  const { seen } = sample;
  if (kind === 'fresh') return isAsset(seen) && !isFromCache(sample) ? { ...url, fresh: sample } : url;
  const isFault = isAsset(url.missing?.seen) && mayBeOfHost(seen);
  return (isAsset(seen) || isMissing(seen)) && !isFault ? { ...url, missing: sample } : url;
}

function learnHeld(known: Known, { file: told, sample }: Extract<Fact, { kind: 'held' }>): HeldFile | undefined {
  const { held } = known;
  const file = told?.kind === 'described' && isFromCache(sample) ? toCached(known, told, sample) : told;
  // The probe failed on its way, or the host was refused. Of one that imgix cannot describe the file is `unknown`.
  if (file === undefined) return held;
  const { sentAtMs, seenAtMs } = sample;
  if (held === undefined || !isSameFile(known, held.file, file)) {
    const thirdUntilMs = heldKindsOf(known).every((kind) => kind === 'other') ? seenAtMs : held?.thirdUntilMs;
    return { file, sinceMs: seenAtMs, lastSentAtMs: sentAtMs, thirdUntilMs };
  }
  // Between two probes that are far apart imgix may have loaded another file, and then this one again.
  const isSteady = sentAtMs - held.lastSentAtMs <= longestGapMs;
  return { ...held, file, lastSentAtMs: sentAtMs, sinceMs: isSteady ? held.sinceMs : seenAtMs };
}

/**
 * A cache does not tell what imgix holds now. But that it held another file after the purge counts, and is not forgotten while a cache
 * says the same, or what it has stored before.
 */
function toCached(known: Known, file: HeldFile['file'], { stored }: Sample): HeldFile['file'] | undefined {
  if (known.held !== undefined && isSameFile(known, known.held.file, file))
    return heldKindsOf(known).includes('new') ? { kind: 'unknown' } : undefined;
  if (known.held !== undefined && isContrary(known) && stored.latestMs <= known.held.lastSentAtMs) return undefined;
  return isContrary(known, file) && stored.earliestMs >= known.purge.sentAtMs ? file : { kind: 'unknown' };
}

/** Longer than two checks are apart, and two looks at what imgix holds, also where `beginsWithHeld` leaves some out. */
export const longestGapMs = 25_000;
