// Which files count as changed: each situation of docs/changed-files.md, on a real repository, through dist/index.js as
// a dry run. What the stages do in detail is tested in test/integration/changes/.
import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startGitHubSimulator } from '../simulator-github/github-simulator.ts';
import { dryRun, filesOf, type Step } from '../support/dry-run.ts';
import { serveGit } from '../support/git-server.ts';
import { git } from '../support/hermetic-git.ts';
import { checkOut, type RepositoryBuilder, TestArea } from '../support/repository.ts';

const zeros = '0'.repeat(40);
const repository = 'your-org/site';

/** What a row works with: a repository to commit in, and ways to check out what it pushed. */
type Ground = {
  readonly area: TestArea;
  readonly work: RepositoryBuilder;
  /** The workspace, checked out from a remote that has all that was committed; depth 1 unless told otherwise. */
  checkOut(commit: string, options?: Parameters<typeof checkOut>[3]): void;
};

type Row = {
  readonly situation: string;
  readonly given: (ground: Ground) => Step | Promise<Step>;
  readonly files?: readonly string[];
  readonly says?: string | RegExp;
  readonly fails?: string | RegExp;
};

function push(before: string, after: string, more: object = {}): Step {
  const payload = { ref: 'refs/heads/main', before, after, repository: { default_branch: 'main' }, ...more };
  return { event: 'push', payload, env: { GITHUB_SHA: after } };
}

/** A branch of three commits that left main before main went on. */
function feature({ work }: Ground) {
  const fork = work.commit({ 'kept.png': '1' });
  work.branch('feature');
  const pushed = [work.commit({ '1.png': '1' }), work.commit({ '2.png': '1' }), work.commit({ '3.png': '1' })];
  work.branch('main', fork);
  const base = work.commit({ 'on-main.png': '1' });
  return { fork, base, head: pushed[2] as string, pushed };
}

const branchFiles = ['added 1.png', 'added 2.png', 'added 3.png'];

/** As `fetch-depth: 0` of one branch leaves it: with all of that branch's history, and with no other branch, tag or fork. */
const wholeBranch = { depth: 0x7fff_ffff };

/** Main with a tag on it, and one commit beside it that no checkout of main has. */
function beside({ work }: Ground) {
  work.commit({ 'kept.png': '1', 'gone.png': '1' });
  const base = work.tag('v1').commit({ 'on-main.png': '1' });
  work.git('checkout', '--quiet', '--detach');
  const head = work.commit({ 'gone.png': null, 'new.png': '1' });
  work.git('update-ref', 'refs/pull/7/head', head);
  work.checkout('main');
  return { base, head };
}

/** A pull request, closed with a merge, that GitHub tells with the base as it stands since. */
function mergedInto(ground: Ground, { depth = 1, isTold = true }): Step {
  const { head } = feature(ground);
  const merge = ground.work.merge(head);
  ground.checkOut(merge, { depth });
  const merged = { merged: true, merge_commit_sha: isTold ? merge : head };
  const payload = {
    action: 'closed',
    number: 7,
    pull_request: { number: 7, ...merged, base: { sha: merge }, head: { sha: head } },
  };
  return { event: 'pull_request', payload, env: { GITHUB_SHA: merge } };
}

