// What goes wrong on the way: it is never a proof, never ends the run, and ends at the deadline.
import { describe, expect, test } from 'vitest';
import type { FaultAnswer } from '../../simulator/faults.ts';
import { gif, openScene } from './scene.ts';

const [old, now] = [gif('old'), gif('n'.repeat(40_000))];
const modified = { 'a.gif': { change: 'modified', old, now } } as const;

const faults: [string, FaultAnswer, RegExp][] = [
  ['an answer that is cut off', { kind: 'truncate', afterBytes: 20_000 }, /the connection was cut/],
  ['an answer that is cut off after its headers', { kind: 'truncate', afterBytes: 0 }, /the connection was cut/],
  ['an answer that hangs', { kind: 'hang-headers' }, /no answer within the time limit|not finished within/],
  ['a body that hangs', { kind: 'hang-body', afterBytes: 20_000 }, /the answer stopped half way|not finished within/],
  ['a connection that breaks', { kind: 'reset-after' }, /the connection was cut/],
  [
    'a redirect',
    { kind: 'answer', status: 302, headers: { location: 'https://other.example.com/' } },
    /a redirect to https:\/\/other\.example\.com\/, which is not followed/,
  ],
  ['a fault of imgix', { kind: 'answer', status: 503 }, /imgix answers 503 \(a fault at imgix or at the Source\)/],
  ['a plan that is used up', { kind: 'answer', status: 402 }, /402 \(a limit of the imgix plan is reached\)/],
  ['a file that is too large', { kind: 'answer', status: 413 }, /413 \(the file is too large for imgix\)/],
  ['a URL that is too long', { kind: 'answer', status: 414 }, /414 \(the URL is longer than imgix accepts\)/],
  ['a corrupt file', { kind: 'answer', status: 421 }, /421 \(the file is corrupt\)/],
  ['a file that cannot be rendered', { kind: 'answer', status: 422 }, /422 \(imgix cannot render the file\)/],
  ['a part of the file', { kind: 'answer', status: 206, body: now }, /imgix answers 206\./],
  [
    'a broken compression',
    { kind: 'answer', status: 200, headers: { 'content-encoding': 'br' }, body: 'no brotli' },
    /the answer says "Content-Encoding: br", but its body is not br/,
  ],
];

describe.each(faults)('%s', (_, answer, message) => {
  test('is looked past where it happens once', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: now });
    site.simulator.faults.add({ on: 'cdn', skip: 1, answer });
    const { only } = await site.run(modified);
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
    // What tells nothing contradicts nothing.
    expect(only.verification.checks).toBe(2);
  });

  test('is inconclusive where it lasts, and told', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: now });
    site.simulator.faults.add({ on: 'cdn', times: 9_999, answer });
    const { only } = await site.run(modified, { timeout: '60' });
    expect(only.verification).toMatchObject({ outcome: 'inconclusive', evidence: null });
    expect(only.problem?.message).toMatch(message);
    // The one before the purge and the last one may wait for their answers.
    expect(site.clock.forSimulator.now() - site.startMs).toBeLessThan(15_000 + 60_000 + 16_000);
  });
});

test('a body without end is given up, and proves nothing', async () => {
  const site = await openScene({ file: 'a.gif', was: old, is: now });
  site.simulator.faults.add({ on: 'cdn', skip: 1, answer: { kind: 'huge' } });
  const { only } = await site.run(modified);
  expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
  expect(Math.max(...site.http.transfers.map(({ bytes }) => bytes))).toBeLessThan(17 * 1024 * 1024);
});

test('an answer before the purge that fails leaves only time to show that the purge had its effect', async () => {
  const site = await openScene({ file: 'a.gif', was: old, is: now });
  site.simulator.faults.add({ on: 'cdn', answer: { kind: 'hang-headers' } });
  const { only } = await site.run(modified);
  expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
  expect(only.verification.seconds).toBeGreaterThanOrEqual(61);
  expect(only.verification.seconds).toBeLessThan(66);
});

test('a slow host has its time up to the end, so that what it serves is known then', async () => {
  const toLatency = () => ({ backMs: 7_000 });
  const site = await openScene({ file: 'a.gif', was: old, is: now, arrivesMs: 900_000, toLatency });
  const { only } = await site.run(modified, { timeout: '60' });
  expect(only.verification).toMatchObject({ outcome: 'stale', cause: { kind: 'old-bytes' } });
});

test('compressions that caches use are undone', async () => {
  const { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } = await import('node:zlib');
  const compressions = {
    gzip: gzipSync,
    'x-gzip': gzipSync,
    deflate: deflateSync,
    br: brotliCompressSync,
    zstd: zstdCompressSync,
  };
  for (const [encoding, compress] of Object.entries(compressions)) {
    const site = await openScene({ file: 'a.gif', was: old, is: now });
    const answer = {
      kind: 'answer',
      status: 200,
      headers: { 'content-encoding': encoding },
      body: compress(now),
    } as const;
    site.simulator.faults.add({ on: 'cdn', times: 9, skip: 1, answer });
    const { only } = await site.run(modified);
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
  }
});

test('imgix is always asked in the same way, so that the answer does not vary', async () => {
  const site = await openScene({ file: 'a.gif', was: old, is: now });
  const { only } = await site.run(modified);
  const asked = site.simulator.log.on('cdn');
  expect(asked.length).toBeGreaterThan(only.verification.checks);
  for (const { headers, method } of asked) {
    expect(method).toBe('GET');
    expect(headers).toMatchObject({ accept: '*/*', 'accept-encoding': 'identity' });
    expect(headers).not.toHaveProperty('authorization');
  }
});

describe('a body that is not needed', () => {
  const [large, larger, third] = [gif('o'.repeat(400_000)), gif('n'.repeat(500_000)), gif('x'.repeat(450_000))];
  const bare = (site: Awaited<ReturnType<typeof openScene>>) =>
    site.http.transfers.filter(({ url }) => url === site.url('a.gif')).map(({ bytes }) => bytes);

  test.each([false, true])('is not downloaded: the new one is, for the proof (chunked: %s)', async (chunked) => {
    const simulator = { propagationMs: 60_000, chunked };
    const site = await openScene({ simulator, file: 'a.gif', was: large, is: larger });
    const { only } = await site.run({ 'a.gif': { change: 'modified', old: large, now: larger } });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
    const [before, ...after] = bare(site);
    expect(before).toBe(chunked ? large.length : 0);
    // A proof must hold twice after a contrary answer.
    const proofs = after.splice(-2);
    expect(proofs).toEqual([larger.length, larger.length]);
    expect(after.length).toBeGreaterThan(10);
    // Without a length beforehand it must be read to its end to be told from the new one.
    expect(new Set(after)).toEqual(new Set([chunked ? large.length : 0]));
  });

  test('is not downloaded where it has the length of nothing that is looked for', async () => {
    const site = await openScene({ file: 'a.gif', was: null, is: third });
    await site.run({ 'a.gif': { change: 'added', now: larger } }, { timeout: '60' });
    expect(bare(site).length).toBeGreaterThan(5);
    expect(new Set(bare(site))).toEqual(new Set([0]));
  });

  test('is read again and again where the new file is as long', async () => {
    const now = gif('n'.repeat(400_000));
    const site = await openScene({ simulator: { propagationMs: 9_000 }, file: 'a.gif', was: large, is: now });
    const { only } = await site.run({ 'a.gif': { change: 'modified', old: large, now } });
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
    const [before, ...after] = bare(site);
    // Only its bytes tell whether it is the old one.
    expect(before).toBe(now.length);
    expect(new Set(after)).toEqual(new Set([now.length]));
  });
});
