// The limit of URLs: words that say what they would cost, where they come from, and how to catch up afterwards. Pure.
import type { CommitRange } from '../changes/changed-file.ts';
import { foldersAbove } from '../platform/git/git-path.ts';
import { toNumber, toTimeAt } from '../platform/wording.ts';
import type { Asset } from './asset.ts';
import type { Select } from './targets.ts';
import { type Shard, takeShard, withoutDuplicates } from './to-assets.ts';

/** Of the range. */
type Ends = Pick<CommitRange, 'base' | 'alsoFrom'>;

type Limits = {
  readonly maxUrls: number;
  readonly select: Select;
  /** Purges a second; undefined: no limit. */
  readonly rateLimit: number | undefined;
};

/** Of what was found so far, more are left than `maxUrls`, each URL once and those of this job's share alone: nothing else need be looked up. */
export function exceedsLimit(
  found: readonly Asset[],
  { maxUrls, shard }: Pick<Limits, 'maxUrls'> & { readonly shard: Shard | undefined },
): boolean {
  return found.length > maxUrls && takeShard(withoutDuplicates(found), shard).length > maxUrls;
}

/** Undefined where there are not too many. */
export function explainNumber(assets: readonly Asset[], limits: Limits, range: Ends | undefined): string | undefined {
  const { length } = assets;
  const { maxUrls, rateLimit } = limits;
  if (length <= maxUrls) return undefined;
  const folder = findMainFolder(assets);
  const where = folder && ` ${toNumber(folder.count)} of them are in \`${folder.path}\`.`;
  return `${toNumber(length)} URLs would be purged, more than the input \`max-urls\` allows (${toNumber(maxUrls)}).${toTime(length, rateLimit)}${where ?? ''} ${toRemedy(limits, range)}`;
}

function toRemedy({ select }: Limits, range: Ends | undefined): string {
  // A list that somebody wrote.
  if (range === undefined && select === 'changed') return 'Shorten the list, or raise `max-urls`.';
  const remedy = 'Narrow `files`, or raise `max-urls`.';
  // What is stale, or all, is found again.
  if (select !== 'changed') return remedy;
  const since = range?.alsoFrom === undefined ? range?.base && `base: ${range.base}` : 'since: last-success';
  const from = since ? `\`${since}\` or \`select: all\`` : '`select: all`';
  return `${remedy} To catch up later on what this run leaves undone, run once with ${from} and a higher \`max-urls\`.`;
}

function toTime(urls: number, rate: number | undefined): string {
  const time = toTimeAt(rate, urls);
  return time === undefined ? '' : ` They would take ${time} at ${rate} a second.`;
}

/** The innermost folder that holds more than half of them, in its own folders, too. Undefined where only the root does. */
function findMainFolder(assets: readonly Asset[]): { readonly path: string; readonly count: number } | undefined {
  const counts = new Map<string, number>();
  for (const { file, url } of assets) {
    for (const path of foldersAbove(file ?? url.replace(/^https?:\/\//, '')))
      counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  // Of two that hold more than half, one lies in the other.
  const [main] = [...counts]
    .filter(([, count]) => 2 * count > assets.length)
    .toSorted(([one], [other]) => other.length - one.length);
  return main && { path: main[0], count: main[1] };
}
