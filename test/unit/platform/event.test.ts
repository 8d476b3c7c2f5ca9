// What the runner tells of itself and of its event.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { eventInputs, isForkPullRequest, readDocsAddress, readEvent } from '../../../src/platform/event.ts';
import { eventOf } from '../../support/event.ts';

const folder = mkdtempSync(join(tmpdir(), 'event-'));
afterAll(() => rmSync(folder, { recursive: true }));

function withPayload(text: string) {
  const path = join(folder, 'event.json');
  writeFileSync(path, text);
  return { GITHUB_WORKSPACE: '/w', GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: path };
}

test('addresses of a GitHub of its own, and an event file with a byte order mark, are read', () => {
  const event = readEvent({
    ...withPayload('\ufeff{"ref":"x"}'),
    GITHUB_SHA: 'A'.repeat(40),
    GITHUB_API_URL: 'https://ghes.example.com/api/v3/',
    GITHUB_SERVER_URL: 'https://ghes.example.com',
    GITHUB_ACTION_REPOSITORY: 'your-org/imgix-purge-action',
    GITHUB_ACTION_REF: 'v1',
  });
  expect(event).toMatchObject({
    payload: { ref: 'x' },
    sha: 'a'.repeat(40),
    apiUrl: 'https://ghes.example.com/api/v3',
    docs: 'https://ghes.example.com/your-org/imgix-purge-action/blob/v1/docs',
  });
});

test.each([
  [undefined, undefined],
  ['', ''],
  ['your-org/imgix-purge-action', ''],
  ['your-org/../x', 'v1'],
  ['your-org/imgix-purge-action', 'v1) [x](https://evil.example'],
])('where the action of %s at %s has no address, its papers are a path', (repository, ref) => {
  expect(readDocsAddress({ GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref })).toBe('docs');
});

test.each([
  ['{', 'cannot be read as JSON'],
  ['', 'cannot be read as JSON'],
  ['[]', 'does not hold a JSON object'],
  ['null', 'does not hold a JSON object'],
  ['"text"', 'does not hold a JSON object'],
])('a payload of `%s` is a reason, not a crash', (text, reason) => {
  expect(readEvent(withPayload(text))).toMatchObject({
    payload: undefined,
    payloadProblem: expect.stringContaining(reason),
  });
});

test('odd variables count as not set', () => {
  const event = readEvent({
    ...withPayload('{}'),
    GITHUB_SHA: '--help',
    GITHUB_REPOSITORY: '../x',
    GITHUB_API_URL: 'javascript:1',
  });
  expect(event.sha).toBeUndefined();
  expect(event.repository).toBeUndefined();
  expect(event.temporaryFolder).toBe(tmpdir());
  expect(event.apiUrl).toBe('https://api.github.com');
});

const event = (name: string, payload: unknown) => eventOf(name, payload, { repository: 'octo/site' });

test.each([
  ['workflow_dispatch', { inputs: { url: ' u\n', urls: 'v' } }, { url: 'u', urls: 'v' }],
  ['workflow_dispatch', { inputs: { url: '', urls: 7 } }, { url: '' }],
  ['workflow_dispatch', { inputs: null }, {}],
  ['workflow_dispatch', undefined, {}],
  ['push', { inputs: { url: 'u' } }, {}],
])('inputs of %s with %j are %j', (name, payload, expected) => {
  expect(Object.fromEntries(eventInputs(event(name, payload)))).toEqual(expected);
});

describe('a pull request is from a fork', () => {
  const from = (head: unknown) =>
    event('pull_request', { pull_request: { head, base: { repo: { full_name: 'octo/site' } } } });
  test.each([
    ['no: the same repository', from({ repo: { full_name: 'octo/site' } }), false],
    ['no: the same repository in other letters', from({ repo: { full_name: 'Octo/Site' } }), false],
    ['yes: another repository', from({ repo: { full_name: 'mona/site' } }), true],
    ['yes: a repository that was deleted', from({ repo: null }), true],
    ['no: not a pull request', event('push', {}), false],
    ['no: an odd payload', event('pull_request', { pull_request: 5 }), false],
  ])('%s', (_, given, expected) => {
    expect(isForkPullRequest(given)).toBe(expected);
  });
});
