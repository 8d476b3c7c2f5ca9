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
  #news = Promise.withResolvers<void>();
  #isRunning = false;
  #failure: { readonly reason: unknown } | undefined;

  constructor(send: SendPurge, clock: Clock, purgedAtMs: number) {
    this.#send = send;
    this.#clock = clock;
    this.#lastMs = purgedAtMs;
  }

  /**
   * From now on a purge goes out whenever it is time. Returns what resolves when the next one was answered. Throws what
   * an earlier one ended with, where that stops the run.
   */
  start(): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure.reason;
    if (!this.#isRunning) void this.#run();
    return this.#news.promise;
  }

  stop(): void {
    this.#stop.abort(new Error('The asset needs no further purge.'));
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    const { signal } = this.#stop;
    try {
      for (;;) {
        await this.#clock.sleep(Math.max(0, this.#lastMs + minIntervalMs - this.#clock.monotonicMs()), signal);
        await this.#send(signal);
        this.#lastMs = this.#clock.monotonicMs();
        this.#tellNews();
      }
    } catch (reason) {
      if (signal.aborted) return;
      this.#failure = { reason };
      this.#tellNews();
    }
  }

  #tellNews(): void {
    this.#news.resolve();
    this.#news = Promise.withResolvers<void>();
  }
}
