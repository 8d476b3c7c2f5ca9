// Tells in the log how far a run is: a line for each asset that is settled, and the state every now and then.
import type { Log } from '../platform/actions.ts';
import type { Clock } from '../platform/clock.ts';
import { type AssetReport, hasFailed, isVerified, type PurgeReport } from './run-report.ts';

const intervalMs = 10_000;

export class Progress {
  readonly #log: Log;
  readonly #total: number;
  readonly #stop = new AbortController();
  #purged = 0;
  #verified = 0;
  #failed = 0;
  #finished = 0;

  constructor(log: Log, clock: Clock, total: number) {
    this.#log = log;
    this.#total = total;
    void this.#tellRegularly(clock);
  }

  purged(url: string, { outcome, status, attempts, note }: PurgeReport): void {
    if (outcome === 'accepted' || outcome === 'duplicate') this.#purged++;
    this.#log.debug(`purge ${outcome} (status ${status ?? 'none'}, attempts ${attempts}) ${url}`);
    if (note !== null) this.#log.info(`Purge of ${url}: ${note}`);
  }

  finished(report: AssetReport): void {
    this.#finished++;
    if (isVerified(report)) this.#verified++;
    if (hasFailed(report)) this.#failed++;
    this.#log.info(toLine(report));
  }

  stop(): void {
    this.#stop.abort();
  }

  async #tellRegularly(clock: Clock): Promise<void> {
    try {
      for (;;) {
        await clock.sleep(intervalMs, this.#stop.signal);
        const { total, purged, verified, failed, finished } = {
          total: this.#total,
          purged: this.#purged,
          verified: this.#verified,
          failed: this.#failed,
          finished: this.#finished,
        };
        this.#log.info(
          `Progress: ${purged} of ${total} purged, ${verified} verified, ${failed} failed, ${total - finished} not settled yet.`,
        );
      }
    } catch {
      // Stopped: nothing is left to tell.
    }
  }
}

function toLine({ url, purge, verification, problem }: AssetReport): string {
  if (problem !== null) return `FAILED ${url}: ${problem.message} [${problem.code}]`;
  const repeats = purge.repeats === 0 ? '' : `, purged ${purge.repeats + 1} times`;
  if (verification.outcome === 'skipped') return `purged ${url} (${purge.outcome}, not verified)`;
  const { evidence, seconds, checks, detail } = verification;
  return `verified (${evidence}) ${url} after ${seconds} s and ${checks} ${checks === 1 ? 'check' : 'checks'}${repeats}. ${detail}`;
}
