// What is known of an asset, as a tree: its purge, the file that imgix holds, and each URL with its answers by point of presence.
import type { CheckoutFile, ExpectedContent } from '../expected-content.ts';
import type { Interval } from '../probe/cache-hints.ts';
import type { BodyFacts } from '../probe/fingerprint.ts';
import type { Metadata } from '../probe/metadata.ts';
import type { OtherStatus, Seen, Served } from '../probe/read-answer.ts';
import type { Sample } from '../probe/sample.ts';
import { hasSameBytes } from './seen.ts';

/** One object that a point of presence has stored, as far as answers can be told to be of the same one. Monotonic milliseconds. */
export type Answer = {
  /** '' where the answer does not name it. */
  readonly pop: string;
  readonly seen: Served | OtherStatus;
  /** When the object was stored; every answer of it narrows that. */
  readonly stored: Interval;
  /** The same of the object before it, of the same content. */
  readonly storedEarlier?: Interval | undefined;
  /** Its headers tell when. Else only what was here before tells, and of the time when it came, not when it was made. */
  readonly hasAge: boolean;
  readonly firstSentAtMs: number;
  /** When this content was first seen here, also in an earlier object. */
  readonly firstSeenAtMs: number;
  readonly lastSentAtMs: number;
};

/** What one point of presence gives. */
export type Point = {
  readonly latest: Answer;
  /** The answer before that, of another content. */
  readonly other: Answer | undefined;
  /** The last one before these two that was served. For the record of a removal. */
  readonly servedEarlier?: Answer | undefined;
};

/** A URL of the asset, `url?query`: the bare one (''), or a derivative. */
export type KnownUrl = {
  readonly query: string;
  /** How many, after the purge. */
  readonly checks: number;
  /** By name. */
  readonly points: ReadonlyMap<string, Point>;
  /** Points of presence whose last check brought no answer of the asset, but an error or a page. */
  readonly faults: ReadonlyMap<string, Sample>;
  /** The first check after the purge, whatever it brought. */
  readonly first: Sample | undefined;
  /** The latest check, whatever it brought, and the one before it. A fault between two answers is left out. */
  readonly recent: readonly Sample[];
  /** What it gave before the purge. */
  readonly before: Sample | undefined;
  /** To compare with: what imgix renders now, and what it gives for a path that does not exist. */
  readonly fresh: Sample | undefined;
  readonly missing: Sample | undefined;
};

/** What imgix *holds*: its own copy of the Source's file, from which it makes its answers. */
export type HeldFile = {
  readonly file:
    | { readonly kind: 'original'; readonly body: BodyFacts }
    | { readonly kind: 'described'; readonly metadata: Metadata }
    | { readonly kind: 'unknown' };
  /** From then until `lastSentAtMs` it held this file only. */
  readonly sinceMs: number;
  readonly lastSentAtMs: number;
  /** When it was seen to hold no longer a third file, neither the old nor a new one; undefined where it never held one. */
  readonly thirdUntilMs: number | undefined;
};

/** What the branch holds for the asset's path by now. */
export type Newest = { readonly commit: string; readonly expected: ExpectedContent };

/**
 * What a rule may lack. `check`: what the URL gives; `whole`: that, read to its end; `fresh`, `missing`: see `KnownUrl`; `held`: what
 * imgix holds; `checkout`: the checkout's file; `newest`: what the branch holds; `unchanged`: whether the host serves other files.
 */
export type NeedKind = 'check' | 'held' | 'fresh' | 'missing' | 'whole' | 'checkout' | 'newest' | 'unchanged';

/** `query`: of the URL that it is about. */
export type Need = { readonly kind: NeedKind; readonly query: string };

export type Known = {
  readonly url: string;
  /** What its answers show of their Source holds for all below this: a base URL, or a host. */
  readonly base: string;
  readonly isSigned: boolean;
  readonly isAdded: boolean;
  /** When the branch may be asked whether a newer push has won, counted from the purge; undefined where there is none to ask. */
  readonly newestAfterMs: number | undefined;
  readonly expected: ExpectedContent;
  readonly checkout: CheckoutFile | undefined;
  readonly newest: Newest | undefined;
  /** The origin had the expected state before the purge. */
  readonly isOriginReady: boolean;
  /** The origin had the old file at some time before that. */
  readonly wasAtOrigin: boolean;
  readonly purge: {
    /** When the first purge was sent, and when it was accepted, or given up; infinite before that. */
    readonly sentAtMs: number;
    readonly acceptedAtMs: number;
    /** Of the latest purge. */
    readonly lastAtMs: number;
    /** False where imgix rejected it: nothing is under way that could change what imgix serves. */
    readonly mayTakeEffect: boolean;
  };
  readonly held: HeldFile | undefined;
  readonly bare: KnownUrl;
  readonly derivatives: readonly KnownUrl[];
  /** The needs that were met in this round, as `kind query`, whatever came of it: none is met twice. `checkout` is met once in all. */
  readonly asked: ReadonlySet<string>;
};

/** What is known before anything was asked. */
export type Subject = Pick<Known, 'url' | 'isSigned' | 'expected'> &
  Partial<Pick<Known, 'isAdded' | 'newestAfterMs' | 'newest' | 'isOriginReady' | 'wasAtOrigin'>> & {
    /** By default its host. */
    readonly base?: string | undefined;
  };

export function toKnown(subject: Subject, queries: readonly string[]): Known {
  return {
    isAdded: false,
    newestAfterMs: undefined,
    newest: undefined,
    isOriginReady: false,
    wasAtOrigin: false,
    ...subject,
    base: subject.base ?? new URL(subject.url).origin,
    checkout: undefined,
    purge: {
      sentAtMs: Number.POSITIVE_INFINITY,
      acceptedAtMs: Number.POSITIVE_INFINITY,
      lastAtMs: Number.POSITIVE_INFINITY,
      mayTakeEffect: false,
    },
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
    first: undefined,
    recent: [],
    before: undefined,
    fresh: undefined,
    missing: undefined,
  };
}

/** What may be right: the commit's state, and what the branch holds by now. */
export function contentsOf({ expected, newest }: Pick<Known, 'expected' | 'newest'>): readonly ExpectedContent[] {
  return newest === undefined ? [expected] : [expected, newest.expected];
}

/** What each point of presence gives, and what it gave before that. */
export function answersOf({ points }: KnownUrl): Answer[] {
  return [...points.values()].flatMap(({ latest, other }) => (other === undefined ? [latest] : [latest, other]));
}

/** All that the URL has given, as far as it is kept: before the purge, and since. */
export function seenOf(url: KnownUrl): Seen[] {
  return [...(url.before === undefined ? [] : [url.before]), ...answersOf(url)].map(({ seen }) => seen);
}

/** The *default image*: what a path without a file gives, where that is an image. */
export function isDefaultImage({ missing }: KnownUrl, seen: Seen | undefined): boolean {
  return hasSameBytes(missing?.seen, seen);
}

/** The answer that a sample is of; undefined where it was a fault, or the point of presence has answered again since. */
export function answerOf({ points }: KnownUrl, sample: Sample | undefined): Answer | undefined {
  const latest = sample && points.get(sample.pop)?.latest;
  return latest?.lastSentAtMs === sample?.sentAtMs ? latest : undefined;
}

export function hasAsked({ asked }: Known, need: NeedKind, query = ''): boolean {
  return asked.has(`${need} ${query}`);
}
