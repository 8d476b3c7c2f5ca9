// Tells in the log how far a run is: a line for each asset that is done, and what is being waited for every now and then.
import type { Log } from '../platform/actions.ts';
import type { Clock } from '../platform/timing/clock.ts';
import { toCount, toDuration, toNumber, toTimeAt, toUrlCount } from '../platform/wording.ts';
import type { Cause } from '../verify/cause.ts';
import { toFailure, toNeverSeenWords, toReason, toRepeats } from './outcome-words.ts';
import { type AssetReport, hasFailed, isNeverSeen, isVerified, type PurgeReport } from './run-report.ts';
import { toAnswerWords, toTally } from './words/cause-words.ts';

/** The longer it lasts, the less often. */
const intervalsMs = [10_000, 20_000, 30_000, 60_000];
const maxFindings = 4;
/** A single purge may be turned down now and then. */
const minRefusalSeconds = 5;

/** Says how far something is, every now and then, until it is stopped. */
export async function tellRegularly(
  toState: () => string,
  { log, clock, signal }: { readonly log: Log; readonly clock: Clock; readonly signal: AbortSignal },
): Promise<void> {
  try {
    for (let round = 0; ; round++) {
      await clock.sleep(intervalsMs[Math.min(round, intervalsMs.length - 1)] as number, signal);
      log.info(toState());
    }
  } catch {
    // Stopped: nothing is left to tell.
  }
}

export type ProgressOptions = {
  readonly total: number;
  /** Purges a second; undefined: no limit. */
  readonly rate: number | undefined;
  readonly timeoutMs: number;
  /** How long imgix has taken no purge, and its last answer; undefined where it takes them. */
  readonly toFailing?: () =>
    | { readonly last: { readonly status: number | null }; readonly seconds: number }
    | undefined;
};

export class Progress {
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #options: ProgressOptions;
  readonly #stop = new AbortController();
  /** What the last check of each asset that is being waited for has shown. */
  readonly #seen = new Map<string, string>();
  /** What the Source gives for each asset that is held back until it is ready, and since when that is waited for. */
  readonly #held = new Map<string, { readonly detail: string; readonly sinceMs: number }>();
  /** Why some are checked for so long is said once. */
  #isWaitTold = false;
  /** Of which the purge was answered, or is not to come. */
  #settled = 0;
  #lastPurgeMs = 0;
  #proved = 0;
  #failed = 0;
  #done = 0;

  constructor(log: Log, clock: Clock, options: ProgressOptions) {
    this.#log = log;
    this.#clock = clock;
    this.#options = options;
    log.info(toPlan(options));
    void tellRegularly(() => this.#toState(), { log, clock, signal: this.#stop.signal });
  }

  /** `detail`: see `OriginState`. */
  lookedAtOrigin(url: string, isReady: boolean, detail: string): void {
    this.#log.debug(`origin of ${url}: ${detail}`);
    const sinceMs = this.#held.get(url)?.sinceMs ?? this.#clock.monotonicMs();
    if (isReady) this.#held.delete(url);
    else this.#held.set(url, { detail, sinceMs });
  }

  purged(url: string, { outcome, status, attempts, note }: PurgeReport): void {
    this.#settled++;
    this.#lastPurgeMs = this.#clock.monotonicMs();
    this.#log.debug(`purge ${outcome} (status ${status ?? 'none'}, attempts ${attempts}) ${url}`);
    if (note !== null) this.#log.info(`Purge of ${url}: ${note}`);
  }

  /** `cause`: what stands against a proof; null where nothing does. */
  checked(url: string, cause: Cause | null, detail: string): void {
    if (cause?.kind === 'too-early' && !this.#isWaitTold) {
      this.#isWaitTold = true;
      this.#log.info(
        `Where imgix gave the right answer before the purge already, could not be asked then, or answers 410, checks go on for a minute (for an error up to five), as nothing else shows that it stays so (first: ${url}).`,
      );
    }
    this.#seen.set(url, toAnswerWords(cause));
    this.#log.debug(`check ${url}: ${detail}`);
  }

