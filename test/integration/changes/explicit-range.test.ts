// The inputs `base` and `head` replace the range of the event.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGitHubSimulator } from '../../simulator-github/github-simulator.ts';
import { git } from '../../support/hermetic-git.ts';
import { checkOut, TestArea } from '../../support/repository.ts';
import { twoBranches } from './histories.ts';
import { changesOf, failureOf, fileList, type Job } from './scene.ts';

describe.each([0, 1])('`base` and `head` at depth %i (0: everything)', (depth) => {
  // Nothing here changes the repository, so that one is enough.
  const area = new TestArea();
  afterAll(() => area[Symbol.dispose]());
  let made: ReturnType<typeof twoBranches>;
  const of = (inputs: Job['inputs']): Job => ({
    workspace: made.workspace,
    event: 'schedule',
    ...(inputs && { inputs }),
  });
  beforeAll(() => {
    made = twoBranches(area);
    made.work.tag('v1', { at: 'feature~1', annotated: true });
    git(made.work.folder, 'push', '--quiet', '--tags', made.remote);
    git(made.remote, 'update-ref', 'refs/heads/-p', made.fork);
    checkOut(`file://${made.remote}`, made.workspace, made.head, { depth });
  });

  test.each([
    ['a branch', 'main', 'feature', ['added f.png', 'added g.png', 'deleted b.png', 'modified a.png']],
    [
      "the remote's default branch",
      'origin/HEAD',
      'feature',
      ['added f.png', 'added g.png', 'deleted b.png', 'modified a.png'],
    ],
    ['a tag', 'v1', 'feature', ['added g.png', 'modified a.png']],
    ['the commit behind a tag', 'v1^{commit}', 'feature^{}', ['added g.png', 'modified a.png']],
    ['steps back', 'feature~2', 'feature', ['added f.png', 'added g.png', 'modified a.png']],
    ['steps back from HEAD', 'HEAD~2', undefined, ['added f.png', 'added g.png', 'modified a.png']],
    ['a search behind a commit', 'HEAD^{/.}~2', undefined, ['added f.png', 'added g.png', 'modified a.png']],
    ['only a head', undefined, 'feature', ['added g.png', 'modified a.png']],
    ['a branch whose name begins with a dash', '-p', undefined, ['added f.png', 'added g.png', 'modified a.png']],
  ])('take %s', async (_, base, head, expected) => {
    expect(await fileList(of({ ...(base ? { base } : {}), ...(head ? { head } : {}) }))).toEqual(expected);
  });

  test('take an id', async () => {
    const expected = ['added f.png', 'added g.png', 'modified a.png'];
    expect(await fileList(of({ base: made.fork }))).toEqual(expected);
    expect(await fileList(of({ base: made.fork.toUpperCase() }))).toEqual(expected);
  });

  test.each([
    '--output=/tmp/pwned',
    '-h',
    '--upload-pack=touch /tmp/pwned',
    'no-such-branch',
    'a:b',
    '+x',
    '..',
    ' ',
    'main:../..',
  ])('refuse `%s` without ever reading it as an option', async (base) => {
    expect(await failureOf(of({ base }))).toMatch(
      /^range-unavailable: Input `base`: there is no commit, branch or tag `/,
    );
  });

  test.each([
    ['HEAD~99', /^range-unavailable: Input `base`: the commit `HEAD~99` does not exist\. .* has no parent: neither/],
    ['HEAD^3', /the commit `HEAD\^3` does not exist\. .* has no parent number 3: neither the checkout nor GitHub has/],
  ])('name the revision `%s`, which neither checkout nor GitHub has', async (base, message) => {
    expect(await failureOf(of({ base }))).toMatch(message);
  });
});

test('a `base` that does not lie before the head is warned of', async () => {
  using area = new TestArea();
  const { work, head } = twoBranches(area);
  const of = async (base: string, given?: string) => {
    git(work.folder, 'checkout', '--quiet', head);
    const inputs = { base, ...(given === undefined ? {} : { head: given }) };
    return (await changesOf({ workspace: work.folder, event: 'schedule', inputs })).warnings.join();
  };
  expect(await of('feature')).toBe(
    `Input \`base\` (\`feature\`) is the very commit at which the range ends, ${head}: no commit lies between them. Name an earlier one.`,
  );
  expect(await of('HEAD', 'HEAD~2')).toMatch(
    /^Input `base` \(`HEAD`\) comes after the commit at which the range ends, \w{40}, so .* swap `base` and `head`\.$/,
  );
  for (const base of ['HEAD~2', 'main']) expect(await of(base)).toBe('');
});

test('`base` and `head` without a checkout are resolved by the API', async () => {
  using area = new TestArea();
  const { remote, workspace } = twoBranches(area);
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote } });
  const job = { workspace, event: 'schedule', apiUrl: api.apiUrl, inputs: { base: 'feature~2', head: 'feature' } };
  expect(await fileList(job)).toEqual(['added f.png', 'added g.png', 'modified a.png']);
});

test('`base: origin/HEAD` without a checkout is the default branch', async () => {
  using area = new TestArea();
  const { remote, workspace } = twoBranches(area);
  await using api = await startGitHubSimulator({ repositories: { 'octo/site': remote } });
  const job = { workspace, event: 'schedule', apiUrl: api.apiUrl, inputs: { base: 'origin/HEAD', head: 'feature' } };
  expect(await fileList(job)).toEqual(['added f.png', 'added g.png', 'deleted b.png', 'modified a.png']);
});
