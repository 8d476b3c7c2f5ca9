// Bodies that are compressed in transit although nobody asked for that: some caches compress SVG regardless.
import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { type Headers, HttpError, toMisencodedWords } from './http.ts';

/** What is to be undone of an answer, by its headers: codings in lower case, in the order of their use; `identity` for none. */
export function toEncoding(headers: Headers): string {
  return toCodings(headers['content-encoding'] ?? '').join(', ') || 'identity';
}

/** False where `decodeBody` would hand on the bytes as they came, although the answer says that they are encoded. */
export function isReadableEncoding(encoding: string): boolean {
  const codings = toCodings(encoding);
  return codings.length <= maxCodings && codings.every((coding) => decoders.has(coding));
}

/** `encoding`: as of `toEncoding`. While it is read it throws `HttpError`, where it is broken, and whatever `body` throws. */
export function decodeBody(body: AsyncIterable<Uint8Array>, encoding: string): AsyncIterable<Uint8Array> {
  if (!isReadableEncoding(encoding)) return body;
  return toCodings(encoding).reduceRight((encoded, coding) => {
    const createDecoder = decoders.get(coding);
    return createDecoder === undefined ? encoded : decode(encoded, createDecoder(), coding);
  }, body);
}

/** Each takes its memory. */
const maxCodings = 5;

/** They leave the bytes as they are. S3 keeps the name of the encoding of an upload, which it has undone. */
const idleCodings: ReadonlySet<string> = new Set(['', 'identity', 'aws-chunked']);

function toCodings(encoding: string): string[] {
  const codings = encoding.split(',').map((coding) => coding.trim().toLowerCase());
  return codings.filter((coding) => !idleCodings.has(coding));
}

async function* decode(
  body: AsyncIterable<Uint8Array>,
  decoder: Transform,
  encoding: string,
): AsyncIterable<Uint8Array> {
  // An error of the decoder is thrown into the body's loop as well.
  let broken: unknown;
  let fault: unknown;
  decoder.once('error', (error) => {
    if (fault === undefined) broken = error;
  });
  const noting = async function* () {
    try {
      yield* body;
    } catch (error) {
      fault = error;
      throw error;
    }
  };
  try {
    // An error on either side destroys the decoder, and the loop that reads it throws.
    yield* pipeline(Readable.from(noting()), decoder, () => {});
  } catch (error) {
    if (error === fault && error !== broken) throw error;
    const isCut = (error as { readonly code?: unknown }).code === 'Z_BUF_ERROR';
    const words = isCut ? 'the compressed answer ended too early' : toMisencodedWords(encoding);
    throw new HttpError('protocol', words, { cause: error });
  }
}

const decoders: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
  ['zstd', createZstdDecompress],
]);
