// GitHub's API as a client meets it: refusals, redirects, odd answers. And ranges that are found through it alone.
// Threat model: 15.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { openGitHubApi } from '../../../src/platform/github/open-github-api.ts';
import type { HttpClient } from '../../../src/platform/http/http.ts';
import { systemClock } from '../../../src/platform/timing/clock.ts';
import {
  type Fault,
  type GitHubSimulatorOptions,
  startGitHubSimulator,
} from '../../simulator-github/github-simulator.ts';
import { gitWith } from '../../support/hermetic-git.ts';
import { openClient } from '../../support/http-client.ts';
import { Loopback } from '../../support/loopback.ts';
import { TestArea } from '../../support/repository.ts';
import { changesOf, failureOf, fileList, type Job, listOf } from './scene.ts';

const loopback = new Loopback();
afterEach(() => loopback.close());

const zeros = '0'.repeat(40);

/** Three commits with a tag on the first and on the last, and no checkout. */
function scenario(area: TestArea) {
  const work = area.repository();
  const first = work.commit({ 'a.png': '1' });
  work.tag('v1', { annotated: true });
  const second = work.commit({ 'b.png': '1' });
  const third = work.commit({ 'c.png': '1' });
  work.tag('v2', { annotated: true });
  const remote = work.pushTo(area.path('remote.git'));
  const job = {
    workspace: area.path('empty'),
    sha: third,
    payload: { ref: 'refs/heads/main', before: first, after: third },
    inputs: { githubToken: 'token-1' },
  } satisfies Job;
  const start = (...faults: Fault[]) => startGitHubSimulator({ repositories: { 'octo/site': remote }, faults });
  return { work, first, second, third, job, start };
}

describe('without a checkout', () => {
  test('a new tag is compared with the tag before it', async () => {
    using area = new TestArea();
    const { work, first, job, start } = scenario(area);
    await using api = await start();
    const payload = { ref: 'refs/tags/v2', before: zeros, after: work.id('v2') };
    const changes = await changesOf({ ...job, apiUrl: api.apiUrl, payload, ref: 'refs/tags/v2' });
    expect(listOf(changes)).toEqual(['added b.png', 'added c.png']);
    expect(changes).toMatchObject({ range: { base: first } });
  });

  test('a new tag of a tag is one of the commit behind both', async () => {
    using area = new TestArea();
    const { work, second, third, job } = scenario(area);
    work.tag('v1.5', { annotated: true, at: second }).tag('v3', { annotated: true, at: 'v2' });
    work.git('push', '--quiet', '--mirror', area.path('remote.git'));
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': area.path('remote.git') } });
    const payload = { ref: 'refs/tags/v3', before: zeros, after: work.id('v3') };
    const changes = await changesOf({ ...job, apiUrl: api.apiUrl, payload, ref: 'refs/tags/v3' });
    expect(listOf(changes)).toEqual(['added c.png']);
    expect(changes).toMatchObject({ range: { base: second, head: third } });
  });

  test('a new branch starts where its mainline leaves the pushed commits, or left the default branch', async () => {
    using area = new TestArea();
    const { work, first, second, third, job, start } = scenario(area);
    work.branch('main', first);
    work.git('push', '--quiet', '--force', area.path('remote.git'), 'main', `${third}:refs/heads/x`);
    await using api = await start();
    const payload = { ref: 'refs/heads/x', before: zeros, after: third, repository: { default_branch: 'main' } };
    const commits = [{ id: second }, { id: third }];
    for (const pushed of [
      { ...payload, commits },
      { ...payload, commits: [] },
    ]) {
      expect(await changesOf({ ...job, apiUrl: api.apiUrl, payload: pushed })).toMatchObject({
        range: { base: first },
      });
    }
  });

  test('unrelated histories have no merge base: all files of the head', async () => {
    using area = new TestArea();
    const { work, third, job, start } = scenario(area);
    work.git('checkout', '--quiet', '--orphan', 'alone');
    const head = work.commit({ 'alone.png': '1' });
    work.git('push', '--quiet', area.path('remote.git'), 'alone');
    await using api = await start();
    const payload = { pull_request: { base: { sha: third }, head: { sha: head } } };
    const changes = await changesOf({ ...job, event: 'pull_request', apiUrl: api.apiUrl, payload });
    expect(changes).toMatchObject({ range: { base: null } });
  });
});

test('each tree is asked for once', async () => {
  using area = new TestArea();
  const { job, start } = scenario(area);
  await using api = await start();
  expect(await fileList({ ...job, apiUrl: api.apiUrl })).toEqual(['added b.png', 'added c.png']);
  const trees = api.requests.map(({ path }) => path).filter((path) => path.includes('/trees/'));
  expect(trees).toHaveLength(2);
});

