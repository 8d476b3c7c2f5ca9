// What imgix is like: hosts, points of presence, routing, and how long a purge takes where.
import fc from 'fast-check';
import type { CdnTraits, Pop } from '../world.ts';
import { around, mostly } from './swarm.ts';

export const propagation = around([0, 400, 5_000, 20_000, 55_000], 0, 70_000);

const pops: fc.Arbitrary<readonly Pop[]> = fc
  .tuple(mostly(1, 2, 3), fc.tuple(propagation, propagation, propagation), mostly(false, false, false, true))
  .map(([count, [fra, kcgs, kjyo], isLastUnreachable]) => {
    const all: readonly Pop[] = [
      { name: 'fra', propagationMs: fra },
      // Two sites of one city.
      { name: 'iad-kcgs7200113', propagationMs: kcgs },
      { name: 'iad-kjyo7100043', propagationMs: kjyo },
    ].slice(0, count);
    return isLastUnreachable && count > 1 ? all.with(-1, { name: all.at(-1)?.name ?? '', propagationMs: null }) : all;
  });

export const drawCdn: fc.Arbitrary<CdnTraits> = fc.record({
  hosts: mostly(1, 1, 2),
  pops,
  shieldMs: mostly(null, null, null, 0).chain((ms) => (ms === null ? fc.constant(null) : propagation)),
  routing: fc.constantFrom<CdnTraits['routing']>('pinned', 'alternate', 'drawn'),
  servedBy: mostly(true, true, false),
  revalidationMs: around([0, 0, 300, 3_000], 0, 50_000).map((ms) => (ms > 10_000 ? ms - 10_000 : ms)),
  purgedCopy: fc.constantFrom<CdnTraits['purgedCopy']>('replaced', 'dropped'),
  purgeClearsErrors: mostly(true, true, true, false),
  purgeScope: mostly<CdnTraits['purgeScope']>('host', 'source'),
  originCache: mostly<CdnTraits['originCache']>('per-host', 'shared'),
  unknownPurgeStatus: mostly<CdnTraits['unknownPurgeStatus']>(200, 404),
  age: mostly(true, true, false),
  lastModified: fc.constantFrom<CdnTraits['lastModified']>('stored', 'origin', 'none'),
  chunked: mostly(false, true),
  compressSvg: mostly(false, false, false, false, true),
  challenge: mostly<CdnTraits['challenge']>('none', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 403, 503),
  unchangedPurge: mostly<CdnTraits['unchangedPurge']>('keeps', 'expires'),
  // See `draw-oddities.ts`.
  ages: fc.constant('exact' as const),
  dates: fc.constant('now' as const),
  purgedObject: fc.constant('gone' as const),
  derivativeLagMs: fc.constant(0),
  copyLagMs: fc.constant(0),
  purgeJitterMs: fc.constant(0),
  lostPurges: fc.constant(0),
  errorTtlMs: fc.constant(300_000),
  renditions: fc.constant('same' as const),
  refusesFromMs: fc
    .tuple(mostly(false, false, false, false, false, false, false, true), fc.integer({ min: -1, max: 60_000 }))
    .map(([isRefused, ms]) => (isRefused ? ms : null)),
});
