// Which earlier run, deployment or deploying run a range begins at.
import { describe, expect, test } from 'vitest';
import type { EventRange } from '../../../../src/changes/event/event-range.ts';
import { findEarlier, findLastPurge } from '../../../../src/changes/records/beginning.ts';
import type { GitHubEvent } from '../../../../src/platform/event.ts';
import type { ApiDeployment, ApiRun } from '../../../../src/platform/github/answers.ts';
import { GitHubApiError } from '../../../../src/platform/github/api-error.ts';
import type { RepositoryApi } from '../../../../src/platform/github/repository-api.ts';
import { HttpError } from '../../../../src/platform/http/http.ts';

type Given = {
  readonly event?: Partial<Record<keyof GitHubEvent, unknown>>;
  /** Of this workflow and of others, in the order in which GitHub lists them. */
  readonly runs?: readonly Partial<ApiRun>[];
  /** What the API says of this run itself. */
  readonly thisRun?: Partial<ApiRun>;
  readonly deployments?: readonly (ApiDeployment & {
    readonly statuses: readonly { readonly state: string; readonly createdAt: string | undefined }[];
  })[];
  readonly perPage?: number;
  /** Where the list of a branch's runs ends. */
  readonly maxListed?: number;
  readonly failure?: Error;
  /** The status of the answer where it is asked for one tag. */
  readonly refusal?: number;
  readonly hasApi?: boolean;
};

function stand({
  event = {},
  runs = [],
  thisRun,
  deployments = [],
  perPage = 100,
  maxListed,
  failure,
  refusal,
  hasApi = true,
}: Given) {
  const asked: string[] = [];
  const ask = (question: string) => {
    asked.push(question);
    if (failure !== undefined) throw failure;
  };
  function* pages<T>(items: readonly T[]) {
    for (let at = 0; at < items.length; at += perPage) yield items.slice(at, at + perPage);
  }
  const api: Partial<RepositoryApi> = {
    run: async (id) => {
      ask(`run ${id}`);
      return thisRun as ApiRun;
    },
    async *runs({ workflow, branch = 'any', event: ofEvent, status }) {
      const only = [ofEvent, status].filter((filter) => filter !== undefined);
      ask(`${workflow} on ${branch}${only.length === 0 ? '' : ` for ${only.join(' and ')}`}`);
      const found = runs.filter(
        (run) =>
          (run.workflowId ?? workflow) === workflow &&
          (ofEvent === undefined || run.event === ofEvent) &&
          (status === undefined || (run.conclusion ?? status) === status),
      );
      const isBranch = branch !== 'any' && status === undefined;
      yield* pages((isBranch ? found.slice(0, maxListed) : found) as readonly ApiRun[]);
      return undefined;
    },
    resolve: async (revision) => {
      ask(revision);
      if (refusal !== undefined) throw new GitHubApiError('No.', refusal);
      return 'c'.repeat(40);
    },
    async *tags() {
      ask('tags');
      yield { name: 'v0', commit: 'c'.repeat(40) };
    },
    async *deployments(environment) {
      ask(`deployments to ${environment}`);
      yield* pages(deployments);
      return undefined;
    },
    deploymentStatuses: async (id) => {
      ask(`statuses of ${id}`);
      return deployments.find((deployment) => deployment.id === id)?.statuses ?? [];
    },
  };
  const given = {
    name: 'push',
    payload: {},
    repository: 'octo/site',
    serverUrl: 'https://github.com',
    ref: 'refs/heads/main',
    runId: '900',
    runNumber: 90,
    workflowRef: 'octo/site/.github/workflows/deploy.yml@refs/heads/main',
    ...event,
  };
  const found = hasApi ? (api as RepositoryApi) : undefined;
  const history = { event: given as unknown as GitHubEvent, eventApi: async () => found };
  return {
    asked,
    lastPurge: (range: EventRange = { kind: 'since-success' }) => findLastPurge(history, range),
    earlier: (range: Parameters<typeof findEarlier>[1] = { kind: 'since-success' }) => findEarlier(history, range),
  };
}

const run = { id: '5', number: 5, headSha: 'a', event: 'push', conclusion: 'success' };
const older = { ...run, id: '3', number: 3, headSha: 'c' };

const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 0, 1, 0, minute, second)).toISOString();

