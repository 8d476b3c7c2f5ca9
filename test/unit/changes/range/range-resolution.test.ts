// From what an event and the inputs ask for to two commits, on a history that GitHub's API tells.
import { describe, expect, test } from 'vitest';
import type { Checkout } from '../../../../src/changes/git/checkout.ts';
import { githubRepository } from '../../../../src/changes/github/github-repository.ts';
import type { OpenRepository } from '../../../../src/changes/open-repository.ts';
import { type RangeOptions, resolveHead, resolveRange } from '../../../../src/changes/range/resolve-range.ts';
import { ObjectsUnavailableError, type Repository, type Tag } from '../../../../src/changes/repository.ts';
import { withFallback } from '../../../../src/changes/with-fallback.ts';
import type { GitHubEvent } from '../../../../src/platform/event.ts';
import type { ApiRun } from '../../../../src/platform/github/answers.ts';
import { GitHubApiError } from '../../../../src/platform/github/api-error.ts';
import type { RepositoryApi } from '../../../../src/platform/github/repository-api.ts';

const id = (letter: string) => letter.repeat(40);
const zeros = '0'.repeat(40);
/** a - b - c - d on main; e leaves main at b, then f; m merges f into d. */
const history: Readonly<Record<string, string>> = { a: '', b: 'a', c: 'b', d: 'c', e: 'b', f: 'e', '1': 'df' };

type Given = {
  readonly event?: Partial<Record<keyof GitHubEvent, unknown>>;
  readonly tags?: readonly Tag[];
  readonly defaultBranch?: string;
  /** Heads of the earlier runs of this workflow that succeeded. */
  readonly succeeded?: readonly string[];
  readonly hasApi?: boolean;
  readonly local?: Partial<OpenRepository>;
};

function stand({ event = {}, tags = [], defaultBranch = 'main', succeeded = ['c'], hasApi = true, local }: Given) {
  const asked: string[] = [];
  const api: Partial<RepositoryApi> = {
    commit: async (commit) => {
      asked.push(`commit ${commit[0]}`);
      const parents = history[commit[0] ?? ''];
      if (parents === undefined) throw new GitHubApiError(`no commit ${commit[0]}`, 404);
      return { id: commit, parents: [...parents].map(id) };
    },
    tagTarget: (tag) =>
      tag === id('9') ? Promise.resolve(id('b')) : Promise.reject(new GitHubApiError('no tag', 404)),
    resolve: async (name) => {
      asked.push(`resolve ${name}`);
      const found: Record<string, string> = { main: 'd', 'heads/main': 'd', feature: 'f', HEAD: 'd', merged: '1' };
      if (found[name] === undefined) throw new GitHubApiError(`no revision ${name}`, 422);
      return id(found[name]);
    },
    mergeBase: async (base, head) => {
      asked.push(`merge base of ${base[0]} and ${head[0]}`);
      if (history[base[0] ?? ''] === undefined) throw new GitHubApiError(`no commit ${base[0]}`, 404);
      return base === head ? base : id('b');
    },
    defaultBranch: async () => defaultBranch,
    async *tags() {
      yield* tags;
    },
    async *history(head) {
      asked.push(`history of ${head[0]}`);
      const commits = [];
      for (let at = head[0]; at; at = history[at]?.[0]) {
        commits.push({ id: id(at), parents: [...(history[at] ?? '')].map(id) });
      }
      yield commits;
      return undefined;
    },
    async *runs() {
      yield succeeded.map((head) => ({ id: '5', headSha: id(head), event: 'push', conclusion: 'success' }) as ApiRun);
      return undefined;
    },
  };
  const found = hasApi ? (api as RepositoryApi) : undefined;
  const notices: string[] = [];
  const signal = new AbortController().signal;
  const view = {
    repository: withFallback([githubRepository(async () => found)], { signal, notices: [] }),
    event: {
      name: 'push',
      payload: {},
      sha: id('d'),
      ref: 'refs/heads/main',
      repository: 'octo/site',
      workflowRef: 'octo/site/.github/workflows/deploy.yml@refs/heads/main',
      ...event,
    },
    eventApi: async () => found,
    holds: async () => false,
    ...local,
    notices,
    warnings: [] as string[],
  };
  const typed = view as unknown as OpenRepository;
  const options = (more: Partial<RangeOptions>): RangeOptions => ({ since: 'event', ...more });
  return {
    asked,
    notices: view.notices,
    warnings: view.warnings,
    resolve: async (more: Partial<RangeOptions> = {}) => {
      const resolved = await resolveRange(typed, options(more));
      if (resolved.kind === 'nothing') return resolved;
      const { hasMore: _, ...range } = resolved.range;
      return { kind: resolved.kind, range };
    },
    head: (more: Partial<RangeOptions> = {}) => resolveHead(typed, options(more)),
  };
}

