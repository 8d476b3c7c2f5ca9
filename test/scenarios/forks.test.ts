// A pull request from a fork has no secrets. That is no fault of its author: a dry run with a notice.
// Threat model: 12.
import { expect, test } from 'vitest';
import { play, type Scenario } from '../support/scenario.ts';

function pullRequest(headRepository: string | null, name = 'pull_request'): Scenario['event'] {
  return ({ before, after }) => ({
    name,
    // GitHub sends null for a fork that is gone, which its description does not say.
    ...(headRepository === null ? { isForged: true } : {}),
    payload: {
      number: 7,
      pull_request: {
        number: 7,
        base: { sha: before, ref: 'main', repo: { full_name: 'your-org/site' } },
        head: { sha: after, ref: 'main', repo: headRepository === null ? null : { full_name: headRepository } },
      },
    },
  });
}

test.concurrent.each([
  ['from a fork', 'somebody/site'],
  ['from a fork that is gone', null],
])('a pull request %s without secrets shows what would be purged, sends nothing and passes', async (_, fork) => {
  const run = await play({ event: pullRequest(fork), inputs: { 'api-key': '', 'secure-url-token': '' } });

  expect(run.exitCode).toBe(0);
  expect(run.requests).toEqual([]);
  expect(run.outputs).toMatchObject({ conclusion: 'dry-run', purged: '0' });
  expect(JSON.parse(run.outputs.urls ?? '')).toHaveLength(3);
  expect(run.lines).toContainEqual(expect.stringMatching(/^::notice::A pull request from a fork gets no secrets/));
  expect(run.summary).toContain('A pull request from a fork gets no secrets');
});

test.concurrent('a pull request from a fork, beyond every limit, still makes its dry run', async () => {
  const pushed = { 'images/harbour.jpg': 'new', 'images/quiet.png': 'new' };
  const inputs = { 'api-key': '', 'max-urls': 1 };
  const [many, all] = await Promise.all([
    play({ push: pushed, event: pullRequest('somebody/site'), inputs }),
    play({
      event: pullRequest('somebody/site'),
      inputs: { 'api-key': '', select: 'stale' },
      before: { 'a.png': 'a', 'b.png': 'b', 'c.png': 'c', 'images/quiet.png': null, 'images/gone.gif': null },
      push: { 'a.png': 'a, new', 'b.png': 'b, new', 'c.png': 'c, new', 'images/harbour.jpg': null },
    }),
  ]);

  expect(many.outputs.conclusion).toBe('dry-run');
  expect(all.warnings.join()).toContain('All 3 files that could be compared differ');
  expect(all.exitCode).toBe(0);
});

test.concurrent('nor does one fail whose Source wants a signature, for which the fork has no token', async () => {
  const run = await play({
    event: pullRequest('somebody/site'),
    imgix: { secureUrlToken: 'FOO123barBAZ' },
    inputs: { 'api-key': '', select: 'stale' },
  });

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([]);
  expect(run.warnings.join()).toContain('3 URLs that could not be compared were left alone');
});

test.concurrent('a diagnosis in a pull request from a fork does not call the missing key wrong', async () => {
  const run = await play({ event: pullRequest('somebody/site'), inputs: { 'api-key': '', diagnose: true } });

  expect(run.exitCode).toBe(0);
  expect(run.purged).toEqual([]);
  expect(run.lines).toContain('unknown `api-key`: Not tried: `api-key` is empty.');
});

test.concurrent('a pull request from the repository itself needs the key', async () => {
  const run = await play({ event: pullRequest('Your-Org/Site'), inputs: { 'api-key': '' } });

  expect(run.exitCode).toBe(1);
  expect(run.errors[0]).toMatch(/`api-key` is empty.*\[invalid-input\]$/);
});

test.concurrent('a push that carries a pull request of a fork in its payload is no fork', async () => {
  const run = await play({
    event: ({ before, after }) => ({ name: 'push', payload: { ref: 'refs/heads/main', before, after } }),
    inputs: { 'api-key': '' },
  });

  expect(run.exitCode).toBe(1);
});
