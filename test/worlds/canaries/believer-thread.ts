// Plays the worlds that it is handed with a belief in the code; null ends it.
import { parentPort, workerData } from 'node:worker_threads';
import type { World } from '../world.ts';
import { releaseCanary } from './release-canary.ts';

releaseCanary((workerData as { readonly canary: string }).canary);
// Not before: what is imported from here on has the belief in it.
const { findingsIn } = await import('../sweep/play-range.ts');

parentPort?.on('message', async (world: World | null) => {
  if (world === null) parentPort?.close();
  else parentPort?.postMessage(await findingsIn(world));
});
