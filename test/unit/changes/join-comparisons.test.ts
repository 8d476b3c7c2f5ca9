// Several comparisons with one head: what imgix may hold of each file.
import { expect, test } from 'vitest';
import type { ChangedFile } from '../../../src/changes/changed-file.ts';
import { toNotices } from '../../../src/changes/files/left-out.ts';
import { joinComparisons } from '../../../src/changes/join-comparisons.ts';
import { nothingLeftOut } from '../../support/left-out.ts';

const version = (blobId: string, size?: number) => ({ blobId, size });
const modified = (path: string, before: ChangedFile['before'], after = version('new', 100)): ChangedFile => ({
  path,
  change: 'modified',
  before,
  after,
});
const added = (path: string): ChangedFile => ({ path, change: 'added', after: version('new', 100) });
const of = (...files: readonly ChangedFile[]) => ({
  differing: files.map(({ path }) => path),
  files,
  leftOut: nothingLeftOut,
});
const joined = (...lists: readonly (readonly ChangedFile[])[]) => {
  const [first = of(), ...others] = lists.map((files) => of(...files));
  return joinComparisons(first, others).files;
};

const old = version('old', 1);

test('one comparison is left as it is', () => {
  const one = of(added('a'));
  expect(joinComparisons(one, [])).toBe(one);
});

test('paths come in the order of the difference, links that did not change after them', () => {
  const first = { ...of(added('b')), files: [added('b'), modified('link', old)] };
  const { differing, files } = joinComparisons(first, [of(added('a'), added('b'))]);
  expect(differing).toEqual(['b', 'a']);
  expect(files.map(({ path }) => path)).toEqual(['b', 'a', 'link']);
});

test('what was left out is told once, and a link that leads to no file only where it is no file that is gone', () => {
  const deleted: ChangedFile = { path: 'link', change: 'deleted', before: old };
  const leftOut = { ...nothingLeftOut, submodules: ['s'] };
  const first = { ...of(deleted), leftOut };
  const second = { ...of(), leftOut: { ...leftOut, submodules: ['s', 't'], lost: ['link', 'lost'], isUnsure: true } };
  expect(toNotices(joinComparisons(first, [second, second]).leftOut)).toEqual([
    'Submodules were left out: s, t. Their files belong to other repositories.',
    expect.stringMatching(/^Symbolic links .*, or to a name .*, were left out: lost\.$/),
  ]);
});

test('a file is added where no commit had another content, and else modified from that', () => {
  expect(joined([added('x')], [added('x')])).toEqual([added('x')]);
  expect(joined([added('x')], [])).toEqual([added('x')]);
  expect(joined([], [added('x')])).toEqual([added('x')]);
  expect(joined([added('x')], [modified('x', old)])).toEqual([modified('x', old)]);
  expect(joined([modified('x', old)], [added('x')])).toEqual([modified('x', old)]);
});

test.each<[string, ChangedFile['before']]>([
  ['one that is as long as the new file', version('same', 100)],
  ['one of an unknown length', version('unknown')],
  ['one of which nothing is known', undefined],
])('of several versions from before, by which a size would prove too much, %s counts', (_, before) => {
  expect(joined([modified('x', old)], [modified('x', before)])).toEqual([modified('x', before)]);
  expect(joined([modified('x', before)], [modified('x', old)])).toEqual([modified('x', before)]);
});

test('of others the last success counts', () => {
  expect(joined([modified('x', old)], [modified('x', version('other', 2))])).toEqual([modified('x', old)]);
});

test('by Git LFS sizes are those of the content', () => {
  const pointer = (size: number) => ({ blobId: `p${size}`, size: 130, lfs: { sha256: 'f', size } });
  const change = (size: number) => modified('x', pointer(size), pointer(9));
  expect(joined([change(5)], [change(7)])).toEqual([change(5)]);
  expect(joined([change(5)], [change(9)])).toEqual([change(9)]);
});

test('of a deleted file that of the last success counts, if it had one', () => {
  const deleted = (before: ChangedFile['before']): ChangedFile => ({ path: 'x', change: 'deleted', before });
  expect(joined([deleted(old)], [deleted(version('other', 2))])).toEqual([deleted(old)]);
  expect(joined([], [deleted(version('other', 2))])).toEqual([deleted(version('other', 2))]);
});

test('where nobody compares contents only the kinds are joined', () => {
  expect(joined([{ path: 'x', change: 'added' }], [{ path: 'x', change: 'modified' }])).toEqual([
    { path: 'x', change: 'modified' },
  ]);
});
