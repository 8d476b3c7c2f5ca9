// Sends one request and says what it showed. A sample is what one request showed, also where it failed.
import { type Clock, TimeLimitError, withinMs } from '../../platform/clock.ts';
import type { Gate } from '../../platform/gate.ts';
import { type HttpClient, HttpError } from '../../platform/http/http.ts';
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
  /** Bounds the fetches under way at a time, of the URL's host: one that does not answer holds up no other. */
  readonly gateOf: (url: string) => Gate;
  readonly signal: AbortSignal;
};

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

/** `accept` is fixed, as `auto=format` goes by it. `identity` makes the bytes the file's. */
const fixedHeaders = { accept: '*/*', 'accept-encoding': 'identity' };

/** It was stored before it was asked for: the point of presence says so, or its age does. */
export function isFromCache({ headers, stored, sentAtMs }: Sample): boolean {
  return isHit(headers) || stored.latestMs < sentAtMs;
}

/** Rejects only with the signal's reason: a request that fails is a sample, too. */
export async function takeSample({ http, clock, gateOf, signal }: Sampler, probe: Probe): Promise<Sample> {
  const { url, timeLimitMs, headers, isUrgent } = probe;
  let sentAtMs: number | undefined;
  // Also half an answer tells where it came from.
  let pop = '';
  try {
    return await withinMs(clock, timeLimitMs, signal, (limited) =>
      gateOf(url).run(
        async () => {
          sentAtMs = clock.monotonicMs();
          const answer = await http.request({
            method: 'GET',
            url,
            headers: { ...headers, ...fixedHeaders },
            timeoutMs: answerTimeoutMs,
            signal: limited,
          });
          const seenAtMs = clock.monotonicMs();
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
    const stored = { earliestMs: Number.NEGATIVE_INFINITY, latestMs: nowMs };
    return {
      sentAtMs: sentAtMs ?? nowMs,
      seenAtMs: nowMs,
      pop,
      stored,
      headers: {},
      seen: { kind: 'failed', reason, isOfTls },
    };
  }
}
