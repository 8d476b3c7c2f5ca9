// What GitHub tells a job about itself: the event's name and payload, its commits, its addresses. The payload is read
// defensively: nothing in it is taken for granted, and what is odd becomes a reason instead of a crash.
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { ActionError } from '../errors.ts';
import { objectIdAt, textAt, valueAt } from './json.ts';

export type GitHubEvent = {
  readonly name: string;
  /** The event's JSON; `undefined` where it cannot be read, then `payloadProblem` says why. */
  readonly payload: unknown;
  readonly payloadProblem?: string;
  /** GITHUB_SHA: the commit that this event stands for, which a re-run keeps. */
  readonly sha?: string | undefined;
  /** GITHUB_REF, for example `refs/heads/main`. */
  readonly ref?: string | undefined;
  /** `owner/name`. */
  readonly repository?: string | undefined;
  readonly runId?: string | undefined;
  /** Counts the runs of this workflow; a re-run keeps it. */
  readonly runNumber?: number | undefined;
  /** 1 for the first; each re-run counts one more. */
  readonly runAttempt?: number | undefined;
  /** Who started the first run; a re-run keeps it. */
  readonly actor?: string | undefined;
  /** `owner/name/.github/workflows/file.yml@ref`. */
  readonly workflowRef?: string | undefined;
  readonly apiUrl: string;
  readonly serverUrl: string;
  /** Folder of this action's papers: an address, or `docs`. */
  readonly docs: string;
  readonly workspace: string;
  /** Where temporary files of this job may go. */
  readonly temporaryFolder: string;
};

/**
 * Reads the runner's variables (https://docs.github.com/en/actions/reference/workflows-and-actions/variables).
 * Throws `event-unusable` only where this is no GitHub Actions job at all.
 */
export function readEvent(env: NodeJS.ProcessEnv): GitHubEvent {
  const workspace = textAt(env, 'GITHUB_WORKSPACE');
  const name = textAt(env, 'GITHUB_EVENT_NAME');
  if (workspace === undefined || name === undefined) {
    const missing = workspace === undefined ? 'GITHUB_WORKSPACE' : 'GITHUB_EVENT_NAME';
    throw new ActionError(
      'event-unusable',
      `The environment variable ${missing} is not set. This action runs as a step of a GitHub Actions job, where the runner sets it.`,
    );
  }
  return {
    name,
    ...readPayload(textAt(env, 'GITHUB_EVENT_PATH')),
    sha: objectIdAt(env, 'GITHUB_SHA'),
    ref: textAt(env, 'GITHUB_REF'),
    repository: repositoryName(env.GITHUB_REPOSITORY),
    runId: textAt(env, 'GITHUB_RUN_ID'),
    runNumber: wholeNumber(env.GITHUB_RUN_NUMBER),
    runAttempt: wholeNumber(env.GITHUB_RUN_ATTEMPT),
    actor: textAt(env, 'GITHUB_ACTOR'),
    workflowRef: textAt(env, 'GITHUB_WORKFLOW_REF'),
    temporaryFolder: textAt(env, 'RUNNER_TEMP') ?? tmpdir(),
    apiUrl: address(env.GITHUB_API_URL, 'https://api.github.com'),
    serverUrl: address(env.GITHUB_SERVER_URL, 'https://github.com'),
    docs: readDocsAddress(env),
    workspace,
  };
}

/** What a person filled in when starting the workflow by hand, without white space around: texts alone. */
export function eventInputs({ name, payload }: GitHubEvent): ReadonlyMap<string, string> {
  const inputs = name === 'workflow_dispatch' ? valueAt(payload, 'inputs') : undefined;
  const texts = Object.entries(inputs ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return new Map(texts.map(([input, text]) => [input, text.trim()]));
}

/** Undefined for a tag, and where the event has no ref. */
export function branchOf({ ref = '' }: Pick<GitHubEvent, 'ref'>): string | undefined {
  return /^refs\/heads\/(.+)$/s.exec(ref)?.[1];
}

export function isTagRef(ref = ''): boolean {
  return ref.startsWith('refs/tags/');
}

/** What people call a ref: the name of its branch or tag. */
export function toRefName(ref: string): string {
  return ref.replace(/^refs\/(?:heads|tags)\//, '');
}

/** Of an event's name: there are several events for pull requests. */
export function isPullRequest(eventName: string): boolean {
  return eventName.startsWith('pull_request');
}

/** GitHub takes no account of case in `owner/name`. */
export function isSameRepository(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
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
  return !isSameRepository(head, base);
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

function wholeNumber(value = ''): number | undefined {
  return /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

function repositoryName(value = ''): string | undefined {
  return isRepositoryName(value) ? value : undefined;
}

function address(value: string | undefined, otherwise: string): string {
  return value && /^https?:\/\//.test(value) && URL.canParse(value) ? value.replace(/\/+$/, '') : otherwise;
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
