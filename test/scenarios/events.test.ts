// Events that follow a deployment, or name no commits: from what was deployed or purged before, never the last commit
// alone where somebody can be asked. Through dist/index.js as a dry run, on a checkout of depth 1.
import { describe, expect, test } from 'vitest';
import { type Fault, startGitHubSimulator } from '../simulator-github/github-simulator.ts';
import type { SimulatedDeployment, SimulatedRun } from '../simulator-github/question.ts';
import { dryRun, filesOf, type Step } from '../support/dry-run.ts';
import { checkOut, TestArea } from '../support/repository.ts';
import type { ActionInputs, ActionResult } from '../support/run-action.ts';

const repository = 'your-org/site';

/** Commits 1 to 5, each of which adds a file of its own. Nothing is purged at 2 and earlier. */
type Commits = readonly string[];

type Given = {
  readonly step: (commits: Commits) => Step;
  readonly runs?: (commits: Commits) => readonly SimulatedRun[];
  readonly deployments?: (commits: Commits) => readonly SimulatedDeployment[];
  readonly faults?: Fault[];
  /** Tags by commit. */
  readonly tags?: Readonly<Record<number, string>>;
  /** What is checked out; none by default, but a commit. */
  readonly branch?: string;
  /** The number of the commit that is checked out; the event's own by default. */
  readonly at?: number;
};

type Ran = { readonly result: ActionResult; readonly commits: Commits; readonly requests: readonly string[] };

