// What headers tell of when an answer was stored.
import { expect, test } from 'vitest';
import { toStoredInterval } from '../../../src/verify/probe/cache-hints.ts';

test.each<[string, Record<string, string>, number, number]>([
  ['a miss at every hop', { 'x-cache': 'MISS, MISS' }, 100_000, 100_010],
  ['a miss at every hop, and no age', { 'x-cache': 'MISS, MISS', age: '0' }, 100_000, 100_010],
  ['a miss at every hop, and an age from a cache behind them', { 'x-cache': 'MISS, MISS', age: '4' }, 95_000, 96_010],
  ['a hit at one of them', { 'x-cache': 'HIT, MISS', age: '4' }, 95_000, 96_010],
])('by %s', (_, headers, earliestMs, latestMs) => {
  expect(toStoredInterval(headers, 100_000, 100_010)).toEqual({ earliestMs, latestMs });
});
