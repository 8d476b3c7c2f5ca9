// What the headers of an answer tell of where and when it was stored.
import type { Headers } from '../../platform/http/http.ts';
import { cutShort } from '../../platform/wording.ts';

/** Monotonic times between which an answer was stored. `earliestMs` is infinite where no header tells it. */
export type Interval = { readonly earliestMs: number; readonly latestMs: number };

/**
 * By `Age`. A miss at every hop of `X-Cache` means that the answer was made for this request, unless an age above 0 tells of a cache
 * behind these hops. `Date` tells nothing: a cache may hand on the one that it has stored.
 * `sentAtMs`, `seenAtMs`: monotonic times of request and answer.
 */
export function toStoredInterval(headers: Headers, sentAtMs: number, seenAtMs: number): Interval {
  const age = toAge(headers);
  const hops = toHops(headers);
  if (hops.length > 0 && hops.every((hop) => hop.startsWith('MISS')) && (age ?? 0) === 0)
    return { earliestMs: sentAtMs, latestMs: seenAtMs };
  if (age !== undefined) return { earliestMs: sentAtMs - (age + 1) * 1000, latestMs: seenAtMs - age * 1000 };
  return { earliestMs: Number.NEGATIVE_INFINITY, latestMs: seenAtMs };
}

/** Whole seconds. Of several the first counts (RFC 9111 section 5.1); some caches tell fractions. */
function toAge({ age = '' }: Headers): number | undefined {
  const [seconds] = /^\d+(?=(\.\d+)?$)/.exec(age.split(',')[0]?.trim() ?? '') ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}

/** The last hop, which is the one next to the client, had the answer stored. */
export function isHit(headers: Headers): boolean {
  return toHops(headers).at(-1)?.startsWith('HIT') === true;
}

/** It had not. */
export function isMiss(headers: Headers): boolean {
  return toHops(headers).at(-1)?.startsWith('MISS') === true;
}

/**
 * Whose cache in front of imgix had the answer stored, or by which header it says so; undefined where none does. imgix itself answers
 * with an `X-Cache` of HIT and MISS, and hands on none of the Source's headers.
 */
export function findOtherCache(headers: Headers): string | undefined {
  return otherCaches.find(([, lookUp]) => lookUp(headers) === 'hit')?.[0];
}

/** Also one that looked in vain, and stores such answers, or may. */
export function findCacheInFront(headers: Headers): string | undefined {
  return findOtherCache(headers) ?? otherCaches.find(([, lookUp]) => lookUp(headers) !== undefined)?.[0];
}

/** What came of it that a cache was asked. What was revalidated is imgix's answer, and so a miss. Undefined where none was. */
type Lookup = 'hit' | 'miss' | undefined;

const otherCaches: readonly (readonly [name: string, lookUp: (headers: Headers) => Lookup])[] = [
  // https://developers.cloudflare.com/cache/concepts/cache-responses
  ['Cloudflare', (headers) => ofStatus(headers['cf-cache-status'])],
  [
    'CloudFront',
    ({ 'x-cache': hops = '' }) => toLookup(hops, /\bhit from cloudfront\b/i, /(hit|miss) from cloudfront\b/i),
  ],
  ['Akamai', ({ 'x-cache': hops = '' }) => (/akamai/i.test(hops) ? ofTcp(hops) : undefined)],
  ['Azure', ({ 'x-cache': hops = '', 'x-azure-ref': ref }) => (ref === undefined ? undefined : ofTcp(hops))],
  ['X-Cache', ({ 'x-cache': hops = '' }) => ofTcp(hops)],
  ['Bunny', (headers) => ofStatus(headers['cdn-cache'])],
  ['Vercel', (headers) => ofStatus(headers['x-vercel-cache'])],
  // As nginx is mostly set up to tell it.
  ['X-Cache-Status', (headers) => ofStatus(headers['x-cache-status'])],
  ['Cache-Status', (headers) => ofMembers(headers['cache-status'])],
];

/** Not what was not looked for, as BYPASS, or Cloudflare's DYNAMIC. */
function ofStatus(status = ''): Lookup {
  return toLookup(status.trim(), /^(HIT|STALE|UPDATING)$/i, /^(MISS|EXPIRED|REVALIDATED|PRERENDER)$/i);
}

/** As Akamai, Azure and Squid have it, with many a word between. `TCP_REFRESH_HIT` was revalidated. */
function ofTcp(hops: string): Lookup {
  return toLookup(hops, /\bTCP_(?!REFRESH_HIT)([A-Z]+_)*HIT\b/, /\bTCP_([A-Z]+_)*(HIT|MISS)\b/);
}

/** `Cache-Status` (RFC 9211): each member begins with the name of the cache, of which imgix's own are Fastly's; `fwd=bypass` went past it. */
function ofMembers(members = ''): Lookup {
  const others = members.split(',').filter((member) => !/^\s*"?(imgix|fastly|cache-)/i.test(member));
  return toLookup(others.join(), /;\s*hit(=\?1)?\s*(;|,|$)/, /;\s*fwd=([a-z]+-)?(miss|stale|partial)\b/);
}

function toLookup(text: string, hit: RegExp, miss: RegExp): Lookup {
  if (hit.test(text)) return 'hit';
  return miss.test(text) ? 'miss' : undefined;
}

function toHops(headers: Headers): string[] {
  return headers['x-cache']?.split(',').map((hop) => hop.trim().toUpperCase()) ?? [];
}

/** What both intervals share. Undefined where they share nothing: then they are of two objects. */
export function narrow(one: Interval, other: Interval): Interval | undefined {
  const earliestMs = Math.max(one.earliestMs, other.earliestMs);
  const latestMs = Math.min(one.latestMs, other.latestMs);
  return earliestMs <= latestMs ? { earliestMs, latestMs } : undefined;
}

/** Of a name in a message. */
const maxNameCharacters = 100;

/**
 * The name of the point of presence; '' where `X-Served-By` has none. The last hop is the one next to the client, but for a proxy that
 * adds its own name. It begins with the place (in a large city, the site) and goes on with the machine: `cache-lhr7325-LHR`,
 * `cache-iad-kjyo7100043-IAD`. Two sites of a city count as two: an answer may have both as hops, miss and hit.
 * https://www.fastly.com/documentation/guides/concepts/pop
 */
export function toPointOfPresence(headers: Headers): string {
  const hops = headers['x-served-by']?.split(',').map((hop) => hop.trim().toLowerCase()) ?? [];
  const last = hops.findLast((hop) => hop.startsWith('cache-')) ?? hops.at(-1) ?? '';
  // Cut before the search, which takes the square of its length.
  const hop = cutShort(last, maxNameCharacters);
  return /^cache-([a-z0-9]+?(?:-[a-z]+(?=\d))?)(\d{4,})?-/.exec(hop)?.[1] ?? hop;
}
