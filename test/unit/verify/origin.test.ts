// What the Source itself says, before anything is purged.
import { describe, expect, test } from 'vitest';
import type { ExpectedContent } from '../../../src/verify/expected-content.ts';
import type { Newest } from '../../../src/verify/known/known.ts';
import { waitForOrigin } from '../../../src/verify/origin/origin.ts';
import { cut, type Given, openHost } from './served/host.ts';
import { print, removed, unknown, updated } from './stories.ts';

const url = 'https://origin.example.com/a.gif';
const own = (body: string) => ({ body, headers: { 'content-length': `${body.length}` } });

async function asked(
  expected: ExpectedContent,
  given: Given,
  { timeoutMs = 0, newest }: { timeoutMs?: number; newest?: Newest } = {},
) {
  const { ports, urls } = openHost({ file: given });
  const findNewest = async () => newest;
  const state = await waitForOrigin(url, expected, { ...ports, timeoutMs, findNewest, newestAfterMs: newest && 2_000 });
  return { state, urls: urls(), ms: ports.clock.monotonicMs() };
}

test.each<[string, ExpectedContent, Given, object]>([
  ['the new file', updated, own('the newer one'), { isReady: true, isCertain: true, detail: 'serves the new file' }],
  [
    'the old file',
    updated,
    own('the old one'),
    { isReady: false, isCertain: false, detail: 'still serves the old file' },
  ],
  [
    'a pointer',
    { ...updated, pointer: print('a pointer') },
    own('a pointer'),
    { isReady: false, detail: 'serves the Git LFS pointer, not its content' },
  ],
  [
    'another file',
    updated,
    own('?'),
    { isReady: false, detail: 'serves a file of 1 byte that is neither the old nor the new one' },
  ],
  [
    'a file that may be the old one',
    { ...updated, old: 'unknown' },
    own('?'),
    { isReady: false, detail: 'serves a file of 1 byte that is not the new one' },
  ],
  [
    'a file in the place of one to take down',
    { ...removed, old: 'unknown' },
    own('?'),
    { isReady: false, detail: 'serves a file of 1 byte' },
  ],
  [
    'a page in the place of one to take down',
    { ...removed, old: 'unknown' },
    '<html>',
    { isReady: false, detail: 'answers with an HTML page, which does not show that the file is gone, as 404 would' },
  ],
  ['nothing', updated, 404, { isReady: false, detail: 'answers 404, it has no such file' }],
  [
    'a refusal',
    updated,
    403,
    { isReady: false, isCertain: false, detail: 'answers 403: it has no such file, or it refuses this step' },
  ],
  [
    'a challenge',
    updated,
    { status: 403, headers: { 'cf-mitigated': 'challenge', 'cf-ray': '1' } },
    { isReady: false, isCertain: false, detail: 'answers 403 with a challenge of Cloudflare' },
  ],
  ...[removed, unknown].map((expected): [string, ExpectedContent, Given, object] => [
    `a challenge, in the place of what is ${expected.kind}`,
    expected,
    { status: 403, headers: { 'cf-mitigated': 'challenge', 'cf-ray': '1' } },
    { isReady: false, isCertain: false, fault: { kind: 'challenge', by: 'Cloudflare' } },
  ]),
  ['a fault', updated, 500, { isReady: false, detail: 'answers 500' }],
  ['no answer', updated, cut, { isReady: false, detail: 'could not be fetched: the connection was cut' }],
  [
    'nothing of a removed file',
    removed,
    404,
    { isReady: true, isCertain: true, detail: 'answers 404', expected: removed },
  ],
  ['a refusal of a removed file', removed, 403, { isReady: true, isCertain: false }],
  ['the removed file', removed, own('the old one'), { isReady: false, detail: 'still serves the old file' }],
  [
    'another one in its place',
    removed,
    own('?'),
    { isReady: true, isCertain: false, detail: 'serves another file in its place' },
  ],
  [
    'an encoding that cannot be undone',
    updated,
    { status: 200, headers: { 'content-type': 'image/png', 'content-encoding': 'compress' }, body: '?' },
    {
      isReady: false,
      detail: "answers with an encoding that cannot be undone (compress), and not with the file's bytes",
      fault: { kind: 'not-an-asset', nonAssetReason: 'an encoding that cannot be undone (compress)' },
    },
  ],
  [
    'the new file with the wrong name of an encoding',
    updated,
    { ...own('the newer one'), headers: { 'content-type': 'image/png', 'content-encoding': 'utf-8' } },
    { isReady: true, isCertain: true },
  ],
  ['something in the place of nobody knows what', { kind: 'removed', old: 'unknown' }, own('?'), { isReady: false }],
  ['nothing of a URL', unknown, 404, { isReady: true, isCertain: true, expected: { kind: 'removed', old: 'unknown' } }],
  [
    'a page of a URL',
    unknown,
    '<html>',
    { isReady: false, detail: 'answers with an HTML page, which is not the asset' },
  ],
  [
    'an empty body of a URL',
    unknown,
    '',
    { isReady: false, detail: 'answers with an empty body, which is not the asset' },
  ],
  [
    'something of a URL',
    unknown,
    own('it'),
    {
      isReady: true,
      isCertain: true,
      detail: 'serves it',
      expected: { kind: 'updated', now: print('it'), old: 'unknown', isByOrigin: true },
    },
  ],
])('the origin gives %s', async (_, expected, given, state) => {
  const { state: told, urls } = await asked(expected, given);
  expect(told).toMatchObject(state);
  // No other look follows a single one: so a fault that may pass is not the last word.
  const mayPass = given === 500 || given === cut;
  expect(urls).toEqual(mayPass ? [url, url] : [url]);
});

test.each<[string, Given, object | null]>([
  ['another file', own('?'), null],
  ['404', 404, null],
  ['410', 410, null],
  ['403, which may be of a missing file', 403, { kind: 'refused', status: 403, signed: false }],
  ['a fault', 500, { kind: 'status', status: 500 }],
  [
    'a redirect',
    { status: 301, headers: { location: 'https://www.example.com/' } },
    { kind: 'redirect', status: 301, location: 'https://www.example.com/' },
  ],
  ['no answer', cut, { kind: 'unreachable', reason: 'the connection was cut' }],
])('what tells nothing of a file is a fault: %s', async (_, given, fault) => {
  expect((await asked(updated, given)).state.fault).toEqual(fault);
});

describe('an origin that is not ready', () => {
  const newest = (text: string): Newest => ({
    commit: 'c',
    expected: { kind: 'updated', now: print(text), old: 'unknown' },
  });

  test('is asked until its time is over', async () => {
    const { state, urls, ms } = await asked(updated, own('the old one'), { timeoutMs: 5_000 });
    expect([state.isReady, ms]).toEqual([false, 5_000]);
    expect(urls.length).toBeGreaterThan(5);
  });

  test('has what the branch holds by now, which is known after a while', async () => {
    const { state, ms } = await asked(updated, own('the third'), { timeoutMs: 60_000, newest: newest('the third') });
    expect(state).toMatchObject({ isReady: true, isCertain: false, newest: { commit: 'c' } });
    expect(ms).toBeGreaterThanOrEqual(2_000);
    const { state: other } = await asked(updated, own('the third'), { timeoutMs: 5_000, newest: newest('a fourth') });
    expect([other.isReady, other.newest]).toEqual([false, undefined]);
  });
});
