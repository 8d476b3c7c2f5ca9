// What is told of an answer that is no asset, of none, and of text.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { HttpError } from '../../../../src/platform/http/http.ts';
import { takeSample } from '../../../../src/verify/probe/sample.ts';
import { sha256 } from '../stories.ts';
import { failed, type Given, openClient, png, take, url } from './given-answers.ts';

describe('an answer without an asset', () => {
  const challenge = `<html>${' '.repeat(500)}captcha`;

  test.each<[Given, object]>([
    [
      { status: 403, headers: { 'x-served-by': 'cache-lhr7325-LHR' } },
      { kind: 'status', status: 403 },
    ],
    [
      { status: 404, pieces: [[0, 'none']] },
      { kind: 'status', status: 404 },
    ],
    [
      { status: 302, headers: { location: '/b' } },
      { kind: 'status', status: 302, location: '/b' },
    ],
    [
      { status: 302, headers: { location: 'https://me:s3cret@b.example/a@2x.png?c=d@e' } },
      { kind: 'status', status: 302, location: 'https://b.example/a@2x.png' },
    ],
    [
      { status: 302, headers: { location: '//me:s3cret@b.example:8443/a' } },
      { kind: 'status', status: 302, location: '//b.example:8443/a' },
    ],
    [
      { status: 302, headers: { location: '/a@2x.png' } },
      { kind: 'status', status: 302, location: '/a@2x.png' },
    ],
    [
      { status: 302, headers: { location: '' } },
      { kind: 'status', status: 302 },
    ],
    [
      { status: 503, headers: { location: '/b' } },
      { kind: 'status', status: 503 },
    ],
    [
      { status: 403, headers: {}, pieces: [[0, challenge]] },
      { kind: 'status', status: 403, isAnonymous: true },
    ],
    [
      {
        status: 403,
        headers: {},
        pieces: [
          [0, challenge.slice(0, 9)],
          [0, challenge.replace(/^.{9} {9}/, '')],
        ],
      },
      { kind: 'status', status: 403, challengeBy: 'a filter', isAnonymous: true },
    ],
    [
      {
        status: 403,
        headers: {},
        pieces: [
          [0, '<html>captcha'],
          [0, new HttpError('reset', 'cut')],
        ],
      },
      { kind: 'status', status: 403, challengeBy: 'a filter', isAnonymous: true },
    ],
    [{ headers: { 'cf-mitigated': 'challenge' } }, { kind: 'status', status: 200, challengeBy: 'Cloudflare' }],
  ])('%j is told as its status', async (given, seen) => {
    const sample = await take(given);
    expect(sample.seen).toEqual(seen);
    expect(sample.log.discarded).toBe(1);
  });

  test('is read as far as it takes to tell a challenge', async () => {
    const pieces = Array.from({ length: 9 }, () => [0, ' '.repeat(256)] as const);
    expect((await take({ status: 403, pieces })).log.read).toBe(512);
    expect((await take({ status: 404, pieces })).log.read).toBe(0);
  });
});

test('a signature is taken over from no header, be it that of another request', async () => {
  const [signature, other] = ['0123456789abcdef0123456789ABCDEF', 'f'.repeat(32)];
  const headers = { 'x-served-by': `edge-${signature}`, location: `/go/%2Fb.png%3Fs%3D${other}/x` };
  const ofUrl = async (url: string) => {
    const { pop, seen } = await take({ status: 302, headers }, { url });
    return [pop, seen];
  };
  const place = '/go/%2Fb.png%3Fs%***/x';
  expect(await ofUrl(`${url}?w=4&s=${signature.toLowerCase()}`)).toEqual([
    'edge-***',
    { kind: 'status', status: 302, location: place },
  ]);
  expect(await ofUrl(url)).toEqual([
    `edge-${signature.toLowerCase()}`,
    { kind: 'status', status: 302, location: headers.location },
  ]);
});

describe('no answer', () => {
  const fail = async (fault: Error) => takeSample(openClient({}, fault).sampler, { url, timeLimitMs: 60_000 });

  test('is something seen, too', async () => {
    expect(await fail(new HttpError('reset', 'the connection was cut'))).toEqual({
      sentAtMs: 0,
      seenAtMs: 20,
      pop: '',
      stored: { earliestMs: Number.NEGATIVE_INFINITY, latestMs: 20 },
      headers: {},
      seen: failed('the connection was cut'),
    });
    expect((await fail(new HttpError('tls', 'no TLS'))).seen).toEqual({ ...failed('no TLS'), isOfTls: true });
  });

  test('of which half came, tells where that came from', async () => {
    const headers = { ...png, 'x-served-by': 'cache-lhr7325-LHR' };
    const { pop, seen } = await take({
      headers,
      pieces: [
        [0, 'half'],
        [0, new HttpError('reset', 'cut')],
      ],
    });
    expect({ pop, seen }).toEqual({ pop: 'lhr', seen: failed('cut') });
  });

  test('in time is told as such, and as a matter of the others where its turn did not come', async () => {
    const { sampler } = openClient({ pieces: [[9_000, 'late']] });
    const [one, other] = await Promise.all([
      takeSample(sampler, { url, timeLimitMs: 5_000 }),
      takeSample(sampler, { url, timeLimitMs: 2_000 }),
    ]);
    expect(one).toMatchObject({ sentAtMs: 0, seenAtMs: 5_000, seen: failed('not finished within the time limit') });
    expect(other).toMatchObject({
      sentAtMs: 2_000,
      seen: failed('other answers were so slow, or so many were refused, that its turn did not come'),
    });
  });

  test('by a fault of this program, or at its end, goes on as an error', async () => {
    await expect(fail(new TypeError('a bug'))).rejects.toThrow('a bug');
    const { sampler } = openClient({}, new HttpError('reset', 'cut'));
    const ended = AbortSignal.abort(new Error('the run ends'));
    await expect(takeSample({ ...sampler, signal: ended }, { url, timeLimitMs: 1 })).rejects.toThrow('the run ends');
    const bug = openClient({ status: 403, pieces: [[0, new TypeError('a bug')]] });
    await expect(takeSample(bug.sampler, { url, timeLimitMs: 60_000 })).rejects.toThrow('a bug');
  });
});

describe('a description', () => {
  const taken = async (given: Given) => {
    const { sampler, log, play } = openClient(given);
    const { seen } = await play(() => takeSample(sampler, { url, timeLimitMs: 60_000, isDescription: true }));
    return { seen, read: log.read };
  };
  const text = '{"Content-Length":"13"}';

  test('is decoded, and its bytes are counted', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const { seen } = await taken({ headers, pieces: [[0, gzipSync(text)]] });
    const body = { length: text.length, sha256: sha256(text) };
    expect(seen).toMatchObject({ kind: 'served', body, metadata: { contentLength: 13 } });
  });

  test('that is too long is not read to its end, and is none', async () => {
    const beginning = '{"Content-Length":"13","Exif":"';
    const rest = Array.from({ length: 9 }, () => 'x'.repeat(400_000));
    const pieces = [beginning, ...rest].map((piece) => [0, piece] as const);
    const { seen, read } = await taken({ pieces });
    expect(seen).toMatchObject({ kind: 'served', nonAssetReason: 'text that describes no image' });
    expect(read).toBe(beginning.length + 4 * 400_000);
  });

  test('is none with another status', async () => {
    const { seen } = await taken({ status: 404, pieces: [[0, text]] });
    expect(seen).toEqual({ kind: 'status', status: 404 });
  });
});
