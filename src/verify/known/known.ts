// What is known of an asset's way through imgix, as a tree: the host, the file that imgix holds, and each URL with its answers
// by point of presence. Pure: every probe's sample is learnt, and nothing is remembered elsewhere.

import { type CheckoutHash, type ExpectedContent, recognise } from '../expected-content.ts';
import { type Interval, narrow } from '../probe/cache-hints.ts';
import type { BodyFacts } from '../probe/fingerprint.ts';
import type { Metadata } from '../probe/metadata.ts';
import type { Sample, Seen } from '../probe/sample.ts';

/** One object at one point of presence, as far as answers can be told to be of the same one. Monotonic milliseconds. */
export type Answer = {
  readonly pop: string;
  readonly seen: Extract<Seen, { kind: 'served' | 'status' }>;
  /** When it was stored, narrowed by every answer of it. */
  readonly stored: Interval;
  readonly firstSentAtMs: number;
  /** The same content, in whichever object. */
  readonly firstSeenAtMs: number;
  readonly lastSentAtMs: number;
};

export type Point = {
  readonly latest: Answer;
  /** What it gave before that: another content. */
  readonly other: Answer | undefined;
};

/** `url?query`; the bare URL has the query ''. */
export type KnownUrl = {
  readonly query: string;
  /** After the purge. */
  readonly checks: number;
  readonly points: ReadonlyMap<string, Point>;
  /** Points of presence that gave something else than an answer of the asset at last: an error, a page. */
  readonly faults: ReadonlyMap<string, Sample>;
  /** The two latest checks, failures included, the last one first. */
  readonly recent: readonly Sample[];
  /** What it gave before the purge. */
  readonly before: Sample | undefined;
  /** Control samples: what imgix renders now, and what it gives for a path that does not exist. */
  readonly fresh: Sample | undefined;
  readonly missing: Sample | undefined;
};

/** The file that imgix holds: one raw finding, and between which times it cannot have held another meanwhile. */
export type HeldFile = {
  readonly file:
    | { readonly kind: 'original'; readonly body: BodyFacts }
    | { readonly kind: 'described'; readonly metadata: Metadata }
    | { readonly kind: 'untold' };
  readonly sinceMs: number;
  readonly lastSentAtMs: number;
  /** Nothing else was found before. */
  readonly isFirst: boolean;
};

/** What the branch holds for the asset's path by now. */
export type Newest = { readonly commit: string; readonly expected: ExpectedContent };

export type NeedKind = 'check' | 'held' | 'fresh' | 'missing' | 'whole' | 'checkout' | 'newest' | 'witness';

/** A probe that would tell what a rule lacks; `query` of the URL that it is about. */
export type Need = { readonly kind: NeedKind; readonly query: string };

export type Known = {
  readonly url: string;
  readonly origin: string;
  readonly isSigned: boolean;
  readonly isAdded: boolean;
  /** So long after the purge the branch may be asked whether a newer push has won; undefined where there is none to ask. */
  readonly newestAfterMs: number | undefined;
  readonly expected: ExpectedContent;
  readonly checkout: (CheckoutHash & { readonly dimensions: Metadata['dimensions'] }) | undefined;
  readonly newest: Newest | undefined;
  /** The origin had the expected state before the purge. */
  readonly isOriginReady: boolean;
  /** Undefined before imgix accepted the purge. */
  readonly purge: KnownPurge | undefined;
  readonly held: HeldFile | undefined;
  readonly bare: KnownUrl;
  readonly derivatives: readonly KnownUrl[];
  /** `kind query` of each probe of this round, whatever it came to: none is needed twice. */
  readonly asked: ReadonlySet<string>;
};

export type KnownPurge = {
  readonly acceptedAtMs: number;
  /** The latest repetition, or the first one. */
  readonly lastAtMs: number;
  /** False where imgix turned it down: nothing is under way that could still change what it serves. */
  readonly mayTakeEffect: boolean;
};

export type Fact =
  /** Time has passed: whatever was asked may be asked again. */
  | { readonly kind: 'round' }
  | { readonly kind: 'before'; readonly query: string; readonly sample: Sample }
  | { readonly kind: 'check'; readonly query: string; readonly sample: Sample }
  | { readonly kind: 'whole'; readonly query: string; readonly sample: Sample }
  | { readonly kind: 'fresh' | 'missing'; readonly query: string; readonly sample: Sample }
  | { readonly kind: 'held'; readonly file: HeldFile['file'] | undefined; readonly sample: Sample }
  | { readonly kind: 'checkout'; readonly file: NonNullable<Known['checkout']> }
  | { readonly kind: 'newest'; readonly newest: Newest | undefined }
  | { readonly kind: 'witness' }
  | { readonly kind: 'purged'; readonly atMs: number; readonly mayTakeEffect: boolean };

