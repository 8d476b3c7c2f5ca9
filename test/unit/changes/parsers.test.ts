// Git LFS pointers, symbolic links, remote addresses, revisions: the small languages of this stage.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLfsPointer } from '../../../src/changes/files/lfs-pointer.ts';
import { followSymlinks } from '../../../src/changes/files/symlinks.ts';
import { parseRemoteAddress } from '../../../src/changes/git/credentials.ts';
import { splitRevision } from '../../../src/changes/range/revision.ts';
import type { TreeEntry } from '../../../src/changes/tree.ts';

const oid = 'c'.repeat(64);

describe('a Git LFS pointer', () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12345\n`;
  test.each([
    ['plain', pointer],
    ['with extensions', pointer.replace('oid', `ext-0-foo sha256:${'d'.repeat(64)}\noid`)],
    ['without TLS', pointer.replace('https', 'http')],
    ['as long as one may be', pointer.padEnd(1023, '\n')],
    ['of the time before the first release', pointer.replace('git-lfs.github.com', 'hawser.github.com')],
    ['with line ends of Windows', pointer.replaceAll('\n', '\r\n')],
  ])('%s is read', (_, text) => {
    expect(parseLfsPointer(Buffer.from(text))).toEqual({ sha256: oid, size: 12_345 });
  });

  test.each([
    ['an image', '\x89PNG\r\n'],
    ['nothing', ''],
    ['another version', pointer.replace('v1', 'v2')],
    ['no oid', pointer.replace(/oid.*\n/, '')],
    ['another hash', pointer.replace('sha256', 'md5')],
    ['a short hash', pointer.replace('cc', '')],
    ['no size', pointer.replace(/size.*\n/, '')],
    ['a negative size', pointer.replace('12345', '-1')],
    ['too long', pointer + ' '.repeat(1024)],
    ['text before it', `x${pointer}`],
    ['one byte too long', pointer.padEnd(1024, '\n')],
    ['a hash within a line', pointer.replace('oid', 'x oid')],
    ['a hash with more behind it', pointer.replace(oid, `${oid} x`)],
    ['a size within a line', pointer.replace('size', 'x size')],
    ['a size with more behind it', pointer.replace('12345', '12345 x')],
  ])('%s is none', (_, text) => {
    expect(parseLfsPointer(Buffer.from(text))).toBeUndefined();
  });
});

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

test.each([
  ['https://github.com/octo/site', 'http', 'octo/site'],
  ['https://github.com/octo/site.git', 'http', 'octo/site'],
  ['https://user:pass@github.com/octo/site.git/', 'http', 'octo/site'],
  ['git@github.com:octo/site.git', 'ssh', 'octo/site'],
  ['ssh://git@github.com/octo/site.git', 'ssh', 'octo/site'],
  ['ssh://git@github.com:22/octo/site.js', 'ssh', 'octo/site.js'],
  ['https://gitlab.com/octo/site', 'http', undefined],
  ['http://github.com/octo/site', 'http', undefined],
  ['https://github.com.evil.example/octo/site', 'http', undefined],
  ['https://github.com@evil.example/octo/site', 'http', undefined],
  ['git@evil.example:octo/site', 'ssh', undefined],
  ['/srv/git/octo/site.git', 'path', undefined],
  ['C:\\git\\site', 'path', undefined],
  ['file:///srv/git/site.git', 'path', undefined],
  ['../site.git', 'path', undefined],
  ['ext::sh -c touch% pwned', 'path', undefined],
])('the remote %s is reached by %s and is the repository %s', (address, kind, repository) => {
  expect(parseRemoteAddress(address, 'https://github.com')).toEqual({ kind, repository });
});

test.each([
  ['main', 'main', []],
  ['main~', 'main', [1]],
  ['main~3', 'main', [1, 1, 1]],
  ['HEAD^', 'HEAD', [1]],
  ['HEAD^2~2', 'HEAD', [2, 1, 1]],
  ['v1^0', 'v1', []],
  ['v1^{commit}', 'v1', []],
  ['v1^{}', 'v1', []],
  ['v1^{}~2^{commit}^2', 'v1', [1, 1, 2]],
  ['v1^{tree}', 'v1^{tree}', []],
  ['v1^{tree}~1', 'v1^{tree}', [1]],
  ['~1', '~1', []],
  ['-x', '-x', []],
  ['a~0', 'a', []],
])('the revision %s is %s, then %j', (revision, name, steps) => {
  expect(splitRevision(revision)).toEqual({ name, steps });
});
