import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChangedFile, TrackedFile } from '../../../src/changes/changed-file.ts';
import type { Asset } from '../../../src/targets/asset.ts';
import {
  type Addresses,
  changedFilesToAssets,
  requestedUrlsToAssets,
  takeShard,
  trackedFilesToAssets,
  withoutDuplicates,
} from '../../../src/targets/to-assets.ts';

const x = { origin: 'https://x.imgix.net', path: '' };
const y = { origin: 'https://y.example.com', path: '/shop' };
const origin = { origin: 'https://www.example.com', path: '/files' };
const old = { blobId: 'a'.repeat(40) };
const now = { blobId: 'b'.repeat(40), size: 3 };

function addresses(changes: Partial<Addresses> = {}): Addresses {
  return { root: '', baseUrls: [x], ...changes };
}

describe('changed files', () => {
  test('become one asset a host, file by file', () => {
    const files: ChangedFile[] = [
      { path: 'site/a b.png', change: 'added', after: now },
      { path: 'site/c.png', change: 'deleted', before: old },
    ];
    const assets = changedFilesToAssets(files, addresses({ root: 'site', baseUrls: [x, y] }));
    expect(assets.map(({ url, file, change }) => [url, file, change])).toEqual([
      ['https://x.imgix.net/a%20b.png', 'site/a b.png', 'added'],
      ['https://y.example.com/shop/a%20b.png', 'site/a b.png', 'added'],
      ['https://x.imgix.net/c.png', 'site/c.png', 'deleted'],
      ['https://y.example.com/shop/c.png', 'site/c.png', 'deleted'],
    ]);
  });

  test('carry what should be served: the new version, and the old one', () => {
    const files: ChangedFile[] = [
      { path: 'a', change: 'added', after: now },
      { path: 'b', change: 'modified', before: old, after: now, checkoutFile: '/checkout/b' },
      { path: 'c', change: 'deleted', before: old },
      { path: 'd', change: 'deleted' },
    ];
    expect(changedFilesToAssets(files, addresses()).map(({ expected }) => expected)).toEqual([
      { kind: 'updated', now },
      { kind: 'updated', now, checkoutFile: '/checkout/b', old },
      { kind: 'removed', old },
      { kind: 'removed' },
    ]);
  });

  test('know where the Source itself serves them, where that is given, and outside of the root are no assets', () => {
    const files: ChangedFile[] = ['site/a b.png', 'other/a.png'].map((path) => ({ path, change: 'added', after: now }));
    const originsOf = (given: Addresses) => changedFilesToAssets(files, given).map(({ originUrl }) => originUrl);
    expect(originsOf(addresses({ root: 'site', originUrl: origin }))).toEqual([
      'https://www.example.com/files/a%20b.png',
    ]);
    expect(originsOf(addresses({ root: 'site' }))).toEqual([undefined]);
  });
});

test('tracked files are selected as they stand, their old version is not known', () => {
  const files: TrackedFile[] = [{ path: 'a.png', after: now, checkoutFile: '/checkout/a.png' }];
  expect(trackedFilesToAssets(files, addresses())).toEqual([
    {
      url: 'https://x.imgix.net/a.png',
      base: 'https://x.imgix.net',
      file: 'a.png',
      change: 'selected',
      expected: { kind: 'updated', now, checkoutFile: '/checkout/a.png' },
    },
  ]);
});

const known = { path: 'site/a.png', after: now };
const atOrigin = 'https://www.example.com/files/a.png';

test.each<[string, string | undefined, readonly TrackedFile[], object]>([
  [
    'take what is known of their file',
    'a.png',
    [known],
    { file: 'site/a.png', expected: { kind: 'updated', now }, originUrl: atOrigin },
  ],
  [
    'of which nothing is known keep their file name',
    'a.png',
    [],
    { file: 'site/a.png', expected: { kind: 'unknown' }, originUrl: atOrigin },
  ],
  [
    'outside of every base URL have no file and no place at the origin',
    undefined,
    [known],
    { file: null, expected: { kind: 'unknown' } },
  ],
])('requested URLs %s', (_, sourcePath, files, expected) => {
  const url = 'https://x.imgix.net/a.png';
  const given = addresses({ root: 'site', originUrl: origin });
  const assets = requestedUrlsToAssets([{ url, sourcePath }], new Map(files.map((file) => [file.path, file])), given);
  expect(assets).toEqual([{ url, change: 'requested', ...expected }]);
});

function assetOf(url: string, file: string | null = null): Asset {
  return { url, file, change: 'requested', expected: { kind: 'unknown' } };
}

test('of assets with the same URL the first stays, in its place', () => {
  const assets = [
    assetOf('https://x/a', 'first'),
    assetOf('https://x/b'),
    assetOf('https://x/a', 'second'),
    assetOf('https://x/A'),
  ];
  expect(withoutDuplicates(assets)).toEqual([assets[0], assets[1], assets[3]]);
});

describe('a shard', () => {
  const paths = fc.uniqueArray(fc.webPath({ size: 'medium' }), { maxLength: 40 });

  test('has each asset in exactly one of the jobs, in the order it had', () => {
    fc.assert(
      fc.property(paths, fc.integer({ min: 1, max: 12 }), (all, count) => {
        const assets = all.map((path) => assetOf(`https://x.imgix.net${path}`));
        const shards = Array.from({ length: count }, (_, index) => takeShard(assets, { index: index + 1, count }));
        expect(shards.flat().length).toBe(assets.length);
        expect(new Set(shards.flat())).toEqual(new Set(assets));
        for (const shard of shards) expect(shard).toEqual(assets.filter((asset) => shard.includes(asset)));
      }),
    );
  });

  test('keeps the hosts of one path together, and does not depend on the other assets', () => {
    fc.assert(
      fc.property(paths, (all) => {
        const shardOf = (base: string): string[] =>
          takeShard(
            all.map((path) => assetOf(base + path)),
            { index: 1, count: 3 },
          ).map(({ url }) => url.slice(base.length));
        expect(shardOf('http://127.0.0.1:8080')).toEqual(shardOf('https://x.imgix.net'));
        const alone = all.filter(
          (path) => takeShard([assetOf(`https://x.imgix.net${path}`)], { index: 1, count: 3 }).length === 1,
        );
        expect(alone).toEqual(shardOf('https://x.imgix.net'));
      }),
    );
  });

  test('takes about its part', () => {
    const assets = Array.from({ length: 4000 }, (_, index) => assetOf(`https://x.imgix.net/img/photo-${index}.jpg`));
    for (let index = 1; index <= 4; index++) {
      const { length } = takeShard(assets, { index, count: 4 });
      expect(Math.abs(length - 1000)).toBeLessThan(120);
    }
  });
});
