// The one source of time of the simulator: nothing here sets a timer, everything is computed from now() when a request
// comes in, so that the same state machine runs in real time and under a virtual clock.

export type Clock = {
  /** Milliseconds since the epoch. Must never run backwards. */
  now(): number;
};

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until the test moves it. Starts on a whole second, because HTTP dates have no finer grain. */
export class ManualClock implements Clock {
  #nowMs: number;

  constructor(startMs: number = Date.UTC(2026, 0, 1)) {
    this.#nowMs = startMs;
  }

  now(): number {
    return this.#nowMs;
  }

  advance(ms: number): void {
    if (ms < 0) throw new RangeError(`A clock cannot run backwards (asked for ${ms} ms).`);
    this.#nowMs += ms;
  }
}
