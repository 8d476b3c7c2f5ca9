// How git is started and ended, with programs in its place that behave badly: shell scripts, which Windows starts none of.
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openGit } from '../../src/platform/git/git.ts';
import { isWindows, TestArea } from '../support/repository.ts';

/** Far beyond what ending a process takes, far below how long the programs would run. */
const soonMs = 10_000;

/** A `git` that is this shell script. */
function scriptedGit(area: TestArea, script: string, signal = new AbortController().signal) {
  writeFileSync(area.path('git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const git = openGit({ PATH: `${area.path()}:${process.env.PATH}` }, signal);
  return (timeoutMs?: number) =>
    git.run(['status'], { cwd: area.path(), ...(timeoutMs === undefined ? {} : { timeoutMs }) });
}

test.skipIf(isWindows).each([
  ['ignores that it is to end', "trap '' TERM; sleep 30"],
  ['leaves a process behind that ignores it', "(trap '' TERM; sleep 30) & sleep 30"],
  ['leaves a process behind in a session of its own', 'setsid sleep 30 & sleep 30'],
])('a git that %s is ended when its time is over', async (_, script) => {
  using area = new TestArea();
  const started = performance.now();
  const { status } = await scriptedGit(area, script)(300);
  expect(status).toBe(-1);
  expect(performance.now() - started).toBeLessThan(soonMs);
});

test.skipIf(isWindows)('a git that nothing limits is ended where it gives no answer, and that is said', async () => {
  using area = new TestArea();
  writeFileSync(area.path('git'), '#!/bin/sh\nsleep 30\n', { mode: 0o755 });
  const git = openGit({ PATH: `${area.path()}:${process.env.PATH}` }, new AbortController().signal, 300);
  const started = performance.now();
  const said = { status: -1, stderr: 'git was ended by SIGTERM after 0.3 s without an answer' };
  expect(await git.run(['status'], { cwd: area.path() })).toMatchObject(said);
  const reader = git.start(['cat-file'], { cwd: area.path() });
  reader.send('HEAD\n');
  reader.expectAnswer(true);
  expect(await reader.ended).toMatchObject(said);
  expect(performance.now() - started).toBeLessThan(soonMs);
});

test.skipIf(isWindows)('a git that owes no answer may be silent', async () => {
  using area = new TestArea();
  writeFileSync(area.path('git'), '#!/bin/sh\nread line\nsleep 1\necho $line\n', { mode: 0o755 });
  const git = openGit({ PATH: `${area.path()}:${process.env.PATH}` }, new AbortController().signal, 300);
  let said = '';
  const reader = git.start(['cat-file'], { cwd: area.path(), onOutput: (chunk) => (said += chunk) });
  reader.expectAnswer(true);
  reader.send('HEAD\n');
  reader.expectAnswer(false);
  expect(await reader.ended).toMatchObject({ status: 0 });
  expect(said).toBe('HEAD\n');
});

test.skipIf(isWindows)('a git that ends when it is asked to is given the time for its own last steps', async () => {
  using area = new TestArea();
  const { stdout, ...said } = await scriptedGit(area, "trap 'echo tidied; exit 1' TERM; sleep 30 & wait")(300);
  expect(stdout.toString()).toBe('tidied\n');
  // Its own status is no answer. Windows gives the same one to any program that was ended.
  expect(said).toEqual({ status: -1, stderr: 'git was ended by this step after 0.3 s without an answer' });
});

test.skipIf(isWindows)('a git that is left behind is one that the runner finds, and knows no secret', async () => {
  using area = new TestArea();
  writeFileSync(area.path('git'), '#!/bin/sh\nenv\n', { mode: 0o755 });
  const env = { PATH: `${area.path()}:${process.env.PATH}`, RUNNER_TRACKING_ID: 'github_1', 'INPUT_API-KEY': 'ak_1' };
  const { stdout } = await openGit(env, new AbortController().signal).run(['status'], { cwd: area.path() });
  expect(stdout.toString()).toContain('RUNNER_TRACKING_ID=github_1\n');
  expect(stdout.toString()).not.toContain('ak_1');
});

test.skipIf(isWindows)('of a long complaint the end is kept, marked as cut', async () => {
  using area = new TestArea();
  const { stderr } = await scriptedGit(area, 'seq 1 5000 >&2; echo the end >&2')();
  expect(stderr.length).toBeLessThanOrEqual(8192);
  expect(stderr).toMatch(/^\.\.\.[\d\n]+\nthe end$/);
});

test.skipIf(isWindows)(
  'what goes wrong with what it prints is the outcome, and what it printed before is not kept',
  async () => {
    using area = new TestArea();
    writeFileSync(area.path('git'), '#!/bin/sh\nseq 1 50000\n', { mode: 0o755 });
    const git = openGit({ PATH: `${area.path()}:${process.env.PATH}` }, new AbortController().signal);
    let bytes = 0;
    const count = (chunk: Buffer) => {
      bytes += chunk.length;
    };
    const { stdout } = await git.run(['status'], { cwd: area.path(), onOutput: count });
    expect([stdout.length, bytes]).toEqual([0, 288_894]);
    const fail = () => {
      throw new Error('of no known form');
    };
    await expect(git.run(['status'], { cwd: area.path(), onOutput: fail })).rejects.toThrow('of no known form');
  },
);