const range = (base: string | null, head: string, source: string) => ({
  kind: 'range',
  range: { base: base === null ? null : id(base), head: id(head), source },
});

const lastCommit = (base: string, head: string) => ({
  kind: 'range',
  range: { base: id(base), head: id(head), source: 'the last commit: HEAD^..HEAD', isGuess: true },
});

describe('a push', () => {
  const push = (before: string, after: string, more: object = {}) => ({
    payload: { ref: 'refs/heads/main', before, after, ...more },
  });

  test('is compared from before to after', async () => {
    const { resolve, notices } = stand({ event: push(id('b'), id('d')) });
    expect(await resolve()).toEqual(range('b', 'd', 'push main: before..after'));
    expect(notices).toEqual([]);
  });

  test('of nothing new is nothing', async () => {
    const { resolve } = stand({ event: push(id('d'), id('d')) });
    const reason = `Both ends of the range are the same commit, ${id('d')} (push main: before..after).`;
    expect(await resolve()).toEqual({ kind: 'nothing', reason });
  });

  test('that deletes is nothing, unless a base or a head is given', async () => {
    const { resolve } = stand({ event: push(id('b'), zeros) });
    expect(await resolve()).toEqual({ kind: 'nothing', reason: 'The branch main was deleted; no file changed.' });
    expect(await resolve({ base: 'feature' })).toEqual(range('f', 'd', 'inputs: feature..head of the event'));
    expect(await resolve({ head: 'feature' })).toEqual(lastCommit('e', 'f'));
  });

  test('of a tag that moved is compared with the commit behind the old one', async () => {
    const event = { payload: { ref: 'refs/tags/v1', before: id('9'), after: id('d') }, ref: 'refs/tags/v1' };
    expect(await stand({ event }).resolve()).toEqual(range('b', 'd', 'moved tag v1: before..after'));
    const branch = { ...event, ref: 'refs/heads/x' };
    expect(await stand({ event: branch }).resolve()).toMatchObject({ range: { base: id('9') } });
  });

  test('whose payload does not tell is not guessed', async () => {
    const { resolve } = stand({ event: { payload: { ref: 'refs/heads/main', after: id('d') } } });
    await expect(resolve()).rejects.toMatchObject({
      code: 'event-unusable',
      message:
        'Which commits this push brought cannot be told, because its payload does not name the commit before the push. Nothing was purged. Say where to begin with the input `base`, or set `since: last-success` or `select: all`.',
    });
  });
});

describe('a new branch', () => {
  const event = (commits: readonly string[], more: object = {}) => ({
    payload: {
      ref: 'refs/heads/feature',
      before: zeros,
      after: id('f'),
      commits: commits.map((at) => ({ id: id(at) })),
      ...more,
    },
  });

  test('begins at the parent of its first pushed commit', async () => {
    const { resolve, asked } = stand({ event: event(['e', 'f']) });
    expect(await resolve()).toEqual(range('b', 'f', 'new branch feature: from the parent of its first pushed commit'));
    expect(asked).toEqual(['commit f', 'history of f']);
  });

  test('begins with nothing where the push holds the first commit', async () => {
    const { resolve } = stand({ event: event(['a', 'b', 'e', 'f']), defaultBranch: 'feature' });
    expect(await resolve()).toEqual(range(null, 'f', 'new branch feature: from its first commit'));
  });

  test('begins where it left the default branch where there is another one', async () => {
    const { resolve } = stand({ event: event(['a', 'b', 'e', 'f']) });
    expect(await resolve()).toEqual(range('b', 'f', 'new branch feature: from where it left main'));
  });

  test('begins where it left the default branch where the push does not list its commits', async () => {
    const told = event([], { repository: { default_branch: 'main' } });
    expect(await stand({ event: told, defaultBranch: 'x' }).resolve()).toEqual(
      range('b', 'f', 'new branch feature: from where it left main'),
    );
    expect(await stand({ event: event([]) }).resolve()).toMatchObject({ range: { base: id('b') } });
    expect(await stand({ event: event(['c']) }).resolve()).toMatchObject({ range: { base: id('b') } });
  });

  test('that is the default branch itself, or of a repository without one, begins with nothing', async () => {
    const source = 'new branch feature: all its files, as there was nothing before';
    expect(await stand({ event: event([]), defaultBranch: 'feature' }).resolve()).toEqual(range(null, 'f', source));
  });
});

