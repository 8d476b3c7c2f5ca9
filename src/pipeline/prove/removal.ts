// The record of a file that had to go, also where its way ended before anything was proved.
import type { Clock } from '../../platform/timing/clock.ts';
import type { PurgeResult } from '../../purge/purge-result.ts';
import type { Asset } from '../../targets/asset.ts';
import type { Known } from '../../verify/known/known.ts';
import { toRemovalRecord } from '../../verify/to-verification.ts';
import type { RemovalRecord, Verification } from '../../verify/verification.ts';

/** How far it came. `known`: by what imgix gave, with the purge in it; undefined where imgix was not asked. `effect`: of the purge. */
type Ended = { readonly known?: Known | undefined; readonly effect?: PurgeResult['effect'] | undefined };

/** Nothing for a file that should be there. */
export function toUnprovedRemoval(
  { expected }: Asset,
  { known, effect }: Ended,
  clock: Clock,
): Pick<Verification, 'removal'> {
  if (expected.kind !== 'removed') return {};
  const none: RemovalRecord = { lastServedAt: null, purgedAt: null, goneAt: null };
  return { removal: known === undefined ? none : asTaken(toRemovalRecord(known, false, clock), effect) };
}

/** Its purge counts only where imgix said that it took it. */
export function asTaken(removal: RemovalRecord, effect: PurgeResult['effect'] | undefined): RemovalRecord {
  return effect === 'accepted' || effect === 'earlier' ? removal : { ...removal, purgedAt: null };
}
