// Bodies that are compressed in transit although `identity` was asked for: some caches compress SVG regardless.
import { pipeline, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { HttpError } from '../platform/http.ts';

/** `encoding`: the value of `Content-Encoding`, lower case. Throws `HttpError` while it is read, where it is broken. */
export function decodeBody(body: AsyncIterable<Uint8Array>, encoding: string): AsyncIterable<Uint8Array> {
  const decoder = toDecoder(encoding);
  if (decoder === undefined) return body;
  // An error on either side destroys the decoder, and the loop that reads it throws.
  return withDecodingErrors(pipeline(Readable.from(body), decoder, () => {}));
}

async function* withDecodingErrors(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw new HttpError('protocol', 'the compressed answer could not be read', { cause: error });
  }
}

function toDecoder(encoding: string) {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress();
    default:
      return undefined;
  }
}
