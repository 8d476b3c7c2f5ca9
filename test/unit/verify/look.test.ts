// One look takes its turn, and gives it back: slow answers do not use up the time of quick ones.
import { expect, test } from 'vitest';
import { Gate } from '../../../src/platform/gate.ts';
import type { HttpClient } from '../../../src/platform/http.ts';
import { look } from '../../../src/verify/look.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

/** Bodies of `count` pieces of `bytes`, a second apart. */
function dripping(clock: VirtualClock, bytes: number, count: number): HttpClient {
  return {
    request: async () => ({
      status: 200,
      headers: { 'content-type': 'image/png' },
      body: (async function* () {
        for (let i = 0; i < count; i++) {
          await clock.sleep(1_000);
          yield new Uint8Array(bytes);
        }
      })(),
      discard: async () => {},
    }),
    close: async () => {},
  };
}

const signal = new AbortController().signal;

test('an answer that drips is given up after five seconds, and says so', async () => {
  const clock = new VirtualClock();
  const looker = { http: dripping(clock, 1_000, 300), clock, gate: new Gate(1) };
  expect(await look(looker, 'https://a/b.png', { timeLimitMs: 300_000, signal })).toEqual({
    kind: 'failed',
    reason: 'the answer came too slowly, 6000 bytes in 6 s',
  });
  expect(clock.monotonicMs()).toBe(7_000);
});

test('a slow one that does come is waited for', async () => {
  const clock = new VirtualClock();
  const looker = { http: dripping(clock, 1_100, 60), clock, gate: new Gate(1) };
  const seen = await look(looker, 'https://a/b.png', { timeLimitMs: 300_000, signal });
  expect(seen).toMatchObject({ kind: 'served', body: { length: 66_000 } });
});

test('one that comes late, and whole, is taken', async () => {
  const clock = new VirtualClock();
  const looker = { http: dripping(clock, 500, 6), clock, gate: new Gate(1) };
  const seen = await look(looker, 'https://a/b.png', { timeLimitMs: 300_000, signal });
  expect(seen).toMatchObject({ kind: 'served', body: { length: 3_000 } });
});

test('who waits behind dripping answers is asked in time, and who is not asked is told why', async () => {
  const clock = new VirtualClock();
  const looker = { http: dripping(clock, 1, 300), clock, gate: new Gate(2) };
  const looks = Array.from({ length: 5 }, () => look(looker, 'https://a/b.png', { timeLimitMs: 15_000, signal }));
  const reasons = (await Promise.all(looks)).map((seen) => (seen.kind === 'failed' ? seen.reason : seen.kind));
  const tooSlow = 'the answer came too slowly, 6 bytes in 6 s';
  expect(reasons).toEqual([tooSlow, tooSlow, tooSlow, tooSlow, 'not finished within 15 s']);
  const [first, , last] = await Promise.all(
    Array.from({ length: 3 }, () => look(looker, 'https://a/b.png', { timeLimitMs: 5_500, signal })),
  );
  expect(first).toMatchObject({ reason: 'not finished within 5.5 s' });
  expect(last).toMatchObject({ reason: 'other answers were so slow that its turn did not come' });
});
