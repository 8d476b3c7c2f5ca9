// What the event's branch holds by now for an asset, asked for all of them at once.
import { describe, expect, test } from 'vitest';
import type { FileVersion } from '../../../src/changes/changed-file.ts';
import type { GitPath } from '../../../src/platform/git/git-path.ts';
import type { ExpectedContent } from '../../../src/verify/expected-content.ts';
import { openNewest } from '../../../src/verify/newest.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { unknown } from './stories.ts';

const path = 'a.gif' as GitPath;
const git = (id: string, size: number) => ({ kind: 'git-blob', id, size }) as const;

function openBranch(versions: readonly (FileVersion | null | undefined)[]) {
  const clock = new VirtualClock();
  const asked: (readonly GitPath[])[] = [];
  const branchNow = async (paths: readonly GitPath[]) => {
    asked.push(paths);
    const version = versions[Math.min(asked.length, versions.length) - 1];
    return version === undefined ? undefined : { commit: 'c', versions: new Map([[path, version]]) };
  };
  return { clock, asked, findNewest: openNewest(branchNow, [path], clock) };
}

describe('of what is expected, the branch holds', () => {
  const updated = { kind: 'updated', now: git('new', 13), old: git('old', 11) } as const;
  const removed = { kind: 'removed', old: git('old', 11) } as const;

  test.each<[string, ExpectedContent, FileVersion | null, ExpectedContent | undefined]>([
    ['the same', updated, { blobId: 'new', size: 13 }, undefined],
    [
      'a third version',
      updated,
      { blobId: 'third', size: 15 },
      { kind: 'updated', now: git('third', 15), old: git('new', 13) },
    ],
    [
      'the version before',
      updated,
      { blobId: 'old', size: 11 },
      { kind: 'updated', now: git('old', 11), old: git('new', 13) },
    ],
    [
      'a third version, as long as the one before',
      updated,
      { blobId: 'third', size: 11 },
      { kind: 'updated', now: git('third', 11), old: 'unknown' },
    ],
    [
      'a third version, where nobody tells the length of the one before',
      { ...updated, old: { kind: 'git-blob', id: 'old' } },
      { blobId: 'third', size: 15 },
      { kind: 'updated', now: git('third', 15), old: 'unknown' },
    ],
    [
      'a third version, where nobody knows the one before',
      { ...updated, old: 'unknown' },
      { blobId: 'third', size: 15 },
      { kind: 'updated', now: git('third', 15), old: 'unknown' },
    ],
    [
      'the version before, of a length that only the commit before tells',
      updated,
      { blobId: 'old' },
      { kind: 'updated', now: git('old', 11), old: git('new', 13) },
    ],
    [
      'a third version, of a length that nobody tells',
      updated,
      { blobId: 'third' },
      { kind: 'updated', now: { kind: 'git-blob', id: 'third' }, old: 'unknown' },
    ],
    ['none', updated, null, { kind: 'removed', old: 'unknown' }],
    ['none, as it should', removed, null, undefined],
    [
      'another one in its place',
      removed,
      { blobId: 'third', size: 15 },
      { kind: 'updated', now: git('third', 15), old: git('old', 11) },
    ],
    [
      'the removed one again',
      removed,
      { blobId: 'old', size: 11 },
      { kind: 'updated', now: git('old', 11), old: 'none' },
    ],
    [
      'another one where nobody knows the old one',
      { kind: 'removed', old: 'unknown' },
      { blobId: 'third', size: 15 },
      { kind: 'updated', now: git('third', 15), old: 'unknown' },
    ],
    [
      'an object of Git LFS, the same',
      { kind: 'updated', now: { kind: 'sha256', id: 'h', size: 9 }, old: 'unknown' },
      { blobId: 'p', lfs: { sha256: 'h', size: 9 } },
      undefined,
    ],
  ])('%s', async (_, expected, version, content) => {
    const newest = await openBranch([version]).findNewest(path, expected);
    expect(newest).toEqual(content && { commit: 'c', expected: content });
  });
});

describe('the branch', () => {
  const expected = { kind: 'removed', old: 'unknown' } as const;
  const commitOf = async (
    findNewest: ReturnType<typeof openBranch>['findNewest'],
    file: GitPath | null = path,
    content: ExpectedContent = expected,
  ) => (await findNewest(file, content))?.commit;

  test('is asked for all paths, and again once its answer is half a minute old', async () => {
    const { clock, asked, findNewest } = openBranch([{ blobId: 'b', size: 1 }]);
    expect([await commitOf(findNewest), await commitOf(findNewest)]).toEqual(['c', 'c']);
    await clock.sleep(29_999);
    expect([await commitOf(findNewest), asked]).toEqual(['c', [[path]]]);
    await clock.sleep(1);
    expect([await commitOf(findNewest), asked.length]).toEqual(['c', 2]);
    await clock.sleep(1);
    expect([await commitOf(findNewest), asked.length]).toEqual(['c', 2]);
  });

  test('that hangs is waited for once, for five seconds, and what it tells later counts from then on', async () => {
    const clock = new VirtualClock();
    const asked: number[] = [];
    const branchNow = async () => {
      asked.push(clock.monotonicMs());
      await clock.sleep(100_000);
      return { commit: 'c', versions: new Map([[path, { blobId: 'b', size: 1 }]]) };
    };
    const findNewest = openNewest(branchNow, [path], clock);
    expect([await commitOf(findNewest), clock.monotonicMs()]).toEqual([undefined, 5_000]);
    await clock.sleep(60_000);
    expect([await commitOf(findNewest), clock.monotonicMs()]).toEqual([undefined, 65_000]);
    await clock.sleep(60_000);
    expect([await commitOf(findNewest), asked]).toEqual(['c', [0]]);
  });

  test('that cannot be asked again still counts as it was told before', async () => {
    const { clock, asked, findNewest } = openBranch([{ blobId: 'b', size: 1 }, undefined]);
    expect(await commitOf(findNewest)).toBe('c');
    await clock.sleep(30_000);
    expect([await commitOf(findNewest), asked.length]).toEqual(['c', 2]);
  });

  test('that takes long to tell it anew still counts as it was told before', async () => {
    const clock = new VirtualClock();
    let answers = 0;
    const branchNow = async () => {
      await clock.sleep(8_000);
      answers++;
      return { commit: `c${answers}`, versions: new Map([[path, { blobId: 'b', size: 1 }]]) };
    };
    const findNewest = openNewest(branchNow, [path], clock);
    expect(await commitOf(findNewest)).toBeUndefined();
    await clock.sleep(33_000);
    expect([await commitOf(findNewest), clock.monotonicMs()]).toEqual(['c1', 43_000]);
    await clock.sleep(3_000);
    expect(await commitOf(findNewest)).toBe('c2');
  });

  test('tells nothing where it cannot be asked, or of what it was not asked for', async () => {
    expect(await commitOf(openBranch([undefined]).findNewest)).toBeUndefined();
    const { findNewest, asked } = openBranch([{ blobId: 'b', size: 1 }]);
    expect(await commitOf(findNewest, null)).toBeUndefined();
    expect(await commitOf(findNewest, path, unknown)).toBeUndefined();
    expect(asked).toEqual([]);
    expect(await commitOf(findNewest, 'b.gif' as GitPath)).toBeUndefined();
  });
});
