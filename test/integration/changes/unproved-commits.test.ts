// What may have been deployed without a success since the last one: each such commit is compared with the head as well.
import { describe, expect, test } from 'vitest';
import { type Fault, startGitHubSimulator } from '../../simulator-github/github-simulator.ts';
import type { SimulatedRun } from '../../simulator-github/question.ts';
import { checkOut, type Edits, TestArea } from '../../support/repository.ts';
import { changesOf, failureOf, type Job, listOf } from './scene.ts';

type Given = {
  /** A commit each; the last one is the head. */
  readonly commits: readonly Edits[];
  /** In their order. By default a run for the first commit has succeeded, and one for each other but the head has failed. */
  readonly runs?: (commits: readonly string[]) => readonly SimulatedRun[];
  readonly faults?: Fault[];
  readonly job?: Partial<Job>;
  readonly hasCheckout?: boolean;
  readonly maxTreeEntries?: number;
};

const run = (id: number, head: string, conclusion: SimulatedRun['conclusion']): SimulatedRun => ({
  id,
  head,
  conclusion,
  workflow: 'deploy.yml',
  branch: 'main',
});

const failedSince = (commits: readonly string[]) =>
  commits.slice(0, -1).map((commit, index) => run(10 + index, commit, index === 0 ? 'success' : 'failure'));

async function stand({
  commits: edits,
  runs = failedSince,
  faults = [],
  job: more,
  hasCheckout = true,
  ...limits
}: Given) {
  const area = new TestArea();
  const work = area.repository();
  const commits = edits.map((edit) => work.commit(edit));
  const remote = work.pushTo(area.path('remote.git'));
  const [head = '', before = ''] = commits.toReversed();
  const api = await startGitHubSimulator({
    repositories: { 'octo/site': remote },
    token: 't',
    runs: runs(commits).toReversed(),
    faults,
    ...limits,
  });
  const workspace = area.path('workspace');
  if (hasCheckout) checkOut(`file://${remote}`, workspace, head);
  const job: Job = {
    workspace,
    sha: head,
    payload: { ref: 'refs/heads/main', before, after: head },
    workflowRef: 'octo/site/.github/workflows/deploy.yml@refs/heads/main',
    runId: '2000',
    inputs: { since: 'last-success', githubToken: 't' },
    apiUrl: api.apiUrl,
    ...more,
  };
  const dispose = async () => {
    area[Symbol.dispose]();
    await api[Symbol.asyncDispose]();
  };
  return { commits, api, job, [Symbol.asyncDispose]: dispose };
}

/** x is changed and changed back, `gone` added and deleted, `back` deleted and added again; `new` is new, and `twice` changes each time. */
const reverted: readonly Edits[] = [
  { 'x.png': 'x', 'back.png': 'b', 'twice.png': '1' },
  { 'x.png': 'y', 'back.png': null, 'gone.png': 'g', 'new.png': 'n', 'twice.png': '2' },
  { 'x.png': 'x', 'back.png': 'b', 'gone.png': null, 'twice.png': '3' },
  { 'README.md': 'nothing' },
];
const all = [
  'added README.md',
  'added back.png',
  'added new.png',
  'deleted gone.png',
  'modified twice.png',
  'modified x.png',
];

describe.each([
  ['in a checkout of depth 1', true],
  ["through GitHub's API", false],
])('%s', (_, hasCheckout) => {
  test('what a failed run had counts, although no difference from the last success has it', async () => {
    await using scene = await stand({ commits: reverted, hasCheckout });
    const [first, second = '', third = '', head] = scene.commits;
    const changes = await changesOf(scene.job);
    expect(listOf(changes)).toEqual(all);
    expect(changes).toMatchObject({
      range: {
        base: first,
        head,
        alsoFrom: [third, second],
        source: 'the last successful run of deploy.yml on main: run 10',
      },
      warnings: [],
    });
  });

  test('its version is the one from before, with its size', async () => {
    const long = (letter: string) => letter.repeat(3000);
    const edits = [{ 'x.png': long('x') }, { 'x.png': `${long('y')}y` }, { 'x.png': long('x') }, { 'README.md': '1' }];
    await using scene = await stand({ commits: edits, hasCheckout });
    expect(await changesOf(scene.job)).toMatchObject({
      files: [{ path: 'README.md' }, { path: 'x.png', before: { size: 3001 }, after: { size: 3000 } }],
    });
  });
});

