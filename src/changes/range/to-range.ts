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

type More = {
  readonly url?: string | undefined;
  readonly alsoFrom?: readonly string[];
  readonly isGuess?: true;
  readonly hasMore?: boolean;
};

export function toRange(
  base: string | null,
  head: string,
  source: string,
  { url, alsoFrom = [], isGuess, hasMore = false }: More = {},
): ResolvedRange {
  if (base === head && alsoFrom.length === 0)
    return { kind: 'nothing', reason: `Both ends of the range are the same commit, ${head} (${source}).` };
  // What GitHub calls the page of a run becomes a link.
  const isAddress = url !== undefined && /^https?:\/\/[!-~]+$/.test(url);
  return {
    kind: 'range',
    range: {
      base,
      head,
      source,
      ...(isAddress ? { sourceUrl: url } : {}),
      ...(alsoFrom.length === 0 ? {} : { alsoFrom }),
      ...(isGuess && { isGuess }),
    },
    ...(hasMore ? { hasMore } : {}),
  };
}
