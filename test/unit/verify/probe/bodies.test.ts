// As what a body is known: fingerprints, encodings, imgix's description of an image.
import { createHash } from 'node:crypto';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeBody, isReadableEncoding, toEncoding } from '../../../../src/platform/http/decode-body.ts';
import { HttpError } from '../../../../src/platform/http/http.ts';
import { BodyHasher, compare, type Fingerprint, toFingerprint } from '../../../../src/verify/probe/fingerprint.ts';
import { hasSameDimensions, parseMetadata } from '../../../../src/verify/probe/metadata.ts';

const text = 'The bytes of a file';
const gitId = (algorithm: 'sha1' | 'sha256') =>
  createHash(algorithm).update(`blob ${text.length}\0${text}`).digest('hex');
const sha256 = createHash('sha256').update(text).digest('hex');

async function* piecesOf(bytes: Uint8Array, size = 7): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('a body', () => {
  const whole = { length: text.length, sha256, blobIds: { sha1: gitId('sha1'), sha256: gitId('sha256') } };
  const hashed = (pieces: readonly string[], lengths: readonly number[]) => {
    const hasher = new BodyHasher(lengths);
    for (const piece of pieces) hasher.update(Buffer.from(piece));
    expect(hasher.length).toBe(pieces.join('').length);
    return hasher.digest();
  };

  test.each([[[text]], [[text.slice(0, 3), text.slice(3)]], [[text.slice(0, 3), text.slice(3, 9), text.slice(9)]]])(
    'is hashed as git does where its length was thought of: in the pieces %j',
    (pieces) => {
      expect(hashed(pieces, [5, text.length])).toEqual(whole);
      expect(hashed(pieces, [5])).toEqual({ ...whole, blobIds: null });
    },
  );

  test.each<[string, Fingerprint, 'same' | 'different' | 'unknown']>([
    ['its blob id', { kind: 'git-blob', id: gitId('sha1') }, 'same'],
    ['its blob id in a repository of SHA-256', { kind: 'git-blob', id: gitId('sha256') }, 'same'],
    ['another blob id', { kind: 'git-blob', id: 'a'.repeat(40) }, 'different'],
    ['its SHA-256', { kind: 'sha256', id: sha256 }, 'same'],
    ['another SHA-256', { kind: 'sha256', id: gitId('sha256') }, 'different'],
    ['its SHA-256 and its length', { kind: 'sha256', id: sha256, size: text.length }, 'same'],
    ['another length', { kind: 'sha256', id: sha256, size: 1 }, 'different'],
  ])('is compared with %s', (_, fingerprint, match) => {
    expect(compare(fingerprint, whole)).toBe(match);
    const unread = { length: text.length, sha256: null, blobIds: null };
    expect(compare(fingerprint, unread)).toBe(_ === 'another length' ? 'different' : 'unknown');
  });
});

test.each([
  [{ blobId: 'b' }, { kind: 'git-blob', id: 'b' }],
  [
    { blobId: 'b', size: 3 },
    { kind: 'git-blob', id: 'b', size: 3 },
  ],
  [
    { blobId: 'b', size: 3, lfs: { sha256: 'h', size: 9 } },
    { kind: 'sha256', id: 'h', size: 9 },
  ],
])('git’s %j is known as %j', (version, fingerprint) => {
  expect(toFingerprint(version)).toEqual(fingerprint);
});

