// What one look at a URL showed, and when the answer that it showed had been stored.
import type { BodyFacts } from './fingerprint.ts';

export type Observation =
  | {
      readonly kind: 'served';
      readonly body: BodyFacts;
      readonly hints: CacheHints;
      /**
       * What is wrong with it as an answer for an asset ("an HTML page", "an empty body"): error answers come with 200
       * too, and a comparison with before would take one for a new answer. Such an answer proves nothing but by its bytes.
       */
      readonly oddity?: string | undefined;
    }
  /** Any other status than 200. */
  | { readonly kind: 'status'; readonly status: number; readonly location?: string }
  /** No answer, or half of one. */
  | { readonly kind: 'failed'; readonly reason: string };

export type Served = Extract<Observation, { kind: 'served' }>;

/**
 * Between which monotonic times an answer was stored, as its headers tell. Undefined where nothing tells. Hints: one
 * client sees one point of presence.
 */
export type CacheHints = { readonly earliestMs: number | undefined; readonly latestMs: number | undefined };

/** Resolution of `Age`, and a little for the ways of requests. */
export const ageGrainMs = 1100;

/**
 * Reads `Age` (RFC 9111 section 5.1, whole seconds); where it is missing, a miss at every hop of `X-Cache` means made for
 * this request. `Last-Modified` is, in most recorded answers of imgix, the time of storing, and else the origin's, which
 * is earlier: so it bounds the time on one side only. `sentAtMs`, `seenAtMs`: monotonic times of request and answer.
 */
export function readCacheHints(
  headers: Readonly<Record<string, string>>,
  sentAtMs: number,
  seenAtMs: number,
): CacheHints {
  const age = headers.age?.trim();
  if (age !== undefined && /^\d+$/.test(age)) {
    return { earliestMs: sentAtMs - (Number(age) + 1) * 1000, latestMs: seenAtMs - Number(age) * 1000 };
  }
  const hops = headers['x-cache']?.split(',').map((hop) => hop.trim().toUpperCase());
  if (hops?.every((hop) => hop.startsWith('MISS'))) return { earliestMs: sentAtMs, latestMs: seenAtMs };
  const sinceStoredMs = Date.parse(headers.date ?? '') - Date.parse(headers['last-modified'] ?? '');
  return {
    earliestMs: sinceStoredMs >= 0 ? sentAtMs - sinceStoredMs - 1000 : undefined,
    latestMs: undefined,
  };
}

/** True where two answers carried the same bytes; a length alone can only tell that they did not. */
export function hasSameBytes(one: BodyFacts, other: BodyFacts): boolean {
  return one.length === other.length && one.sha256 !== null && one.sha256 === other.sha256;
}

/** How imgix says that there is no such file. 403: the origin forbids to list, so a missing object looks forbidden. */
export function isMissing(status: number): boolean {
  return status === 404 || status === 410 || status === 403;
}
