// The client for GitHub's REST API, octokit as @actions/github configures it: patient where GitHub asks for patience,
// with the reason and the remedy where it refuses.
import type { Clock } from './clock.ts';
import { textAt, valueAt } from './event.ts';
import { GitHubApiError, oddAnswer } from './github-api-error.ts';
import { type AnswerLimits, githubFetch } from './github-fetch.ts';
import { type HttpClient, HttpError } from './http.ts';
import { cutShort } from './log-line.ts';
import { readRetryAfterMs, readSentAtMs } from './retry-after.ts';

export type GitHubClientOptions = {
  /** From the event, so that GitHub Enterprise Server works; without a slash at its end. */
  readonly apiUrl: string;
  /** Public repositories can be read without one. */
  readonly token?: string;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly limits?: AnswerLimits;
};

/** For what is useful, but not needed: nothing is repeated, and all requests together end after `totalMs`. */
export type Hurry = { readonly totalMs: number };

export type GitHubClient = InstanceType<typeof import('@actions/github/lib/utils')['GitHub']>;

type Failure = {
  readonly error: GitHubApiError;
  /** After how long it is worth asking again; undefined: not at all. */
  readonly retryAfterMs: number | undefined;
};

const maxAttempts = 4;
const maxWaitMs = 60_000;
const firstWaitMs = 500;
const maxSaidCharacters = 300;
/** Of every error that a rate limit is the reason of: GitHub answers some with 403. */
const rateLimitStatus = 429;
/** The last moment that a `Date` can name, in milliseconds since the epoch. */
const lastMs = 8.64e15;

/** Its requests reject with `GitHubApiError`, or with the signal's reason. */
export async function openGitHubClient(options: GitHubClientOptions, hurry?: Hurry): Promise<GitHubClient> {
  const { apiUrl, token, http, signal, limits } = options;
  const { GitHub } = await loadOctokit();
  const end = hurry === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(hurry.totalMs)]);
  const client = new GitHub({
    baseUrl: apiUrl,
    userAgent: 'imgix-purge-action',
    ...(token === undefined ? {} : { auth: token }),
    log: silence,
    request: { fetch: githubFetch(apiUrl, http, end, limits), log: silence },
  });
  client.hook.wrap('request', async (request, endpoint) => {
    const answer = await patiently(() => request(endpoint), options, hurry);
    if (endpoint.mediaType.format !== 'sha') requireJson(answer);
    return answer;
  });
  return client;
}

/** What octokit says of deprecated endpoints would reach the log as the server spells it. */
const silence = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * Not before the API is needed: @actions/github reads the event's payload while it is imported, and throws where that
 * is no JSON. And most runs never need it: it is a chunk of its own.
 */
async function loadOctokit(): Promise<typeof import('@actions/github/lib/utils')> {
  try {
    return await import('@actions/github/lib/utils');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `GitHub's API cannot be asked, because its client did not start (${reason}). It needs the event's payload (GITHUB_EVENT_PATH) to be JSON.`;
    throw new GitHubApiError(message, undefined, { cause });
  }
}

async function patiently<T>(ask: () => T, options: GitHubClientOptions, hurry: Hurry | undefined): Promise<Awaited<T>> {
  const { clock, signal } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (thrown) {
      signal.throwIfAborted();
      const { error, retryAfterMs } = toFailure(thrown, clock.now());
      const isLast = hurry !== undefined || attempt === maxAttempts;
      if (isLast || retryAfterMs === undefined || retryAfterMs > maxWaitMs) throw error;
      await clock.sleep(Math.max(retryAfterMs, firstWaitMs * 2 ** (attempt - 1)), signal);
    }
  }
}

/** `thrown` is octokit's RequestError; what went wrong below it is its cause. Anything else is thrown again. */
function toFailure(thrown: unknown, now: Date): Failure {
  const response = valueAt(thrown, 'response');
  const url = textAt(thrown, 'request', 'url') ?? '';
  if (response !== undefined) return classifyRefusal(url, response, now);
  const cause = valueAt(thrown, 'cause');
  if (cause instanceof GitHubApiError) return { error: cause, retryAfterMs: undefined };
  const isTimeout = cause instanceof DOMException && cause.name === 'TimeoutError';
  if (!isTimeout && !(cause instanceof HttpError)) throw cause ?? thrown;
  const message = `GitHub's API could not be asked for ${url}: ${cause.message}.`;
  return { error: new GitHubApiError(message, undefined, { cause }), retryAfterMs: 0 };
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function classifyRefusal(url: string, response: unknown, now: Date): Failure {
  const status = Number(valueAt(response, 'status'));
  const said = textAt(response, 'data', 'message');
  const quoted = said === undefined ? '' : ` ("${cutShort(said, maxSaidCharacters)}")`;
  const failed = `GitHub's API answered ${status} to GET ${url}${quoted}.`;
  const limit = readRateLimit(status, response, now);
  if (limit !== undefined) {
    const message = `${failed} The rate limit is used up until ${limit.until.toISOString()}. Give the input \`github-token\`, or run the job again later.`;
    return { error: new GitHubApiError(message, rateLimitStatus), retryAfterMs: limit.waitMs };
  }
  if (status >= 500 || status === 429) return { error: new GitHubApiError(failed, status), retryAfterMs: 0 };
  const remedy = [401, 403, 404].includes(status)
    ? ` Check that \`github-token\` is valid, and that the line \`${toPermission(url)}\` stands below the job's \`permissions:\`.`
    : '';
  return { error: new GitHubApiError(`${failed}${remedy}`, status), retryAfterMs: undefined };
}

/** https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps */
function toPermission(url: string): string {
  const [, scope = 'contents'] = /\/repos\/[^/]+\/[^/]+\/(actions|deployments)(?:[/?]|$)/.exec(url) ?? [];
  return `${scope}: read`;
}

/** Undefined where the refusal is about something else. */
function readRateLimit(status: number, response: unknown, now: Date): { waitMs: number; until: Date } | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const header = (name: string): string | undefined => textAt(response, 'headers', name);
  const headers = { 'retry-after': header('retry-after'), date: header('date') };
  const sentAtMs = readSentAtMs(headers, now);
  const until = (waitMs: number) => ({ waitMs, until: new Date(Math.min(sentAtMs + waitMs, lastMs)) });
  const retryAfterMs = readRetryAfterMs(headers, now);
  if (retryAfterMs !== undefined && retryAfterMs > 0) return until(retryAfterMs);
  const resetSeconds = Number(header('x-ratelimit-reset'));
  if (header('x-ratelimit-remaining') !== '0' || !Number.isSafeInteger(resetSeconds)) return undefined;
  return until(Math.max(resetSeconds * 1000 - sentAtMs, 1000));
}

/** Octokit hands on a body that is no JSON as text, and takes `null` for an empty list. */
function requireJson({ url, status, data }: { readonly url: string; readonly status: number; readonly data: unknown }) {
  if (typeof data === 'object' && data !== null) return;
  if (data === null) throw oddAnswer(url);
  throw new GitHubApiError(`GitHub's API gave no JSON for GET ${url}. Is the API's address right?`, status);
}
