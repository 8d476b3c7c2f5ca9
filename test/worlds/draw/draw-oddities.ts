// What few CDNs, Sources or deployments are like. Drawn after everything else, so that a world without any of it stays as it was.
import fc from 'fast-check';
import type { CdnTraits, World } from '../world.ts';
import { propagation } from './draw-cdn.ts';
import { around } from './swarm.ts';

type OddTrait =
  | 'age'
  | 'ages'
  | 'dates'
  | 'purgedObject'
  | 'derivativeLagMs'
  | 'copyLagMs'
  | 'purgeJitterMs'
  | 'lostPurges'
  | 'errorTtlMs'
  | 'renditions'
  | 'compressSvg'
  | 'servedBy'
  | 'pops';

export type Oddities = Partial<Pick<CdnTraits, OddTrait>> & {
  readonly hasErrorImage?: boolean;
  readonly gapMs?: number;
  /** Between two visitors of every URL, at each point of presence. */
  readonly busyMs?: number;
};

const lag = around([400, 5_000, 15_000], 1, 40_000);

const names = ['fra', 'lhr', 'iad-kcgs7200113', 'iad-kjyo7100043', 'syd', 'nrt', 'gru', 'bom'];

/** Mostly none, and one at a time: each for itself changes much. */
export const drawOddities: fc.Arbitrary<Oddities> = fc
  .tuple(
    fc.nat(39),
    fc.tuple(
      fc.constantFrom<CdnTraits['ages']>('whole', 'hits', 'anew').map((ages) => ({ ages })),
      fc.constant({ dates: 'stored' as const }),
      fc.constant({ purgedObject: 'stale' as const }),
      lag.map((derivativeLagMs) => ({ derivativeLagMs })),
      lag.map((copyLagMs) => ({ copyLagMs })),
      fc.constant({ hasErrorImage: true }),
      around([300, 5_000], 1, 20_000).map((gapMs) => ({ gapMs })),
      lag.map((purgeJitterMs) => ({ purgeJitterMs })),
      fc.constantFrom(1, 1, 2).map((lostPurges) => ({ lostPurges })),
      fc.constantFrom(5_000, 60_000, 1_800_000).map((errorTtlMs) => ({ errorTtlMs })),
      // What is packed on the way cannot be told apart by its end.
      fc.constant({ renditions: 'own' as const, compressSvg: false }),
      fc.constant({ servedBy: 'but-first' as const }),
      fc
        .array(propagation, { minLength: 5, maxLength: 8 })
        .map((all) => ({ pops: all.map((propagationMs, n) => ({ name: names[n] ?? '', propagationMs })) })),
      around([300, 1_000, 7_000], 200, 10_000).map((busyMs) => ({ busyMs })),
      fc.constant({ age: false, ages: 'silent' as const }),
    ),
  )
  .map(([n, oddities]): Oddities => oddities[n - 1] ?? {});

type Parts = Pick<World, 'cdn' | 'source' | 'files'>;

export function withOddities<T extends Parts>(
  world: T,
  { hasErrorImage = false, gapMs = 0, busyMs: _, ...cdn }: Oddities,
): T {
  return {
    ...world,
    cdn: { ...world.cdn, ...cdn },
    source: { ...world.source, hasErrorImage },
    files: world.files.map((story) => ({ ...story, gapMs })),
  };
}
