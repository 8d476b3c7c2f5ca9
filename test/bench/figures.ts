// What was measured, and what it is held against.

/** A line of the table. */
export type Figure = {
  readonly what: string;
  readonly unit: 'ms' | 'MB' | 'kB' | 'fetches';
  readonly value: number;
  readonly rounds: number;
  /** What the value is compared with. */
  readonly other?: { readonly name: string; readonly value: number };
  /** The largest value, or the largest ratio to the other one, that this project allows itself. */
  readonly bound?: { readonly of: 'value' | 'ratio'; readonly most: number };
};

export type Growth = {
  readonly assets: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly rounds: number;
};

export type Measured = {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly growth?: readonly Growth[];
};

export function toRatio({ value, other }: Figure): number | undefined {
  return other === undefined ? undefined : value / other.value;
}

export function holds(figure: Figure): boolean {
  const { bound, value } = figure;
  if (bound === undefined) return true;
  return (bound.of === 'value' ? value : (toRatio(figure) ?? Number.NaN)) <= bound.most;
}

export function toMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Gives the value of one run. */
type Variant = () => Promise<number>;

/**
 * Each variant once a round, so that whatever else the machine does meets all of them alike; then the median of each by
 * its name. The first round does not count: it fills the caches of the system.
 */
export async function alternate(
  rounds: number,
  variants: Readonly<Record<string, Variant>>,
): Promise<(name: string) => number> {
  const values = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, variant] of Object.entries(variants)) {
      const value = await variant();
      if (round > 0) values.set(name, [...(values.get(name) ?? []), value]);
    }
  }
  return (name) => toMedian(values.get(name) ?? []);
}
