import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followSymlinks } from '../../../../src/changes/files/symlinks.ts';
import type { TreeEntry } from '../../../../src/changes/tree.ts';

describe('a symbolic link', () => {
  const listing = new Map<string, TreeEntry>([
    ['a.png', { kind: 'file', id: 'A' }],
    ['dir/b.png', { kind: 'file', id: 'B' }],
    ['module', { kind: 'submodule', id: 'M' }],
    ...[
      'a.png',
      '../a.png',
      'dir',
      'loop',
      './dir/../dir/b.png',
      'module/x.png',
      '/a.png',
      '..',
      'dir/../../a.png',
    ].map((target): [string, TreeEntry] => [`to ${target.replaceAll('/', '|')}`, { kind: 'symlink', id: target }]),
    ['loop', { kind: 'symlink', id: 'loop' }],
    ['dir/up', { kind: 'symlink', id: '../a.png' }],
    ['empty', { kind: 'symlink', id: '' }],
    ['unread', { kind: 'symlink', id: 'UNREAD' }],
  ]);
  const follow = async (path: string, lookUp = (at: string): TreeEntry | undefined => listing.get(at)) => {
    const readBlobs = async (ids: readonly string[]) =>
      new Map(ids.flatMap((id) => (id === 'UNREAD' ? [] : [[id, { size: id.length, content: Buffer.from(id) }]])));
    return (await followSymlinks([{ path, lookUp }], readBlobs, () => true))[0];
  };
  test.each([
    ['a.png', 'A'],
    ['to a.png', 'A'],
    ['to dir/b.png', 'B'],
    ['to .|dir|..|dir|b.png', 'B'],
    ['dir/up', 'A'],
    ['to ..|a.png', undefined],
    ['to dir', undefined],
    ['to loop', undefined],
    ['to module|x.png', undefined],
    ['to |a.png', undefined],
    ['to ..', undefined],
    ['to dir|..|..|a.png', undefined],
    ['empty', undefined],
    ['unread', undefined],
    ['missing', undefined],
    ['a.png/x', undefined],
  ])('%s leads to %s', async (path, id) => {
    expect((await follow(path))?.id).toBe(id);
  });

  test('of any shape ends, and only ever at a file of the listing', async () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const target = fc
      .array(fc.constantFrom('a', 'b', 'c', '..', '.'), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('/'));
    const entry: fc.Arbitrary<TreeEntry> = fc.oneof(
      fc.constant<TreeEntry>({ kind: 'file', id: 'FILE' }),
      target.map((id): TreeEntry => ({ kind: 'symlink', id })),
    );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, entry), name, async (entries, start) => {
        const found = await follow(start, (at) => new Map(Object.entries(entries)).get(at));
        expect(found?.kind ?? 'file').toBe('file');
      }),
    );
  });
});
