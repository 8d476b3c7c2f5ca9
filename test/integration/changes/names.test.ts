// Every kind of name.
// Threat model: 9.
import { rmSync, symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseGitPath } from '../../../src/platform/git/git-path.ts';
import { startGitHubSimulator } from '../../simulator-github/github-simulator.ts';
import { canBeNamed, checkOut, type FileContent, isWindows, TestArea } from '../../support/repository.ts';
import { changesOf, difference, fileList, listOf } from './scene.ts';

/** Where the file system takes UTF-8 alone, and git composes what it finds (`core.precomposeUnicode`). */
const isMac = process.platform === 'darwin';

const oddNames = [
  'with space.png',
  'quote".png',
  "apostrophe'.png",
  'back\\slash.png',
  'tab\t.png',
  'new\nline.png',
  '-leading-dash.png',
  '--output=x.png',
  '#hash.png',
  '100%25.png',
  'what?.png',
  'a+b.png',
  'c:colon.png',
  ' leading and trailing .png',
  'emoji-\u{1f600}.png',
  'nfc-\u00e9.png',
  'nfd-e\u0301.png',
  'http:/x.png',
  '::error::name.png',
  '##[error]name.png',
  '[brackets].png',
  '*star.png',
  '$(touch pwned).png',
  '`x`.png',
  '\u202egnp.png',
  '\ufeffbom.png',
  '~tilde.png',
  '@{upstream}.png',
  ':(top)magic.png',
  '\x1b[31mred.png',
  '\x7f.png',
  `${'long'.repeat(60)}.png`,
].filter((name) => canBeNamed(name) && (!isMac || name === name.normalize('NFC')));

test.each([0, 1])('odd names come through exactly, at depth %i (0: everything)', async (depth) => {
  using area = new TestArea();
  const work = area.repository();
  const before = work.commit({ 'keep.png': '1' });
  const after = work.commit(Object.fromEntries(oddNames.map((name) => [`dir/${name}`, name])));
  const workspace = checkOut(`file://${work.pushTo(area.path('r.git'))}`, area.path('workspace'), after, { depth });
  const changes = await changesOf({ workspace, payload: { ref: 'refs/heads/main', before, after } });
  expect(listOf(changes)).toEqual(oddNames.map((name) => `added dir/${name}`).sort());
  expect(changes).toMatchObject({ files: oddNames.map(() => ({ checkoutFile: expect.any(String) })) });
});

test.skipIf(isMac || isWindows)('names that are not UTF-8 keep their bytes, and their file is found', async () => {
  using area = new TestArea();
  const bytes = Buffer.from([0x61, 0xff, 0xfe, 0x2e, 0x70, 0x6e, 0x67]);
  const work = area.repository();
  const before = work.commit({ 'keep.png': '1' });
  const after = work.commit([[bytes, 'x']]);
  const changes = await changesOf({ workspace: work.folder, payload: { ref: 'refs/heads/main', before, after } });
  const checkoutFile = Buffer.concat([Buffer.from(`${work.folder}/`), bytes]);
  expect(changes).toMatchObject({ files: [{ path: parseGitPath(bytes), change: 'added', checkoutFile }] });
});

test.skipIf(isMac || isWindows)('names that are not UTF-8 cannot be told by the API, which is said', async () => {
  using area = new TestArea();
  const odd = [
    [Buffer.from([0x61, 0xff]), 'x'],
    ['b.png', '1'],
  ] as const;
  const { work, job } = await difference(area, { 'keep.png': '1' }, odd);
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': work.pushTo(area.path('r.git')) } });
  const changes = await changesOf({ ...job, workspace: area.path('empty'), apiUrl: api.apiUrl });
  expect(listOf(changes)).toEqual(['added b.png']);
  expect(changes.notices.join()).toContain('names that are not UTF-8');
});

