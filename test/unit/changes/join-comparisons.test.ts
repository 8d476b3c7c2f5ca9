// Several comparisons with one head: what imgix may hold of each file.
import { describe, expect, test } from 'vitest';
import type { ChangedFile } from '../../../src/changes/changed-file.ts';
import { toNotices } from '../../../src/changes/files/left-out.ts';
import { joinComparisons } from '../../../src/changes/join-comparisons.ts';
import { changedFilesToAssets } from '../../../src/targets/to-assets.ts';
import { mayBeOldSize, recognise, toExpectedContent } from '../../../src/verify/expected-content.ts';
import type { Seen } from '../../../src/verify/probe/read-answer.ts';
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
const isPart = false;
const joined = (...lists: readonly (readonly ChangedFile[])[]) => {
  const [first = of(), ...others] = lists.map((files) => of(...files));
  return joinComparisons(first, others, isPart).files;
};

const old = version('old', 1);

test('one comparison is left as it is', () => {
  const one = of(added('a'));
  expect(joinComparisons(one, [], isPart)).toBe(one);
});

test('paths come in the order of the difference, links that did not change after them', () => {
  const first = { ...of(added('b')), files: [added('b'), modified('link', old)] };
  const { differing, files } = joinComparisons(first, [of(added('a'), added('b'))], isPart);
  expect(differing).toEqual(['b', 'a']);
  expect(files.map(({ path }) => path)).toEqual(['b', 'a', 'link']);
});

test('what was left out is told once, and a link that leads to no file only where it is no file that is gone', () => {
  const deleted: ChangedFile = { path: 'link', change: 'deleted', before: old };
  const leftOut = { ...nothingLeftOut, submodules: ['s'] };
  const first = { ...of(deleted), leftOut };
  const second = { ...of(), leftOut: { ...leftOut, submodules: ['s', 't'], lost: ['link', 'lost'], isUnsure: true } };
  expect(
    toNotices(joinComparisons(first, [second, second], isPart).leftOut, { checkout: undefined, root: '' }),
  ).toEqual([
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

describe('where imgix may hold something of further commits', () => {
  const inPart = (file: ChangedFile, ...others: readonly ChangedFile[]) => {
    const [joined] = joinComparisons(of(file), others.length === 0 ? [] : [of(...others)], true).files;
    return joined as ChangedFile;
  };

  test('no file is known to be added', () => {
    const unsure = { path: 'x', change: 'modified', after: version('new', 100) };
    expect(inPart(added('x'))).toEqual(unsure);
    expect(inPart(added('x'), added('x'))).toEqual(unsure);
  });

  test('no size of an old version counts, and its hash does', () => {
    const pointer = { blobId: 'p', size: 130, lfs: { sha256: 'f', size: 9 } };
    expect(inPart(modified('x', old))).toEqual(modified('x', { blobId: 'old' }));
    expect(inPart(modified('x', pointer))).toEqual(modified('x', { blobId: 'p', lfs: { sha256: 'f' } }));
    const deleted: ChangedFile = { path: 'x', change: 'deleted', before: old };
    expect(inPart(deleted)).toEqual({ ...deleted, before: { blobId: 'old' } });
  });

  const addresses = { root: '', baseUrls: [{ origin: 'https://a.imgix.net', path: '' }] };
  const expectedOf = async (file: ChangedFile) => {
    const [asset] = changedFilesToAssets([file], addresses);
    return toExpectedContent(asset as NonNullable<typeof asset>, { open: async () => undefined });
  };

  test('so the proof takes no size as one that only the new file has', async () => {
    expect(mayBeOldSize(await expectedOf(added('x')), 100)).toBe(false);
    expect(mayBeOldSize(await expectedOf(inPart(added('x'))), 100)).toBe(true);
    expect(mayBeOldSize(await expectedOf(modified('x', old)), 100)).toBe(false);
    expect(mayBeOldSize(await expectedOf(inPart(modified('x', old))), 100)).toBe(true);
  });

  test.each<[string, ChangedFile['before']]>([
    ['git', version('b'.repeat(40), 1)],
    ['Git LFS', { ...version('p', 130), lfs: { sha256: 'a', size: 1 } }],
  ])('the old bytes are recognised all the same, as %s tells them', async (_, before) => {
    const blobIds = { sha1: 'b'.repeat(40), sha256: '' };
    const seen = { kind: 'served', body: { length: 1, sha256: 'a', blobIds } } as Seen;
    expect(recognise(await expectedOf(inPart(modified('x', before))), seen, undefined)).toBe('old');
  });
});
