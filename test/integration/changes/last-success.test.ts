// `since: last-success`: what runs missed that failed or were cancelled.
import { describe, expect, test } from 'vitest';
import { startGitHubSimulator } from '../../simulator-github/github-simulator.ts';
import type { SimulatedRun } from '../../simulator-github/question.ts';
import { git } from '../../support/hermetic-git.ts';
import { checkOut, TestArea } from '../../support/repository.ts';
import { changesOf, failureOf, fileList, listOf } from './scene.ts';

describe('since: last-success', () => {
  function scenario(area: TestArea) {
    const work = area.repository();
    const commits = ['1', '2', '3', '4'].map((name) => work.commit({ [`${name}.png`]: name }));
    const [first = '', second = '', third = '', fourth = ''] = commits;
    const remote = work.pushTo(area.path('remote.git'));
    const workspace = checkOut(`file://${remote}`, area.path('workspace'), fourth);
    const job = {
      workspace,
      sha: fourth,
      payload: { ref: 'refs/heads/main', before: third, after: fourth },
      workflowRef: 'octo/site/.github/workflows/deploy.yml@refs/heads/main',
      runId: '2000',
      inputs: { since: 'last-success' as const, githubToken: 't' },
    };
    const run = (id: number, head: string, more: Partial<SimulatedRun> = {}): SimulatedRun => ({
      id,
      head,
      workflow: 'deploy.yml',
      branch: 'main',
      conclusion: 'success',
      ...more,
    });
    return { work, remote, first, second, third, fourth, job, run };
  }

  test('turns pages until it finds one', async () => {
    using area = new TestArea();
    const { remote, first, third, job, run } = scenario(area);
    const forks = Array.from({ length: 250 }, (_, index) => run(1000 - index, third, { headRepository: 'fork/site' }));
    const runs = [...forks, run(5, first)];
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote }, token: 't', runs });
    expect(await fileList({ ...job, apiUrl: api.apiUrl })).toEqual(['added 2.png', 'added 3.png', 'added 4.png']);
    // For the success, and for what runs since then have left.
    expect(api.requests.filter(({ path }) => path.includes('/runs?'))).toHaveLength(2 * 3);
  });

  test('takes it up to `head`, where a job has committed on top of a push of several commits', async () => {
    using area = new TestArea();
    const { work, remote, job, first, fourth } = scenario(area);
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote }, token: 't' });
    work.commit({ 'd.png': '1' });
    const payload = { ref: 'refs/heads/main', before: first, after: fourth };
    const inputs = { ...job.inputs, head: 'HEAD' };
    const changes = await changesOf({ ...job, workspace: work.folder, payload, inputs, apiUrl: api.apiUrl });
    expect(listOf(changes)).toEqual(['added 2.png', 'added 3.png', 'added 4.png', 'added d.png']);
    expect(changes).toMatchObject({ warnings: [], range: { base: first, head: work.head() } });
  });

  test('fetches a base that a force push dropped', async () => {
    using area = new TestArea();
    const { work, remote, first, job, run } = scenario(area);
    work.branch('main', first);
    const dropped = work.commit({ 'dropped.png': '1' });
    git(work.folder, 'push', '--quiet', remote, 'HEAD:refs/heads/temporary');
    git(remote, 'update-ref', '-d', 'refs/heads/temporary');
    await using api = await startGitHubSimulator({
      repositories: { 'octo/site': remote },
      token: 't',
      runs: [run(5, dropped)],
    });
    expect(await fileList({ ...job, apiUrl: api.apiUrl })).toEqual([
      'added 2.png',
      'added 3.png',
      'added 4.png',
      'deleted dropped.png',
    ]);
  });

  test.each([
    ['a fault that passes', { status: 502 }],
    ['a token that may not read the contents, which GitHub tells as if the commit were gone', { status: 404 }],
  ])('fails where that base cannot be had for %s, and names the run', async (_, fault) => {
    using area = new TestArea();
    const { work, remote, first, job, run } = scenario(area);
    git(job.workspace, 'remote', 'set-url', 'origin', area.path('nowhere'));
    await using api = await startGitHubSimulator({
      repositories: { 'octo/site': remote },
      token: 't',
      runs: [run(5, first)],
      faults: [{ path: '/git/', ...fault }],
    });
    expect(work.head()).toBe(job.sha);
    expect(await failureOf({ ...job, apiUrl: api.apiUrl })).toMatch(/^range-unavailable: .*run 5/s);
  });

  test('names the permission it needs', async () => {
    using area = new TestArea();
    const { remote, job } = scenario(area);
    const faults = [{ path: '/actions/', status: 403, message: 'Resource not accessible by integration' }];
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote }, token: 't', faults });
    const failure = await failureOf({ ...job, apiUrl: api.apiUrl });
    expect(failure).toMatch(
      /^github-api-failed: Add `actions: read` to the job's `permissions`\. GitHub's API.*Resource not accessible by integration"\)\.$/,
    );
  });

  test.each([
    'API rate limit exceeded for installation ID 1.',
    'You have exceeded a secondary rate limit.',
    'You have triggered an abuse detection mechanism.',
  ])('waits out a rate limit that no header tells (%s), and does not blame the token for it', async (message) => {
    using area = new TestArea();
    const { remote, job } = scenario(area);
    const faults = [{ path: '/actions/', status: 403, message }];
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote }, token: 't', faults });
    const asked = { ...job, event: 'schedule', payload: {}, inputs: { since: 'auto' as const, githubToken: 't' } };
    expect(await failureOf({ ...asked, apiUrl: api.apiUrl })).toMatch(
      /^github-api-failed: .*The rate limit is used up/,
    );
    expect(api.requests).toHaveLength(4);
  });

  test('says when to run again where GitHub says so with a fault', async () => {
    using area = new TestArea();
    const { remote, job } = scenario(area);
    const headers = { 'retry-after': '120', date: 'Thu, 01 Jan 2026 00:00:00 GMT' };
    const faults = [{ path: '/actions/', status: 503, headers }];
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote }, token: 't', faults });
    expect(await failureOf({ ...job, apiUrl: api.apiUrl })).toMatch(
      /^github-api-failed: .*answered 503 .* not to be asked before 2026-01-01T00:02:00\.000Z\. Run the job again then\.$/,
    );
    expect(api.requests).toHaveLength(1);
  });

  test('waits out a short rate limit and a passing fault of the API', async () => {
    using area = new TestArea();
    const { remote, second, job, run } = scenario(area);
    const faults = [
      { path: '/actions/', status: 429, headers: { 'retry-after': '1' }, times: 1 },
      { path: '/actions/', status: 502, times: 1 },
    ];
    await using api = await startGitHubSimulator({
      repositories: { 'octo/site': remote },
      token: 't',
      runs: [run(5, second)],
      faults,
    });
    expect(await fileList({ ...job, apiUrl: api.apiUrl })).toEqual(['added 3.png', 'added 4.png']);
  });

  test.each([
    [
      'that ends in 2100',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' },
      '2100-01-01T00:00:00.000Z',
    ],
    ['without end', { 'retry-after': '9'.repeat(400) }, '+275760-09-13T00:00:00.000Z'],
  ])('says until when a rate limit is used up: one %s', async (_, headers, until) => {
    using area = new TestArea();
    const { remote, job } = scenario(area);
    await using api = await startGitHubSimulator({
      repositories: { 'octo/site': remote },
      token: 't',
      faults: [{ path: '/actions/', status: 403, headers }],
    });
    const failure = await failureOf({ ...job, apiUrl: api.apiUrl });
    expect(failure).toContain(`The rate limit is used up until ${until}. Run the job again then.`);
    expect(api.requests).toHaveLength(1);

    const withoutToken = await failureOf({ ...job, apiUrl: api.apiUrl, inputs: { since: 'last-success' } });
    expect(withoutToken).toContain(`until ${until}. Give the input \`github-token\`, or run the job again then.`);
  });
});
