// Whether an answer that no file can be compared with is from after the purge.
import { hasSameBytes, isMissing, type Observation, type Served } from './observation.ts';

export type FreshnessFacts = {
  /** What the URL gave before the purge; undefined where nobody looked (added files). */
  readonly before: Observation | undefined;
  /** What it should give now, where that was asked: see `reference.ts`. */
  readonly reference: Observation | undefined;
  /**
   * Monotonic time after which an answer must have been stored: when imgix accepted the first purge, or when it was last
   * seen to hold another file, if that was later.
   */
  readonly sinceMs: number;
};

export type Freshness = 'fresh' | 'from-before' | 'untold';

/**
 * To be asked only where imgix is known to hold the right file by now. What is also what imgix renders now is fresh, even
 * if it was served before: the cache held it already, or both files look the same. Where imgix renders a URL with a
 * nonce in another way, an answer is fresh that differs from the one before and is known to be stored since.
 */
export function toFreshness(facts: FreshnessFacts, seen: Served): Freshness {
  const { before, sinceMs } = facts;
  if (isAsReference(facts, seen)) return 'fresh';
  if (seen.hints.latestMs !== undefined && seen.hints.latestMs < sinceMs) return 'from-before';
  if (isSameAsBefore(before, seen)) return 'from-before';
  return hasChanged(facts, seen) || hasAppeared(facts, seen) ? 'fresh' : 'untold';
}

export function isAsReference({ reference }: FreshnessFacts, seen: Served): boolean {
  return reference?.kind === 'served' && hasSameBytes(reference.body, seen.body);
}

/** Other bytes than before the purge, known to be stored after it. What was no asset before is nothing to compare with. */
export function hasChanged({ before, sinceMs }: FreshnessFacts, seen: Served): boolean {
  if (before?.kind !== 'served' || before.oddity !== undefined) return false;
  return isWholeSince(seen, sinceMs) && isDifferent(before, seen);
}

/** An answer that was stored after the purge, where there was none before, or nobody asked. */
export function hasAppeared({ before, sinceMs }: FreshnessFacts, seen: Served): boolean {
  const wasNothing = before === undefined || (before.kind === 'status' && isMissing(before.status));
  return wasNothing && isWholeSince(seen, sinceMs);
}

export function isSameAsBefore(before: Observation | undefined, seen: Observation): boolean {
  return seen.kind === 'served' && before?.kind === 'served' && hasSameBytes(before.body, seen.body);
}

export function isStoredAfter({ hints }: Served, monotonicMs: number): boolean {
  return hints.earliestMs !== undefined && hints.earliestMs >= monotonicMs;
}

/** Headers promise a length; only a body that was read to its end has it. */
function isWholeSince(seen: Served, sinceMs: number): boolean {
  return seen.body.sha256 !== null && isStoredAfter(seen, sinceMs);
}

function isDifferent(before: Served, seen: Served): boolean {
  if (before.body.length !== seen.body.length) return true;
  return before.body.sha256 !== null && seen.body.sha256 !== null && before.body.sha256 !== seen.body.sha256;
}
