// What GitHub tells a job about itself: the event's name and payload, its commits, its addresses. The payload is read
// defensively: nothing in it is taken for granted, and what is odd becomes a reason instead of a crash.
import { readFileSync } from 'node:fs';
import { ActionError } from '../errors.ts';

export type GitHubEvent = {
  readonly name: string;
  /** The event's JSON; `undefined` where it cannot be read, then `payloadProblem` says why. */
  readonly payload: unknown;
  readonly payloadProblem?: string;
  /** GITHUB_SHA: the commit that this event stands for, which a re-run keeps. */
  readonly sha?: string;
  /** GITHUB_REF, for example `refs/heads/main`. */
  readonly ref?: string;
  /** `owner/name`. */
  readonly repository?: string;
  readonly runId?: string;
  /** Counts the runs of this workflow; a re-run keeps it. */
  readonly runNumber?: number;
  /** Who started the first run; a re-run keeps it. */
  readonly actor?: string;
  readonly workflow?: string;
  /** `owner/name/.github/workflows/file.yml@ref`. */
  readonly workflowRef?: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
  /** Folder of this action's papers: an address, or `docs`. */
  readonly docs?: string;
  readonly workspace: string;
  /** Where temporary files of this job may go. */
  readonly temporaryFolder?: string;
};

/**
 * Reads the runner's variables (https://docs.github.com/en/actions/reference/workflows-and-actions/variables).
 * Throws `event-unusable` only where this is no GitHub Actions job at all.
 */
export function readEvent(env: NodeJS.ProcessEnv): GitHubEvent {
  const workspace = text(env.GITHUB_WORKSPACE);
  const name = text(env.GITHUB_EVENT_NAME);
  if (workspace === undefined || name === undefined) {
    const missing = workspace === undefined ? 'GITHUB_WORKSPACE' : 'GITHUB_EVENT_NAME';
    throw new ActionError(
      'event-unusable',
      `The environment variable ${missing} is not set. This action runs as a step of a GitHub Actions job, where the runner sets it.`,
    );
  }
  return {
    name,
    ...readPayload(text(env.GITHUB_EVENT_PATH)),
    ...present('sha', objectId(env.GITHUB_SHA)),
    ...present('ref', text(env.GITHUB_REF)),
    ...present('repository', repositoryName(env.GITHUB_REPOSITORY)),
    ...present('runId', text(env.GITHUB_RUN_ID)),
    ...present('runNumber', wholeNumber(env.GITHUB_RUN_NUMBER)),
    ...present('actor', text(env.GITHUB_ACTOR)),
    ...present('workflow', text(env.GITHUB_WORKFLOW)),
    ...present('workflowRef', text(env.GITHUB_WORKFLOW_REF)),
    ...present('temporaryFolder', text(env.RUNNER_TEMP)),
    apiUrl: address(env.GITHUB_API_URL, 'https://api.github.com'),
    serverUrl: address(env.GITHUB_SERVER_URL, 'https://github.com'),
    docs: readDocsAddress(env),
    workspace,
  };
}

/** The inputs `url` and `urls` that a person filled in when starting the workflow by hand. */
export function eventInputs(event: GitHubEvent): { readonly url?: string; readonly urls?: string } {
  if (event.name !== 'workflow_dispatch') return {};
  return {
    ...present('url', textAt(event.payload, 'inputs', 'url')),
    ...present('urls', textAt(event.payload, 'inputs', 'urls')),
  };
}

export function isPullRequest(event: GitHubEvent): boolean {
  return event.name.startsWith('pull_request');
}

/**
 * A pull request whose head lies in another repository. GitHub gives such a run no secrets (`pull_request`), so a
 * missing API key is expected there and no fault of the workflow.
 */
export function isForkPullRequest(event: GitHubEvent): boolean {
  const pullRequest = valueAt(event.payload, 'pull_request');
  if (pullRequest === undefined) return false;
  const base = textAt(pullRequest, 'base', 'repo', 'full_name') ?? event.repository;
  const head = textAt(pullRequest, 'head', 'repo', 'full_name');
  // The head's repository is null once the fork was deleted.
  if (head === undefined) return valueAt(pullRequest, 'head') !== undefined;
  return base === undefined || head.toLowerCase() !== base.toLowerCase();
}

/**
 * Dependabot started this run. Such a run gets the secrets of Dependabot, not those of Actions, also when somebody
 * else runs it again.
 * https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
 */
export function isByDependabot({ actor }: GitHubEvent): boolean {
  return actor === 'dependabot[bot]';
}

/** `owner/name`, safe to stand in an address. */
export function isRepositoryName(value: string): boolean {
  return /^[\w.-]+\/[\w.-]+$/.test(value) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(value);
}

/** The value at a chain of keys, or undefined where any of them is not there. Own properties only. */
export function valueAt(value: unknown, ...keys: readonly string[]): unknown {
  let current = value;
  for (const key of keys) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current ?? undefined;
}

/** A non-empty string at a chain of keys. */
export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  return text(valueAt(value, ...keys));
}

/** The digits of an id, which may exceed 32 bits, at a chain of keys. */
export function idAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const id = numberAt(value, ...keys);
  return id === undefined ? undefined : String(id);
}

/** A whole number, not below 0, at a chain of keys. */
export function numberAt(value: unknown, ...keys: readonly string[]): number | undefined {
  const found = valueAt(value, ...keys);
  return typeof found === 'number' && Number.isSafeInteger(found) && found >= 0 ? found : undefined;
}

/** A full object id (SHA-1 or SHA-256) at a chain of keys; anything else counts as not there. */
export function objectIdAt(value: unknown, ...keys: readonly string[]): string | undefined {
  return objectId(valueAt(value, ...keys));
}

function readPayload(path: string | undefined): { payload: unknown; payloadProblem?: string } {
  if (path === undefined) return { payload: undefined, payloadProblem: 'GITHUB_EVENT_PATH is not set' };
  try {
    const payload: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    if (typeof payload === 'object' && payload !== null && !Array.isArray(payload)) return { payload };
    return { payload: undefined, payloadProblem: `${path} does not hold a JSON object` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { payload: undefined, payloadProblem: `${path} cannot be read as JSON (${reason})` };
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function objectId(value: unknown): string | undefined {
  return typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(value) ? value.toLowerCase() : undefined;
}

function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

function repositoryName(value: unknown): string | undefined {
  return typeof value === 'string' && isRepositoryName(value) ? value : undefined;
}

function address(value: unknown, otherwise: string): string {
  const given = text(value);
  return given !== undefined && /^https?:\/\//.test(given) && URL.canParse(given)
    ? given.replace(/\/+$/, '')
    : otherwise;
}

function present<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}

/**
 * Such as `https://github.com/your-org/imgix-purge-action/blob/v1/docs`; `docs` for an action that lies in the
 * workflow's own repository (`uses: ./`), of which GitHub gives no address.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function readDocsAddress(env: NodeJS.ProcessEnv): string {
  const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '', GITHUB_SERVER_URL: server } = env;
  if (!isRepositoryName(repository) || !/^[\w.@+/-]+$/.test(ref)) return 'docs';
  const origin = server !== undefined && URL.canParse(server) ? new URL(server).origin : 'https://github.com';
  return `${origin}/${repository}/blob/${ref}/docs`;
}
