// Every kind of file.
import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startGitHubSimulator } from '../../simulator-github/github-simulator.ts';
import { git } from '../../support/hermetic-git.ts';
import { canBeNamed, checkOut, type Edits, fileBehindLink, TestArea } from '../../support/repository.ts';
import { changesOf, difference, fileList, listOf } from './scene.ts';

test('a file that becomes a folder, and a folder that becomes a file', async () => {
  using area = new TestArea();
  const { changes } = await difference(
    area,
    { a: '1', 'b/c.png': '1' },
    { a: null, 'b/c.png': null, 'a/c.png': '1', b: '1' },
  );
  expect(listOf(changes)).toEqual(['added a/c.png', 'added b', 'deleted a', 'deleted b/c.png']);
});

describe('symbolic links', () => {
  test('are followed inside of the repository: their target is what counts', async () => {
    using area = new TestArea();
    const { work, changes } = await difference(area, { 'real/a.png': '1' }, { 'web/a.png': { link: '../real/a.png' } });
    const blobId = work.id('HEAD:real/a.png');
    expect(changes).toMatchObject({
      files: [{ path: 'web/a.png', change: 'added', after: { blobId }, ...fileBehindLink(work, 'real/a.png') }],
    });
  });

  test('through folders and other links', async () => {
    using area = new TestArea();
    const { work, changes } = await difference(
      area,
      { 'real/x/a.png': '1', alias: { link: 'real' } },
      { 'a.png': { link: 'alias/x/../x/./b.png' }, 'real/x/b.png': { link: 'a.png' } },
    );
    const blobId = work.id('HEAD:real/x/a.png');
    expect(changes).toMatchObject({
      files: [
        { path: 'a.png', after: { blobId } },
        { path: 'real/x/b.png', after: { blobId } },
      ],
    });
  });

  test('a file that becomes a link, and a link that becomes a file, are modified', async () => {
    using area = new TestArea();
    const { work, from, changes } = await difference(
      area,
      { 'target.png': 't', 'file.png': '1', 'link.png': { link: 'target.png' } },
      { 'file.png': { link: 'target.png' }, 'link.png': '2' },
    );
    const target = { blobId: work.id('HEAD:target.png') };
    expect(changes).toMatchObject({
      files: [
        { path: 'file.png', change: 'modified', before: { blobId: work.id(`${from}:file.png`) }, after: target },
        { path: 'link.png', change: 'modified', before: target, after: { blobId: work.id('HEAD:link.png') } },
      ],
    });
  });

  test('whose target is another one in the checkout than at the commit have no file there', async () => {
    using area = new TestArea();
    const link = { 'a.png': { link: 'store/x' } };
    const { work, job } = await difference(area, { ...link, 'store/x': 'old' }, { 'store/x': 'new' });
    work.commit({ 'store/x': 'of another branch' });
    const changes = await changesOf({ ...job, isWanted: (path) => path === 'a.png' });
    expect(changes).toMatchObject({ files: [{ path: 'a.png' }] });
    expect(changes).not.toMatchObject({ files: [{ checkoutFile: expect.anything() }] });
  });

  test('are followed through the API too', async () => {
    using area = new TestArea();
    const { work, job } = await difference(
      area,
      { 'a.png': '1', 'link.png': { link: 'a.png' } },
      { 'a.png': '2', 'new.png': { link: 'a.png' } },
    );
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': work.pushTo(area.path('r.git')) } });
    expect(await fileList({ ...job, workspace: area.path('empty'), apiUrl: api.apiUrl })).toEqual(await fileList(job));
  });
});

