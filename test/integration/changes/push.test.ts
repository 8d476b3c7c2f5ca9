// Pushes: what a push changed, in full and in shallow checkouts.
import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startGitHubSimulator } from '../../simulator-github/github-simulator.ts';
import { git, gitWith } from '../../support/hermetic-git.ts';
import { checkOut, type RepositoryBuilder, TestArea } from '../../support/repository.ts';
import { changesOf, failureOf, fileList, type Job, listOf } from './scene.ts';

const zeros = '0'.repeat(40);
const depths = [0, 1, 2];

function push(before: string, after: string, more: object = {}): Pick<Job, 'event' | 'payload' | 'sha'> {
  return {
    event: 'push',
    sha: after,
    payload: {
      ref: 'refs/heads/main',
      before,
      after,
      created: before === zeros,
      repository: { default_branch: 'main' },
      ...more,
    },
  };
}

function listed(...ids: readonly string[]) {
  return { commits: ids.map((id) => ({ id })) };
}

/** Pushed to a remote of its own and checked out as actions/checkout does. */
function jobOf(area: TestArea, work: RepositoryBuilder, commit: string, depth: number): { workspace: string } {
  const remote = work.pushTo(area.path('remote.git'));
  return { workspace: checkOut(`file://${remote}`, area.path('workspace'), commit, { depth, branch: 'main' }) };
}

describe.each(depths)('in a checkout of depth %i (0: everything)', (depth) => {
  test('a push of several commits has every file that differs between before and after', async () => {
    using area = new TestArea();
    const work = area.repository();
    const before = work.commit({
      'kept.png': '1',
      'changed.png': '1',
      'gone.png': '1',
      'twice.png': '1',
      'old.png': 'moved',
    });
    work.commit({ 'changed.png': '2', 'twice.png': '2' });
    work.commit({ 'gone.png': null, 'twice.png': '1' });
    const after = work.commit({ 'new.png': '1', 'old.png': null, 'renamed.png': 'moved' });
    expect(await fileList({ ...jobOf(area, work, after, depth), ...push(before, after) })).toEqual([
      'added new.png',
      'added renamed.png',
      'deleted gone.png',
      'deleted old.png',
      'modified changed.png',
    ]);
  });

  test('a new branch starts where its first pushed commit left what was there', async () => {
    using area = new TestArea();
    const work = area.repository();
    work.commit({ 'a.png': '1' });
    const fork = work.commit({ 'b.png': '1' });
    work.commit({ 'later-on-main.png': '1' });
    work.branch('feature', fork);
    const pushed = [
      work.commit({ 'one.png': '1' }),
      work.commit({ 'two.png': '1' }),
      work.commit({ 'three.png': '1' }),
    ];
    const after = work.head();
    const payload = push(zeros, after, { ref: 'refs/heads/feature', ...listed(...pushed) });
    const changes = await changesOf({ ...jobOf(area, work, after, depth), ...payload });
    expect(listOf(changes)).toEqual(['added one.png', 'added three.png', 'added two.png']);
    expect(changes).toMatchObject({ range: { base: fork, head: after } });
  });

  test('a new branch with a merge in it starts from its mainline', async () => {
    using area = new TestArea();
    const work = area.repository();
    const fork = work.commit({ 'a.png': '1' });
    work.branch('side', fork);
    const side = work.commit({ 'side.png': '1' });
    work.branch('feature', fork);
    const one = work.commit({ 'one.png': '1' });
    const after = work.merge('side');
    const payload = push(zeros, after, { ref: 'refs/heads/feature', ...listed(side, one, after) });
    expect(await changesOf({ ...jobOf(area, work, after, depth), ...payload })).toMatchObject({
      range: { base: fork },
    });
  });

  test('a new branch whose list goes back to the first commit of all starts at that merge base, too', async () => {
    using area = new TestArea();
    const work = area.repository();
    const first = work.commit({ 'a.png': '1' });
    const fork = work.commit({ 'b.png': '1' });
    work.branch('feature');
    const after = work.commit({ 'c.png': '1' });
    work.branch('main', fork);
    work.commit({ 'main.png': '1' });
    const payload = push(zeros, after, { ref: 'refs/heads/feature', ...listed(first, fork, after) });
    const remote = `file://${work.pushTo(area.path('remote.git'))}`;
    const workspace = checkOut(remote, area.path('workspace'), after, { depth, branch: 'feature' });
    const changes = await changesOf({ workspace, ...payload });
    expect(listOf(changes)).toEqual(['added c.png']);
    expect(changes).toMatchObject({ range: { base: fork, source: 'new branch feature: from where it left main' } });
  });

  test('the first push of a repository may be of another branch than the one it calls its default', async () => {
    using area = new TestArea();
    const work = area.repository();
    const after = work.commit({ 'a.png': '1' });
    work.git('branch', '-m', 'trunk');
    const payload = push(zeros, after, { ref: 'refs/heads/trunk', ...listed(after) });
    const remote = `file://${work.pushTo(area.path('remote.git'))}`;
    const workspace = checkOut(remote, area.path('workspace'), after, { depth, branch: 'trunk' });
    expect(await fileList({ workspace, ...payload })).toEqual(['added a.png']);
  });

  test.each([{ annotated: false }, { annotated: true }])(
    'a new tag is compared with the tag before it ($annotated)',
    async (kind) => {
      using area = new TestArea();
      const work = area.repository();
      work.commit({ 'a.png': '1' });
      work.tag('v1', kind);
      work.commit({ 'b.png': '1' });
      const after = work.commit({ 'c.png': '1' });
      work.tag('v2', kind);
      const payload = push(zeros, work.id('v2'), { ref: 'refs/tags/v2' });
      const changes = await changesOf({ ...jobOf(area, work, after, depth), ...payload, ref: 'refs/tags/v2' });
      expect(listOf(changes)).toEqual(['added b.png', 'added c.png']);
      expect(changes).toMatchObject({ range: { head: after, source: 'new tag v2: from the tag before it, v1' } });
    },
  );

  test('the tag before a new one is the latest, also where an older one is fewer commits away', async () => {
    using area = new TestArea();
    const work = area.repository();
    let time = 1_600_000_000;
    const line = (mark: number, count: number, file: string, more = '') =>
      Array.from({ length: count }, (_, index) => {
        time += 60;
        const id = mark + index;
        const from = index === 0 ? more : `from :${id - 1}\n`;
        const content = `M 100644 inline ${file}\ndata <<end\n${id}\nend\n`;
        return `commit refs/heads/main\nmark :${id}\ncommitter A <a@example.com> ${time} +0000\ndata 0\n${from}${content}\n`;
      }).join('');
    const tag = (name: string, mark: number) => `reset refs/tags/${name}\nfrom :${mark}\n\n`;
    const side = line(1, 10, 'side.png') + tag('v1', 2);
    const main = line(100, 80, 'main.png', 'from :1\n') + tag('v2', 105);
    const merge = line(200, 1, 'merge.png', 'from :179\nmerge :10\n') + tag('v3', 200);
    gitWith(work.folder, { input: side + main + merge }, 'fast-import', '--quiet');
    const after = work.id('v3');
    const changes = await changesOf({
      ...jobOf(area, work, after, depth),
      ...push(zeros, after, { ref: 'refs/tags/v3' }),
      ref: 'refs/tags/v3',
    });
    expect(changes).toMatchObject({ range: { base: work.id('v2'), head: after } });
  });

  test('a tag that moved is compared with where it stood', async () => {
    using area = new TestArea();
    const work = area.repository();
    work.commit({ 'a.png': '1' });
    work.tag('latest', { annotated: true });
    const before = work.id('latest');
    work.tag('keeps-the-object', { annotated: true, at: before });
    const after = work.commit({ 'b.png': '1' });
    work.tag('latest', { annotated: true });
    const payload = push(before, work.id('latest'), { ref: 'refs/tags/latest', forced: true });
    const job = { ...jobOf(area, work, after, depth), ...payload, ref: 'refs/tags/latest' };
    expect(await fileList(job)).toEqual(['added b.png']);
  });
});