describe('a new tag', () => {
  const event = { payload: { ref: 'refs/tags/v2', before: zeros, after: id('d') } };

  test('begins at the tag before it, the nearest', async () => {
    const tags = [
      { name: 'v2', commit: id('d') },
      { name: 'v1', commit: id('b') },
      { name: 'v1-again', commit: id('b') },
      { name: 'v0', commit: id('a') },
    ];
    expect(await stand({ event, tags }).resolve()).toEqual(range('b', 'd', 'new tag v2: from the tag before it, v1'));
  });

  test('begins with nothing where none comes before it', async () => {
    const source = 'new tag v2: all its files, as no tag comes before it';
    expect(await stand({ event }).resolve()).toEqual(range(null, 'd', source));
    const aside = [{ name: 'v1', commit: id('f') }];
    expect(await stand({ event, tags: aside }).resolve()).toEqual(range(null, 'd', source));
    const itself = [{ name: 'v2', commit: id('d') }];
    expect(await stand({ event, tags: itself }).resolve()).toEqual(range(null, 'd', source));
  });
});

test('a pull request begins at the merge base', async () => {
  const payload = { number: 7, pull_request: { base: { sha: id('d') }, head: { sha: id('f') } } };
  expect(await stand({ event: { name: 'pull_request', payload } }).resolve()).toEqual(
    range('b', 'f', 'pull request #7: base...head'),
  );
});

test('without a checkout GitHub alone is asked for a merge base, and once', async () => {
  const payload = { pull_request: { base: { sha: id('7') }, head: { sha: id('f') } } };
  const { resolve, asked } = stand({ event: { name: 'pull_request', payload } });
  await expect(resolve()).rejects.toThrow(
    `The merge base of ${id('7')} and ${id('f')} cannot be had. no commit 7 Let actions/checkout fetch`,
  );
  expect(asked.filter((question) => question.startsWith('merge base'))).toEqual(['merge base of 7 and f']);
});

test('git is asked again where GitHub cannot tell, and what it says twice is told once', async () => {
  const place = (message: string) =>
    ({ mergeBase: () => Promise.reject(new ObjectsUnavailableError(message)) }) as Partial<Repository> as Repository;
  const { signal } = new AbortController();
  const { mergeBase } = withFallback([place('No remote.'), place('No token.')], { signal, notices: [] });
  await expect(mergeBase(id('b'), id('f'))).rejects.toThrow('cannot be had. No remote. No token. Let actions/checkout');
});

describe('an event that tells no commits', () => {
  const event = { name: 'schedule' };

  test('begins at the last success of this workflow', async () => {
    const { resolve, warnings } = stand({ event });
    expect(await resolve({ since: 'auto' })).toEqual(
      range('c', 'd', 'the last successful run of deploy.yml on main: run 5'),
    );
    expect(warnings).toEqual([]);
  });

  test('has its last commit compared where that is asked for, and says so', async () => {
    const { resolve, warnings } = stand({ event });
    expect(await resolve()).toEqual(lastCommit('c', 'd'));
    expect(warnings).toEqual([
      `Only the last commit (${id('d')}) is compared with its parent, because the event schedule names no range, and \`since\` is \`event\`. What the commits before it changed may be missing: set \`base\`, or use \`select: all\` once.`,
    ]);
  });

  test('has the first commit of all compared with nothing', async () => {
    expect(await stand({ event: { ...event, sha: id('a') } }).resolve()).toMatchObject({ range: { base: null } });
  });

  test('takes what GitHub calls HEAD where nobody names a commit, and fails without anybody to ask', async () => {
    expect(await stand({ event: { ...event, sha: undefined } }).resolve()).toMatchObject({ range: { head: id('d') } });
    await expect(
      stand({ event: { ...event, sha: undefined, repository: undefined }, hasApi: false }).resolve(),
    ).rejects.toMatchObject({
      code: 'event-unusable',
      message: 'No commit is known: there is no checkout, and neither GITHUB_SHA nor GITHUB_REPOSITORY is set.',
    });
  });
});

