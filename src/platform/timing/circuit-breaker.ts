// Tells a service that gives nothing at all from some requests that fail. A timeout, or five attempts, for each of thousands of
// requests to a service that hangs would last for hours; so whoever has waited long enough for all stops trying.
import type { Clock } from './clock.ts';

/** Fewer failures in a row may be the fault of a few requests. */
const minFailures = 10;

export type Failing<Failure> = { readonly last: Failure; readonly seconds: number };

export class CircuitBreaker<Failure> {
  readonly #clock: Clock;
  readonly #limitMs: number;
  #failures = 0;
  #sinceMs = 0;
  #succeededAtMs = Number.NEGATIVE_INFINITY;
  #failedAtMs = 0;
  #last: Failure | undefined;

  /** `limitMs`: so long without a single success, and it counts as an outage. */
  constructor(clock: Clock, limitMs: number) {
    this.#clock = clock;
    this.#limitMs = limitMs;
  }

  /** What a request that began at `startedMs` came to; undefined: it succeeded. */
  record(failure: Failure | undefined, startedMs: number): void {
    if (failure === undefined) this.#succeededAtMs = this.#clock.monotonicMs();
    else if (this.#failures === 0) this.#sinceMs = Math.max(startedMs, this.#succeededAtMs);
    this.#failures = failure === undefined ? 0 : this.#failures + 1;
    this.#failedAtMs = this.#clock.monotonicMs();
    this.#last = failure;
  }

  /** The last failure, and how long nothing had succeeded by then. Undefined where the last request did. */
  get failing(): Failing<Failure> | undefined {
    if (this.#last === undefined) return undefined;
    return { last: this.#last, seconds: Math.round((this.#failedAtMs - this.#sinceMs) / 1000) };
  }

  /** The last failure of an outage, and how long it has lasted. Undefined where there is none now. */
  get outage(): Failing<Failure> | undefined {
    const lastedMs = this.#clock.monotonicMs() - this.#sinceMs;
    if (this.#last === undefined || this.#failures < minFailures || lastedMs < this.#limitMs) return undefined;
    return { last: this.#last, seconds: Math.round(lastedMs / 1000) };
  }
}
