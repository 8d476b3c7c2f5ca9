// Changed files (or requested URLs, or all tracked files) -> assets with their URLs: one asset a file and host.
import type { ChangedFile, FileVersion, TrackedFile } from '../changes/changed-file.ts';
import type { GitPath } from '../platform/git/git-path.ts';
import { createHash } from '../platform/hash.ts';
import type { Asset, AssetChange, Expectation } from './asset.ts';
import type { RequestedUrl } from './requested/requested-urls.ts';
import { toRepositoryPath, toSourcePath } from './selection/wanted-files.ts';
import { type BaseUrl, toAddress, toUrl } from './url/base-url.ts';
import { encodePath } from './url/encode-path.ts';

/** Where what lies below `root` is served. */
export type Addresses = {
  readonly root: string;
  readonly baseUrls: readonly BaseUrl[];
  readonly originUrl?: BaseUrl | undefined;
};

/** For the files of a range: both versions of each are known, as far as git tells. */
export function changedFilesToAssets(files: readonly ChangedFile[], addresses: Addresses): Asset[] {
  return files.flatMap((file) => mapFile(file.path, file.change, expectChanged(file), addresses));
}

/** For `select: all` and `select: stale`: every file as it stands; its old version is not known. */
export function trackedFilesToAssets(files: readonly TrackedFile[], addresses: Addresses): Asset[] {
  return files.flatMap((file) => mapFile(file.path, 'selected', expectTracked(file), addresses));
}

/** `known` tells what the checkout knows of a requested file; no entry where it knows nothing. */
export function requestedUrlsToAssets(
  requested: readonly Pick<RequestedUrl, 'url' | 'base' | 'sourcePath'>[],
  known: ReadonlyMap<GitPath, TrackedFile>,
  addresses: Addresses & { readonly expect?: 'auto' | 'gone' },
): Asset[] {
  return requested.map(({ url, base, sourcePath }) => {
    const file = sourcePath === undefined ? null : toRepositoryPath(addresses.root, sourcePath);
    const tracked = file === null ? undefined : known.get(file);
    const expected = addresses.expect === 'gone' ? expectRemoved(tracked?.after) : expectTracked(tracked ?? {});
    return { url, base, file, change: 'requested', expected, originUrl: toOriginUrl(sourcePath, addresses) };
  });
}

/** The first of several assets with the same URL stays; the order does not change. */
export function withoutDuplicates(assets: readonly Asset[]): Asset[] {
  const seen = new Set<string>();
  return assets.filter((asset) => !seen.has(asset.url) && seen.add(asset.url));
}

/** The share of one job of a matrix; `index` counts from 1. */
export type Shard = { readonly index: number; readonly count: number };

/** By a hash of the path, so that every job agrees and hosts stay together. All of them without a shard. */
export function takeShard(assets: readonly Asset[], shard: Shard | undefined): Asset[] {
  if (shard === undefined) return [...assets];
  return assets.filter(({ url }) => {
    const path = url.replace(/^[a-z]+:\/\/[^/]*/, '');
    return createHash('sha256').update(path).digest().readUInt32BE(0) % shard.count === shard.index - 1;
  });
}

function mapFile(path: GitPath, change: AssetChange, expected: Expectation, addresses: Addresses): Asset[] {
  const sourcePath = toSourcePath(addresses.root, path);
  if (sourcePath === undefined) return [];
  const originUrl = toOriginUrl(sourcePath, addresses);
  return addresses.baseUrls.map((base) => ({
    url: toUrl(base, encodePath(sourcePath)),
    base: toAddress(base),
    file: path,
    change,
    expected,
    originUrl,
  }));
}

function toOriginUrl(sourcePath: GitPath | undefined, { originUrl }: Addresses): string | undefined {
  return originUrl === undefined || sourcePath === undefined ? undefined : toUrl(originUrl, encodePath(sourcePath));
}

/** Of files of which nothing is known but their names, as in a dry run: all of them share one. */
const unknown = { kind: 'unknown' } as const;
const unknownRemoval = { kind: 'removed' } as const;

function expectChanged(file: ChangedFile): Expectation {
  const { change, before } = file;
  if (change === 'deleted') return expectRemoved(before);
  const expected = expectTracked(file);
  // What git does not tell may be the same as before.
  const isTold = expected.kind === 'updated' && expected.now !== undefined;
  return before !== undefined && isTold ? { ...expected, old: before } : expected;
}

function expectRemoved(old: FileVersion | undefined): Expectation {
  return old === undefined ? unknownRemoval : { kind: 'removed', old };
}

function expectTracked({ after, checkoutFile }: Omit<TrackedFile, 'path'>): Expectation {
  if (after === undefined && checkoutFile === undefined) return unknown;
  return { kind: 'updated', now: after, checkoutFile };
}