describe('the last success of this workflow', () => {
  test('is the newest earlier run that counts, whatever the order of the list, and is named with its page', async () => {
    const url = 'https://github.com/r/5';
    const { asked, lastPurge } = stand({ runs: [older, { ...run, url }, { ...older, id: '4', number: 4 }] });
    const source = 'the last successful run of deploy.yml on main: run 5';
    const nothingLater = { unproved: [], undeployed: [], isCutOff: false };
    expect(await lastPurge()).toEqual({ kind: 'found', commit: 'a', event: 'push', source, url, ...nothingLater });
    expect(asked).toEqual(['deploy.yml on main']);
  });

  test.each<[string, Partial<ApiRun>]>([
    ['this run itself', { id: '900', number: 90 }],
    ['a later run, where this one is run again', { id: '901', number: 91 }],
    ['a later run that has no number', { id: '1000', number: undefined } as object],
    ['a run of a fork', { headRepository: 'mallory/site' }],
    ['a run that the filter should not have let through', { conclusion: 'failure' }],
    ['a run for a pull request', { event: 'pull_request' }],
    ['a run for a pull request, of the other kind', { event: 'pull_request_target' }],
    ['a run by hand, which may have purged URLs', { event: 'workflow_dispatch' }],
    ['a run that somebody sent for, which may have purged URLs', { event: 'repository_dispatch' }],
    ['a run for a deployment, whose state it does not tell', { event: 'deployment_status' }],
    ['a run for another run, whose head is not what was deployed', { event: 'workflow_run' }],
    ['a run for a branch that is gone, whose head is that of another', { event: 'delete' }],
    ['a run on another branch', { branch: 'feature' }],
  ])('is not %s', async (_, other) => {
    expect(await stand({ runs: [{ ...run, ...other }, older] }).lastPurge()).toMatchObject({ commit: 'c' });
  });

  test('may name repository and branch as long as they are the same, and be any run where this one is unknown', async () => {
    const runs = [{ ...run, headRepository: 'Octo/Site', branch: 'main' }];
    expect(await stand({ runs }).lastPurge()).toMatchObject({ commit: 'a' });
    expect(await stand({ runs, event: { runId: undefined } }).lastPurge()).toMatchObject({ commit: 'a' });
  });

  test('may be one for a pull request where this is one, too', async () => {
    const event = { name: 'pull_request', payload: { pull_request: { head: { ref: 'feature' } } } };
    const { asked, lastPurge } = stand({ event, runs: [{ ...run, event: 'pull_request' }] });
    expect(await lastPurge()).toMatchObject({ commit: 'a' });
    expect(asked).toEqual(['deploy.yml on feature']);
  });

  test('is of the same event where nothing else is asked for: a push may have purged its own range only', async () => {
    const nightly = { ...older, event: 'schedule' };
    const event = { name: 'schedule' };
    expect(await stand({ event, runs: [run, nightly] }).earlier()).toMatchObject({ commit: 'c' });
    expect(await stand({ event, runs: [run, nightly] }).lastPurge()).toMatchObject({ commit: 'a' });
    expect(await stand({ event, runs: [run] }).earlier()).toMatchObject({ commit: 'a' });
  });

  test('is looked for among successes alone where the first page has none, and what came later from there on', async () => {
    const failed = (number: number) => ({
      ...run,
      id: String(number),
      number,
      headSha: `f${number}`,
      conclusion: 'failure',
    });
    const { asked, lastPurge } = stand({ runs: [failed(8), failed(7), run], perPage: 1 });
    expect(await lastPurge()).toMatchObject({ commit: 'a', unproved: ['f8', 'f7'], isCutOff: false });
    expect(asked).toEqual(['deploy.yml on main', 'deploy.yml on main for success']);
  });

  test('of a run that somebody sends for may be such a run', async () => {
    const sent = { ...run, event: 'repository_dispatch' };
    const event = { name: 'repository_dispatch' };
    expect(await stand({ event, runs: [sent, older] }).earlier()).toMatchObject({ commit: 'a' });
  });

  test('may be missing', async () => {
    const none = { kind: 'none', why: 'no run of deploy.yml on main has succeeded yet' };
    expect(await stand({}).lastPurge()).toEqual(none);
    const byHand = stand({ event: { name: 'workflow_dispatch' }, runs: [{ ...run, event: 'workflow_dispatch' }] });
    expect(await byHand.earlier()).toEqual({ ...none, why: expect.stringContaining('by hand do not count') });
    const first = { ...older, conclusion: 'cancelled' };
    const others = [
      { ...run, conclusion: 'failure' },
      { ...run, id: '2', number: 2, conclusion: 'skipped' },
      { ...run, id: '1', number: 1, conclusion: 'failure', headRepository: 'mallory/site' },
      { ...run, id: '901', number: 91, conclusion: 'failure' },
    ];
    expect(await stand({ runs: [...others, first] }).lastPurge()).toEqual({ ...none, firstFailed: first });
  });
});

