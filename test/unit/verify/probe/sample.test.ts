// One request, and how much of its answer is read: against a client that gives what the case says.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Gate } from '../../../../src/platform/gate.ts';
import { type HttpAnswer, HttpError, type HttpRequest } from '../../../../src/platform/http/http.ts';
import { type Probe, takeSample, takeText } from '../../../../src/verify/probe/sample.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { sha256 } from '../stories.ts';

type Given = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Before each piece that many milliseconds pass; an error comes in the place of one. */
  readonly pieces?: readonly (readonly [afterMs: number, piece: string | Buffer | Error])[];
};

const png = { 'content-type': 'image/png' };
const url = 'https://a.imgix.net/a.png';

function openClient({ status = 200, headers = png, pieces = [] }: Given, fault?: Error) {
  const clock = new VirtualClock();
  /** Takes turns of the event loop, in which no time may pass. */
  const isEncoded = 'content-encoding' in headers;
  const play = <T>(work: () => Promise<T>): Promise<T> => (isEncoded ? clock.hold(work) : work());
  const log: { requests: HttpRequest[]; read: number; discarded: number } = { requests: [], read: 0, discarded: 0 };
  async function* read(): AsyncIterable<Uint8Array> {
    for (const [afterMs, piece] of pieces) {
      if (afterMs > 0) await clock.sleep(afterMs);
      if (piece instanceof Error) throw piece;
      log.read += piece.length;
      yield Buffer.from(piece);
    }
  }
  const http = {
    request: async (request: HttpRequest): Promise<HttpAnswer> => {
      log.requests.push(request);
      if (!isEncoded) await clock.sleep(20);
      if (fault !== undefined) throw fault;
      return { status, headers, body: read(), discard: async () => void log.discarded++ };
    },
    close: async () => {},
  };
  const sampler = { http, clock, gate: new Gate(1), signal: new AbortController().signal };
  return { log, sampler, play };
}

async function take(given: Given, probe: Partial<Probe> = {}) {
  const { sampler, log, play } = openClient(given);
  const sample = await play(() => takeSample(sampler, { url, timeLimitMs: 60_000, ...probe }));
  return { ...sample, log };
}

const failed = (reason: string) => ({ kind: 'failed', reason });
const mebibyte = Buffer.alloc(1024 * 1024);

describe('the request', () => {
  test('asks for the bytes as they are, in the name of this action', async () => {
    const { log } = await take({});
    expect(log.requests).toMatchObject([
      {
        method: 'GET',
        url,
        timeoutMs: 15_000,
        headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'imgix-purge-action' },
      },
    ]);
  });

  test('may go by another name, and asks for the same', async () => {
    const headers = { 'user-agent': 'somebody', accept: 'image/webp', 'x-key': '1' };
    const { log } = await take({}, { headers });
    expect(log.requests[0]?.headers).toEqual({ ...headers, accept: '*/*', 'accept-encoding': 'identity' });
  });
});

