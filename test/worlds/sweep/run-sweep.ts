// Hands the worlds of a seed out to workers, side by side, until all are played or the caller has seen enough.
import { availableParallelism } from 'node:os';
import { type Child, openChild } from '../child.ts';
import type { Range } from './play-range.ts';
import { allPlaces } from './rule-coverage.ts';
import { addTally, emptyTally, type Tally } from './tally.ts';
import type { Batch } from './worker.ts';

export type Sweep = Range & {
  /** The belief to put into the code. */
  readonly canary?: string;
  readonly workers?: number;
  /** Whether to find out which places of the rules were reached, which costs some time until all are. */
  readonly isCoverage?: boolean;
  /** After each batch; true ends the sweep. */
  readonly onBatch?: (batch: Tally) => Promise<boolean>;
};

const batchWorlds = 100;

export async function runSweep({
  seed,
  isCrossed = false,
  from,
  count,
  canary,
  workers,
  isCoverage = false,
  onBatch,
}: Sweep): Promise<Tally> {
  const sum = emptyTally();
  const places = isCoverage ? allPlaces() : new Set<string>();
  let next = from;
  let isOver = false;
  const work = async (): Promise<void> => {
    const worker: Child<Batch, Tally> = openChild(new URL('./worker.ts', import.meta.url), { canary, isCoverage });
    try {
      while (next < from + count && !isOver) {
        const range = { seed, isCrossed, from: next, count: Math.min(batchWorlds, from + count - next) };
        next += range.count;
        const isLooking = places.values().some((place) => !(place in sum.reached));
        const batch = await worker.ask({ ...range, isLooking });
        addTally(sum, batch);
        if (await onBatch?.(batch)) isOver = true;
      }
    } finally {
      worker.close();
    }
  };
  const processes = Math.min(workers ?? availableParallelism(), Math.ceil(count / batchWorlds));
  await Promise.all(Array.from({ length: processes }, work));
  return sum;
}
