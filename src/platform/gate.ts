// Bounds how many pieces of work run at a time.
import { onAbort } from './on-abort.ts';

/** At most `places` callers hold the gate; the others wait in order. Rejects with the signal's reason when it aborts. */
export class Gate {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(places: number) {
    this.#free = places;
  }

  async run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.#enter(signal);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  #enter(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.#free > 0) {
      this.#free--;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const stay =
        signal &&
        onAbort(signal, () => {
          this.#waiting.delete(onFree);
          reject(signal.reason);
        });
      const onFree = () => {
        stay?.();
        resolve();
      };
      this.#waiting.add(onFree);
    });
  }

  #leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#free++;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}

/** What `work` makes of each item, in the order of the items. At most `places` of them are begun at a time. */
export async function mapWithin<T, R>(
  places: number,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = new Array(items.length);
  const queue = items.entries();
  const workThrough = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(places, items.length) }, workThrough));
  return results;
}