describe('what later runs may have deployed', () => {
  const later = (number: number, headSha: string, conclusion: string, more: Partial<ApiRun> = {}) => ({
    ...run,
    id: String(number),
    number,
    headSha,
    conclusion,
    ...more,
  });

  test.each(['failure', 'cancelled', 'timed_out', 'neutral', 'stale'])(
    'is the head of one that ended as %s',
    async (conclusion) => {
      const runs = [later(8, 'y', conclusion), later(7, 'x', conclusion), run, later(4, 'w', conclusion)];
      expect(await stand({ runs }).lastPurge()).toMatchObject({ commit: 'a', unproved: ['y', 'x'] });
    },
  );

  test.each<[string, Partial<ApiRun>]>([
    ['a run that was skipped', { conclusion: 'skipped' }],
    ['a run that could not be started', { conclusion: 'startup_failure' }],
    ['a run that nobody has let in', { conclusion: 'action_required' }],
    ['a run for a pull request', { event: 'pull_request' }],
    ['a run in the merge queue', { event: 'merge_group' }],
    ['a run of a fork', { headRepository: 'mallory/site' }],
    ['a run on another branch', { branch: 'feature' }],
    ['a run after this one', { number: 91 }],
  ])('is nothing of %s', async (_, more) => {
    const runs = [later(8, 'y', 'failure', more), run];
    expect(await stand({ runs }).lastPurge()).toMatchObject({ commit: 'a', unproved: [] });
  });

  test('is what a run by hand had, also where that has succeeded: it may have purged URLs', async () => {
    const runs = [later(8, 'y', 'success', { event: 'workflow_dispatch' }), run];
    expect(await stand({ runs }).lastPurge()).toMatchObject({ commit: 'a', unproved: ['y'] });
  });

  test('is what pushes have purged themselves only where one beside them has not', async () => {
    const nightly = { ...older, event: 'schedule' };
    const event = { name: 'schedule' };
    expect(await stand({ event, runs: [run, nightly] }).earlier()).toMatchObject({ commit: 'c', unproved: [] });
    const failed = [later(8, 'y', 'failure'), run, nightly];
    expect(await stand({ event, runs: failed }).earlier()).toMatchObject({ commit: 'c', unproved: ['y', 'a'] });
  });

  describe('is the head of an older run that was run again after a success', () => {
    const started = (number: number, headSha: string, minute: number, more: Partial<ApiRun> = {}) =>
      later(number, headSha, 'success', { startedAt: at(minute), ...more });

    test.each<[string, readonly Partial<ApiRun>[], readonly string[]]>([
      ['also with success', [started(89, 'b', 30), started(88, 'y', 50), started(87, 'x', 10)], ['y']],
      ['and failed', [started(89, 'b', 30), started(88, 'y', 50, { conclusion: 'failure' })], ['y']],
      ['the last one first', [started(89, 'b', 30), started(88, 'y', 50), started(87, 'x', 60)], ['x', 'y']],
      ['not if it never ran', [started(89, 'b', 30), started(88, 'y', 50, { conclusion: 'skipped' })], []],
      ['not if it is none like this one', [started(89, 'b', 30), started(88, 'y', 50, { branch: 'dev' })], []],
      ['not if that was run again after it', [started(89, 'b', 55), started(88, 'y', 50)], []],
      ['not if it is not known when', [later(89, 'b', 'success'), started(88, 'y', 50)], []],
    ])('%s', async (_, runs, unproved) => {
      const { asked, lastPurge } = stand({ runs });
      expect(await lastPurge()).toMatchObject({ unproved });
      expect(asked).toEqual(['deploy.yml on main']);
    });

    test('that is not the one where the range begins', async () => {
      const runs = [started(88, 'y', 30), started(87, 'x', 50), started(86, 'c', 10, { event: 'schedule' })];
      const found = await stand({ event: { name: 'schedule' }, runs }).earlier();
      expect(found).toMatchObject({ commit: 'c', unproved: ['x'] });
    });
  });

  test('of tags is that of any tag', async () => {
    const runs = [
      later(8, 'z', 'failure', { branch: 'main' }),
      later(7, 'y', 'failure', { branch: 'v0' }),
      { ...run, branch: 'v0' },
    ];
    const found = await stand({ event: { ref: 'refs/tags/v1' }, runs }).lastPurge();
    expect(found).toMatchObject({ commit: 'a', unproved: ['y'] });
  });

  test.each([
    ['refs/heads/main', 'main'],
    ['refs/tags/v1', 'v0'],
  ])('is looked for on %s until the list comes to the success', async (ref, branch) => {
    const elsewhere = Array.from({ length: 12 }, (_, index) => later(80 - index, 'x', 'failure', { branch: 'dev' }));
    const runs = [...elsewhere, later(8, 'y', 'failure', { branch }), { ...run, branch }];
    const found = await stand({ event: { ref }, runs, perPage: 1 }).lastPurge();
    expect(found).toMatchObject({ unproved: ['y'], isCutOff: false });
  });

  test('is not known for sure where the list ends before the success: then what succeeded counts as well', async () => {
    const runs = [later(8, 'y', 'skipped'), later(7, 'x', 'success', { event: 'workflow_dispatch' }), run];
    const pushes = [later(8, 'y', 'success'), later(7, 'x', 'skipped'), { ...run, event: 'schedule' }];
    const perPage = 1;
    expect(await stand({ runs, perPage, maxListed: 2 }).lastPurge()).toMatchObject({ unproved: ['x'], isCutOff: true });
    const nightly = { event: { name: 'schedule' }, runs: pushes, perPage };
    expect(await stand(nightly).earlier()).toMatchObject({ unproved: [], isCutOff: false });
    expect(await stand({ ...nightly, maxListed: 2 }).earlier()).toMatchObject({ unproved: ['y'], isCutOff: true });
  });

  test('is last what was cancelled each time: most of these runs never ran', async () => {
    const runs = [
      later(9, 'z', 'cancelled'),
      later(8, 'y', 'failure'),
      later(7, 'x', 'cancelled'),
      later(6, 'x', 'timed_out'),
      run,
    ];
    expect(await stand({ runs }).lastPurge()).toMatchObject({ unproved: ['y', 'x', 'z'] });
  });

  test('is nothing of a commit whose runs are known never to have run', async () => {
    const runs = [later(9, 'z', 'skipped'), later(8, 'y', 'skipped'), later(7, 'y', 'failure'), run];
    expect(await stand({ runs }).lastPurge()).toMatchObject({ unproved: ['y'], undeployed: ['z'] });
  });
});

