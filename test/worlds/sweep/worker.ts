// One core's share of a sweep: plays the ranges that it is handed, with the code as it is or with a canary in it.
import { parentPort, workerData } from 'node:worker_threads';
import { releaseCanary } from '../canaries/release-canary.ts';
import type { Range } from './play-range.ts';
import { startRuleCoverage } from './rule-coverage.ts';

// Errors are part of many worlds, and nobody reads their stacks here: a replay, in the main thread, has them.
Error.stackTraceLimit = 0;

const { canary, isCoverage } = workerData as { readonly canary?: string; readonly isCoverage: boolean };
if (canary !== undefined) releaseCanary(canary);
const coverage = isCoverage ? await startRuleCoverage() : undefined;
// Not before: what is imported from here on has the canary in it.
const { playRange } = await import('./play-range.ts');

parentPort?.on('message', async (range: Range) => {
  const tally = await playRange(range);
  for (const rule of (await coverage?.takeReached()) ?? []) tally.reached[rule] = 1;
  parentPort?.postMessage(tally);
});