async function run({ step, runs, deployments, faults = [], tags = {}, branch, at = 5 }: Given): Promise<Ran> {
  using area = new TestArea();
  const work = area.repository();
  const commits = ['', '1', '2', '3', '4', '5'].map((name, index) => {
    if (name === '') return '';
    const commit = work.commit({ [`${name}.png`]: name });
    if (tags[index] !== undefined) work.tag(tags[index]);
    return commit;
  });
  const remote = work.pushTo(area.path('remote.git'));
  const asked = step(commits);
  const workspace = checkOut(`file://${remote}`, area.path('workspace'), commits[at] as string, {
    ...(branch === undefined ? {} : { branch }),
  });
  await using api = await startGitHubSimulator({
    repositories: { [repository]: remote },
    runs: runs?.(commits) ?? [],
    deployments: deployments?.(commits) ?? [],
    faults,
  });
  const env = {
    GITHUB_API_URL: api.apiUrl,
    GITHUB_SHA: commits[5],
    GITHUB_RUN_ID: '30000000000',
    GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/purge.yml@refs/heads/main`,
    ...asked.env,
  };
  const result = await dryRun(workspace, { ...asked, env });
  return { result, commits, requests: api.requests.map(({ path }) => path) };
}

const deployment = (id: number, commit: string | undefined, hour: number, ...states: readonly string[]) => ({
  id,
  commit: commit ?? '',
  environment: 'production',
  createdAt: `2026-03-01T0${hour}:00:00Z`,
  statuses: states.map((state, index) => ({ state, createdAt: `2026-03-01T0${hour}:00:1${index}Z` })),
});

const deployed =
  (state: string, inputs: ActionInputs = {}) =>
  (commits: Commits): Step => ({
    event: 'deployment_status',
    payload: {
      deployment: {
        id: 5000000005,
        sha: commits[5],
        environment: 'production',
        created_at: '2026-03-01T05:00:00Z',
      },
      deployment_status: { state },
    },
    inputs,
    // https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#deployment_status
    env: { GITHUB_REF: '' },
  });

/** A later one, this one, one that failed, one that succeeded and is inactive now, an older one; in no order. */
const deployments = (commits: Commits) => [
  deployment(4000000001, commits[1], 1, 'success', 'inactive'),
  deployment(5000000005, commits[5], 5, 'success'),
  deployment(4000000002, commits[2], 2, 'in_progress', 'success', 'inactive'),
  deployment(5000000006, commits[4], 6, 'success'),
  deployment(5000000004, commits[4], 4, 'in_progress', 'failure'),
];

const since2 = ['added 3.png', 'added 4.png', 'added 5.png'];

test('deployment_status: from the newest earlier deployment that ever succeeded, which the log and the report name', async () => {
  const { result, commits, requests } = await run({ step: deployed('success'), deployments });
  expect(result.errors).toEqual([]);
  expect(filesOf(result)).toEqual(since2);
  const page = `/${repository}/deployments/activity_log?environments_filter=production`;
  expect(result.report.range).toEqual({
    base: commits[2],
    head: commits[5],
    source: 'the deployment before it to production: deployment 4000000002',
    sourceUrl: expect.stringMatching(page.replace('?', '\\?')),
    // It had begun to deploy that when it failed.
    alsoFrom: [commits[4]],
  });
  expect(result.stdout).toContain(`: the deployment before it to production: deployment 4000000002, http`);
  expect(result.warnings).toEqual([]);
  expect(requests.filter((path) => path.includes('/deployments'))).toHaveLength(3);
});

test('deployment_status: a job with that environment is no deployment, unless GitHub Actions is what deploys', async () => {
  const ofJob = (commits: Commits) => ({ ...deployment(5000000003, commits[4], 3, 'success'), app: 'github-actions' });
  const all = (commits: Commits) => [...deployments(commits), ofJob(commits)];
  expect(filesOf((await run({ step: deployed('success'), deployments: all })).result)).toEqual(since2);

  const step = (commits: Commits): Step => {
    const { payload, ...asked } = deployed('success')(commits);
    const { deployment: own, ...more } = payload as { deployment: object };
    const app = { slug: 'github-actions' };
    return { ...asked, payload: { ...more, deployment: { ...own, performed_via_github_app: app } } };
  };
  expect(filesOf((await run({ step, deployments: all })).result)).toEqual(['added 5.png']);
});

test.each(['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'waiting'])(
  'deployment_status %s: nothing to do, whatever the inputs ask for, and no request',
  async (state) => {
    for (const inputs of [{}, { base: 'HEAD~1' }, { select: 'all' }, { urls: '1.png' }]) {
      const { result, requests } = await run({ step: deployed(state, inputs), deployments });
      expect(result.exitCode).toBe(0);
      expect(result.report.conclusion).toBe('nothing-to-do');
      expect(result.stdout).toContain(`The deployment to production is in the state ${state}, not success`);
      expect(requests).toEqual([]);
    }
  },
);

test('deployment: comes before deploying, so that there is nothing to do', async () => {
  const { result } = await run({
    step: (commits) => ({
      event: 'deployment',
      payload: { deployment: { sha: commits[5], environment: 'production' } },
    }),
  });
  expect(result.report.conclusion).toBe('nothing-to-do');
  expect(result.warnings).toEqual([expect.stringContaining('start the workflow on `deployment_status`')]);
  expect(result.stdout).toContain('A deployment was asked for, and nothing is deployed yet.');
});

test('the first deployment to an environment: all its files', async () => {
  const { result } = await run({ step: deployed('success') });
  expect(filesOf(result)).toHaveLength(5);
  expect(result.report.range).toMatchObject({
    base: null,
    source: 'deployment to production: all its files, as no older one has succeeded',
  });
});

test('deployment_status without the permission: the last commit, with a warning that names the line to add', async () => {
  const faults = [{ path: '/deployments', status: 403, message: 'Resource not accessible by integration' }];
  const { result } = await run({ step: deployed('success'), faults });
  expect(result.exitCode).toBe(0);
  expect(filesOf(result)).toEqual(['added 5.png']);
  expect(result.warnings).toEqual([
    expect.stringMatching(
      /^Add `deployments: read` to the job's `permissions`\. Only the last commit .*Resource not accessible by integration"\)\. What the commits before it changed may be missing/,
    ),
  ]);
});

test('a fault of GitHub fails the step: a success would lose what was not seen', async () => {
  const { result } = await run({ step: deployed('success'), faults: [{ path: '/deployments', status: 502 }] });
  expect(result.exitCode).toBe(1);
  expect(result.errors.join()).toMatch(/answered 502 .*\[github-api-failed\]/);
});

test('deployment_status with `since: last-success`: what a failed purge missed is caught up with', async () => {
  const started = (id: number, commit: string | undefined, time: string, conclusion: SimulatedRun['conclusion']) => ({
    id,
    workflow: 'purge.yml',
    branch: '',
    event: 'deployment_status',
    head: commit ?? '',
    conclusion,
    createdAt: `2026-03-01T${time}Z`,
    headRepository: repository,
  });
  const { result, commits } = await run({
    step: deployed('success', { since: 'last-success' }),
    deployments,
    runs: (commits) => [
      started(12, commits[2], '02:00:15', 'failure'),
      // For the state `in_progress`: nothing to do, a success.
      started(11, commits[2], '02:00:10', 'success'),
      started(10, commits[1], '01:00:12', 'success'),
    ],
  });
  expect(filesOf(result)).toEqual(['added 2.png', ...since2]);
  expect(result.stdout).toContain('deployment 4000000001, the last that purge.yml has purged');
  // What it has put there, and this one takes back.
  expect(result.report.range.alsoFrom).toEqual([commits[2], commits[4]]);
});

const workflowId = [...'deploy.yml'].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);

const ranAfter =
  (more: object = {}, inputs: ActionInputs = {}) =>
  (commits: Commits): Step => ({
    event: 'workflow_run',
    payload: {
      action: 'completed',
      workflow_run: {
        id: 20000000005,
        run_number: 5,
        workflow_id: workflowId,
        name: 'Deploy',
        event: 'push',
        status: 'completed',
        conclusion: 'success',
        head_branch: 'main',
        head_sha: commits[5],
        created_at: '2026-03-01T05:00:00Z',
        head_repository: { full_name: repository },
        ...more,
      },
    },
    inputs,
  });

const deploying = (number: number, commit: string | undefined, more: Partial<SimulatedRun> = {}): SimulatedRun => ({
  id: 20000000000 + number,
  number,
  workflow: 'deploy.yml',
  branch: 'main',
  head: commit ?? '',
  conclusion: 'success',
  headRepository: repository,
  createdAt: `2026-03-01T0${number}:00:00Z`,
  updatedAt: `2026-03-01T0${number}:05:00Z`,
  ...more,
});

const deployingRuns = (commits: Commits) => [
  deploying(6, commits[4]),
  deploying(5, commits[5]),
  deploying(4, commits[4], { conclusion: 'failure' }),
  deploying(4, commits[4], { id: 1, headRepository: 'fork/site' }),
  deploying(4, commits[4], { id: 2, event: 'pull_request' }),
  deploying(4, commits[4], { id: 3, branch: 'dev' }),
  deploying(4, commits[4], { id: 4, workflow: 'test.yml' }),
  deploying(1, commits[1]),
  deploying(2, commits[2]),
];

test('workflow_run: from the last earlier successful run of that workflow on that branch, linked', async () => {
  const { result, commits } = await run({ step: ranAfter(), runs: deployingRuns });
  expect(result.errors).toEqual([]);
  expect(filesOf(result)).toEqual(since2);
  expect(result.report.range).toMatchObject({
    base: commits[2],
    source: 'the last successful run of Deploy on main before it: run 20000000002',
    sourceUrl: expect.stringMatching(/\/actions\/runs\/20000000002$/),
  });
});

test('workflow_run of a run whose commit the checked out branch has left behind: up to what was deployed, not the tip', async () => {
  const { result, commits } = await run({
    step: (all) => ranAfter({ head_sha: all[4] })(all),
    runs: (all) => [deploying(2, all[2])],
  });
  expect(filesOf(result)).toEqual(['added 3.png', 'added 4.png']);
  expect(result.report.range).toMatchObject({ base: commits[2], head: commits[4] });
});

test.each<[string, readonly string[], string | undefined, readonly string[]]>([
  ['the run of the tag before, not a newer one of a branch', ['v1', 'main'], 'v1', since2],
  ['any run, where none was of a tag', ['dev', 'main'], 'main', ['added 5.png']],
])('workflow_run of a new tag: from %s', async (_, [older, newer], from, files) => {
  const { result } = await run({
    step: ranAfter({ head_branch: 'v2' }),
    tags: { 2: 'v1', 5: 'v2' },
    runs: (all) => [
      deploying(5, all[5], { branch: 'v2' }),
      deploying(4, all[4], { branch: newer ?? '' }),
      deploying(2, all[2], { branch: older ?? '' }),
    ],
  });
  expect(result.errors).toEqual([]);
  expect(filesOf(result)).toEqual(files);
  expect(result.report.range.source).toContain(`the last successful run of Deploy on ${from} before it`);
});

test('workflow_run of a run that another run has started: a warning, as its recorded commit may be newer than what it deployed', async () => {
  const asked = { step: ranAfter({ event: 'workflow_run' }), runs: deployingRuns };
  const { result } = await run(asked);
  expect(filesOf(result)).toEqual(since2);
  expect(result.warnings).toEqual([
    expect.stringMatching(/^The run of Deploy was started by another workflow's run\. .* newer than what it deploys/),
  ]);
  const named = ranAfter({ event: 'workflow_run' }, { base: 'HEAD~1', head: 'HEAD' });
  expect((await run({ ...asked, step: named })).result.warnings).toEqual([]);
});

describe('workflow_run of a run that was run again, which brings back what it had deployed once', () => {
  const again = { startedAt: '2026-03-01T04:00:00Z' };

  test('begins at the newer run that it comes after', async () => {
    const { result, commits } = await run({
      step: (all) =>
        ranAfter({ id: 20000000002, run_number: 2, head_sha: all[2], run_started_at: again.startedAt })(all),
      runs: (all) => [deploying(3, all[4]), deploying(2, all[2], again), deploying(1, all[1])],
    });
    expect(filesOf(result)).toEqual(['deleted 3.png', 'deleted 4.png']);
    expect(result.report.range).toMatchObject({ base: commits[4], head: commits[2] });
  });

  test('is where the next one begins', async () => {
    const { result, commits } = await run({
      step: ranAfter(),
      runs: (all) => [deploying(5, all[5]), deploying(3, all[4]), deploying(2, all[2], again)],
    });
    expect(filesOf(result)).toEqual(since2);
    expect(result.report.range).toMatchObject({ base: commits[2], head: commits[5] });
  });
});

test.each<[string, object, RegExp]>([
  ['of a run that failed', { conclusion: 'failure' }, /The run of Deploy ended as failure/],
  ['of a run that was cancelled', { conclusion: 'cancelled' }, /ended as cancelled/],
  ['of a run for a pull request', { event: 'pull_request' }, /was for a pull request/],
  ['of a run for the merge queue', { event: 'merge_group' }, /was for a merge queue/],
  ['of a fork, whose branch is called main too', { head_repository: { full_name: 'fork/site' } }, /fork\/site/],
])('workflow_run %s: nothing to do', async (_, more, says) => {
  const { result, requests } = await run({ step: ranAfter(more), runs: deployingRuns });
  expect(result.exitCode).toBe(0);
  expect(result.report.conclusion).toBe('nothing-to-do');
  expect(result.stdout).toMatch(says);
  expect(requests).toEqual([]);
});

test('workflow_run with `since: last-success`: by the runs that started it, not by the tip that its runs are recorded with', async () => {
  const purge = (id: number, time: string, conclusion: SimulatedRun['conclusion'], tip: string | undefined) => ({
    id,
    workflow: 'purge.yml',
    branch: 'main',
    event: 'workflow_run',
    head: tip ?? '',
    conclusion,
    createdAt: `2026-03-01T${time}Z`,
    headRepository: repository,
  });
  const { result } = await run({
    step: ranAfter({}, { since: 'last-success' }),
    runs: (commits) => [
      ...deployingRuns(commits),
      purge(12, '02:05:03', 'failure', commits[5]),
      purge(11, '01:05:03', 'success', commits[4]),
    ],
  });
  expect(filesOf(result)).toEqual(['added 2.png', ...since2]);
});

test('release: from the tag before its own', async () => {
  const step = (commits: Commits): Step => ({
    event: 'release',
    payload: { action: 'published', release: { tag_name: 'v2' } },
    env: { GITHUB_SHA: commits[5], GITHUB_REF: 'refs/tags/v2' },
  });
  const { result } = await run({ step, tags: { 2: 'v1', 5: 'v2' } });
  expect(result.errors).toEqual([]);
  expect(filesOf(result)).toEqual(since2);
  expect(result.stdout).toContain('new tag v2: from the tag before it, v1');
});

const own = (id: number, commit: string | undefined, more: Partial<SimulatedRun> = {}): SimulatedRun => ({
  id,
  workflow: 'purge.yml',
  branch: 'main',
  head: commit ?? '',
  conclusion: 'success',
  headRepository: repository,
  ...more,
});

test.each(['schedule', 'repository_dispatch', 'workflow_dispatch'])(
  '%s: from the last successful run of this workflow, runs by hand left out',
  async (event) => {
    const { result } = await run({
      step: () => ({ event, payload: event === 'workflow_dispatch' ? { inputs: { urls: '' } } : {} }),
      runs: (commits) => [
        own(13, commits[4], { event: 'workflow_dispatch' }),
        own(12, commits[4], { conclusion: 'cancelled' }),
        own(10, commits[1]),
        own(11, commits[2]),
      ],
    });
    expect(result.errors).toEqual([]);
    expect(filesOf(result)).toEqual(since2);
    expect(result.stdout).toMatch(/: the last successful run of purge\.yml on main: run 11, http\S+\/runs\/11\.$/m);
  },
);

test.each<[string, readonly string[], RegExp, RegExp]>([
  ['main', since2, /^$/, /^$/],
  [
    'production',
    ['added 5.png'],
    /because the checkout is of refs\/heads\/production, the event of refs\/heads\/main.*may be missing/,
    /`since: last-success` goes by .*refs\/heads\/production.*the input `base`/,
  ],
])('schedule with %s checked out: the commits of its runs are those of their own branch', async (branch, ...told) => {
  const [files, warns, fails] = told;
  const runs = (commits: Commits) => [own(11, commits[2])];
  const { result } = await run({ branch, runs, step: () => ({ event: 'schedule' }) });
  expect(filesOf(result)).toEqual(files);
  expect(result.warnings.join()).toMatch(warns);

  const step = () => ({ event: 'schedule', inputs: { since: 'last-success' } });
  expect((await run({ branch, runs, step })).result.errors.join()).toMatch(fails);
});

test.each<[string, unknown]>([
  ['push', { ref: 'refs/tags/v5', before: '0'.repeat(40), created: true }],
  ['release', { action: 'published', release: { tag_name: 'v5' } }],
])(
  '%s of a tag with `since: last-success`: from the last tag that was purged, not the one before it',
  async (event, payload) => {
    const { result } = await run({
      tags: { 2: 'v2', 4: 'v5-rc.1', 5: 'v5' },
      runs: (commits) => [
        own(14, commits[4], { event, branch: 'v5-rc.1', conclusion: 'failure' }),
        own(13, commits[4], { event: 'push', branch: 'main' }),
        own(12, commits[2], { event, branch: 'v2' }),
      ],
      step: (commits) => ({
        event,
        payload: event === 'push' ? { ...(payload as object), after: commits[5] } : payload,
        inputs: { since: 'last-success' },
        env: { GITHUB_REF: 'refs/tags/v5' },
      }),
    });
    expect(result.errors).toEqual([]);
    expect(filesOf(result)).toEqual(since2);
    expect(result.stdout).toContain('the last successful run of purge.yml on v2: run 12');
  },
);

test.each([
  ['a branch that is called as a workflow', repository, 'purge.yml', 'fix-ci.yml@2', 'fix-ci.yml'],
  // GitHub gives it an id here, but lists nothing under the name of its file.
  ["another repository's workflow, as a ruleset requires it", 'your-org/.github', 'required.yml', 'main', 'purge.yml'],
])('of %s: by the runs of this workflow, and of no other', async (_, of, workflow, branch, other) => {
  const file = workflow === 'purge.yml' ? workflow : other;
  const { result } = await run({
    branch,
    runs: (commits) => [
      own(30000000000, commits[5], { workflow, branch, conclusion: null }),
      own(12, commits[4], { workflow: other, branch }),
      own(11, commits[2], { workflow, branch }),
    ],
    step: () => ({
      event: 'schedule',
      env: {
        GITHUB_REF: `refs/heads/${branch}`,
        GITHUB_WORKFLOW_REF: `${of}/.github/workflows/${file}@refs/heads/${branch}`,
      },
    }),
  });
  expect(result.errors).toEqual([]);
  expect(filesOf(result)).toEqual(since2);
});

// As Vercel has it, with an action of its own that checks that commit out: https://github.com/vercel/repository-dispatch
const sent = (commit: string | undefined) => ({
  action: 'vercel.deployment.success',
  client_payload: { git: { sha: commit } },
});

test.each<[string, number, (commits: Commits) => unknown, readonly string[], RegExp]>([
  ['schedule', 4, () => ({}), ['added 4.png'], /the checkout is of the commit \w{40}, the event of refs\/heads\/main/],
  ['repository_dispatch', 4, (commits) => sent(commits[4]), ['added 4.png'], /may be missing/],
  // The run for the deployment before it was recorded with the same tip.
  ['repository_dispatch', 5, (commits) => sent(commits[5]), ['added 5.png'], /may be missing/],
  ['repository_dispatch', 5, () => ({ action: 'rebuilt', client_payload: { by: 'cms' } }), since2, /^$/],
  ['workflow_dispatch', 4, () => ({ inputs: { ref: 'v4' } }), ['added 3.png', 'added 4.png'], /^$/],
])(
  '%s with the commit %i checked out: a run that chose its commit is recorded with another',
  async (event, at, ...told) => {
    const [payload, files, warns] = told;
    const isChosen = String(warns) !== '/^$/';
    const { result } = await run({
      at,
      runs: (commits) => [own(11, commits[isChosen ? 5 : 2], event === 'workflow_dispatch' ? {} : { event })],
      step: (commits) => ({ event, payload: payload(commits) }),
    });
    expect(result.errors).toEqual([]);
    expect(filesOf(result)).toEqual(files);
    expect(result.warnings.join()).toMatch(warns);
    const isResumed = event === 'repository_dispatch' && !isChosen;
    expect(result.report.range.resumedBy).toBe(isResumed ? 'same-event' : undefined);
  },
);

test.each<[string, ActionInputs, number, readonly string[]]>([
  ['schedule', {}, 3, ['added 4.png', 'added 5.png']],
  // Behind the last success the range would run backwards.
  ['repository_dispatch', {}, 2, ['added 4.png', 'added 5.png']],
  ['workflow_dispatch', { since: 'last-success' }, 3, ['added 4.png', 'added 5.png']],
  ['schedule', { select: 'all' }, 3, [1, 2, 3, 4, 5].map((number) => `selected ${number}.png`)],
])(
  "%s with %j in a workspace kept from an older commit of the event's branch: up to the event's, with a warning",
  async (event, inputs, at, files) => {
    const { result, commits } = await run({
      at,
      branch: 'main',
      runs: (all) => [own(11, all[3])],
      step: () => ({ event, inputs }),
    });
    expect(result.errors).toEqual([]);
    expect(filesOf(result)).toEqual(files);
    expect(result.report.range?.head ?? commits[5]).toBe(commits[5]);
    expect(result.warnings).toEqual([
      `What is checked out, ${commits[at]}, lies before the event's commit on main, ${commits[5]}, which counts here: the workspace seems to be kept from an earlier job. Run actions/checkout in this job, and set \`path\` where it has one; or, where that older state is deployed on purpose, name it as \`head\`.`,
    ]);
  },
);

