// A job on a runner, as the changes stage sees it: a workspace, an event, git and GitHub. Tests state what differs.
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Changes } from '../../../src/changes/changed-file.ts';
import { findChanges } from '../../../src/changes/find-changes.ts';
import { type OpenRepository, withRepository } from '../../../src/changes/open-repository.ts';
import type { GitHubEvent } from '../../../src/platform/event.ts';
import { openGit } from '../../../src/platform/git/git.ts';
import type { GitHubClientOptions } from '../../../src/platform/github/client.ts';
import { openGitHubApi } from '../../../src/platform/github/open-github-api.ts';
import { createHttpClient } from '../../../src/platform/http/http-client.ts';
import { systemClock } from '../../../src/platform/timing/clock.ts';
import { mustBePublished } from '../../simulator-github/openapi/check-payload.ts';
import { hermeticEnvironment } from '../../support/hermetic-git.ts';
import type { Edits, TestArea } from '../../support/repository.ts';

export type Job = {
  readonly workspace: string;
  readonly event?: string;
  /** As GitHub sends it, or a part of that. */
  readonly payload?: unknown;
  readonly sha?: string;
  readonly ref?: string;
  readonly repository?: string;
  readonly apiUrl?: string;
  /** What one answer of the API may take. */
  readonly apiLimits?: GitHubClientOptions['limits'];
  readonly serverUrl?: string;
  readonly runId?: string;
  readonly temporaryFolder?: string;
  readonly workflowRef?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly inputs?: {
    readonly base?: string;
    readonly head?: string;
    readonly since?: 'auto' | 'event' | 'last-success';
    readonly path?: string;
    readonly githubToken?: string;
  };
  readonly isWanted?: (path: string) => boolean;
  readonly contents?: boolean;
};

// Nobody listens there.
const nowhere = 'http://127.0.0.1:9';

/** One event, and the outside world of a job. */
export function enter(job: Job) {
  mkdirSync(job.workspace, { recursive: true });
  mustBePublished(job.event ?? 'push', job.payload ?? {});
  const signal = job.signal ?? new AbortController().signal;
  const event: GitHubEvent = {
    name: job.event ?? 'push',
    payload: job.payload ?? {},
    ...(job.sha === undefined ? {} : { sha: job.sha }),
    ref: job.ref ?? 'refs/heads/main',
    ...(job.repository === '' ? {} : { repository: job.repository ?? 'octo/site' }),
    runId: job.runId ?? '1',
    ...(job.workflowRef === undefined ? {} : { workflowRef: job.workflowRef }),
    temporaryFolder: job.temporaryFolder ?? tmpdir(),
    apiUrl: job.apiUrl ?? nowhere,
    serverUrl: job.serverUrl ?? 'https://github.com',
    docs: 'docs',
    workspace: job.workspace,
  };
  // Retries shall not take their time.
  const clock = { ...systemClock, sleep: async () => {} };
  const token = job.inputs?.githubToken;
  const api = {
    apiUrl: event.apiUrl,
    ...(token === undefined ? {} : { token }),
    ...(job.apiLimits === undefined ? {} : { limits: job.apiLimits }),
  };
  const http = createHttpClient(process.env);
  const options = {
    since: 'event' as const,
    path: '.',
    root: '',
    isWanted: job.isWanted ?? (() => true),
    contents: job.contents ?? true,
    ...job.inputs,
  };
  const world = {
    git: openGit({ ...hermeticEnvironment, ...job.environment }, signal),
    github: openGitHubApi({ ...api, http, clock, signal }),
    clock,
    signal,
  };
  const use = <T>(ask: (opened: OpenRepository) => Promise<T>) => withRepository(event, options, world, ask);
  return { event, options, use, [Symbol.asyncDispose]: () => http.close() };
}

/** With what the run says of how they were found. */
export async function changesOf(job: Job) {
  await using scene = enter(job);
  return await scene.use(async (opened) => {
    const changes = await findChanges(opened, scene.options);
    return { ...changes, notices: opened.notices, warnings: opened.warnings };
  });
}

/** `modified a.png` and so on, sorted: what a test compares. */
export async function fileList(job: Job): Promise<string[]> {
  return listOf(await changesOf(job));
}

export function listOf(changes: Changes): string[] {
  if (changes.kind === 'nothing') throw new Error(`nothing: ${changes.reason}`);
  return changes.files.map(({ path, change }) => `${change} ${path}`).sort();
}

/** The error's code and message, for tests of failures. */
export async function failureOf(job: Job): Promise<string> {
  try {
    const changes = await changesOf(job);
    return `no failure, but ${JSON.stringify(changes)}`;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return `${code}: ${message}`;
  }
}

/** One push of two commits; the API's answer to the same push where git gave one. */
export async function difference(area: TestArea, before: Edits, after: Edits, more: Partial<Job> = {}) {
  const work = area.repository();
  const from = work.commit(before);
  const to = work.commit(after);
  const payload = { ref: 'refs/heads/main', before: from, after: to };
  const job: Job = { workspace: work.folder, payload, sha: to, ...more };
  return { work, from, to, job, changes: await changesOf(job) };
}
