// From the entries that differ to changed files.
import { describe, expect, test } from 'vitest';
import { toNotices } from '../../../../src/changes/files/left-out.ts';
import { resolveFileChanges } from '../../../../src/changes/files/resolve-changes.ts';
import { describeVersions } from '../../../../src/changes/files/versions.ts';
import { unknownByte } from '../../../../src/platform/git/git-path.ts';
import { nothingLeftOut } from '../../../support/left-out.ts';
import { blobId, type MemoryFile, type MemoryFiles, MemoryRepository } from '../../../support/memory-repository.ts';

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

const submodules = 'Submodules were left out: sub. Their files belong to other repositories.';
const lost = 'Symbolic links that lead to no file of this repository were left out: l.png.';
const unseen =
  'Symbolic links that lead out of this repository are purged: l.png. Git does not tell what they show; `origin-url` would.';

/** A tree that has one link, `l.png`. */
const to = (link: string): MemoryFiles => ({ 'l.png': { link } });
const file = { 'l.png': '1' };
/** There before and after. */
const stands = { 'a.png': '1', 'd/x': '1' };
const intoModule = to('sub/a.png');

describe('what changed is named, and what was left out', () => {
  test.each<[string, MemoryFiles, MemoryFiles, string[], string[]?]>([
    ['a submodule that comes', {}, { sub: submodule }, [], [submodules]],
    ['a submodule that goes', { sub: submodule }, {}, [], [submodules]],
    ['a submodule in place of a file', { sub: '1' }, { sub: submodule }, ['deleted sub'], [submodules]],
    ['a submodule that gives way to a file', { sub: submodule }, { sub: '1' }, ['added sub'], [submodules]],
    ['a link whose target comes', to('b.png'), { ...to('b.png'), 'b.png': '1' }, ['added b.png', 'added l.png']],
    ['a link whose target goes', { ...to('b.png'), 'b.png': '1' }, to('b.png'), ['deleted b.png', 'deleted l.png']],
    [
      'a link beside its target, both of which change',
      to('a.png'),
      { ...to('./a.png'), 'a.png': '2' },
      ['modified a.png', 'modified l.png'],
    ],
    ['a link that is gone', to('a.png'), {}, ['deleted l.png']],
    ['a link out of the repository that is gone', to('../a.png'), {}, ['deleted l.png']],
    ['a link out of the repository that gives way to a file', to('../a.png'), file, ['modified l.png']],
    ...['nowhere', 'd', 'l.png'].flatMap((link): [string, MemoryFiles, MemoryFiles, string[], string[]?][] => [
      [`a link to no file (${link}) that gives way to one`, to(link), file, ['added l.png']],
      [`a link to no file (${link}) that leads to one now`, to(link), to('a.png'), ['added l.png']],
      [`a link to no file (${link}) that is gone`, to(link), {}, [], [lost]],
      [`a link to no file (${link}) in place of one`, file, to(link), ['deleted l.png']],
    ]),
    ['a link that led to a file and leads nowhere', to('a.png'), to('nowhere'), ['deleted l.png']],
    ...['/srv/a.png', '../a.png'].map((link): [string, MemoryFiles, MemoryFiles, string[], string[]] => [
      `a link to ${link}, where there may be a file, in place of one`,
      file,
      to(link),
      ['modified l.png'],
      [unseen],
    ]),
    [
      'a link into a submodule in place of a file',
      { ...file, sub: submodule },
      { ...intoModule, sub: submodule },
      ['modified l.png'],
      [unseen],
    ],
    [
      'a link that stands, into what becomes a submodule',
      { ...intoModule, 'sub/a.png': '1' },
      { ...intoModule, sub: submodule },
      ['deleted sub/a.png', 'modified l.png'],
      [submodules, unseen],
    ],
    [
      'a link that stands, into what was a submodule',
      { ...intoModule, sub: submodule },
      { ...intoModule, 'sub/a.png': '1' },
      ['added sub/a.png', 'modified l.png'],
      [submodules],
    ],
    [
      'a link that stands, into a submodule that is gone',
      { ...intoModule, sub: submodule },
      intoModule,
      [],
      [submodules, lost],
    ],
    ['a link out of the repository that is new', {}, to('../a.png'), [], [lost]],
    ['a link out of the repository that led nowhere', to('nowhere'), to('../a.png'), [], [lost]],
    ['a link out of the repository that led elsewhere there', to('../b.png'), to('../a.png'), [], [lost]],
  ])('%s', async (_, before, after, lines, notices = []) => {
    const result = await resolve({ ...stands, ...before }, { ...stands, ...after });
    expect(result.lines).toEqual(lines);
    expect(result.notices).toEqual(notices);
  });

  test('five of each, and how many more', async () => {
    const namesOf = async (count: number, entry: MemoryFile) =>
      (await resolve({}, Object.fromEntries([...'abcdefg'].slice(0, count).map((name) => [name, entry])))).notices[0];
    expect(await namesOf(5, submodule)).toContain('left out: a, b, c, d, e. Their');
    expect(await namesOf(7, submodule)).toContain('left out: a, b, c, d, e and 2 more. Their');
    expect(await namesOf(6, { link: 'nowhere' })).toContain('left out: a, b, c, d, e and 1 more.');
  });
});

describe('symbolic links', () => {
  const [target, changed] = [
    { 'a.png': '1', 'l.png': { link: 'a.png' } },
    { 'a.png': '22', 'l.png': { link: 'a.png' } },
  ];
  const [one, two] = [
    { blobId: blobId('1'), size: 1 },
    { blobId: blobId('22'), size: 2 },
  ];

  test.each<[string, MemoryFiles, MemoryFiles, object]>([
    [
      'of their target, where they did not change themselves',
      target,
      changed,
      { change: 'modified', before: one, after: two },
    ],
    ['of none before, where they led nowhere', to('nowhere'), file, { change: 'added', after: one }],
    ['of what they showed, where they lead nowhere', file, to('nowhere'), { change: 'deleted', before: one }],
    [
      'of what they showed, where git does not tell the new one',
      file,
      to('../a.png'),
      { change: 'modified', before: one },
    ],
  ])('are described by the versions %s', async (_, before, after, version) => {
    const { files } = await resolve(before, after);
    expect(files.find(({ path }) => path === 'l.png')).toEqual({ path: 'l.png', ...version });
  });

  test('that are not wanted are left alone, and so are files that are no links', async () => {
    const onlyTarget = (path: string) => path === 'a.png';
    expect((await resolve(target, changed, onlyTarget)).lines).toEqual(['modified a.png']);
    const { lines } = await resolve({ ...target, 'b.png': '1' }, { ...changed, 'b.png': '1' });
    expect(lines).toEqual(['modified a.png', 'modified l.png']);
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