describe('workflow and branch', () => {
  test.each([
    ['refs/heads/release/2', 'release/2'],
    ['refs/tags/v1', 'v1', 'tags', 'deploy.yml on any'],
    ['refs/heads/a/refs/heads/b', 'a/refs/heads/b'],
  ])('come from the runner: %s is %s', async (ref, branch, ...more) => {
    const { asked, lastPurge } = stand({ event: { ref } });
    await lastPurge();
    expect(asked).toEqual([`deploy.yml on ${branch}`, ...more]);
  });

  test('a tag that no run was on stands for every tag', async () => {
    const on = (branch: string) => ({ ...run, branch });
    const { lastPurge } = stand({ event: { ref: 'refs/tags/v1' }, runs: [on('main'), on('v0.5-deleted'), on('v0')] });
    expect(await lastPurge()).toMatchObject({ kind: 'found', source: expect.stringContaining('on v0: run') });
    const none = await stand({ event: { ref: 'refs/tags/v1' }, runs: [on('main')] }).lastPurge();
    expect(none).toEqual({ kind: 'none', why: 'no run of deploy.yml for a tag has succeeded yet' });
  });

  test('are told apart by the runner, whatever their names hold', async () => {
    const workflowRef = 'octo/site/.github/workflows/deploy@prod.yml@refs/heads/a@b';
    const { asked, lastPurge } = stand({ event: { workflowRef, ref: 'refs/heads/a@b' } });
    await lastPurge();
    expect(asked).toEqual(['deploy@prod.yml on a@b']);
    const bare = stand({ event: { workflowRef: `octo/site/.github/workflows/deploy.yml@${'a'.repeat(40)}` } });
    await bare.lastPurge();
    expect(bare.asked).toEqual(['deploy.yml on main']);
  });

  test('come from what GitHub says of this run where the runner does not tell', async () => {
    const thisRun = { workflowId: '77', branch: 'trunk' };
    for (const [event, expected] of [
      [{ workflowRef: undefined }, '77 on main'],
      [{ ref: undefined }, 'deploy.yml on trunk'],
      [{ workflowRef: undefined, ref: undefined }, '77 on trunk'],
    ] as const) {
      const { asked, lastPurge } = stand({ event, thisRun });
      await lastPurge();
      expect(asked).toEqual(['run 900', expected]);
    }
  });

  test('must be known', async () => {
    for (const [lacking, given] of [
      ['workflow', { event: { workflowRef: undefined }, thisRun: {} }],
      ['branch', { event: { ref: undefined }, thisRun: {} }],
      ['workflow', { event: { workflowRef: undefined, runId: undefined } }],
    ] as const) {
      await expect(stand(given).lastPurge()).rejects.toMatchObject({
        code: 'event-unusable',
        message: `\`since: last-success\` needs to know the ${lacking}; the runner does not tell it.`,
      });
    }
  });
});

