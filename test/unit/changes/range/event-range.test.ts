// What an event asks to compare, by its payload alone, where no payload that GitHub has published tells it (published-events.test.ts).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventRange } from '../../../../src/changes/event/event-range.ts';
import type { GitHubEvent } from '../../../../src/platform/event.ts';
import { eventOf } from '../../../support/event.ts';

const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [string, string, string];
const zeros = '0'.repeat(40);

const event: typeof eventOf = (name, payload, more) => eventOf(name, payload, { sha: c, ...more });

const main = { ref: 'refs/heads/main' };

describe('an event asks for', () => {
  test.each<[string, GitHubEvent, object]>([
    [
      'the same of a forced push, and names it',
      event('push', { ...main, before: a, after: b, forced: true }),
      { source: 'forced push main: before..after' },
    ],
    [
      'the pushed commits of a new branch',
      event('push', { ref: 'refs/heads/x', before: zeros, after: b, commits: [{ id: a }, { id: b }] }),
      { kind: 'new-branch', head: b, pushed: [a, b], branch: 'x' },
    ],
    [
      'no pushed commits where the list may be cut off',
      event('push', { ...main, before: zeros, after: b, commits: Array.from({ length: 2048 }, () => ({ id: a })) }),
      { kind: 'new-branch', pushed: [] },
    ],
    [
      'a new tag',
      event('push', { ref: 'refs/tags/v1', before: zeros, after: b }),
      { kind: 'new-tag', head: b, tag: 'v1' },
    ],
    [
      'before..after of a moved tag',
      event('push', { ref: 'refs/tags/v1', before: a, after: b }),
      { kind: 'commits', base: a, head: b },
    ],
    [
      'nothing of a push that says deleted',
      event('push', { ...main, before: a, after: b, deleted: true }),
      { kind: 'nothing' },
    ],
    [
      'a new branch where `created` says so and `before` is missing',
      event('push', { ...main, created: true, after: b }),
      { kind: 'new-branch' },
    ],
    [
      'no guess for a push without before',
      event('push', { ...main, after: b }),
      { kind: 'unknown', head: b, why: 'its payload does not name the commit before the push' },
    ],
    [
      "the event's commit of a push without after",
      event('push', { ...main, before: a }),
      { kind: 'commits', base: a, head: c },
    ],
    [
      'the same of a pull request from a fork',
      event('pull_request_target', { pull_request: { base: { sha: a }, head: { sha: b } } }),
      { kind: 'from-merge-base' },
    ],
    ['no guess for a merge group without ids', event('merge_group', {}), { kind: 'unknown', head: c }],
    ['a new branch of create', event('create', { ref: 'x', ref_type: 'branch' }), { kind: 'new-branch', branch: 'x' }],
    ['no guess for a branch without a name', event('create', {}), { kind: 'unknown', head: c }],
    [
      'what a successful deployment deployed, since the one before it',
      event('deployment_status', { deployment, deployment_status: { state: 'success' } }),
      {
        kind: 'since-deployment',
        head: a,
        deployment: { id: '4294967297', environment: 'production', createdAt: '2026-01-02T03:04:05Z' },
      },
    ],
    ['no guess for a deployment without a state', event('deployment_status', { deployment }), { kind: 'unknown' }],
    [
      'what a successful run of another workflow ran for, since the one before it',
      event('workflow_run', { workflow_run: run }),
      {
        kind: 'since-run',
        head: a,
        run: { id: '30000000000', workflow: '5', name: 'Deploy', branch: 'main' },
      },
    ],
    [
      'no guess for a run without its workflow',
      event('workflow_run', { workflow_run: { ...run, workflow_id: 'x' } }),
      { kind: 'unknown' },
    ],
    [
      'nothing of a release that is taken back',
      event('release', { action: 'deleted', release: { tag_name: 'v2' } }),
      { kind: 'nothing', reason: 'The release v2 was deleted; no file changed.' },
    ],
    ['no guess for a release without a tag', event('release', {}), { kind: 'unknown', head: c }],
    ['the last success of anything else', event('schedule', {}), { kind: 'since-success' }],
    [
      'no guess, with the reason, for a push whose payload cannot be read',
      event('push', undefined, { payloadProblem: 'it is no JSON' }),
      { kind: 'unknown', head: c, why: 'its payload is missing: it is no JSON' },
    ],
    [
      'the last success of an event that needs no payload',
      event('schedule', undefined, { payloadProblem: 'it is no JSON' }),
      { kind: 'since-success' },
    ],
    [
      'no guess for a run by hand whose inputs cannot be read',
      event('workflow_dispatch', undefined, { payloadProblem: 'it is no JSON' }),
      { kind: 'unknown', why: expect.stringMatching(/^its payload is missing: it is no JSON\. .*`urls`/) },
    ],
  ])('%s', (_, given, expected) => {
    expect(eventRange(given)).toMatchObject(expected);
  });
});

