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
      const parents = history[commit[0] ?? ''];
      if (parents === undefined) throw new GitHubApiError(`no commit ${commit[0]}`, 404);
      return { id: commit, parents: [...parents].map(id) };
    },
    tagTarget: (tag) =>
      tag === id('9') ? Promise.resolve(id('b')) : Promise.reject(new GitHubApiError('no tag', 404)),
    resolve: async (name) => {
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
    /** Such as `b..d push main: before..after`. */
    resolve: async (more: Partial<RangeOptions> = {}) => {
      const resolved = await resolveRange(typed, options(more));
      if (resolved.kind === 'nothing') return `nothing: ${resolved.reason}`;
      const { base, head, source, isGuess } = resolved.range;
      return `${isGuess ? 'guessed ' : ''}${base?.[0] ?? 'nothing'}..${head[0]} ${source}`;
    },
    head: (more: Partial<RangeOptions> = {}) => resolveHead(typed, options(more)),
  };
}

type Event = NonNullable<Given['event']>;

const push = (ref: string, before: string, after: string, more: object = {}): Event => ({
  ref,
  payload: { ref, before, after, ...more },
});
const toMain = (before: string, after: string) => push('refs/heads/main', before, after);
const newBranch = (commits: string, more: object = {}) =>
  push('refs/heads/feature', zeros, id('f'), { commits: [...commits].map((at) => ({ id: id(at) })), ...more });
const newTag = push('refs/tags/v2', zeros, id('d'));
const tags = (...given: readonly string[]): readonly Tag[] =>
  given.map((tag) => ({ name: tag.slice(0, -2), commit: id(tag.slice(-1)) }));

const fromFork = 'b..f new branch feature: from where it left main';
const fromTag = 'b..d new tag v2: from the tag before it, v1';
const noTag = 'nothing..d new tag v2: all its files, as no tag comes before it';
const lastSuccess = 'c..d the last successful run of deploy.yml on main: run 5';