describe('a deployment', () => {
  const range = {
    kind: 'since-deployment' as const,
    head: 'z',
    deployment: { id: '4294967300', environment: 'Production', app: undefined, createdAt: at(60) },
  };
  const event = { name: 'deployment_status', ref: undefined };
  const deployed = (id: string, commit: string, minute: number, ...states: readonly string[]) => ({
    id,
    commit,
    environment: 'production',
    app: undefined,
    createdAt: at(minute),
    updatedAt: at(minute, 10 * states.length),
    statuses: states.map((state, index) => ({ state, createdAt: at(minute, 10 * (index + 1)) })),
  });
  const page = 'https://github.com/octo/site/deployments/activity_log?environments_filter=Production';

  test('begins at the newest earlier one that succeeded at some time, whatever it is now and the order of the list', async () => {
    const deployments = [
      deployed('4294967290', 'old', 10, 'success'),
      deployed('4294967297', 'failed', 40, 'in_progress', 'failure'),
      deployed('4294967296', 'right', 30, 'success', 'inactive'),
      deployed('4294967301', 'later', 70, 'success'),
      deployed('4294967300', 'itself', 60, 'success'),
    ];
    const { asked, earlier } = stand({ event, deployments });
    const source = 'the deployment before it to Production: deployment 4294967296';
    expect(await earlier(range)).toEqual({ kind: 'found', commit: 'right', source, url: page, unproved: ['failed'] });
    expect(asked).toEqual(['deployments to Production', 'statuses of 4294967297', 'statuses of 4294967296']);
  });

  test('has had those in part that failed since the success, or are under way, and began earlier', async () => {
    const deployments = [
      deployed('4294967302', 'newer', 61, 'in_progress'),
      deployed('9', 'slow', 50, 'queued', 'in_progress'),
      deployed('8', 'waiting', 45, 'queued', 'waiting'),
      deployed('7', 'failed', 40, 'in_progress', 'error'),
      deployed('6', 'found', 30, 'success'),
      deployed('5', 'before', 20, 'in_progress', 'failure'),
    ];
    const own = { ...range, deployment: { ...range.deployment, succeededAt: at(62) } };
    const { asked, earlier } = stand({ event, deployments });
    expect(await earlier(own)).toMatchObject({ commit: 'found', unproved: ['slow', 'failed'] });
    expect(asked).not.toContain('statuses of 5');
  });

  test('of the same second is told by its id, which may exceed 32 bits', async () => {
    const deployments = [
      deployed('999999999', 'older', 60, 'success'),
      deployed('4294967299', 'right', 60, 'success'),
      deployed('10000000000', 'later', 60, 'success'),
    ];
    expect(await stand({ event, deployments }).earlier(range)).toMatchObject({ commit: 'right' });
  });

  describe('where an older one has succeeded anew', () => {
    const again = (deployment: ReturnType<typeof deployed>, minute: number) => ({
      ...deployment,
      updatedAt: at(minute),
      statuses: [...deployment.statuses, { state: 'success', createdAt: at(minute) }],
    });
    const [two, three] = [deployed('2', 'two', 20, 'success'), deployed('3', 'three', 30, 'success')];
    const asOf = (id: string, minute: number, succeededAt: string) => ({
      ...range,
      deployment: { ...range.deployment, id, createdAt: at(minute), succeededAt },
    });

    test('a newer one that failed, from which it goes back, may have deployed in part: so for it and for the next', async () => {
      const deployments = [
        deployed('4', 'four', 50, 'success'),
        deployed('3', 'three', 30, 'in_progress', 'failure'),
        again(two, 40),
        deployed('1', 'one', 10, 'success'),
      ];
      const earlierOf = (asked: ReturnType<typeof asOf>, all: typeof deployments) =>
        stand({ event, deployments: all }).earlier(asked);
      expect(await earlierOf(asOf('2', 20, at(40)), deployments)).toMatchObject({ unproved: ['three'] });
      const failedAnew = { ...again(two, 45), statuses: [...two.statuses, { state: 'failure', createdAt: at(45) }] };
      const later = [deployed('5', 'five', 50, 'success'), deployed('4', 'four', 42, 'success'), failedAnew];
      expect(await earlierOf(asOf('5', 50, at(50, 10)), later)).toMatchObject({ commit: 'four', unproved: ['two'] });
    });

    test.each([
      ['it begins at the newer one that it goes back from', asOf('2', 20, at(40)), 'three'],
      ['the next one begins at it', asOf('4', 50, at(50, 10)), 'two'],
      ['the run for the newer one, run again, begins where it did', asOf('3', 30, at(30, 10)), 'two'],
      ['the run for its first success, run again, begins where it did', asOf('2', 20, at(20, 10)), 'one'],
    ])('%s', async (_, asked, commit) => {
      const deployments = [
        deployed('4', 'four', 50, 'success'),
        three,
        again(two, 40),
        deployed('1', 'one', 10, 'success'),
      ];
      expect(await stand({ event, deployments }).earlier(asked)).toMatchObject({ commit });
    });
  });

  describe('that succeeds after newer ones', () => {
    const own = { ...range, deployment: { ...range.deployment, succeededAt: at(90) } };
    /** `statuses` such as `in_progress 61, success 90`, by their minutes. */
    const beginning = async (statuses: string, isFirst = false) => {
      const itself = {
        ...deployed('4294967300', 'itself', 60),
        updatedAt: at(90),
        statuses: statuses.split(', ').map((status) => {
          const [state = '', minute] = status.split(' ');
          return { state, createdAt: at(Number(minute)) };
        }),
      };
      const newer = [
        deployed('4294967302', 'failed', 71, 'in_progress', 'failure'),
        deployed('4294967301', 'newer', 70, 'success'),
      ];
      const deployments = [...newer, itself, ...(isFirst ? [] : [deployed('1', 'older', 10, 'success')])];
      return stand({ event, deployments }).earlier(own);
    };

    test.each([
      ['it failed before them', 'in_progress 61, failure 62, success 90'],
      ['it ended in an error before them', 'error 62, success 90'],
      ['it had waited for an approval', 'waiting 61, in_progress 89, success 90'],
      ['it failed after them', 'in_progress 61, failure 80, in_progress 85, success 90'],
    ])('begins at them where %s', async (_, statuses) => {
      for (const isFirst of [false, true])
        expect(await beginning(statuses, isFirst)).toMatchObject({ commit: 'newer', unproved: ['failed'] });
    });

    test.each([
      ['it was under way meanwhile', 'in_progress 61, success 90'],
      ['it does not tell when it began', 'success 90'],
      ['what it waited for is not known', 'queued 61, success 90'],
    ])('begins at the older one where %s', async (_, statuses) => {
      expect(await beginning(statuses)).toMatchObject({ commit: 'older', unproved: [] });
      const source = 'deployment to Production: all its files, as no older one has succeeded';
      expect(await beginning(statuses, true)).toMatchObject({ commit: null, source });
    });
  });

  test('of another environment does not count', async () => {
    const deployments = [{ ...deployed('5', 'other', 30, 'success'), environment: 'preview' }];
    const source = 'deployment to Production: all its files, as no older one has succeeded';
    expect(await stand({ event, deployments }).earlier(range)).toMatchObject({ commit: null, source });
  });

  test('is given up after a hundred that never succeeded, instead of guessing', async () => {
    const deployments = Array.from({ length: 150 }, (_, index) => deployed(String(index + 1), 'x', 30, 'failure'));
    const { asked, earlier } = stand({ event, deployments });
    await expect(earlier(range)).rejects.toMatchObject({
      code: 'range-unavailable',
      message: expect.stringContaining('`base`'),
    });
    expect(asked).toHaveLength(101);
  });

  test('with `since: last-success` is given up as well, and not because none succeeded', async () => {
    const deployments = Array.from({ length: 150 }, (_, index) => deployed(String(index + 1), 'x', 30, 'success'));
    await expect(stand({ event, deployments }).lastPurge(range)).rejects.toMatchObject({
      code: 'range-unavailable',
      message: expect.stringContaining('has ever succeeded, or been purged where `since` is `last-success`, so'),
    });
  });

  const deployments = [deployed('3', 'third', 30, 'success'), deployed('2', 'second', 20, 'success')];
  const started = (minute: number, second: number, headSha: string, conclusion?: string) => ({
    id: String(minute),
    headSha,
    event: 'deployment_status',
    createdAt: at(minute, second),
    ...(conclusion === undefined ? {} : { conclusion }),
  });
  const second = started(20, 12, 'second', 'success');

  test.each<[string, readonly Partial<ApiRun>[], string]>([
    ['the newest whose own run succeeded', [started(30, 12, 'third', 'success'), second], 'third'],
    ['an older one where the run failed', [started(30, 12, 'third', 'failure'), second], 'second'],
    ['an older one where the run is under way', [started(30, 12, 'third'), second], 'second'],
    ['an older one where there is no run for it', [second], 'second'],
    [
      'an older one where one of two runs failed',
      [started(30, 14, 'third', 'failure'), started(30, 12, 'third', 'success'), second],
      'second',
    ],
    [
      'the newest, also where the run for another state was skipped',
      [started(30, 12, 'third', 'skipped'), started(30, 12, 'third', 'success'), second],
      'third',
    ],
    ['an older one where the success was for an earlier state', [started(30, 5, 'third', 'success'), second], 'second'],
    ['an older one where the run was of another deployment', [started(30, 12, 'x', 'success'), second], 'second'],
  ])('with `since: last-success` begins at %s', async (_, runs, commit) => {
    const { lastPurge } = stand({ event, deployments, runs, perPage: 1 });
    const unproved = commit === 'third' ? [] : ['third'];
    expect(await lastPurge(range)).toMatchObject({
      commit,
      source: expect.stringContaining('deploy.yml has purged'),
      unproved,
    });
  });

  describe('with `since: last-success`, where one has succeeded again', () => {
    const own = { ...range, deployment: { ...range.deployment, succeededAt: at(90) } };
    const again = (id: string, commit: string, minute: number, anew: number) => ({
      ...deployed(id, commit, minute, 'success'),
      updatedAt: at(anew),
      statuses: [minute, anew].map((each) => ({ state: 'success', createdAt: at(each) })),
    });
    const [itself, third] = [again('4294967300', 'itself', 60, 90), deployed('4294967301', 'third', 70, 'success')];
    const lastPurge = (all: typeof deployments, runs: readonly Partial<ApiRun>[]) =>
      stand({ event, deployments: all, runs: [started(90, 5, 'itself'), ...runs] }).lastPurge(own);
    const purgedItself = started(60, 5, 'itself', 'success');

    test('what has purged its first success counts, beside what came after that', async () => {
      const all = [third, itself, again('2', 'second', 20, 65), deployed('1', 'first', 10, 'success')];
      const purgedBoth = [started(65, 5, 'second', 'failure'), started(20, 5, 'second', 'success')];
      expect(await lastPurge(all, purgedBoth)).toMatchObject({
        commit: 'second',
        unproved: ['third', 'second', 'itself'],
      });
    });

    test('and it is the one at hand: what has purged that before', async () => {
      const all = [third, itself, deployed('1', 'first', 10, 'success')];
      expect(await lastPurge(all, [purgedItself, started(10, 15, 'first', 'success')])).toMatchObject({
        commit: 'itself',
        source:
          'an earlier success of this deployment to Production: deployment 4294967300, the last that deploy.yml has purged',
        unproved: ['third'],
      });
    });

    test.each<[string, readonly Partial<ApiRun>[]]>([
      ['did not purge it', [started(60, 5, 'itself', 'failure'), started(10, 15, 'first', 'success')]],
      ['was for what succeeds now', [started(10, 15, 'first', 'success')]],
    ])('but not where that %s', async (_, runs) => {
      const all = [third, itself, deployed('1', 'first', 10, 'success')];
      expect(await lastPurge(all, runs)).toMatchObject({ commit: 'first', unproved: ['third', 'itself'] });
    });

    test('and by itself it begins at another one', async () => {
      const all = [itself, deployed('1', 'first', 10, 'success')];
      expect(await stand({ event, deployments: all, runs: [purgedItself] }).earlier(own)).toMatchObject({
        commit: 'first',
      });
    });
  });

  test('with `since: last-success` and no run that purged one has no beginning', async () => {
    const why = 'no run of deploy.yml has purged an earlier deployment yet';
    expect(await stand({ event, deployments }).lastPurge(range)).toEqual({ kind: 'none', why });
  });
});

