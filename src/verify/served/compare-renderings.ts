// `select: stale`: whether what imgix has rendered is what it renders by now. A point of presence may have missed the purge.
import { hasSameBytes, isAsset, isMissing, mayBeOfHost } from '../known/seen.ts';
import type { Seen } from '../probe/read-answer.ts';
import { type Asking, ask } from './asking.ts';

/** Two renderings of now are the same, and not this: then the random parameter is not the reason. */
export async function isOutdated(whole: Seen, query: string, asking: Asking): Promise<boolean> {
  await ask(asking, 'fresh', query);
  const { bare, derivatives } = asking.known;
  const fresh = [bare, ...derivatives].find((url) => url.query === query)?.fresh?.seen;
  if (fresh === undefined || hasSameBytes(fresh, whole)) return false;
  return hasSameBytes(fresh, await ask(asking, 'fresh', query));
}

/**
 * Of an asset that is as it should be: why a derivative is not, a sentence; undefined where nothing shows that. Two requests for one that
 * is served as it should be.
 */
export async function whyIsStale(query: string, asking: Asking): Promise<string | undefined> {
  const seen = await ask(asking, 'check', query);
  const isRemoved = asking.known.expected.kind === 'removed';
  if (!isRemoved && isMissing(seen) && !mayBeOfHost(seen))
    return `imgix answers ${seen.status} for the derivative \`?${query}\`.`;
  if (!isAsset(seen)) return undefined;
  if (!isRemoved)
    return (await isOutdated(seen, query, asking))
      ? `imgix serves another derivative \`?${query}\` than it renders by now.`
      : undefined;
  const missing = await ask(asking, 'missing', query);
  const isTold = isMissing(missing) || (isAsset(missing) && !hasSameBytes(missing, seen));
  return isTold ? `imgix serves the derivative \`?${query}\` of the removed file.` : undefined;
}