describe('an answer with an asset', () => {
  test('tells its bytes, when it was asked for, and whence it came', async () => {
    const headers = { ...png, 'x-served-by': 'cache-lhr7325-LHR', age: '4', 'content-length': '9' };
    const { log, ...sample } = await take({
      headers,
      pieces: [
        [0, 'the '],
        [500, 'bytes'],
      ],
    });
    expect(sample).toMatchObject({ sentAtMs: 0, seenAtMs: 20, pop: 'lhr', headers });
    expect(sample.stored).toEqual({ earliestMs: -5_000, latestMs: -3_980 });
    expect(sample.seen).toMatchObject({ kind: 'served', body: { length: 9, sha256: sha256('the bytes') } });
    expect(sample.seen).not.toHaveProperty('isText');
    expect(log.discarded).toBe(0);
  });

  test('may be text, and is none where a page came', async () => {
    const css = { headers: { 'content-type': 'text/css' }, pieces: [[0, 'a {}']] } as const;
    expect((await take(css, { mayBeText: true })).seen).toMatchObject({ isText: true, nonAssetReason: undefined });
    expect((await take(css)).seen).toMatchObject({ nonAssetReason: 'content of the type text/css' });
    const page = {
      pieces: [
        [0, '<ht'],
        [0, 'ml>'],
      ],
    } as const;
    expect((await take(page)).seen).toMatchObject({ nonAssetReason: 'an HTML page' });
  });

  test.each<[string, Record<string, string>, Buffer, number]>([
    ['is not read where its length tells enough', { 'content-length': '16385' }, Buffer.alloc(16_385), 0],
    ['is read where it is short', { 'content-length': '16384' }, Buffer.alloc(16_384), 16_384],
    [
      'is read where its length is that of its encoding',
      { 'content-encoding': ' GZIP ', 'content-length': '16385' },
      gzipSync(Buffer.alloc(99)),
      99,
    ],
    ['is read where its length is not told', {}, Buffer.alloc(16_385), 16_385],
    ['is read where its length is no number', { 'content-length': '16385x' }, Buffer.alloc(16_385), 16_385],
    ['is read where its length is none', { 'content-length': 'x16385' }, Buffer.alloc(16_385), 16_385],
  ])('%s', async (_, headers, bytes, read) => {
    const { seen, log } = await take(
      { headers: { ...png, ...headers }, pieces: [[0, bytes]] },
      { isWorthReading: () => false },
    );
    expect(seen).toMatchObject({ kind: 'served', body: { length: read || bytes.length } });
    expect(seen.kind === 'served' && seen.body.sha256 !== null).toBe(read > 0);
    expect(log.discarded).toBe(read > 0 ? 0 : 1);
  });

  test('is read where its length is one that matters, or any does', async () => {
    const given: Given = { headers: { ...png, 'content-length': '20000' }, pieces: [[0, Buffer.alloc(20_000)]] };
    for (const probe of [{ isWorthReading: (length: number) => length === 20_000 }, {}]) {
      const { seen } = await take(given, probe);
      expect(seen).toMatchObject({ body: { sha256: sha256('\0'.repeat(20_000)), blobIds: expect.anything() } });
    }
  });

  test('tells its blob id where its length was told beforehand, or likely', async () => {
    const pieces = [[0, 'abc']] as const;
    const blobIdsOf = async (given: Given, probe: Partial<Probe> = {}) => {
      const { seen } = await take(given, probe);
      return seen.kind === 'served' ? seen.body.blobIds : undefined;
    };
    expect(await blobIdsOf({ pieces })).toBeNull();
    expect(await blobIdsOf({ pieces }, { likelyLengths: [2, 3] })).not.toBeNull();
    expect(
      await blobIdsOf({ pieces, headers: { ...png, 'content-length': '3' } }, { likelyLengths: [2] }),
    ).not.toBeNull();
  });

  test('is given up where it does not end', async () => {
    const many = Array.from({ length: 18 }, () => [0, mebibyte] as const);
    const endless = await take({ pieces: many });
    expect(endless.seen).toEqual(failed('the answer did not end within 16777216 bytes'));
    expect(endless.log.read).toBe(17 * mebibyte.length);
    expect((await take({ pieces: many.slice(0, 16) })).seen.kind).toBe('served');
    expect((await take({ pieces: many }, { likelyLengths: [18 * mebibyte.length] })).seen.kind).toBe('served');
    const tooLong = await take({ headers: { ...png, 'content-length': '2' }, pieces: [[0, 'abc']] });
    expect(tooLong.seen).toEqual(failed('the answer did not end within 2 bytes'));
  });

  test('is given up where it drips, unless that was the last of it', async () => {
    const drip = (seconds: number, bytes: number) => [[seconds * 1000, Buffer.alloc(bytes)]] as const;
    const end = [[0, 'end']] as const;
    expect((await take({ pieces: [...drip(6, 6_143), ...end] })).seen).toEqual(
      failed('the answer came too slowly, 6143 bytes in 6 s'),
    );
    expect((await take({ pieces: [...drip(6, 6_144), ...end] })).seen.kind).toBe('served');
    expect((await take({ pieces: [...drip(5, 1), ...end] })).seen.kind).toBe('served');
    expect((await take({ pieces: drip(6, 1) })).seen.kind).toBe('served');
    expect((await take({ pieces: [...drip(6, 1), ...drip(0, 9_000), ...end] })).seen.kind).toBe('failed');
  });
});

describe('an answer without an asset', () => {
  const challenge = `<html>${' '.repeat(500)}captcha`;

  test.each<[Given, object]>([
    [
      { status: 404, pieces: [[0, 'none']] },
      { kind: 'status', status: 404 },
    ],
    [
      { status: 302, headers: { location: '/b' } },
      { kind: 'status', status: 302, location: '/b' },
    ],
    [
      { status: 403, headers: {}, pieces: [[0, challenge]] },
      { kind: 'status', status: 403 },
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
      { kind: 'status', status: 403, challengeBy: 'a filter' },
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
      { kind: 'status', status: 403, challengeBy: 'a filter' },
    ],
    [{ headers: { 'cf-mitigated': 'challenge' } }, { kind: 'status', status: 200, challengeBy: 'Cloudflare' }],
  ])('%j is told as its status', async (given, seen) => {
    const sample = await take(given);
    expect(sample.seen).toStrictEqual(seen);
    expect(sample.log.discarded).toBe(1);
  });

  test('is read as far as it takes to tell a challenge', async () => {
    const pieces = Array.from({ length: 9 }, () => [0, ' '.repeat(256)] as const);
    expect((await take({ status: 403, pieces })).log.read).toBe(512);
    expect((await take({ status: 404, pieces })).log.read).toBe(0);
  });
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
    expect(one).toMatchObject({ sentAtMs: 0, seenAtMs: 5_000, seen: failed('not finished within 5 s') });
    expect(other).toMatchObject({
      sentAtMs: 2_000,
      seen: failed('other answers were so slow that its turn did not come'),
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

describe('text', () => {
  const taken = async (given: Given, maxBytes: number) => {
    const { sampler, log, play } = openClient(given);
    const sample = await play(() => takeText(sampler, { url, timeLimitMs: 60_000 }, maxBytes));
    return { ...sample, read: log.read };
  };

  test('is decoded, and its bytes are counted', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const { text, seen } = await taken({ headers, pieces: [[0, gzipSync('{"a":1}')]] }, 99);
    expect(text).toBe('{"a":1}');
    expect(seen).toMatchObject({ kind: 'served', body: { length: 7, sha256: sha256('{"a":1}') } });
  });

  test('ends soon after what is enough', async () => {
    const pieces = [
      [0, 'abc'],
      [0, 'def'],
      [0, 'ghi'],
      [0, 'jkl'],
    ] as const;
    expect(await taken({ pieces }, 5)).toMatchObject({ text: 'abcdef', read: 9 });
    expect(await taken({ pieces }, 6)).toMatchObject({ text: 'abcdefghi', read: 12 });
  });

  test('is none with another status', async () => {
    const sample = await taken({ status: 404, pieces: [[0, 'none']] }, 99);
    expect(sample).not.toHaveProperty('text');
    expect(sample.seen).toEqual({ kind: 'status', status: 404 });
  });
});
