// Which earlier run counts as the last successful one.
import { describe, expect, test } from 'vitest';
import { findLastSuccess } from '../../../src/changes/range/last-success.ts';
import type { RepositoryView } from '../../../src/changes/repository-view.ts';
import type { GitHubEvent } from '../../../src/platform/event.ts';
import type { ApiRun, RepositoryApi } from '../../../src/platform/github-api.ts';

type Given = {
  readonly event?: Partial<Record<keyof GitHubEvent, unknown>>;
  readonly runs?: readonly Partial<ApiRun>[];
  /** What the API says of this run itself. */
  readonly thisRun?: Partial<ApiRun>;
  readonly hasApi?: boolean;
};

function stand({ event = {}, runs = [], thisRun, hasApi = true }: Given) {
  const asked: string[] = [];
  const api: Pick<RepositoryApi, 'run' | 'successfulRuns'> = {
    run: async (id) => {
      asked.push(`run ${id}`);
      return thisRun as ApiRun;
    },
    async *successfulRuns(workflow, branch) {
      asked.push(`${workflow} on ${branch}`);
      yield* runs as readonly ApiRun[];
    },
  };
  const given = {
    name: 'push',
    payload: {},
    repository: 'octo/site',
    ref: 'refs/heads/main',
    runId: '9',
    workflowRef: 'octo/site/.github/workflows/deploy.yml@refs/heads/main',
    ...event,
  };
  const view = { event: given, api: hasApi ? api : undefined, notices: [] as string[] };
  return { asked, notices: view.notices, find: () => findLastSuccess(view as unknown as RepositoryView) };
}

const run = { id: '5', headSha: 'a', event: 'push' };

describe('the last success', () => {
  test('is the first run that counts, and is named', async () => {
    const { asked, find } = stand({ runs: [run, { ...run, id: '4' }] });
    expect(await find()).toEqual({ commit: 'a', source: 'last successful run of deploy.yml on main: run 5' });
    expect(asked).toEqual(['deploy.yml on main']);
  });

  test('is named with its page where there is one', async () => {
    const { find } = stand({ runs: [{ ...run, url: 'https://github.com/r/5' }] });
    expect((await find())?.source).toBe('last successful run of deploy.yml on main: run 5 (https://github.com/r/5)');
  });

  test.each<[string, Partial<ApiRun>]>([
    ['this run itself', { id: '9' }],
    ['a run of a fork', { headRepository: 'mallory/site' }],
    ['a run for a pull request', { event: 'pull_request' }],
    ['a run for a pull request, of the other kind', { event: 'pull_request_target' }],
    ['a run on another branch', { branch: 'feature' }],
  ])('is not %s', async (_, other) => {
    const { find } = stand({
      runs: [
        { ...run, ...other },
        { ...run, id: '3', headSha: 'c' },
      ],
    });
    expect(await find()).toMatchObject({ commit: 'c' });
  });

  test('may name repository and branch as long as they are the same', async () => {
    const { find } = stand({ runs: [{ ...run, headRepository: 'Octo/Site', branch: 'main' }] });
    expect(await find()).toMatchObject({ commit: 'a' });
  });

  test('may be one for a pull request where this is one, too', async () => {
    const event = { name: 'pull_request', payload: { pull_request: { head: { ref: 'feature' } } } };
    const { asked, find } = stand({ event, runs: [{ ...run, event: 'pull_request' }] });
    expect(await find()).toMatchObject({ commit: 'a' });
    expect(asked).toEqual(['deploy.yml on feature']);
  });

  test('may be missing, which is said, with what to do once', async () => {
    const { notices, find } = stand({});
    expect(await find()).toBeUndefined();
    expect(notices).toEqual([
      "No run of deploy.yml on main has succeeded yet, so the event's own range is compared. Use `select: all` once to purge everything that earlier runs did not.",
    ]);
  });
});

describe('workflow and branch', () => {
  test.each([
    ['refs/heads/release/2', 'release/2'],
    ['refs/tags/v1', 'v1'],
    ['refs/heads/a/refs/heads/b', 'a/refs/heads/b'],
  ])('come from the runner: %s is %s', async (ref, branch) => {
    const { asked, find } = stand({ event: { ref } });
    await find();
    expect(asked).toEqual([`deploy.yml on ${branch}`]);
  });

  test('come from what GitHub says of this run where the runner does not tell', async () => {
    const thisRun = { workflowId: '77', branch: 'trunk' };
    for (const [event, expected] of [
      [{ workflowRef: undefined }, '77 on main'],
      [{ ref: undefined }, 'deploy.yml on trunk'],
      [{ workflowRef: undefined, ref: undefined }, '77 on trunk'],
    ] as const) {
      const { asked, find } = stand({ event, thisRun });
      await find();
      expect(asked).toEqual(['run 9', expected]);
    }
  });

  test('must be known', async () => {
    for (const given of [
      { event: { workflowRef: undefined }, thisRun: {} },
      { event: { ref: undefined }, thisRun: {} },
      { event: { workflowRef: undefined, runId: undefined } },
    ]) {
      await expect(stand(given).find()).rejects.toMatchObject({
        code: 'event-unusable',
        message: '`since: last-success` needs to know the workflow and the branch; the runner tells neither.',
      });
    }
  });
});

test('without a repository there is nobody to ask', async () => {
  const error = {
    code: 'event-unusable',
    message: '`since: last-success` needs GITHUB_REPOSITORY, which is not set.',
  };
  await expect(stand({ hasApi: false }).find()).rejects.toMatchObject(error);
  await expect(stand({ event: { repository: undefined } }).find()).rejects.toMatchObject(error);
});