test('a file is only added where no commit had another content', async () => {
  const edits = [{ 'a.png': '1' }, { 'same.png': 's', 'other.png': 'o' }, { 'other.png': 'changed' }];
  await using scene = await stand({ commits: edits });
  expect(listOf(await changesOf(scene.job))).toEqual(['added same.png', 'modified other.png']);
});

/** b changes x, and c changes it back. */
const takenBack: readonly Edits[] = [{ 'x.png': '1' }, { 'x.png': '2', 'b.png': '1' }, { 'x.png': '1', 'c.png': '1' }];

test('where GitHub lists too few runs to come to the success, a warning says so, and nothing counts as added', async () => {
  await using scene = await stand({
    commits: takenBack,
    runs: ([a = '', b = '']) => [
      run(10, a, 'success'),
      ...Array.from({ length: 1000 }, (_, index) => run(11 + index, b, 'skipped')),
    ],
  });
  const changes = await changesOf(scene.job);
  expect(listOf(changes)).toEqual(['modified b.png', 'modified c.png']);
  expect(changes.warnings).toEqual([
    expect.stringMatching(/^There have been more runs since the last success than GitHub lists: .*`select: all`/),
  ]);
});

test("a push's own commit from before is compared, too: it may have had no run", async () => {
  await using scene = await stand({
    commits: [{ 'x.png': '1' }, { 'x.png': '2' }, { 'x.png': '1' }],
    runs: ([a = '']) => [run(10, a, 'success')],
  });
  expect(listOf(await changesOf(scene.job))).toEqual(['modified x.png']);
});

test('ten commits are compared, the newest; a warning tells that there were more, and nothing counts as added', async () => {
  const changed = Array.from({ length: 13 }, (_, index) => ({ [`${index}.png`]: '1', [`${index - 1}.png`]: null }));
  await using scene = await stand({ commits: changed });
  const changes = await changesOf(scene.job);
  const { commits } = scene;
  expect(changes).toMatchObject({ range: { alsoFrom: commits.slice(2, 12).toReversed() } });
  expect(changes.warnings).toEqual([
    expect.stringMatching(/^Since the last success 11 commits .* only 10 are compared, the newest .*`select: all`/),
  ]);
  const deleted = Array.from({ length: 10 }, (_, index) => `deleted ${index + 2}.png`);
  expect(listOf(changes)).toEqual(['deleted 0.png', ...deleted, 'modified 12.png'].sort());
});

test('a commit that cannot be had any more is a warning; the others count, and nothing as added or by its size', async () => {
  const gone = 'f'.repeat(40);
  await using scene = await stand({
    commits: reverted,
    runs: ([a = '', b = '']) => [run(10, a, 'success'), run(11, b, 'failure'), run(12, gone, 'cancelled')],
  });
  const changes = await changesOf(scene.job);
  expect(listOf(changes)).toEqual(all.map((line) => line.replace('added', 'modified')).sort());
  const sizes = changes.kind === 'changed' ? changes.files.map(({ before }) => before?.size) : [];
  expect(sizes).toEqual(all.map(() => undefined));
  expect(changes.warnings).toEqual([
    expect.stringMatching(/^The commit f{40}, .* cannot be had any more.*`select: all`/),
  ]);
});

test('where GitHub is out of order the step fails: a success would lose what that commit had', async () => {
  const gone = 'f'.repeat(40);
  await using scene = await stand({
    commits: reverted,
    runs: ([a = '', b = '']) => [run(10, a, 'success'), run(11, b, 'failure'), run(12, gone, 'cancelled')],
    faults: [{ path: `/git/trees/${gone}`, status: 503 }],
  });
  expect(await failureOf(scene.job)).toMatch(/^range-unavailable: .*503/);
});

test('where a commit that is there takes too many requests the step fails, too', async () => {
  const folders = Array.from({ length: 510 }, (_, number) => `f${number}/${number}.png`);
  const all = (content: string | null) => Object.fromEntries(folders.map((path) => [path, content && path]));
  await using scene = await stand({
    commits: [{ 'a.png': '1' }, all('1'), { ...all(null), 'a.png': '2' }],
    hasCheckout: false,
    maxTreeEntries: 100,
  });
  expect(await failureOf(scene.job)).toMatch(/^range-unavailable: .*more than 500 times\. Run actions\/checkout/);
});