export type Subject = Pick<
  Known,
  'url' | 'isSigned' | 'isAdded' | 'newestAfterMs' | 'newest' | 'expected' | 'isOriginReady'
>;

export function toKnown(subject: Subject, queries: readonly string[]): Known {
  return {
    ...subject,
    origin: new URL(subject.url).origin,
    checkout: undefined,
    purge: undefined,
    held: undefined,
    bare: toKnownUrl(''),
    derivatives: queries.map(toKnownUrl),
    asked: new Set(),
  };
}

function toKnownUrl(query: string): KnownUrl {
  return {
    query,
    checks: 0,
    points: new Map(),
    faults: new Map(),
    recent: [],
    before: undefined,
    fresh: undefined,
    missing: undefined,
  };
}

export function learn(known: Known, fact: Fact): Known {
  switch (fact.kind) {
    case 'round':
      return { ...known, asked: new Set() };
    case 'before':
    case 'check':
      return withUrl(withAsked(known, 'check', fact.query), fact.query, (url) =>
        learnCheck(known, url, fact.sample, fact.kind === 'before'),
      );
    case 'whole':
      return withUrl(withAsked(known, 'whole', fact.query), fact.query, (url) => ({
        ...learnAnswer(known, url, fact.sample),
        recent: [fact.sample, ...url.recent.slice(1)],
      }));
    case 'fresh':
    case 'missing':
      return withUrl(withAsked(known, fact.kind, fact.query), fact.query, (url) => learnControl(known, url, fact));
    case 'held':
      return { ...withAsked(known, 'held', ''), held: learnHeld(known.held, fact) };
    case 'checkout':
      return { ...withAsked(known, 'checkout', ''), checkout: fact.file };
    case 'newest':
      return { ...withAsked(known, 'newest', ''), newest: fact.newest };
    case 'witness':
      return withAsked(known, 'witness', '');
    case 'purged': {
      const acceptedAtMs = known.purge?.acceptedAtMs ?? fact.atMs;
      const mayTakeEffect = fact.mayTakeEffect || known.purge?.mayTakeEffect === true;
      return { ...known, purge: { acceptedAtMs, lastAtMs: fact.atMs, mayTakeEffect } };
    }
    default:
      return fact satisfies never;
  }
}

export function hasAsked({ asked }: Known, need: NeedKind, query = ''): boolean {
  return asked.has(`${need} ${query}`);
}

function withAsked(known: Known, need: NeedKind, query: string): Known {
  return { ...known, asked: new Set([...known.asked, `${need} ${query}`]) };
}

function withUrl(known: Known, query: string, change: (url: KnownUrl) => KnownUrl): Known {
  if (query === '') return { ...known, bare: change(known.bare) };
  return { ...known, derivatives: known.derivatives.map((url) => (url.query === query ? change(url) : url)) };
}

function learnCheck(known: Known, url: KnownUrl, sample: Sample, isBefore: boolean): KnownUrl {
  const learnt = learnAnswer(known, url, sample);
  if (isBefore) return { ...learnt, before: sample };
  const faults = new Map(url.faults);
  const isFault = learnt.points.get(sample.pop)?.latest.lastSentAtMs !== sample.sentAtMs;
  if (isFault && sample.pop !== '') faults.set(sample.pop, sample);
  else faults.delete(sample.pop);
  return { ...learnt, faults, checks: url.checks + 1, recent: [sample, ...url.recent.slice(0, 1)] };
}

/** Failures, redirects and pages in its place tell nothing of what a point of presence has stored. */
function learnAnswer(known: Known, url: KnownUrl, sample: Sample): KnownUrl {
  const { seen, pop } = sample;
  if (seen.kind === 'failed' || !isOfTheAsset(known, seen) || isByAnother(known, sample)) return url;
  const earlier = url.points.get(pop);
  const isSame = earlier !== undefined && hasSameContent(earlier.latest.seen, seen);
  const narrowed = isSame ? narrow(earlier.latest.stored, sample.stored) : undefined;
  const point =
    isSame && narrowed !== undefined
      ? { ...earlier, latest: { ...withBody(earlier.latest, seen), stored: narrowed, lastSentAtMs: sample.sentAtMs } }
      : {
          latest: isSame
            ? { ...toAnswer(sample, seen, undefined), firstSeenAtMs: earlier.latest.firstSeenAtMs }
            : toAnswer(sample, seen, earlier?.latest),
          other: isSame ? earlier.other : earlier?.latest,
        };
  return withoutNamelessText({ ...url, points: new Map([...url.points, [pop, point]]) }, pop);
}

