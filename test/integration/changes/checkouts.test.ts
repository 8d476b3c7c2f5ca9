// Checkouts of every kind give the same answer, and stay as they are.
// Threat model: 9, 10.

import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findGit } from '../../../src/platform/git/find-git.ts';
import { startGitHubSimulator } from '../../simulator-github/github-simulator.ts';
import { serveGit } from '../../support/git-server.ts';
import { isOldGit } from '../../support/git-witness.ts';
import { git, gitWith } from '../../support/hermetic-git.ts';
import { checkOut, isWindows, TestArea } from '../../support/repository.ts';
import { history } from './histories.ts';
import { changesOf, failureOf, fileList, listOf } from './scene.ts';

describe.each([0, 1])('at depth %i (0: everything)', (depth) => {
  test.each([
    { kind: 'plain', options: {} },
    { kind: 'treeless', options: { filter: 'tree:0' } },
    { kind: 'blobless', options: { filter: 'blob:none' } },
    { kind: 'sparse', options: { sparse: ['/text/'] } },
    { kind: 'blobless and sparse', options: { filter: 'blob:none', sparse: ['/text/'] } },
  ])('a $kind checkout has the difference, without a blob being fetched', async ({ options }) => {
    using area = new TestArea();
    const { remote, after, workspace, push, expected } = history(area);
    checkOut(`file://${remote}`, workspace, after, { depth, ...options });
    const objects = git(workspace, 'count-objects', '-v');
    expect(await fileList({ workspace, ...push })).toEqual(expected);
    expect(git(workspace, 'count-objects', '-v')).toBe(objects);
  });

  test('a SHA-256 repository works', async () => {
    using area = new TestArea();
    const { remote, after, workspace, push, expected } = history(area, { objectFormat: 'sha256' });
    checkOut(`file://${remote}`, workspace, after, { depth, objectFormat: 'sha256' });
    expect(after).toHaveLength(64);
    expect(await fileList({ workspace, ...push })).toEqual(expected);
  });

  test('a worktree works', async () => {
    using area = new TestArea();
    const { remote, after, workspace, push, expected } = history(area);
    checkOut(`file://${remote}`, area.path('elsewhere'), after, { depth });
    git(area.path('elsewhere'), 'worktree', 'add', '--quiet', '--detach', workspace, after);
    expect(await fileList({ workspace, ...push })).toEqual(expected);
  });

  test('a checkout in a sub-folder is found by `path`', async () => {
    using area = new TestArea();
    const { remote, after, workspace, push, expected } = history(area);
    checkOut(`file://${remote}`, `${workspace}/site`, after, { depth });
    const changes = await changesOf({ workspace, ...push, inputs: { path: 'site' } });
    expect(listOf(changes)).toEqual(expected);
    expect(changes).toMatchObject({
      files: expect.arrayContaining([
        expect.objectContaining({ checkoutFile: join(workspace, 'site/images/new.png') }),
      ]),
    });
  });
});

test.skipIf(isWindows)(
  'a repository that belongs to another user works, without the global configuration being written',
  async () => {
    using area = new TestArea();
    const { remote, after, workspace, push, expected } = history(area);
    await using server = await serveGit(area.folder);
    checkOut(`file://${remote}`, workspace, after, { remoteUrl: `${server.url}/octo/site` });
    // What git itself is tested with: https://github.com/git/git/blob/master/t/t0033-safe-directory.sh
    mkdirSync(area.path('bin'));
    writeFileSync(
      area.path('bin', 'git'),
      `#!/bin/sh\nexport GIT_TEST_ASSUME_DIFFERENT_OWNER=1\nexec ${findGit(process.env)} "$@"\n`,
      { mode: 0o755 },
    );
    const PATH = `${area.path('bin')}:${process.env.PATH}`;
    // Before 2.35.2 git did not ask whose a repository is, and later it had other words for it.
    if (!isOldGit) expect(() => gitWith(workspace, { env: { PATH } }, 'status')).toThrow('dubious ownership');
    expect(await fileList({ workspace, ...push, environment: { PATH } })).toEqual(expected);
    const inputs = { path: 'images' };
    expect(await fileList({ workspace, ...push, inputs, environment: { PATH } })).toEqual(expected);
  },
);

