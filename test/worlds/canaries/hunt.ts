// Looks for a canary: plays worlds with its belief in the code until one of them fails that does not fail without it.
import { nthWorld } from '../draw/nth-world.ts';
import { playAndJudge } from '../sweep/play-range.ts';
import { runSweep } from '../sweep/run-sweep.ts';

export type Hunt = {
  readonly canary: string;
  /** The first world that gave it away; undefined where none did. */
  readonly n: number | undefined;
  /** What is wrong in that world. */
  readonly failure: string;
};

/** So many worlds of a seed have to be enough. */
export const mostWorlds = 20_000;

export async function hunt(canary: string, seed: number, workers?: number): Promise<Hunt> {
  const options = workers === undefined ? {} : { workers };
  let first: number | undefined;
  await runSweep({
    seed,
    from: 0,
    count: mostWorlds,
    canary,
    onBatch: async ({ failed }) => {
      for (const n of failed) {
        if ((first === undefined || n < first) && (await isSound(seed, n))) first = n;
      }
      return first !== undefined;
    },
    ...options,
  });
  return { canary, n: first, failure: first === undefined ? '' : await failureOf(canary, seed, first) };
}

/** What is wrong in one world with the belief in the code; '' where nothing is. */
export async function failureOf(canary: string, seed: number, n: number): Promise<string> {
  const { failures } = await runSweep({ seed, from: n, count: 1, canary, workers: 1 });
  return Object.keys(failures).join(', ');
}

/** In this thread the code is as it is. */
export async function isSound(seed: number, n: number): Promise<boolean> {
  const judged = await playAndJudge(nthWorld(seed, n));
  return !('crash' in judged) && judged.findings.length === 0;
}
