// Questions about commits: asked of the checkout, then of what can be fetched, then of GitHub.
import { describe, expect, test } from 'vitest';
import { deepen, mergeBaseOf, parentsOf, peelToCommit, revParse } from '../../../src/changes/range/history.ts';
import type { RepositoryView } from '../../../src/changes/repository-view.ts';
import type { RepositoryApi } from '../../../src/platform/github-api.ts';
import { GitHubApiError } from '../../../src/platform/github-api-error.ts';

type Answer = { readonly status: number; readonly stdout?: string };

/** Git gives the answers in turn, the last one over and over. */
function stand(
  answers: readonly Answer[],
  more: { refusal?: string; shallow?: string; api?: Partial<RepositoryApi> } = {},
) {
  const ran: string[][] = [];
  const fetched: object[] = [];
  const side = {
    run: async (args: string[]) => {
      const { status, stdout = '' } = answers[Math.min(ran.length, answers.length - 1)] ?? { status: 128 };
      ran.push(args);
      return { status, stdout: Buffer.from(stdout, 'latin1'), stderr: '' };
    },
    fetch: async (_accesses: unknown, request: object) => {
      fetched.push(request);
      return more.refusal;
    },
  };
  const local = { checkout: { shallow: more.shallow ?? '' }, side, remote: { accesses: [] } };
  const view = { local, api: more.api, signal: new AbortController().signal } as unknown as RepositoryView;
  return { view, local: local as never, ran, fetched };
}

describe('the commit behind an id', () => {
  test('is what git resolves, without a fetch where it is there', async () => {
    const { view, ran, fetched } = stand([{ status: 0, stdout: 'abc\n' }]);
    expect(await peelToCommit(view, 'tag')).toBe('abc');
    expect(ran).toEqual([['rev-parse', '--verify', '--quiet', '--end-of-options', 'tag^{commit}']]);
    expect(fetched).toEqual([]);
  });

  test('is fetched alone where it is not', async () => {
    const { view, fetched } = stand([{ status: 1 }, { status: 0, stdout: 'abc\n' }]);
    expect(await peelToCommit(view, 'abc')).toBe('abc');
    expect(fetched).toEqual([{ wants: ['abc'], depth: 1, filter: 'blob:none' }]);
  });

  test('fails with every reason', async () => {
    const refused = stand([{ status: 1 }], { refusal: 'no such ref' });
    await expect(peelToCommit(refused.view, 'abc')).rejects.toThrow(
      'The commit abc cannot be had. Git could not fetch abc (no such ref).',
    );
    const missing = stand([{ status: 1 }]);
    await expect(peelToCommit(missing.view, 'abc')).rejects.toThrow('Git does not have the commits.');
  });

  test('may be what a tag points at, through the API', async () => {
    const commit = (): Promise<never> => Promise.reject(new GitHubApiError('not found', 404));
    const api = { commit, tagTarget: async () => 'target' };
    expect(await peelToCommit(stand([{ status: 1 }], { api }).view, 'abc')).toBe('target');
    const none = { commit, tagTarget: () => Promise.reject(new GitHubApiError('no tag', 404)) };
    await expect(peelToCommit(stand([{ status: 1 }], { api: none }).view, 'abc')).rejects.toThrow('not found');
    const broken = { commit: () => Promise.reject(new GitHubApiError('down', 500)), tagTarget: async () => 'target' };
    await expect(peelToCommit(stand([{ status: 1 }], { api: broken }).view, 'abc')).rejects.toThrow('down');
  });
});

