// The client for GitHub's API, octokit as @actions/github configures it: patient where GitHub asks for patience, with the
// reason and the remedy where it refuses.

import { type HttpClient, HttpError } from '../http/http.ts';
import { readRetryAfterMs, readSentAtMs } from '../http/retry-after.ts';
import { textAt, valueAt } from '../json.ts';
import type { Clock } from '../timing/clock.ts';
import { cutShort } from '../wording.ts';
import { GitHubApiError, oddAnswer, rateLimitStatus } from './api-error.ts';
import { type AnswerLimits, githubFetch } from './transport.ts';

export type GitHubClientOptions = {
  /** From the event, so that GitHub Enterprise Server works; without a slash at its end. */
  readonly apiUrl: string;
  /** Public repositories can be read without one, but by REST only. */
  readonly token?: string | undefined;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly limits?: AnswerLimits;
};

/** For what is useful, but not needed: nothing is repeated, and all requests together end after `totalMs`. */
export type BestEffort = { readonly totalMs: number };

export type GitHubClient = InstanceType<typeof import('@actions/github/lib/utils')['GitHub']>;

type Headers = Readonly<Record<string, string | undefined>>;

type Failure = {
  readonly error: GitHubApiError;
  /** After how long it is worth asking again; undefined: not at all. */
  readonly retryAfterMs: number | undefined;
};

const maxAttempts = 4;
const maxWaitMs = 60_000;
const firstWaitMs = 500;
const maxSaidCharacters = 300;
/** The last moment that a `Date` can name, in milliseconds since the epoch. */
const lastMs = 8.64e15;

/**
 * The time of a best effort counts from here on. The client's requests reject with `GitHubApiError`, or with the signal's
 * reason. Answers are objects or lists, or a Buffer where a media type is asked for.
 */
export async function openGitHubClient(options: GitHubClientOptions, bestEffort?: BestEffort): Promise<GitHubClient> {
  const { apiUrl, token, http, signal, limits } = options;
  const { GitHub } = await importOctokit().catch(failToStart);
  const end = bestEffort === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(bestEffort.totalMs)]);
  const client = new GitHub({
    baseUrl: apiUrl,
    userAgent: 'imgix-purge-action',
    ...(token === undefined ? {} : { auth: token }),
    request: {
      fetch: githubFetch(http, new URL(apiUrl).origin, end, limits),
      log: silence,
      // Octokit would take bytes for text where GitHub sends a charset with them, and hand on as text what is no JSON.
      parseSuccessResponseBody: false,
    },
  });
  client.hook.wrap('request', async (request, endpoint) => {
    const answer = await withRetry(() => request(endpoint), options, bestEffort);
    return endpoint.mediaType.format ? answer : { ...answer, data: readAnswer(endpoint.method, answer) };
  });
  return client;
}

/** What octokit says of deprecated endpoints would reach the log as the server spells it. */
const silence = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * Most runs never need it. While it is imported it reads the environment, may throw, and would read the event's file for itself:
 * what event.ts takes, and what it has words for, it would stumble over.
 */
async function importOctokit() {
  const { GITHUB_EVENT_PATH: path } = process.env;
  if (path) process.env.GITHUB_EVENT_PATH = '';
  try {
    return await import('@actions/github/lib/utils');
  } finally {
    if (path) process.env.GITHUB_EVENT_PATH = path;
  }
}

async function failToStart(cause: unknown): Promise<never> {
  // It stumbles over a proxy that cannot be used; the run's HTTP client has the words for that.
  (await import('../http/proxy.ts')).readUsableProxies(process.env);
  const reason = cause instanceof Error ? cause.message : String(cause);
  const message = `GitHub's API cannot be asked, because its client did not start (${reason}).`;
  throw new GitHubApiError(message, undefined, { cause });
}

async function withRetry<T>(
  ask: () => T,
  { clock, signal, token }: GitHubClientOptions,
  bestEffort: BestEffort | undefined,
): Promise<Awaited<T>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (thrown) {
      signal.throwIfAborted();
      const { error, retryAfterMs } = toFailure(thrown, clock.now(), token !== undefined);
      const isLast = bestEffort !== undefined || attempt === maxAttempts;
      if (isLast || retryAfterMs === undefined || retryAfterMs > maxWaitMs) throw error;
      await clock.sleep(Math.max(retryAfterMs, firstWaitMs * 2 ** (attempt - 1)), signal);
    }
  }
}

