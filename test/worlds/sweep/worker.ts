// One core's share of a sweep: plays the ranges that it is handed.
import { parentPort } from 'node:worker_threads';
import { playRange, type Range } from './play-range.ts';

parentPort?.on('message', async (range: Range) => {
  parentPort?.postMessage(await playRange(range));
});
