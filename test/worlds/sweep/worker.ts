// One core's share of a sweep: plays the ranges that it is handed, with the code as it is or with a canary in it.
import { parentPort, workerData } from 'node:worker_threads';
import { releaseCanary } from '../canaries/release-canary.ts';
import type { Range } from './play-range.ts';

const { canary } = workerData as { readonly canary?: string };
if (canary !== undefined) releaseCanary(canary);
// Not before: what is imported from here on has the canary in it.
const { playRange } = await import('./play-range.ts');

parentPort?.on('message', async (range: Range) => {
  parentPort?.postMessage(await playRange(range));
});
