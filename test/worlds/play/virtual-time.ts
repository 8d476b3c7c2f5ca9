// Time of a world: it stands still while anything runs, and goes on to the next sleeper as soon as nothing does. Nothing
// in a world does work on other threads, so that all is quiet when no microtask is left.
import type { Clock } from '../../../src/platform/timing/clock.ts';
import { Queue } from '../../simulator/queue.ts';

type Sleeper = { readonly atMs: number; wake: (() => void) | undefined };

/** A world that gets this far sleeps in a loop. */
const limitMs = 12 * 3_600_000;

export class VirtualTime implements Clock {
  /** The same time in milliseconds since the epoch, as the simulator has it. */
  readonly epoch: { readonly now: () => number };
  readonly #sleepers = new Queue<Sleeper>((one, other) => one.atMs - other.atMs);
  #nowMs = 0;
  #isHeld = false;

  constructor(epochMs: number) {
    this.epoch = { now: () => epochMs + this.#nowMs };
  }

  monotonicMs(): number {
    return this.#nowMs;
  }

  now(): Date {
    return new Date(this.epoch.now());
  }

  /** Before anything sleeps: time of the world's past. */
  set(ms: number): void {
    this.#nowMs = ms;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const sleeper = this.#add(this.#nowMs + Math.max(0, ms), resolve);
      if (signal === undefined) return;
      const onAbort = (): void => {
        sleeper.wake = undefined;
        reject(signal.reason);
      };
      sleeper.wake = () => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  alarm(ms: number, act: () => void): () => void {
    const sleeper = this.#add(this.#nowMs + Math.max(0, ms), act);
    return () => {
      sleeper.wake = undefined;
    };
  }

  at(ms: number, act: () => void): void {
    this.#add(Math.max(ms, this.#nowMs), act);
  }

  /** What goes through Node's streams settles only with the turn of the event loop. */
  hold(): void {
    this.#isHeld = true;
  }

  /** Lets time pass until the work is done. */
  async until<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const noted = work.finally(() => {
      isDone = true;
    });
    noted.catch(() => {});
    for (;;) {
      await this.#quiet();
      if (isDone) return noted;
      if (!this.#wakeNext()) throw new Error('Everybody waits, and nobody sleeps.');
    }
  }

  /** Lets everything happen that is due by then. */
  async pass(untilMs: number): Promise<void> {
    for (;;) {
      await this.#quiet();
      const next = this.#peek();
      if (next === undefined || next.atMs > untilMs) break;
      this.#wakeNext();
    }
    this.#nowMs = Math.max(this.#nowMs, untilMs);
  }

  async #quiet(): Promise<void> {
    await settled();
    while (this.#isHeld) {
      this.#isHeld = false;
      await turn();
    }
  }

  #wakeNext(): boolean {
    const next = this.#peek();
    if (next === undefined) return false;
    this.#sleepers.takeFirst();
    if (next.atMs > limitMs) throw new Error(`A sleeper was to wake after ${next.atMs} ms.`);
    this.#nowMs = Math.max(this.#nowMs, next.atMs);
    next.wake?.();
    return true;
  }

  /** The next one that is to be woken still. */
  #peek(): Sleeper | undefined {
    while (this.#sleepers.first !== undefined && this.#sleepers.first.wake === undefined) this.#sleepers.takeFirst();
    return this.#sleepers.first;
  }

  #add(atMs: number, wake: () => void): Sleeper {
    const sleeper: Sleeper = { atMs, wake };
    this.#sleepers.add(sleeper);
    return sleeper;
  }
}

/**
 * A tick that is asked for by a microtask comes when none is left, long before a turn of the event loop is over. Asked for by
 * anything else it would come before them.
 */
function settled(): Promise<void> {
  return new Promise((resolve) => queueMicrotask(() => process.nextTick(resolve)));
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
