// Where there is no checkout, or no git to read it, the GitHub API is asked.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startGitHubSimulator } from '../../simulator-github/github-simulator.ts';
import { checkOut, isWindows, TestArea } from '../../support/repository.ts';
import { history } from './histories.ts';
import { changesOf, failureOf, listOf } from './scene.ts';

test('no checkout: the GitHub API has the exact difference', async () => {
  using area = new TestArea();
  const { remote, workspace, push, expected } = history(area);
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote }, token: 't' });
  const job = { workspace, ...push, apiUrl: api.apiUrl, inputs: { githubToken: 't' } };
  const changes = await changesOf(job);
  expect(listOf(changes)).toEqual(expected);
  expect(changes.notices.join()).toContain('no checkout');
  expect(api.requests.every(({ authorization }) => authorization === 'token t')).toBe(true);
});

test('a missing git and an API that refuses: the remedies are theirs, and no longer history is one', async () => {
  using area = new TestArea();
  const { remote, after, workspace, push } = history(area);
  checkOut(`file://${remote}`, workspace, after);
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote }, token: 't' });
  const environment = { PATH: area.path('empty') };
  const inputs = { githubToken: 'wrong' };
  const failure = await failureOf({ workspace, ...push, apiUrl: api.apiUrl, environment, inputs });
  expect(failure).toMatch(/Install git 2\.34 .* GitHub's API answered 401 .*`contents: read` stands below[^.]*\.$/s);
});

test('a missing git is named with the version needed, and the API is asked', async () => {
  using area = new TestArea();
  const { remote, after, workspace, push, expected } = history(area);
  checkOut(`file://${remote}`, workspace, after);
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote } });
  const changes = await changesOf({
    workspace,
    ...push,
    apiUrl: api.apiUrl,
    environment: { PATH: area.path('empty') },
  });
  expect(listOf(changes)).toEqual(expected);
  expect(changes.notices.join()).toContain('Install git 2.34 or newer');
});

test.skipIf(isWindows).each([
  ['is too old', 'git version 2.17.1', '2.17.1'],
  ['says something else', 'no git here', '"no git here"'],
  ['says much else', 'no git here '.repeat(999), `"${'no git here '.repeat(9).slice(0, 100)}..."`],
  ['says nothing', '', 'one that tells no version'],
])('a git that %s is named with the version needed', async (_, says, told) => {
  using area = new TestArea();
  const { remote, after, workspace, push } = history(area);
  checkOut(`file://${remote}`, workspace, after);
  mkdirSync(area.path('bin'));
  writeFileSync(area.path('bin', 'git'), `#!/bin/sh\necho ${says}\n`, { mode: 0o755 });
  const failure = await failureOf({ workspace, ...push, environment: { PATH: `${area.path('bin')}:/usr/bin:/bin` } });
  expect(failure).toContain(`Git 2.34 or newer is needed, the runner has ${told}. Install`);
});

test('without a checkout and without the name of a repository, the missing variable is named', async () => {
  using area = new TestArea();
  const { push } = history(area);
  const failure = await failureOf({ workspace: area.path('empty'), ...push, repository: '' });
  expect(failure).toContain(
    'The workspace holds no checkout. GitHub cannot be asked: GITHUB_REPOSITORY is not set, or the checkout is of another server. Run actions/checkout before this step.',
  );
});

test('a checkout that git cannot read is said, and the API is asked', async () => {
  using area = new TestArea();
  const { remote, workspace, push, expected } = history(area);
  mkdirSync(workspace);
  writeFileSync(`${workspace}/.git`, 'gitdir: /nowhere/at/all\n');
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote } });
  const changes = await changesOf({ workspace, ...push, apiUrl: api.apiUrl });
  expect(listOf(changes)).toEqual(expected);
  expect(changes.notices.join()).toContain('Git cannot read the repository');
});

test.each(['.', 'site'])(
  'a repository (`path: %s`) that git takes for none is said, and the API is asked',
  async (path) => {
    using area = new TestArea();
    const { remote, after, workspace, push, expected } = history(area);
    checkOut(`file://${remote}`, join(workspace, path), after);
    rmSync(join(workspace, path, '.git', 'HEAD'));
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote } });
    const changes = await changesOf({ workspace, ...push, apiUrl: api.apiUrl, inputs: { path } });
    expect(listOf(changes)).toEqual(expected);
    expect([...changes.notices, ...changes.warnings]).toEqual([
      expect.stringMatching(
        /^Git cannot read the repository in .*: fatal: not a git repository.* GitHub's API is asked instead\.$/s,
      ),
    ]);
  },
);

test.each([
  [
    'whose commit cannot be read',
    (gitDir: string, commit: string) => {
      const file = join(gitDir, 'objects', commit.slice(0, 2), commit.slice(2));
      rmSync(file);
      writeFileSync(file, 'no object');
    },
  ],
  ['whose list of cut commits is none', (gitDir: string) => writeFileSync(join(gitDir, 'shallow'), 'garbage\n')],
])('a checkout %s: the API is asked', async (_, damage) => {
  using area = new TestArea();
  const { work, remote, after, push, expected } = history(area);
  work.git('remote', 'add', 'origin', remote);
  damage(join(work.folder, '.git'), after);
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote } });
  const changes = await changesOf({ workspace: work.folder, ...push, apiUrl: api.apiUrl });
  expect(listOf(changes)).toEqual(expected);
  expect(changes.notices).toEqual(["The difference comes from GitHub's API, as git could not tell it."]);
});
