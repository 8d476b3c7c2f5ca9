// From the entries that differ to changed files.
import { describe, expect, test } from 'vitest';
import { toNotices } from '../../../../src/changes/files/left-out.ts';
import { resolveFileChanges } from '../../../../src/changes/files/resolve-changes.ts';
import { describeVersions } from '../../../../src/changes/files/versions.ts';
import { unknownByte } from '../../../../src/platform/git/git-path.ts';
import { nothingLeftOut } from '../../../support/left-out.ts';
import { blobId, type MemoryFiles, MemoryRepository } from '../../../support/memory-repository.ts';

async function resolve(before: MemoryFiles | null, after: MemoryFiles, isWanted = (_path: string) => true) {
  const repository = new MemoryRepository();
  const base = before === null ? null : repository.commit(before);
  const head = repository.commit(after);
  const known = repository.repository();
  const differing = await known.diffTrees(base, head);
  repository.asked.length = 0;
  const { files: resolved, leftOut } = await resolveFileChanges(known, { base, head }, differing, isWanted);
  const asked = [...repository.asked];
  const files = await describeVersions(known, head, resolved);
  return {
    files,
    lines: files.map(({ change, path }) => `${change} ${path}`).sort(),
    notices: toNotices({ ...nothingLeftOut, ...leftOut }, { checkout: undefined, root: '' }),
    asked,
  };
}

const submodule = { submodule: 'f'.repeat(40) };

describe('a submodule', () => {
  test.each<[string, MemoryFiles, MemoryFiles, string[]]>([
    ['that comes', {}, { sub: submodule }, []],
    ['that goes', { sub: submodule }, {}, []],
    ['in place of a file is the deletion of that file', { sub: '1' }, { sub: submodule }, ['deleted sub']],
    ['that gives way to a file is the addition of it', { sub: submodule }, { sub: '1' }, ['added sub']],
  ])('%s', async (_, before, after, lines) => {
    const result = await resolve(before, after);
    expect(result.notices).toEqual(['Submodules were left out: sub. Their files belong to other repositories.']);
    expect(result.lines).toEqual(lines);
  });

  test('is one of many in the notice, which names five', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const noticeOf = async (count: number) =>
      (await resolve({}, Object.fromEntries(names.slice(0, count).map((name) => [name, submodule])))).notices[0];
    expect(await noticeOf(5)).toContain('left out: a, b, c, d, e. Their');
    expect(await noticeOf(7)).toContain('left out: a, b, c, d, e and 2 more. Their');
  });
});

