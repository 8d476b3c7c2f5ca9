// A thread with a belief in the code plays worlds, beside this one, in which the code is as it is.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Finding } from '../judge/finding.ts';
import { findingsIn } from '../sweep/play-range.ts';
import type { World } from '../world.ts';

export type Believer = {
  /** One world at a time. */
  readonly findingsIn: (world: World) => Promise<readonly Finding[]>;
  readonly close: () => Promise<unknown>;
};

export function openBeliever(canary: string): Believer {
  const worker = new Worker(new URL('./believer-thread.ts', import.meta.url), { workerData: { canary } });
  return {
    findingsIn: (world) => {
      const { promise, resolve, reject } = Promise.withResolvers<readonly Finding[]>();
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.postMessage(world);
      return promise.finally(() => worker.off('message', resolve).off('error', reject));
    },
    // It ends by itself: a thread that is cut off may take the process with it.
    close: () => {
      const ended = once(worker, 'exit');
      worker.postMessage(null);
      return ended;
    },
  };
}

/** What is wrong in a world by the belief alone: nothing where the world is not sound without it. */
export async function findingsBy(believer: Believer, world: World): Promise<readonly Finding[]> {
  const own = await findingsIn(world);
  return own.length > 0 ? [] : await believer.findingsIn(world);
}