test('a proxy that compresses every answer, asked or not, changes none', async () => {
  using area = new TestArea();
  const { job, start } = scenario(area);
  await using api = await start();
  const proxy = await loopback.serve(async (request, response) => {
    const { accept = '', authorization = '' } = request.headers;
    const answer = await fetch(new URL(request.url ?? '', api.apiUrl), { headers: { accept, authorization } });
    const type = answer.headers.get('content-type') ?? '';
    response.writeHead(answer.status, { 'content-type': type, 'content-encoding': 'gzip' });
    response.end(gzipSync(Buffer.from(await answer.arrayBuffer())));
  });
  expect(await fileList({ ...job, apiUrl: proxy.url })).toEqual(['added b.png', 'added c.png']);
});

test('a new branch of many commits is not walked one by one', async () => {
  using area = new TestArea();
  const work = area.repository();
  const first = work.commit({ 'a.png': '1' });
  const commit = (index: number) =>
    `commit refs/heads/x\ncommitter A <a@example.com> ${index} +0000\ndata 0\n${index === 0 ? `from ${first}\n` : ''}M 644 inline b.png\ndata 2\n${index + 10}\n`;
  gitWith(
    work.folder,
    { input: Array.from({ length: 60 }, (_, index) => commit(index)).join('') },
    'fast-import',
    '--quiet',
  );
  const pushed = work.git('rev-list', '--reverse', `${first}..x`).split('\n');
  const [head] = pushed.slice(-1);
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': work.pushTo(area.path('remote.git')) } });
  const payload = { ref: 'refs/heads/x', before: zeros, after: head, commits: pushed.map((id) => ({ id })) };
  const changes = await changesOf({ workspace: area.path('empty'), payload, apiUrl: api.apiUrl });
  expect(changes).toMatchObject({ range: { base: first, head } });
  expect(api.requests.length).toBeLessThan(10);
});

test('a renamed repository redirects within the API, and is followed', async () => {
  using area = new TestArea();
  const { first, job, start } = scenario(area);
  const fault: Fault = { path: `/repos/octo/site/git/commits/${first}`, status: 301, times: 1 };
  await using api = await start(fault);
  Object.assign(fault, { headers: { location: `${api.apiUrl}/repositories/1/git/commits/${first}` } });
  expect(await fileList({ ...job, apiUrl: api.apiUrl })).toEqual(['added b.png', 'added c.png']);
});

test('a redirect to another origin is not followed, so that the token stays', async () => {
  using area = new TestArea();
  const { job, start } = scenario(area);
  let visits = 0;
  const other = createServer((_, response) => {
    visits += 1;
    response.end('{}');
  });
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
  await using api = await start({ path: '/git/commits/', status: 302, headers: { location } });
  expect(await failureOf({ ...job, apiUrl: api.apiUrl })).toMatch(/^range-unavailable: .*answered 302/);
  expect(visits).toBe(0);
  other.close();
});

test('a next page on another origin is refused, so that the token stays and no list ends early', async () => {
  using area = new TestArea();
  const { job, start } = scenario(area);
  const link = '<http://127.0.0.1:1/next>; rel="next"';
  const body = { total_count: 101, workflow_runs: [] };
  await using api = await start({ path: '/actions/', status: 200, headers: { link }, body });
  const workflowRef = 'octo/site/.github/workflows/x.yml@refs/heads/main';
  const inputs = { since: 'last-success' as const, githubToken: 't' };
  expect(await failureOf({ ...job, workflowRef, inputs, apiUrl: api.apiUrl })).toMatch(
    /^github-api-failed: .*pointed to http:\/\/127\.0\.0\.1:1\/next/,
  );
});

test.each([{}, null, { total_count: 1, workflow_runs: null }, { total_count: 1, workflow_runs: [null] }, 'text'])(
  'a list of runs that is %j is a reason, never an empty list',
  async (body) => {
    using area = new TestArea();
    const { job, start } = scenario(area);
    await using api = await start({ path: '/actions/', status: 200, body });
    const workflowRef = 'octo/site/.github/workflows/x.yml@refs/heads/main';
    const inputs = { since: 'last-success' as const, githubToken: 't' };
    const failure = await failureOf({ ...job, workflowRef, inputs, apiUrl: api.apiUrl });
    expect(failure).toMatch(
      /^github-api-failed: .*(?:without the expected fields|gave no JSON) for .*\/actions\/workflows\/x\.yml\/runs/,
    );
  },
);

