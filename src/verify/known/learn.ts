// Each probe's sample becomes a part of what is known. Pure: nothing is remembered elsewhere.
import { type CheckoutFile, type ExpectedContent, recognise } from '../expected-content.ts';
import { narrow } from '../probe/cache-hints.ts';
import type { Seen } from '../probe/read-answer.ts';
import { isFromCache, type Sample } from '../probe/sample.ts';
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
import { hasSameContent, isAsset, isMissing } from './seen.ts';

export type Fact =
  /** Time has passed: whatever was asked may be asked again. */
  | { readonly kind: 'round' }
  | ProbedFact
  | { readonly kind: 'checkout'; readonly file: CheckoutFile }
  | { readonly kind: 'newest'; readonly newest: Newest | undefined }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'purged'; readonly atMs: number; readonly mayTakeEffect: boolean };

/** What a request brought. */
export type ProbedFact =
  | { readonly kind: 'before' | 'check' | 'whole'; readonly query: string; readonly sample: Sample }
  | { readonly kind: 'fresh' | 'missing'; readonly query: string; readonly sample: Sample }
  | { readonly kind: 'held'; readonly file: HeldFile['file'] | undefined; readonly sample: Sample };

export function learn(known: Known, fact: Fact): Known {
  switch (fact.kind) {
    case 'round':
      return { ...known, asked: new Set() };
    case 'before':
    case 'check':
      return withUrl(known, 'check', fact.query, (url) => learnCheck(known, url, fact.sample, fact.kind === 'before'));
    case 'whole':
      return withUrl(known, 'whole', fact.query, (url) => ({
        ...learnAnswer(known, url, fact.sample),
        recent: [fact.sample, ...url.recent.slice(1)],
      }));
    case 'fresh':
    case 'missing':
      return withUrl(known, fact.kind, fact.query, (url) => learnControl(url, fact));
    case 'held':
      return { ...withAsked(known, 'held', ''), held: learnHeld(known.held, fact) };
    case 'checkout':
      return { ...withAsked(known, 'checkout', ''), checkout: fact.file };
    case 'newest':
      return { ...withAsked(known, 'newest', ''), newest: fact.newest };
    case 'unchanged':
      return withAsked(known, 'unchanged', '');
    case 'purged': {
      const acceptedAtMs = Math.min(known.purge.acceptedAtMs, fact.atMs);
      const mayTakeEffect = known.purge.mayTakeEffect || fact.mayTakeEffect;
      return { ...known, purge: { acceptedAtMs, lastAtMs: fact.atMs, mayTakeEffect } };
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

function learnCheck(known: Known, url: KnownUrl, sample: Sample, isBefore: boolean): KnownUrl {
  const learnt = learnAnswer(known, url, sample);
  if (isBefore) return { ...learnt, before: sample };
  const faults = new Map(url.faults);
  if (answerOf(learnt, sample) === undefined && sample.pop !== '') faults.set(sample.pop, sample);
  else faults.delete(sample.pop);
  return { ...learnt, faults, checks: url.checks + 1, recent: [sample, ...toPrevious(known, url.recent)] };
}

/** A fault between two answers takes nothing from what they show together. */
function toPrevious(known: Known, [last, previous]: readonly Sample[]): readonly Sample[] {
  const isAnswer = (sample: Sample | undefined) => sample !== undefined && isOfTheAsset(known, sample.seen);
  const one = !isAnswer(last) && isAnswer(previous) ? previous : last;
  return one === undefined ? [] : [one];
}

/** Failures, redirects and pages in its place tell nothing of what a point of presence has stored. */
function learnAnswer(known: Known, url: KnownUrl, sample: Sample): KnownUrl {
  const { seen, pop } = sample;
  if (!isOfTheAsset(known, seen)) return url;
  return { ...url, points: new Map([...url.points, [pop, toPoint(url.points.get(pop), sample, seen)]]) };
}

function toPoint(point: Point | undefined, sample: Sample, seen: Answer['seen']): Point {
  if (point === undefined || !hasSameContent(point.latest.seen, seen))
    return { latest: toAnswer(sample, seen, point?.latest), other: point?.latest };
  const { latest, other } = point;
  const stored = narrow(latest.stored, sample.stored);
  if (stored !== undefined)
    return { latest: { ...withBody(latest, seen), stored, lastSentAtMs: sample.sentAtMs }, other };
  // Stored anew: the same content, as far as it was read.
  return { latest: { ...toAnswer(sample, seen, undefined), firstSeenAtMs: latest.firstSeenAtMs }, other };
}

/**
 * Whatever else was there a moment ago: this was stored since. Not where it is not told whose answers they are, nor where its age
 * tells that it is older: then it came from a cache behind this point of presence, which may not have been purged yet.
 */
function toAnswer(sample: Sample, seen: Answer['seen'], earlier: Answer | undefined): Answer {
  const { pop, sentAtMs, seenAtMs, stored } = sample;
  const sinceMs = earlier === undefined || pop === '' ? Number.NEGATIVE_INFINITY : earlier.lastSentAtMs;
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

function withBody(answer: Answer, seen: Answer['seen']): Answer {
  return seen.kind === 'served' && seen.body.sha256 !== null ? { ...answer, seen } : answer;
}

/** Whether it tells what is there, and not only that something stood in its way. */
export function isOfTheAsset(known: Known, seen: Seen): seen is Answer['seen'] {
  if (seen.kind !== 'served') return isMissing(seen);
  const isRecognised = (content: ExpectedContent) => recognise(content, seen.body, known.checkout) !== 'other';
  return seen.nonAssetReason === undefined || contentsOf(known).some(isRecognised);
}

/** An error page is what comes in its place once, and not what it is. What a cache had is not what imgix renders now. */
function learnControl(url: KnownUrl, { kind, sample }: Extract<Fact, { kind: 'fresh' | 'missing' }>): KnownUrl {
  const { seen } = sample;
  if (kind === 'fresh' && isFromCache(sample)) return url;
  return isAsset(seen) || (kind === 'missing' && isMissing(seen)) ? { ...url, [kind]: sample } : url;
}

function learnHeld(
  held: HeldFile | undefined,
  { file, sample }: Extract<Fact, { kind: 'held' }>,
): HeldFile | undefined {
  // A probe that failed on its way tells nothing; one that was refused tells that imgix does not tell.
  if (file === undefined) return held;
  const { sentAtMs, seenAtMs } = sample;
  if (held === undefined || !isSameFile(held.file, file))
    return { file, sinceMs: seenAtMs, lastSentAtMs: sentAtMs, isFirst: held === undefined };
  // Between two looks that are far apart imgix may have loaded another file, and this one again.
  const isSteady = sentAtMs - held.lastSentAtMs <= steadyGapMs;
  return { ...held, file, lastSentAtMs: sentAtMs, sinceMs: isSteady ? held.sinceMs : seenAtMs };
}

/** A description after an original is of the same one where it tells its length; an original after a description tells more. */
function isSameFile(one: HeldFile['file'], other: HeldFile['file']): boolean {
  if (one.kind === 'original' && other.kind === 'described') return one.body.length === other.metadata.contentLength;
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Longer than the time between two checks, and what `beginsWithHeld` leaves out. */
const steadyGapMs = 25_000;