const rows: readonly Row[] = [
  {
    situation: 'push of several commits: all files that differ between before and after',
    given: ({ work, ...ground }) => {
      const before = work.commit({ 'a.png': '1', 'b.png': '1' });
      work.commit({ 'a.png': '2', 'notes.txt': '1' });
      const after = work.commit({ 'b.png': null, 'c.png': '1' });
      ground.checkOut(after);
      return push(before, after);
    },
    files: ['added c.png', 'deleted b.png', 'modified a.png'],
  },
  {
    situation: 'new branch: from the parent of its first pushed commit',
    given: (ground) => {
      const { head, pushed } = feature(ground);
      ground.checkOut(head);
      return push(zeros, head, { ref: 'refs/heads/feature', created: true, commits: pushed.map((id) => ({ id })) });
    },
    files: branchFiles,
  },
  {
    situation: 'new branch without listed commits: from where it left the default branch',
    given: (ground) => {
      const { head } = feature(ground);
      ground.checkOut(head);
      return push(zeros, head, { ref: 'refs/heads/feature', created: true, commits: [] });
    },
    files: branchFiles,
  },
  ...(['push', 'create'] as const).map(
    (event): Row => ({
      situation: `${event} of a new branch that main has as well: nothing to do, with a warning, as it may have been merged since`,
      given: (ground) => {
        const { head } = feature(ground);
        ground.work.branch('main', head);
        ground.checkOut(head);
        if (event === 'push') return push(zeros, head, { ref: 'refs/heads/feature', created: true, commits: [] });
        const payload = { ref: 'feature', ref_type: 'branch', repository: { default_branch: 'main' } };
        return { event, payload, env: { GITHUB_SHA: head } };
      },
      says: /^::warning::The new branch feature ends at .* cannot be told, so nothing is purged\. .*`base`, .*`select: all`/m,
    }),
  ),
  {
    situation: 'first push of a repository: all its files',
    given: ({ work, ...ground }) => {
      const pushed = [work.commit({ 'a.png': '1' }), work.commit({ 'b.png': '1' })];
      ground.checkOut(pushed[1] as string);
      return push(zeros, pushed[1] as string, { created: true, commits: pushed.map((id) => ({ id })) });
    },
    files: ['added a.png', 'added b.png'],
  },
  {
    situation: 'force push: what it drops counts too',
    given: ({ work, ...ground }) => {
      const root = work.commit({ 'a.png': '1' });
      const before = work.commit({ 'dropped.png': '1' });
      work.tag('old').branch('main', root);
      const after = work.commit({ 'a.png': '2' });
      ground.checkOut(after);
      return push(before, after, { forced: true });
    },
    files: ['deleted dropped.png', 'modified a.png'],
  },
  {
    situation: 'the commit before the push is gone everywhere: the step fails and says what to do',
    given: ({ work, ...ground }) => {
      const after = work.commit({ 'a.png': '1' });
      ground.checkOut(after);
      return push('1'.repeat(40), after);
    },
    fails:
      /The difference between 1{40} and .* cannot be had.*not our ref.* The remote does not have it, or no longer, as after a force push\. .*`select: all`/s,
  },
  {
    situation: 'the same where the remote cannot be asked: a longer history is asked for',
    given: ({ work, ...ground }) => {
      const after = work.commit({ 'a.png': '1' });
      ground.checkOut(after, { remoteUrl: ground.area.path('nowhere') });
      return push('1'.repeat(40), after);
    },
    fails: /The difference between 1{40} and .* cannot be had.*nowhere.*fetch-depth: 0/s,
  },
  {
    situation: 'and with the whole history checked out: no longer one is asked for',
    given: ({ work, ...ground }) => {
      const after = work.commit({ 'a.png': '1' });
      ground.checkOut(after, { ...wholeBranch, remoteUrl: ground.area.path('nowhere') });
      return push('1'.repeat(40), after);
    },
    fails: /The difference between 1{40} and .* cannot be had.* may be gone, as after a force push\..*`select: all`/s,
  },
  ...['v1.0.0+build.5', 'c++', 'origin/c++'].map(
    (base): Row => ({
      situation: `a checkout of depth 1, and the input \`base\` ${base}`,
      given: ({ work, ...ground }) => {
        const before = work.commit({ 'a.png': '1' });
        work.tag('v1.0.0+build.5').branch('c++', before).branch('main', before);
        const after = work.commit({ 'a.png': '2' });
        ground.checkOut(after, { depth: 1 });
        return { ...push(before, after), inputs: { base } };
      },
      files: ['modified a.png'],
    }),
  ),
  ...([1, 2] as const).flatMap((count) =>
    (
      [
        [{}, 'set `base: ${{ github.event.before }}` and `head: HEAD`.'],
        [{ base: `HEAD~${count + 1}` }, 'set `head: HEAD`.'],
        [{ base: `HEAD~${count + 1}`, head: 'HEAD' }, undefined],
      ] as const
    ).map(
      ([inputs, advice]): Row => ({
        situation: `${count} commits of the job itself on top of the push, with the inputs ${JSON.stringify(inputs)}`,
        given: ({ work, area, ...ground }) => {
          const before = work.commit({ 'a.png': '1' });
          const after = work.commit({ 'b.png': '1' });
          ground.checkOut(after, { branch: 'main' });
          for (let made = 1; made <= count; made++) {
            writeFileSync(area.path('workspace', 'c.png'), `${made}`);
            git(area.path('workspace'), 'add', 'c.png');
            git(area.path('workspace'), 'commit', '--quiet', '-m', 'Smaller');
          }
          return { ...push(before, after), inputs };
        },
        files: advice === undefined ? ['added b.png', 'added c.png'] : ['added b.png'],
        says:
          advice === undefined
            ? /^(?![\s\S]*not compared)/
            : count === 1
              ? `a commit on top of the pushed one, and what it changed is not compared. If this job has made it, ${advice}`
              : `2 commits on top of the pushed one, and what they changed is not compared. If this job has made them, ${advice}`,
      }),
    ),
  ),
  {
    situation: 'another branch is checked out, which lacks the push: compared all the same, with a warning',
    given: ({ work, ...ground }) => {
      const production = work.commit({ 'kept.png': '1' });
      const before = work.commit({ 'a.png': '1' });
      const after = work.commit({ 'b.png': '1' });
      ground.checkOut(production, { branch: 'production' });
      return push(before, after);
    },
    files: ['added b.png'],
    says: /^::warning::What is checked out, \w{40} \(production\), lacks the commit compared, \w{40}, and so does what is deployed from it\. /m,
  },
  {
    situation: 'nothing of the kind where it has the push, some commits ago',
    given: ({ work, ...ground }) => {
      const before = work.commit({ 'a.png': '1' });
      const after = work.commit({ 'b.png': '1' });
      for (const name of ['c', 'd', 'e']) work.commit({ [`${name}.png`]: '1' });
      ground.checkOut(work.head(), { branch: 'production' });
      return push(before, after);
    },
    files: ['added b.png'],
    says: /^(?![\s\S]*What is checked out)/,
  },
  {
    situation: 'nor where the two have no commit in common: a branch of what is built',
    given: ({ work, ...ground }) => {
      const before = work.commit({ 'a.png': '1' });
      const after = work.commit({ 'b.png': '1' });
      work.git('checkout', '--quiet', '--orphan', 'gh-pages');
      ground.checkOut(work.commit({ 'built.png': '1' }), { branch: 'gh-pages' });
      return push(before, after);
    },
    files: ['added b.png'],
    says: /^(?![\s\S]*What is checked out)/,
  },
  ...(['branch', 'tag'] as const).map(
    (kind): Row => ({
      situation: `the same on a new ${kind}, with github.event.before as \`base\`, which names no commit there`,
      given: (ground) => {
        const { work, area } = ground;
        work.commit({ 'kept.png': '1' });
        work.tag('v1').branch('feature');
        const after = work.commit({ 'b.png': '1' });
        work.tag('v2');
        ground.checkOut(after, { branch: 'feature' });
        writeFileSync(area.path('workspace', 'c.png'), '1');
        git(area.path('workspace'), 'add', 'c.png');
        git(area.path('workspace'), 'commit', '--quiet', '-m', 'Smaller');
        const ref = kind === 'tag' ? 'refs/tags/v2' : 'refs/heads/feature';
        const more = { ref, created: true, commits: kind === 'tag' ? [] : [{ id: after }] };
        return { ...push(zeros, after, more), inputs: { base: zeros, head: 'HEAD' } };
      },
      files: ['added b.png', 'added c.png'],
    }),
  ),
  {
    situation: 'branch deleted: nothing to do',
    given: () => push('1'.repeat(40), zeros, { deleted: true }),
    says: 'The branch main was deleted',
  },
  {
    situation: 'new tag: from the tag before it',
    given: ({ work, ...ground }) => {
      work.commit({ 'a.png': '1' });
      work.tag('v1', { annotated: true });
      work.commit({ 'b.png': '1' });
      const after = work.commit({ 'c.png': '1' });
      work.tag('v2', { annotated: true });
      ground.checkOut(after);
      return push(zeros, work.id('v2'), { ref: 'refs/tags/v2', created: true });
    },
    files: ['added b.png', 'added c.png'],
    says: 'from the tag before it, v1',
  },
  {
    situation: 'first tag: all files',
    given: ({ work, ...ground }) => {
      const after = work.commit({ 'a.png': '1', 'b.png': '1' });
      work.tag('v1');
      ground.checkOut(after);
      return push(zeros, after, { ref: 'refs/tags/v1', created: true });
    },
    files: ['added a.png', 'added b.png'],
  },
  {
    situation: 'pull request: what its branch changed since it left the base',
    given: (ground) => {
      const { base, head } = feature(ground);
      ground.work.branch('merged', base);
      const merge = ground.work.merge(head);
      ground.checkOut(merge);
      const payload = { number: 7, pull_request: { number: 7, base: { sha: base }, head: { sha: head } } };
      return { event: 'pull_request', payload, env: { GITHUB_SHA: merge } };
    },
    files: branchFiles,
  },
  ...[true, false].map(
    (merged): Row => ({
      situation: `pull request closed, merged: ${merged}`,
      given: (ground) => {
        const { base, head } = feature(ground);
        ground.checkOut(base);
        const payload = {
          action: 'closed',
          number: 7,
          pull_request: { number: 7, merged, base: { sha: base }, head: { sha: head } },
        };
        return { event: 'pull_request', payload, env: { GITHUB_SHA: base } };
      },
      ...(merged
        ? { files: branchFiles }
        : { says: 'The pull request #7 was closed and not merged; no file changed.' }),
    }),
  ),
  ...[0, 1].map(
    (depth): Row => ({
      situation: `pull request closed, whose base is named as it stands after the merge (depth ${depth}): what its branch changed`,
      given: (ground) => mergedInto(ground, { depth }),
      files: branchFiles,
      says: 'pull request #7: base...head, with the base from before the merge',
    }),
  ),
  {
    situation: 'the same, without a merge commit that tells: nothing to do, with a warning',
    given: (ground) => mergedInto(ground, { isTold: false }),
    says: /^::warning::The pull request is merged, .* cannot be told, so nothing is purged\. .*`base`, .*`select: all`/m,
  },
  {
    situation: "pull_request_target in a full checkout of main, which lacks a fork's commits: what its branch changed",
    given: (ground) => {
      const { base, head } = beside(ground);
      ground.checkOut(base, { depth: 0 });
      const payload = { number: 7, pull_request: { number: 7, base: { sha: base }, head: { sha: head } } };
      return { event: 'pull_request_target', payload, env: { GITHUB_SHA: base } };
    },
    files: ['added new.png', 'deleted gone.png'],
  },
  {
    situation: 'new tag in a full checkout of main, which lacks its commit: from the tag before it',
    given: (ground) => {
      const { base, head } = beside(ground);
      ground.work.tag('v2', { at: head });
      ground.checkOut(base, wholeBranch);
      return push(zeros, head, { ref: 'refs/tags/v2', created: true });
    },
    files: ['added new.png', 'added on-main.png', 'deleted gone.png'],
    says: 'from the tag before it, v1',
  },
  {
    situation: 'create of a branch in a full checkout of main, which lacks it: from where it left main',
    given: (ground) => {
      const { base, head } = beside(ground);
      ground.work.git('branch', 'other', head);
      ground.checkOut(base, wholeBranch);
      const payload = { ref: 'other', ref_type: 'branch', repository: { default_branch: 'main' } };
      return { event: 'create', payload, env: { GITHUB_SHA: head } };
    },
    files: ['added new.png', 'deleted gone.png'],
  },
  {
    situation: "new branch in a full checkout of it, which lacks main's tip: from where it left main",
    given: (ground) => {
      const { head } = feature(ground);
      ground.checkOut(head, wholeBranch);
      return push(zeros, head, { ref: 'refs/heads/feature', created: true, commits: [] });
    },
    files: branchFiles,
  },
  {
    situation: 'new branch in a checkout of everything: from where it left main, without a question to the remote',
    given: (ground) => {
      const { head } = feature(ground);
      ground.checkOut(head, { depth: 0, remoteUrl: ground.area.path('nowhere') });
      return push(zeros, head, { ref: 'refs/heads/feature', created: true, commits: [] });
    },
    files: branchFiles,
    says: /^(?![\s\S]*::warning::(?!`dry-run: true` is set))/,
  },
  ...[1, wholeBranch.depth].map(
    (depth): Row => ({
      situation: `new branch where a tag is called as the default branch is (depth ${depth}): from where it left the branch`,
      given: (ground) => {
        const { head } = feature(ground);
        ground.work.git('tag', 'main', head);
        ground.checkOut(head, { depth });
        return push(zeros, head, { ref: 'refs/heads/feature', created: true, commits: [] });
      },
      files: branchFiles,
    }),
  ),
  {
    situation: 'merge group: base_sha..head_sha',
    given: (ground) => {
      const { base, head } = feature(ground);
      ground.work.branch('queue', base);
      const merge = ground.work.merge(head);
      ground.checkOut(merge);
      return {
        event: 'merge_group',
        payload: { merge_group: { base_sha: base, head_sha: merge } },
        env: { GITHUB_SHA: merge },
      };
    },
    files: branchFiles,
  },
  ...['workflow_dispatch', 'schedule', 'repository_dispatch', 'page_build'].map(
    (event): Row => ({
      situation: `${event} where GitHub cannot be asked: the last commit, with a warning`,
      given: (ground) => {
        const { head } = feature(ground);
        ground.checkOut(head);
        return { event, env: { GITHUB_SHA: head } };
      },
      files: ['added 3.png'],
      says: /^::warning::Only the last commit .* cannot be asked for: .*may be missing/m,
    }),
  ),
  {
    situation: 'workflow_dispatch with `base` and `head`: that range',
    given: (ground) => {
      const { head } = feature(ground);
      ground.checkOut(head);
      return { event: 'workflow_dispatch', inputs: { base: 'feature~2', head: 'feature' } };
    },
    files: ['added 2.png', 'added 3.png'],
  },
  {
    situation: 'delete of a branch: nothing to do',
    given: () => ({ event: 'delete', payload: { ref: 'x', ref_type: 'branch' } }),
    says: 'A branch was deleted',
  },
  {
    situation: 'select: all has every tracked file',
    given: (ground) => {
      const { head } = feature(ground);
      ground.checkOut(head);
      return { event: 'schedule', inputs: { select: 'all' }, env: { GITHUB_SHA: head } };
    },
    files: ['selected 1.png', 'selected 2.png', 'selected 3.png', 'selected kept.png'],
  },
  ...(
    [
      ['full', { depth: 0 }],
      ['treeless', { depth: 0, filter: 'tree:0' }],
      ['blobless and sparse', { depth: 0, filter: 'blob:none', sparse: ['/elsewhere/'] }],
    ] as const
  ).map(
    ([kind, options]): Row => ({
      situation: `a ${kind} checkout: the same`,
      given: ({ work, ...ground }) => {
        const before = work.commit({ 'a.png': '1', 'elsewhere/b.png': '1' });
        const after = work.commit({ 'a.png': '2', 'elsewhere/c.png': '1' });
        ground.checkOut(after, options);
        return push(before, after);
      },
      files: ['added elsewhere/c.png', 'modified a.png'],
    }),
  ),
  {
    situation: 'rename, type change, mode change, submodule',
    given: ({ work, ...ground }) => {
      const before = work.commit({
        'old.png': 'x',
        'link.png': 'y',
        'mode.png': 'z',
        target: 't',
        modules: { submodule: '1'.repeat(40) },
      });
      work.chmod('mode.png', 0o755);
      const after = work.commit({
        'old.png': null,
        'new.png': 'x',
        'link.png': { link: 'target' },
        modules: { submodule: '2'.repeat(40) },
      });
      ground.checkOut(after, { depth: 0 });
      return push(before, after);
    },
    files: ['added new.png', 'deleted old.png', 'modified link.png'],
    says: 'Submodules were left out: modules',
  },
  ...(
    [
      [
        'a newer push has changed another file: a warning, as that is not purged',
        { GITHUB_RUN_ATTEMPT: '2' },
        /^::warning::This run is run again, and main is at `[0-9a-f]{7}` by now\. If .* deployed .* newest run .*`base: [0-9a-f]{40}`.* push a revert/m,
      ],
      ['none is newer: the same commits, and nothing else', { GITHUB_RUN_ATTEMPT: '3' }, /^(?!.*run again)/s],
    ] as const
  ).map(
    ([what, env, says], index): Row => ({
      situation: `a push whose run is run again, where ${what}`,
      given: ({ work, ...ground }) => {
        const before = work.commit({ 'a.png': '1', 'b.png': '1' });
        const after = work.commit({ 'a.png': '2' });
        if (index === 0) work.commit({ 'b.png': '2' });
        ground.checkOut(after);
        const step = push(before, after);
        return { ...step, env: { ...step.env, ...env } };
      },
      files: ['modified a.png'],
      says,
    }),
  ),
  ...(
    [
      ['a full checkout', { depth: 0 }],
      ['a checkout of depth 1', {}],
    ] as const
  ).map(
    ([kind, options]): Row => ({
      situation: `a link to a folder, in which a file changed, in ${kind}: not followed, and named`,
      given: ({ work, ...ground }) => {
        const before = work.commit({ 'assets/img/x.png': '1', 'public/img': { link: '../assets/img' } });
        const after = work.commit({ 'assets/img/x.png': '2' });
        ground.checkOut(after, options);
        return { ...push(before, after), inputs: { root: 'public' } };
      },
      says: /^::notice::Symbolic links to folders are not followed.*: public\/img \(to assets\/img\)\. .*`base-url` that ends with the path of the link below `public`;/m,
    }),
  ),
  ...(
    [
      ['public', 'static'],
      ['public/img', 'static/img'],
    ] as const
  ).map(
    ([root, folder]): Row => ({
      situation: `\`root: ${root}\`, which a link to a folder leads to: notice and warning name the \`root\` that has the files`,
      given: ({ work, ...ground }) => {
        const before = work.commit({
          'static/img/a.png': '1',
          'static/old/img/a.png': '1',
          public: { link: 'static' },
        });
        const after = work.commit({ 'static/img/a.png': '2' });
        ground.checkOut(after);
        return { ...push(before, after), inputs: { root } };
      },
      says: new RegExp(
        `^::notice::Symbolic links to folders .*: public \\(to static\\)\\. Purge them with \`root: ${folder}\`, and the same \`base-url\`;.*\n` +
          `::warning::Input \`root\`: symbolic links to folders are not followed, and \`${root}\` leads to \`${folder}\`: set \`root: ${folder}\`\\.`,
        'm',
      ),
    }),
  ),
  {
    situation: 'a link through a folder that is gone, and out of it again: deleted, as it leads nowhere in a checkout',
    given: ({ work, ...ground }) => {
      const links = { 'hero.png': { link: 'old/../img/a.png' }, 'never.png': { link: 'missing/../b.png' } };
      const before = work.commit({ ...links, 'old/x.txt': '1', 'img/a.png': '1', 'b.png': '1' });
      const after = work.commit({ 'old/x.txt': null, 'b.png': '2' });
      ground.checkOut(after);
      return push(before, after);
    },
    files: ['deleted hero.png', 'modified b.png'],
  },
  {
    situation: 'a link to a folder that is gone: named, as imgix may go on serving what it showed',
    given: ({ work, ...ground }) => {
      const before = work.commit({ 'assets/img/x.png': '1', 'public/img': { link: '../assets/img' } });
      const after = work.commit({ 'public/img': null });
      ground.checkOut(after);
      return { ...push(before, after), inputs: { root: 'public' } };
    },
    says: /^::notice::.* these are gone: public\/img \(to assets\/img\)\. .*`urls`/m,
  },
  {
    situation: 'a push whose payload is no JSON: the step fails, as the last commit would be a guess',
    given: ({ area, ...ground }) => {
      const { head } = feature({ area, ...ground });
      ground.checkOut(head);
      writeFileSync(area.path('odd.json'), '{"before":');
      return { event: 'push', env: { GITHUB_SHA: head, GITHUB_EVENT_PATH: area.path('odd.json') } };
    },
    fails: /cannot be read as JSON .*`base`/,
  },
  {
    situation: 'the same with `base`: that range',
    given: ({ area, ...ground }) => {
      const { head } = feature({ area, ...ground });
      ground.checkOut(head);
      writeFileSync(area.path('odd.json'), '{"before":');
      return {
        event: 'push',
        inputs: { base: 'HEAD~2' },
        env: { GITHUB_SHA: head, GITHUB_EVENT_PATH: area.path('odd.json') },
      };
    },
    files: ['added 2.png', 'added 3.png'],
  },
  ...[
    { event: 'schedule', files: ['added 3.png'], says: /^::warning::Only the last commit/m },
    { event: 'workflow_dispatch', fails: /cannot be read as JSON .*`base`/ },
  ].map(
    ({ event, ...expected }): Row => ({
      situation: `${event} whose payload is no JSON: ${'fails' in expected ? 'no guess of what was asked for' : 'as without one'}`,
      given: ({ area, ...ground }) => {
        const { head } = feature({ area, ...ground });
        ground.checkOut(head);
        writeFileSync(area.path('odd.json'), '{"before":');
        return { event, env: { GITHUB_SHA: head, GITHUB_EVENT_PATH: area.path('odd.json') } };
      },
      ...expected,
    }),
  ),
  {
    situation: 'a `base` that looks like an option: refused, never obeyed',
    given: (ground) => {
      const { head } = feature(ground);
      ground.checkOut(head);
      return { event: 'schedule', inputs: { base: '--output=/tmp/pwned' }, env: { GITHUB_SHA: head } };
    },
    fails: 'Input `base`: there is no commit, branch or tag `--output=/tmp/pwned` here, and it could not be fetched.',
  },
  {
    situation: 'a `base` that does not exist: told before anything of the network',
    given: (ground) => {
      const { head } = feature(ground);
      ground.checkOut(head);
      return { event: 'schedule', inputs: { base: 'v9.9.9' }, env: { GITHUB_SHA: head } };
    },
    fails: /^Input `base`: there is no commit, branch or tag `v9\.9\.9` here, and it could not be fetched\. .*fetch/,
  },
  ...['main', 'origin/main', 'v1'].map(
    (base): Row => ({
      situation: `a kept workspace whose ${base} is older than the remote's: compared with what the remote has`,
      given: (ground) => {
        const { fork, base: tip, head } = feature(ground);
        ground.work.tag('v1', { at: tip });
        ground.checkOut(head, { branch: 'feature' });
        const stale = ['main', 'v1'].map(
          (name) => `+${fork}:refs/${name === 'v1' ? 'tags' : 'remotes/origin'}/${name}`,
        );
        git(ground.area.path('workspace'), 'fetch', '--quiet', '--no-tags', '--depth=1', 'origin', ...stale);
        return { event: 'workflow_dispatch', inputs: { base }, env: { GITHUB_SHA: head } };
      },
      files: [...branchFiles, 'deleted on-main.png'],
      says: /^(?![\s\S]*::warning::)/,
    }),
  ),
  {
    situation: 'the same where the remote cannot be asked: what the checkout has, with a warning',
    given: (ground) => {
      const { head } = feature(ground);
      ground.checkOut(head, { depth: 0, branch: 'feature', remoteUrl: ground.area.path('nowhere') });
      return { event: 'workflow_dispatch', inputs: { base: 'main' }, env: { GITHUB_SHA: head } };
    },
    files: [...branchFiles, 'deleted on-main.png'],
    says: /^::warning::Where `main` stands by now cannot be told: .*nowhere.* may be older where the workspace was kept/m,
  },
  {
    situation: "a kept workspace whose tag is older than the remote's, and what is checked out: what the remote has",
    given: (ground) => {
      const { fork, head } = feature(ground);
      ground.work.tag('deployed', { at: head });
      ground.checkOut(fork, { branch: 'main' });
      git(ground.area.path('workspace'), 'tag', 'deployed', fork);
      return { event: 'workflow_dispatch', inputs: { base: 'deployed' }, env: { GITHUB_SHA: fork } };
    },
    files: branchFiles.map((file) => file.replace('added', 'deleted')),
    says: /^(?![\s\S]*::warning::)/,
  },
  {
    situation:
      "a kept workspace whose tag is older than the remote's, beside a branch of its name: what the remote has",
    given: (ground) => {
      const { fork, base: tip, head } = feature(ground);
      ground.work.tag('v1', { at: tip });
      ground.checkOut(head, { depth: 0, branch: 'feature' });
      git(ground.area.path('workspace'), 'tag', '--force', 'v1', fork);
      git(ground.area.path('workspace'), 'branch', 'v1', fork);
      return { event: 'workflow_dispatch', inputs: { base: 'v1' }, env: { GITHUB_SHA: head } };
    },
    files: [...branchFiles, 'deleted on-main.png'],
    says: /^(?![\s\S]*::warning::)/,
  },
  {
    situation: 'a tag that the job has made and not pushed: what the checkout has',
    given: (ground) => {
      const { fork, head } = feature(ground);
      ground.checkOut(head, { depth: 0, branch: 'feature' });
      git(ground.area.path('workspace'), 'tag', 'before', fork);
      return { event: 'workflow_dispatch', inputs: { base: 'before' }, env: { GITHUB_SHA: head } };
    },
    files: branchFiles,
    says: /^(?![\s\S]*::warning::)/,
  },
  {
    situation: 'a branch that is checked out, and newer on the remote: what is checked out',
    given: (ground) => {
      const { fork, head } = feature(ground);
      ground.checkOut(fork, { branch: 'main' });
      git(ground.area.path('workspace'), 'commit', '--quiet', '--allow-empty', '-m', 'By the job');
      const inputs = { base: head, head: 'origin/main' };
      return { event: 'workflow_dispatch', inputs, env: { GITHUB_SHA: fork } };
    },
    files: branchFiles.map((file) => file.replace('added', 'deleted')),
  },
  ...['^main', 'main^@', 'main^{tree}', 'main:kept.png'].map(
    (base): Row => ({
      situation: `\`base: ${base}\`, which git knows and which is no commit: refused, not compared`,
      given: (ground) => {
        const { head } = feature(ground);
        ground.checkOut(head, { depth: 0, branch: 'feature' });
        return { event: 'workflow_dispatch', inputs: { base }, env: { GITHUB_SHA: head } };
      },
      fails: `Input \`base\`: there is no commit, branch or tag \`${base}\` here`,
    }),
  ),
  {
    situation: 'a `path` out of the workspace: refused',
    given: () => ({ event: 'schedule', inputs: { path: '../elsewhere' } }),
    fails: /`path`/,
  },
];

