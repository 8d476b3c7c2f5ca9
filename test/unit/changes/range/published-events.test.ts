// The payloads that GitHub really sent, and what each asks to compare. Those of other tests are made up by us.
import { describe, expect, test } from 'vitest';
import { type EventRange, eventRange } from '../../../../src/changes/event/event-range.ts';
import { eventOf } from '../../../support/event.ts';
import { type PublishedPayload, publishedPayloads } from '../../../support/published-events.ts';

const sha = 'c'.repeat(40);

function rangeOf(name: string, payload: PublishedPayload): EventRange {
  return eventRange(eventOf(name, payload, { sha, repository: payload.repository?.full_name }));
}

/** What is right, said a second time and shorter. */
const expected: Readonly<Record<string, (payload: PublishedPayload) => object>> = {
  push: ({ ref, before, after, deleted, created }) => {
    if (deleted) return { kind: 'nothing' };
    if (created) return { kind: ref.startsWith('refs/tags/') ? 'new-tag' : 'new-branch', head: after };
    return { kind: 'commits', base: before, head: after };
  },
  pull_request: ({ action, pull_request: { base, head, merged } }) =>
    action === 'closed' && !merged ? { kind: 'nothing' } : { kind: 'from-merge-base', base: base.sha, head: head.sha },
  merge_group: ({ merge_group: { base_sha, head_sha } }) => ({ kind: 'commits', base: base_sha, head: head_sha }),
  create: ({ ref, ref_type }) =>
    ref_type === 'tag' ? { kind: 'new-tag', tag: ref, head: sha } : { kind: 'new-branch', branch: ref, head: sha },
  delete: () => ({ kind: 'nothing' }),
  release: ({ action, release }) =>
    action === 'deleted' ? { kind: 'nothing' } : { kind: 'new-tag', tag: release.tag_name, head: sha },
  deployment: () => ({ kind: 'nothing' }),
  deployment_status: ({ deployment, deployment_status: { state } }) =>
    state === 'success'
      ? { kind: 'since-deployment', head: deployment.sha, deployment: { id: String(deployment.id) } }
      : { kind: 'nothing' },
  workflow_run: ({ workflow_run: run, repository }) => {
    const isOwn = run.head_repository.full_name === repository.full_name && !run.event.startsWith('pull_request');
    return isOwn && run.conclusion === 'success'
      ? { kind: 'since-run', head: run.head_sha, run: { id: String(run.id), workflow: String(run.workflow_id) } }
      : { kind: 'nothing' };
  },
  workflow_dispatch: () => ({ kind: 'since-success' }),
  repository_dispatch: () => ({ kind: 'since-success' }),
};

describe.each(Object.keys(expected))('%s', (name) => {
  test.each(publishedPayloads(name).map((payload, index) => [index + 1, payload.action ?? '', payload] as const))(
    'example %i %s asks for what it says',
    (_, __, payload) => {
      expect(rangeOf(name, payload)).toMatchObject(expected[name]?.(payload) ?? {});
    },
  );
});