describe('the parents', () => {
  const commit = 'tree 1\nparent aa\nparent bb\nauthor x\n\nparent cc\n';

  test('stand in the head of the commit, not in its message', async () => {
    const { view, ran } = stand([{ status: 0, stdout: commit }]);
    expect(await parentsOf(view, 'c')).toEqual(['aa', 'bb']);
    expect(ran).toEqual([['cat-file', 'commit', 'c']]);
  });

  test('are read to the end where there is no message, and from whole lines', async () => {
    expect(await parentsOf(stand([{ status: 0, stdout: 'tree 1\nparent aa' }]).view, 'c')).toEqual(['aa']);
    const odd = 'tree 1\nauthor parent aa\nparent bb x\nparent cc\n\n';
    expect(await parentsOf(stand([{ status: 0, stdout: odd }]).view, 'c')).toEqual(['cc']);
    expect(await parentsOf(stand([{ status: 0, stdout: '\n\nparent aa\n' }]).view, 'c')).toEqual([]);
  });

  test('are fetched, or asked of the API, where the commit is not there', async () => {
    const { view, fetched } = stand([{ status: 128 }, { status: 0, stdout: commit }]);
    expect(await parentsOf(view, 'c')).toEqual(['aa', 'bb']);
    expect(fetched).toEqual([{ wants: ['c'], depth: 1, filter: 'blob:none' }]);
    const api = { commit: async () => ({ id: 'c', tree: 't', parents: ['zz'] }) };
    expect(await parentsOf(stand([{ status: 128 }], { api }).view, 'c')).toEqual(['zz']);
    await expect(parentsOf(stand([{ status: 128 }]).view, 'c')).rejects.toThrow(
      'The parents of commit c cannot be had.',
    );
  });
});

describe('the merge base', () => {
  test('is what git says of a whole history', async () => {
    const { view, ran, fetched } = stand([{ status: 0, stdout: 'abc\n' }]);
    expect(await mergeBaseOf(view, 'a', 'b')).toBe('abc');
    expect(ran).toEqual([['merge-base', 'a', 'b']]);
    expect(fetched).toEqual([]);
  });

  test('is none where the histories have none', async () => {
    expect(await mergeBaseOf(stand([{ status: 1 }]).view, 'a', 'b')).toBeNull();
    const api = { mergeBase: async () => undefined };
    expect(await mergeBaseOf(stand([{ status: 1 }], { shallow: 'x', api }).view, 'a', 'b')).toBeNull();
  });

  test('is fetched for, deeper and deeper, where the history is shallow', async () => {
    const found = stand([{ status: 1 }, { status: 128 }, { status: 0, stdout: 'abc\n' }], { shallow: 'x' });
    expect(await mergeBaseOf(found.view, 'a', 'b')).toBe('abc');
    expect(found.fetched).toEqual(
      [64, 1024, 0x7fff_ffff].map((depth) => ({ wants: ['a', 'b'], depth, filter: 'tree:0' })),
    );
    const none = stand([{ status: 1 }], { shallow: 'x' });
    expect(await mergeBaseOf(none.view, 'a', 'b')).toBeNull();
    expect(none.fetched).toHaveLength(3);
    const early = stand([{ status: 0, stdout: 'abc' }], { shallow: 'x' });
    expect(await mergeBaseOf(early.view, 'a', 'b')).toBe('abc');
    expect(early.fetched).toHaveLength(1);
  });

  test('cannot be had where git does not have the commits, with the reason', async () => {
    const { view } = stand([{ status: 128 }], { shallow: 'x' });
    await expect(mergeBaseOf(view, 'a', 'b')).rejects.toThrow(
      'The merge base of a and b cannot be had. Git does not have the commits.',
    );
    const refused = stand([{ status: 128 }], { refusal: 'denied' });
    await expect(mergeBaseOf(refused.view, 'a', 'b')).rejects.toThrow('Git could not fetch the history (denied).');
  });
});

test('history that is refused says why', async () => {
  await expect(deepen(stand([], { refusal: 'denied' }).local, ['a'], 3)).rejects.toThrow(
    'Git could not fetch the history (denied).',
  );
});

test('a revision that git does not know is undefined', async () => {
  expect(await revParse(stand([{ status: 1, stdout: 'x' }]).local, 'x')).toBeUndefined();
});
