// A process with a belief in the code plays worlds, beside this one, in which the code is as it is.
import { type Child, openChild } from '../child.ts';
import type { Finding } from '../judge/finding.ts';
import { findingsIn } from '../sweep/play-range.ts';
import type { World } from '../world.ts';

export type Believer = {
  /** One world at a time. */
  readonly findingsIn: (world: World) => Promise<readonly Finding[]>;
  readonly close: () => void;
};

export function openBeliever(canary: string): Believer {
  const program = new URL('./believer-process.ts', import.meta.url);
  const { ask, close }: Child<World, readonly Finding[]> = openChild(program, { canary });
  return { findingsIn: ask, close };
}

/** What is wrong in a world by the belief alone: nothing where the world is not sound without it. */
export async function findingsBy(believer: Believer, world: World): Promise<readonly Finding[]> {
  const own = await findingsIn(world);
  return own.length > 0 ? [] : await believer.findingsIn(world);
}