test.each(rows)('$situation', async ({ given, files, says, fails }) => {
  using area = new TestArea();
  const work = area.repository();
  const workspace = area.path('workspace');
  mkdirSync(workspace);
  const ground: Ground = {
    area,
    work,
    checkOut: (commit, options) => {
      checkOut(`file://${work.pushTo(area.path('remote.git'))}`, workspace, commit, options);
    },
  };
  const step = await given(ground);
  const result = await dryRun(workspace, step);
  if (fails !== undefined) {
    expect(result.exitCode).toBe(1);
    expect(result.errors.join('\n')).toMatch(fails);
    return;
  }
  expect(result.errors).toEqual([]);
  expect(result.exitCode).toBe(0);
  expect(filesOf(result)).toEqual(files ?? []);
  if (says !== undefined) expect(result.stdout).toMatch(says);
});

test('a private repository without persisted credentials: fetched with the token, which appears nowhere', async () => {
  using area = new TestArea();
  const work = area.repository();
  const before = work.commit({ 'a.png': '1' });
  const after = work.commit({ 'a.png': '2' });
  const remote = work.pushTo(area.path('your-org', 'site.git'));
  await using server = await serveGit(area.folder, { token: 'ghs_secret' });
  const workspace = checkOut(`file://${remote}`, area.path('workspace'), after, {
    remoteUrl: `${server.url}/${repository}`,
  });
  const step = push(before, after);
  const result = await dryRun(workspace, {
    ...step,
    inputs: { 'github-token': 'ghs_secret' },
    env: { ...step.env, GITHUB_SERVER_URL: server.url },
  });
  expect(filesOf(result)).toEqual(['modified a.png']);
  const encoded = Buffer.from('x-access-token:ghs_secret').toString('base64');
  const said = result.everything.replace(/^::add-mask::.*$/gm, '');
  expect(said).not.toContain('ghs_secret');
  expect(said).not.toContain(encoded);
  expect(result.stdout).toContain('::add-mask::ghs_secret');
});

