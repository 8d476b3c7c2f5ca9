// Tells an API that takes no purge at all from a URL that it does not take. Five attempts for each of a thousand URLs
// at an API that hangs would last for half an hour; so the run stops trying when it has waited long enough for all.
import type { Clock } from '../platform/clock.ts';
import type { PurgeAnswer } from './purge-answer.ts';

type Failure = Extract<PurgeAnswer, { kind: 'limited' | 'unavailable' }>;

export type OutageState = {
  readonly kind: 'outage';
  /** What the last attempt of the run came to. */
  readonly last: Failure;
  readonly seconds: number;
};

/** Fewer failures in a row may be the fault of a few URLs; each of these has its own number of attempts. */
const minFailures = 10;

export class Outage {
  readonly #clock: Clock;
  readonly #limitMs: number;
  #failures = 0;
  #sinceMs = 0;
  #last: Failure | undefined;

  /** `limitMs`: so long without a single purge that was answered, and it counts as an outage. */
  constructor(clock: Clock, limitMs: number) {
    this.#clock = clock;
    this.#limitMs = limitMs;
  }

  /** Takes note of what an attempt that began at `startedMs` came to. */
  note(answer: PurgeAnswer, startedMs: number): void {
    if (answer.kind === 'limited' || answer.kind === 'unavailable') {
      if (this.#failures === 0) this.#sinceMs = startedMs;
      this.#failures++;
      this.#last = answer;
    } else {
      this.#failures = 0;
    }
  }

  /** Undefined where there is no outage now. */
  get current(): OutageState | undefined {
    const lastedMs = this.#clock.monotonicMs() - this.#sinceMs;
    if (this.#last === undefined || this.#failures < minFailures || lastedMs < this.#limitMs) return undefined;
    return { kind: 'outage', last: this.#last, seconds: Math.round(lastedMs / 1000) };
  }
}
