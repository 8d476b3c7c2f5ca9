// Bodies that are compressed in transit although nobody asked for that: some caches compress SVG regardless.
import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { HttpError } from './http.ts';

/** Of an answer, by its headers; `identity` where it names none. */
export function toEncoding(headers: Readonly<Record<string, string>>): string {
  return headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
}

/** False where `decodeBody` would hand on the bytes as they came, although the answer says that they are encoded. */
export function isReadableEncoding(encoding: string): boolean {
  return encoding === 'identity' || encoding === '' || decoders.has(encoding);
}

/** `encoding`: the value of `Content-Encoding`, lower case. Throws `HttpError` while it is read, where it is broken. */
export function decodeBody(body: AsyncIterable<Uint8Array>, encoding: string): AsyncIterable<Uint8Array> {
  const createDecoder = decoders.get(encoding);
  if (createDecoder === undefined) return body;
  // An error on either side destroys the decoder, and the loop that reads it throws.
  return withDecodingErrors(pipeline(Readable.from(body), createDecoder(), () => {}));
}

async function* withDecodingErrors(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw new HttpError('protocol', 'the compressed answer could not be read', { cause: error });
  }
}

const decoders: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
  ['zstd', createZstdDecompress],
]);
