// Checkouts of every kind give the same answer, and stay as they are.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startGitHubSimulator } from '../../simulator-github/github-simulator.ts';
import { serveGit } from '../../support/git-server.ts';
import { checkOut, git, gitWith, TestArea } from '../../support/repository.ts';
import { changesOf, failureOf, fileList, listOf } from './scene.ts';

const realGit = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();

/** Two commits, pushed to a bare repository at octo/site.git. */
function history(area: TestArea, options: { objectFormat?: string } = {}) {
  const work = area.repository('work', options);
  const before = work.commit({ 'images/a.png': '1', 'images/b.png': '1', 'text/c.txt': '1', 'other/d.png': '1' });
  work.commit({ 'images/a.png': '2' });
  const after = work.commit({ 'images/b.png': null, 'images/new.png': '1' });
  const remote = work.pushTo(area.path('octo', 'site.git'));
  return {
    work,
    remote,
    before,
    after,
    workspace: area.path('workspace'),
    push: { event: 'push', sha: after, payload: { ref: 'refs/heads/main', before, after } },
    expected: ['added images/new.png', 'deleted images/b.png', 'modified images/a.png'],
  };
}

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
      files: expect.arrayContaining([expect.objectContaining({ checkoutFile: `${workspace}/site/images/new.png` })]),
    });
  });
});

describe('a private remote that demands the token', () => {
  async function scenario(area: TestArea, token: string) {
    const made = history(area);
    const server = await serveGit(area.folder, { token });
    const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
    const url = `${server.url}/octo/site`;
    return { ...made, server, header, url };
  }

  test("without persisted credentials, the step's token fetches what is missing", async () => {
    using area = new TestArea();
    const { server, url, workspace, after, push, expected, header, remote } = await scenario(area, 'secret-1');
    await using _ = server;
    checkOut(`file://${remote}`, workspace, after, { remoteUrl: url });
    const config = readFileSync(`${workspace}/.git/config`, 'utf8');
    const job = { workspace, ...push, serverUrl: server.url, inputs: { githubToken: 'secret-1' } };
    expect(await fileList(job)).toEqual(expected);
    expect(server.requests.at(-1)).toMatchObject({ status: 200, authorization: header.replace('AUTHORIZATION: ', '') });
    expect(readFileSync(`${workspace}/.git/config`, 'utf8')).toBe(config);
  });

  test('the token goes to the GitHub server of the event and nowhere else', async () => {
    using area = new TestArea();
    const { server, url, workspace, after, push, remote } = await scenario(area, 'secret-1');
    await using _ = server;
    checkOut(`file://${remote}`, workspace, after, { remoteUrl: url });
    const failure = await failureOf({ workspace, ...push, inputs: { githubToken: 'secret-1' } });
    expect(failure).toMatch(/^range-unavailable/);
    expect(server.requests.map(({ authorization }) => authorization)).not.toContain(expect.stringContaining('basic'));
    expect(failure).not.toContain('secret-1');
  });

  test('credentials that actions/checkout left are used without a token', async () => {
    using area = new TestArea();
    const { server, url, workspace, after, push, expected, header, remote } = await scenario(area, 'secret-2');
    await using _ = server;
    checkOut(`file://${remote}`, workspace, after, {
      remoteUrl: url,
      config: { [`http.${server.url}/.extraheader`]: header },
    });
    expect(await fileList({ workspace, ...push })).toEqual(expected);
  });

  test('credentials in a file that .git/config includes for its folder (actions/checkout 6) are used', async () => {
    using area = new TestArea();
    const { server, url, workspace, after, push, expected, header, remote } = await scenario(area, 'secret-3');
    await using _ = server;
    writeFileSync(area.path('credentials.config'), `[http "${server.url}/"]\n\textraheader = ${header}\n`);
    mkdirSync(`${workspace}/.git`, { recursive: true });
    checkOut(`file://${remote}`, workspace, after, {
      remoteUrl: url,
      config: { [`includeIf.gitdir:${workspace}/.git.path`]: area.path('credentials.config') },
    });
    expect(await fileList({ workspace, ...push })).toEqual(expected);
  });

  test('a header that the machine configures does not come on top of ours', async () => {
    using area = new TestArea();
    const { server, url, workspace, after, push, expected, remote } = await scenario(area, 'secret-4');
    await using _ = server;
    checkOut(`file://${remote}`, workspace, after, { remoteUrl: url });
    const home = area.path('home');
    mkdirSync(home);
    writeFileSync(`${home}/.gitconfig`, `[http "${server.url}/"]\n\textraheader = AUTHORIZATION: basic b3RoZXI=\n`);
    const job = { workspace, ...push, serverUrl: server.url, inputs: { githubToken: 'secret-4' } };
    expect(await fileList({ ...job, environment: { HOME: home } })).toEqual(expected);
  });

  test('without any credentials the API is asked, and where that refuses too, the step fails with both reasons', async () => {
    using area = new TestArea();
    const { server, url, workspace, after, push, expected, remote } = await scenario(area, 'secret-5');
    await using _ = server;
    checkOut(`file://${remote}`, workspace, after, { remoteUrl: url });
    await using open = await startGitHubSimulator({ repositories: { 'octo/site': remote } });
    expect(await fileList({ workspace, ...push, apiUrl: open.apiUrl })).toEqual(expected);
    await using closed = await startGitHubSimulator({ repositories: { 'octo/site': remote }, token: 'x' });
    const failure = await failureOf({ workspace, ...push, apiUrl: closed.apiUrl });
    expect(failure).toMatch(/^range-unavailable: .*could not read Username.*answered 404.*contents: read/s);
  });
});

