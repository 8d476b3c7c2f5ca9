// What the action needs of git: how many processes it starts, which gits it works with, and what a checkout may lack. On
// real repositories, through dist/index.js as a dry run. What stands for git or ssh are shell scripts, which Windows does not
// start: left out there.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startGitHubSimulator } from '../simulator-github/github-simulator.ts';
import { dryRun, filesOf, type Step } from '../support/dry-run.ts';
import { isOldGit, withGitWitness } from '../support/git-witness.ts';
import { checkOut, type Edits, isWindows, TestArea } from '../support/repository.ts';
import { play } from '../support/scenario.ts';

const zeros = '0'.repeat(40);

function push(before: string, after: string, inputs: Step['inputs'] = {}): Step {
  return { event: 'push', payload: { ref: 'refs/heads/main', before, after }, env: { GITHUB_SHA: after }, inputs };
}

/** The step's files, and what it asked of git. */
async function watched(area: TestArea, workspace: string, step: Step, { isOld = false } = {}) {
  const git = withGitWitness(area, { isOld });
  const result = await dryRun(workspace, { ...step, env: { ...step.env, ...git.env } });
  expect(result.errors).toEqual([]);
  expect(git.calls()).not.toEqual([]);
  return { files: filesOf(result), calls: git.calls().map((call) => call.join(' ')), result };
}

/** One more for an old git, whether it is a real one or played. */
const atMost = (processes: number, isOld = false) => processes + Number(isOld || isOldGit);

const numbered = (count: number, toContent: (index: number) => Edits[keyof Edits] | string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`site/images/${index}.png`, toContent(index)]));

/** A push of many files of each kind, in a repository with links, attributes and folders. */
function largePush(area: TestArea, folder = 'work') {
  const work = area.repository(folder);
  const before = work.commit({
    ...(numbered(200, (index) => `old ${index}`) as Record<string, string>),
    'site/link.png': { link: 'images/0.png' },
    '.gitattributes': '*.png binary\n',
    'notes.txt': '1',
  });
  const after = work.commit({
    ...(numbered(150, (index) => `new ${index}`) as Record<string, string>),
    'site/images/199.png': null,
    'site/added.png': '1',
    'site/other-link.png': { link: 'link.png' },
  });
  return { work, before, after };
}

test('a remote that cannot be asked where one name stands is not asked for the other one', async () => {
  using area = new TestArea();
  const { work, before, after } = largePush(area);
  work.tag('v1', { at: before }).tag('v2', { at: after });
  const remote = `file://${work.pushTo(area.path('remote.git'))}`;
  const remoteUrl = area.path('nowhere');
  const workspace = checkOut(remote, area.path('checkout'), after, { depth: 0, remoteUrl });
  const inputs = { base: 'v1', head: 'v2', root: 'site', files: '**/*.png' };
  const { files, calls, result } = await watched(area, workspace, { ...push(before, after), inputs });
  expect(files).toHaveLength(154);
  expect(calls.filter((call) => call.includes('ls-remote'))).toEqual([expect.stringContaining('--tags')]);
  expect(result.stdout.match(/^::warning::Where `v[12]` stands by now cannot be told/gm)).toHaveLength(2);
});

