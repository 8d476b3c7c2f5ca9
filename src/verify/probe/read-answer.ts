// How much of an answer is read, and what it shows.
import type { Clock } from '../../platform/clock.ts';
import { decodeBody, toEncoding } from '../../platform/http/decode-body.ts';
import { type HttpAnswer, HttpError } from '../../platform/http/http.ts';
import { toPointOfPresence } from './cache-hints.ts';
import { type BodyFacts, BodyHasher } from './fingerprint.ts';
import { findChallenge, findNonAssetReason, isSaidChallenge, mayBeChallenge } from './non-asset.ts';

export type Seen = Served | OtherStatus | Failed;

export type Served = {
  readonly kind: 'served';
  readonly body: BodyFacts;
  /** What is wrong with it as an answer for an asset: error answers come with 200 too. */
  readonly nonAssetReason?: string | undefined;
};

/** Any other status than 200, and whatever is a challenge. */
export type OtherStatus = {
  readonly kind: 'status';
  readonly status: number;
  readonly location?: string | undefined;
  readonly challengeBy?: string | undefined;
  /** A 403 that names no point of presence, which is what anything on the way may answer. */
  readonly isAnonymous?: true | undefined;
};

/** No answer, or half of one. `isOfTls`: what answers cannot be talked to. */
type Failed = { readonly kind: 'failed'; readonly reason: string; readonly isOfTls?: true | undefined };

export type Reading = {
  /** Whether a body of this length in bytes matters; others are not read. Default: every body does. */
  readonly isWorthReading?: (length: number) => boolean;
  /** Lengths to expect where the answer does not tell its own beforehand, which git's hashes begin with. */
  readonly likelyLengths?: readonly number[];
  /** The query asks for text, which is nothing odd then, where a point of presence tells its name: else it may be anybody's. */
  readonly mayBeText?: boolean;
};

/** A body shorter than this is read rather than its connection given up. */
const cheapBytes = 16 * 1024;
/** A body that does not tell its length may be endless: what is longer than this, and than the file, is not read on. */
const maxUndeclaredBytes = 16 * 1024 * 1024;
/** A body that after so long brings less than this is given up. */
const slowSeconds = 5;
const minBytesPerSecond = 1024;
/** So much of a body's beginning shows whether it is a page. */
const headBytes = 512;

/** Throws where a body drips: it would hold its place, and others that are quick would wait for it. */
export async function* atPace(body: AsyncIterable<Uint8Array>, clock: Clock): AsyncIterable<Uint8Array> {
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

export async function readSeen(answer: HttpAnswer, reading: Reading): Promise<Seen> {
  const { status, headers } = answer;
  if (status === 200 && !isSaidChallenge(headers)) {
    const mayBeText = reading.mayBeText === true && toPointOfPresence(headers) !== '';
    // By its headers alone: what is no asset has an asset's length by chance.
    const isOdd = findNonAssetReason(headers, 1, new Uint8Array(), mayBeText) !== undefined;
    const { body, head } = await readBody(answer, isOdd ? { ...reading, isWorthReading: () => true } : reading);
    const nonAssetReason = findNonAssetReason(headers, body.length, head, mayBeText);
    return { kind: 'served', body, nonAssetReason };
  }
  const challengeBy = findChallenge(status, headers, await readHead(answer));
  const location = status >= 300 && status < 400 ? headers.location : undefined;
  const isAnonymous = (status === 403 && toPointOfPresence(headers) === '') || undefined;
  return { kind: 'status', status, location, challengeBy, isAnonymous };
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
  { isWorthReading = () => true, likelyLengths = [] }: Reading,
): Promise<{ readonly body: BodyFacts; readonly head: Uint8Array }> {
  const encoding = toEncoding(answer.headers);
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

function toLength(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}
