// Looks for a canary: plays worlds with its belief in the code until one of them fails that does not fail without it.
import { nthWorld } from '../draw/nth-world.ts';
import type { Finding } from '../judge/finding.ts';
import { toPlainest } from '../plainer.ts';
import { findingsIn } from '../sweep/play-range.ts';
import { runSweep } from '../sweep/run-sweep.ts';
import type { World } from '../world.ts';
import { findingsBy, openBeliever } from './believer.ts';

export type Prey = {
  /** The number of the world that gave it away. */
  readonly n: number;
  /** It again, without what is odd about it and does not matter. */
  readonly least: World;
  /** What is wrong there. */
  readonly findings: readonly Finding[];
};

/** So many worlds of a seed have to be enough. */
export const mostWorlds = 20_000;

/** Undefined where no world gave it away. */
export async function hunt(canary: string, seed: number, from = 0): Promise<Prey | undefined> {
  const n = await findFirst(canary, seed, from);
  if (n === undefined) return undefined;
  const believer = openBeliever(canary);
  try {
    const least = await toPlainest(nthWorld(seed, n), async (world) => (await findingsBy(believer, world)).length > 0);
    return { n, least, findings: await believer.findingsIn(least) };
  } finally {
    believer.close();
  }
}

async function findFirst(canary: string, seed: number, from: number): Promise<number | undefined> {
  let first: number | undefined;
  await runSweep({
    seed,
    from,
    count: mostWorlds,
    canary,
    onBatch: async ({ failed }) => {
      for (const n of failed) {
        if ((first === undefined || n < first) && (await findingsIn(nthWorld(seed, n))).length === 0) first = n;
      }
      return first !== undefined;
    },
  });
  return first;
}