describe('a push starts few processes, however many files it has', () => {
  const inputs = { root: 'site', files: '**/*.png' };

  test.each([
    ['a full clone', { depth: 0 }, 5],
    ['a checkout of depth 1', { depth: 1 }, 7],
  ])('in %s', async (_, options, most) => {
    using area = new TestArea();
    const { work, before, after } = largePush(area);
    const workspace = checkOut(`file://${work.pushTo(area.path('remote.git'))}`, area.path('checkout'), after, options);
    const { files, calls } = await watched(area, workspace, push(before, after, inputs));
    expect(files).toHaveLength(154);
    expect(calls.length, calls.join('\n')).toBeLessThanOrEqual(atMost(most));
  });

  test.skipIf(isWindows).each([
    ['a full clone', { depth: 0 }, 5],
    ['a checkout of depth 1', { depth: 1 }, 7],
  ])('and one more in %s where git is older than 2.36', async (_, options, most) => {
    using area = new TestArea();
    const { work, before, after } = largePush(area);
    const workspace = checkOut(`file://${work.pushTo(area.path('remote.git'))}`, area.path('checkout'), after, options);
    const { files, calls } = await watched(area, workspace, push(before, after, inputs), { isOld: true });
    expect(files).toHaveLength(154);
    expect(calls.length, calls.join('\n')).toBeLessThanOrEqual(atMost(most, true));
  });

  test('in a clone without trees of another commit: what is compared is listed once when it has been fetched', async () => {
    using area = new TestArea();
    const { work, before, after } = largePush(area);
    const next = work.commit({ 'notes.txt': '2' });
    const options = { depth: 0, filter: 'tree:0' };
    const workspace = checkOut(`file://${work.pushTo(area.path('remote.git'))}`, area.path('checkout'), next, options);
    const { files, calls } = await watched(area, workspace, push(before, after, inputs));
    expect(files).toHaveLength(154);
    expect(calls.length, calls.join('\n')).toBeLessThanOrEqual(atMost(8));
  });

  test('with nothing to do, below a root', async () => {
    using area = new TestArea();
    const { work, after } = largePush(area);
    const next = work.commit({ 'notes.txt': '2' });
    const { files, calls } = await watched(area, work.folder, push(after, next, inputs));
    expect(files).toEqual([]);
    expect(calls.length, calls.join('\n')).toBeLessThanOrEqual(atMost(5));
  });
});

describe('purging and proving needs no more of it', () => {
  const before = { '.gitattributes': '*.jpg binary\n', 'images/link.txt': { link: 'harbour.jpg' } } as const;

  const gits = [
    { at: 'a full clone', depth: 0, isOld: false, most: 5 },
    { at: 'a checkout of depth 1', depth: 1, isOld: false, most: 7 },
    { at: 'a full clone, before git 2.36', depth: 0, isOld: true, most: 5 },
    { at: 'a checkout of depth 1, before git 2.36', depth: 1, isOld: true, most: 7 },
  ];
  test.each(gits.filter(({ isOld }) => !isOld || !isWindows))('in $at', async ({ depth, isOld, most }) => {
    const { exitCode, report, gitProcesses, gitCalls } = await play({
      before,
      git: { isOld },
      inputs: { files: '**/*.{jpg,png,gif}' },
      workspace: ({ area, repository }) =>
        checkOut(`file://${repository.pushTo(area.path('remote.git'))}`, area.path('checkout'), repository.head(), {
          depth,
        }),
    });
    expect(report.assets.length).toBeGreaterThanOrEqual(3);
    expect(exitCode).toBe(0);
    expect(gitProcesses, gitCalls.join(' ')).toBeLessThanOrEqual(atMost(most, isOld));
  });
});

