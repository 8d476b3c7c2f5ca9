// Bounds how many pieces of work run at a time.
import type { Clock } from './clock.ts';
import { onAbort } from './on-abort.ts';

/** Each waiting caller's turn, and since when it waits. */
type Queue = Map<() => void, number>;

/** At most `places` callers hold the gate; the others wait in order, the urgent ones first. Rejects with the signal's reason when it aborts. */
export class Gate {
  #free: number;
  #turns = 0;
  readonly #urgent: Queue = new Map();
  readonly #waiting: Queue = new Map();
  readonly #clock: Pick<Clock, 'monotonicMs'> | undefined;

  /** `clock`: for `waitedMs` alone. */
  constructor(places: number, clock?: Pick<Clock, 'monotonicMs'>) {
    this.#free = places;
    this.#clock = clock;
  }

  /** How long the one that waits for longest has waited; 0 where none waits. */
  get waitedMs(): number {
    const nowMs = this.#nowMs();
    return Math.max(0, ...[this.#urgent, this.#waiting].map(([first]) => (first === undefined ? 0 : nowMs - first[1])));
  }

  async run<T>(work: () => Promise<T>, signal?: AbortSignal, isUrgent = false): Promise<T> {
    await this.#enter(isUrgent ? this.#urgent : this.#waiting, signal);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  #nowMs(): number {
    return this.#clock?.monotonicMs() ?? 0;
  }

  #enter(queue: Queue, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.#free > 0) {
      this.#free--;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const stay =
        signal &&
        onAbort(signal, () => {
          queue.delete(onFree);
          reject(signal.reason);
        });
      const onFree = () => {
        stay?.();
        resolve();
      };
      queue.set(onFree, this.#nowMs());
    });
  }

  #leave(): void {
    const queue = this.#nextQueue();
    const [next] = queue.keys();
    if (next === undefined) {
      this.#free++;
      return;
    }
    queue.delete(next);
    next();
  }

  /** Of sixteen places one is for those that are not urgent, so that they come on, too; and no more, as each of them brings urgent ones. */
  #nextQueue(): Queue {
    const isOthersTurn = ++this.#turns % 16 === 0 && this.#waiting.size > 0;
    return this.#urgent.size > 0 && !isOthersTurn ? this.#urgent : this.#waiting;
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
