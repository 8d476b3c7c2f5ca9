// What a branch holds now, on the remote: a newer push may have overtaken the run.
import { existsSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type { CommitRange } from '../../../src/changes/changed-file.ts';
import { findBranchFiles } from '../../../src/changes/files/tracked-files.ts';
import { openBranchNow } from '../../../src/pipeline/prove/branch-now.ts';
import type { GitPath } from '../../../src/platform/git/git-path.ts';
import { startGitHubSimulator } from '../../simulator-github/github-simulator.ts';
import { checkOut, type RepositoryBuilder, TestArea } from '../../support/repository.ts';
import { enter } from './scene.ts';

/** A checkout of depth 1, after which the branch goes on. */
function overtaken(area: TestArea) {
  const work = area.repository();
  const sha = work.commit({ 'a.png': '1', 'b.png': '1', 'gone.png': '1', 'link.png': { link: 'a.png' } });
  const remote = work.pushTo(area.path('remote.git'));
  const workspace = checkOut(`file://${remote}`, area.path('workspace'), sha);
  const tip = work.commit({ 'a.png': '2, larger', 'gone.png': null });
  work.git('push', '--quiet', remote, 'main');
  return { work, remote, workspace, sha, tip };
}

const paths = ['a.png', 'b.png', 'gone.png', 'link.png', 'never.png'];

function held(work: RepositoryBuilder) {
  const ids = { 'a.png': work.id('HEAD:a.png'), 'b.png': work.id('HEAD:b.png'), 'link.png': work.id('HEAD:a.png') };
  return Object.entries(ids).map(([path, blobId]) => [path, expect.objectContaining({ blobId })]);
}

test('is its tip and the files at the paths, links followed, fetched once for any number of questions', async () => {
  using area = new TestArea();
  const { work, workspace, sha, tip } = overtaken(area);
  await using scene = enter({ workspace, sha });
  await scene.use(async (opened) => {
    const answers = await Promise.all([1, 2, 3].map(() => findBranchFiles(opened, 'main', paths)));
    for (const { commit, files } of answers) {
      expect(commit).toBe(tip);
      expect([...files]).toEqual(held(work));
    }
  });
});

test('may have anything where not every folder was listed', async () => {
  using area = new TestArea();
  const { workspace, sha } = overtaken(area);
  await using scene = enter({ workspace, sha });
  await scene.use(async (opened) => {
    const listTree = async (id: string) => ({ ...(await opened.repository.listTree(id)), isPartial: true });
    const whole = await findBranchFiles(opened, 'main', paths);
    const partial = await findBranchFiles({ ...opened, repository: { ...opened.repository, listTree } }, 'main', paths);
    expect([whole.has('never.png'), partial.has('never.png')]).toEqual([false, true]);
  });
});

test('is seen anew each time', async () => {
  using area = new TestArea();
  const { work, remote, workspace, sha, tip } = overtaken(area);
  await using scene = enter({ workspace, sha });
  await scene.use(async (opened) => {
    expect((await findBranchFiles(opened, 'main', paths)).commit).toBe(tip);
    const next = work.commit({ 'a.png': '3' });
    work.git('push', '--quiet', remote, 'main');
    expect((await findBranchFiles(opened, 'main', paths)).commit).toBe(next);
  });
});

test('is told by the API where there is no checkout', async () => {
  using area = new TestArea();
  const { work, remote, sha, tip } = overtaken(area);
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote }, token: 't' });
  const inputs = { githubToken: 't' };
  await using scene = enter({ workspace: area.path('empty'), sha, apiUrl: api.apiUrl, inputs });
  const { commit, files } = await scene.use((opened) => findBranchFiles(opened, 'main', paths));
  expect(commit).toBe(tip);
  expect([...files]).toEqual(held(work));
});