describe('a run of another workflow', () => {
  const range = {
    kind: 'since-run' as const,
    head: 'z',
    run: { id: '60', number: 6, workflow: '77', name: 'Deploy', branch: 'main', createdAt: at(60) },
  };
  const event = { name: 'workflow_run' };
  const deploying = (number: number, headSha: string, more: Partial<ApiRun> = {}) => ({
    id: `${number}0`,
    number,
    headSha,
    workflowId: '77',
    branch: 'main',
    event: 'push',
    conclusion: 'success',
    createdAt: at(number * 10),
    updatedAt: at(number * 10 + 1),
    ...more,
  });

  test('begins at the last earlier successful one of that workflow on that branch', async () => {
    const url = 'https://github.com/r/40';
    const runs = [
      deploying(7, 'later'),
      deploying(6, 'itself'),
      deploying(5, 'branch', { branch: 'dev' }),
      deploying(5, 'fork', { headRepository: 'fork/site' }),
      deploying(5, 'pull', { event: 'pull_request' }),
      deploying(3, 'old'),
      deploying(4, 'right', { url }),
    ];
    const { asked, earlier } = stand({ event, runs });
    const source = 'the last successful run of Deploy on main before it: run 40';
    expect(await earlier(range)).toMatchObject({ kind: 'found', commit: 'right', source, url, unproved: [] });
    expect(asked).toEqual(['77 on main']);
  });

  test.each(['failure', 'cancelled', 'timed_out', undefined])(
    'has had those in part that ended as %s since that success: a step after the one that deploys may fail',
    async (conclusion) => {
      const ended = (number: number, headSha: string, more: Partial<ApiRun> = {}) => {
        const { conclusion: _, ...begun } = deploying(number, headSha, more);
        return { ...begun, ...(conclusion === undefined ? {} : { conclusion }) };
      };
      const runs = [
        ended(7, 'later'),
        deploying(6, 'itself'),
        ended(5, 'y'),
        ended(5, 'branch', { id: '51', branch: 'dev' }),
        ended(5, 'fork', { id: '52', headRepository: 'fork/site' }),
        ended(5, 'pull', { id: '53', event: 'pull_request' }),
        deploying(5, 'never', { id: '54', conclusion: 'skipped' }),
        ended(4, 'x'),
        deploying(3, 'found'),
        ended(2, 'before'),
        ended(1, 'again', { startedAt: at(35) }),
      ];
      const { asked, earlier } = stand({ event, runs });
      expect(await earlier(range)).toMatchObject({ commit: 'found', unproved: ['y', 'x', 'again'] });
      expect(asked).toEqual(['77 on main']);
    },
  );

  test('for a new tag, which counts as a branch, begins at the last one on any', async () => {
    const runs = [deploying(5, 'right', { branch: 'v1' })];
    const tagged = { ...range, run: { ...range.run, branch: 'v2' } };
    expect(await stand({ event, runs }).earlier(tagged)).toMatchObject({
      commit: 'right',
      source: 'the last successful run of Deploy on v1 before it: run 50',
    });
    expect(await stand({ event }).earlier(tagged)).toMatchObject({
      commit: null,
      source: 'run of Deploy: all its files, as no earlier one has succeeded',
    });
  });

  test.each([422, 404, 403])(
    'asks for one tag of a branch that is new, and for no list where that is %s',
    async (refusal) => {
      const dev = { ...range, run: { ...range.run, branch: 'dev' } };
      const { asked, earlier } = stand({ event, runs: [deploying(5, 'right', { branch: 'v1' })], refusal });
      expect(await earlier(dev)).toMatchObject({ commit: 'right' });
      expect(asked).toEqual(['77 on dev', 'tags/dev', '77 on any']);
    },
  );

  test('fails where GitHub cannot tell for a while whether the branch is a tag', async () => {
    const refused = stand({ event, refusal: 500 }).earlier(range);
    await expect(refused).rejects.toMatchObject({ httpStatus: 500 });
  });

  const purging = (minute: number, second: number, conclusion: string) => ({
    id: `9${minute}`,
    workflowId: 'deploy.yml',
    headSha: 'tip',
    event: 'workflow_run',
    conclusion,
    createdAt: at(minute, second),
  });

  test.each<[string, readonly Partial<ApiRun>[], string]>([
    ['the newest that was purged', [purging(51, 3, 'success'), purging(41, 3, 'success')], 'fifth'],
    ['an older one where its purge failed', [purging(51, 3, 'failure'), purging(41, 3, 'success')], 'fourth'],
    ['an older one where no run began in time', [purging(53, 3, 'success'), purging(41, 3, 'success')], 'fourth'],
    [
      'an older one where it is in doubt which of two runs was for it',
      [purging(51, 9, 'failure'), purging(51, 3, 'success'), purging(41, 3, 'success')],
      'fourth',
    ],
  ])('with `since: last-success` begins at %s, and never at the head of its own runs', async (_, purges, commit) => {
    const runs = [deploying(5, 'fifth'), deploying(4, 'fourth'), ...purges];
    expect(await stand({ event, runs, perPage: 1 }).lastPurge(range)).toMatchObject({ commit });
  });

  test('with `since: last-success` has had what was not purged, and what failed, since the one that was', async () => {
    const runs = [
      deploying(5, 'fifth'),
      deploying(4, 'failed', { conclusion: 'failure' }),
      deploying(3, 'third'),
      purging(51, 3, 'failure'),
      purging(31, 3, 'success'),
    ];
    const found = await stand({ event, runs }).lastPurge(range);
    expect(found).toMatchObject({ commit: 'third', unproved: ['fifth', 'failed'] });
  });
});