describe('`path`', () => {
  test.each(['..', '../other', '/etc', 'a/../..'])('%s leads out of the workspace and is refused', async (path) => {
    using area = new TestArea();
    const failure = await failureOf({ workspace: area.path('workspace'), inputs: { path } });
    expect(failure).toMatch(/^invalid-input: Input `path` must lie inside of the workspace/);
  });

  test.skipIf(isWindows)('that is a symbolic link out of the workspace is refused', async () => {
    using area = new TestArea();
    const { work, workspace, push } = history(area);
    mkdirSync(workspace);
    symlinkSync(work.folder, `${workspace}/site`);
    const failure = await failureOf({ workspace, ...push, inputs: { path: 'site' } });
    expect(failure).toMatch(/^repository-unusable: .*symbolic link that leads out of the workspace/);
  });

  test.each(['missing', 'empty'])('without a repository there (%s) fails', async (path) => {
    using area = new TestArea();
    mkdirSync(area.path('workspace', 'empty'), { recursive: true });
    const failure = await failureOf({ workspace: area.path('workspace'), inputs: { path } });
    expect(failure).toMatch(/^repository-unusable: There is no git repository at/);
  });
});

describe('the files of a bare repository that somebody has pushed are no repository', () => {
  /** In `place`, with a remote and a command that a fetch from it runs. */
  function push(area: TestArea, place: string): void {
    git(area.folder, 'init', '--quiet', '--bare', place);
    git(place, 'config', 'remote.origin.url', 'ssh://git@127.0.0.1:9/octo/site.git');
    git(place, 'config', 'core.sshCommand', `touch ${area.path('marker')}; false`);
  }

  test('where a checkout without `.git` has them', async () => {
    using area = new TestArea();
    const { remote, workspace, push: job, expected } = history(area);
    push(area, workspace);
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote } });
    const changes = await changesOf({ workspace, ...job, apiUrl: api.apiUrl });
    expect(existsSync(area.path('marker'))).toBe(false);
    expect(changes.notices.join()).toContain('The workspace holds no checkout.');
    expect(listOf(changes)).toEqual(expected);
  });

  test('where `path` leads to them, in a checkout', async () => {
    using area = new TestArea();
    const { remote, after, workspace, push: job, expected } = history(area);
    checkOut(`file://${remote}`, workspace, after);
    push(area, join(workspace, 'site'));
    const list = await fileList({ workspace, ...job, inputs: { path: 'site' } }).catch(String);
    expect(existsSync(area.path('marker'))).toBe(false);
    expect(list).toEqual(expected);
  });
});

test('a repository above the workspace is none of ours', async () => {
  using area = new TestArea();
  const { work, remote, push, expected } = history(area);
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote } });
  const changes = await changesOf({ workspace: `${work.folder}/inner`, ...push, apiUrl: api.apiUrl });
  expect(listOf(changes)).toEqual(expected);
  expect(changes.notices.join()).toContain('no checkout');
});

test('a checkout of another repository falls back to its last commit, and says so', async () => {
  using area = new TestArea();
  const { after, workspace, remote } = history(area);
  checkOut(`file://${remote}`, workspace, after, { depth: 0 });
  git(workspace, 'remote', 'set-url', 'origin', 'https://github.com/octo/theme.git');
  const payload = { ref: 'refs/heads/main', before: '1'.repeat(40), after: '2'.repeat(40) };
  const changes = await changesOf({ workspace, event: 'push', payload, sha: '2'.repeat(40) });
  expect(listOf(changes)).toEqual(['added images/new.png', 'deleted images/b.png']);
  expect(changes.warnings.join()).toContain('the checkout is of octo/theme, the event of octo/site');
});

