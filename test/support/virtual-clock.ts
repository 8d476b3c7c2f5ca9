// A clock for tests below scenario level: time stands still while there is work, and jumps to the next sleeper when there
// is none. Nothing ever waits for real time. `site` is the same time for the simulator.

import type { Clock } from '../../src/platform/clock.ts';
import type { Clock as SimulatorClock } from '../simulator/clock.ts';

type Sleeper = { readonly dueMs: number; readonly wake: () => void; readonly fail: (reason: unknown) => void };

/** Turns of the event loop without a new sleeper, after which there is nothing left to do at this moment. */
const idleTurns = 4;
/** Real work that is not done by turns of the event loop alone: files and child processes. */
const realWork: ReadonlySet<string> = new Set(['FSReqPromise', 'FSReqCallback', 'FileHandleCloseReq', 'ProcessWrap']);

/** So many turns of the event loop without news, and there is nothing left to do at this moment. */
const quietTurns = 3;
/** Real work that the event loop is not seen to turn for: files and child processes. */
const realWork: ReadonlySet<string> = new Set(['FSReqPromise', 'FSReqCallback', 'FileHandleCloseReq', 'ProcessWrap']);

export class VirtualClock implements Clock {
  readonly #startMs: number;
  /** The test is stuck where it gets this far. */
  readonly #limitMs: number;
  readonly #sleepers = new Set<Sleeper>();
  #elapsedMs = 0;
  #holds = 0;
  #changes = 0;
  #isRunning = false;

  constructor({ startMs = Date.UTC(2026, 0, 1), limitMs = 24 * 3_600_000 } = {}) {
    this.#startMs = startMs;
    this.#limitMs = limitMs;
  }

  /** For the simulator: whole milliseconds since the epoch. */
  get site(): SimulatorClock {
    return { now: () => this.#startMs + this.#elapsedMs };
  }

  /** Milliseconds since the clock was made. */
  get elapsedMs(): number {
    return this.#elapsedMs;
  }

  monotonicMs(): number {
    return this.#elapsedMs;
  }

  now(): Date {
    return new Date(this.#startMs + this.#elapsedMs);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.#sleepers.delete(sleeper);
        this.#changes++;
        reject(signal?.reason);
      };
      const settle = (act: () => void) => () => {
        signal?.removeEventListener('abort', onAbort);
        act();
      };
      const sleeper: Sleeper = {
        dueMs: this.#elapsedMs + Math.max(0, ms),
        wake: settle(resolve),
        fail: (reason) => settle(() => reject(reason))(),
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#sleepers.add(sleeper);
      this.#changes++;
      void this.#run();
    });
  }

  /** Does something at a moment, counted from the clock's beginning: an upload that arrives, a visitor who comes. */
  at(ms: number, act: () => void): void {
    void this.sleep(ms - this.#elapsedMs).then(act);
  }

  /** Time stands still until `work` has settled, for work that no turn of the event loop shows (zlib, sockets). */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#holds++;
    try {
      return await work;
    } finally {
      this.#holds--;
    }
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      for (;;) {
        await this.#untilIdle();
        const next = earliest(this.#sleepers);
        if (next === undefined) return;
        this.#sleepers.delete(next);
        if (next.dueMs > this.#limitMs) {
          next.fail(new Error(`The test is stuck: ${this.#limitMs} ms of virtual time have passed.`));
          continue;
        }
        this.#elapsedMs = Math.max(this.#elapsedMs, next.dueMs);
        next.wake();
      }
    } finally {
      this.#isRunning = false;
    }
  }

  async #untilIdle(): Promise<void> {
    let seen = this.#changes;
    for (let quiet = 0; quiet < idleTurns; ) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      const isBusy =
        this.#holds > 0 ||
        seen !== this.#changes ||
        process.getActiveResourcesInfo().some((name) => realWork.has(name));
      quiet = isBusy ? 0 : quiet + 1;
      seen = this.#changes;
    }
  }
}

/** The first of those that are due first: sleepers wake in the order in which they went to sleep. */
function earliest(sleepers: Iterable<Sleeper>): Sleeper | undefined {
  let first: Sleeper | undefined;
  for (const sleeper of sleepers) if (first === undefined || sleeper.dueMs < first.dueMs) first = sleeper;
  return first;
}