describe('the range', () => {
  test.each<[string, Given, string, Partial<RangeOptions>?]>([
    ['of a push', { event: toMain(id('b'), id('d')) }, 'b..d push main: before..after'],
    [
      'of a push of nothing new',
      { event: toMain(id('d'), id('d')) },
      `nothing: Both ends of the range are the same commit, ${id('d')} (push main: before..after).`,
    ],
    [
      'of the same, up to another head',
      { event: toMain(id('d'), id('d')) },
      `nothing: Both ends of the range are the same commit, ${id('d')} (push main: before..after).`,
      { base: zeros, head: 'feature' },
    ],
    ['of a deletion', { event: toMain(id('b'), zeros) }, 'nothing: The branch main was deleted; no file changed.'],
    [
      'of a deletion, with a base',
      { event: toMain(id('b'), zeros) },
      'f..d inputs: feature..head of the event',
      { base: 'feature' },
    ],
    [
      'of a deletion, with a head',
      { event: toMain(id('b'), zeros) },
      'guessed e..f the last commit: HEAD^..HEAD',
      { head: 'feature' },
    ],
    [
      'of a moved tag: from the commit behind the old one',
      { event: push('refs/tags/v1', id('9'), id('d')) },
      'b..d moved tag v1: before..after',
    ],
    [
      'of a branch: as the payload has it',
      { event: { ...push('refs/tags/v1', id('9'), id('d')), ref: 'refs/heads/x' } },
      '9..d moved tag v1: before..after',
    ],
    [
      'of a first push of the default branch',
      { event: newBranch('abef'), defaultBranch: 'feature' },
      'nothing..f new branch feature: from its first commit',
    ],
    [
      'of the same without a list of commits',
      { event: newBranch(''), defaultBranch: 'feature' },
      'nothing..f new branch feature: all its files, as there was nothing before',
    ],
    ['of a new branch that lists what was there before as well', { event: newBranch('abef') }, fromFork],
    [
      'of a new branch whose event names the default branch',
      { event: newBranch('', { repository: { default_branch: 'main' } }), defaultBranch: 'x' },
      fromFork,
    ],
    ['of a new branch without a list of commits', { event: newBranch('') }, fromFork],
    ['of a new branch whose list lacks its tip', { event: newBranch('c') }, fromFork],
    [
      'of a new tag: from the nearest, by its first name',
      { event: newTag, tags: tags('v2 d', 'v1 b', 'v1-again b', 'v0 a') },
      fromTag,
    ],
    ['of a new tag where no other is', { event: newTag }, noTag],
    ['of a new tag beside others', { event: newTag, tags: tags('v1 f') }, noTag],
    ['of a new tag on its own', { event: newTag, tags: tags('v2 d') }, noTag],
    ['of a schedule', { event: { name: 'schedule' } }, lastSuccess, { since: 'auto' }],
    ['since the last success', {}, lastSuccess, { since: 'last-success' }],
    ['of both inputs', {}, 'b..f inputs: main~2..feature', { base: 'main~2', head: 'feature' }],
    ['of inputs in other words', {}, 'f..d inputs: merged^2..@', { base: 'merged^2', head: '@' }],
  ])('%s', async (_, given, expected, options = {}) => {
    const { resolve, notices, warnings } = stand(given);
    expect(await resolve(options)).toBe(expected);
    expect(notices).toEqual([]);
    expect(warnings).toHaveLength(expected.startsWith('guessed') ? 1 : 0);
  });

  test("without a success is the event's own, and that is said", async () => {
    const { resolve, notices } = stand({ event: toMain(id('b'), id('d')), succeeded: [] });
    expect(await resolve({ since: 'last-success' })).toBe('b..d push main: before..after');
    expect(notices).toEqual([
      "The event's own range is compared, because no run of deploy.yml on main has succeeded yet. If this file had another name before, or earlier runs have left something, run the workflow once by hand with the commit that imgix holds as `base`, or with `select: stale`.",
    ]);
  });

  const local = (name: string, there: readonly string[] = []): Partial<OpenRepository> => ({
    checkout: { head: id('f') } as Checkout,
    origin: async () => ({ name }),
    holds: async (commit: string) => there.includes(commit),
  });

  test.each<[string, Given, Partial<RangeOptions>, string]>([
    [
      'where that is asked for',
      { event: { name: 'schedule' } },
      {},
      'the event schedule names no range, and `since` is `event`',
    ],
    ['of `head` alone', {}, { head: 'feature' }, 'only `head` is given, without `base`'],
    [
      'of a checkout of another repository',
      { event: toMain(id('b'), id('d')), local: local('Octo/other') },
      {},
      'the checkout is of Octo/other, the event of octo/site',
    ],
  ])('is the last commit alone %s, with a warning', async (_, given, options, why) => {
    const { resolve, warnings } = stand(given);
    expect(await resolve(options)).toMatch(/^guessed (c\.\.d|e\.\.f) the last commit: HEAD\^\.\.HEAD$/);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^Only the last commit \([df]{40}\) is compared with its parent, because .* set `base`, or/,
      ),
    ]);
    expect(warnings.join()).toContain(` because ${why}. What`);
  });

  test.each([local('Octo/Site'), local('mirror/site', [id('d')])])(
    "is the event's where only the case of the checkout's name differs, or where it has the commits",
    async (there) => {
      const { resolve } = stand({ event: toMain(id('b'), id('d')), local: there });
      expect(await resolve()).toBe('b..d push main: before..after');
    },
  );

  test.each<[string, Given, string]>([
    [
      'whose payload does not tell',
      { event: { payload: { ref: 'refs/heads/main', after: id('d') } } },
      'Which commits this push brought cannot be told, because its payload does not name the commit before the push. Nothing was purged. Say where to begin with the input `base`, or set `since: last-success` or `select: all`.',
    ],
    [
      'of no commit, with nobody to ask',
      { event: { name: 'schedule', sha: undefined, repository: undefined }, hasApi: false },
      'No commit is known: there is no checkout, and neither GITHUB_SHA nor GITHUB_REPOSITORY is set.',
    ],
  ])('of an event %s is not guessed', async (_, given, message) => {
    await expect(stand(given).resolve()).rejects.toMatchObject({ code: 'event-unusable', message });
  });
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

test('a warning of another checkout is not worth a large transfer', async () => {
  const asked: unknown[] = [];
  const mergeBase: Repository['mergeBase'] = async (_base, _head, reach) => {
    asked.push(reach);
    throw new ObjectsUnavailableError('No history.');
  };
  const place = { mergeBase, resolve: async (name) => name } as Partial<Repository> as Repository;
  const { signal } = new AbortController();
  const repository = withFallback([place, place], { signal, notices: [] });
  const { resolve, warnings } = stand({
    event: toMain(id('b'), id('d')),
    local: { repository, checkout: { head: id('c') } as Checkout, origin: async () => ({}) },
  });
  expect(await resolve()).toBe('b..d push main: before..after');
  expect([asked, warnings]).toEqual([['near', 'near'], []]);
});

describe('the inputs', () => {
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
    [id('8'), `Input \`base\`: the commit \`${id('8')}\` cannot be had. no commit 8`],
    ['main^{tree}', 'Input `base`: there is no commit, branch or tag `main^{tree}` here'],
    ['main^{tree}~1', 'Input `base`: there is no commit, branch or tag `main^{tree}` here'],
    ['~1', 'Input `base`: there is no commit, branch or tag `~1` here'],
    ['0000000', 'Input `base`: there is no commit, branch or tag `0000000` here'],
  ])('that name nothing fail with what was missing: %s', async (base, message) => {
    await expect(stand({}).resolve({ base })).rejects.toThrow(message);
  });
});