test("without a remote the checkout's own tags tell the one before, also a tag of a tag", async () => {
  using area = new TestArea();
  const work = area.repository();
  work.commit({ 'a.png': '1' });
  work.tag('v1', { annotated: true });
  const before = work.commit({ 'b.png': '1' });
  work.tag('inner', { annotated: true }).tag('v2', { annotated: true, at: 'inner' });
  git(work.folder, 'tag', '--delete', 'inner');
  const after = work.commit({ 'c.png': '1' });
  work.tag('v3');
  const job = { ...push(zeros, after, { ref: 'refs/tags/v3' }), ref: 'refs/tags/v3' };
  const changes = await changesOf({ workspace: work.folder, ...job });
  expect(changes).toMatchObject({ range: { base: before, source: 'new tag v3: from the tag before it, v2' } });
});

describe('a commit before the push that is gone', () => {
  /** `before` exists in the API's repository, but the git remote does not give it out. */
  function scenario(area: TestArea) {
    const work = area.repository();
    const root = work.commit({ 'a.png': '1' });
    const before = work.commit({ 'dropped.png': '1' });
    const github = work.pushTo(area.path('github.git'));
    work.branch('main', root);
    const after = work.commit({ 'a.png': '2' });
    git(work.folder, 'push', '--quiet', '--force', github, 'main:other');
    const fresh = area.path('fresh.git');
    git(area.folder, 'clone', '--quiet', '--bare', '--single-branch', `file://${work.folder}`, fresh);
    git(fresh, 'config', 'uploadpack.allowFilter', 'true');
    const workspace = checkOut(`file://${fresh}`, area.path('workspace'), after);
    return { github, before, job: { workspace, ...push(before, after, { forced: true }) } };
  }

  test('is read through the GitHub API, and said', async () => {
    using area = new TestArea();
    const { github, job } = scenario(area);
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': github } });
    const changes = await changesOf({ ...job, apiUrl: api.apiUrl });
    expect(listOf(changes)).toEqual(['deleted dropped.png', 'modified a.png']);
    expect(changes.notices.join()).toContain("The difference comes from GitHub's API");
  });

  test('fails with the reasons and the remedy where the API does not have it either', async () => {
    using area = new TestArea();
    const { before, github, job } = scenario(area);
    git(github, 'update-ref', '-d', 'refs/heads/main');
    git(github, 'reflog', 'expire', '--expire=now', '--all');
    git(github, 'gc', '--quiet', '--prune=now');
    await using api = await startGitHubSimulator({ repositories: { 'octo/site': github } });
    const failure = await failureOf({ ...job, apiUrl: api.apiUrl });
    expect(failure).toMatch(/^range-unavailable: /);
    expect(failure).toContain(before);
    expect(failure).toMatch(
      /GitHub's API answered 404 to GET \S+ \("Not Found"\)\. The remote does not have it, or no longer, .*`select: all`/,
    );
    // Git has just reached the remote, and no history has it.
    expect(failure).not.toMatch(/github-token|fetch-depth/);
  });

  test('fails where nothing can be reached at all', async () => {
    using area = new TestArea();
    const { job } = scenario(area);
    rmSync(area.path('fresh.git'), { recursive: true });
    expect(await failureOf(job)).toMatch(/^range-unavailable: .*could not fetch.*connection was refused/s);
  });
});
