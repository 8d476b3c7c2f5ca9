// The record of a file that had to go, also where its way ended before anything was proved.
import type { Clock } from '../../platform/timing/clock.ts';
import { isTaken, type PurgeResult } from '../../purge/purge-result.ts';
import type { Asset } from '../../targets/asset.ts';
import type { Known } from '../../verify/known/known.ts';
import { toRemovalRecord } from '../../verify/to-verification.ts';
import type { RemovalRecord, Verification } from '../../verify/verification.ts';

/** How far it came. `known`: by what imgix gave, with the purge in it; undefined where imgix was not asked. `effect`: of that purge. */
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

/** What the checks have found, with the time of the purge that is in `known`: a repeated one, where imgix took none before it. */
export function withPurgeTime(
  found: Verification,
  known: Known,
  effect: PurgeResult['effect'],
  clock: Clock,
): Verification {
  if (found.removal === undefined) return found;
  const { purgedAt } = toRemovalRecord(known, false, clock);
  return { ...found, removal: asTaken({ ...found.removal, purgedAt }, effect) };
}

/** Its purge counts only where imgix said that it took it. */
function asTaken(removal: RemovalRecord, effect: PurgeResult['effect'] | undefined): RemovalRecord {
  return isTaken(effect) ? removal : { ...removal, purgedAt: null };
}