test.skipIf(isMac || isWindows)('two of them that the API tells alike are not one, whichever changed', async () => {
  const [one, other] = [Buffer.from('bild_\xe4.png', 'latin1'), Buffer.from('bild_\xf6.png', 'latin1')] as const;
  for (const changed of [one, other]) {
    using area = new TestArea();
    const both = [one, other].map((name) => [name, '1'] as const);
    const { work, job } = await difference(area, both, [[changed, '2']]);
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': work.pushTo(area.path('r.git')) } });
    const isWanted = (path: string) => path.endsWith('.png');
    const changes = await changesOf({ ...job, isWanted, workspace: area.path('empty'), apiUrl: api.apiUrl });
    expect(changes.notices.join()).toContain(
      'names that are not UTF-8; these, or links that may lead to them, were left out: bild_',
    );
  }
});

test.skipIf(isMac || isWindows)(
  'a link to such a name, in place of a file, is another file where the API is asked, which does not tell it',
  async () => {
    using area = new TestArea();
    const odd = Buffer.from([0x61, 0xff]);
    const work = area.repository();
    const before = work.commit([
      [odd, 'x'],
      ['link.png', '1'],
    ]);
    rmSync(`${work.folder}/link.png`);
    symlinkSync(odd, `${work.folder}/link.png`);
    const after = work.commit();
    const job = { workspace: work.folder, payload: { ref: 'refs/heads/main', before, after } };
    expect(listOf(await changesOf(job))).toEqual(['modified link.png']);
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': work.pushTo(area.path('r.git')) } });
    const changes = await changesOf({ ...job, workspace: area.path('empty'), apiUrl: api.apiUrl });
    expect(listOf(changes)).toEqual(['modified link.png']);
    expect(changes.notices.join()).toContain("or to a name that GitHub's API cannot tell, are purged: link.png.");
  },
);

test.skipIf(isMac || isWindows)(
  'a link to such a name that does not exist, in place of a file, takes it away',
  async () => {
    using area = new TestArea();
    const work = area.repository();
    const before = work.commit({ 'link.png': '1' });
    rmSync(`${work.folder}/link.png`);
    symlinkSync(Buffer.from([0x61, 0xff]), `${work.folder}/link.png`);
    const after = work.commit();
    const job = { workspace: work.folder, payload: { ref: 'refs/heads/main', before, after } };
    expect(listOf(await changesOf(job))).toEqual(['deleted link.png']);
  },
);

test.skipIf(isMac || isWindows).each<[string, FileContent | null, FileContent | null]>([
  ['changes', '1', '2'],
  ['comes', null, '1'],
  ['goes', '1', null],
  ['leads elsewhere', { link: 'kept.png' }, { link: 'more.png' }],
])('a link to such a name that %s is named where git has the names, and the API the difference', async (_, was, is) => {
  using area = new TestArea();
  const odd = Buffer.from([0x61, 0xff]);
  const work = area.repository();
  symlinkSync(odd, `${work.folder}/link.png`);
  symlinkSync('kept.png', `${work.folder}/other.png`);
  const before = work.commit([
    [odd, was],
    ['kept.png', '1'],
    ['more.png', '2'],
  ]);
  const after = work.commit([[odd, is]]);
  const payload = { ref: 'refs/heads/main', before, after };
  expect(await fileList({ workspace: work.folder, payload })).toContainEqual(expect.stringContaining(' link.png'));
  const remote = work.pushTo(area.path('r.git'));
  const options = { remoteUrl: area.path('gone.git') };
  const workspace = checkOut(`file://${remote}`, area.path('workspace'), after, options);
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote } });
  const changes = await changesOf({ workspace, payload, sha: after, apiUrl: api.apiUrl });
  expect(listOf(changes)).toEqual([]);
  expect(changes.notices.join('\n')).toMatch(
    /were left out: (?:a\ufffd, )+link\.png\. Let actions\/checkout fetch the history \(`fetch-depth: 0`\) to include them\.$/m,
  );
});
