// Purges one URL: rate limit, attempts, and what the answers mean for the run. A URL that cannot be purged is data;
// only a refused key stops the run.

import { decodeBody, toEncoding } from '../platform/http/decode-body.ts';
import { type HttpAnswer, type HttpClient, HttpError } from '../platform/http/http.ts';
import { readRetryAfterMs } from '../platform/http/retry-after.ts';
import { CircuitBreaker, type Failing } from '../platform/timing/circuit-breaker.ts';
import { type Clock, TimeLimitError, withinMs } from '../platform/timing/clock.ts';
import { Gate } from '../platform/timing/gate.ts';
import { onAbort } from '../platform/timing/on-abort.ts';
import { toBackoffMs } from '../platform/timing/pause.ts';
import type { PurgeAnswer, PurgeApi } from './purge-answer.ts';
import { KeyRefusedError, type PurgeResult, toResult } from './purge-result.ts';
import type { Place, Priority, RateLimiter } from './rate-limiter.ts';

export type PurgerOptions = {
  readonly api: PurgeApi;
  readonly limiter: RateLimiter;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly random: () => number;
  /** Of one URL, from its first answer that asks for patience on; of all of them, where imgix takes no purge at all. */
  readonly maxWaitMs: number;
  /** Aborts what is under way. */
  readonly cancel: AbortSignal;
  /** Lets what is under way finish, and starts nothing new. */
  readonly halt: AbortSignal;
};

export type PurgeRequest = {
  readonly priority: Priority;
  /** Ends waiting for the rate limit or for the next attempt, not a request that is under way. */
  readonly withdraw?: AbortSignal | undefined;
  /** Called before each request: from then on the purge may have had its effect. */
  readonly onAttempt?: (() => void) | undefined;
};

type TimedAnswer = PurgeAnswer & {
  readonly startedMs: number;
  /** Undefined where there was no connection, so that the purge cannot have had its effect. */
  readonly sentAtMs: number | undefined;
  /** How long imgix asks to wait. */
  readonly retryAfterMs?: number | undefined;
};

type Failure = Extract<PurgeAnswer, { kind: 'limited' | 'unavailable' }>;

/** The API takes no purge at all. `last`: what the last attempt of the run came to. */
type OutageState = { readonly kind: 'outage'; readonly last: Failure; readonly seconds: number };

/** Of one URL. An answer that the account's limit is exceeded is none of them. */
const maxFaults = 5;
/** Of a key that was accepted before: a check of keys, too, fails at times. */
const maxRefusals = 3;
/** Between two of them, for all URLs: wrong attempts may lock the account. */
const refusedPauseMs = 4_000;
/** Between two attempts: five of them take about twenty seconds at least, longer than an API takes to restart. */
const maxBackoffMs = 16_000;
const attemptTimeoutMs = 10_000;
/** Requests to the API under way at a time. */
const maxConcurrentPurges = 32;
/** imgix's answers have some hundred bytes; whatever is longer is not one. */
const maxAnswerBytes = 64 * 1024;
/** They come in one piece with their headers, which say what became of the purge: the body only says it in more words. */
const bodyTimeoutMs = 2_000;

export class Purger {
  readonly #options: PurgerOptions;
  readonly #gate = new Gate(maxConcurrentPurges);
  readonly #breaker: CircuitBreaker<Failure>;
  #isKeyValid = false;

  constructor(options: PurgerOptions) {
    this.#options = options;
    this.#breaker = new CircuitBreaker(options.clock, options.maxWaitMs);
  }

  /** Since when imgix has taken no purge, and its last answer. Undefined where it takes them. */
  get failing(): Failing<Failure> | undefined {
    return this.#breaker.failing;
  }