describe('an encoding', () => {
  test.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['identity', (bytes: Buffer) => bytes],
    ['', (bytes: Buffer) => bytes],
    ['gzip, gzip', (bytes: Buffer) => gzipSync(gzipSync(bytes))],
    ['br ,gzip', (bytes: Buffer) => gzipSync(brotliCompressSync(bytes))],
    ['gzip,aws-chunked', gzipSync],
    ['aws-chunked', (bytes: Buffer) => bytes],
    [', identity', (bytes: Buffer) => bytes],
  ])('"%s" is undone', async (encoding, encode) => {
    const bytes = await read(decodeBody(piecesOf(encode(Buffer.from(text))), encoding));
    expect([bytes.toString(), isReadableEncoding(encoding)]).toEqual([text, true]);
  });

  test.each(['compress', 'gzip, compress', 'gzip, gzip, gzip, gzip, gzip, gzip'])('"%s" is not', async (encoding) => {
    expect(isReadableEncoding(encoding)).toBe(false);
    expect((await read(decodeBody(piecesOf(gzipSync(text)), encoding))).equals(gzipSync(text))).toBe(true);
  });

  test('that changes no bytes is none', () => {
    const named = (encoding: string) => toEncoding({ 'content-encoding': encoding });
    expect([named('aws-chunked'), named(' GZIP,aws-chunked'), named('Compress'), toEncoding({})]).toEqual([
      'identity',
      'gzip',
      'compress',
      'identity',
    ]);
  });

  test('that is broken is a fault of the answer, and a fault on the way is told as it is', async () => {
    const gunzipped = (body: AsyncIterable<Uint8Array>) => read(decodeBody(body, 'gzip'));
    const said = (message: string) => ({ fault: 'protocol', message });
    for (const encoding of ['gzip', 'deflate', 'br', 'zstd']) {
      const misread = read(decodeBody(piecesOf(Buffer.from(text)), encoding));
      const message = `the answer says "Content-Encoding: ${encoding}", but its body is not ${encoding}`;
      await expect(misread).rejects.toMatchObject(said(message));
    }
    const short = gunzipped(piecesOf(gzipSync(text).subarray(0, -9)));
    await expect(short).rejects.toMatchObject(said('the compressed answer ended too early'));
    for (const fault of [new HttpError('reset', 'the connection was cut'), new Error('the run is cancelled')]) {
      const half = async function* () {
        yield gzipSync(text).subarray(0, 9);
        throw fault;
      };
      await expect(gunzipped(half())).rejects.toBe(fault);
    }
  });
});

describe('a description', () => {
  const of = (fields: object) => parseMetadata(JSON.stringify(fields));
  test.each<[object, object | undefined]>([
    [
      { 'Content-Length': '25', PixelWidth: 3, PixelHeight: 4 },
      { contentLength: 25, dimensions: { width: 3, height: 4 } },
    ],
    [{ 'Content-Length': 25 }, { contentLength: 25, dimensions: undefined }],
    [
      { 'Content-Length': '25', PixelWidth: 3 },
      { contentLength: 25, dimensions: undefined },
    ],
    [
      { 'Content-Length': '25', PixelHeight: 3 },
      { contentLength: 25, dimensions: undefined },
    ],
    [{ 'Content-Length': '-25' }, undefined],
    [{ 'Content-Length': '25 bytes' }, undefined],
    [{ 'Content-Length': true }, undefined],
    [{ 'Content-Length': ['25'] }, undefined],
    [{ message: 'no' }, undefined],
  ])('%j tells %j', (fields, metadata) => {
    expect(of(fields)).toEqual(metadata);
  });

  test.each(['', '<html>', 'null', '25', '[]'])('is not %j', (json) => {
    expect(parseMetadata(json)).toBeUndefined();
  });

  test.each([
    [{ width: 3, height: 4 }, { width: 3, height: 4 }, true],
    [{ width: 3, height: 4 }, { width: 4, height: 3 }, true],
    [{ width: 3, height: 4 }, { width: 3, height: 5 }, false],
    [{ width: 3, height: 4 }, { width: 5, height: 4 }, false],
    [{ width: 3, height: 4 }, { width: 4, height: 5 }, false],
    [{ width: 3, height: 4 }, { width: 5, height: 3 }, false],
    [undefined, { width: 5, height: 3 }, true],
    [{ width: 5, height: 3 }, undefined, true],
  ])('of %j and one of %j may be of the same image: %j', (one, other, is) => {
    expect(hasSameDimensions(one, other)).toBe(is);
  });
});
