// When to ask again: a service that says that there are too many requests (429), or one that has failed.
import type { Clock } from './clock.ts';

export class Pause {
  readonly #clock: Clock;
  readonly #random: () => number;
  #untilMs = Number.NEGATIVE_INFINITY;
  #begunAtMs = Number.NEGATIVE_INFINITY;
  #inARow = 0;

  /** `random` gives numbers in [0, 1). */
  constructor(clock: Clock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  /** How long it lasts yet, in milliseconds; 0 or less where there is none. */
  get leftMs(): number {
    return this.#untilMs - this.#clock.monotonicMs();
  }

  /**
   * Lasts for `askedMs` at least, and the longer the oftener in a row. `startedMs`: of the request that was told so. False where that
   * went out before the latest pause, and says nothing new.
   */
  begin(startedMs: number, askedMs: number): boolean {
    const nowMs = this.#clock.monotonicMs();
    const isNew = startedMs > this.#begunAtMs;
    if (isNew) {
      this.#begunAtMs = nowMs;
      this.#inARow++;
    }
    this.#untilMs = Math.max(this.#untilMs, nowMs + Math.max(askedMs, toBackoffMs(this.#inARow, this.#random())));
    return isNew;
  }

  /** A request was taken: the next pause is a short one again. */
  taken(): void {
    this.#inARow = 0;
  }
}

const firstMs = 1000;
const factor = 2;
const defaultMaxMs = 8000;

/**
 * Delay before the next attempt, in milliseconds, after `attempts` that did not do: exponential with jitter. Between half and the whole
 * of the exponential value, up to `maxMs`, so that many assets that failed together do not come back together. `random` is in [0, 1).
 */
export function toBackoffMs(attempts: number, random: number, maxMs: number = defaultMaxMs): number {
  const fullMs = Math.min(maxMs, firstMs * factor ** (attempts - 1));
  return fullMs * (0.5 + random / 2);
}
