// One request, and how much of an asset is read.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Probe } from '../../../../src/verify/probe/sample.ts';
import { sha256 } from '../stories.ts';
import { failed, type Given, png, take, url } from './given-answers.ts';

const mebibyte = Buffer.alloc(1024 * 1024);

describe('the request', () => {
  test('asks for the bytes as they are', async () => {
    const { log } = await take({});
    expect(log.requests).toMatchObject([
      {
        method: 'GET',
        url,
        timeoutMs: 15_000,
        headers: { accept: '*/*', 'accept-encoding': 'identity' },
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
    expect(log.discarded).toBe(0);
  });

  test('may be text where that is asked for and a point of presence gives it, and is none where a page came', async () => {
    const css = (headers: Record<string, string>): Given => ({
      headers: { 'content-type': 'text/css', ...headers },
      pieces: [[0, 'a {}']],
    });
    const reasonOf = async (given: Given, probe: Partial<Probe> = {}) => {
      const { seen } = await take(given, probe);
      return seen.kind === 'served' ? seen.nonAssetReason : seen.kind;
    };
    const named = css({ 'x-served-by': 'cache-lhr7325-LHR' });
    expect(await reasonOf(named, { mayBeText: true })).toBeUndefined();
    expect(await reasonOf(named)).toBe('content of the type text/css');
    expect(await reasonOf(css({}), { mayBeText: true })).toBe('content of the type text/css');
    expect(
      await reasonOf({
        pieces: [
          [0, '<ht'],
          [0, 'ml>'],
        ],
      }),
    ).toBe('an HTML page');
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
    [
      'is read where it comes as no asset',
      { 'content-type': 'text/html', 'content-length': '16385' },
      Buffer.alloc(16_385),
      16_385,
    ],
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
    expect(endless.seen).toEqual(failed('the answer did not end within 16,777,216 bytes'));
    expect(endless.log.read).toBe(17 * mebibyte.length);
    expect((await take({ pieces: many.slice(0, 16) })).seen.kind).toBe('served');
    expect((await take({ pieces: many }, { likelyLengths: [18 * mebibyte.length] })).seen.kind).toBe('served');
    const tooLong = await take({ headers: { ...png, 'content-length': '2' }, pieces: [[0, 'abc']] });
    expect(tooLong.seen).toEqual(failed('the answer did not end within 2 bytes'));
    const one = await take({ headers: { ...png, 'content-length': '1' }, pieces: [[0, 'abc']] });
    expect(one.seen).toEqual(failed('the answer did not end within 1 byte'));
  });

  test('is given up where it drips, unless that was the last of it', async () => {
    const drip = (seconds: number, bytes: number) => [[seconds * 1000, Buffer.alloc(bytes)]] as const;
    const end = [[0, 'end']] as const;
    const slow = failed('the answer came too slowly, under 1,024 bytes a second');
    expect((await take({ pieces: [...drip(6, 6_143), ...end] })).seen).toEqual(slow);
    expect((await take({ pieces: [...drip(6, 1), ...end] })).seen).toEqual(slow);
    expect((await take({ pieces: [...drip(6, 6_144), ...end] })).seen.kind).toBe('served');
    expect((await take({ pieces: [...drip(5, 1), ...end] })).seen.kind).toBe('served');
    expect((await take({ pieces: drip(6, 1) })).seen.kind).toBe('served');
    expect((await take({ pieces: [...drip(6, 1), ...drip(0, 9_000), ...end] })).seen.kind).toBe('failed');
  });
});
