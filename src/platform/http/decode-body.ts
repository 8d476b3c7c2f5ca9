// Bodies that are compressed in transit although nobody asked for that: some caches compress SVG regardless.
import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { HttpError, toMisencodedWords } from './http.ts';

/** Of an answer, by its headers; `identity` where it names none. */
export function toEncoding(headers: Readonly<Record<string, string>>): string {
  return headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
}

/** False where `decodeBody` would hand on the bytes as they came, although the answer says that they are encoded. */
export function isReadableEncoding(encoding: string): boolean {
  return encoding === 'identity' || encoding === '' || decoders.has(encoding);
}

/**
 * `encoding`: the value of `Content-Encoding`, lower case. While it is read it throws `HttpError`, where it is broken, and whatever
 * `body` throws.
 */
export function decodeBody(body: AsyncIterable<Uint8Array>, encoding: string): AsyncIterable<Uint8Array> {
  const createDecoder = decoders.get(encoding);
  return createDecoder === undefined ? body : decode(body, createDecoder(), encoding);
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