describe('Git LFS', () => {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const pointer = (text: string) =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${sha(text)}\nsize ${text.length}\n`;
  const before = {
    '.gitattributes': '*.png filter=lfs diff=lfs merge=lfs -text\n',
    'a.png': pointer('one'),
    'gone.png': pointer('gone'),
  };
  const after = { 'a.png': pointer('second'), 'gone.png': null };
  const versions = {
    before: { lfs: { sha256: sha('one'), size: 3 } },
    after: { lfs: { sha256: sha('second'), size: 6 } },
  };
  const expected = [
    { path: 'a.png', ...versions },
    { path: 'gone.png', before: { lfs: { sha256: sha('gone'), size: 4 } } },
  ];

  test.each([
    { kind: 'full', options: { depth: 0 } },
    { kind: 'shallow', options: { depth: 1 } },
    { kind: 'blobless', options: { depth: 0, filter: 'blob:none' } },
    { kind: 'treeless', options: { depth: 0, filter: 'tree:0' } },
  ])('tells hash and size of both versions by their pointers, in a $kind checkout', async ({ options }) => {
    using area = new TestArea();
    const { work, job, to } = await difference(area, before, after);
    const workspace = checkOut(`file://${work.pushTo(area.path('r.git'))}`, area.path('workspace'), to, options);
    const changes = await changesOf({ ...job, workspace });
    expect(changes).toMatchObject({ files: expected });
    expect(changes).not.toMatchObject({ files: [{ checkoutFile: expect.anything() }, {}] });
  });

  test.each<[string, Edits, Edits]>([
    [
      'stand in a folder that is not checked out',
      { 'img/.gitattributes': '*.png filter=lfs\n', 'img/a.png': pointer('one') },
      { 'img/a.png': pointer('second') },
    ],
    [
      'speak of what a link leads to',
      { '.gitattributes': 'store/** filter=lfs\n', 'store/x': pointer('one'), 'a.png': { link: 'store/x' } },
      { 'store/x': pointer('second') },
    ],
    [
      'came with the change, and of names like them in another case',
      { 'A.PNG': pointer('one') },
      { '.gitattributes': '*.png filter=lfs\n', 'A.PNG': pointer('second') },
    ],
  ])('tells them in a blobless, sparse checkout, where the attributes %s', async (_, first, second) => {
    using area = new TestArea();
    const { work, job, to } = await difference(area, { ...first, 'tools/x': '1' }, second);
    const options = { filter: 'blob:none', sparse: ['/tools/'] };
    const workspace = checkOut(`file://${work.pushTo(area.path('r.git'))}`, area.path('workspace'), to, options);
    const isWanted = (path: string) => /\.png$/i.test(path);
    expect(await changesOf({ ...job, workspace, isWanted })).toMatchObject({ files: [versions] });
  });

  test('tells them where git reaches its remote no more, and the API has to tell the attributes', async () => {
    using area = new TestArea();
    const attributes = { 'img/.gitattributes': '*.png filter=lfs\n', 'tools/x': '1' };
    const { work, job, to } = await difference(
      area,
      { ...attributes, 'img/a.png': pointer('one') },
      { 'img/a.png': pointer('second') },
    );
    const remote = work.pushTo(area.path('r.git'));
    const options = { filter: 'blob:none', sparse: ['/tools/'], remoteUrl: area.path('gone.git') };
    const workspace = checkOut(`file://${remote}`, area.path('workspace'), to, { depth: 0, ...options });
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote } });
    const isWanted = (path: string) => path.endsWith('.png');
    expect(await changesOf({ ...job, workspace, isWanted, apiUrl: api.apiUrl })).toMatchObject({ files: [versions] });
  });

  test('tells them by the attributes of the commits that are compared, not of the one that is checked out', async () => {
    using area = new TestArea();
    const work = area.repository();
    const other = work.commit({ 'a.png': 'one' });
    const base = work.commit({ ...before, 'gone.png': null });
    const head = work.commit({ 'a.png': pointer('second') });
    const workspace = checkOut(`file://${work.pushTo(area.path('r.git'))}`, area.path('workspace'), other);
    const job = { workspace, event: 'push', payload: {}, sha: other, inputs: { base, head } };
    expect(await changesOf(job)).toMatchObject({ files: [expected[0]] });
  });

  test('the same through the API', async () => {
    using area = new TestArea();
    const { work, job } = await difference(area, before, after);
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': work.pushTo(area.path('r.git')) } });
    expect(await changesOf({ ...job, workspace: area.path('empty'), apiUrl: api.apiUrl })).toMatchObject({
      files: expected,
    });
  });

  test('a large file is not downloaded to see whether it is a pointer', async () => {
    using area = new TestArea();
    const large = { ...before, 'a.png': 'x'.repeat(5000) };
    const { work, job } = await difference(area, large, { 'a.png': 'y'.repeat(5000), 'small.png': '1' });
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': work.pushTo(area.path('r.git')) } });
    const changes = await changesOf({ ...job, workspace: area.path('empty'), apiUrl: api.apiUrl });
    expect(changes).toMatchObject({
      files: [{ before: { size: 5000 }, after: { size: 5000 } }, { after: { size: 1 } }],
    });
    const asked = api.requests.filter(({ path }) => path.includes('/blobs/')).map(({ path }) => path.slice(-40));
    expect(asked.sort()).toEqual([work.id('HEAD:.gitattributes'), work.id('HEAD:small.png')].sort());
  });

  test('a file that LFS has put in place of its pointer is the deployed one', async () => {
    using area = new TestArea();
    const { work, job } = await difference(area, before, after);
    writeFileSync(`${work.folder}/a.png`, 'second');
    expect(await changesOf(job)).toMatchObject({ files: [{ checkoutFile: join(work.folder, 'a.png') }, {}] });
  });
});