test('the negotiation says what the checkout has, so that one changed folder of a hundred costs a few kB', async () => {
  using area = new TestArea();
  const work = area.repository();
  const name = (index: number) => `folder-${index % 100}/${index}.png`;
  const before = work.commit(
    Object.fromEntries(Array.from({ length: 500 }, (_, index) => [name(index), String(index)])),
  );
  const after = work.commit({ [name(7)]: 'other' });
  const remote = work.pushTo(area.path('octo', 'site.git'));
  await using server = await serveGit(area.folder);
  const options = { branch: 'main', remoteUrl: `${server.url}/octo/site` };
  const workspace = checkOut(`file://${remote}`, area.path('workspace'), after, options);
  expect(await fileList({ workspace, event: 'push', payload: { ref: 'refs/heads/main', before, after } })).toHaveLength(
    1,
  );
  expect(server.sentBytes).toBeLessThan(5000);
  expect(server.requests.at(-1)?.body).toContain(`have ${after}`);
});

test('the negotiation says nothing of commits whose folders are not there', async () => {
  using area = new TestArea();
  const { remote, after, workspace, push, expected } = history(area);
  await using server = await serveGit(area.folder);
  checkOut(`file://${remote}`, workspace, after, { depth: 0, filter: 'tree:0', remoteUrl: `${server.url}/octo/site` });
  expect(await fileList({ workspace, ...push })).toEqual(expected);
  expect(server.requests.some(({ body }) => body.includes('want '))).toBe(true);
  expect(server.requests.some(({ body }) => body.includes('have '))).toBe(false);
});

test('nor does it after history was fetched without its folders', async () => {
  using area = new TestArea();
  const { work, before, after, workspace, remote } = history(area);
  await using server = await serveGit(area.folder);
  checkOut(`file://${remote}`, workspace, after, { remoteUrl: `${server.url}/octo/site` });
  const pushed = work.git('rev-list', '--reverse', after).split('\n').slice(1);
  const payload = { ref: 'refs/heads/x', before: '0'.repeat(40), after, commits: pushed.map((id) => ({ id })) };
  expect(await changesOf({ workspace, event: 'push', payload })).toMatchObject({ range: { base: before } });
  const fetches = server.requests.filter(({ body }) => body.includes('want '));
  expect(fetches[0]?.body).toContain('filter tree:0');
  expect(fetches.at(-1)?.body).toContain('filter blob:none');
  expect(fetches.some(({ body }) => body.includes('have '))).toBe(false);
});

test('a depth-1 checkout costs under 200 KB where 40 of 200 images of 60 KB changed', async () => {
  using area = new TestArea();
  const work = area.repository();
  const image = (seed: number) => createHash('shake256', { outputLength: 60_000 }).update(`${seed}`).digest();
  const images = (count: number, offset: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`images/${index % 10}/${index}.png`, image(index + offset)]),
    );
  const before = work.commit(images(200, 0));
  const after = work.commit(images(40, 1000));
  const remote = work.pushTo(area.path('octo', 'site.git'));
  await using server = await serveGit(area.folder);
  const workspace = checkOut(`file://${remote}`, area.path('workspace'), after, {
    branch: 'main',
    remoteUrl: `${server.url}/octo/site`,
  });
  const state = () =>
    ['config', 'index', 'shallow', 'HEAD'].map((name) => readFileSync(`${workspace}/.git/${name}`).toString('hex'));
  const [files, objects, sent] = [state(), git(workspace, 'count-objects', '-v'), server.sentBytes];
  const environment = { TMPDIR: area.repository('temporary').folder };
  const payload = { ref: 'refs/heads/main', before, after };
  expect(await fileList({ workspace, event: 'push', payload, environment })).toHaveLength(40);
  expect(server.sentBytes - sent).toBeGreaterThan(0);
  expect(server.sentBytes - sent).toBeLessThan(20_000);
  expect(state()).toEqual(files);
  expect(git(workspace, 'count-objects', '-v')).toBe(objects);
  expect(git(workspace, 'status', '--porcelain')).toBe('');
});

