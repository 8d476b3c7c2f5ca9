// How the Source is asked again and again: what is read of its answers, and what is sent along.
import { expect, test } from 'vitest';
import type { ExpectedContent } from '../../../src/verify/expected-content.ts';
import type { Newest } from '../../../src/verify/known/known.ts';
import { waitForOrigin } from '../../../src/verify/origin/origin.ts';
import { type Answers, type Given, openHost } from './served/host.ts';
import { blob, print, removed, sha256, unknown, updated } from './stories.ts';

const url = 'https://origin.example.com/a.gif';
const own = (body: string, headers = {}) => ({ body, headers: { 'content-length': `${body.length}`, ...headers } });
/** Longer than what is read in any case. */
const long = (text: string, length = 20_000) => text.padEnd(length, '.');
const sizedBlob = (text: string) => ({ ...blob(text), size: text.length });

type Wait = { readonly timeoutMs?: number; readonly newest?: Newest['expected']; readonly newestAfterMs?: number };

async function waited(expected: ExpectedContent, file: Answers['file'] & {}, wait: Wait = {}) {
  const { timeoutMs = 0, newest, newestAfterMs } = wait;
  const { ports, requests, times } = openHost({ file });
  await ports.clock.sleep(100_000);
  const findNewest = async () => newest && { commit: 'c', expected: newest };
  const state = await waitForOrigin(url, expected, { ...ports, timeoutMs, findNewest, newestAfterMs });
  const sent = requests.map(({ headers }) => headers?.['if-none-match'] ?? headers?.['if-modified-since']);
  const ms = times.map((atMs) => atMs - 100_000);
  return { state, sent, ms, endMs: ports.clock.monotonicMs() - 100_000 };
}