test('workflow_dispatch with a `base` may go back to an older commit of its branch', async () => {
  const { result, commits } = await run({
    at: 3,
    branch: 'main',
    runs: () => [],
    step: (all) => ({ event: 'workflow_dispatch', inputs: { base: all[5] ?? '' } }),
  });
  expect(result.errors).toEqual([]);
  expect(filesOf(result)).toEqual(['deleted 4.png', 'deleted 5.png']);
  expect(result.report.range?.head).toBe(commits[3]);
});

test.each(['schedule', 'workflow_dispatch'])(
  '%s without the permission: the last commit, with a warning that names the line to add',
  async (event) => {
    const faults = [{ path: '/actions/', status: 403, message: 'Resource not accessible by integration' }];
    const { result } = await run({ step: () => ({ event }), faults });
    expect(result.exitCode).toBe(0);
    expect(filesOf(result)).toEqual(['added 5.png']);
    expect(result.warnings).toEqual([
      expect.stringMatching(/^Add `actions: read` to the job's `permissions`\. Only.*may be missing/),
    ]);
  },
);

test.each<[string, ActionInputs, readonly string[], string]>([
  // Imgix may hold another content of them.
  ['push', { since: 'last-success' }, ['modified 4.png', 'modified 5.png'], "The event's own range is compared"],
  ['schedule', {}, ['added 5.png'], 'Only the last commit'],
])(
  '%s after a success whose commit is gone: what is known, with a warning, so that the next run has a beginning again',
  async (event, inputs, files, words) => {
    const { result, commits } = await run({
      runs: () => [own(11, 'f'.repeat(40))],
      step: (all) => ({
        event,
        payload: event === 'push' ? { ref: 'refs/heads/main', before: all[3], after: all[5] } : {},
        inputs,
      }),
    });
    expect(result.errors).toEqual([]);
    expect(filesOf(result)).toEqual(files);
    expect(result.report.range).toMatchObject({ head: commits[5] });
    expect(result.report.range.resumedBy).toBeUndefined();
    const [warning, ...others] = result.warnings;
    expect(others).toEqual([]);
    expect(warning).toContain(words);
    expect(warning).toMatch(/run 11.*f{40}.*cannot be had any more, as after a force push.*`select: all` once/);
  },
);

test('schedule before any run has succeeded: the last commit, with a warning that names the way to everything', async () => {
  const { result } = await run({ step: () => ({ event: 'schedule' }) });
  expect(filesOf(result)).toEqual(['added 5.png']);
  expect(result.warnings).toEqual([
    expect.stringMatching(/no run of purge\.yml on main has succeeded yet.*`select: all` once/),
  ]);
});

test('`since: last-success` in an old run that is run again: never from a later run', async () => {
  const { result } = await run({
    step: (commits) => ({
      event: 'push',
      payload: { ref: 'refs/heads/main', before: commits[3], after: commits[4] },
      inputs: { since: 'last-success' },
      env: { GITHUB_SHA: commits[4], GITHUB_RUN_ID: '12', GITHUB_RUN_NUMBER: '12' },
    }),
    // By number, as ids need not be in order.
    runs: (commits) => [
      own(3, commits[5], { number: 13 }),
      own(12, commits[4], { conclusion: 'failure' }),
      own(11, commits[2]),
    ],
  });
  expect(filesOf(result)).toEqual(['added 3.png', 'added 4.png']);
});

test('the first run of all, on `schedule` with `since: last-success`: one warning says that the last commit alone is compared', async () => {
  const { result } = await run({ step: () => ({ event: 'schedule', inputs: { since: 'last-success' } }) });
  expect(filesOf(result)).toEqual(['added 5.png']);
  expect(result.warnings).toEqual([
    expect.stringMatching(
      /^Only the last commit .* names no range, and no run of purge\.yml on main has succeeded yet\. /,
    ),
  ]);
  expect(result.stdout).not.toContain("The event's own range");
});

test.each(['failure', 'cancelled', null] as const)(
  '`since: last-success` before any success, after a run that ended as %s: what that may have left is a warning',
  async (conclusion) => {
    const { result } = await run({
      step: (commits) => ({
        event: 'push',
        payload: { ref: 'refs/heads/main', before: commits[4], after: commits[5] },
        inputs: { since: 'last-success' },
      }),
      runs: (commits) => [
        own(13, commits[4], { conclusion }),
        own(12, commits[3], { conclusion }),
        own(11, commits[2], { conclusion: 'skipped' }),
      ],
    });
    expect(filesOf(result)).toEqual(['added 5.png']);
    const warning =
      /no run of purge\.yml on main has succeeded yet\. .* the first of them run 12 \(http\S+runs\/12\)\. .*`base` .*`select: all` once/;
    expect(result.warnings).toEqual(conclusion === null ? [] : [expect.stringMatching(warning)]);
  },
);

test('`since: last-success` of a new tag before any success: the first run of another tag that failed is named', async () => {
  const { result } = await run({
    tags: { 2: 'v2', 4: 'v5-rc.1', 5: 'v5' },
    runs: (commits) => [
      own(14, commits[4], { branch: 'v5-rc.1', conclusion: 'failure' }),
      own(13, commits[2], { branch: 'v2', conclusion: 'failure' }),
      own(12, commits[1], { branch: 'main', conclusion: 'failure' }),
    ],
    step: (commits) => ({
      event: 'push',
      payload: { ref: 'refs/tags/v5', before: '0'.repeat(40), after: commits[5], created: true },
      inputs: { since: 'last-success' },
      env: { GITHUB_REF: 'refs/tags/v5' },
    }),
  });
  expect(filesOf(result)).toEqual(['added 5.png']);
  expect(result.warnings).toEqual([
    expect.stringMatching(/no run of purge\.yml for a tag has succeeded yet\. .* the first of them run 13 /),
  ]);
});

test('`since: last-success`: a run by hand that purged URLs is no success of the difference', async () => {
  const { result } = await run({
    step: (commits) => ({
      event: 'push',
      payload: { ref: 'refs/heads/main', before: commits[4], after: commits[5] },
      inputs: { since: 'last-success' },
    }),
    runs: (commits) => [
      own(13, commits[4], { event: 'workflow_dispatch' }),
      own(12, commits[4], { conclusion: 'failure' }),
      own(11, commits[2]),
    ],
  });
  expect(filesOf(result)).toEqual(since2);
});