  finished(report: AssetReport): void {
    this.#seen.delete(report.url);
    this.#held.delete(report.url);
    this.#done++;
    if (report.purge.outcome === 'skipped') this.#settled++;
    if (isVerified(report)) this.#proved++;
    if (hasFailed(report)) this.#failed++;
    this.#log.info(toLine(report));
  }

  stop(): void {
    this.#stop.abort();
  }

  #toState(): string {
    const { total, rate, timeoutMs } = this.#options;
    const counts = `${toNumber(this.#proved)} of ${toUrlCount(total)} proved, ${toNumber(this.#failed)} failed`;
    const unsent = total - this.#settled;
    if (unsent > 0)
      return `${counts}, ${toNumber(unsent)} not purged yet${toTimeFor(unsent, rate)}.${this.#toRefusal()}${this.#toHeld()}${this.#toFindings()}`;
    const left = this.#toLeft(this.#lastPurgeMs + timeoutMs);
    return `${counts}, ${toNumber(total - this.#done)} being checked, for ${left} at most.${this.#toFindings()}`;
  }

  #toLeft(untilMs: number): string {
    return toDuration(Math.max(0, untilMs - this.#clock.monotonicMs()) / 1000);
  }

  /** Such as " imgix has taken no purge for 40 s: the last answer was 429, too many purges." */
  #toRefusal(): string {
    const failing = this.#options.toFailing?.();
    if (failing === undefined || failing.seconds < minRefusalSeconds) return '';
    const { last, seconds } = failing;
    const answer = last.status === null ? 'no answer came' : `the last answer was ${last.status}`;
    const words = last.status === 429 ? `${answer}, too many purges` : answer;
    return ` imgix has taken no purge for ${toDuration(seconds)}: ${words}.`;
  }

  /** Such as " Waiting for the Source, for 20 s at most: it still serves the old file (2 URLs); answers 500 (1 URL)." */
  #toHeld(): string {
    const held = [...this.#held.values()];
    if (held.length === 0) return '';
    const left = this.#toLeft(Math.max(...held.map(({ sinceMs }) => sinceMs)) + this.#options.timeoutMs);
    const told = [...Map.groupBy(held, ({ detail }) => detail)]
      .toSorted(([, one], [, other]) => other.length - one.length)
      .slice(0, maxFindings)
      .map(([detail, same]) => `${detail} (${toUrlCount(same.length)})`);
    return ` Waiting for the Source, for ${left} at most: it ${told.join('; ')}.`;
  }

  /** Such as " Seen: 2 x 404, 1 x the old bytes." */
  #toFindings(): string {
    const counts = new Map<string, number>();
    for (const words of this.#seen.values()) counts.set(words, (counts.get(words) ?? 0) + 1);
    return counts.size === 0 ? '' : ` Seen: ${toTally(counts, maxFindings)}.`;
  }
}

function toPlan({ total, rate }: ProgressOptions): string {
  if (rate === undefined) return `${toUrlCount(total)} to purge, without a rate limit.`;
  return `${toUrlCount(total)} to purge, ${rate} a second at most${toTimeFor(total, rate)}.`;
}

function toTimeFor(purges: number, rate: number | undefined): string {
  const time = toTimeAt(rate, purges);
  return time === undefined ? '' : `, which takes at least ${time}`;
}

function toLine(asset: AssetReport): string {
  const { url, purge, verification, problem } = asset;
  const { evidence, seconds, outcome, checks } = verification;
  if (problem !== null) return `${toFailure(asset)} ${url}: ${toReason(asset)} [${problem.code}]`;
  if (outcome === 'skipped') return `purged ${url}, not checked`;
  const known = evidence === 'changed' ? 'changed (the weaker proof)' : evidence;
  const how = isNeverSeen(asset) ? `checked ${url}: ${toNeverSeenWords(asset)}` : `proved ${url}: ${known}`;
  return `${how}, after ${seconds} s, ${toCount(checks, 'check')}${toRepeats(purge)}`;
}
