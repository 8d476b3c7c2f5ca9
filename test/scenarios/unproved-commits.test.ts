// `since: last-success` after a run that has deployed and purged, and failed all the same: what it had, and nobody has now, is in no
// difference from the last success.
// Threat model: 3.
import { describe, expect, test } from 'vitest';
import { startGitHubSimulator } from '../simulator-github/github-simulator.ts';
import type { SimulatedRun } from '../simulator-github/question.ts';
import { dryRun, filesOf, type Step } from '../support/dry-run.ts';
import { checkOut, TestArea } from '../support/repository.ts';
import { type Played, play, type Scenario } from '../support/scenario.ts';

const repository = 'your-org/site';

const run = (id: number, head: string, conclusion: SimulatedRun['conclusion']): SimulatedRun => ({
  id,
  head,
  conclusion,
  workflow: 'purge.yml',
  branch: 'main',
  headRepository: repository,
});

const env = {
  GITHUB_REPOSITORY: repository,
  GITHUB_RUN_ID: '30',
  GITHUB_RUN_NUMBER: '30',
  GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/purge.yml@refs/heads/main`,
};

/**
 * The run at `earlier` succeeded, the one at `before` ended as told, and imgix has what that deployed. The push comes after another
 * one, whose run was skipped. `purged`: another commit than `earlier` is what succeeded.
 */
async function revert(
  { inputs, ...scenario }: Pick<Scenario, 'earlier' | 'before' | 'push' | 'source' | 'imgix' | 'inputs'>,
  conclusion: SimulatedRun['conclusion'] = 'failure',
  purged?: string,
): Promise<Played> {
  const runs: SimulatedRun[] = [];
  // The checkout has every commit: GitHub is asked for runs alone.
  const faults = [{ path: '/commits/', status: 404, message: 'Not Found' }];
  await using api = await startGitHubSimulator({ repositories: { [repository]: 'nowhere' }, runs, faults });
  return await play({
    ...scenario,
    between: { 'README.md': 'nothing of it is at imgix' },
    inputs: { since: 'last-success', ...inputs },
    env: { ...env, GITHUB_API_URL: api.apiUrl },
    event: ({ earlier, before, between, after }) => {
      runs.push(run(29, between, 'skipped'), run(28, before, conclusion), run(27, purged ?? earlier, 'success'));
      return { name: 'push', payload: { ref: 'refs/heads/main', before: between, after } };
    },
  });
}

const v1 = { 'images/harbour.jpg': 'harbour, v1' };
const v2 = { 'images/harbour.jpg': 'harbour, the second version' };

describe('since: last-success', () => {
  test.each(['failure', 'cancelled', null] as const)(
    'what a revert takes back after a run that ended as %s is purged and proved',
    async (conclusion) => {
      const played = await revert({ earlier: v1, before: v2, push: v1 }, conclusion);
      const [commit] = played.report.range.alsoFrom;

      expect(played.exitCode).toBe(0);
      expect(played.purged).toEqual([`${played.imgix.baseUrl}/images/harbour.jpg`]);
      expect(played.outputs).toMatchObject({ conclusion: 'success', purged: '1', verified: '1' });
      expect(played.report.assets).toMatchObject([{ change: 'modified', verification: { evidence: 'bytes' } }]);
      const words = `Also compared with 1 commit that may have been deployed since then, of which imgix may hold what no run of this workflow has purged with success: ${commit.slice(0, 7)}.`;
      expect(played.stdout).toContain(words);
      expect(played.summary.replaceAll(/<[^>]*>/g, '')).toContain(words);
      expect(played.warnings).toEqual([]);
    },
  );

  test('it is proved by the size of what imgix holds, too, which is known of the version that failed', async () => {
    const played = await revert({ earlier: v1, before: v2, push: v1, imgix: { defaultParams: 'q=50' } });
    expect(played.report.assets).toMatchObject([{ verification: { outcome: 'verified', evidence: 'metadata' } }]);
  });

  test('an image that was added by mistake, and is deleted after a run that failed, is proved gone', async () => {
    const secret = { 'images/secret.jpg': 'confidential' };
    const played = await revert({ earlier: {}, before: secret, push: { 'images/secret.jpg': null } });

    expect(played.exitCode).toBe(0);
    expect(played.purged).toEqual([`${played.imgix.baseUrl}/images/secret.jpg`]);
    expect(played.report.assets).toMatchObject([{ change: 'deleted', verification: { evidence: 'gone' } }]);
  });

  test('after a run that was skipped there is nothing of it to be purged', async () => {
    const played = await revert({ earlier: v1, before: v2, push: v1 }, 'skipped');
    expect(played.report.range).not.toHaveProperty('alsoFrom');
    expect(played.purged).toEqual([]);
    expect(played.outputs.conclusion).toBe('nothing-to-do');
  });

  test.each([
    [
      '',
      {},
      /^Once what is wrong is corrected, the next run catches up by itself: it begins at the last successful one\. To be sooner, run this job again\.$/,
    ],
    [
      ' of wrong inputs',
      { root: 'images' },
      /^To catch up, correct the inputs: the next run begins at the last successful one, too\. Run again, this job /,
    ],
    [
      ', but not of a `base` of its own',
      { base: 'HEAD^' },
      /^To catch up, run this job again: .* `base: \w+` instead: /,
    ],
  ])('what a run leaves undone the next one does by itself, also%s', async (_, inputs, words) => {
    const source = { 'images/harbour.jpg': null };
    const played = await revert({ earlier: v1, push: v2, source, inputs: { timeout: 1, ...inputs } }, 'skipped');
    expect(played.report.catchUp).toMatch(words);
    expect(played.lines.at(-2)).toBe(played.report.catchUp);
  });

  test('where the commit of the last success is gone, the way to catch up is not to begin there again', async () => {
    const played = await revert({ earlier: v1, push: v2 }, 'skipped', '1'.repeat(40));
    expect(played.report.error).toMatchObject({
      code: 'range-unavailable',
      message: expect.stringContaining('1111111'),
    });
    expect(played.report.catchUp).toBe(
      'Once what is wrong is corrected, the next run catches up by itself. Where commits cannot be had any more, set `select: all` for one run.',
    );
  });
});

/** Commits A to D: x is changed by B, and back by C; D brings something else. A file of B alone is gone with C. */
async function catchUp(more: (commits: readonly string[]) => { runs: SimulatedRun[]; step: Step; at: number }) {
  using area = new TestArea();
  const work = area.repository();
  const commits = [
    work.commit({ 'x.png': 'v1' }),
    work.commit({ 'x.png': 'v2', 'secret.png': 'confidential' }),
    work.commit({ 'x.png': 'v1', 'secret.png': null }),
    work.commit({ 'other.png': 'another' }),
  ];
  const { runs, step, at } = more(commits);
  const remote = work.pushTo(area.path('remote.git'));
  const workspace = checkOut(`file://${remote}`, area.path('workspace'), commits[at] as string);
  await using api = await startGitHubSimulator({ repositories: { [repository]: remote }, runs });
  const event = { GITHUB_API_URL: api.apiUrl, GITHUB_SHA: commits[at] };
  return await dryRun(workspace, { ...step, env: { ...env, ...event } });
}

