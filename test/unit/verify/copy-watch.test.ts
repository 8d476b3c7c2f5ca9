// Since when an answer may be made from the new file, by what imgix says of its copy at which moment.
import { expect, test } from 'vitest';
import { Gate } from '../../../src/platform/gate.ts';
import type { HttpClient } from '../../../src/platform/http.ts';
import { CopyWatch } from '../../../src/verify/copy-watch.ts';
import type { ExpectedContent } from '../../../src/verify/expected-content.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const updated: ExpectedContent = {
  kind: 'updated',
  now: { kind: 'git-blob', id: 'n', size: 7 },
  old: { kind: 'git-blob', id: 'o', size: 6 },
  checkoutFile: undefined,
};

/** imgix describes a file of each size in turn; every question takes 100 ms. */
function watch(sizes: readonly number[], expected: ExpectedContent = updated) {
  const clock = new VirtualClock();
  const asked: number[] = [];
  const http: HttpClient = {
    request: async () => {
      const size = sizes[asked.length];
      asked.push(clock.monotonicMs());
      await clock.sleep(100);
      const body = (async function* () {
        yield Buffer.from(JSON.stringify({ 'Content-Length': String(size) }));
      })();
      return { status: 200, headers: {}, body, discard: async () => {} };
    },
    close: async () => {},
  };
  const signal = new AbortController().signal;
  const looker = { http, clock, gate: new Gate(1) };
  const options = { looker, clock, random: () => 0, signal, timeoutMs: 60_000, token: undefined, params: [] };
  const request = { url: 'https://a/b.gif', expected, before: new Map(), purgedAtMs: 0, purgeAgain: async () => {} };
  return { clock, asked, copy: new CopyWatch(request, options) };
}

test('a copy that is new when it is first asked for counts since the purge, and is not asked for again', async () => {
  const { copy, asked, clock } = watch([7]);
  await clock.sleep(2_000);
  expect(await copy.askAhead(5_000)).toEqual({ kind: 'new', how: 'metadata' });
  expect(await copy.ask(5_000)).toEqual({ kind: 'new', how: 'metadata' });
  expect(await copy.askAhead(5_000)).toEqual({ kind: 'new', how: 'metadata' });
  expect(asked).toEqual([2_000]);
  expect(copy.sinceMs).toBe(0);
  expect(clock.monotonicMs()).toBe(2_100);
});

test.each([6, 5])('a copy of %i bytes was not the new one at the moment of the question', async (size) => {
  const { copy, clock } = watch([size, 7]);
  await clock.sleep(2_000);
  await copy.ask(5_000);
  expect(copy.sinceMs).toBe(2_000);
  await clock.sleep(900);
  await copy.ask(5_000);
  expect(copy.sinceMs).toBe(2_000);
});

test('asked ahead, one that has become new counts from then on, and the next look keeps its distance', async () => {
  const { copy, clock } = watch([6, 7]);
  await copy.askAhead(5_000);
  await clock.sleep(2_900);
  expect(copy.sinceMs).toBe(0);
  copy.noteContrary(2_500);
  copy.noteContrary(1_500);
  expect(copy.sinceMs).toBe(2_500);
  await copy.askAhead(5_000);
  expect(copy.sinceMs).toBe(3_100);
  expect(clock.monotonicMs()).toBe(4_200);
});

test('in the place of a removed file another one contradicts nothing', async () => {
  const { copy, clock } = watch([9, 6], { kind: 'removed', old: { kind: 'git-blob', id: 'o', size: 6 } });
  await clock.sleep(2_000);
  expect(await copy.ask(5_000)).toEqual({ kind: 'other', contentLength: 9 });
  expect(copy.sinceMs).toBe(0);
  expect(await copy.ask(5_000)).toEqual({ kind: 'old' });
  expect(copy.sinceMs).toBe(2_100);
});

test.each<[string, ExpectedContent, object]>([
  ['nothing is known of the new size', { ...updated, now: undefined }, { kind: 'unknown' }],
  ['nothing is known of the removed file', { kind: 'removed', old: 'unknown' }, { kind: 'unknown' }],
])('a size tells nothing where %s', async (_, expected, answer) => {
  expect(await watch([9], expected).copy.ask(5_000)).toEqual(answer);
});