describe('a thousand links with different targets, of whose targets one changes', () => {
  function links(area: TestArea) {
    const work = area.repository();
    const edits: Record<string, string | { link: string }> = {};
    for (let index = 0; index < 1_000; index++) {
      edits[`${index}.txt`] = `text ${index}`;
      edits[`link-${index}.png`] = { link: `${index}.txt` };
    }
    const before = work.commit(edits);
    const after = work.commit({ '7.txt': 'changed' });
    return { work, remote: work.pushTo(area.path('remote.git')), before, after };
  }

  test.each([
    ['a full clone', { depth: 0 }, 5],
    ['a checkout of depth 1', { depth: 1 }, 7],
    // One more transfer: the texts of all the links together.
    ['a blobless clone', { depth: 0, filter: 'blob:none' }, 8],
  ])('cost no process each in %s', async (_, options, most) => {
    using area = new TestArea();
    const { remote, before, after } = links(area);
    const workspace = checkOut(`file://${remote}`, area.path('checkout'), after, options);
    const { files, calls } = await watched(area, workspace, push(before, after, { files: '**/*.png' }));
    expect(files).toEqual(['modified link-7.png']);
    expect(calls.length, calls.join('\n')).toBeLessThanOrEqual(atMost(most));
  });

  test('cost no request each through the API', async () => {
    using area = new TestArea();
    const { remote, before, after } = links(area);
    await using api = await startGitHubSimulator({ repositories: { 'your-org/site': remote }, token: 't' });
    mkdirSync(area.path('empty'));
    const step = push(before, after, { files: '**/*.png', 'github-token': 't' });
    const env = { ...step.env, GITHUB_REPOSITORY: 'your-org/site', GITHUB_API_URL: api.apiUrl };
    const result = await dryRun(area.path('empty'), { ...step, env });
    expect(filesOf(result)).toEqual(['modified link-7.png']);
    expect(api.requests.length, api.requests.map(({ path }) => path).join('\n')).toBeLessThan(20);
  });
});

test.skipIf(isWindows)(
  'a program of the repository that is called git is never started, whatever PATH says',
  async () => {
    using area = new TestArea();
    const work = area.repository();
    const before = work.commit({ 'a.png': '1', git: `#!/bin/sh\ntouch '${area.path('started')}'\n` });
    const after = work.commit({ 'a.png': '2' });
    work.chmod('git', 0o755);
    const step = push(before, after);
    const result = await dryRun(work.folder, { ...step, env: { ...step.env, PATH: `.::${process.env.PATH}` } });
    expect(filesOf(result)).toEqual(['modified a.png']);
    expect(existsSync(area.path('started'))).toBe(false);
  },
);

test.skipIf(isWindows).each([
  ['core.sshCommand', (ssh: string) => ({ config: `[core]\n\tsshCommand = ${ssh}\n`, env: {} })],
  ['GIT_SSH', (ssh: string) => ({ config: '', env: { GIT_SSH: ssh } })],
  [
    'under a condition',
    (ssh: string, area: TestArea) => {
      writeFileSync(area.path('of-work'), `[core]\n\tsshCommand = ${ssh}\n`);
      return { config: `[includeIf "gitdir:${area.path('checkout')}/"]\n\tpath = ${area.path('of-work')}\n`, env: {} };
    },
  ],
  [
    'GIT_CONFIG_GLOBAL',
    (ssh: string, area: TestArea) => {
      writeFileSync(area.path('of-user'), `[core]\n\tsshCommand = ${ssh}\n`);
      return { config: '', env: { GIT_CONFIG_GLOBAL: area.path('of-user') } };
    },
  ],
])('the ssh command of the user is used: %s', async (_, set) => {
  using area = new TestArea();
  const work = area.repository();
  const before = work.commit({ 'a.png': '1' });
  const after = work.commit({ 'a.png': '2' });
  const remote = work.pushTo(area.path('remote.git'));
  const workspace = checkOut(`file://${remote}`, area.path('checkout'), after, {
    remoteUrl: 'git@git.example.com:your-org/site.git',
  });
  const ssh = area.path('ssh-of-user');
  writeFileSync(ssh, `#!/bin/sh\nexec git-upload-pack '${remote}'\n`, { mode: 0o755 });
  const { config, env } = set(ssh, area);
  mkdirSync(area.path('home'));
  writeFileSync(area.path('home', '.gitconfig'), config);
  const step = push(before, after);
  const result = await dryRun(workspace, { ...step, env: { ...step.env, ...env, HOME: area.path('home') } });
  expect(result.errors).toEqual([]);
  expect(filesOf(result)).toEqual(['modified a.png']);
});

