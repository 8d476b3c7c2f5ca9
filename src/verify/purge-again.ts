// While an asset is stale its purge is repeated: the first one may have met an origin that was not ready, which is a
// silent no-op.
import type { Clock } from '../platform/clock.ts';

/** imgix takes a second purge of a URL within 10 s for a duplicate. https://docs.imgix.com/apis/management/purges */
const minIntervalMs = 10_000;

/** Sends one more purge; resolves when it was answered, rejects where the run cannot go on. */
export type SendPurge = (signal: AbortSignal) => Promise<void>;

/** Repeats the purge of one asset beside its polling. Call `stop` at the end: it withdraws one that still waits. */
export class PurgeAgain {
  readonly #send: SendPurge;
  readonly #clock: Clock;
  readonly #stop = new AbortController();
  #lastMs: number;
  #isUnderWay = false;
  #hasNews = false;
  #failure: { readonly reason: unknown } | undefined;

  constructor(send: SendPurge, clock: Clock, purgedAtMs: number) {
    this.#send = send;
    this.#clock = clock;
    this.#lastMs = purgedAtMs;
  }

  /** Starts a purge if it is time. Throws what an earlier one ended with, where that stops the run. */
  start(): void {
    if (this.#failure !== undefined) throw this.#failure.reason;
    if (this.#isUnderWay || this.#clock.monotonicMs() - this.#lastMs < minIntervalMs) return;
    this.#isUnderWay = true;
    void this.#run();
  }

  /** True once after a repeated purge was answered: another look is worth while. */
  takeNews(): boolean {
    const hasNews = this.#hasNews;
    this.#hasNews = false;
    return hasNews;
  }

  stop(): void {
    this.#stop.abort(new Error('The asset needs no further purge.'));
  }

  async #run(): Promise<void> {
    try {
      await this.#send(this.#stop.signal);
      this.#hasNews = true;
    } catch (reason) {
      if (!this.#stop.signal.aborted) this.#failure = { reason };
    } finally {
      this.#lastMs = this.#clock.monotonicMs();
      this.#isUnderWay = false;
    }
  }
}
