// Git's raw output and the comparison of listings.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseObject, parseTreeListing, TreeDifference } from '../../../src/changes/git/parse.ts';
import { compareEntries, type TreeEntry, toEntryKind } from '../../../src/changes/tree.ts';

const [a, b] = ['a'.repeat(40), 'b'.repeat(40)];
const zeros = '0'.repeat(40);
const file = (id: string): TreeEntry => ({ kind: 'file', id });

function readDifference(pieces: readonly Buffer[]) {
  const difference = new TreeDifference();
  for (const piece of pieces) difference.add(piece);
  return difference.end();
}

test.each([
  ['100644', 'file'],
  ['100755', 'file'],
  ['100664', 'file'],
  ['120000', 'symlink'],
  ['160000', 'submodule'],
  ['040000', undefined],
  ['40000', undefined],
  ['000000', undefined],
  ['', undefined],
])('mode %s is %s', (mode, kind) => {
  expect(toEntryKind(mode)).toBe(kind);
});

describe('a raw difference', () => {
  test.each<[string, string, object[]]>([
    ['an addition', `:000000 100644 ${zeros} ${a} A\0x.png\0`, [{ path: 'x.png', after: file(a) }]],
    ['a deletion', `:100644 000000 ${a} ${zeros} D\0x.png\0`, [{ path: 'x.png', before: file(a) }]],
    ['a modification', `:100644 100755 ${a} ${b} M\0x.png\0`, [{ path: 'x.png', before: file(a), after: file(b) }]],
    ['a change of mode, which is none', `:100644 100755 ${a} ${a} M\0x.png\0`, []],
    [
      'a change of type',
      `:100644 120000 ${a} ${b} T\0x\0`,
      [{ path: 'x', before: file(a), after: { kind: 'symlink', id: b } }],
    ],
    [
      'a change of type with the same content',
      `:100644 120000 ${a} ${a} T\0x\0`,
      [{ path: 'x', before: file(a), after: { kind: 'symlink', id: a } }],
    ],
    [
      'several',
      `:000000 100644 ${zeros} ${a} A\0:x\n\0:100644 000000 ${a} ${zeros} D\0y\0`,
      [
        { path: ':x\n', after: file(a) },
        { path: 'y', before: file(a) },
      ],
    ],
    ['nothing', '', []],
  ])('of %s', (_, output, expected) => {
    expect(readDifference([Buffer.from(output)])).toEqual(expected);
    const bytes = [...Buffer.from(output)].map((byte) => Buffer.from([byte]));
    expect(readDifference(bytes), 'in pieces of a byte').toEqual(expected);
  });

  test.each([
    'garbage',
    `:100644 100644 ${a} ${b} R100\0x\0y\0`,
    `:000000 100644 ${zeros} ${a} A\0cut off`,
    `:000000 100644 ${zeros} ${a} X\0x\0`,
    `x:000000 100644 ${zeros} ${a} A\0x\0`,
    `:000000 100644 ${zeros} ${a} A1\0x\0`,
    `\0:000000 100644 ${zeros} ${a} A\0`,
    `:000000 100644 ${zeros} ${a} A`,
  ])('of another form is an error, never a shorter list: %j', (output) => {
    expect(() => readDifference([Buffer.from(output)])).toThrow('git diff-tree gave an answer of an unknown form');
  });
});

test('a listing is read, folders left out', () => {
  const output = `100644 blob ${a}\tdir/x\ty.png\x00120000 blob ${b}\tlink\x00160000 commit ${a}\tmodule\x00040000 tree ${b}\tdir\0`;
  const { entries, symlinks, attributes } = parseTreeListing(Buffer.from(output));
  expect([...symlinks.keys()]).toEqual(['link']);
  expect(attributes).toEqual([]);
  expect([...entries]).toEqual([
    ['dir/x\ty.png', file(a)],
    ['link', { kind: 'symlink', id: b }],
    ['module', { kind: 'submodule', id: a }],
  ]);
});