const deployment = { id: 4294967297, sha: a, environment: 'production', created_at: '2026-01-02T03:04:05Z' };
const run = {
  id: 30000000000,
  run_number: 7,
  workflow_id: 5,
  name: 'Deploy',
  head_sha: a,
  head_branch: 'main',
  event: 'push',
  conclusion: 'success',
  head_repository: { full_name: 'Octo/Site' },
};

describe('a range says where it comes from', () => {
  const pull = { base: { sha: a }, head: { sha: b } };
  test.each<[string, GitHubEvent]>([
    ['push main: before..after', event('push', { ...main, before: a, after: b })],
    ['push main: before..after', event('push', { before: a, after: b }, { ref: 'refs/heads/main' })],
    ['push : before..after', event('push', { before: a, after: b })],
    ['push x/refs/heads/y: before..after', event('push', { ref: 'refs/heads/x/refs/heads/y', before: a, after: b })],
    ['moved tag v1: before..after', event('push', { ref: 'refs/tags/v1', before: a, after: b })],
    ['pull request #7: base...head', event('pull_request', { pull_request: { ...pull, number: 7 }, number: 8 })],
    ['pull request #8: base...head', event('pull_request_review', { pull_request: pull, number: 8 })],
    ['pull request: base...head', event('pull_request_review_comment', { pull_request: pull, number: 'x' })],
    ['merge group: base_sha..head_sha', event('merge_group', { merge_group: { base_sha: a, head_sha: b } })],
  ])('%s', (source, given) => {
    expect(eventRange(given)).toMatchObject({ source });
  });
});

describe('what is missing is named', () => {
  test.each<[string, GitHubEvent]>([
    [
      'its payload does not name the pushed commit',
      event('push', { ...main, before: a }, { sha: undefined } as object),
    ],
    [
      "its payload does not name the pull request's commits",
      event('pull_request', { pull_request: { base: { sha: a } } }),
    ],
    [
      "its payload does not name the pull request's commits",
      event('pull_request', { pull_request: { head: { sha: b } } }),
    ],
    ["its payload does not name the merge group's commits", event('merge_group', { merge_group: { head_sha: b } })],
    [
      "its payload does not name the merge group's commits",
      event('merge_group', { merge_group: { base_sha: a } }, { sha: undefined } as object),
    ],
    ['its payload does not name the new branch or tag', event('create', { ref: 'x' }, { sha: undefined } as object)],
    ['its payload does not name the new branch or tag', event('create', { ref_type: 'tag' })],
  ])('%s', (why, given) => {
    expect(eventRange(given)).toMatchObject({ kind: 'unknown', why });
  });

  test.each([
    ['branch main', event('push', { ...main, before: a, after: zeros })],
    ['tag v1', event('push', { ref: 'refs/tags/v1', before: a, after: zeros })],
  ])('and so is what was deleted: the %s', (what, given) => {
    expect(eventRange(given)).toMatchObject({ reason: `The ${what} was deleted; no file changed.` });
  });

  test.each([
    ['branch', event('delete', { ref_type: 'branch' })],
    ['tag', event('delete', { ref_type: 'tag' })],
    ['branch or tag', event('delete', {})],
  ])('as a %s where there is no name', (what, given) => {
    expect(eventRange(given)).toMatchObject({ reason: `A ${what} was deleted; no file changed.` });
  });
});