test.each([
  { what: 'no JSON', body: '<html>', says: 'gave no JSON' },
  { what: 'no tree', body: {}, says: 'without the expected fields' },
  { what: 'a list', body: [], says: 'without the expected fields' },
  { what: 'null', body: null, says: 'without the expected fields' },
])('an answer of $what is a reason, never an empty list', async ({ body, says }) => {
  using area = new TestArea();
  const { job, start } = scenario(area);
  const { before: base, after: head } = job.payload;
  const proposal = { event: 'pull_request', payload: { pull_request: { base: { sha: base }, head: { sha: head } } } };
  for (const path of ['/git/commits/', '/git/trees/', '/compare/']) {
    await using api = await start({ path, status: 200, body });
    expect(await failureOf({ ...job, ...(path === '/compare/' ? proposal : {}), apiUrl: api.apiUrl })).toMatch(
      new RegExp(`^range-unavailable: .*${says} for (?:GET )?\\S*${path}`),
    );
  }
});

test('a fault that lasts is given up after four attempts, with what GitHub said', async () => {
  using area = new TestArea();
  const { job, start } = scenario(area);
  await using api = await start({ path: '/git/commits/', status: 503, message: 'Down for maintenance' });
  expect(await failureOf({ ...job, apiUrl: api.apiUrl })).toMatch(/answered 503 .*Down for maintenance/);
  expect(api.requests).toHaveLength(4);
});

test('a refused token is named, and never printed', async () => {
  using area = new TestArea();
  const { job, start } = scenario(area);
  await using api = await start({ path: '/repos/', status: 401, message: 'Bad credentials' });
  const failure = await failureOf({ ...job, apiUrl: api.apiUrl });
  expect(failure).toMatch(/Bad credentials.*Check that `github-token` is valid/);
  expect(failure).not.toContain('token-1');
});

test('a list that is refused with 409, which octokit takes for an empty one, is a reason', async () => {
  using area = new TestArea();
  const { job, start } = scenario(area);
  await using api = await start({ path: '/actions/', status: 409, message: 'Conflict' });
  const workflowRef = 'octo/site/.github/workflows/x.yml@refs/heads/main';
  const inputs = { since: 'last-success' as const, githubToken: 't' };
  expect(await failureOf({ ...job, workflowRef, inputs, apiUrl: api.apiUrl })).toMatch(
    /^github-api-failed: .*answered 409 .*Conflict/,
  );
});

describe('contents', () => {
  const bytes = Buffer.from([0xff, 0xfe, 0, 0x80, 0x0a]);

  async function contentsOf(options: Partial<GitHubSimulatorOptions>, githubToken?: string) {
    using area = new TestArea();
    const work = area.repository();
    const head = work.commit({ text: 'a text', 'bytes.png': bytes });
    const ids = ['text', 'bytes.png'].map((path) => work.git('rev-parse', `${head}:${path}`));
    await using api = await startGitHubSimulator({
      repositories: { 'octo/site': work.pushTo(area.path('remote.git')) },
      ...options,
    });
    const http = openClient();
    const { signal } = new AbortController();
    const token = githubToken === undefined ? {} : { token: githubToken };
    const github = openGitHubApi({ apiUrl: api.apiUrl, ...token, http, clock: systemClock, signal });
    const found = await (await github.repository('octo/site')).blobs(ids);
    const asked = api.requests.map(({ path }) => path.replace(/[0-9a-f]{40}/, 'ID'));
    return { contents: ids.map((id) => found.get(id)), asked };
  }

  const both = [Buffer.from('a text'), bytes];
  const one = '/repos/octo/site/git/blobs/ID';

  test('come byte by byte, whatever GitHub says that they are', async () => {
    expect(await contentsOf({})).toEqual({ contents: both, asked: [one, one] });
  });

  test.each([
    ['github.com', '', '/graphql'],
    ['GitHub Enterprise Server', '/api/v3', '/api/graphql'],
  ])('of text come together by GraphQL, on %s', async (_, prefix, graphql) => {
    expect(await contentsOf({ prefix }, 't')).toEqual({ contents: both, asked: [graphql, prefix + one] });
  });

  test.each([{ errors: [{ message: 'Something went wrong' }] }, { errors: [], data: null }, { errors: 1 }])(
    'that GraphQL does not tell (%j) are read one by one',
    async (body) => {
      const faults = [{ path: '/graphql', status: 200, body }];
      expect(await contentsOf({ faults }, 't')).toEqual({ contents: both, asked: ['/graphql', one, one] });
    },
  );

  test.each([403, 404, 500])('that GraphQL refuses to tell (status %i) are read one by one', async (status) => {
    const { contents, asked } = await contentsOf({ faults: [{ path: '/graphql', status, times: 4 }] }, 't');
    expect(contents).toEqual(both);
    expect(asked.slice(-2)).toEqual([one, one]);
  });

  test('that a rate limit keeps back are not asked for in another way', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' };
    const faults = [{ path: '/graphql', status: 403, headers }];
    await expect(contentsOf({ faults }, 't')).rejects.toThrow('The rate limit is used up until 2100');
  });
});

