// Looks for a canary: plays worlds with its belief in the code until one of them fails that does not fail without it.
import { nthWorld } from '../draw/nth-world.ts';
import type { Finding } from '../judge/finding.ts';
import { toPlainest } from '../plainer.ts';
import { runSweep } from '../sweep/run-sweep.ts';
import type { World } from '../world.ts';
import { findingsBy, openBeliever } from './believer.ts';
import { type Canary, isGivenAway } from './canaries.ts';

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
export async function hunt(canary: Canary, seed: number, from = 0): Promise<Prey | undefined> {
  const believer = openBeliever(canary.name);
  const holds = async (world: World) => isGivenAway(canary, await findingsBy(believer, world));
  try {
    const n = await findFirst(canary, holds, seed, from);
    if (n === undefined) return undefined;
    const least = await toPlainest(nthWorld(seed, n), holds);
    return { n, least, findings: await believer.findingsIn(least) };
  } finally {
    believer.close();
  }
}

async function findFirst(
  { name }: Canary,
  holds: (world: World) => Promise<boolean>,
  seed: number,
  from: number,
): Promise<number | undefined> {
  let first: number | undefined;
  await runSweep({
    seed,
    from,
    count: mostWorlds,
    canary: name,
    onBatch: async ({ failed }) => {
      for (const n of failed) {
        if ((first === undefined || n < first) && (await holds(nthWorld(seed, n)))) first = n;
      }
      return first !== undefined;
    },
  });
  return first;
}
