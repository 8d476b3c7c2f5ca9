// Every event but push.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startGitHubSimulator } from '../../simulator-github/github-simulator.ts';
import { git, gitWith } from '../../support/hermetic-git.ts';
import { checkOut, TestArea } from '../../support/repository.ts';
import { twoBranches } from './histories.ts';
import { changesOf, fileList, listOf } from './scene.ts';

function pullRequest(base: string, head: string) {
  return {
    event: 'pull_request',
    payload: { number: 7, pull_request: { number: 7, base: { sha: base }, head: { sha: head, ref: 'feature' } } },
  };
}

describe.each([
  { depth: 0, withApi: false },
  { depth: 1, withApi: false },
  { depth: 1, withApi: true },
])('a pull request at depth $depth (API: $withApi)', ({ depth, withApi }) => {
  async function scenario(area: TestArea) {
    const made = twoBranches(area);
    checkOut(`file://${made.remote}`, made.workspace, made.merge, { depth });
    const api = await startGitHubSimulator({ repositories: withApi ? { 'octo/site': made.remote } : {} });
    return { ...made, api, job: { workspace: made.workspace, sha: made.merge, apiUrl: api.apiUrl } };
  }

  test('has what its branch changed since it left the base', async () => {
    using area = new TestArea();
    const { api, base, head, fork, job } = await scenario(area);
    await using _ = api;
    const changes = await changesOf({ ...job, ...pullRequest(base, head) });
    expect(listOf(changes)).toEqual(['added f.png', 'added g.png', 'modified a.png']);
    expect(changes).toMatchObject({ range: { base: fork, head, source: 'pull request #7: base...head' } });
  });

  test('takes files of the merge commit where they are those of its head', async () => {
    using area = new TestArea();
    const { api, base, head, job, workspace } = await scenario(area);
    await using _ = api;
    const changes = await changesOf({ ...job, ...pullRequest(base, head) });
    if (changes.kind === 'nothing') throw new Error(changes.reason);
    expect(changes.files.map(({ checkoutFile }) => checkoutFile)).toEqual(
      ['a.png', 'f.png', 'g.png'].map((name) => join(workspace, name)),
    );
  });
});

test('a merge base that a shallow history hides is asked of the API', async () => {
  using area = new TestArea();
  const work = area.repository();
  const root = work.commit({ 'root.png': '1' });
  const fork = work.commit({ 'fork.png': '1' });
  work.branch('feature');
  const head = work.commit({ 'feature.png': '1' });
  work.branch('side', root);
  work.commit({ 'side.png': '1' });
  work.branch('main', fork);
  for (const name of ['1', '2', '3']) work.commit({ [`${name}.png`]: '1' });
  const base = work.merge('side');
  work.branch('merged');
  const merge = work.merge(head);
  const remote = work.pushTo(area.path('remote.git'));
  const workspace = checkOut(`file://${remote}`, area.path('workspace'), merge, { depth: 4 });
  // The way to `fork` through the base is cut off; the older `root` is in sight from both.
  expect(git(workspace, 'merge-base', base, head)).toBe(root);
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote } });
  const changes = await changesOf({ workspace, sha: merge, apiUrl: api.apiUrl, ...pullRequest(base, head) });
  expect(changes).toMatchObject({ range: { base: fork } });
  expect(listOf(changes)).toEqual(['added feature.png']);
});

test('a merge base is the best one, also where git has to fetch far for it and sees an older one first', async () => {
  using area = new TestArea();
  const work = area.repository();
  // main is m0 to m100. The feature leaves it at m90 with 70 commits, then merges a branch that left it at m40.
  const chain = (branch: string, from: string, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const start = index === 0 && from !== '' ? `from ${from}\n` : '';
      const file = `M 644 inline ${branch}.png\ndata ${String(index).length}\n${index}\n`;
      return `commit refs/heads/${branch}\ncommitter A <a@example.com> ${index} +0000\ndata 0\n${start}${file}`;
    }).join('');
  const build = (input: string) => gitWith(work.folder, { input }, 'fast-import', '--quiet');
  build(chain('main', '', 101));
  const [best, older] = [work.id('main~10'), work.id('main~60')];
  build(chain('feature', best, 70) + chain('old', older, 1));
  work.checkout('feature');
  const head = work.merge('old');
  const base = work.id('main');
  const remote = work.pushTo(area.path('remote.git'));
  const workspace = checkOut(`file://${remote}`, area.path('workspace'), head);
  const changes = await changesOf({ workspace, sha: head, ...pullRequest(base, head) });
  expect(changes).toMatchObject({ range: { base: best } });
  expect(listOf(changes)).toEqual(['added feature.png', 'added old.png']);
});

test('a file that the merge commit of a pull request shows differently is not taken from the checkout', async () => {
  using area = new TestArea();
  const work = area.repository();
  const lines = (first: string, last: string) => [first, ...'abcdefgh', last].join('\n');
  work.commit({ 'x.svg': lines('1', '1') });
  work.branch('feature');
  const head = work.commit({ 'x.svg': lines('2', '1'), 'y.svg': '1' });
  work.checkout('main');
  const base = work.commit({ 'x.svg': lines('1', '2') });
  const merge = work.merge(head);
  const changes = await changesOf({ workspace: work.folder, sha: merge, ...pullRequest(base, head) });
  expect(changes).toMatchObject({
    files: [{ path: 'x.svg' }, { path: 'y.svg', checkoutFile: join(work.folder, 'y.svg') }],
  });
  expect(changes).not.toMatchObject({ files: [{ checkoutFile: expect.anything() }, {}] });
});

test('the last commit of a merge is compared with its first parent, the only commit of a repository with nothing', async () => {
  using area = new TestArea();
  const { remote, merge, fork, workspace } = twoBranches(area);
  checkOut(`file://${remote}`, workspace, merge);
  expect(await fileList({ workspace, event: 'schedule' })).toEqual(['added f.png', 'added g.png', 'modified a.png']);
  checkOut(`file://${remote}`, area.path('other'), fork);
  expect(await fileList({ workspace: area.path('other'), event: 'schedule' })).toEqual([
    'added a.png',
    'added both.png',
  ]);
});
