// Sends one request and says what it showed. A sample is what one request showed, also where it failed.

import { type HttpClient, HttpError } from '../../platform/http/http.ts';
import { readRetryAfterMs } from '../../platform/http/retry-after.ts';
import type { CircuitBreaker } from '../../platform/timing/circuit-breaker.ts';
import { type Clock, TimeLimitError, withinMs } from '../../platform/timing/clock.ts';
import type { Gate } from '../../platform/timing/gate.ts';
import type { Pause } from '../../platform/timing/pause.ts';
import { mayPass } from '../known/seen.ts';
import { findOtherCache, type Interval, isHit, isMiss, toPointOfPresence, toStoredInterval } from './cache-hints.ts';
import { atPace, type Reading, readSeen, type Seen } from './read-answer.ts';
import { withoutSignatures } from './sign-url.ts';

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

/**
 * `gate` bounds the fetches under way at a time. `pause` holds them all back after an answer of 429. `breaker` tells of an outage, in
 * which nothing comes for long, or only 429: then the host is not looked at, nor compared with.
 */
export type Turns = {
  readonly gate: Gate;
  readonly pause: Pause;
  readonly breaker: CircuitBreaker<Sample>;
};

export type Probe = Reading & {
  readonly url: string;
  /** Longest time for all of it, in milliseconds, with the wait for its turn. */
  readonly timeLimitMs: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A part of a round that has begun, a look that confirms the one before, or the look before the purge: it goes before others. */
  readonly isUrgent?: boolean | undefined;
};

/** imgix's slowest renderings take some seconds. */
const answerTimeoutMs = 15_000;

/** What a request needs to bring an answer. A pause leaves as much: the last one tells why an asset is not proved. */
export const minProbeMs = 5_000;

/** `accept` is fixed, as `auto=format` goes by it. `identity` makes the bytes the file's. */
const fixedHeaders = { accept: '*/*', 'accept-encoding': 'identity' };

/** imgix documents no limit of its CDN. With one such pause two checks are hardly further apart than the proof bears (`longestGapMs`). */
const maxAskedMs = 15_000;

/** It was stored before it was asked for: the point of presence says so, a cache in front of imgix, or its age. */
export function isFromCache({ headers, stored, sentAtMs }: Sample): boolean {
  return isHit(headers) || findOtherCache(headers) !== undefined || stored.latestMs < sentAtMs;
}

/** Its headers show that no cache had it at that moment, unless one hands on the headers that it has stored. Without any, nothing does. */
export function isShownSince({ headers, stored }: Sample, momentMs: number): boolean {
  return isMiss(headers) || stored.earliestMs >= momentMs;
}

/** A filter may challenge with 429: that does not pass by a pause. */
function isTooMany(seen: Seen): boolean {
  return seen.kind === 'status' && seen.status === 429 && seen.challengeBy === undefined;
}

/** Waits for the end of the pause, or for the last moment to send, and then for a place. */
async function inTurn<T>(
  { gate, pause }: Turns,
  { timeLimitMs, isUrgent }: Probe,
  { clock, signal }: Pick<Sampler, 'clock' | 'signal'>,
  send: () => Promise<T>,
): Promise<T> {
  const latestMs = clock.monotonicMs() + timeLimitMs - minProbeMs;
  const toWaitMs = () => Math.min(pause.leftMs, latestMs - clock.monotonicMs());
  for (;;) {
    if (toWaitMs() > 0) await clock.sleep(toWaitMs(), signal);
    // Not while it holds a place, which others need whose last moment is sooner. Meanwhile one more pause may have begun.
    const sent = await gate.run(async () => (toWaitMs() > 0 ? undefined : { answer: await send() }), signal, isUrgent);
    if (sent !== undefined) return sent.answer;
  }
}

/** Rejects only with the signal's reason: a request that fails is a sample, too. */
export async function takeSample(sampler: Sampler, probe: Probe): Promise<Sample> {
  const { http, clock, signal } = sampler;
  const { url, timeLimitMs, headers } = probe;
  const turns = sampler.turnsOf(url);
  let sentAtMs: number | undefined;
  let isAnswered = false;
  // Also half an answer tells where it came from.
  let pop = '';
  try {
    return await withinMs(clock, timeLimitMs, signal, (limited) =>
      inTurn(turns, probe, { clock, signal: limited }, async () => {
        sentAtMs = clock.monotonicMs();
        const given = await http.request({
          method: 'GET',
          url,
          headers: { ...headers, ...fixedHeaders },
          timeoutMs: answerTimeoutMs,
          signal: limited,
        });
        isAnswered = true;
        const answer = { ...given, headers: withoutSignatures(given.headers, url) };
        const seenAtMs = clock.monotonicMs();
        const stored = toStoredInterval(answer.headers, sentAtMs, seenAtMs);
        pop = toPointOfPresence(answer.headers);
        const seen = await readSeen({ ...answer, body: atPace(answer.body, clock) }, probe);
        const sample: Sample = { sentAtMs, seenAtMs, pop, stored, headers: answer.headers, seen };
        const isRefused = isTooMany(seen);
        const askedMs = readRetryAfterMs(answer.headers, clock.now()) ?? 0;
        if (isRefused) turns.pause.begin(sentAtMs, Math.min(maxAskedMs, askedMs));
        else turns.pause.taken();
        turns.breaker.record(isRefused ? sample : undefined, sentAtMs);
        return sample;
      }),
    );
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof HttpError || error instanceof TimeLimitError)) throw error;
    const isUnsent = sentAtMs === undefined;
    const reason = error instanceof TimeLimitError ? toLateWords(url, isUnsent, isAnswered) : error.message;
    const isOfTls = (error instanceof HttpError && error.fault === 'tls') || undefined;
    const nowMs = clock.monotonicMs();
    const sample: Sample = {
      sentAtMs: sentAtMs ?? nowMs,
      seenAtMs: nowMs,
      pop,
      stored: toStoredInterval({}, nowMs, nowMs),
      headers: {},
      seen: { kind: 'failed', reason, isOfTls },
    };
    turns.breaker.record(sample, sample.sentAtMs);
    return sample;
  }
}

/** The words of the client's own limit, and no seconds, which differ from asset to asset: it is one cause of all. */
function toLateWords(url: string, isUnsent: boolean, isAnswered: boolean): string {
  if (isUnsent) return 'other answers were so slow, or so many were refused, that its turn did not come';
  return isAnswered ? 'not finished within the time limit' : `no answer within the time limit (${new URL(url).host})`;
}

/** Until a request is sent a second time. */
const againMs = 1000;
/** After a fault that took longer, the second try is not worth the time that it may take. */
const quickMs = 5000;

/**
 * Sends a request a second time where a fault came that may pass; not after a TLS fault, which does not. Rejects with what `ask`
 * rejects with, and with the signal's reason.
 */
export async function askTwice<Fact extends { readonly sample: Sample }>(
  ask: () => Promise<Fact>,
  { clock, signal }: Sampler,
): Promise<Fact> {
  const startMs = clock.monotonicMs();
  const fact = await ask();
  const { seen } = fact.sample;
  const isWorthIt = mayPass(seen) && !(seen.kind === 'failed' && seen.isOfTls);
  if (!isWorthIt || clock.monotonicMs() >= startMs + quickMs) return fact;
  await clock.sleep(againMs, signal);
  return ask();
}