test('only what is wanted is looked into', async () => {
  using area = new TestArea();
  const { changes } = await difference(
    area,
    { 'a.txt': '1' },
    { 'a.txt': '2', 'a.png': '1', 'link.txt': { link: 'nowhere' } },
    { isWanted: (path) => path.endsWith('.png') },
  );
  expect(listOf(changes)).toEqual(['added a.png']);
  expect(changes.notices).toEqual([]);
});

test('for any trees and edits the result equals a plain comparison, through git and through the API', async () => {
  const segment = fc.constantFrom(...['a', 'b', 'ä', 'x y', '-d', '#', 'new\nline', 'Z.png', '"q"'].filter(canBeNamed));
  const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => `${parts.join('/')}.f`);
  const tree = fc.dictionary(path, fc.constantFrom('1', '2', '3'), { maxKeys: 8, noNullPrototype: true });
  await fc.assert(
    fc.asyncProperty(tree, tree, async (before, after) => {
      using area = new TestArea();
      const edits = { ...Object.fromEntries(Object.keys(before).map((name) => [name, null])), ...after };
      const { work, job, changes } = await difference(area, before, edits);
      const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
      const expected = names
        .filter((name) => before[name] !== after[name])
        .map(
          (name) =>
            `${before[name] === undefined ? 'added' : after[name] === undefined ? 'deleted' : 'modified'} ${name}`,
        );
      expect(listOf(changes)).toEqual(expected.sort());
      await using api = await startGitHubSimulator({
        repositories: { 'octo/site': work.pushTo(area.path('r.git')) },
        maxTreeEntries: 3,
      });
      expect(await fileList({ ...job, workspace: area.path('empty'), apiUrl: api.apiUrl })).toEqual(expected.sort());
    }),
    { numRuns: 12 },
  );
  // A dozen repositories, several hundred processes.
}, 120_000);

test('objects that git itself cannot read fail, and are never an empty list', async () => {
  using area = new TestArea();
  const { work, job, from } = await difference(area, { 'd/a.png': '1' }, { 'd/a.png': '2' });
  const tree = git(work.folder, 'rev-parse', `${from}:d`);
  writeFileSync(area.path('empty-object'), '');
  git(work.folder, 'remote', 'add', 'origin', area.path('nowhere.git'));
  git(area.folder, 'init', '--quiet', '--bare', 'nowhere.git');
  rmSync(`${work.folder}/.git/objects/${tree.slice(0, 2)}/${tree.slice(2)}`);
  await expect(changesOf(job)).rejects.toMatchObject({ code: 'range-unavailable' });
});

test('where nobody compares contents, files are named and no more is asked', async () => {
  using area = new TestArea();
  const before = { 'a.png': '1', 'gone.png': '1', 'link.png': { link: 'a.png' } } as const;
  const { changes } = await difference(area, before, { 'a.png': '2', 'gone.png': null }, { contents: false });
  expect(changes).toMatchObject({ kind: 'changed' });
  expect(changes.kind === 'changed' && changes.files).toEqual([
    { path: 'a.png', change: 'modified' },
    { path: 'gone.png', change: 'deleted' },
    { path: 'link.png', change: 'modified' },
  ]);
});
