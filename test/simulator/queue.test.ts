import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Queue } from './queue.ts';

test('the least comes first, and of equals the one that was there first', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), (numbers) => {
      const items = numbers.map((value, order) => ({ value, order }));
      const queue = new Queue<(typeof items)[number]>((one, other) => one.value - other.value);
      for (const item of items) queue.add(item);
      const taken = items.map(() => queue.takeFirst());
      expect(taken).toEqual(items.toSorted((one, other) => one.value - other.value));
      expect(queue.first).toBeUndefined();
    }),
  );
});

test('it takes while others are added', () => {
  const queue = new Queue<number>((one, other) => one - other);
  for (const number of [5, 3, 8]) queue.add(number);
  expect(queue.takeFirst()).toBe(3);
  queue.add(4);
  expect([queue.takeFirst(), queue.takeFirst(), queue.first]).toEqual([4, 5, 8]);
});
