// Time for tests: it stands still while anything runs and jumps to the next sleeper as soon as nothing does. So an hour
// passes in an instant, in the same order as it would in an hour.
import type { Clock } from '../../src/platform/timing/clock.ts';

type Sleeper = { readonly atMs: number; readonly wake: () => void; readonly fail: (reason: unknown) => void };

export type VirtualClockOptions = {
  /** Wall-clock time at the start. A whole second, because HTTP dates have no finer grain. */
  readonly start?: Date;
  /** A test that gets this far sleeps in a loop: every sleep then fails. Default: a day. */
  readonly limitMs?: number;
};

/** So many turns of the event loop without news, and there is nothing left to do at this moment. */
const quietTurns = 3;

export class VirtualClock implements Clock {
  /** The same time for `ImgixSimulator`, in milliseconds since the epoch. */
  readonly forSimulator: { readonly now: () => number } = { now: () => this.#startMs + this.#elapsedMs };
  readonly #startMs: number;
  readonly #limitMs: number;
  readonly #sleepers = new Set<Sleeper>();
  #elapsedMs = 0;
  #jumpedMs = 0;
  #held = 0;
  /** Counts what happened, so that the quiet can be noticed. */
  #news = 0;
  #isTurning = false;

  constructor({ start = new Date('2026-01-01T00:00:00Z'), limitMs = 86_400_000 }: VirtualClockOptions = {}) {
    this.#startMs = start.getTime();
    this.#limitMs = limitMs;
  }

  monotonicMs(): number {
    return this.#elapsedMs;
  }

  now(): Date {
    return new Date(this.#startMs + this.#elapsedMs + this.#jumpedMs);
  }

  /** Sets the wall clock of this machine forward or back, and no other's: no time passes. */
  jump(ms: number): void {
    this.#jumpedMs += ms;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const atMs = this.#elapsedMs + Math.max(0, ms);
      const onAbort = (): void => {
        this.#sleepers.delete(sleeper);
        this.#news++;
        reject(signal?.reason);
      };
      const done = (act: () => void): void => {
        signal?.removeEventListener('abort', onAbort);
        act();
      };
      const sleeper: Sleeper = { atMs, wake: () => done(resolve), fail: (reason) => done(() => reject(reason)) };
      this.#sleepers.add(sleeper);
      this.#news++;
      signal?.addEventListener('abort', onAbort, { once: true });
      void this.#turn();
    });
  }

  alarm(ms: number, act: () => void): () => void {
    const disarm = new AbortController();
    this.sleep(ms, disarm.signal).then(act, () => {});
    return () => disarm.abort();
  }

  /** Does something at a moment (since the clock was made): an upload that arrives, a visitor who comes. */
  at(ms: number, act: () => void): void {
    void this.sleep(ms - this.#elapsedMs).then(act);
  }

  /** Holds time still while something real is waited for that cannot be seen from here (zlib, a socket). */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    this.#held++;
    try {
      return await work();
    } finally {
      this.#held--;
      this.#news++;
    }
  }

  /** The same for work on other threads (zlib) that somebody will sleep or go on after; half a second at most. */
  async holdUntilNews(): Promise<void> {
    const seen = this.#news;
    const limitMs = performance.now() + 500;
    await this.hold(async () => {
      while (this.#news === seen && performance.now() < limitMs) {
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
    });
  }

  /** Moves on, sleeper by sleeper, whenever the event loop has nothing left to do at this moment. */
  async #turn(): Promise<void> {
    if (this.#isTurning) return;
    this.#isTurning = true;
    while (this.#sleepers.size > 0) {
      await this.#untilQuiet();
      this.#wakeNext();
    }
    this.#isTurning = false;
  }

  async #untilQuiet(): Promise<void> {
    for (let quiet = 0, seen = this.#news; quiet < quietTurns; seen = this.#news) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      const isQuiet = this.#held === 0 && seen === this.#news;
      quiet = isQuiet ? quiet + 1 : 0;
    }
  }

  #wakeNext(): void {
    let next: Sleeper | undefined;
    for (const sleeper of this.#sleepers) if (next === undefined || sleeper.atMs < next.atMs) next = sleeper;
    if (next === undefined) return;
    this.#sleepers.delete(next);
    if (next.atMs > this.#limitMs) {
      next.fail(new Error(`The virtual clock was to sleep until ${next.atMs} ms.`));
      return;
    }
    this.#elapsedMs = Math.max(this.#elapsedMs, next.atMs);
    next.wake();
  }
}