test.skipIf(isWindows)('the key is used that actions/checkout has left in the folder of RUNNER_TEMP', async () => {
  using area = new TestArea();
  const work = area.repository();
  const before = work.commit({ 'a.png': '1' });
  const after = work.commit({ 'a.png': '2' });
  const remote = work.pushTo(area.path('remote.git'));
  const ssh = area.path('ssh');
  writeFileSync(ssh, `#!/bin/sh\ntest -e "$2" || exit 255\nexec git-upload-pack '${remote}'\n`, { mode: 0o755 });
  mkdirSync(area.path('temp'));
  writeFileSync(area.path('temp', 'key'), '');
  const workspace = checkOut(`file://${remote}`, area.path('checkout'), after, {
    remoteUrl: 'git@git.example.com:your-org/site.git',
    // https://github.com/actions/checkout/blob/main/src/git-auth-helper.ts
    config: { 'core.sshCommand': `"${ssh}" -i "$RUNNER_TEMP/key"` },
  });
  const step = push(before, after);
  const result = await dryRun(workspace, { ...step, env: { ...step.env, RUNNER_TEMP: area.path('temp') } });
  expect(result.errors).toEqual([]);
  expect(filesOf(result)).toEqual(['modified a.png']);
});

test('the text of a link that a sparse checkout of depth 1 left out is fetched', async () => {
  using area = new TestArea();
  const work = area.repository();
  const before = work.commit({ 'images/a.png': '1', 'link.png': { link: 'images/a.png' } });
  const after = work.commit({ 'images/a.png': '2' });
  const remote = `file://${work.pushTo(area.path('remote.git'))}`;
  const sparse = { filter: 'blob:none', sparse: ['/images/*'] };
  const result = await dryRun(checkOut(remote, area.path('checkout'), after, sparse), push(before, after));
  expect(result.errors).toEqual([]);
  expect(filesOf(result)).toEqual(['modified images/a.png', 'modified link.png']);
});

test.each(['origin/main', 'refs/remotes/origin/main', 'main', 'origin/main~1'])(
  '`base: %s` is the branch of the remote, in a checkout of depth 1 of another branch',
  async (base) => {
    using area = new TestArea();
    const work = area.repository();
    work.commit({ 'a.png': '1', 'b.png': '1', 'c.png': '0' });
    const main = work.commit({ 'c.png': '1' });
    work.branch('feature');
    const head = work.commit({ 'a.png': '2' });
    work.branch('main', main);
    work.commit({ 'b.png': '2' });
    const remote = work.pushTo(area.path('remote.git'));
    const workspace = checkOut(`file://${remote}`, area.path('checkout'), head, { branch: 'feature' });
    const payload = { ref: 'refs/heads/feature', before: zeros, after: head };
    const result = await dryRun(workspace, { event: 'push', payload, env: { GITHUB_SHA: head }, inputs: { base } });
    expect(result.errors).toEqual([]);
    const expected = base.endsWith('~1') ? ['modified a.png'] : ['modified a.png', 'modified b.png'];
    expect(filesOf(result)).toEqual(expected);
  },
);

test('a new tag is compared with the tag before it where the checkout holds this tag alone', async () => {
  using area = new TestArea();
  const work = area.repository();
  work.commit({ 'a.png': '1', 'b.png': '1' });
  work.tag('v1');
  const head = work.commit({ 'a.png': '2' });
  work.tag('v2');
  const remote = work.pushTo(area.path('remote.git'));
  const workspace = checkOut(`file://${remote}`, area.path('checkout'), head, { depth: 0 });
  rmSync(area.path('checkout', '.git', 'refs', 'tags', 'v1'));
  const payload = { ref: 'refs/tags/v2', before: zeros, after: head };
  const env = { GITHUB_SHA: head, GITHUB_REF: 'refs/tags/v2' };
  const result = await dryRun(workspace, { event: 'push', payload, env });
  expect(result.errors).toEqual([]);
  expect(filesOf(result)).toEqual(['modified a.png']);
});