test('no checkout at all: exact through the GitHub API of GitHub Enterprise Server', async () => {
  using area = new TestArea();
  const work = area.repository();
  const images = Object.fromEntries(
    Array.from({ length: 320 }, (_, index) => [`d${index % 5}/${index}.png`, String(index)]),
  );
  const before = work.commit({ 'a.png': '1' });
  const after = work.commit({ ...images, 'a.png': null });
  const repositories = { [repository]: work.pushTo(area.path('remote.git')) };
  await using api = await startGitHubSimulator({ repositories, prefix: '/api/v3', token: 't', maxTreeEntries: 100 });
  const step = push(before, after);
  mkdirSync(area.path('empty'));
  const result = await dryRun(area.path('empty'), {
    ...step,
    inputs: { 'github-token': 't' },
    env: { ...step.env, GITHUB_API_URL: api.apiUrl },
  });
  expect(filesOf(result)).toHaveLength(321);
  expect(result.stdout).toContain('The workspace holds no checkout');
});

test('no checkout of a repository of very many folders: no more than some are asked for links, and that is said', async () => {
  using area = new TestArea();
  const work = area.repository();
  const folders = Array.from({ length: 150 }, (_, index) => [`d${index}/a.png`, String(index)]);
  const links = { 'moved.png': { link: 'd3/a.png' }, 'z/link.png': { link: '../d3/a.png' }, 'z/far.png': '1' };
  const before = work.commit({ ...Object.fromEntries(folders), ...links });
  const after = work.commit({ 'd3/a.png': null, 'd4/a.png': '1', 'moved.png': { link: 'z/far.png' } });
  const repositories = { [repository]: work.pushTo(area.path('remote.git')) };
  await using api = await startGitHubSimulator({ repositories, maxTreeEntries: 100 });
  const step = push(before, after);
  mkdirSync(area.path('empty'));
  const result = await dryRun(area.path('empty'), { ...step, env: { ...step.env, GITHUB_API_URL: api.apiUrl } });
  // Where the link leads now nobody knows: that is not gone.
  expect(filesOf(result)).toEqual(['deleted d3/a.png', 'modified d4/a.png', 'modified moved.png']);
  expect(result.stdout).toContain('::Symbolic links that lead to changed files were looked for in some folders');
  expect(api.requests.length).toBeLessThan(130);
});

