// V8's heap, where a run is a large one.

/** From here on the list is what takes the memory. */
const manyItems = 2000;
/** From here on it is the requests under way. */
const manyRequested = 200;

let isKept = false;

/**
 * Keeps memory near to what is in use, as soon as a list has many items. V8 lets the young generation grow to 32 MB by what
 * survives in it, which in a list of many files is all of it; and the old one to several times of what is live, which requests
 * under way fill with what is soon forgotten. While it marks the old one it leaves the young one alone, which on a busy
 * machine takes a while, so that the two are to overlap. Flags, because the heap's limits cannot be set in a process that runs
 * already; and read late, because this module of Node takes longer than an ordinary run's whole list. `areRequested`: each of them
 * is asked for, many at a time.
 */
export function keepHeapSmall(items: number, areRequested = false): void {
  if (isKept || items <= (areRequested ? manyRequested : manyItems)) return;
  isKept = true;
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--optimize-for-size');
  setFlagsFromString('--no-separate-gc-phases');
}