const push = (before: string | undefined, after: string | undefined): Step => ({
  event: 'push',
  payload: { ref: 'refs/heads/main', before, after },
  inputs: { since: 'last-success' },
});

test('the run of the revert was dropped: the next one purges what it takes back, on a checkout of depth 1', async () => {
  const result = await catchUp(([a = '', b = '', c = '', d]) => ({
    runs: [run(29, c, 'cancelled'), run(28, b, 'failure'), run(27, a, 'success')],
    step: push(c, d),
    at: 3,
  }));
  expect(filesOf(result)).toEqual(['added other.png', 'deleted secret.png', 'modified x.png']);
});

test('a schedule, which goes back to the last success by itself, does so, too', async () => {
  const result = await catchUp(([a = '', b = '']) => ({
    runs: [run(28, b, 'failure'), { ...run(27, a, 'success'), event: 'schedule' }],
    step: { event: 'schedule' },
    at: 2,
  }));
  expect(filesOf(result)).toEqual(['deleted secret.png', 'modified x.png']);
});

test('a force push back to the last success takes back what a failed run had, although both ends are one commit', async () => {
  const result = await catchUp(([a = '', b = '']) => ({
    runs: [run(28, b, 'failure'), run(27, a, 'success')],
    step: push(b, a),
    at: 0,
  }));
  expect(filesOf(result)).toEqual(['deleted secret.png', 'modified x.png']);
});

