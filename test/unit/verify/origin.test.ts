// What the origin is asked, and what its answers mean, word for word.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Gate } from '../../../src/platform/gate.ts';
import type { HttpClient } from '../../../src/platform/http.ts';
import type { ExpectedContent } from '../../../src/verify/expected-content.ts';
import { waitForOrigin } from '../../../src/verify/origin.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const blob = (text: string) => ({
  kind: 'git-blob' as const,
  id: createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex'),
  size: text.length,
});
const updated: ExpectedContent = { kind: 'updated', now: blob('newer'), old: blob('old'), checkoutFile: undefined };
const removed: ExpectedContent = { kind: 'removed', old: blob('old') };

type Answer = { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> };

/** The answers in turn, the last one again and again. */
async function ask(answers: readonly Answer[], expected: ExpectedContent) {
  const clock = new VirtualClock();
  const asked: Readonly<Record<string, string>>[] = [];
  const http: HttpClient = {
    request: async ({ headers = {} }) => {
      const { status, body = '', headers: given = {} } = answers[Math.min(asked.length, answers.length - 1)] as Answer;
      asked.push(headers);
      const pieces = (async function* () {
        if (body !== '') yield Buffer.from(body);
      })();
      const length = status === 200 && !('transfer-encoding' in given) ? { 'content-length': String(body.length) } : {};
      return { status, headers: { ...length, ...given }, body: pieces, discard: async () => {} };
    },
    close: async () => {},
  };
  const looker = { http, clock, gate: new Gate(1) };
  const options = { clock, random: () => 0, deadlineMs: 20_000, signal: new AbortController().signal };
  const state = await waitForOrigin(looker, 'https://origin/a', expected, options);
  return { ...state, asked, seconds: clock.monotonicMs() / 1_000 };
}

test.each<[ExpectedContent, Answer, boolean, string]>([
  [updated, { status: 200, body: 'newer' }, true, 'serves the new file'],
  [updated, { status: 200, body: 'old' }, false, 'still serves the old file'],
  [
    updated,
    { status: 200, body: 'another' },
    false,
    'serves a file of 7 bytes that is neither the old nor the new one',
  ],
  [updated, { status: 404 }, false, 'answers 404, it has no such file'],
  [updated, { status: 500 }, false, 'answers 500'],
  [removed, { status: 403 }, true, 'answers 403'],
  [removed, { status: 500 }, false, 'answers 500'],
  [removed, { status: 200, body: 'old' }, false, 'still serves the old file'],
  [removed, { status: 200, body: 'another' }, true, 'serves another file in its place'],
  [
    { kind: 'removed', old: 'unknown' },
    { status: 200, body: 'another' },
    false,
    'serves a file of 7 bytes that is neither the old nor the new one',
  ],
])('%j: %j', async (expected, answer, isReady, detail) => {
  expect(await ask([answer], expected)).toMatchObject({ isReady, detail, expected });
});

test('a requested URL learns from the origin what it should be', async () => {
  const hex = createHash('sha256').update('newer').digest('hex');
  expect(await ask([{ status: 200, body: 'newer' }], { kind: 'unknown' })).toMatchObject({
    isReady: true,
    detail: 'serves it',
    expected: { kind: 'updated', now: { kind: 'sha256', hex, size: 5 }, old: 'unknown' },
  });
  expect(await ask([{ status: 410 }], { kind: 'unknown' })).toMatchObject({
    isReady: true,
    detail: 'answers 410',
    expected: { kind: 'removed', old: 'unknown' },
  });
});

const date = 'Thu, 01 Jan 2026 00:01:00 GMT';
const secondsBefore = (seconds: number) => new Date(Date.parse(date) - seconds * 1_000).toUTCString();

test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
  ['an ETag', { etag: '"1"', date, 'last-modified': secondsBefore(60) }, { 'if-none-match': '"1"' }],
  ['a date', { date, 'last-modified': secondsBefore(3) }, { 'if-modified-since': secondsBefore(3) }],
  [
    'a date so near that the file may change once more within its second',
    { date, 'last-modified': secondsBefore(2) },
    {},
  ],
  ['a date without the time of the answer', { 'last-modified': secondsBefore(60) }, {}],
  ['nothing', { date }, {}],
])('the next question is conditional on %s', async (_, headers, conditions) => {
  const { asked } = await ask(
    [
      { status: 200, body: 'old', headers },
      { status: 200, body: 'newer' },
    ],
    updated,
  );
  expect(asked).toHaveLength(2);
  const sent = Object.entries(asked[1] ?? {}).filter(([name]) => name.startsWith('if-'));
  expect(Object.fromEntries(sent)).toEqual(conditions);
});

test('after an error nothing is conditional, and an unchanged answer means what it meant', async () => {
  const headers = { etag: '"1"' };
  const { asked } = await ask(
    [{ status: 200, body: 'old', headers }, { status: 404 }, { status: 200, body: 'newer' }],
    updated,
  );
  expect(asked.map((sent) => sent['if-none-match'])).toEqual([undefined, '"1"', undefined]);
  const never = await ask([{ status: 200, body: 'old', headers }, { status: 304 }], updated);
  expect(never).toMatchObject({ isReady: false, detail: 'still serves the old file' });
  expect(never.asked.slice(1).every((sent) => sent['if-none-match'] === '"1"')).toBe(true);
});

test('an answer whose length was not told, and not known, is asked for whole once more, and soon', async () => {
  const unsized = { kind: 'git-blob', id: blob('newer').id } as const;
  const expected: ExpectedContent = { ...updated, now: unsized };
  const headers = { etag: '"1"', 'transfer-encoding': 'chunked' };
  const { asked, isReady, seconds } = await ask([{ status: 200, body: 'newer', headers }], expected);
  expect(isReady).toBe(true);
  expect(asked.map((sent) => sent['if-none-match'])).toEqual([undefined, undefined]);
  expect(seconds).toBeLessThan(1);
});
