// `select: stale`: whether what imgix has rendered is what it renders by now. A point of presence may have missed the purge.
import { hasSameBytes, isAsset, isMissing, isMissingItself, mayPass } from '../known/seen.ts';
import type { Seen } from '../probe/read-answer.ts';
import { toFaultFinding } from '../rules/fault-rules.ts';
import { type Asking, meetNeed } from './asking.ts';
import type { Comparison, Indeterminate, Rendering } from './comparison.ts';

type Found = Rendering | Indeterminate | Extract<Comparison, { kind: 'stale' }>;

export async function compareRendering(whole: Seen, query: string, asking: Asking): Promise<Found> {
  const seen = await meetNeed(asking, 'fresh', query);
  if (mayPass(seen)) return toIndeterminate(seen, query, asking);
  const { bare, derivatives } = asking.known;
  // What a cache had is none.
  const fresh = [bare, ...derivatives].find((url) => url.query === query)?.fresh?.seen;
  if (fresh === undefined) return 'untold';
  if (hasSameBytes(fresh, whole)) return 'as-now';
  return hasSameBytes(fresh, await meetNeed(asking, 'fresh', query)) ? 'other' : 'untold';
}

/** A derivative of an asset that is as it should be. Two requests for one that is so, too. */
export async function compareDerivative(query: string, asking: Asking): Promise<Found> {
  const seen = await meetNeed(asking, 'check', query);
  const isRemoved = asking.known.expected.kind === 'removed';
  if (isRemoved && isMissing(seen)) return 'untold';
  if (isMissingItself(seen))
    return { kind: 'stale', detail: `imgix answers ${seen.status} for the derivative \`?${query}\`.` };
  if (!isAsset(seen)) return toIndeterminate(seen, query, asking);
  if (!isRemoved) return compareRendering(seen, query, asking);
  const missing = await meetNeed(asking, 'missing', query);
  const isTold = isMissing(missing) || (isAsset(missing) && !hasSameBytes(missing, seen));
  return isTold
    ? { kind: 'stale', detail: `imgix serves the derivative \`?${query}\` of the removed file.` }
    : 'untold';
}

function toIndeterminate(seen: Seen, query: string, { known }: Asking): Indeterminate {
  const { cause, detail } = toFaultFinding(seen, 'imgix', known.isSigned);
  const kind = 'indeterminate';
  return query === ''
    ? { kind, detail: `What imgix makes of the file was not to be had. ${detail}`, cause }
    : { kind, detail: `Its derivative \`?${query}\` was not to be had: ${detail}`, cause, derivative: query };
}
