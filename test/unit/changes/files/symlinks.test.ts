import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followSymlinks } from '../../../../src/changes/files/symlinks.ts';
import type { TreeEntry } from '../../../../src/changes/tree.ts';
import { toGitPathBytes } from '../../../../src/platform/git/git-path.ts';

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
      'dir/../a.png',
      'to dir/../a.png',
      'missing/../a.png',
      'dir/missing/../../a.png',
      'loop/../a.png',
      '\u{dcff}/../a.png',
    ].map((target): [string, TreeEntry] => [`to ${target.replaceAll('/', '|')}`, { kind: 'symlink', id: target }]),
    ['loop', { kind: 'symlink', id: 'loop' }],
    ['dir/up', { kind: 'symlink', id: '../a.png' }],
    ['dir/over', { kind: 'symlink', id: '../missing/../a.png' }],
    ['dir/within', { kind: 'symlink', id: '../dir/./../a.png' }],
    ['empty', { kind: 'symlink', id: '' }],
    ['unread', { kind: 'symlink', id: 'UNREAD' }],
  ]);
  const follow = async (path: string, tree: ReadonlyMap<string, TreeEntry> = listing, areNamesExact = true) => {
    const lookUp = (at: string) => tree.get(at);
    const isFolder = (at: string) => tree.keys().some((other) => other.startsWith(`${at}/`));
    const readBlobs = async (ids: readonly string[]) =>
      new Map(ids.flatMap((id) => (id === 'UNREAD' ? [] : [[id, { size: id.length, content: toGitPathBytes(id) }]])));
    return (
      await followSymlinks([{ path, lookUp, isFolder }], readBlobs, (place) => place.isWellFormed() || areNamesExact)
    )[0];
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
    ['to dir|..|a.png', 'A'],
    ['to to dir|..|a.png', 'A'],
    ['dir/within', 'A'],
    ['to missing|..|a.png', undefined],
    ['to dir|missing|..|..|a.png', undefined],
    ['to loop|..|a.png', undefined],
    ['to \u{dcff}|..|a.png', undefined],
    ['dir/over', undefined],
    ['empty', undefined],
    ['unread', undefined],
    ['missing', undefined],
    ['a.png/x', undefined],
  ])('%s leads to %s', async (path, id) => {
    expect((await follow(path))?.id).toBe(id);
  });

  test('may go through a folder of a name that the API has told differently, and out of it again', async () => {
    expect((await follow('to \u{dcff}|..|a.png', listing, false))?.id).toBe('A');
    expect(await follow('to missing|..|a.png', listing, false)).toBeNull();
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
        const found = await follow(start, new Map(Object.entries(entries)));
        expect(found?.kind ?? 'file').toBe('file');
      }),
    );
  });
});