test('is told with its sizes, which a checkout does not have, by the API', async () => {
  using area = new TestArea();
  const { work, remote, workspace, sha } = overtaken(area);
  work.commit({ 'a.png': 'x'.repeat(2000), 'b.png': 'x'.repeat(3000) });
  work.git('push', '--quiet', remote, 'main');
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote } });
  await using scene = enter({ workspace, sha, apiUrl: api.apiUrl });
  const sizes = await scene.use(async (opened) => {
    const { files } = await findBranchFiles(opened, 'main', ['a.png', 'b.png', 'link.png']);
    return [...files].map(([path, { size }]) => [path, size]);
  });
  expect(Object.fromEntries(sizes)).toEqual({ 'a.png': 2000, 'b.png': 3000, 'link.png': 2000 });
  expect(api.requests).toHaveLength(1);
});

test('is not told where a link leads out of the repository, which is no sign that nothing is there', async () => {
  using area = new TestArea();
  const { work, remote, workspace, sha } = overtaken(area);
  work.commit({ 'a.png': { link: '/srv/a.png' } });
  work.git('push', '--quiet', remote, 'main');
  await using scene = enter({ workspace, sha });
  const state = await scene.use(async (opened) => openBranchNow(opened, undefined)?.(paths));
  expect([...(state?.versions ?? [])]).toEqual([
    ['b.png', expect.objectContaining({ blobId: work.id('HEAD:b.png') })],
    ['gone.png', null],
    ['never.png', null],
  ]);
});

test('is not asked where a deployment goes back behind one that may be at imgix, though the last success is older', async () => {
  using area = new TestArea();
  const work = area.repository();
  const [base, head, tip] = ['1', '2', '3'].map((content) => work.commit({ 'a.png': content })) as [
    string,
    string,
    string,
  ];
  const workspace = checkOut(`file://${work.pushTo(area.path('remote.git'))}`, area.path('workspace'), head);
  await using scene = enter({ workspace, event: 'deployment_status', sha: head });
  const commitOf = async (alsoFrom: readonly string[], from: string | null = base, more: Partial<CommitRange> = {}) =>
    scene.use(async (opened) => {
      const range = { base: from, head, source: 'the last success', alsoFrom, ...more };
      return (await openBranchNow(opened, range)?.(['a.png' as GitPath]))?.commit;
    });
  expect(await commitOf([])).toBe(tip);
  expect(await commitOf([base, tip])).toBeUndefined();
  expect(await commitOf([], base, { isGuess: true })).toBeUndefined();
  const unknown = '0123456789012345678901234567890123456789';
  expect([await commitOf([], null), await commitOf([], unknown)]).toEqual([undefined, undefined]);
});

test('is no answer where neither remote nor API can be asked', async () => {
  using area = new TestArea();
  const { workspace, sha } = overtaken(area);
  await using scene = enter({ workspace, sha });
  await expect(scene.use((opened) => findBranchFiles(opened, 'no-such-branch', paths))).rejects.toMatchObject({
    code: 'range-unavailable',
  });
});

test('asked for while objects are asked for the first time, leaves git able to fetch those that are missing', async () => {
  using area = new TestArea();
  const { work, workspace, sha, tip } = overtaken(area);
  // A remote that takes its time, by a setting that it takes from nobody but its own user.
  const started = area.path('started');
  writeFileSync(area.path('.gitconfig'), `[uploadpack]\n\tpackObjectsHook = "touch '${started}'; sleep 0.5;"\n`);
  await using scene = enter({ workspace, sha, environment: { HOME: area.path() } });
  await scene.use(async ({ repository, holds }) => {
    const asked = repository.branchTip('main');
    await vi.waitFor(() => expect(existsSync(started)).toBe(true), { timeout: 5_000 });
    await holds(sha);
    expect(await asked).toBe(tip);
    const missing = work.id('HEAD:a.png');
    const content = Buffer.from('2, larger');
    const blobs = await repository.readBlobs([missing], { maxBytes: 10, transfer: true });
    expect(blobs).toEqual(new Map([[missing, { size: content.length, content }]]));
  });
});
