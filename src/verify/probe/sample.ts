// Runs one probe, a single request, and says what it showed: as much of the body is read as is needed to tell what it is.
import { type Clock, TimeLimitError, withinMs } from '../../platform/clock.ts';
import type { Gate } from '../../platform/gate.ts';
import { type HttpAnswer, type HttpClient, HttpError } from '../../platform/http/http.ts';
import { type Interval, toPointOfPresence, toStoredInterval } from './cache-hints.ts';
import { decodeBody } from './decode-body.ts';
import { type BodyFacts, BodyHasher } from './fingerprint.ts';
import { findChallenge, findNonAssetReason, isSaidChallenge, mayBeChallenge } from './non-asset.ts';

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

export type Seen =
  | {
      readonly kind: 'served';
      readonly body: BodyFacts;
      /** What is wrong with it as an answer for an asset: error answers come with 200 too. */
      readonly nonAssetReason?: string | undefined;
    }
  /**
   * Any other status than 200, and whatever is a challenge. `isAnonymous`: a 403 that names no point of presence, which is what
   * anything on the way may answer.
   */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly location?: string;
      readonly challengeBy?: string;
      readonly isAnonymous?: true;
    }
  /** No answer, or half of one. `isOfTls`: what answers cannot be talked to. */
  | { readonly kind: 'failed'; readonly reason: string; readonly isOfTls?: true };

export type Sampler = {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** Bounds the fetches under way at a time. */
  readonly gate: Gate;
  readonly signal: AbortSignal;
};

export type Probe = {
  readonly url: string;
  /** Longest time for the whole, in milliseconds; waiting for the gate counts too. */
  readonly timeLimitMs: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether a body of this length in bytes matters; others are not read. Default: every body does. */
  readonly isWorthReading?: (length: number) => boolean;
  /** Lengths to expect where the answer does not tell its own beforehand, which git's hashes begin with. */
  readonly likelyLengths?: readonly number[];
  /** The query asks for text, which is nothing odd then, where a point of presence tells its name: else it may be anybody's. */
  readonly mayBeText?: boolean;
};

/** imgix's slowest renderings take some seconds. */
const answerTimeoutMs = 15_000;
/** A body shorter than this is read rather than its connection given up. */
const cheapBytes = 16 * 1024;
/** A body that does not tell its length may be endless: what is longer than this, and than the file, is not read on. */
const maxUndeclaredBytes = 16 * 1024 * 1024;
/** A body that after so long brings less than this is given up. */
const slowSeconds = 5;
const minBytesPerSecond = 1024;
/** So much of a body's beginning shows whether it is a page. */
const headBytes = 512;

/** `accept` is fixed so that `auto=format` does not vary the answer; `identity` so that the bytes are the file's. */
const fixedHeaders = { accept: '*/*', 'accept-encoding': 'identity' };
/** Filters go by it: `verify-headers` may give another. */
const userAgent = { 'user-agent': 'imgix-purge-action' };

/** Never rejects but with the signal's reason: what went wrong on the way is something seen, too. */
export function takeSample(sampler: Sampler, probe: Probe): Promise<Sample> {
  return request(sampler, probe, (answer) => readSeen(answer, probe));
}

/** The same for an answer whose text matters; undefined as `text` where it has another status than 200. */
export async function takeText(sampler: Sampler, probe: Probe, maxBytes: number): Promise<Sample & { text?: string }> {
  let text: string | undefined;
  const sample = await request(sampler, probe, async (answer) => {
    if (answer.status !== 200) return readSeen(answer, probe);
    const chunks: Uint8Array[] = [];
    const hasher = new BodyHasher([]);
    for await (const chunk of decodeBody(answer.body, toEncoding(answer))) {
      if (hasher.length <= maxBytes) chunks.push(chunk);
      else break;
      hasher.update(chunk);
    }
    text = Buffer.concat(chunks).toString('utf8');
    return { kind: 'served', body: hasher.digest() };
  });
  return text === undefined ? sample : { ...sample, text };
}

