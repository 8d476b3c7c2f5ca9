// `select: stale`: whether what imgix has rendered is what it renders by now. A point of presence may have missed the purge.
import { hasSameBytes, isAsset, isMissing, mayBeOfHost } from '../known/seen.ts';
import type { Seen } from '../probe/read-answer.ts';
import { type Asking, ask } from './asking.ts';

/** `other`: two renderings of now are the same, and not this. The random parameter may be the reason, if it is so of all files. */
export type Rendering = 'as-now' | 'other' | 'untold';

/** By the query of each URL that was held against renderings of now. */
export type Renderings = Readonly<Record<string, Rendering>>;

export async function compareRendering(whole: Seen, query: string, asking: Asking): Promise<Rendering> {
  await ask(asking, 'fresh', query);
  const { bare, derivatives } = asking.known;
  const fresh = [bare, ...derivatives].find((url) => url.query === query)?.fresh?.seen;
  if (fresh === undefined) return 'untold';
  if (hasSameBytes(fresh, whole)) return 'as-now';
  return hasSameBytes(fresh, await ask(asking, 'fresh', query)) ? 'other' : 'untold';
}

/** A derivative of an asset that is as it should be; or why it is stale, a sentence. Two requests for one that is as it should be. */
export async function compareDerivative(
  query: string,
  asking: Asking,
): Promise<Rendering | { readonly staleDetail: string }> {
  const seen = await ask(asking, 'check', query);
  const isRemoved = asking.known.expected.kind === 'removed';
  if (!isRemoved && isMissing(seen) && !mayBeOfHost(seen))
    return { staleDetail: `imgix answers ${seen.status} for the derivative \`?${query}\`.` };
  if (!isAsset(seen)) return 'untold';
  if (!isRemoved) return compareRendering(seen, query, asking);
  const missing = await ask(asking, 'missing', query);
  const isTold = isMissing(missing) || (isAsset(missing) && !hasSameBytes(missing, seen));
  return isTold ? { staleDetail: `imgix serves the derivative \`?${query}\` of the removed file.` } : 'untold';
}
