// The two ends of a range, once they are known; or that there is nothing between them. Pure.
import type { CommitRange } from '../changed-file.ts';

export type FoundRange = {
  readonly range: CommitRange;
  /** imgix may hold something of further commits than `alsoFrom`. */
  readonly hasMore?: boolean;
};

export type ResolvedRange =
  | ({ readonly kind: 'range' } & FoundRange)
  | { readonly kind: 'nothing'; readonly reason: string };

export function toRange(range: CommitRange, hasMore = false): ResolvedRange {
  const { base, head, source, alsoFrom = [] } = range;
  if (base === head && alsoFrom.length === 0)
    return { kind: 'nothing', reason: `Both ends of the range are the same commit, ${head} (${source}).` };
  return { kind: 'range', range, ...(hasMore ? { hasMore } : {}) };
}
