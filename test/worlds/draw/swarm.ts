// Swarm: in each world some variants of a thing do not occur at all, and the others with wildly different probabilities.
// So that it shrinks, a world is a pure function of what was drawn: the weights of a world, and dice that meet them.
import fc from 'fast-check';

/** Not all of them need to be possible: with every weight at zero it is always the first variant, which is the plain one. */
const weight = fc.constantFrom(0, 0, 1, 3, 20);

export type Weights = readonly number[];

export function weightsFor(variants: readonly unknown[]): fc.Arbitrary<Weights> {
  return fc.tuple(...variants.map(() => weight));
}

/** Six digits are fine enough for any weights. */
export const dice: fc.Arbitrary<number> = fc.nat(999_999);

/** Where a die falls among so many. */
export function indexOf(count: number, thrown: number): number {
  return Math.floor((thrown / 1_000_000) * count);
}

export function pick<T>(variants: readonly T[], weights: Weights, thrown: number): T {
  const total = weights.reduce((sum, each) => sum + each, 0);
  let left = (thrown / 1_000_000) * total;
  for (const [index, each] of weights.entries()) {
    left -= each;
    if (left < 0) return variants[index] as T;
  }
  return variants[0] as T;
}

/** Mostly the plain one, which comes first. */
export function mostly<T>(plain: T, ...others: readonly T[]): fc.Arbitrary<T> {
  const variants = [plain, ...others];
  return fc
    .integer({ min: 0, max: 2 * variants.length - 1 })
    .map((n) => (n < variants.length ? plain : (variants[n - variants.length] as T)));
}

/** One of a few numbers, or any between the least and the greatest. */
export function around(values: readonly number[], min: number, max: number): fc.Arbitrary<number> {
  return fc
    .tuple(fc.integer({ min: 0, max: 2 * values.length - 1 }), fc.integer({ min, max }))
    .map(([index, any]) => values[index] ?? any);
}
