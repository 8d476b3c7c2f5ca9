import { expect, test } from 'vitest';
import { toBackoffMs } from '../../../src/platform/backoff.ts';

test('a delay grows with the attempts up to its limit', () => {
  expect([1, 2, 3, 4, 5, 50].map((attempts) => toBackoffMs(attempts, 1))).toEqual([1000, 2000, 4000, 8000, 8000, 8000]);
});

test('chance takes away up to half of it', () => {
  expect([0, 0.5, 0.999].map((random) => toBackoffMs(2, random))).toEqual([1000, 1500, 1999]);
});
