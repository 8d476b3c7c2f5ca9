// Links to folders, which are not followed: when that is worth a notice.
import { expect, test, vi } from 'vitest';
import { findFolderBehind, findFolderLinks } from '../../../../src/changes/files/folder-links.ts';
import { toNotices } from '../../../../src/changes/files/left-out.ts';
import type { Repository } from '../../../../src/changes/repository.ts';
import type { TreeListing } from '../../../../src/changes/tree.ts';
import { ActionError } from '../../../../src/errors.ts';
import { nothingLeftOut } from '../../../support/left-out.ts';
import { type MemoryFiles, MemoryRepository } from '../../../support/memory-repository.ts';

const isImage = (path: string) => path.endsWith('.png');

async function noticesOf(links: MemoryFiles, isWanted = isImage, root = '') {
  const repository = new MemoryRepository();
  const base = repository.commit({ ...links, 'a/img/x.png': '1', 'a/img/y.png': '1' });
  const head = repository.commit({ ...links, 'a/img/x.png': '2', 'a/img/y.png': '2' });
  const known = repository.repository();
  const found = await findFolderLinks(known, head, await known.diffTrees(base, head), isWanted);
  return toNotices({ ...nothingLeftOut, ...found }, { checkout: undefined, root });
}

test.each<[string, string, string]>([
  ['web/img', '../a/img', 'web/img (to a/img)'],
  ['web/img', '.././a//img/', 'web/img (to a/img)'],
  ['img', 'a/img', 'img (to a/img)'],
  ['.web/deep', '../a', '.web/deep (to a)'],
])('a link %s to %s, below which a changed file would be wanted, is named', async (path, link, named) => {
  expect(await noticesOf({ [path]: { link } })).toEqual([expect.stringContaining(`where they lead: ${named}. Where`)]);
});

test.each<[string, string]>([
  ['img.png', 'a/img/x.png'],
  ['img', 'a/im'],
  ['img', '/a/img'],
  ['img', '../a/img'],
  ['img', '..'],
  ['img', '.'],
  ['a/img/here', '.'],
  ['a/img/up', '..'],
  ['img', 'nowhere'],
])(
  'none is named where a link %s leads to %s: to a file, out of the repository, to what holds it, or past what changed',
  async (path, link) => {
    expect(await noticesOf({ [path]: { link } })).toEqual([]);
  },
);

test.each<[string, MemoryFiles, MemoryFiles, string[], string[]]>([
  ['leads elsewhere now', { img: { link: 'v1' } }, { img: { link: 'v2' } }, ['img (to v2)'], []],
  ['is new in the place of a file', { img: '1' }, { img: { link: 'v2' } }, ['img (to v2)'], []],
  ['is new', {}, { img: { link: 'v2' } }, [], []],
  ['is gone', { img: { link: 'v1' } }, {}, [], ['img (to v1)']],
  ['is gone with its folder', { img: { link: 'v3' }, 'v3/a.png': '1' }, {}, [], ['img (to v3)']],
  ['is gone, and its folder is new', { img: { link: 'v3' } }, { 'v3/a.png': '1' }, [], []],
  ['became a file', { img: { link: 'v1' } }, { img: '1' }, [], ['img (to v1)']],
  ['became a folder with some of its files', { img: { link: 'v1' } }, { 'img/b.png': '1' }, [], ['img (to v1)']],
  ['became a folder with all of its files', { img: { link: 'v1' } }, { 'img/a.png': '1' }, [], []],
  ['led to a file and is gone', { img: { link: 'v1/a.png' } }, {}, [], []],
  ['leads to a file', { img: { link: 'v1/a.png' } }, { img: { link: 'v2/a.png' } }, [], []],
  ['leads to other files', { img: { link: 'v1' } }, { img: { link: 'docs' } }, [], ['img (to v1)']],
  ['led to other files', { img: { link: 'docs' } }, {}, [], []],
])('a link is named with the folder that it shows, or has shown: it %s', async (_, was, is, named, gone) => {
  const repository = new MemoryRepository();
  const files = { 'v1/a.png': '1', 'v2/a.png': '2', 'docs/a.txt': '3' };
  const [base, head] = [repository.commit({ ...files, ...was }), repository.commit({ ...files, ...is })];
  const known = repository.repository();
  const isWanted = (path: string) => path.endsWith('.png');
  const found = await findFolderLinks(known, head, await known.diffTrees(base, head), isWanted);
  const toNames = (links: ReadonlyMap<string, string>) =>
    Array.from(links, ([link, folder]) => `${link} (to ${folder})`);
  expect([found.folderLinks, found.goneLinks].map(toNames)).toEqual([named, gone]);
});

test('the texts of links that stand are not transferred for a notice', async () => {
  const repository = new MemoryRepository();
  const links = { stands: { link: 'a' }, moves: { link: 'old' } };
  const base = repository.commit({ ...links, 'a/x.png': '1', 'b/x.png': '1' });
  const head = repository.commit({ ...links, moves: { link: 'b' }, 'a/x.png': '2', 'b/x.png': '1' });
  const known = repository.repository({ hasBlobs: false });
  const found = await findFolderLinks(known, head, await known.diffTrees(base, head), () => true);
  expect([...found.folderLinks.keys()]).toEqual(['moves']);
});

