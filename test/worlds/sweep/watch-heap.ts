// Whether a process keeps something of the worlds that it has played.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Batches until all that is kept for good is there, and between two looks: each one costs a collection. */
const firstBatches = 10;
const everyBatches = 20;

export type HeapWatch = {
  /** To be called after each batch: by how much the heap has grown since the first ones, as far as that was looked at. */
  readonly grownBytes: () => number;
};

export function watchHeap(): HeapWatch {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let batches = 0;
  let firstBytes = Number.POSITIVE_INFINITY;
  return {
    grownBytes: () => {
      batches++;
      if (batches !== firstBatches && batches % everyBatches !== 0) return 0;
      collect();
      const { heapUsed } = process.memoryUsage();
      if (batches === firstBatches) firstBytes = heapUsed;
      return batches > firstBatches ? heapUsed - firstBytes : 0;
    },
  };
}
