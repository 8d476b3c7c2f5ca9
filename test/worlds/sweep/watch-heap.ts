// Whether a process keeps something of the worlds that it has played.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Batches until all that is kept for good is there. Each further look, which costs a collection, comes after twice as many. */
const firstBatches = 3;

export type HeapWatch = {
  /** To be called after each batch: by how much the heap has grown since the first ones, as far as that was looked at. */
  readonly grownBytes: () => number;
};

export function watchHeap(): HeapWatch {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let batches = 0;
  let nextBatches = firstBatches;
  let firstBytes: number | undefined;
  return {
    grownBytes: () => {
      batches++;
      if (batches < nextBatches) return 0;
      nextBatches = 2 * batches;
      collect();
      const { heapUsed } = process.memoryUsage();
      firstBytes ??= heapUsed;
      return heapUsed - firstBytes;
    },
  };
}