test('a list of pushed commits that is odd counts as none', () => {
  const push = { ref: 'refs/heads/x', before: zeros, after: b };
  for (const commits of [undefined, 'x', [{ id: a }, {}], [{ id: 'x' }], [null]]) {
    expect(eventRange(event('push', { ...push, commits }))).toMatchObject({ kind: 'new-branch', pushed: [] });
  }
  const commits = Array.from({ length: 2047 }, () => ({ id: a }));
  expect(eventRange(event('push', { ...push, commits }))).toMatchObject({ pushed: commits.map(({ id }) => id) });
  expect(eventRange(event('create', { ref: 'x', ref_type: 'branch' }))).toMatchObject({ pushed: [] });
});

describe('nothing is deployed, and the reason is told,', () => {
  const status = (state: string) => event('deployment_status', { deployment, deployment_status: { state } });
  const runOf = (more: object, rest: object = {}) =>
    event('workflow_run', { workflow_run: { ...run, ...more }, ...rest });
  test.each<[string, GitHubEvent, RegExp]>([
    ['before a deployment', event('deployment', { deployment }), /nothing is deployed yet/],
    ...['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'waiting'].map(
      (state): [string, GitHubEvent, RegExp] => [
        `in the state ${state}`,
        status(state),
        new RegExp(`to production is in the state ${state}`),
      ],
    ),
    ...['failure', 'cancelled', 'skipped', 'timed_out', 'neutral', 'stale'].map(
      (conclusion): [string, GitHubEvent, RegExp] => [
        `after ${conclusion}`,
        runOf({ conclusion }),
        new RegExp(`The run of Deploy ended as ${conclusion}`),
      ],
    ),
    [
      'while the run is under way',
      runOf({ conclusion: null }, { action: 'requested' }),
      /has not ended yet: nothing new/,
    ],
    ['for a pull request', runOf({ event: 'pull_request' }), /was for a pull request/],
    ['for a pull request with secrets', runOf({ event: 'pull_request_target' }), /was for a pull request/],
    ['for a try in the merge queue', runOf({ event: 'merge_group' }), /was for a merge queue/],
    [
      'in a fork with a branch of the same name',
      runOf({ head_repository: { full_name: 'fork/site' } }),
      /of another repository, fork\/site/,
    ],
    ['in a fork that is gone', runOf({ head_repository: null }), /a fork that is gone/],
  ])('%s', (_, given, reason) => {
    expect(eventRange({ ...given, repository: 'octo/site' })).toEqual({
      kind: 'nothing',
      reason: expect.stringMatching(reason),
    });
  });
});

test('any payload of any event has an answer, whose ids are full object ids', () => {
  const names = fc.constantFrom(
    'push',
    'pull_request',
    'merge_group',
    'create',
    'delete',
    'workflow_run',
    'deployment_status',
    'release',
    'x',
  );
  const oddValue = fc.oneof(fc.jsonValue(), fc.constantFrom(a, b, zeros, '-x', 'refs/tags/v', 'refs/heads/m', true));
  const pullRequest = fc.record(
    { base: fc.record({ sha: oddValue }, { requiredKeys: [] }), head: oddValue },
    { requiredKeys: [] },
  );
  const payload = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        ref: oddValue,
        before: oddValue,
        after: oddValue,
        created: oddValue,
        deleted: oddValue,
        commits: oddValue,
        pull_request: fc.oneof(pullRequest, oddValue),
        merge_group: oddValue,
        workflow_run: oddValue,
        deployment: oddValue,
        deployment_status: oddValue,
        release: oddValue,
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(names, payload, (name, value) => {
      const range = eventRange(event(name, value));
      for (const id of ['base' in range ? range.base : undefined, 'head' in range ? range.head : undefined]) {
        if (id !== undefined) expect(id).toMatch(/^[0-9a-f]{40}$/);
      }
    }),
  );
});