test('what was pushed without a run, and may have been deployed by something else, is purged once a push takes it back', async () => {
  const result = await catchUp(([a = '', b, c]) => ({ runs: [run(29, a, 'success')], step: push(b, c), at: 2 }));
  expect(filesOf(result)).toEqual(['deleted secret.png', 'modified x.png']);
});

test.each<[string, (commits: readonly string[]) => Step, SimulatedRun['conclusion']]>([
  ['a push with `since: last-success`', ([, , c, d]) => push(c, d), 'success'],
  ['a schedule', () => ({ event: 'schedule' }), 'success'],
  ['a push, also where the re-run failed', ([, , c, d]) => push(c, d), 'failure'],
])(
  'an older run that was run again deployed anew what newer ones had taken back: %s purges it',
  async (_, step, ended) => {
    const at = (hour: number) => ({ createdAt: `2026-03-01T0${hour}:00:00Z` });
    const result = await catchUp((commits) => ({
      runs: [
        { ...run(29, commits[2] as string, 'success'), ...at(3) },
        { ...run(28, commits[1] as string, ended), ...at(2), startedAt: '2026-03-01T04:00:00Z' },
        { ...run(27, commits[0] as string, 'success'), ...at(1) },
      ],
      step: step(commits),
      at: 3,
    }));
    expect(filesOf(result)).toEqual(['added other.png', 'deleted secret.png', 'modified x.png']);
  },
);

test.each(['auto', 'last-success'])(
  'workflow_run with `since: %s`: what a run of the deploying workflow had deployed before another job of it failed',
  async (since) => {
    const deploy = (number: number, head: string, conclusion: SimulatedRun['conclusion']): SimulatedRun => ({
      ...run(number, head, conclusion),
      workflow: 'deploy.yml',
      createdAt: `2026-03-01T0${number}:00:00Z`,
      updatedAt: `2026-03-01T0${number}:05:00Z`,
    });
    const result = await catchUp(([a = '', b = '', , d = '']) => ({
      runs: [
        // Started by the first one.
        { ...run(28, d, 'success'), event: 'workflow_run', createdAt: '2026-03-01T01:05:03Z' },
        deploy(3, d, 'success'),
        deploy(2, b, 'failure'),
        deploy(1, a, 'success'),
      ],
      step: {
        event: 'workflow_run',
        payload: {
          action: 'completed',
          workflow_run: {
            id: 3,
            run_number: 3,
            workflow_id: [...'deploy.yml'].reduce((sum, letter) => sum + letter.charCodeAt(0), 0),
            name: 'Deploy',
            event: 'push',
            status: 'completed',
            conclusion: 'success',
            head_branch: 'main',
            head_sha: d,
            created_at: '2026-03-01T03:00:00Z',
            head_repository: { full_name: repository },
          },
        },
        inputs: { since },
      },
      at: 3,
    }));
    expect(filesOf(result)).toEqual(['added other.png', 'deleted secret.png', 'modified x.png']);
  },
);
