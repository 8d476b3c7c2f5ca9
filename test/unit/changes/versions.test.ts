// What is known of the content behind entries, and what is fetched to know it: pointers and links, never a large file.
import { describe, expect, test } from 'vitest';
import { maxPointerBytes } from '../../../src/changes/files/lfs-pointer.ts';
import { describeVersions, linkReader, type VersionPair } from '../../../src/changes/files/versions.ts';
import type { BlobAnswer, ObjectSource } from '../../../src/changes/object-source.ts';

const sha256 = 'c'.repeat(64);
const pointer = Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize 12345\n`);

type Given = {
  readonly atHand?: Record<string, BlobAnswer>;
  readonly remote?: Record<string, Buffer>;
  readonly lfs?: string[];
};

function sourceOf({ atHand = {}, remote = {}, lfs = [] }: Given) {
  const asked: string[] = [];
  const source: Pick<ObjectSource, 'blobs' | 'fetchBlobs' | 'lfsPaths'> = {
    blobs: async (ids, maxBytes) => {
      asked.push(`at hand (${maxBytes}): ${ids.join()}`);
      return new Map(Object.entries(atHand).filter(([id]) => ids.includes(id)));
    },
    fetchBlobs: async (ids) => {
      asked.push(`fetch: ${ids.join()}`);
      const found = Object.entries(remote).filter(([id]) => ids.includes(id));
      return new Map(found.map(([id, content]) => [id, { size: content.length, content }]));
    },
    lfsPaths: async (head, paths) => {
      asked.push(`lfs at ${head}: ${paths.join()}`);
      return new Set(lfs);
    },
  };
  return { asked, source: source as ObjectSource };
}

const entry = (id: string, size?: number) => ({ kind: 'file' as const, id, ...(size === undefined ? {} : { size }) });

describe('versions', () => {
  test('are told in the order of their files, with the sizes that are at hand', async () => {
    const { asked, source } = sourceOf({
      atHand: { a: { size: 7 }, b: { size: 9, content: Buffer.from('no pointer') } },
    });
    const pairs: VersionPair[] = [
      { path: 'm.png', before: entry('a'), after: entry('b') },
      { path: 'd.png', before: entry('b') },
      { path: 'n.png', after: entry('a', 99) },
    ];
    expect(await describeVersions(source, 'h', pairs)).toEqual([
      { before: { blobId: 'a', size: 7 }, after: { blobId: 'b', size: 9 } },
      { before: { blobId: 'b', size: 9 } },
      { after: { blobId: 'a', size: 7 } },
    ]);
    expect(asked).toEqual([`at hand (${maxPointerBytes}): a,b`]);
  });

  test('that are pointers tell of the content they stand for', async () => {
    const { source } = sourceOf({ atHand: { p: { size: pointer.length, content: pointer } } });
    expect(await describeVersions(source, 'h', [{ path: 'a.png', after: entry('p') }])).toEqual([
      { after: { blobId: 'p', size: pointer.length, lfs: { sha256, size: 12_345 } } },
    ]);
  });

  test('that are not at hand are fetched where Git LFS keeps their files, each once', async () => {
    const { asked, source } = sourceOf({ remote: { p: pointer }, lfs: ['a.png', 'c.png'] });
    const pairs: VersionPair[] = [
      { path: 'a.png', before: entry('p'), after: entry('p') },
      { path: 'b.png', after: entry('q') },
      { path: 'c.png', after: entry('p') },
    ];
    const [a, b] = await describeVersions(source, 'h', pairs);
    expect(a?.before).toMatchObject({ lfs: { sha256 } });
    expect(b).toEqual({ after: { blobId: 'q' } });
    expect(asked.slice(1)).toEqual(['lfs at h: a.png,b.png,c.png', 'fetch: p']);
  });

  test('that are at hand, or too large for a pointer, are not asked about', async () => {
    const { asked, source } = sourceOf({
      atHand: { a: { size: 7 } },
      lfs: ['x.png', 'y.png', 'z.png'],
      remote: { z: pointer },
    });
    const pairs: VersionPair[] = [
      { path: 'x.png', before: entry('a'), after: entry('large', maxPointerBytes + 1) },
      { path: 'y.png', before: entry('a') },
    ];
    await describeVersions(source, 'h', pairs);
    expect(asked).toHaveLength(1);
    const small = { path: 'z.png', before: entry('a'), after: entry('z', maxPointerBytes) };
    await describeVersions(source, 'h', [...pairs, small]);
    expect(asked.slice(2)).toEqual(['lfs at h: z.png', 'fetch: z']);
  });
});

describe('a link', () => {
  test('is read where it is at hand, and once', async () => {
    const { asked, source } = sourceOf({ atHand: { l: { size: 1, content: Buffer.from('x') } } });
    const read = linkReader(source);
    expect(await Promise.all([read('l'), read('l')])).toEqual([Buffer.from('x'), Buffer.from('x')]);
    expect(asked).toEqual(['at hand (4096): l']);
  });

  test('is fetched where it is not, and unread where it cannot be or is too long', async () => {
    const { asked, source } = sourceOf({ atHand: { long: { size: 9_999 } }, remote: { l: Buffer.from('x') } });
    const read = linkReader(source);
    expect(await read('l')).toEqual(Buffer.from('x'));
    expect(await read('long')).toBeUndefined();
    expect(await read('none')).toBeUndefined();
    expect(asked).toEqual([
      'at hand (4096): l',
      'fetch: l',
      'at hand (4096): long',
      'at hand (4096): none',
      'fetch: none',
    ]);
  });
});