test.each<[string, Record<string, string>, string | undefined]>([
  ['its tag', { etag: '"1"', 'last-modified': 'x' }, '"1"'],
  ['no date', { 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT', date: 'Thu, 01 Jan 2026 00:00:03 GMT' }, undefined],
  ['nothing where it told nothing', {}, undefined],
])('an answer is asked for again with %s', async (_, headers, condition) => {
  const { sent } = await waited(updated, own('the old one', headers), { timeoutMs: 100 });
  expect(sent.slice(0, 2)).toEqual([undefined, condition]);
});

test('a missing file has no tag', async () => {
  const { sent } = await waited(updated, { status: 404, headers: { etag: '"1"' } }, { timeoutMs: 1_000 });
  expect(sent.every((condition) => condition === undefined)).toBe(true);
});

test('what is unchanged is what it was, until it changes; and read after five times, and at the end, all the same', async () => {
  const give = (now: Given) => (request: { headers?: Readonly<Record<string, string>> }, atMs: number) =>
    atMs > 103_000 ? now : request.headers?.['if-none-match'] ? 304 : own('the old one', { etag: '"1"' });
  const { state, sent } = await waited(updated, give(404), { timeoutMs: 2_000 });
  expect(state.detail).toBe('still serves the old file');
  expect(sent.slice(0, 7)).toEqual([undefined, ...Array(5).fill('"1"'), undefined]);
  expect(sent.at(-1)).toBeUndefined();
  expect((await waited(updated, give(own('the newer one')), { timeoutMs: 9_000 })).state.isReady).toBe(true);
  expect((await waited(removed, give(404), { timeoutMs: 9_000 })).state.isReady).toBe(true);
  expect((await waited(updated, 304)).state).toMatchObject({ isReady: false, detail: 'answers 304' });
});

test('the times between two polls grow from its own beginning, and the last one is at the end', async () => {
  const { ms, endMs } = await waited(updated, 404, { timeoutMs: 3_000 });
  expect(ms.slice(0, 4).map(Math.round)).toEqual([0, 76, 152, 228]);
  expect([ms.at(-1), endMs]).toEqual([3_000, 3_000]);
});

test.each([
  [10_000, 10_000],
  [1_000, 5_000],
])('within %i ms an answer that does not come is waited for %i ms', async (timeoutMs, endMs) => {
  const { ports } = openHost({ file: () => ports.clock.sleep(30_000).then(() => 404) });
  await ports.clock.sleep(100_000);
  const state = await waitForOrigin(url, updated, {
    ...ports,
    timeoutMs,
    findNewest: async () => undefined,
    newestAfterMs: undefined,
  });
  expect([state.isReady, ports.clock.monotonicMs()]).toEqual([false, 100_000 + endMs]);
});

test.each<[string, ExpectedContent, ReturnType<typeof own>, string]>([
  [
    'another file as long as the one that had to go',
    { ...removed, old: print(long('a')) },
    own(long('b')),
    'serves another file in its place',
  ],
  ['the one that had to go', { ...removed, old: print(long('a')) }, own(long('a')), 'still serves the old file'],
  ['whatever has no other description', unknown, own(long('a')), 'serves it'],
  ['the new file', { ...updated, now: print(long('a')) }, own(long('a')), 'serves the new file'],
  [
    'what is as long as git says without a length of the old one',
    { ...updated, now: undefined, old: blob('x') },
    own(long('a')),
    'serves a file of 20,000 bytes that is neither the old nor the new one',
  ],
])('a long body is read to tell %s', async (_, expected, given, detail) => {
  const { state, ms } = await waited(expected, given);
  expect([state.detail, ms]).toEqual([detail, [0]]);
});

test.each<[string, ExpectedContent, string, number]>([
  ['the new file, whose length git tells', { ...updated, now: sizedBlob('one') }, 'serves the new file', 1],
  ['the old file, whose length git tells', { ...updated, old: sizedBlob('one') }, 'still serves the old file', 1],
  ['the new file, whose length nobody tells', { ...updated, now: blob('one') }, 'serves the new file', 2],
  [
    'another file',
    { ...updated, now: blob('other') },
    'serves a file of 3 bytes that is neither the old nor the new one',
    2,
  ],
])('an answer that does not tell its length is %s', async (_, expected, detail, requests) => {
  const { state, ms } = await waited(expected, 'one');
  expect([state.detail, ms.length]).toEqual([detail, requests]);
});

test('an answer that changes its length, which it does not tell, is asked for once more, without conditions', async () => {
  let length = 0;
  const file = () => ({ body: '.'.repeat(++length), headers: { etag: '"1"' } });
  const { state, sent } = await waited({ ...updated, now: blob('one') }, file, { timeoutMs: 100 });
  expect(state).toMatchObject({ isReady: false, detail: 'does not tell the length of its answer' });
  expect(sent.slice(0, 4)).toEqual([undefined, undefined, '"1"', undefined]);
});

test.each<[string, Answers['file'] & {}, string, number]>([
  ['its content', own('deployed'), 'serves the new file', 1],
  ['another one of its length', own('diverged'), 'serves a file of 8 bytes that is neither the old nor the new one', 1],
  ["git's content", own('the newer one'), 'serves the new file', 0],
  ['nothing', 404, 'answers 404, it has no such file', 0],
])("the checkout's file is read where it may matter: the origin gives %s", async (_, file, detail, count) => {
  let reads = 0;
  const read = async () => {
    reads++;
    return sha256('deployed');
  };
  const checkoutFile = { size: 8, sha256: read, dimensions: async () => undefined };
  expect((await waited({ ...updated, checkoutFile }, file)).state.detail).toBe(detail);
  expect(reads).toBe(count);
});

test.each<[string, Answers['file'] & {}, Newest['expected'], boolean, number]>([
  ['reads a long body once more', own(long('a')), { ...updated, now: print(long('a')) }, true, 1],
  ['reads it where git does not tell how long it is', own(long('a')), { ...updated, now: blob(long('a')) }, true, 1],
  ['reads again what came without its length', long('a'), { ...updated, now: blob(long('a')) }, true, 1],
  ['leaves a body of another length', own(long('a')), { ...updated, now: print(long('a', 20_001)) }, false, 0],
  ['leaves what was read', own('third'), { ...updated, now: print('third') }, true, 0],
  ['leaves what was read and is another', own('third'), { ...updated, now: print('forth') }, false, 0],
  ['leaves what is missing', 404, { kind: 'removed', old: 'unknown' }, true, 0],
])('what the branch holds by now %s', async (_, file, newest, isReady, more) => {
  const { state, ms } = await waited(updated, file, { newest, newestAfterMs: 0 });
  expect([state.isReady, state.isCertain, state.newest?.commit]).toEqual([isReady, false, isReady ? 'c' : undefined]);
  expect(ms.length).toBe(1 + more);
});

test('unchanged is what was read last, for the sake of the branch as well', async () => {
  const newest = { ...updated, now: print(long('b')) };
  const { sent } = await waited(updated, own(long('a'), { etag: '"1"' }), {
    timeoutMs: 1_000,
    newest,
    newestAfterMs: 100,
  });
  expect(sent.slice(0, 6)).toEqual([undefined, '"1"', '"1"', undefined, '"1"', undefined]);
});

test('an origin that is ready is not held against the branch', async () => {
  const { state } = await waited(updated, own('the newer one'), {
    newest: { ...updated, now: print('the newer one') },
    newestAfterMs: 0,
  });
  expect(state).toMatchObject({ isReady: true, isCertain: true });
  expect(state).not.toHaveProperty('newest');
});

test('that it had the removed file is known once it has it no more, and not where it never had', async () => {
  const goneAt = (goneMs: number) => (_: unknown, atMs: number) => (atMs < goneMs ? own('the old one') : 404);
  const wasAtOrigin = async (file: Answers['file'] & {}) =>
    (await waited(removed, file, { timeoutMs: 9_000 })).state.wasAtOrigin;
  expect(await wasAtOrigin(goneAt(101_000))).toBe(true);
  expect(await wasAtOrigin(404)).toBe(false);
  expect(await wasAtOrigin((_, atMs) => (atMs < 101_000 ? own('?') : 404))).toBe(false);
});
