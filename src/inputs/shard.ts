// The share of one job of a matrix: of the assets, and of the rate of purges.
import type { Shard } from '../targets/to-assets.ts';
import { invalidInput } from './input-values.ts';

/** Undefined for no shard. */
export function parseShard(value: string): Shard | undefined {
  const shard = readShard(value);
  if (shard === undefined && value !== '') throw invalidInput('shard', value, 'such as `1/4`, from `1/4` to `4/4`');
  return shard;
}

/** Undefined for a wrong one, too. */
export function readShard(value: string): Shard | undefined {
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(value) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return shard.index >= 1 && shard.index <= shard.count ? shard : undefined;
}

/**
 * A shard's share in whole purges, so that the shares add up to the rate and no window of the server's sees more. More
 * shards than purges a second could not hold that: jobs that know nothing of each other may all purge at once. A rate of
 * 0 is no limit: undefined.
 */
export function toRateLimit(rate: number, shard: Shard | undefined): number | undefined {
  if (rate === 0) return undefined;
  if (shard === undefined) return rate;
  if (shard.count > rate) {
    const value = `${shard.index}/${shard.count}`;
    throw invalidInput(
      'shard',
      value,
      `of at most ${rate} shards, because \`rate-limit\` leaves no purge a second to more`,
    );
  }
  return Math.floor(rate / shard.count) + (shard.index <= rate % shard.count ? 1 : 0);
}
