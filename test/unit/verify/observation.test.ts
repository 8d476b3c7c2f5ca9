// When an answer was stored, as far as its headers tell: an interval, never wider on the wrong side.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCacheHints } from '../../../src/verify/observation.ts';

const date = 'Thu, 01 Jan 2026 00:01:00 GMT';
const [sentAtMs, seenAtMs] = [100_000, 100_400];

test.each<[string, Record<string, string>, number | undefined, number | undefined]>([
  ['Age', { age: '7' }, 92_000, 93_400],
  ['Age 0', { age: ' 0 ' }, 99_000, 100_400],
  ['Age before Last-Modified', { age: '7', date, 'last-modified': date }, 92_000, 93_400],
  ['an Age that is none, and nothing else', { age: '7 s' }, undefined, undefined],
  ['a miss at every hop', { 'x-cache': 'MISS, miss' }, 100_000, 100_400],
  ['a miss at one hop', { 'x-cache': 'MISS, HIT' }, undefined, undefined],
  [
    'Last-Modified, which is not later than the storing',
    { date, 'last-modified': 'Thu, 01 Jan 2026 00:00:50 GMT' },
    89_000,
    undefined,
  ],
  ['Last-Modified as the Date', { date, 'last-modified': date }, 99_000, undefined],
  ['Last-Modified in the future', { date, 'last-modified': 'Thu, 01 Jan 2026 00:02:00 GMT' }, undefined, undefined],
  ['Last-Modified without a Date', { 'last-modified': date }, undefined, undefined],
  ['a Date alone', { date }, undefined, undefined],
  ['nothing', {}, undefined, undefined],
])('%s', (_, headers, earliestMs, latestMs) => {
  expect(readCacheHints(headers, sentAtMs, seenAtMs)).toEqual({ earliestMs, latestMs });
});

test('the interval of an Age holds the time of storing, whatever the way took', () => {
  const ms = fc.integer({ min: 0, max: 50_000 });
  fc.assert(
    fc.property(ms, ms, ms, (storedForMs, thereMs, backMs) => {
      const answeredAtMs = sentAtMs + thereMs;
      const storedAtMs = answeredAtMs - storedForMs;
      const age = String(Math.floor(storedForMs / 1_000));
      const { earliestMs, latestMs } = readCacheHints({ age }, sentAtMs, answeredAtMs + backMs);
      expect(earliestMs).toBeLessThanOrEqual(storedAtMs);
      expect(latestMs).toBeGreaterThanOrEqual(storedAtMs);
    }),
  );
});
