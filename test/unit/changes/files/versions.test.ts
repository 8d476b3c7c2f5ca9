// What is known of the content behind entries, and what is fetched to know it: pointers and links, never a large file.
import { describe, expect, test } from 'vitest';
import type { ResolvedChange } from '../../../../src/changes/files/resolve-changes.ts';
import { describeVersions } from '../../../../src/changes/files/versions.ts';
import { maxPointerBytes } from '../../../../src/changes/lfs-pointer.ts';
import type { Blob, Repository } from '../../../../src/changes/repository.ts';
import { toListing } from '../../../../src/changes/tree.ts';

const sha256 = 'c'.repeat(64);
const pointer = Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize 12345\n`);

type Given = {
  readonly atHand?: Record<string, Blob>;
  readonly remote?: Record<string, Buffer>;
  readonly lfs?: string[];
};

function sourceOf({ atHand = {}, remote = {}, lfs = [] }: Given) {
  const asked: string[] = [];
  const attributes = Buffer.from('*.png filter=lfs\n');
  const source: Pick<Repository, 'listTree' | 'readBlobs' | 'lfsPaths'> = {
    listTree: async () => toListing(new Map(lfs.length > 0 ? [['.gitattributes', entry('attributes')]] : [])),
    readBlobs: async (ids, { maxBytes, transfer }) => {
      if (ids.includes('attributes'))
        return new Map([['attributes', { size: attributes.length, content: attributes }]]);
      if (ids.length > 0) asked.push(`${transfer ? 'fetch' : `at hand (${maxBytes})`}: ${ids.join()}`);
      const known: Record<string, Blob> = transfer
        ? Object.fromEntries(Object.entries(remote).map(([id, content]) => [id, { size: content.length, content }]))
        : atHand;
      return new Map(Object.entries(known).filter(([id]) => ids.includes(id)));
    },
    lfsPaths: async (head, paths) => {
      asked.push(`lfs at ${head}: ${paths.join()}`);
      return new Set(lfs);
    },
  };
  return { asked, source: source as Repository };
}

const entry = (id: string, size?: number) => ({ kind: 'file' as const, id, ...(size === undefined ? {} : { size }) });

describe('versions', () => {
  test('are told in the order of their files, with the sizes that are at hand', async () => {
    const { asked, source } = sourceOf({
      atHand: {
        a: { size: 7, content: Buffer.from('a file!') },
        b: { size: 9, content: Buffer.from('no pointer') },
      },
    });
    const files: ResolvedChange[] = [
      { path: 'm.png', change: 'modified', before: entry('a'), after: entry('b') },
      { path: 'd.png', change: 'deleted', before: entry('b') },
      { path: 'n.png', change: 'added', after: entry('a', 99) },
    ];
    expect(await describeVersions(source, 'h', files)).toMatchObject([
      { before: { blobId: 'a', size: 7 }, after: { blobId: 'b', size: 9 } },
      { before: { blobId: 'b', size: 9 } },
      { after: { blobId: 'a', size: 7 } },
    ]);
    expect(asked).toEqual([`at hand (${maxPointerBytes}): a,b`]);
  });

  test('that are pointers tell of the content they stand for', async () => {
    const { source } = sourceOf({ atHand: { p: { size: pointer.length, content: pointer } }, lfs: ['a.png'] });
    expect(await describeVersions(source, 'h', [{ path: 'a.png', change: 'added', after: entry('p') }])).toMatchObject([
      { after: { blobId: 'p', size: pointer.length, lfs: { sha256, size: 12_345 } } },
    ]);
  });

  test('from before a repository left Git LFS tell of the content they stood for; the newer ones are what they are', async () => {
    const { source } = sourceOf({ atHand: { p: { size: pointer.length, content: pointer } } });
    const change: ResolvedChange = { path: 'a.png', change: 'modified', before: entry('p'), after: entry('p') };
    const [version] = await describeVersions(source, 'h', [change]);
    expect(version?.before?.lfs).toEqual({ sha256, size: 12_345 });
    expect(version?.after).toEqual({ blobId: 'p', size: pointer.length });
  });

  test.each([
    [maxPointerBytes, undefined],
    [maxPointerBytes + 1, maxPointerBytes + 1],
  ])('of an older file that only its %i bytes are known of: so many may be a pointer', async (size, known) => {
    const change: ResolvedChange = {
      path: 'a.png',
      change: 'modified',
      before: entry('p', size),
      after: entry('q', 9),
    };
    const [version] = await describeVersions(sourceOf({}).source, 'h', [change]);
    expect(version?.before?.size).toBe(known);
    expect(version?.after?.size).toBe(9);
  });

  test('that are not at hand are fetched where Git LFS keeps their files, each once', async () => {
    const { asked, source } = sourceOf({ remote: { p: pointer }, lfs: ['a.png', 'c.png'] });
    const files: ResolvedChange[] = [
      { path: 'a.png', change: 'modified', before: entry('p'), after: entry('p') },
      { path: 'b.png', change: 'added', after: entry('q') },
      { path: 'c.png', change: 'added', after: entry('p') },
    ];
    const [a, b] = await describeVersions(source, 'h', files);
    expect(a?.before).toMatchObject({ lfs: { sha256 } });
    expect(b).toEqual({ path: 'b.png', change: 'added', after: { blobId: 'q' } });
    expect(asked.slice(1)).toEqual(['lfs at h: a.png,b.png,c.png', 'fetch: p']);
  });

  test('that are at hand, or too large for a pointer, are not asked about', async () => {
    const { asked, source } = sourceOf({
      atHand: { a: { size: 7 } },
      lfs: ['x.png', 'y.png', 'z.png'],
      remote: { z: pointer },
    });
    const files: ResolvedChange[] = [
      { path: 'x.png', change: 'modified', before: entry('a'), after: entry('large', maxPointerBytes + 1) },
      { path: 'y.png', change: 'deleted', before: entry('a') },
    ];
    await describeVersions(source, 'h', files);
    expect(asked).toHaveLength(1);
    const small: ResolvedChange = {
      path: 'z.png',
      change: 'modified',
      before: entry('a'),
      after: entry('z', maxPointerBytes),
    };
    await describeVersions(source, 'h', [...files, small]);
    expect(asked.slice(2)).toEqual(['lfs at h: z.png', 'fetch: z']);
  });
});

test('attributes of many megabytes are not read: they may speak of Git LFS', async () => {
  const size = 90 * 1024 ** 2;
  let asked = 0;
  const source = {
    listTree: async () => toListing(new Map([['.gitattributes', { kind: 'file', id: 'attributes' }] as const])),
    readBlobs: async (ids: readonly string[], { maxBytes }: { maxBytes: number }) => {
      if (ids.includes('attributes')) expect(maxBytes).toBeLessThan(size);
      return new Map<string, Blob>(ids.includes('attributes') ? [['attributes', { size }]] : []);
    },
    lfsPaths: async (_: string, paths: readonly string[]) => {
      asked++;
      return new Set(paths);
    },
  } as unknown as Repository;
  const file = { path: 'a.png', change: 'added', after: { kind: 'file', id: 'a' } } as const;
  await describeVersions(source, 'head', [file]);
  expect(asked).toBe(1);
});
