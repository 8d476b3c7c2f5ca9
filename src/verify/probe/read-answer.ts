// Reads as much of an answer as is needed to tell what it shows.

import { decodeBody, toEncoding } from '../../platform/http/decode-body.ts';
import { type HttpAnswer, HttpError } from '../../platform/http/http.ts';
import { withoutPasswords } from '../../platform/secrets.ts';
import type { Clock } from '../../platform/timing/clock.ts';
import { cutShort, toBytes } from '../../platform/wording.ts';
import { toPointOfPresence } from './cache-hints.ts';
import { type BodyFacts, BodyHasher } from './fingerprint.ts';
import { type Metadata, maxMetadataBytes, parseMetadata } from './metadata.ts';
import { findChallenge, findNonAssetReason, isSaidChallenge, mayBeChallenge } from './non-asset.ts';

export type Seen = Served | OtherStatus | Failed;

export type Served = {
  readonly kind: 'served';
  readonly body: BodyFacts;
  /** What is wrong with it as an answer for an asset: error answers come with 200 too. */
  readonly nonAssetReason?: string | undefined;
  /** Where imgix's description was asked for. */
  readonly metadata?: Metadata | undefined;
};

/** Any other status than 200, and every challenge. */
export type OtherStatus = {
  readonly kind: 'status';
  readonly status: number;
  readonly location?: string | undefined;
  readonly challengeBy?: string | undefined;
  /** A 403 without the name of a point of presence: anything on the way may have given it. */
  readonly isAnonymous?: true | undefined;
};

/** No answer, or half of one. `isOfTls`: something answers, but no TLS connection can be made. */
type Failed = { readonly kind: 'failed'; readonly reason: string; readonly isOfTls?: true | undefined };

export type Reading = {
  /** Whether a body of this length in bytes matters; others are not read. Default: every body does. */
  readonly isWorthReading?: (length: number) => boolean;
  /** Lengths to expect where the answer does not tell its own beforehand: git's hashes begin with it. */
  readonly likelyLengths?: readonly number[];
  /** The query asks for text, which is an asset then, if its point of presence has a name. Else it may be a message. */
  readonly mayBeText?: boolean;
  /** The query asks for imgix's description of the file that it holds. */
  readonly isDescription?: boolean;
};

/** A shorter body is always read: that costs less than a new connection. */
const cheapBytes = 16 * 1024;
/** Without `Content-Length` a body may be endless: past this, and past the file's length, it is not read on. */
const maxUndeclaredBytes = 16 * 1024 * 1024;
/** A body is given up that is slower than this, after so many seconds. */
const slowSeconds = 5;
const minBytesPerSecond = 1024;
/** Enough of a body to show whether it is a page. */
const headBytes = 512;

/** The body, given up where it is too slow: it would keep quick ones waiting for its place. */
export async function* atPace(body: AsyncIterable<Uint8Array>, clock: Clock): AsyncIterable<Uint8Array> {
  const startMs = clock.monotonicMs();
  let bytes = 0;
  let slow: string | undefined;
  for await (const chunk of body) {
    // Only now, as more has come: a slow body that has ended is whole.
    if (slow !== undefined) throw new HttpError('timeout', slow);
    yield chunk;
    bytes += chunk.length;
    const seconds = (clock.monotonicMs() - startMs) / 1000;
    const isSlow = seconds > slowSeconds && bytes < seconds * minBytesPerSecond;
    // The same words for all that are, as it is one cause.
    slow = isSlow ? `the answer came too slowly, under ${toBytes(minBytesPerSecond)} a second` : undefined;
  }
}

export async function readSeen(answer: HttpAnswer, reading: Reading): Promise<Seen> {
  const { status, headers } = answer;
  if (status === 200 && reading.isDescription === true) return readDescription(answer, reading);
  if (status === 200 && !isSaidChallenge(headers)) {
    const mayBeText = reading.mayBeText === true && toPointOfPresence(headers) !== '';
    // Its headers tell already that it is no asset. Then its length tells nothing, and it must be read.
    const isOdd = findNonAssetReason(headers, 1, new Uint8Array(), mayBeText) !== undefined;
    const { body, head } = await readBody(answer, isOdd ? { ...reading, isWorthReading: () => true } : reading);
    const nonAssetReason = findNonAssetReason(headers, body.length, head, mayBeText);
    return { kind: 'served', body, nonAssetReason };
  }
  const challengeBy = findChallenge(status, headers, await readHead(answer));
  const location = status >= 300 && status < 400 ? toPlace(headers.location) : undefined;
  const isAnonymous = (status === 403 && toPointOfPresence(headers) === '') || undefined;
  return { kind: 'status', status, location, challengeBy, isAnonymous };
}

/** Without parameters, which may be somebody's secrets as well. An empty one leads nowhere. */
function toPlace(location = ''): string | undefined {
  return location === ''
    ? undefined
    : cutShort(withoutPasswords(location.replace(/(?<=.)[?#].*$|(?<=^[?#]).*$/s, '')), 300);
}

/** Other text is a message of something in imgix's place. */
async function readDescription({ headers, body }: HttpAnswer, { likelyLengths = [] }: Reading): Promise<Served> {
  const hasher = new BodyHasher(likelyLengths);
  const chunks: Uint8Array[] = [];
  for await (const chunk of decodeBody(body, toEncoding(headers))) {
    if (hasher.length > maxMetadataBytes) break;
    chunks.push(chunk);
    hasher.update(chunk);
  }
  const metadata = parseMetadata(Buffer.concat(chunks).toString('utf8'));
  const nonAssetReason = metadata === undefined ? 'text that describes no image' : undefined;
  return { kind: 'served', body: hasher.digest(), nonAssetReason, metadata };
}

/** The beginning of the body, where it may be a challenge; empty where it cannot be read. */
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
    if (hasher.length > longest) throw new HttpError('protocol', `the answer did not end within ${toBytes(longest)}`);
  }
  return { body: hasher.digest(), head };
}

function toLength(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}
