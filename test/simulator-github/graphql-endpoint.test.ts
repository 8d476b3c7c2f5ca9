// GraphQL questions as GitHub's schema has them, and others.
import { expect, test } from 'vitest';
import { TestArea } from '../support/repository.ts';
import { answerGraphql } from './graphql-endpoint.ts';

function ask(query: string, variables: object = { owner: 'octo', name: 'site' }) {
  using area = new TestArea();
  const work = area.repository();
  work.commit({ 'a.txt': 'text' });
  const folder = work.pushTo(area.path('remote.git'));
  const body = JSON.stringify({ query: query.replaceAll('BLOB', work.id('HEAD:a.txt')), variables });
  return answerGraphql(body, (name) => (name === 'octo/site' ? folder : undefined));
}

const of = (selection: string) =>
  `query ($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${selection} } }`;

test('objects by alias, null for one that is not there', () => {
  const missing = 'a'.repeat(40);
  const blob = (alias: string, id: string) => `${alias}: object(oid: "${id}") { ... on Blob { byteSize text } }`;
  expect(ask(of(`${blob('one', 'BLOB')} ${blob('two', missing)}`))).toMatchObject({
    status: 200,
    body: { data: { repository: { one: { byteSize: 4, text: 'text' }, two: null } } },
    breaches: [],
  });
});

test('a repository that is not there is an error with its type, beside null', () => {
  const answer = ask(of('object(oid: "BLOB") { oid }'), { owner: 'octo', name: 'other' });
  expect(answer.body).toMatchObject({
    data: { repository: null },
    errors: [{ type: 'NOT_FOUND', path: ['repository'] }],
  });
  expect(answer.breaches).toEqual([]);
});

test.each([
  [
    'a field that GitHub does not have',
    of('object(oid: "BLOB") { ... on Blob { size } }'),
    /Cannot query field "size"/,
  ],
  ['a field of another type', of('object(oid: "BLOB") { text }'), /Cannot query field "text" on type "GitObject"/],
  ['an argument that GitHub does not have', of('object(sha: "BLOB") { oid }'), /Unknown argument "sha"/],
  ['what is no GraphQL', 'query {', /Syntax Error/],
])('%s is a breach, and no data', (_, query, breach) => {
  const { body, breaches } = ask(query);
  expect(breaches?.join('\n')).toMatch(breach);
  expect(body).not.toHaveProperty('data');
});

test('a variable that is missing is a breach', () => {
  expect(ask(of('object(oid: "BLOB") { oid }'), { owner: 'octo' }).breaches?.join()).toMatch(
    /Variable "\$name" has invalid value/,
  );
});
