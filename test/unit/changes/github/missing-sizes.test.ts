// Sizes of old files, as GitHub tells them.
import { expect, test } from 'vitest';
import type { ChangedFile } from '../../../../src/changes/changed-file.ts';
import { withOldSizes } from '../../../../src/changes/github/missing-sizes.ts';
import { maxPointerBytes } from '../../../../src/changes/lfs-pointer.ts';
import { GitHubApiError } from '../../../../src/platform/github/api-error.ts';
import { blobId, MemoryRepository } from '../../../support/memory-repository.ts';

const [large, larger] = ['x'.repeat(3_000), 'y'.repeat(4_000)];

function deleted(path: string, content: string): ChangedFile {
  return { path, change: 'deleted', before: { blobId: blobId(content) } };
}

function sizesOf(files: readonly ChangedFile[]): (number | undefined)[] {
  return files.map(({ before }) => before?.size);
}

test('are taken for every file whose old version has none yet, and for no other', async () => {
  const repository = new MemoryRepository();
  const base = repository.commit({ 'a/x.png': large, 'b.png': larger, 'c.png': 'c'.repeat(5_000) });
  const files: ChangedFile[] = [
    deleted('a/x.png', large),
    { path: 'b.png', change: 'modified', before: { blobId: blobId(larger) }, after: { blobId: 'n' } },
    { path: 'c.png', change: 'deleted', before: { blobId: blobId('c'.repeat(5_000)), size: 7 } },
    { path: 'd.png', change: 'added', after: { blobId: 'n' } },
  ];
  const told = await withOldSizes(files, base, async () => repository.api());
  expect(sizesOf(told)).toEqual([3_000, 4_000, 7, undefined]);
  expect(told[1]).toEqual({ ...files[1], before: { blobId: blobId(larger), size: 4_000 } });
  expect(told[3]).toEqual(files[3]);
  expect(repository.asked).toEqual(['all of commit 1']);
});

test('are asked for nowhere without a base, without an API, or where none is missing', async () => {
  const repository = new MemoryRepository();
  const base = repository.commit({ 'a.png': large });
  const files = [deleted('a.png', large)];
  expect(await withOldSizes(files, null, async () => repository.api())).toBe(files);
  expect(await withOldSizes(files, base, async () => undefined)).toBe(files);
  const known: ChangedFile[] = [{ path: 'a.png', change: 'added', after: { blobId: 'n' } }];
  expect(await withOldSizes(known, base, async () => repository.api())).toBe(known);
  expect(repository.asked).toEqual([]);
});

test('are not taken from a text so small that it may stand for the file', async () => {
  const repository = new MemoryRepository();
  const [pointer, file] = ['p'.repeat(maxPointerBytes), 'q'.repeat(maxPointerBytes + 1)];
  const base = repository.commit({ 'a.png': pointer, 'b.png': file });
  const told = await withOldSizes([deleted('a.png', pointer), deleted('b.png', file)], base, async () =>
    repository.api(),
  );
  expect(sizesOf(told)).toEqual([undefined, maxPointerBytes + 1]);
});

test('of a tree that is cut off only the folders in question are walked, and only until all is known', async () => {
  const repository = new MemoryRepository();
  const other = Object.fromEntries(['1', '2', '3'].map((name) => [`other/${name}.png`, name]));
  const base = repository.commit({ 'top.png': 'top', ...other, 'm/a.png': large, 'm/n/b.png': larger });
  const files = [deleted('m/a.png', large), deleted('m/n/b.png', larger)];
  expect(sizesOf(await withOldSizes(files, base, async () => repository.api({ recursive: 2 })))).toEqual([
    3_000, 4_000,
  ]);
  expect(repository.asked).toEqual(['all of commit 1', 'commit 1', 'all of tree m/', 'tree m/', 'all of tree m/n/']);
  const first = new MemoryRepository();
  const early = first.commit({ 'a.png': large, 'm/b.png': larger, 'm/c.png': 'c' });
  expect(
    sizesOf(await withOldSizes([deleted('a.png', large)], early, async () => first.api({ recursive: 1 }))),
  ).toEqual([3_000]);
  expect(first.asked).toEqual(['all of commit 1']);
});

test('are no matter where GitHub refuses; a fault of another kind is', async () => {
  const files = [deleted('a.png', large)];
  const refusing = { tree: () => Promise.reject(new GitHubApiError('refused', 403)) };
  expect(sizesOf(await withOldSizes(files, 'b', async () => refusing))).toEqual([undefined]);
  const broken = { tree: () => Promise.reject(new Error('broken')) };
  await expect(withOldSizes(files, 'b', async () => broken)).rejects.toThrow('broken');
});
