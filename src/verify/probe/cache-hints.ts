// What the headers of an answer tell of where and when it was stored.

import { cutShort } from '../../platform/log-line.ts';

/** Monotonic times between which an answer was stored. Infinite where nothing tells. */
export type Interval = { readonly earliestMs: number; readonly latestMs: number };

type Headers = Readonly<Record<string, string>>;

/**
 * Reads `Age` (RFC 9111 section 5.1, whole seconds), and a miss at every hop of `X-Cache`: made for this request, unless it
 * has an age: then it comes from a cache behind the hops that are named. Dates tell nothing: a cache may hand on the ones that it
 * has stored. `sentAtMs`, `seenAtMs`: monotonic times of request and answer.
 */
export function toStoredInterval(headers: Headers, sentAtMs: number, seenAtMs: number): Interval {
  const age = headers.age?.trim();
  const hops = toHops(headers);
  if (hops.length > 0 && hops.every((hop) => hop.startsWith('MISS')) && (age === undefined || /^0+$/.test(age)))
    return { earliestMs: sentAtMs, latestMs: seenAtMs };
  if (age !== undefined && /^\d+$/.test(age)) {
    return { earliestMs: sentAtMs - (Number(age) + 1) * 1000, latestMs: seenAtMs - Number(age) * 1000 };
  }
  return { earliestMs: Number.NEGATIVE_INFINITY, latestMs: seenAtMs };
}

/** The last hop, the one next to the client, had it. */
export function isHit(headers: Headers): boolean {
  return toHops(headers).at(-1)?.startsWith('HIT') === true;
}

/**
 * Whose cache in front of imgix had the answer stored; undefined where none says so. A `Cache-Status` (RFC 9211) may be imgix's own.
 * https://developers.cloudflare.com/cache/concepts/cache-responses
 */
export function findOtherCache(headers: Headers): string | undefined {
  return otherCaches.find(([, isIts]) => isIts(headers))?.[0];
}

const otherCaches: readonly (readonly [name: string, isIts: (headers: Headers) => boolean])[] = [
  ['Cloudflare', (headers) => /^(HIT|STALE|UPDATING)$/i.test(headers['cf-cache-status'] ?? '')],
  ['CloudFront', (headers) => /\bhit from cloudfront\b/i.test(headers['x-cache'] ?? '')],
];

function toHops(headers: Headers): string[] {
  return headers['x-cache']?.split(',').map((hop) => hop.trim().toUpperCase()) ?? [];
}

/** Undefined where no moment lies in both: then they tell of two things. */
export function narrow(one: Interval, other: Interval): Interval | undefined {
  const earliestMs = Math.max(one.earliestMs, other.earliestMs);
  const latestMs = Math.min(one.latestMs, other.latestMs);
  return earliestMs <= latestMs ? { earliestMs, latestMs } : undefined;
}

/** It is shown in messages. */
const maxNameCharacters = 100;

/**
 * The point of presence that answered, '' where that is not told. The last hop is the one next to the client; its name begins
 * with the place, and in a large city the site there, and goes on with the machine: `cache-lhr7325-LHR`,
 * `cache-iad-kjyo7100043-IAD`. Sites of one city are kept apart: they come as two hops of one answer, one a miss and the other
 * a hit. https://www.fastly.com/documentation/guides/concepts/pop (sites and points of presence)
 */
export function toPointOfPresence(headers: Headers): string {
  const last = headers['x-served-by']?.split(',').at(-1)?.trim().toLowerCase() ?? '';
  // Before it is searched, which takes the square of its length.
  const hop = cutShort(last, maxNameCharacters);
  return /^cache-([a-z0-9]+?(?:-[a-z]+(?=\d))?)(\d{4,})?-/.exec(hop)?.[1] ?? hop;
}