/** Whatever else was there a moment ago: this was stored since. Not where it is not told whose answers they are. */
function toAnswer(sample: Sample, seen: Answer['seen'], earlier: Answer | undefined): Answer {
  const { pop, sentAtMs, seenAtMs, stored } = sample;
  const earliestMs = Math.max(
    stored.earliestMs,
    earlier === undefined || pop === '' ? Number.NEGATIVE_INFINITY : earlier.lastSentAtMs,
  );
  return {
    pop,
    seen,
    stored: { earliestMs, latestMs: Math.max(earliestMs, stored.latestMs) },
    firstSentAtMs: sentAtMs,
    firstSeenAtMs: seenAtMs,
    lastSentAtMs: sentAtMs,
  };
}

function withBody(answer: Answer, seen: Answer['seen']): Answer {
  return seen.kind === 'served' && seen.body.sha256 !== null ? { ...answer, seen } : answer;
}

function isOfTheAsset(known: Known, seen: Answer['seen']): boolean {
  if (seen.kind === 'status') return isMissing(seen);
  if (seen.nonAssetReason === undefined) return true;
  return recognise(known.expected, seen.body, known.checkout) !== 'other';
}

/** What `isByAnother` says of an answer, once a name is told after it. */
function withoutNamelessText(url: KnownUrl, pop: string): KnownUrl {
  if (pop === '') return url;
  const points = new Map([...url.points].filter(([told, { latest }]) => told !== '' || !isText(latest.seen)));
  return { ...url, points };
}

/** Text is what others answer with, too: where imgix tells its points of presence, one that does not is none of them. */
function isByAnother({ bare, derivatives }: Known, { pop, seen }: Sample): boolean {
  if (!mayBeMessage({ pop, seen })) return false;
  return [bare, ...derivatives].some(({ points }) => [...points.keys()].some((told) => told !== ''));
}

function isText(seen: Seen): boolean {
  return seen.kind === 'served' && seen.isText === true;
}

/** Text of nobody who tells a name: only its bytes would show that it is a file, and no message. */
export function mayBeMessage({ pop, seen }: Pick<Sample, 'pop' | 'seen'>): boolean {
  return pop === '' && isText(seen);
}

/** How imgix says that there is no such file. 403: the origin forbids to list, so a missing object looks forbidden. */
export function isMissing(seen: Seen): boolean {
  if (seen.kind !== 'status' || seen.challengeBy !== undefined) return false;
  return seen.status === 404 || seen.status === 410 || seen.status === 403;
}

/** A length alone can only tell that two contents differ, or that nothing shows that they do. */
export function hasSameContent(one: Seen, other: Seen): boolean {
  if (one.kind === 'status' && other.kind === 'status') return one.status === other.status;
  if (one.kind !== 'served' || other.kind !== 'served' || one.body.length !== other.body.length) return false;
  return one.body.sha256 === null || other.body.sha256 === null || one.body.sha256 === other.body.sha256;
}

/** True where two bodies were read and are the same. */
export function hasSameBytes(one: Seen | undefined, other: Seen | undefined): boolean {
  if (one?.kind !== 'served' || other?.kind !== 'served') return false;
  return one.body.sha256 !== null && one.body.sha256 === other.body.sha256;
}

/** An error page is what comes in its place once, and not what it is. */
function learnControl(
  known: Known,
  url: KnownUrl,
  { kind, sample }: Extract<Fact, { kind: 'fresh' | 'missing' }>,
): KnownUrl {
  const { seen } = sample;
  const isTelling = seen.kind === 'served' ? seen.nonAssetReason === undefined : kind === 'missing' && isMissing(seen);
  return isTelling && !isByAnother(known, sample) ? { ...url, [kind]: sample } : url;
}

function learnHeld(
  held: HeldFile | undefined,
  { file, sample }: Extract<Fact, { kind: 'held' }>,
): HeldFile | undefined {
  // A probe that failed on its way tells nothing; one that was refused tells that imgix does not tell.
  if (file === undefined) return held;
  const { sentAtMs, seenAtMs } = sample;
  if (held === undefined || JSON.stringify(held.file) !== JSON.stringify(file))
    return { file, sinceMs: seenAtMs, lastSentAtMs: sentAtMs, isFirst: held === undefined };
  // Between two looks that are far apart imgix may have loaded another file, and this one again.
  const isSteady = sentAtMs - held.lastSentAtMs <= steadyGapMs;
  return { ...held, lastSentAtMs: sentAtMs, sinceMs: isSteady ? held.sinceMs : seenAtMs };
}

/** Longer than the time between two checks, and what `isHeldWorthIt` leaves out. */
const steadyGapMs = 25_000;