describe('where GitHub cannot be asked', () => {
  test.each([401, 403, 404])('(%s), the reason is told', async (status) => {
    const failure = new GitHubApiError('No, says GitHub.', status);
    const none = { kind: 'none', why: 'what was before it cannot be asked for: No, says GitHub.' };
    expect(await stand({ failure }).earlier()).toEqual(none);
    await expect(stand({ failure }).lastPurge()).rejects.toBe(failure);
  });

  test.each([429, 500, 200, undefined])(
    'for a while (%s), the run fails: as a success it would lose what it did not see',
    async (status) => {
      const failure = new GitHubApiError('Later.', status);
      await expect(stand({ failure }).earlier()).rejects.toBe(failure);
    },
  );

  test.each([
    ['reset', true],
    ['timeout', true],
    ['unreached', false],
    ['dns', false],
    ['refused', false],
    ['tls', false],
  ] as const)('by a connection (%s), the run fails where somebody is there: %s', async (fault, isThere) => {
    const failure = new GitHubApiError('No.', undefined, { cause: new HttpError(fault, 'no') });
    const found = stand({ failure }).earlier();
    if (isThere) await expect(found).rejects.toBe(failure);
    else expect(await found).toMatchObject({ kind: 'none' });
  });

  test.each([
    ['did not start', new Error('no module'), false],
    ['had not finished its answer in time', new DOMException('late', 'TimeoutError'), true],
  ])('by a client that %s, the run fails where somebody is there', async (_, cause, isThere) => {
    const failure = new GitHubApiError('No.', undefined, { cause });
    const found = stand({ failure }).earlier();
    if (isThere) await expect(found).rejects.toBe(failure);
    else expect(await found).toMatchObject({ kind: 'none' });
  });

  test('as there is no repository, that is the reason', async () => {
    expect(await stand({ hasApi: false }).earlier()).toEqual({ kind: 'none', why: 'GITHUB_REPOSITORY is not set' });
    await expect(stand({ hasApi: false }).lastPurge()).rejects.toThrow('`since: last-success` needs GITHUB_REPOSITORY');
  });
});
