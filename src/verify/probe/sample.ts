// Sends one request and says what it showed. A sample is what one request showed, also where it failed.
import { type Clock, TimeLimitError, withinMs } from '../../platform/clock.ts';
import type { Gate } from '../../platform/gate.ts';
import { type HttpAnswer, type HttpClient, HttpError } from '../../platform/http/http.ts';
import { readRetryAfterMs } from '../../platform/http/retry-after.ts';
import type { Pause } from '../../platform/pause.ts';
import { type Interval, isHit, toPointOfPresence, toStoredInterval } from './cache-hints.ts';
import { atPace, type Reading, readSeen, type Seen } from './read-answer.ts';

/** Times are monotonic milliseconds. */
export type Sample = {
  readonly sentAtMs: number;
  readonly seenAtMs: number;
  /** The point of presence that answered; '' where that is not told. */
  readonly pop: string;
  readonly stored: Interval;
  readonly headers: Readonly<Record<string, string>>;
  readonly seen: Seen;
};

export type Sampler = {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** Those of the URL's host: one that does not answer, or is asked too often, holds up no other. */
  readonly turnsOf: (url: string) => Turns;
  readonly signal: AbortSignal;
};

/** `gate` bounds the fetches under way at a time. `pause` holds them all back after an answer of 429. */
export type Turns = { readonly gate: Gate; readonly pause: Pause };

export type Probe = Reading & {
  readonly url: string;
  /** Longest time for all of it, in milliseconds, with the wait for the gate. */
  readonly timeLimitMs: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A part of a round that has begun, or a look that confirms the one before: it does not wait for its turn. */
  readonly isUrgent?: boolean | undefined;
};

/** imgix's slowest renderings take some seconds. */
const answerTimeoutMs = 15_000;

/** What a request needs to bring an answer. A pause leaves as much: the last one tells why an asset is not proved. */
export const minProbeMs = 5_000;

/** `accept` is fixed, as `auto=format` goes by it. `identity` makes the bytes the file's. */
const fixedHeaders = { accept: '*/*', 'accept-encoding': 'identity' };

/** How long the answer asks to wait: one such answer must not hold up all of a host for hours. */
function toAskedMs({ headers }: HttpAnswer, clock: Clock): number {
  return Math.min(maxAskedMs, readRetryAfterMs(headers, clock.now()) ?? 0);
}

const maxAskedMs = 60_000;

/** It was stored before it was asked for: the point of presence says so, or its age does. */
export function isFromCache({ headers, stored, sentAtMs }: Sample): boolean {
  return isHit(headers) || stored.latestMs < sentAtMs;
}

/** Rejects only with the signal's reason: a request that fails is a sample, too. */
export async function takeSample(sampler: Sampler, probe: Probe): Promise<Sample> {
  const { http, clock, signal } = sampler;
  const { url, timeLimitMs, headers, isUrgent } = probe;
  const { gate, pause } = sampler.turnsOf(url);
  const latestMs = clock.monotonicMs() + timeLimitMs - minProbeMs;
  let sentAtMs: number | undefined;
  // Also half an answer tells where it came from.
  let pop = '';
  try {
    return await withinMs(clock, timeLimitMs, signal, (limited) =>
      gate.run(
        async () => {
          while (pause.leftMs > 0 && clock.monotonicMs() < latestMs)
            await clock.sleep(Math.min(pause.leftMs, latestMs - clock.monotonicMs()), limited);
          sentAtMs = clock.monotonicMs();
          const answer = await http.request({
            method: 'GET',
            url,
            headers: { ...headers, ...fixedHeaders },
            timeoutMs: answerTimeoutMs,
            signal: limited,
          });
          const seenAtMs = clock.monotonicMs();
          if (answer.status === 429) pause.begin(sentAtMs, toAskedMs(answer, clock));
          else pause.taken();
          const stored = toStoredInterval(answer.headers, sentAtMs, seenAtMs);
          pop = toPointOfPresence(answer.headers);
          const seen = await readSeen({ ...answer, body: atPace(answer.body, clock) }, probe);
          return { sentAtMs, seenAtMs, pop, stored, headers: answer.headers, seen };
        },
        limited,
        isUrgent,
      ),
    );
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof HttpError || error instanceof TimeLimitError)) throw error;
    const isUnsent = error instanceof TimeLimitError && sentAtMs === undefined;
    const reason = isUnsent ? 'other answers were so slow that its turn did not come' : error.message;
    const isOfTls = (error instanceof HttpError && error.fault === 'tls') || undefined;
    const nowMs = clock.monotonicMs();
    return {
      sentAtMs: sentAtMs ?? nowMs,
      seenAtMs: nowMs,
      pop,
      stored: toStoredInterval({}, nowMs, nowMs),
      headers: {},
      seen: { kind: 'failed', reason, isOfTls },
    };
  }
}
