// V8's heap, where a run is a large one.

/**
 * Keeps the young generation at the size it has. V8 lets it grow to 32 MB by what survives in it, which in a list of
 * many files is all of it: that much more memory, and no time is won. A flag, because the heap's limits cannot be set in
 * a process that runs already; and loaded late, because this module of Node takes longer than an ordinary run's whole list.
 */
export async function keepYoungHeapSmall(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--semi-space-growth-factor=1');
}