test.each([
  ['begins with a byte order mark', (payload: string) => `\ufeff${payload}`, {}],
  ['is no JSON, and a `base` that is given', () => '{', { base: 'HEAD~1' }],
])('no checkout, and an event file that %s: asked through the API as with a checkout', async (_, toText, inputs) => {
  using area = new TestArea();
  const work = area.repository();
  const before = work.commit({ 'a.png': '1' });
  const after = work.commit({ 'a.png': '2' });
  await using api = await startGitHubSimulator({
    repositories: { [repository]: work.pushTo(area.path('remote.git')) },
  });
  const { payload, ...step } = push(before, after);
  writeFileSync(area.path('event.json'), toText(JSON.stringify(payload)));
  mkdirSync(area.path('empty'));
  const result = await dryRun(area.path('empty'), {
    ...step,
    inputs,
    env: { ...step.env, GITHUB_API_URL: api.apiUrl, GITHUB_EVENT_PATH: area.path('event.json') },
  });
  expect(result.errors).toEqual([]);
  expect(filesOf(result)).toEqual(['modified a.png']);
});

test('no checkout, and a job that may not read the contents: the permission is named first, and no checkout asked for', async () => {
  using area = new TestArea();
  const work = area.repository();
  const before = work.commit({ 'a.png': '1' });
  const after = work.commit({ 'a.png': '2' });
  await using api = await startGitHubSimulator({
    repositories: { [repository]: work.pushTo(area.path('remote.git')) },
    faults: [{ path: '/git/', status: 403, message: 'Resource not accessible by integration' }],
  });
  const step = push(before, after);
  mkdirSync(area.path('empty'));
  const result = await dryRun(area.path('empty'), { ...step, env: { ...step.env, GITHUB_API_URL: api.apiUrl } });
  expect(result.errors).toEqual([
    expect.stringMatching(
      /^Add `contents: read` to the job's `permissions`\. The commit `[0-9a-f]{40}` cannot be had\. The workspace holds no checkout\. GitHub's API answered 403 to GET \S+ \("Resource not accessible by integration"\)\. See /,
    ),
  ]);
});