test('a remote without support for filters and single commits still works over protocol 2', async () => {
  using area = new TestArea();
  const { remote, after, workspace, push, expected } = history(area);
  git(remote, 'config', 'uploadpack.allowFilter', 'false');
  git(remote, 'config', 'uploadpack.allowAnySHA1InWant', 'false');
  await using server = await serveGit(area.folder);
  checkOut(`file://${remote}`, workspace, after, { branch: 'main', remoteUrl: `${server.url}/octo/site` });
  expect(await fileList({ workspace, ...push })).toEqual(expected);
});

test('a repository that belongs to another user works, without the global configuration being written', async () => {
  using area = new TestArea();
  const { remote, after, workspace, push, expected } = history(area);
  await using server = await serveGit(area.folder);
  checkOut(`file://${remote}`, workspace, after, { remoteUrl: `${server.url}/octo/site` });
  // What git itself is tested with: https://github.com/git/git/blob/master/t/t0033-safe-directory.sh
  mkdirSync(area.path('bin'));
  writeFileSync(
    area.path('bin', 'git'),
    `#!/bin/sh\nexport GIT_TEST_ASSUME_DIFFERENT_OWNER=1\nexec ${realGit} "$@"\n`,
    { mode: 0o755 },
  );
  const PATH = `${area.path('bin')}:${process.env.PATH}`;
  expect(() => gitWith(workspace, { env: { PATH } }, 'status')).toThrow('dubious ownership');
  expect(await fileList({ workspace, ...push, environment: { PATH } })).toEqual(expected);
  const inputs = { path: 'images' };
  expect(await fileList({ workspace, ...push, inputs, environment: { PATH } })).toEqual(expected);
});

test('the same with a git that does not take safe.directory from the environment', async () => {
  using area = new TestArea();
  const { remote, after, workspace, push, expected } = history(area);
  checkOut(`file://${remote}`, workspace, after, { depth: 0 });
  mkdirSync(area.path('bin'));
  const script = `#!/bin/sh\nexport GIT_TEST_ASSUME_DIFFERENT_OWNER=1 GIT_CONFIG_KEY_0=not.used\nexec ${realGit} "$@"\n`;
  writeFileSync(area.path('bin', 'git'), script, { mode: 0o755 });
  const changes = await changesOf({ workspace, ...push, environment: { PATH: `${area.path('bin')}:/usr/bin:/bin` } });
  expect(listOf(changes)).toEqual(expected);
  expect(changes).toMatchObject({
    files: expect.arrayContaining([expect.objectContaining({ checkoutFile: `${workspace}/images/new.png` })]),
  });
});

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

test('no checkout on GitHub Enterprise Server: its API is asked', async () => {
  using area = new TestArea();
  const { remote, workspace, push, expected } = history(area);
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote }, prefix: '/api/v3' });
  expect(await fileList({ workspace, ...push, apiUrl: api.apiUrl })).toEqual(expected);
});

test('no checkout and a tree that the API cuts off: the folders that differ are walked', async () => {
  using area = new TestArea();
  const work = area.repository();
  const files = (count: number, text: string) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`d${index % 7}/s${index % 3}/f${index}.png`, `${text}${index}`]),
    );
  const before = work.commit({ ...files(100, 'x'), 'top.png': '1' });
  const after = work.commit({ ...files(20, 'y'), 'top.png': '2', 'd9/new.png': '1', 'd1/s1/f1.png': null });
  const remote = work.pushTo(area.path('octo', 'site.git'));
  const expected = await fileList({
    workspace: work.folder,
    event: 'push',
    payload: { ref: 'refs/heads/main', before, after },
  });
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote }, maxTreeEntries: 10 });
  const job = { workspace: area.path('workspace'), event: 'push', payload: { ref: 'refs/heads/main', before, after } };
  expect(await fileList({ ...job, apiUrl: api.apiUrl })).toEqual(expected);
  expect(expected).toHaveLength(22);
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
  expect(changes.notices.join()).toContain('Install git 2.32 or newer');
});

