// How git is started and ended, with programs in its place that behave badly: shell scripts, which Windows starts none of.
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Git, openGit } from '../../src/platform/git/git.ts';
import { isWindows, TestArea } from '../support/repository.ts';

/** Far beyond what ending a process takes, far below how long the programs would run. */
const soonMs = 10_000;

const here = { cwd: '.' };

/** A git that is this shell script, and the job's variables beside PATH. */
function scriptedGit(area: TestArea, script: string, { limitMs, env = {} }: Options = {}): Git {
  writeFileSync(area.path('git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const path = `${area.path()}:${process.env.PATH}`;
  return openGit({ ...env, PATH: path }, new AbortController().signal, limitMs);
}

type Options = { readonly limitMs?: number; readonly env?: Readonly<Record<string, string>> };

test.skipIf(isWindows).each([
  ['ignores that it is to end', "trap '' TERM; sleep 30"],
  ['leaves a process behind that ignores it', "(trap '' TERM; sleep 30) & sleep 30"],
  ['leaves a process behind in a session of its own', 'setsid sleep 30 & sleep 30'],
])('a git that %s is ended when its time is over', async (_, script) => {
  using area = new TestArea();
  const started = performance.now();
  const { status } = await scriptedGit(area, script).run(['status'], { ...here, timeoutMs: 300 });
  expect(status).toBe(-1);
  expect(performance.now() - started).toBeLessThan(soonMs);
});

test.skipIf(isWindows)('a git that nothing limits is ended where it gives no answer, and that is said', async () => {
  using area = new TestArea();
  const git = scriptedGit(area, 'sleep 30', { limitMs: 300 });
  const started = performance.now();
  const said = { status: -1, stderr: 'git was ended by SIGTERM after 0.3 s without an answer' };
  expect(await git.run(['status'], here)).toMatchObject(said);
  const reader = git.start(['cat-file'], here);
  reader.send('HEAD\n');
  reader.expectAnswer(true);
  expect(await reader.ended).toMatchObject(said);
  expect(performance.now() - started).toBeLessThan(soonMs);
});

test.skipIf(isWindows)('a git that owes no answer may be silent', async () => {
  using area = new TestArea();
  const git = scriptedGit(area, 'read line; sleep 1; echo $line', { limitMs: 300 });
  let said = '';
  const reader = git.start(['cat-file'], { ...here, onOutput: (chunk) => (said += chunk) });
  reader.expectAnswer(true);
  reader.send('HEAD\n');
  reader.expectAnswer(false);
  expect(await reader.ended).toMatchObject({ status: 0 });
  expect(said).toBe('HEAD\n');
});

test.skipIf(isWindows)('a git that ends when it is asked to is given the time for its own last steps', async () => {
  using area = new TestArea();
  const git = scriptedGit(area, "trap 'echo tidied; exit 1' TERM; sleep 30 & wait", { limitMs: 300 });
  const { stdout, ...said } = await git.run(['status'], here);
  expect(stdout.toString()).toBe('tidied\n');
  // Its own status is no answer. Windows gives the same one to any program that was ended.
  expect(said).toEqual({ status: -1, stderr: 'git was ended by this step after 0.3 s without an answer' });
});

test.skipIf(isWindows)('a git that is left behind is one that the runner finds, and knows no secret', async () => {
  using area = new TestArea();
  const env = { RUNNER_TRACKING_ID: 'github_1', 'INPUT_API-KEY': 'ak_1' };
  const { stdout } = await scriptedGit(area, 'env', { env }).run(['status'], here);
  expect(stdout.toString()).toContain('RUNNER_TRACKING_ID=github_1\n');
  expect(stdout.toString()).not.toContain('ak_1');
});

test.skipIf(isWindows)('of a long complaint the end is kept, marked as cut', async () => {
  using area = new TestArea();
  const { stderr } = await scriptedGit(area, 'seq 1 5000 >&2; echo the end >&2').run(['status'], here);
  expect(stderr.length).toBeLessThanOrEqual(8192);
  expect(stderr).toMatch(/^\.\.\.[\d\n]+\nthe end$/);
});

test.skipIf(isWindows)(
  'what goes wrong with what it prints is the outcome, and what it printed before is not kept',
  async () => {
    using area = new TestArea();
    const git = scriptedGit(area, 'seq 1 50000');
    let bytes = 0;
    const count = (chunk: Buffer) => {
      bytes += chunk.length;
    };
    const { stdout } = await git.run(['status'], { ...here, onOutput: count });
    expect([stdout.length, bytes]).toEqual([0, 288_894]);
    const fail = () => {
      throw new Error('of no known form');
    };
    await expect(git.run(['status'], { ...here, onOutput: fail })).rejects.toThrow('of no known form');
  },
);