async function request(
  { http, clock, gate, signal }: Sampler,
  { url, timeLimitMs, headers }: Probe,
  read: (answer: HttpAnswer) => Promise<Seen>,
): Promise<Sample> {
  let sentAtMs: number | undefined;
  // Half an answer tells where it came from.
  let pop = '';
  try {
    return await withinMs(clock, timeLimitMs, signal, (limited) =>
      gate.run(async () => {
        sentAtMs = clock.monotonicMs();
        const answer = await http.request({
          method: 'GET',
          url,
          headers: { ...userAgent, ...headers, ...fixedHeaders },
          timeoutMs: answerTimeoutMs,
          signal: limited,
        });
        const seenAtMs = clock.monotonicMs();
        const stored = toStoredInterval(answer.headers, sentAtMs, seenAtMs);
        pop = toPointOfPresence(answer.headers);
        const seen = await read({ ...answer, body: atPace(answer.body, clock) });
        return { sentAtMs, seenAtMs, pop, stored, headers: answer.headers, seen };
      }, limited),
    );
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof HttpError || error instanceof TimeLimitError)) throw error;
    const isTurnless = error instanceof TimeLimitError && sentAtMs === undefined;
    const reason = isTurnless ? 'other answers were so slow that its turn did not come' : error.message;
    const isOfTls = error instanceof HttpError && error.fault === 'tls';
    const nowMs = clock.monotonicMs();
    const stored = { earliestMs: Number.NEGATIVE_INFINITY, latestMs: nowMs };
    return {
      sentAtMs: sentAtMs ?? nowMs,
      seenAtMs: nowMs,
      pop,
      stored,
      headers: {},
      seen: { kind: 'failed', reason, ...(isOfTls ? { isOfTls } : {}) },
    };
  }
}

/** Throws where a body drips: it would hold its place, and others that are quick would wait for it. */
async function* atPace(body: AsyncIterable<Uint8Array>, clock: Clock): AsyncIterable<Uint8Array> {
  const startMs = clock.monotonicMs();
  let bytes = 0;
  let slow: string | undefined;
  for await (const chunk of body) {
    // Not before there is more to come: what is whole is no use given up.
    if (slow !== undefined) throw new HttpError('timeout', slow);
    yield chunk;
    bytes += chunk.length;
    const seconds = (clock.monotonicMs() - startMs) / 1000;
    const isSlow = seconds > slowSeconds && bytes < seconds * minBytesPerSecond;
    slow = isSlow ? `the answer came too slowly, ${bytes} bytes in ${Math.round(seconds)} s` : undefined;
  }
}

async function readSeen(answer: HttpAnswer, probe: Probe): Promise<Seen> {
  const { status, headers } = answer;
  if (status === 200 && !isSaidChallenge(headers)) {
    const { body, head } = await readBody(answer, probe);
    const mayBeText = probe.mayBeText === true && toPointOfPresence(headers) !== '';
    const nonAssetReason = findNonAssetReason(headers, body.length, head, mayBeText);
    return { kind: 'served', body, nonAssetReason };
  }
  const challengeBy = findChallenge(status, headers, await readHead(answer));
  const { location } = headers;
  return {
    kind: 'status',
    status,
    ...(location === undefined ? {} : { location }),
    ...(challengeBy === undefined ? {} : { challengeBy }),
    ...(status === 403 && toPointOfPresence(headers) === '' ? { isAnonymous: true } : {}),
  };
}

/** Of an answer whose body does not matter otherwise; nothing where it cannot be read. */
async function readHead({ status, body, discard }: HttpAnswer): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  try {
    if (mayBeChallenge(status)) {
      for await (const chunk of body) {
        head = Buffer.concat([head, chunk]).subarray(0, headBytes);
        if (head.length === headBytes) break;
      }
    }
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
  }
  await discard();
  return head;
}

async function readBody(
  answer: HttpAnswer,
  { isWorthReading = () => true, likelyLengths = [] }: Probe,
): Promise<{ readonly body: BodyFacts; readonly head: Uint8Array }> {
  const encoding = toEncoding(answer);
  const declared = encoding === 'identity' ? toLength(answer.headers['content-length']) : undefined;
  if (declared !== undefined && declared > cheapBytes && !isWorthReading(declared)) {
    await answer.discard();
    return { body: { length: declared, sha256: null, blobIds: null }, head: new Uint8Array() };
  }
  const hasher = new BodyHasher(declared === undefined ? likelyLengths : [declared]);
  const longest = declared ?? Math.max(maxUndeclaredBytes, ...likelyLengths);
  let head: Uint8Array = new Uint8Array();
  for await (const chunk of decodeBody(answer.body, encoding)) {
    if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
    hasher.update(chunk);
    if (hasher.length > longest) throw new HttpError('protocol', `the answer did not end within ${longest} bytes`);
  }
  return { body: hasher.digest(), head };
}

function toEncoding({ headers }: HttpAnswer): string {
  return headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
}

function toLength(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}