test('a git that is too old is named with the version needed', async () => {
  using area = new TestArea();
  const { remote, after, workspace, push } = history(area);
  checkOut(`file://${remote}`, workspace, after);
  mkdirSync(area.path('bin'));
  writeFileSync(area.path('bin', 'git'), '#!/bin/sh\necho git version 2.17.1\n', { mode: 0o755 });
  const failure = await failureOf({ workspace, ...push, environment: { PATH: `${area.path('bin')}:/usr/bin:/bin` } });
  expect(failure).toMatch(/Git 2\.32 or newer is needed, the runner has 2\.17\.1/);
});

describe('`path`', () => {
  test.each(['..', '../other', '/etc', 'a/../..'])('%s leads out of the workspace and is refused', async (path) => {
    using area = new TestArea();
    const failure = await failureOf({ workspace: area.path('workspace'), inputs: { path } });
    expect(failure).toMatch(/^invalid-input: Input `path` must lie inside of the workspace/);
  });

  test('that is a symbolic link out of the workspace is refused', async () => {
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

test('a repository above the workspace is none of ours', async () => {
  using area = new TestArea();
  const { work, remote, push, expected } = history(area);
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote } });
  const changes = await changesOf({ workspace: `${work.folder}/inner`, ...push, apiUrl: api.apiUrl });
  expect(listOf(changes)).toEqual(expected);
  expect(changes.notices.join()).toContain('no checkout');
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

test('a checkout of another repository falls back to its last commit, and says so', async () => {
  using area = new TestArea();
  const { after, workspace, remote } = history(area);
  checkOut(`file://${remote}`, workspace, after, { depth: 0 });
  git(workspace, 'remote', 'set-url', 'origin', 'https://github.com/octo/theme.git');
  const payload = { ref: 'refs/heads/main', before: '1'.repeat(40), after: '2'.repeat(40) };
  const changes = await changesOf({ workspace, event: 'push', payload, sha: '2'.repeat(40) });
  expect(listOf(changes)).toEqual(['added images/new.png', 'deleted images/b.png']);
  expect(changes.notices.join()).toContain('the checkout is of octo/theme, the event of octo/site');
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

test('a remote whose address is a command is refused, never run', async () => {
  using area = new TestArea();
  const { remote, after, workspace, push } = history(area);
  checkOut(`file://${remote}`, workspace, after, { remoteUrl: `ext::sh -c touch% ${area.path('pwned')}` });
  const home = area.path('home');
  mkdirSync(home);
  writeFileSync(`${home}/.gitconfig`, '[protocol "ext"]\n\tallow = always\n');
  expect(await failureOf({ workspace, ...push, environment: { HOME: home } })).toMatch(/^range-unavailable/);
  git(workspace, 'config', 'remote.origin.url', `--upload-pack=touch ${area.path('pwned')}`);
  expect(await failureOf({ workspace, ...push })).toMatch(/^range-unavailable/);
  expect(existsSync(area.path('pwned'))).toBe(false);
});

test('a password in the address of the remote is not repeated', async () => {
  using area = new TestArea();
  const { remote, after, workspace, push } = history(area);
  checkOut(`file://${remote}`, workspace, after, { remoteUrl: 'http://user:hunter2@127.0.0.1:9/octo/site' });
  const failure = await failureOf({ workspace, ...push });
  expect(failure).toContain('127.0.0.1');
  expect(failure).not.toContain('hunter2');
});

test('cancelling ends a fetch that hangs, with everything it started, and removes what was temporary', async () => {
  using area = new TestArea();
  const { remote, after, workspace, push } = history(area);
  const reached = Promise.withResolvers<{ closed: Promise<unknown> }>();
  const server = createServer(({ socket }) => reached.resolve({ closed: once(socket, 'close') }));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const remoteUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/octo/site`;
  checkOut(`file://${remote}`, workspace, after, { remoteUrl });
  const abort = new AbortController();
  const temporary = area.path('temporary');
  mkdirSync(temporary);
  const changes = changesOf({ workspace, ...push, signal: abort.signal, temporaryFolder: temporary });
  const { closed } = await reached.promise;
  expect(readdirSync(temporary)).toHaveLength(1);
  const reason = new Error('cancelled by the runner');
  abort.abort(reason);
  await expect(changes).rejects.toBe(reason);
  expect(readdirSync(temporary)).toEqual([]);
  await closed;
  server.close();
});

test('nothing starts after a cancellation', async () => {
  using area = new TestArea();
  const { remote, after, workspace, push } = history(area);
  checkOut(`file://${remote}`, workspace, after);
  const abort = new AbortController();
  const reason = new Error('cancelled by the runner');
  abort.abort(reason);
  await expect(changesOf({ workspace, ...push, signal: abort.signal })).rejects.toBe(reason);
});