describe('symbolic links', () => {
  const [target, changed] = [
    { 'a.png': '1', 'l.png': { link: 'a.png' } },
    { 'a.png': '22', 'l.png': { link: 'a.png' } },
  ];

  test('that did not change themselves count with both versions of their target', async () => {
    const { files } = await resolve(target, changed);
    expect(files).toContainEqual({
      path: 'l.png',
      change: 'modified',
      before: { blobId: blobId('1'), size: 1 },
      after: { blobId: blobId('22'), size: 2 },
    });
    expect(files).toHaveLength(2);
  });

  test('whose target comes or goes are added or deleted', async () => {
    const dangling = { 'l.png': { link: 'a.png' } };
    expect((await resolve(dangling, target)).lines).toEqual(['added a.png', 'added l.png']);
    expect((await resolve(target, dangling)).lines).toEqual(['deleted a.png', 'deleted l.png']);
  });

  test('that are not wanted are left alone, and so are files that are no links', async () => {
    const onlyTarget = (path: string) => path === 'a.png';
    expect((await resolve(target, changed, onlyTarget)).lines).toEqual(['modified a.png']);
    const { lines } = await resolve({ ...target, 'b.png': '1' }, { ...changed, 'b.png': '1' });
    expect(lines).toEqual(['modified a.png', 'modified l.png']);
  });

  test('that change and whose target changes too are counted once', async () => {
    const { lines } = await resolve(target, { ...changed, 'l.png': { link: './a.png' } });
    expect(lines).toEqual(['modified a.png', 'modified l.png']);
  });

  test.each<[string, MemoryFiles]>([
    ['give way to a file', { 'l.png': '1' }],
    ['lead to a file now', { 'l.png': { link: 'a.png' } }],
  ])('that led nowhere and %s are new files', async (_, after) => {
    const stands = { 'a.png': '1', 'd/x': '1' };
    for (const link of ['nowhere', 'd', 'l.png']) {
      const { files, notices } = await resolve({ 'l.png': { link }, ...stands }, { ...after, ...stands });
      expect(files).toEqual([{ path: 'l.png', change: 'added', after: { blobId: blobId('1'), size: 1 } }]);
      expect(notices).toEqual([]);
    }
  });

  test.each(['nowhere', 'd', 'l.png'])('that led nowhere (%j) and are gone take no file away', async (link) => {
    const { lines, notices } = await resolve({ 'l.png': { link }, 'd/x': '1' }, { 'd/x': '1' });
    expect(lines).toEqual([]);
    expect(notices).toEqual(['Symbolic links that lead to no file of this repository were left out: l.png.']);
  });

  test('that are gone take away the file to which they led, also where it was out of the repository', async () => {
    const gone = [{ path: 'l.png', change: 'deleted', before: { blobId: blobId('1'), size: 1 } }];
    expect((await resolve({ 'a.png': '1', 'l.png': { link: 'a.png' } }, { 'a.png': '1' })).files).toEqual(gone);
    expect((await resolve({ 'l.png': { link: '../a.png' } }, {})).lines).toEqual(['deleted l.png']);
  });

  test('that led out of the repository and give way to a file are no new ones', async () => {
    expect((await resolve({ 'l.png': { link: '../a.png' } }, { 'l.png': '1' })).lines).toEqual(['modified l.png']);
  });

  test.each<[string, MemoryFiles, MemoryFiles]>([
    ['a file', { 'l.png': '1' }, { 'l.png': { link: 'nowhere' } }],
    ['a file, to a folder', { 'l.png': '1', 'd/x': '1' }, { 'l.png': { link: 'd' }, 'd/x': '1' }],
    ['a file, in a circle', { 'l.png': '1' }, { 'l.png': { link: 'l.png' } }],
    ['a link to a file', { 'l.png': { link: 'x' }, x: '1' }, { 'l.png': { link: 'nowhere' }, x: '1' }],
  ])('that lead nowhere and were %s take it away', async (_, before, after) => {
    const { files, notices } = await resolve(before, after);
    expect(files).toEqual([{ path: 'l.png', change: 'deleted', before: { blobId: blobId('1'), size: 1 } }]);
    expect(notices).toEqual([]);
  });

  test.each(['/srv/a.png', '../a.png', 'sub/a.png'])(
    'to %j, where there may be a file, are another one than was there before, which git does not tell',
    async (link) => {
      const { files, notices } = await resolve({ 'l.png': '1', sub: submodule }, { 'l.png': { link }, sub: submodule });
      expect(files).toEqual([{ path: 'l.png', change: 'modified', before: { blobId: blobId('1'), size: 1 } }]);
      expect(notices).toEqual([
        'Symbolic links that lead out of this repository are purged: l.png. Git does not tell what they show; `origin-url` would.',
      ]);
    },
  );

  test('that stand and from now on lead into a submodule are such, too', async () => {
    const link = { 'l.png': { link: 'sub/a.png' } };
    const { lines, notices } = await resolve({ ...link, 'sub/a.png': '1' }, { ...link, sub: submodule });
    expect(lines).toEqual(['deleted sub/a.png', 'modified l.png']);
    expect(notices.join()).toContain('lead out of this repository are purged: l.png.');
  });

  test('that stand and led into a submodule are no new files', async () => {
    const link = { 'l.png': { link: 'sub/a.png' } };
    const { lines, notices } = await resolve({ ...link, sub: submodule }, { ...link, 'sub/a.png': '1' });
    expect(lines).toEqual(['added sub/a.png', 'modified l.png']);
    expect(notices).toEqual([expect.stringContaining('Submodules were left out: sub.')]);
  });

  test('that stand and led into a submodule, and lead nowhere now, are named', async () => {
    const link = { 'l.png': { link: 'sub/a.png' } };
    const { lines, notices } = await resolve({ ...link, sub: submodule }, link);
    expect(lines).toEqual([]);
    expect(notices.join()).toContain('lead to no file of this repository were left out: l.png.');
  });

  test.each<[string, MemoryFiles]>([
    ['nothing', {}],
    ['nowhere', { 'l.png': { link: 'nowhere' } }],
    ['out of the repository', { 'l.png': { link: '../b.png' } }],
  ])('that lead out of the repository, where they led %s before, are left out', async (_, before) => {
    const { lines, notices } = await resolve(before, { 'l.png': { link: '../a.png' } });
    expect(lines).toEqual([]);
    expect(notices).toEqual(['Symbolic links that lead to no file of this repository were left out: l.png.']);
  });

  test('that lead nowhere are named, five of them', async () => {
    const links = Object.fromEntries(['1', '2', '3', '4', '5', '6'].map((name) => [name, { link: 'nowhere' }]));
    const { lines, notices } = await resolve({}, links);
    expect(lines).toEqual([]);
    expect(notices).toEqual([
      'Symbolic links that lead to no file of this repository were left out: 1, 2, 3, 4, 5 and 1 more.',
    ]);
  });

  test('take one listing, of the newer tree: the older one is what did not change of it', async () => {
    const { asked } = await resolve(
      { ...target, 'm.png': { link: 'a.png' } },
      { ...changed, 'm.png': { link: './a.png' }, 'n.png': { link: 'l.png' } },
    );
    expect(asked).toEqual(['listing of commit 2']);
  });

  test('are all new where there was nothing before: no tree is listed to compare with', async () => {
    const { lines, asked } = await resolve(null, { 'a.png': '1' });
    expect(lines).toEqual(['added a.png']);
    expect(asked).toEqual([]);
  });
});