/** Of octokit's RequestError: what GitHub answered, or else its cause. What is no fault of theirs is thrown again. */
function toFailure(thrown: unknown, now: Date, hasToken: boolean): Failure {
  const url = textAt(thrown, 'request', 'url') ?? '';
  if (valueAt(thrown, 'response') !== undefined) return classifyRefusal(thrown, url, now, hasToken);
  const cause = valueAt(thrown, 'cause');
  if (cause instanceof GitHubApiError) return { error: cause, retryAfterMs: undefined };
  const isTimeout = cause instanceof DOMException && cause.name === 'TimeoutError';
  if (!isTimeout && !(cause instanceof HttpError)) throw cause ?? thrown;
  const message = `GitHub's API could not be asked for ${url}: ${cause.message}.`;
  return { error: new GitHubApiError(message, undefined, { cause }), retryAfterMs: 0 };
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function classifyRefusal(refusal: unknown, url: string, now: Date, hasToken: boolean): Failure {
  const status = Number(valueAt(refusal, 'response', 'status'));
  const said = textAt(refusal, 'response', 'data', 'message');
  const quoted = said === undefined ? '' : ` ("${cutShort(said, maxSaidCharacters)}")`;
  const failed = `GitHub's API answered ${status} to ${textAt(refusal, 'request', 'method')} ${url}${quoted}.`;
  // A proxy may take the headers away.
  const saysLimit = /rate limit|abuse detection/i.test(said ?? '');
  const headers = valueAt(refusal, 'response', 'headers') as Headers;
  const waitMs = readRateLimitMs(status, saysLimit, headers, now);
  if (waitMs !== undefined) {
    const remedy = hasToken ? 'Run the job again then.' : 'Give the input `github-token`, or run the job again then.';
    const message = `${failed} The rate limit is used up until ${toEnd(waitMs, headers, now)}. ${remedy}`;
    return { error: new GitHubApiError(message, rateLimitStatus), retryAfterMs: waitMs };
  }
  if (status >= 500 || status === 429) {
    const retryAfterMs = readRetryAfterMs(headers, now) ?? 0;
    const then = `It is not to be asked before ${toEnd(retryAfterMs, headers, now)}. Run the job again then.`;
    const remedy = retryAfterMs === 0 ? undefined : then;
    return { error: new GitHubApiError(failed, status, { remedy }), retryAfterMs };
  }
  if (![401, 403, 404].includes(status)) return { error: new GitHubApiError(failed, status), retryAfterMs: undefined };
  const permission = toPermission(url);
  const advice = /^Resource not accessible by integration/.test(said ?? '')
    ? { toGrant: `Add \`${permission}\` to the job's \`permissions\`.` }
    : {
        remedy: `Check that \`github-token\` is valid, and that the line \`${permission}\` stands below the job's \`permissions:\`.`,
      };
  return { error: new GitHubApiError(failed, status, advice), retryAfterMs: undefined };
}

function toEnd(waitMs: number, headers: Headers, now: Date): string {
  return new Date(Math.min(readSentAtMs(headers, now) + waitMs, lastMs)).toISOString();
}

/** https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps */
function toPermission(url: string): string {
  const [, scope = 'contents'] = /\/repos\/[^/]+\/[^/]+\/(actions|deployments)(?:[/?]|$)/.exec(url) ?? [];
  return `${scope}: read`;
}

/** How long a rate limit lasts; undefined where the refusal is about something else. */
function readRateLimitMs(status: number, saysLimit: boolean, headers: Headers, now: Date): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const retryAfterMs = readRetryAfterMs(headers, now);
  if (retryAfterMs !== undefined && retryAfterMs > 0) return retryAfterMs;
  const resetSeconds = Number(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] === '0' && Number.isSafeInteger(resetSeconds)) {
    return Math.max(resetSeconds * 1000 - readSentAtMs(headers, now), 1000);
  }
  // "Otherwise, wait for at least one minute before retrying."
  return saysLimit ? maxWaitMs : undefined;
}

type Answer = { readonly url: string; readonly status: number; readonly data: unknown };

function readAnswer(method: string, { url, status, data }: Answer): object {
  let json: unknown;
  try {
    json = JSON.parse(String(data));
  } catch (cause) {
    const message = `GitHub's API gave no JSON for ${method} ${url}. Is the API's address right?`;
    throw new GitHubApiError(message, status, { cause });
  }
  // `null` would be an empty list for octokit.
  if (typeof json !== 'object' || json === null) throw oddAnswer(url);
  return json;
}
