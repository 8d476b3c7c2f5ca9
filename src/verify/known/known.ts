// What is known of an asset's way through imgix, as a tree: the host, the file that imgix holds, and each URL with its answers
// by point of presence.

import type { CheckoutFile, ExpectedContent } from '../expected-content.ts';
import type { Interval } from '../probe/cache-hints.ts';
import type { BodyFacts } from '../probe/fingerprint.ts';
import type { Metadata } from '../probe/metadata.ts';
import type { OtherStatus, Served } from '../probe/read-answer.ts';
import type { Sample } from '../probe/sample.ts';

/** One object at one point of presence, as far as answers can be told to be of the same one. Monotonic milliseconds. */
export type Answer = {
  readonly pop: string;
  readonly seen: Served | OtherStatus;
  /** When it was stored, narrowed by every answer of it. */
  readonly stored: Interval;
  /** Else that is known by what was there before, which tells when it came here, and not when it was made. */
  readonly isAgeTold: boolean;
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
  /** The latest check, failures included, and the one before it; an answer rather than a failure. */
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
    | { readonly kind: 'unknown' };
  readonly sinceMs: number;
  readonly lastSentAtMs: number;
  /** Nothing else was found before. */
  readonly isFirst: boolean;
};

/** What the branch holds for the asset's path by now. */
export type Newest = { readonly commit: string; readonly expected: ExpectedContent };

export type NeedKind = 'check' | 'held' | 'fresh' | 'missing' | 'whole' | 'checkout' | 'newest' | 'unchanged';

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
  readonly checkout: CheckoutFile | undefined;
  readonly newest: Newest | undefined;
  /** The origin had the expected state before the purge. */
  readonly isOriginReady: boolean;
  /** The origin had the old file at some time before that. */
  readonly wasAtOrigin: boolean;
  readonly purge: KnownPurge;
  readonly held: HeldFile | undefined;
  readonly bare: KnownUrl;
  readonly derivatives: readonly KnownUrl[];
  /** `kind query` of each probe of this round, whatever it came to: none is needed twice. */
  readonly asked: ReadonlySet<string>;
};

type KnownPurge = {
  /** Infinite before imgix accepted it. */
  readonly acceptedAtMs: number;
  /** The latest repetition, or the first one. */
  readonly lastAtMs: number;
  /** False where imgix turned it down: nothing is under way that could still change what it serves. */
  readonly mayTakeEffect: boolean;
};

export type Subject = Pick<Known, 'url' | 'isSigned' | 'expected'> &
  Partial<Pick<Known, 'isAdded' | 'newestAfterMs' | 'newest' | 'isOriginReady' | 'wasAtOrigin'>>;

export function toKnown(subject: Subject, queries: readonly string[]): Known {
  return {
    isAdded: false,
    newestAfterMs: undefined,
    newest: undefined,
    isOriginReady: false,
    wasAtOrigin: false,
    ...subject,
    origin: new URL(subject.url).origin,
    checkout: undefined,
    purge: { acceptedAtMs: Number.POSITIVE_INFINITY, lastAtMs: Number.POSITIVE_INFINITY, mayTakeEffect: false },
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

/** What is looked for: the commit's state, and what the branch holds by now. */
export function contentsOf({ expected, newest }: Pick<Known, 'expected' | 'newest'>): readonly ExpectedContent[] {
  return newest === undefined ? [expected] : [expected, newest.expected];
}

/** What each point of presence gives, and what it gave before that. */
export function answersOf({ points }: KnownUrl): Answer[] {
  return [...points.values()].flatMap(({ latest, other }) => (other === undefined ? [latest] : [latest, other]));
}

/** What the sample showed, where that was an answer of the asset, and no fault. */
export function answerOf({ points }: KnownUrl, { pop, sentAtMs }: Sample): Answer | undefined {
  const latest = points.get(pop)?.latest;
  return latest?.lastSentAtMs === sentAtMs ? latest : undefined;
}

export function hasAsked({ asked }: Known, need: NeedKind, query = ''): boolean {
  return asked.has(`${need} ${query}`);
}