test('no checkout, and a commit that is gone, although GitHub gives others of the repository: no token is blamed', async () => {
  using area = new TestArea();
  const work = area.repository();
  const after = work.commit({ 'a.png': '1' });
  await using api = await startGitHubSimulator({
    repositories: { [repository]: work.pushTo(area.path('remote.git')) },
  });
  const step = push('1'.repeat(40), after);
  mkdirSync(area.path('empty'));
  const result = await dryRun(area.path('empty'), { ...step, env: { ...step.env, GITHUB_API_URL: api.apiUrl } });
  expect(result.errors).toEqual([expect.stringMatching(/ The remote does not have it, or no longer, .*`select: all`/)]);
  expect(result.errors.join()).not.toMatch(/token|permission|actions\/checkout/);
});

test('since: last-success begins where the last successful run ended, and says which run that was', async () => {
  using area = new TestArea();
  const work = area.repository();
  const commits = ['1', '2', '3'].map((name) => work.commit({ [`${name}.png`]: name }));
  const [first = '', second = '', third = ''] = commits;
  const remote = work.pushTo(area.path('remote.git'));
  const workspace = checkOut(`file://${remote}`, area.path('workspace'), third);
  const runs = [
    {
      id: 11,
      workflow: 'purge.yml',
      branch: 'main',
      head: second,
      conclusion: 'cancelled' as const,
      headRepository: repository,
    },
    {
      id: 10,
      workflow: 'purge.yml',
      branch: 'main',
      head: first,
      conclusion: 'success' as const,
      headRepository: repository,
    },
  ];
  await using api = await startGitHubSimulator({ repositories: { [repository]: remote }, runs });
  const step = push(second, third);
  const env = {
    ...step.env,
    GITHUB_API_URL: api.apiUrl,
    GITHUB_RUN_ID: '12',
    GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/purge.yml@refs/heads/main`,
  };
  const result = await dryRun(workspace, { ...step, inputs: { since: 'last-success' }, env });
  expect(filesOf(result)).toEqual(['added 2.png', 'added 3.png']);
  expect(result.stdout).toMatch(
    /: the last successful run of purge\.yml on main: run 10, https:\/\/github\.com\/.*\/runs\/10\./,
  );
});

test('since: last-success leaves out what the job itself has committed, says so, and includes it with `head: HEAD`', async () => {
  using area = new TestArea();
  const work = area.repository();
  const [first, second] = [work.commit({ 'a.png': '1' }), work.commit({ 'b.png': '1' })];
  const remote = work.pushTo(area.path('remote.git'));
  const workspace = checkOut(`file://${remote}`, area.path('workspace'), second, { branch: 'main' });
  for (const name of ['c.png', 'd.png']) {
    writeFileSync(`${workspace}/${name}`, '1');
    git(workspace, 'add', name);
    git(workspace, 'commit', '--quiet', '-m', 'Smaller');
  }
  const ended = { workflow: 'purge.yml', branch: 'main', conclusion: 'success' as const, headRepository: repository };
  const runs = [{ ...ended, id: 10, head: first }];
  await using api = await startGitHubSimulator({ repositories: { [repository]: remote }, runs });
  const step = push(first, second);
  const env = {
    ...step.env,
    GITHUB_API_URL: api.apiUrl,
    GITHUB_RUN_ID: '11',
    GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/purge.yml@refs/heads/main`,
  };
  const without = await dryRun(workspace, { ...step, inputs: { since: 'last-success' }, env });
  expect(filesOf(without)).toEqual(['added b.png']);
  expect(without.stdout).toMatch(/^::notice::.* 2 commits on top of the pushed one.* made them, set `head: HEAD`\./m);
  const included = await dryRun(workspace, { ...step, inputs: { since: 'last-success', head: 'HEAD' }, env });
  expect(filesOf(included)).toEqual(['added b.png', 'added c.png', 'added d.png']);
  expect(included.stdout).not.toContain('on top of the pushed one');
});

test('a missing git is named with the version needed', async () => {
  using area = new TestArea();
  const work = area.repository();
  const before = work.commit({ 'a.png': '1' });
  const after = work.commit({ 'a.png': '2' });
  const step = push(before, after);
  const result = await dryRun(work.folder, { ...step, env: { ...step.env, PATH: area.path('nothing-here') } });
  expect(result.exitCode).toBe(1);
  expect(result.errors.join()).toContain('Git is not installed, or not in PATH. Install git 2.34 or newer');
});
