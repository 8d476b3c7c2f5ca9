// What one look at a URL showed, and when the answer that it showed had been stored.
import type { BodyFacts } from './fingerprint.ts';

export type Observation =
  | { readonly kind: 'served'; readonly body: BodyFacts; readonly hints: CacheHints }
  /** Any other status than 200. */
  | { readonly kind: 'status'; readonly status: number; readonly location?: string }
  /** No answer, or half of one. */
  | { readonly kind: 'failed'; readonly reason: string };

/** When an answer was stored, as its headers tell. Hints: one client sees one point of presence. */
export type CacheHints = {
  /** Monotonic time at which the answer came. */
  readonly seenAtMs: number;
  /** Seconds since the answer was stored, whole seconds; undefined where nothing tells. */
  readonly ageSeconds?: number;
};

/**
 * Reads `Age` (RFC 9111 section 5.1); where it is missing, a miss at every hop of `X-Cache` means made for this
 * request, and `Last-Modified` is, in most recorded answers of imgix, the time of storing. Where that reading is wrong
 * it is the origin's time, which is earlier: the answer then looks older than it is, and proves less.
 */
export function readCacheHints(headers: Readonly<Record<string, string>>, seenAtMs: number): CacheHints {
  const age = headers.age?.trim();
  if (age !== undefined && /^\d+$/.test(age)) return { seenAtMs, ageSeconds: Number(age) };
  const hops = headers['x-cache']?.split(',').map((hop) => hop.trim().toUpperCase());
  if (hops?.every((hop) => hop.startsWith('MISS'))) return { seenAtMs, ageSeconds: 0 };
  const storedMs = Date.parse(headers['last-modified'] ?? '');
  const dateMs = Date.parse(headers.date ?? '');
  if (Number.isNaN(storedMs) || Number.isNaN(dateMs)) return { seenAtMs };
  return { seenAtMs, ageSeconds: Math.max(0, Math.round((dateMs - storedMs) / 1000)) };
}

/** Whether the answer was stored after that moment. Ages are whole seconds: the second in between counts as after. */
export function storedAfter(hints: CacheHints, monotonicMs: number): boolean | undefined {
  if (hints.ageSeconds === undefined) return undefined;
  return hints.seenAtMs - hints.ageSeconds * 1000 >= monotonicMs;
}

/** True where two answers carried the same bytes; a length alone can only tell that they did not. */
export function hasSameBytes(one: BodyFacts, other: BodyFacts): boolean {
  return one.length === other.length && one.sha256 !== null && one.sha256 === other.sha256;
}
