// V8's heap, where a run is a large one.

/**
 * Keeps memory near to what is in use. V8 lets the young generation grow to 32 MB by what survives in it, which in a list of
 * many files is all of it; and the old one to several times of what is live, which requests under way fill with what is
 * soon forgotten. While it marks the old one it leaves the young one alone, which on a busy machine takes a while, so that
 * the two are to overlap. Flags, because the heap's limits cannot be set in a process that runs already; and loaded late,
 * because this module of Node takes longer than an ordinary run's whole list.
 */
export async function keepHeapSmall(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--optimize-for-size');
  setFlagsFromString('--no-separate-gc-phases');
}