  /** Throws `KeyRefusedError`, and the signals' reasons. */
  async purge(url: string, request: PurgeRequest): Promise<PurgeResult> {
    const { limiter, clock, maxWaitMs, halt, random } = this.#options;
    let deadlineMs: number | undefined;
    let faults = 0;
    let refusals = 0;
    /** The first attempt whose answer was lost: it may have acted. */
    let actedAtMs: number | undefined;
    for (let attempts = 1; ; attempts++) {
      const priority = attempts > 1 && request.priority === 'first' ? 'further' : request.priority;
      const answer = await this.#attempt(url, { ...request, priority });
      if (answer.kind === 'outage') {
        const reason = `imgix has taken no purge for ${answer.seconds} s`;
        return toResult(answer.last, { attempts: attempts - 1, mayHaveActed: actedAtMs !== undefined, reason });
      }
      if (answer.kind === 'unavailable') actedAtMs ??= answer.sentAtMs;
      // A duplicate does nothing: what is stored from the earlier attempt on is stored since the purge.
      const earlierMs = answer.kind === 'duplicate' ? actedAtMs : undefined;
      const sentAtMs = earlierMs ?? answer.sentAtMs ?? answer.startedMs;
      const made = { attempts, mayHaveActed: actedAtMs !== undefined, sentAtMs };
      if (answer.kind === 'accepted' && !answer.isForeign) this.#isKeyValid = true;
      if (answer.kind === 'accepted' || answer.kind === 'duplicate' || answer.kind === 'rejected')
        return toResult(answer, made);
      if (answer.kind === 'refused') {
        if (!this.#isKeyValid || ++refusals >= maxRefusals)
          throw new KeyRefusedError(answer, made, this.#options.api.keyAdvice);
        limiter.slowDown(answer.startedMs, refusedPauseMs);
        continue;
      }
      // From the first answer on: the time before it went into the queue of the rate limit.
      deadlineMs ??= clock.monotonicMs() + maxWaitMs;
      const askedMs = answer.retryAfterMs ?? 0;
      const isLimited = answer.kind === 'limited';
      if (clock.monotonicMs() + askedMs > deadlineMs && (isLimited || askedMs > 0)) {
        const asked = askedMs <= maxWaitMs ? 'and that lasted' : `imgix asked to wait ${toWaitWords(askedMs)},`;
        const reason = `${asked} longer than the input \`timeout\` allows`;
        return toResult(answer, { ...made, reason });
      }
      if (isLimited) {
        // Of the account, not of this URL: the run as a whole waits, and every URL's turn comes.
        limiter.slowDown(answer.startedMs, askedMs);
        continue;
      }
      if (++faults >= maxFaults) return toResult(answer, made);
      const stops = [halt, request.withdraw].filter((one) => one !== undefined);
      const backoffMs = toBackoffMs(2 * faults - 1, random(), Math.min(maxBackoffMs, maxWaitMs / 4));
      await clock.sleep(Math.max(askedMs, backoffMs), AbortSignal.any(stops));
    }
  }

  /** Sends nothing during an outage, but for a repeated purge: that finds out whether it has ended. */
  async #attempt(url: string, { priority, withdraw, onAttempt }: PurgeRequest): Promise<TimedAnswer | OutageState> {
    const { limiter, halt } = this.#options;
    const place = await limiter.take(priority, withdraw);
    try {
      return await this.#gate.run(async () => {
        const outage = priority === 'repeat' ? undefined : this.#breaker.outage;
        if (outage !== undefined) return { kind: 'outage', ...outage };
        onAttempt?.();
        const answer = await this.#send(url, place);
        const failure = answer.kind === 'limited' || answer.kind === 'unavailable' ? answer : undefined;
        this.#breaker.record(failure, answer.startedMs);
        if (failure === undefined) limiter.speedUp();
        return answer;
      }, halt);
    } finally {
      place.done();
    }
  }

  async #send(url: string, place: Place): Promise<TimedAnswer> {
    const { api, http, clock, cancel } = this.#options;
    // Ends the request while its body is read, too: until then `withinMs` does.
    const giveUp = new AbortController();
    const finish = onAbort(cancel, () => giveUp.abort(cancel.reason));
    const startedMs = clock.monotonicMs();
    let sentAtMs: number | undefined;
    try {
      const request = api.toRequest(url);
      const onSent = () => {
        sentAtMs = clock.monotonicMs();
        place.sent();
      };
      const answer = await withinMs(clock, attemptTimeoutMs, cancel, (limited) => {
        const signal = AbortSignal.any([limited, giveUp.signal]);
        return http.request({ method: 'POST', ...request, timeoutMs: attemptTimeoutMs, signal, onSent });
      });
      const retryAfterMs = readRetryAfterMs(answer.headers, clock.now());
      const classified = api.classify(answer.status, await this.#readText(answer, giveUp));
      return { ...classified, startedMs, sentAtMs, retryAfterMs };
    } catch (error) {
      cancel.throwIfAborted();
      if (error instanceof HttpError || error instanceof TimeLimitError) {
        return { kind: 'unavailable', status: null, words: error.message, startedMs, sentAtMs };
      }
      throw error;
    } finally {
      finish();
    }
  }

  /**
   * The beginning of the body, and `giveUp` where the rest does not come: an answer that breaks off or hangs after its
   * status still says what the status says.
   */
  async #readText({ headers, body }: HttpAnswer, giveUp: AbortController): Promise<string> {
    const { clock, cancel } = this.#options;
    const chunks: Uint8Array[] = [];
    const read = async () => {
      let bytes = 0;
      for await (const chunk of decodeBody(body, toEncoding(headers))) {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > maxAnswerBytes) break;
      }
    };
    try {
      await withinMs(clock, bodyTimeoutMs, cancel, read);
    } catch (error) {
      cancel.throwIfAborted();
      if (error instanceof TimeLimitError) giveUp.abort(error);
      else if (!(error instanceof HttpError)) throw error;
    }
    return Buffer.concat(chunks).subarray(0, maxAnswerBytes).toString('utf8');
  }
}

/** Beyond a day nobody cares how many seconds there are, and the number may have any length. */
function toWaitWords(ms: number): string {
  return ms > 86_400_000 ? 'more than a day' : `${Math.ceil(ms / 1000)} s`;
}