test('a transfer that fails takes nothing from what is at hand', async () => {
  const repository = new MemoryRepository();
  const base = repository.commit({ stands: { link: 'a' }, gone: { link: 'b' }, 'a/x.png': '1', 'b/x.png': '1' });
  const head = repository.commit({ stands: { link: 'a' }, 'a/x.png': '2', 'b/x.png': '1' });
  const known = repository.repository();
  const readBlobs: Repository['readBlobs'] = async (ids, { transfer, ...request }) => {
    if (transfer) throw new ActionError('range-unavailable', 'The remote is out of reach.');
    const found = await known.readBlobs(ids, { transfer, ...request });
    return new Map([...found].filter(([, { content }]) => content?.toString() === 'a'));
  };
  const found = await findFolderLinks({ ...known, readBlobs }, head, await known.diffTrees(base, head), () => true);
  expect([...found.folderLinks.keys(), ...found.goneLinks.keys()]).toEqual(['stands']);
});

test('without a link that is gone no path is looked up, and a link that is named is not asked about again', async () => {
  const repository = new MemoryRepository();
  const images = (content: string) => Object.fromEntries([1, 2, 3].map((name) => [`a/${name}.png`, content] as const));
  const base = repository.commit({ img: { link: 'a' }, ...images('1') });
  const head = repository.commit({ img: { link: 'a' }, ...images('2') });
  const known = repository.repository();
  const listTree: Repository['listTree'] = async (commit) => {
    const { entries: _, ...listing } = await known.listTree(commit);
    return Object.defineProperty(listing as TreeListing, 'entries', { get: () => expect.unreachable() });
  };
  const isWanted = vi.fn(() => true);
  await findFolderLinks({ ...known, listTree }, head, await known.diffTrees(base, head), isWanted);
  expect(isWanted).toHaveBeenCalledTimes(1);
});

test.each<[string, string, string, RegExp]>([
  ['', 'site/pics', '../a/img', /that folder as `root`, and a `base-url` that ends with the path of the link; where/],
  ['site', 'site/pics', '../a/img', /and a `base-url` that ends with the path of the link below `site`; where/],
  ['site', 'site', 'a', /: site \(to a\)\. Purge them with `root: a`, and the same `base-url`; where/],
  ['site/img', 'site', 'a', /: site \(to a\)\. Purge them with `root: a\/img`, and the same `base-url`; where/],
])('the remedy goes from `root: %s` for the link %s to %s', async (root, path, link, remedy) => {
  const isBelow = (name: string) => isImage(name) && (root === '' || name.startsWith(`${root}/`));
  expect(await noticesOf({ [path]: { link } }, isBelow, root)).toEqual([expect.stringMatching(remedy)]);
});

test.each([
  ['a', undefined],
  ['', undefined],
  ['missing', undefined],
  ['now', 'v1'],
  ['now/img', 'v1/img'],
  ['latest/img', 'v1/img'],
  ['deep/in/x', 'v1/x'],
  ['out', undefined],
  ['round', undefined],
])('the folder behind %j is %j', async (folder, behind) => {
  const repository = new MemoryRepository();
  const links = { now: 'v1', latest: './now/', 'deep/in': '../latest', out: '/srv', round: 'circle', circle: 'round' };
  const entries = Object.entries(links).map(([path, link]) => [path, { link }] as const);
  const head = repository.commit({ ...Object.fromEntries(entries), 'a/x.png': '1' });
  const known = repository.repository({ hasBlobs: false });
  expect(await findFolderBehind({ repository: known }, head, folder)).toBe(behind);
});

test('of many links to one folder with many files that are not wanted, a part is looked at', async () => {
  const repository = new MemoryRepository();
  const many = <T>(count: number, name: string, content: T) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}${index}`, content] as const));
  const links = many(1000, 'link', { link: 'a' });
  const base = repository.commit({ ...links, ...many(2000, 'a/', '1') });
  const head = repository.commit({ ...links, ...many(2000, 'a/', '2') });
  const known = repository.repository();
  let looks = 0;
  await findFolderLinks(known, head, await known.diffTrees(base, head), () => {
    looks++;
    return false;
  });
  expect(looks).toBe(500_000);
});

test('a link below which nothing is wanted is left alone, and so is a repository without links', async () => {
  expect(await noticesOf({ img: { link: 'a/img' } }, (path) => path.startsWith('a/'))).toEqual([]);
  expect(await noticesOf({})).toEqual([]);
});

test('five are named, and the others are counted', async () => {
  const links = Object.fromEntries([1, 2, 3, 4, 5, 6].map((name) => [`l${name}`, { link: 'a/img' }]));
  expect((await noticesOf(links)).join()).toContain('l4 (to a/img), l5 (to a/img) and 1 more.');
});
