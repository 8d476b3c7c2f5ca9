// One look at a URL: fetches it, reads as much of the body as is needed to tell what it is, and no more.
import { type Clock, TimeLimitError, withinMs } from '../platform/clock.ts';
import type { Gate } from '../platform/gate.ts';
import { type HttpAnswer, type HttpClient, HttpError } from '../platform/http.ts';
import { decodeBody } from './decode-body.ts';
import { type BodyFacts, BodyHasher } from './fingerprint.ts';
import { type Observation, readCacheHints } from './observation.ts';
import { findOddity } from './oddity.ts';

export type Looker = {
  readonly http: HttpClient;
  readonly clock: Clock;
  /** Bounds the fetches under way at a time. */
  readonly gate: Gate;
};

export type FetchOptions = {
  readonly headers?: Readonly<Record<string, string>>;
  /** Longest time for the whole, in milliseconds; waiting for the gate counts too. */
  readonly timeLimitMs: number;
  readonly signal: AbortSignal;
};

export type LookOptions = FetchOptions & BodyOptions;

type BodyOptions = {
  /** Lengths in bytes that matter; a body of another length is not read. Undefined: every body matters. */
  readonly lengths?: readonly number[] | undefined;
  /** Lengths that tell enough by themselves: such a body is not read either. */
  readonly tellingLengths?: readonly number[] | undefined;
  /** The query asks for text, which is no oddity then. */
  readonly mayBeText?: boolean | undefined;
  /** The body's length where the caller knows it from an earlier look, for answers without `Content-Length`. */
  readonly assumedLength?: number | undefined;
};

/** Monotonic times of a request and of its answer. */
type Times = { readonly sentAtMs: number; readonly seenAtMs: number };

export type FailedFetch = Extract<Observation, { kind: 'failed' }>;

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
const fixedHeaders = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'imgix-purge-action' };

/** Never rejects but with the signal's reason: what went wrong on the way is an observation too. */
export function look(looker: Looker, url: string, options: LookOptions): Promise<Observation> {
  return fetchOnce(looker, url, options, (answer, times) => observe(answer, options, times));
}

/** Fetches a URL once and reads the answer with `read`, which must leave nothing of its body behind. */
export async function fetchOnce<T>(
  { http, clock, gate }: Looker,
  url: string,
  options: FetchOptions,
  read: (answer: HttpAnswer, times: Times) => Promise<T>,
): Promise<T | FailedFetch> {
  let isAsked = false;
  try {
    return await withinMs(clock, options.timeLimitMs, options.signal, (signal) =>
      gate.run(async () => {
        isAsked = true;
        const headers = { ...fixedHeaders, ...options.headers };
        const sentAtMs = clock.monotonicMs();
        const answer = await http.request({ method: 'GET', url, headers, timeoutMs: answerTimeoutMs, signal });
        return read({ ...answer, body: atPace(answer.body, clock) }, { sentAtMs, seenAtMs: clock.monotonicMs() });
      }, signal),
    );
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof TimeLimitError && !isAsked) return { kind: 'failed', reason: noPlace };
    if (error instanceof HttpError || error instanceof TimeLimitError) return { kind: 'failed', reason: error.message };
    throw error;
  }
}

const noPlace = 'other answers were so slow that its turn did not come';

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

/** What an answer shows; reads its body as far as `lengths` makes it worth it. */
export async function observe(answer: HttpAnswer, options: BodyOptions, times: Times): Promise<Observation> {
  const { status, headers } = answer;
  if (status !== 200) {
    await answer.discard();
    const location = headers.location;
    return location === undefined ? { kind: 'status', status } : { kind: 'status', status, location };
  }
  const { body, head } = await readBody(answer, options);
  return {
    kind: 'served',
    body,
    hints: readCacheHints(headers, times.sentAtMs, times.seenAtMs),
    oddity: findOddity(headers, body.length, head, options.mayBeText),
  };
}

async function readBody(
  answer: HttpAnswer,
  { lengths, tellingLengths, assumedLength }: BodyOptions,
): Promise<{ readonly body: BodyFacts; readonly head: Uint8Array }> {
  const encoding = answer.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const declared = encoding === 'identity' ? toLength(answer.headers['content-length']) : undefined;
  const isNeeded = (length: number) => lengths?.includes(length) !== false && !tellingLengths?.includes(length);
  if (declared !== undefined && declared > cheapBytes && !isNeeded(declared)) {
    await answer.discard();
    return { body: { length: declared, sha256: null, blobIds: null }, head: new Uint8Array() };
  }
  const likely = [...(lengths ?? []), ...(assumedLength === undefined ? [] : [assumedLength])];
  const hasher = new BodyHasher(declared === undefined ? likely : [declared]);
  const longest = declared ?? Math.max(maxUndeclaredBytes, ...(lengths ?? []), ...(tellingLengths ?? []));
  let head: Uint8Array = new Uint8Array();
  for await (const chunk of decodeBody(answer.body, encoding)) {
    if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
    hasher.update(chunk);
    if (hasher.length > longest) throw new HttpError('protocol', `the answer did not end within ${longest} bytes`);
  }
  return { body: hasher.digest(), head };
}

function toLength(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}
