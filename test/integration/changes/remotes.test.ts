// What a checkout does not have is fetched from its remote: with the token, at little cost, and from nowhere else.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startGitHubSimulator } from '../../simulator-github/github-simulator.ts';
import { serveGit } from '../../support/git-server.ts';
import { git } from '../../support/hermetic-git.ts';
import { checkOut, isWindows, TestArea } from '../../support/repository.ts';
import { history } from './histories.ts';
import { changesOf, failureOf, fileList } from './scene.ts';

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

  test.each(['token', 'persisted credentials'])('the %s does not follow a redirect to another server', async (kind) => {
    using area = new TestArea();
    const { workspace, after, push, expected, remote } = history(area);
    await using other = await serveGit(area.folder);
    const server = createServer((request, response) =>
      response.writeHead(301, { location: `${other.url}${request.url}` }).end(),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const header = { [`http.${serverUrl}/.extraheader`]: 'AUTHORIZATION: basic c2VjcmV0' };
    const config = kind === 'token' ? {} : header;
    checkOut(`file://${remote}`, workspace, after, { remoteUrl: `${serverUrl}/octo/site`, config });
    const inputs = kind === 'token' ? { githubToken: 'secret-5' } : {};
    expect(await fileList({ workspace, ...push, serverUrl, inputs })).toEqual(expected);
    expect(other.requests.length).toBeGreaterThan(0);
    expect(other.requests.flatMap(({ authorization }) => authorization ?? [])).toEqual([]);
    server.closeAllConnections();
    server.close();
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
      config: { [`includeIf.gitdir:${workspace.replaceAll(sep, '/')}/.git.path`]: area.path('credentials.config') },
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
  const { work, before, workspace } = history(area);
  work.commit({ 'one-more.png': '1' });
  const after = work.commit({ 'another.png': '1' });
  const remote = work.pushTo(area.path('octo', 'site.git'));
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

test.skipIf(isWindows)('SSH is tried where HTTPS is out of reach, which a token is tried with first', async () => {
  using area = new TestArea();
  const { remote, after, workspace, push, expected } = history(area);
  checkOut(`file://${remote}`, workspace, after, { remoteUrl: 'git@127.0.0.1:octo/site.git' });
  writeFileSync(area.path('ssh'), `#!/bin/sh\nexec git-upload-pack '${remote}'\n`, { mode: 0o755 });
  const job = { workspace, ...push, serverUrl: 'http://127.0.0.1:9', inputs: { githubToken: 'secret-6' } };
  expect(await fileList({ ...job, environment: { GIT_SSH: area.path('ssh') } })).toEqual(expected);
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