describe('an answer without end', () => {
  const mib = 1024 ** 2;
  const json = { 'content-type': 'application/json' };

  /** Sends `piece` again and again, until the other side hangs up. */
  async function startEndless(piece: Buffer, everyMs: number) {
    const seen = { requests: 0, bytes: 0 };
    const { promise: hungUp, resolve: hangUp } = Promise.withResolvers<void>();
    const site = await loopback.serve((_, response) => {
      seen.requests++;
      response.writeHead(200, json);
      const timer = setInterval(() => {
        if (response.writableNeedDrain) return;
        seen.bytes += piece.length;
        response.write(piece);
      }, everyMs);
      response.on('close', () => {
        clearInterval(timer);
        hangUp();
      });
    });
    return Object.assign(seen, { url: site.url, hungUp });
  }

  test('that comes slowly is given up when its time is over', async () => {
    using area = new TestArea();
    const { job } = scenario(area);
    const api = await startEndless(Buffer.from(' '), 10);
    const failure = await failureOf({ ...job, apiUrl: api.url, apiLimits: { totalMs: 300, maxBytes: mib } });
    expect(failure).toMatch(/^range-unavailable: .*had not finished its answer to GET .* after 0\.3 s/);
    expect(api.requests).toBe(1);
  });

  test('that comes fast is given up when it is too large', async () => {
    using area = new TestArea();
    const { job } = scenario(area);
    const api = await startEndless(Buffer.alloc(mib / 4, ' '), 1);
    const failure = await failureOf({ ...job, apiUrl: api.url, apiLimits: { totalMs: 20_000, maxBytes: 2 * mib } });
    expect(failure).toMatch(/^range-unavailable: .*answer of more than 2 MiB for http/);
    await api.hungUp;
    expect(api.requests).toBe(1);
    expect(api.bytes).toBeLessThan(32 * mib);
  });

  test('that is compressed is given up likewise', async () => {
    using area = new TestArea();
    const { job } = scenario(area);
    const packed = gzipSync(Buffer.alloc(3 * mib, ' '));
    for (const [isWhole, says] of [
      [true, /^range-unavailable: .*answer of more than 2 MiB for http/],
      [false, /^range-unavailable: .*had not finished its answer to GET .* after 0\.3 s/],
    ] as const) {
      const api = await loopback.serve((_, response) => {
        response.writeHead(200, { ...json, 'content-encoding': 'gzip' });
        if (isWhole) response.end(packed);
        else response.write(packed.subarray(0, 20));
      });
      const apiLimits = { totalMs: isWhole ? 20_000 : 300, maxBytes: 2 * mib };
      expect(await failureOf({ ...job, apiUrl: api.url, apiLimits })).toMatch(says);
    }
  });

  test('in pages, of which each names one more, is given up after so many requests', async () => {
    let requests = 0;
    const apiUrl = 'https://api.example.com';
    // Over a network thousands of requests would take longer than all other tests here.
    const http: HttpClient = {
      request: async () => ({
        status: 200,
        headers: { ...json, link: `<${apiUrl}/repos/octo/site/tags?page=${++requests}>; rel="next"` },
        body: Readable.from([Buffer.from('[]')]),
        discard: async () => {},
      }),
      close: async () => {},
    };
    const { signal } = new AbortController();
    const github = openGitHubApi({ apiUrl, http, clock: systemClock, signal });
    const readAll = async () => {
      for await (const tag of (await github.repository('octo/site')).tags()) expect(tag).toBeUndefined();
    };
    await expect(readAll()).rejects.toThrow("GitHub's API was asked 5,000 times");
    expect(requests).toBe(5000);
  });

  test.each([{ since: 'last-success' }, { since: 'auto', event: 'schedule', payload: {} }] as const)(
    'is a failure of the API where only the API can tell (%j)',
    async ({ since, ...asked }) => {
      using area = new TestArea();
      const { work, job } = scenario(area);
      const api = await startEndless(Buffer.from(' '), 10);
      const workflowRef = 'octo/site/.github/workflows/x.yml@refs/heads/main';
      const inputs = { since, githubToken: 't' };
      const apiLimits = { totalMs: 300, maxBytes: mib };
      expect(
        await failureOf({ ...job, ...asked, workspace: work.folder, workflowRef, inputs, apiUrl: api.url, apiLimits }),
      ).toMatch(/^github-api-failed: .*had not finished its answer/);
    },
  );

  test('is told from one that ends in time', async () => {
    using area = new TestArea();
    const { job, start } = scenario(area);
    await using api = await start();
    const apiLimits = { totalMs: 20_000, maxBytes: mib };
    expect(await fileList({ ...job, apiUrl: api.apiUrl, apiLimits })).toEqual(['added b.png', 'added c.png']);
  });
});