describe('a checkout from another server', () => {
  /** The event is of a repository with other files, which GitHub's API tells. */
  async function changesAt(remoteUrl: string) {
    using area = new TestArea();
    const { after, workspace, remote } = history(area);
    checkOut(`file://${remote}`, workspace, after, { depth: 0, remoteUrl });
    const other = area.repository('of-event');
    const before = other.commit({ 'e.png': '1' });
    const sha = other.commit({ 'e.png': '2' });
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': other.pushTo(area.path('e.git')) } });
    const payload = { ref: 'refs/heads/main', before, after: sha };
    return await changesOf({ workspace, payload, sha, apiUrl: api.apiUrl });
  }

  test.each(['http://127.0.0.1:9/other/repo', 'git@ghes.example.invalid:other/repo.git'])(
    'that lacks the commit of the event is of another repository (%s): its last commit, and that is said',
    async (url) => {
      const changes = await changesAt(url);
      expect(listOf(changes)).toEqual(['added images/new.png', 'deleted images/b.png']);
      expect(changes.warnings.join()).toContain(`the checkout is of ${url}, the event of octo/site`);
    },
  );

  test("is none where it has the name of the event's repository: a mirror, or GitHub by another name", async () => {
    const changes = await changesAt('http://127.0.0.1:9/Octo/site.git');
    expect(listOf(changes)).toEqual(['modified e.png']);
    expect(changes.warnings).toEqual([]);
  });

  test('is none where it has the commit of the event: GitHub may know what the mirror does not tell', async () => {
    using area = new TestArea();
    const { after, workspace, remote, push, expected } = history(area);
    checkOut(`file://${remote}`, workspace, after, { depth: 1, remoteUrl: 'http://127.0.0.1:9/mirrors/them' });
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote } });
    const changes = await changesOf({ workspace, ...push, apiUrl: api.apiUrl });
    expect(listOf(changes)).toEqual(expected);
    expect(changes.warnings).toEqual([]);
  });
});

test("the user's git configuration has no influence", async () => {
  using area = new TestArea();
  const { remote, after, workspace, push, expected } = history(area);
  checkOut(`file://${remote}`, workspace, after, { depth: 0 });
  const marker = area.path('ran');
  const script = area.path('script');
  writeFileSync(script, `#!/bin/sh\ntouch ${marker}\nexit 1\n`, { mode: 0o755 });
  writeFileSync(area.path('order'), 'z*\n');
  const settings = [
    ['diff.renames', 'copies'],
    ['diff.external', script],
    ['diff.orderFile', area.path('order')],
    ['diff.relative', 'true'],
    ['diff.noprefix', 'true'],
    ['diff.ignoreSubmodules', 'all'],
    ['diff.png.textconv', script],
    ['core.quotePath', 'true'],
    ['core.fsmonitor', script],
    ['core.pager', script],
    ['core.hooksPath', area.path()],
    ['color.ui', 'always'],
    ['core.alternateRefsCommand', script],
    ['core.abbrev', '7'],
    ['log.showSignature', 'true'],
    ['pager.diff-tree', 'true'],
  ] as const;
  const home = area.path('home');
  mkdirSync(home);
  for (const [key, value] of settings) {
    git(workspace, 'config', key, value);
    git(workspace, 'config', '--file', `${home}/.gitconfig`, key, value);
  }
  cpSync(script, `${workspace}/.git/hooks/reference-transaction`, { recursive: true });
  writeFileSync(`${workspace}/.gitattributes`, '*.png diff=png\n');
  const environment = {
    HOME: home,
    GIT_EXTERNAL_DIFF: script,
    GIT_PAGER: script,
    GIT_DIR: '/nowhere',
    GIT_TRACE: '1',
    GIT_DIFF_OPTS: '-u0',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'core.bare',
    GIT_CONFIG_VALUE_0: 'true',
    GIT_INDEX_FILE: '/nowhere',
  };
  expect(await fileList({ workspace, ...push, environment })).toEqual(expected);
  expect(() => readFileSync(marker)).toThrow();
});