describe('the inputs', () => {
  test('name both ends', async () => {
    expect(await stand({}).resolve({ base: 'main~2', head: 'feature' })).toEqual(
      range('b', 'f', 'inputs: main~2..feature'),
    );
    expect(await stand({}).resolve({ base: 'merged^2', head: '@' })).toEqual(range('f', 'd', 'inputs: merged^2..@'));
    expect(await stand({}).head({ head: 'feature' })).toBe(id('f'));
    expect(await stand({}).head()).toBe(id('d'));
  });

  test.each([
    ['HEAD', 'f', {}],
    ['@', 'f', {}],
    ['HEAD~1', 'e', {}],
    ['@^', 'e', {}],
    ['HEAD', 'c', { local: { checkout: { head: id('c') } as Checkout } }],
    // GitHub's own, where nobody knows better.
    ['HEAD', 'd', { event: { sha: undefined } }],
  ])('%s is what is checked out, or would be for the event: %s', async (head, commit, given) => {
    expect(await stand({ event: { sha: id('f') }, ...given }).head({ head })).toBe(id(commit));
  });

  test.each([
    ['main~', 'c'],
    ['main~0', 'd'],
    ['main^0', 'd'],
    ['merged^2~2', 'b'],
    ['main^{}~2^{commit}^', 'a'],
  ])('%s is %s', async (head, commit) => {
    expect(await stand({}).head({ head })).toBe(id(commit));
  });

  test.each(['B', '9'])("an id (%s) counts in any case, a tag's too", async (letter) => {
    expect(await stand({}).head({ head: id(letter) })).toBe(id('b'));
  });

  test('with `head` alone compare it with its parent', async () => {
    const { resolve, warnings } = stand({});
    expect(await resolve({ head: 'feature' })).toEqual(lastCommit('e', 'f'));
    expect(warnings[0]).toContain('because only `head` is given, without `base`.');
  });

  test('begin at the last success, or at the event without one', async () => {
    expect(await stand({}).resolve({ since: 'last-success' })).toEqual(
      range('c', 'd', 'the last successful run of deploy.yml on main: run 5'),
    );
    const event = { payload: { ref: 'refs/heads/main', before: id('b'), after: id('d') } };
    const { resolve, notices } = stand({ event, succeeded: [] });
    expect(await resolve({ since: 'last-success' })).toEqual(range('b', 'd', 'push main: before..after'));
    expect(notices).toEqual([
      "The event's own range is compared, because no run of deploy.yml on main has succeeded yet. Use `select: all` once to purge everything that earlier runs did not.",
    ]);
  });

  test.each([
    [
      'main~9',
      `Input \`base\`: the commit \`main~9\` does not exist. On the way there the commit ${id('a')} has no parent`,
    ],
    [
      'main^2',
      `Input \`base\`: the commit \`main^2\` does not exist. On the way there the commit ${id('d')} has no parent number 2`,
    ],
    [
      'nowhere',
      'Input `base`: there is no commit, branch or tag `nowhere` here, and it could not be fetched. no revision nowhere',
    ],
    ['main^{tree}', 'Input `base`: there is no commit, branch or tag `main^{tree}` here'],
    ['main^{tree}~1', 'Input `base`: there is no commit, branch or tag `main^{tree}` here'],
    ['~1', 'Input `base`: there is no commit, branch or tag `~1` here'],
    ['0000000', 'Input `base`: there is no commit, branch or tag `0000000` here'],
  ])('that name nothing fail with what was missing: %s', async (base, message) => {
    await expect(stand({}).resolve({ base })).rejects.toThrow(message);
  });
});

describe('a checkout of another repository', () => {
  const event = { payload: { ref: 'refs/heads/main', before: id('b'), after: id('d') } };
  const local = (name: string, there: readonly string[]) => ({
    checkout: { head: id('f') } as Checkout,
    origin: async () => ({ name }),
    holds: async (commit: string) => there.includes(commit),
  });

  test('has its own last commit compared: the commits of the event mean nothing there', async () => {
    const { resolve, warnings } = stand({ event, local: local('Octo/other', [id('f')]) });
    expect(await resolve()).toEqual(lastCommit('e', 'f'));
    expect(warnings.join()).toContain('because the checkout is of Octo/other, the event of octo/site.');
  });

  test('is none where only the case differs, or where it has the commits (a mirror, say)', async () => {
    for (const there of [local('Octo/Site', []), local('mirror/site', [id('d')])]) {
      expect(await stand({ event, local: there }).resolve()).toEqual(range('b', 'd', 'push main: before..after'));
    }
  });
});
