// A sliding window as the server sees it: in any second it counts no more arrivals than the limit.
//
// A client knows when it sent, not when the request arrived. What it knows for certain is that the request had arrived
// when its answer came; so a place in the window is free again a second after the answer. But a slow answer must not cost
// the rate: what it took longer than the quickest of late is as long as the request can have been late. So a place is free
// a second and that after the request went out, if that is sooner.
import type { Clock } from '../platform/timing/clock.ts';
import { onAbort } from '../platform/timing/on-abort.ts';
import { Pause } from '../platform/timing/pause.ts';

const windowMs = 1000;
/** So much may two requests' ways to the server differ, whatever their answers took. */
const arrivalMarginMs = 100;
/** An API that hangs must not take all places. */
const maxLateMs = 1000;
/** The quickest of the last so many answers counts. */
const recentAnswers = 20;
const minShare = 0.05;
/** With each purge that imgix takes: all of it within seconds at the full rate. */
const shareRegained = 0.02;
/** Timers hold 2^31 - 1 ms at most; a wait is computed anew after each sleep anyway. */
const maxSleepMs = 60_000;

export type RateLimiterOptions = {
  /** Purges a second; undefined: no limit. */
  readonly limit: number | undefined;
  readonly clock: Clock;
  /** Gives numbers in [0, 1). */
  readonly random: () => number;
  readonly signal: AbortSignal;
};

/** One request's place in the window. `sent`: it went out on a connected socket. `done`: answered, or never to be. */
export type Place = { sent(): void; done(): void };

/**
 * Further attempts at a first purge go before the first ones of other assets: behind them, those of a long run would wait for
 * longer than `timeout`. Repeated ones would wait as long: while first ones wait, of four purges one is a repeated one. Not more, or
 * stale assets could hold the others up.
 */
export type Priority = 'further' | 'first' | 'repeat';

type Waiting = PromiseWithResolvers<Place>;
/** `quickestMs`: of the answers that were known when it went out; 0 where there were none. */
type Taken = { sentAtMs?: number; doneAtMs?: number; quickestMs: number };

export class RateLimiter {
  readonly #options: RateLimiterOptions;
  readonly #pause: Pause;
  readonly #waiting: Record<Priority, Waiting[]> = { further: [], first: [], repeat: [] };
  #served = 0;
  #taken: Taken[] = [];
  #answersMs: readonly number[] = [];
  /** The part of the limit that is used, from 0 to 1. */
  #share = 1;
  #isServing = false;
  /** While it sleeps. */
  #wake: AbortController | undefined;

  constructor(options: RateLimiterOptions) {
    this.#options = options;
    this.#pause = new Pause(options.clock, options.random);
  }

  /**
   * Resolves when a request may go out now; the caller reports `sent` and `done` on the place it got. `withdraw` gives
   * up waiting and rejects with its reason.
   */
  take(priority: Priority, withdraw?: AbortSignal): Promise<Place> {
    this.#options.signal.throwIfAborted();
    withdraw?.throwIfAborted();
    const waiting = Promise.withResolvers<Place>();
    const queue = this.#waiting[priority];
    const stay = withdraw && onAbort(withdraw, () => this.#withdraw(queue, waiting, withdraw.reason));
    queue.push(waiting);
    void this.#serve();
    return waiting.promise.finally(stay);
  }

  /**
   * imgix said that there were too many, as other jobs share the account's limit, or turned down a key that it had accepted. Pauses
   * (`Pause`), and goes on at half the rate.
   */
  slowDown(startedMs: number, askedMs: number): void {
    const isNew = this.#pause.begin(startedMs, askedMs);
    if (isNew) this.#share = Math.max(minShare, this.#share / 2);
  }

  /** One was taken: the rate finds back. */
  speedUp(): void {
    this.#pause.taken();
    this.#share = Math.min(1, this.#share + shareRegained);
  }

  async #serve(): Promise<void> {
    if (this.#isServing) return;
    this.#isServing = true;
    try {
      for (let queue = this.#nextQueue(); queue !== undefined; queue = this.#nextQueue()) {
        const waitMs = this.#millisecondsUntilFree();
        if (waitMs > 0) await this.#sleepOrWake(waitMs);
        else queue.shift()?.resolve(this.#occupy());
      }
    } catch (reason) {
      for (const queue of Object.values(this.#waiting)) for (const waiting of queue.splice(0)) waiting.reject(reason);
    } finally {
      this.#isServing = false;
    }
  }

  #nextQueue(): Waiting[] | undefined {
    const { further, first, repeat } = this.#waiting;
    const inTurn = this.#served % 4 === 3 ? [further, repeat, first] : [further, first, repeat];
    return inTurn.find((queue) => queue.length > 0);
  }

  #millisecondsUntilFree(): number {
    const { clock, limit } = this.#options;
    const nowMs = clock.monotonicMs();
    const pauseMs = this.#pause.leftMs;
    if (limit === undefined) return pauseMs;
    this.#taken = this.#taken.filter((taken) => toFreeAtMs(taken, nowMs) > nowMs);
    if (this.#taken.length < Math.max(1, Math.floor(limit * this.#share))) return pauseMs;
    return Math.max(pauseMs, Math.min(...this.#taken.map((taken) => toFreeAtMs(taken, nowMs))) - nowMs);
  }

  /** Ends early when a place may have become free sooner than was known. */
  async #sleepOrWake(ms: number): Promise<void> {
    const { clock, signal } = this.#options;
    const wake = new AbortController();
    this.#wake = wake;
    try {
      await clock.sleep(Math.min(ms, maxSleepMs), AbortSignal.any([signal, wake.signal]));
    } catch (reason) {
      signal.throwIfAborted();
      if (!wake.signal.aborted) throw reason;
    } finally {
      this.#wake = undefined;
    }
  }

  #occupy(): Place {
    const { clock, limit } = this.#options;
    this.#served++;
    if (limit === undefined) return { sent: () => {}, done: () => {} };
    const taken: Taken = { quickestMs: 0 };
    this.#taken.push(taken);
    return {
      sent: () => {
        taken.sentAtMs = clock.monotonicMs();
        if (this.#answersMs.length > 0) taken.quickestMs = Math.min(...this.#answersMs);
        this.#wake?.abort();
      },
      done: () => {
        taken.doneAtMs ??= clock.monotonicMs();
        if (taken.sentAtMs !== undefined)
          this.#answersMs = [...this.#answersMs, taken.doneAtMs - taken.sentAtMs].slice(-recentAnswers);
        this.#wake?.abort();
      },
    };
  }

  #withdraw(queue: Waiting[], waiting: Waiting, reason: unknown): void {
    const index = queue.indexOf(waiting);
    if (index >= 0) queue.splice(index, 1);
    // Nobody may be left to wait for, and a sleep in vain would keep the process alive.
    this.#wake?.abort();
    waiting.reject(reason);
  }
}

/** Infinite while the request waits for its connection: it may still arrive at any time. */
function toFreeAtMs({ sentAtMs, doneAtMs, quickestMs }: Taken, nowMs: number): number {
  if (sentAtMs === undefined) return doneAtMs ?? Number.POSITIVE_INFINITY;
  const tookMs = (doneAtMs ?? nowMs) - sentAtMs;
  const lateMs = Math.min(maxLateMs, Math.max(arrivalMarginMs, tookMs - quickestMs));
  return sentAtMs + windowMs + (doneAtMs === undefined ? lateMs : Math.min(tookMs, lateMs));
}
