// Time for tests: it stands still while anything runs and jumps to the next sleeper as soon as nothing does. So an hour
// passes in an instant, in the same order as it would in an hour.
import type { Clock } from '../../src/platform/clock.ts';

type Sleeper = { readonly atMs: number; readonly wake: () => void };

export type VirtualClockOptions = {
  /** Wall-clock time at the start. A whole second, because HTTP dates have no finer grain. */
  readonly start?: Date;
  /** A test that gets this far sleeps in a loop: every sleep then fails. Default: a day. */
  readonly limitMs?: number;
};

export class VirtualClock implements Clock {
  /** The same time for `ImgixSimulator`, in milliseconds since the epoch. */
  readonly forSimulator: { readonly now: () => number } = { now: () => this.#startMs + this.#elapsedMs };
  readonly #startMs: number;
  readonly #limitMs: number;
  readonly #sleepers = new Set<Sleeper>();
  #elapsedMs = 0;
  #isTurning = false;
  #held = 0;

  constructor({ start = new Date('2026-01-01T00:00:00Z'), limitMs = 86_400_000 }: VirtualClockOptions = {}) {
    this.#startMs = start.getTime();
    this.#limitMs = limitMs;
  }

  monotonicMs(): number {
    return this.#elapsedMs;
  }

  now(): Date {
    return new Date(this.#startMs + this.#elapsedMs);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const atMs = this.#elapsedMs + Math.max(0, ms);
      if (!(atMs <= this.#limitMs)) throw new Error(`The virtual clock was to sleep until ${atMs} ms.`);
      const onAbort = (): void => {
        this.#sleepers.delete(sleeper);
        reject(signal?.reason);
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      const sleeper: Sleeper = { atMs, wake };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#turn();
    });
  }

  /** Holds time still while something real is waited for (a file, a child process). */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    this.#held++;
    try {
      return await work();
    } finally {
      this.#held--;
      this.#turn();
    }
  }

  /** Moves on when the event loop has nothing left to do at this moment. */
  #turn(): void {
    if (this.#isTurning || this.#held > 0) return;
    this.#isTurning = true;
    setImmediate(() => {
      this.#isTurning = false;
      if (this.#held > 0) return;
      this.#wakeNext();
      if (this.#sleepers.size > 0) this.#turn();
    });
  }

  #wakeNext(): void {
    let next: Sleeper | undefined;
    for (const sleeper of this.#sleepers) if (next === undefined || sleeper.atMs < next.atMs) next = sleeper;
    if (next === undefined) return;
    this.#sleepers.delete(next);
    this.#elapsedMs = Math.max(this.#elapsedMs, next.atMs);
    next.wake();
  }
}
