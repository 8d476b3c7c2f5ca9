// One core's share of a sweep: plays the ranges that it is handed, with the code as it is or with a canary in it.
import { releaseCanary } from '../canaries/release-canary.ts';
import { answerQuestions, givenToChild } from '../child.ts';
import type { Range } from './play-range.ts';
import { startRuleCoverage } from './rule-coverage.ts';
import { watchHeap } from './watch-heap.ts';

export type Batch = Range & {
  /** Some place of the rules was reached by no worker yet. */
  readonly isLooking: boolean;
};

/** A world's own is gone with it; what code and caches of contents take, they take within the first worlds. */
const maxGrownBytes = 12_000_000;

// Errors are part of many worlds, and nobody reads their stacks here: a replay, in the main process, has them.
Error.stackTraceLimit = 0;

const { canary, isCoverage } = givenToChild<{ readonly canary?: string; readonly isCoverage: boolean }>();
if (canary !== undefined) releaseCanary(canary);
const coverage = isCoverage ? await startRuleCoverage() : undefined;
// Not before: what is imported from here on has the canary in it.
const { playRange } = await import('./play-range.ts');
const { addFinding } = await import('./tally.ts');
const heap = watchHeap();

answerQuestions<Batch>(async ({ isLooking, ...range }) => {
  if (!isLooking) await coverage?.stop();
  const tally = await playRange(range);
  const grown = heap.grownBytes();
  if (grown > maxGrownBytes) {
    const detail = `${Math.round(grown / 1_000_000)} MB more than after the first worlds`;
    addFinding(tally, range.from, { property: 'bounded', kind: 'memory grows', url: null, detail });
  }
  for (const place of (await coverage?.takeReached()) ?? []) tally.reached[place] = 1;
  return tally;
});
