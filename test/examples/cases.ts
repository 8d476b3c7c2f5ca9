// What starts each file of examples/, and what must come of it.
import type { ImgixSimulator } from '../simulator/imgix-simulator.ts';
import { workflowId } from '../simulator-github/actions-endpoints.ts';
import type { Values } from './workflow.ts';

/** Three pushes: the second failed to be deployed and purged, the third is the one that starts the example. */
export type Commits = { readonly earlier: string; readonly before: string; readonly after: string };

/** `inputs`: what a person gave who started it. */
type Payload = Readonly<Record<string, unknown>> & { readonly inputs?: Values };

export type Case = {
  readonly file: string;
  readonly event: { readonly name: string; readonly payload: (commits: Commits) => Payload };
  /** What imgix is told to purge, in any order. */
  readonly purged: readonly string[];
  /** Of the first step, in each job of a matrix. Default: one `success`. */
  readonly conclusions?: readonly string[];
  /** Whether the example itself brings the images to the Source. */
  readonly deploys?: boolean;
  /** Whether what is deployed comes out of the site's build, `dist/images`. */
  readonly isBuilt?: boolean;
  readonly isSecure?: boolean;
  readonly arrange?: (imgix: ImgixSimulator) => void;
  /** Artifacts that are kept: `name/file` to what it holds. */
  readonly artifacts?: Readonly<Record<string, string>>;
};

const push: Case['event'] = {
  name: 'push',
  payload: ({ before, after }) => ({ ref: 'refs/heads/main', before, after }),
};
const byHand = (inputs: Values | ((commits: Commits) => Values)): Case['event'] => ({
  name: 'workflow_dispatch',
  payload: (commits) => ({ ref: 'refs/heads/main', inputs: typeof inputs === 'function' ? inputs(commits) : inputs }),
});

/** By the push. The one before it failed, and had changed another image. */
const changed = urlsOf('example', 'hero.jpg', 'old.png', 'team%20photo.png');
const sinceSuccess = [...changed, ...urlsOf('example', 'calm.png')];

/** Once more, by a person who names where to begin, as the summary of a failed run does: not where the last success was. */
const byHandSince = byHand(({ before }) => ({ base: before }));

export const cases: readonly Case[] = [
  { file: 'aws-s3.yml', event: push, deploys: true, purged: sinceSuccess },
  { file: 'aws-s3.yml', event: byHand({ base: '' }), deploys: true, purged: sinceSuccess },
  { file: 'aws-s3.yml', event: byHandSince, deploys: true, purged: changed },
  { file: 'after-deployment.yml', event: byHandSince, purged: changed },
  { file: 'after-workflow.yml', event: byHandSince, purged: changed },
  { file: 'nightly.yml', event: byHandSince, purged: changed },
  { file: 'diagnosis.yml', event: byHand({}), purged: urlsOf('example', 'calm.png') },
  { file: 'google-cloud-storage.yml', event: push, deploys: true, purged: sinceSuccess },
  { file: 'built-files.yml', event: push, deploys: true, isBuilt: true, purged: sinceSuccess },
  { file: 'web-folder.yml', event: push, deploys: true, purged: sinceSuccess },
  {
    file: 'after-deployment.yml',
    event: {
      name: 'deployment_status',
      payload: ({ after }) => ({
        deployment: { id: 62, sha: after, ref: 'main', environment: 'Production', created_at: '2026-02-01T00:52:00Z' },
        deployment_status: { id: 63, state: 'success', environment: 'Production' },
      }),
    },
    purged: sinceSuccess,
  },
  {
    file: 'after-workflow.yml',
    event: {
      name: 'workflow_run',
      payload: ({ after }) => ({
        action: 'completed',
        workflow: { id: 5, name: 'Deploy', path: '.github/workflows/deploy.yml' },
        workflow_run: {
          id: 52,
          run_number: 52,
          workflow_id: workflowId({ workflow: 'deploy.yml' }),
          name: 'Deploy',
          event: 'push',
          conclusion: 'success',
          head_branch: 'main',
          head_sha: after,
          head_repository: { full_name: 'your-org/site' },
        },
      }),
    },
    purged: sinceSuccess,
  },
  {
    file: 'by-hand.yml',
    event: byHand({ url: 'https://example.imgix.net/hero.jpg https://example.imgix.net/calm.png' }),
    purged: urlsOf('example', 'hero.jpg', 'calm.png'),
  },
  {
    file: 'nightly.yml',
    event: { name: 'schedule', payload: () => ({ schedule: '23 3 * * *' }) },
    purged: sinceSuccess,
  },
  {
    file: 'reconcile.yml',
    event: { name: 'schedule', payload: () => ({ schedule: '37 2 * * *' }) },
    // What imgix does not have at all, it will load by itself.
    purged: urlsOf('example', 'hero.jpg', 'calm.png'),
  },
  {
    file: 'takedown.yml',
    event: byHand({ url: 'https://example.imgix.net/old.png' }),
    purged: urlsOf('example', 'old.png'),
    artifacts: { 'takedown/report.json': '"goneAt":' },
  },
  {
    file: 'several-sources.yml',
    event: push,
    deploys: true,
    conclusions: ['success', 'success'],
    purged: [
      ...urlsOf('example-shop', 'hero.jpg', 'old.png', 'team%20photo.png', 'calm.png'),
      ...urlsOf('example-blog', 'hero.jpg', 'old.png', 'team%20photo.png', 'calm.png'),
    ],
  },
  { file: 'secure-source.yml', event: push, deploys: true, isSecure: true, purged: sinceSuccess },
  {
    file: 'pull-request-preview.yml',
    event: {
      name: 'pull_request',
      payload: ({ before, after }) => ({
        number: 7,
        pull_request: { number: 7, base: { sha: before, ref: 'main' }, head: { sha: after, ref: 'images' } },
      }),
    },
    purged: [],
    conclusions: ['dry-run'],
    artifacts: { 'purge-list/purge-list.txt': `${changed.join('\n')}\n` },
  },
  {
    file: 'shards.yml',
    event: byHand({}),
    purged: urlsOf('example', 'hero.jpg', 'team%20photo.png', 'calm.png'),
    // Three assets for four jobs.
    conclusions: ['nothing-to-do', 'success', 'success', 'success'],
    artifacts: Object.fromEntries([1, 2, 3, 4].map((shard) => [`shard-${shard}/report.json`, '"conclusion"'])),
  },
  {
    file: 'retry.yml',
    event: push,
    // Nothing else tells a second attempt from a first one: imgix refuses every purge of the first.
    arrange: ({ faults }) => {
      faults.add({ on: 'api', times: sinceSuccess.length, answer: { kind: 'answer', status: 400 } });
    },
    purged: [...sinceSuccess, ...sinceSuccess],
    conclusions: ['failure'],
  },
];

function urlsOf(host: string, ...paths: readonly string[]): string[] {
  return paths.map((path) => `https://${host}.imgix.net/${path}`);
}
