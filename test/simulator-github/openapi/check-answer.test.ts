// That the check bites: what is not GitHub's is found, wherever it stands.
import { expect, test } from 'vitest';
import { startGitHubSimulator } from '../github-simulator.ts';
import { type Checked, findBreaches } from './check-answer.ts';

const sha = '6dcb09b5b57875f334f61aebed695e2e4193db5e';

function breaches(more: Partial<Checked>): readonly string[] {
  const usual = {
    method: 'GET',
    path: '/repos/octo/site/tags',
    query: new URLSearchParams(),
    status: 200,
    headers: {},
  };
  return findBreaches({ ...usual, body: [], ...more });
}

test.each([
  { what: 'a part of what GitHub answers', more: { body: [{ name: 'v1', commit: { sha } }] } },
  {
    what: 'null where GitHub can have it',
    more: { path: '/repos/octo/site/actions/runs/1', body: { conclusion: null } },
  },
  {
    what: 'an error',
    more: { status: 404, body: { message: 'Not Found', documentation_url: 'https://docs.github.com' } },
  },
  {
    what: 'bytes',
    more: { path: '/repos/octo/site/git/blobs/1', headers: { 'content-type': 'application/vnd.github.raw' } },
  },
  { what: 'a comparison of refs with slashes', more: { path: '/repos/octo/site/compare/a/b...c/d', body: {} } },
  { what: 'a page', more: { query: new URLSearchParams({ per_page: '100', page: '2' }) } },
])('$what is GitHub', ({ more }) => {
  expect(breaches(more)).toEqual([]);
});

test.each<{ what: string; more: Partial<Checked>; breach: string }>([
  {
    what: 'a field that nobody described',
    more: { body: [{ name: 'v1', sha }] },
    breach: '/0 must NOT have additional properties: sha',
  },
  {
    what: 'a field deep inside',
    more: { body: [{ commit: { sha, tree: {} } }] },
    breach: '/0/commit must NOT have additional properties: tree',
  },
  { what: 'a number for a text', more: { body: [{ name: 1 }] }, breach: '/0/name must be string' },
  { what: 'null where GitHub has none', more: { body: [{ name: null }] }, breach: '/0/name must be string' },
  { what: 'an object for a list', more: { body: {} }, breach: '/ must be array' },
  {
    what: 'a parameter that nobody described',
    more: { query: new URLSearchParams({ perpage: '9' }) },
    breach: 'there is no parameter `perpage`',
  },
  {
    what: 'a value that a parameter cannot have',
    more: {
      path: '/repos/octo/site/actions/workflows/a.yml/runs',
      query: new URLSearchParams({ status: 'green' }),
      body: {},
    },
    breach: 'parameter `status` / must be equal to one of the allowed values',
  },
  { what: 'a status that nobody described', more: { status: 299 }, breach: 'no such status is described' },
  {
    what: 'an endpoint that is not in the slice',
    more: { path: '/repos/octo/site/stargazers' },
    breach: 'no such endpoint',
  },
  { what: 'another method', more: { method: 'POST' }, breach: 'no such endpoint' },
])('$what is not GitHub', ({ more, breach }) => {
  expect(breaches(more).join('\n')).toContain(breach);
});

test('a test that asks what GitHub does not have fails when its simulator is closed', async () => {
  const api = await startGitHubSimulator({ repositories: {} });
  await fetch(`${api.apiUrl}/repos/octo/site/stargazers`);
  await expect(api[Symbol.asyncDispose]()).rejects.toThrow(/This is not GitHub:\nGET \/repos\/octo\/site\/stargazers/);
});
