// That the check of payloads takes what GitHub sent and refuses what it does not send.
import { expect, test } from 'vitest';
import { publishedEvents } from '../../support/published-events.ts';
import { findPayloadBreaches } from './check-payload.ts';
import { readDescription } from './description.ts';

/** GitHub sends it, and its description does not have it there. */
const undescribed = / must NOT have additional properties: custom_properties$/;

/** Events of the slice with the actions that it has. */
const published = publishedEvents
  .flatMap(({ name, examples }) => examples.map((payload, index) => ({ name, payload, index })))
  .map((example) => ({ ...example, breaches: findPayloadBreaches(example.name, example.payload) }))
  .filter(({ breaches }) => !breaches.some((breach) => breach.includes('has no such payload')));

test('payloads that GitHub really sent are taken', () => {
  const names = new Set(published.map(({ name }) => name));
  for (const name of ['push', 'create', 'delete', 'deployment_status', 'merge_group', 'pull_request', 'release']) {
    expect(names).toContain(name);
  }
  const wrong = published.flatMap(({ name, index, breaches }) =>
    breaches.filter((breach) => !undescribed.test(breach)).map((breach) => `${name} ${index}: ${breach}`),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['push', { before: 'a', after: 'b', inputs: {} }, '/ must NOT have additional properties: inputs'],
  ['push', { commits: [{ sha: 'a' }] }, '/commits/0 must NOT have additional properties: sha'],
  ['push', { before: null }, '/before must be string'],
  ['deployment_status', { deployment_status: { state: 1 } }, '/deployment_status/state must be string'],
  ['workflow_run', { workflow_run: { head: 'a' } }, '/workflow_run must NOT have additional properties: head'],
  [
    'pull_request',
    { action: 'opened', pull_request: { head: { id: 1 } } },
    'head must NOT have additional properties: id',
  ],
  ['schedule', { cron: '* * * * *' }, 'must NOT have additional properties: cron'],
  ['an_event', { any: 1 }, 'has no such payload'],
])('refused: %s with %j', (event, payload, breach) => {
  expect(findPayloadBreaches(event, payload).join('\n')).toContain(breach);
});

test('what docs/github-facts.md says of states, ids and runs stands in the description', () => {
  const { schemas } = readDescription();
  type Properties = Readonly<Record<string, { readonly enum?: readonly string[]; readonly format?: string }>>;
  const propertiesOf = (name: string) => schemas[name]?.properties as Properties;
  const states = ['error', 'failure', 'in_progress', 'inactive', 'pending', 'queued', 'success'];
  expect([...(propertiesOf('deployment-status').state?.enum ?? [])].sort()).toEqual(states);
  expect(propertiesOf('deployment').id?.format).toBe('int64');
  expect(Object.keys(propertiesOf('workflow-run'))).toEqual(expect.arrayContaining(['run_attempt', 'run_started_at']));
  expect(Object.keys(propertiesOf('workflow-run'))).not.toContain('inputs');
});
