// Looks for a canary: plays worlds with its belief in the code until one of them fails.
import { runSweep } from '../sweep/run-sweep.ts';

export type Hunt = {
  readonly canary: string;
  /** Worlds played until it was found; undefined where it never was. */
  readonly worlds: number | undefined;
  /** What gave it away. */
  readonly failure: string;
};

/** So many worlds of the seed have to be enough. */
export const mostWorlds = 20_000;

export async function hunt(canary: string, seed: number, workers?: number): Promise<Hunt> {
  const options = workers === undefined ? {} : { workers };
  const tally = await runSweep({
    seed,
    from: 0,
    count: mostWorlds,
    canary,
    onBatch: ({ failures }) => Object.keys(failures).length > 0,
    ...options,
  });
  const [failure] = Object.entries(tally.failures).toSorted(([, one], [, other]) => one.n - other.n);
  return failure === undefined
    ? { canary, worlds: undefined, failure: '' }
    : { canary, worlds: failure[1].n + 1, failure: failure[0] };
}