test('the paths of a listing are those of its entries', () => {
  const paths = ['.gitattributes', 'dir/x.png', 'link', 'y'];
  const output = paths.map((path) => `${path === 'link' ? 120000 : 100644} blob ${a}\t${path}\0`).join('');
  const listing = parseTreeListing(Buffer.from(output));
  expect([...listing.paths()]).toEqual(paths);
  expect([...listing.entries.keys()]).toEqual(paths);
  expect(listing.attributes).toEqual([a]);
});

test.each([
  'garbage\0',
  'garbage',
  `100644 blob ${a}\tcut off`,
  `100644 blob ${a}\0\tx\0`,
  `100644 blob ${a}\0`,
  `x100644 blob ${a}\tx\0`,
  `100644 blob ${a} 7\tx\0`,
  `\x00100644 blob ${a}\tx\0`,
  `\t100644 blob ${a}\tx\0`,
])('a listing of another form is an error, never a shorter one: %j', (output) => {
  expect(() => parseTreeListing(Buffer.from(output)).entries).toThrow('git ls-tree gave an answer of an unknown form');
});

test('the links of a listing are found by their mode alone, wherever the same text stands', () => {
  const lines = [`100644 blob ${a}\t120000 x`, `120000 blob ${b}\t120000 blob`, `100644 blob ${a}\tx\t120000 y`];
  const listing = parseTreeListing(Buffer.from(`${lines.join('\0')}\0`));
  expect([...listing.symlinks]).toEqual([['120000 blob', { kind: 'symlink', id: b }]]);
});

test('the attributes of a listing are found by their name alone', () => {
  const paths = ['.gitattributes', 'x/.gitattributes', 'x.gitattributes', 'x/.gitattributes/y'];
  const lines = paths.map((path, index) => `100644 blob ${String(index).repeat(40)}\t${path}\0`);
  expect(parseTreeListing(Buffer.from(lines.join(''))).attributes).toEqual(['0'.repeat(40), '1'.repeat(40)]);
});

test.each(['garbage\n', `x${a} blob 4\n`, `${a} blob 4 x\n`, `${a} blob\n`, `\n${a} blob 4\n`])(
  'an answer about objects of another form is an error: %j',
  (output) => {
    const words = 'git cat-file gave an answer of an unknown form: ';
    expect(() => parseObject(Buffer.from(output), 0, false)).toThrow(words);
  },
);

test('objects are read one after the other, and not before they are whole', () => {
  const output = Buffer.from(`${a} blob 4\na\nb\n\n${b} missing\n`);
  const first = parseObject(output, 0, true);
  expect(first?.object).toEqual({ id: a, type: 'blob', size: 4, content: Buffer.from('a\nb\n') });
  expect(parseObject(output, first?.next ?? 0, true)).toEqual({ object: undefined, next: output.length });
  expect(parseObject(output, 0, false)?.object).toEqual({ id: a, type: 'blob', size: 4 });
  for (const length of [0, 10, 52]) expect(parseObject(output.subarray(0, length), 0, true)).toBeUndefined();
});

const entry: fc.Arbitrary<TreeEntry> = fc.record(
  { kind: fc.constantFrom('file' as const, 'symlink' as const), id: fc.constantFrom(a, b) },
  { noNullPrototype: true },
);
const sorted = (listing: ReadonlyMap<string, TreeEntry>) => [...listing].sort(([x], [y]) => (x < y ? -1 : 1));
const listing = fc
  .dictionary(fc.string({ minLength: 1, maxLength: 2 }), entry, { noNullPrototype: true })
  .map((record) => new Map(Object.entries(record)));

test('comparing listings: applying the changes to one gives the other, and nothing is said twice', () => {
  fc.assert(
    fc.property(listing, listing, (before, after) => {
      const changes = compareEntries(before, after);
      const result = new Map<string, TreeEntry>(before);
      for (const { path, after: now } of changes) {
        if (now === undefined) result.delete(path);
        else result.set(path, now);
      }
      expect(sorted(result)).toEqual(sorted(after));
      expect(new Set(changes.map(({ path }) => path)).size).toBe(changes.length);
      expect(changes.every((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))).toBe(true);
    }),
  );
});