test('names that the API cannot tell are left out, and only those', async () => {
  const { lines, notices } = await resolve({}, { [`a${unknownByte}.png`]: '1', 'b\ufffd.png': '1' });
  expect(lines).toEqual(['added b\ufffd.png']);
  expect(notices.join()).toContain(
    `names that are not UTF-8; these, or links that may lead to them, were left out: a\ufffd.png.`,
  );
});

test('the remedy for such names fits the checkout', () => {
  const remedyFor = (checkout: { readonly shallow: string } | undefined) =>
    toNotices({ ...nothingLeftOut, inexact: ['a'] }, { checkout, root: '' }).join();
  expect(remedyFor(undefined)).toMatch(/out: a\. Check the repository out to include them\.$/);
  expect(remedyFor({ shallow: 'f'.repeat(40) })).toMatch(/out: a\. Let actions\/checkout .*`fetch-depth: 0`/);
  expect(remedyFor({ shallow: '' })).toMatch(/out: a\. Purge them with `urls`, or run once with `select: all`\.$/);
});

test('names that the API cannot tell, and that are not wanted, are no matter', async () => {
  const { notices } = await resolve({}, { [`a${unknownByte}.txt`]: '1' }, (path) => path.endsWith('.png'));
  expect(notices).toEqual([]);
});

test('a link that stands, with a name that the API cannot tell, is left out where what it shows changes', async () => {
  const links = {
    [`l${unknownByte}.png`]: { link: 'a.png' },
    [`m${unknownByte}.png`]: { link: 'b.png' },
    'b.png': '1',
  };
  const { lines, notices } = await resolve({ ...links, 'a.png': '1' }, { ...links, 'a.png': '2' });
  expect(lines).toEqual(['modified a.png']);
  expect(notices).toEqual([expect.stringContaining(`were left out: l\ufffd.png. Check`)]);
});

test('a link that stands may lead to a changed name that the API cannot tell, and is left out with it', async () => {
  const link = { 'l.png': { link: '../elsewhere' }, 'm.png': { link: 'b.png' }, 'b.png': '1' };
  const { lines, notices } = await resolve(
    { ...link, [`a${unknownByte}.txt`]: '1' },
    { ...link, [`a${unknownByte}.txt`]: '2' },
    (path) => path.endsWith('.png'),
  );
  expect(lines).toEqual([]);
  expect(notices).toEqual([expect.stringContaining('may lead to them, were left out: l.png. Check')]);
});

test('a link may lead to a name that the API cannot tell, which is said', async () => {
  const files = { [`a${unknownByte}.png`]: '1' };
  const { lines, notices } = await resolve(files, { ...files, 'l.png': { link: 'nowhere' } });
  expect(lines).toEqual([]);
  expect(notices).toEqual([
    "Symbolic links that lead to no file of this repository, or to a name that GitHub's API cannot tell, were left out: l.png.",
  ]);
});
