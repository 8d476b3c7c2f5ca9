// Questions to GitHub's API: patient where GitHub asks for patience, with the reason and the remedy where it refuses.
import type { Clock } from './clock.ts';
import { textAt, valueAt } from './event.ts';
import { GitHubApiError, oddAnswer } from './github-api-error.ts';
import {
  type AnswerLimits,
  answerLimits,
  askGitHub,
  type GitHubAnswer,
  type GitHubRequest,
} from './github-transport.ts';
import { type HttpClient, HttpError } from './http.ts';
import { cutShort } from './log-line.ts';
import { readRetryAfterMs, readSentAtMs } from './retry-after.ts';

export type GitHubClientOptions = {
  /** From the event, so that GitHub Enterprise Server works; without a slash at its end. */
  readonly apiUrl: string;
  /** Public repositories can be read without one, but by REST only. */
  readonly token?: string;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly limits?: AnswerLimits;
};

/** For what is useful, but not needed: nothing is repeated, and all requests together end after `totalMs`. */
export type BestEffort = { readonly totalMs: number };

export type Query = Readonly<Record<string, string | number | undefined>>;

/** Its answers are JSON of any shape. Rejects with `GitHubApiError`, or with the signal's reason. Addresses begin with a slash. */
export type GitHubClient = {
  get(path: string, query?: Query): Promise<unknown>;
  /** In another media type than JSON: https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#media-types */
  getAs(mediaType: 'raw' | 'sha', path: string): Promise<Buffer>;
  /** The pages of a list, which is the answer itself or stands in it at `key`. */
  pages(path: string, query: Query, key?: string): AsyncGenerator<readonly unknown[]>;
  /** What stands at `data`; errors reject, unless there is data all the same. */
  graphql(query: string, variables: Readonly<Record<string, string>>): Promise<unknown>;
};

type Failure = {
  readonly error: GitHubApiError;
  /** After how long it is worth asking again; undefined: not at all. */
  readonly retryAfterMs: number | undefined;
};

const perPage = 100;
const maxAttempts = 4;
const maxWaitMs = 60_000;
const firstWaitMs = 500;
const maxSaidCharacters = 300;
/** Of every error that a rate limit is the reason of: GitHub answers some with 403. */
const rateLimitStatus = 429;
/** The last moment that a `Date` can name, in milliseconds since the epoch. */
const lastMs = 8.64e15;

/** The time of a best effort counts from the first question on. */
export function createGitHubClient(options: GitHubClientOptions, bestEffort?: BestEffort): GitHubClient {
  const { apiUrl, token, http, limits = answerLimits } = options;
  const { origin } = new URL(apiUrl);
  let end = bestEffort === undefined ? options.signal : undefined;
  const ask = (request: GitHubRequest, mediaType = 'application/vnd.github+json') => {
    end ??= AbortSignal.any([options.signal, AbortSignal.timeout(bestEffort?.totalMs ?? 0)]);
    const signal = end;
    const headers = {
      accept: mediaType,
      'user-agent': 'imgix-purge-action',
      'x-github-api-version': '2022-11-28',
      ...(token === undefined ? {} : { authorization: `token ${token}` }),
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    return withRetry(request, options, bestEffort, async () =>
      askGitHub(http, origin, { ...request, headers }, limits, signal),
    );
  };
  const askForJson = async (request: GitHubRequest) => {
    const answer = await ask(request);
    return { answer, json: parseJson(request, answer) };
  };
  return {
    get: async (path, query = {}) => (await askForJson({ method: 'GET', url: toUrl(apiUrl, path, query) })).json,
    getAs: async (mediaType, path) =>
      (await ask({ method: 'GET', url: apiUrl + path }, `application/vnd.github.${mediaType}`)).body,
    async *pages(path, query, key) {
      let url: string | undefined = toUrl(apiUrl, path, { ...query, per_page: perPage });
      while (url !== undefined) {
        const { answer, json }: { answer: GitHubAnswer; json: unknown } = await askForJson({ method: 'GET', url });
        const page = key === undefined ? json : valueAt(json, key);
        if (!Array.isArray(page)) throw oddAnswer(url);
        yield page;
        url = /<([^<>]+)>;[^,]*\brel="next"/.exec(answer.headers.link ?? '')?.[1];
      }
    },
    graphql: async (query, variables) => {
      // https://docs.github.com/en/enterprise-server/graphql/guides/forming-calls-with-graphql
      const url = `${apiUrl.replace(/\/v3$/, '')}/graphql`;
      const { json } = await askForJson({ method: 'POST', url, body: JSON.stringify({ query, variables }) });
      const data = valueAt(json, 'data');
      if (data !== undefined) return data;
      const said = cutShort(textAt(json, 'errors', '0', 'message') ?? 'no data', maxSaidCharacters);
      throw new GitHubApiError(`GitHub's API answered POST ${url} with "${said}".`, 200);
    },
  };
}

function toUrl(apiUrl: string, path: string, query: Query): string {
  const url = new URL(apiUrl + path);
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(key, String(value));
  }
  return url.href;
}

async function withRetry(
  request: GitHubRequest,
  { clock, signal }: GitHubClientOptions,
  bestEffort: BestEffort | undefined,
  ask: () => Promise<GitHubAnswer>,
): Promise<GitHubAnswer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask().catch((error: unknown) => toFailure(request, error, signal));
    if ('status' in answer && answer.status < 300) return answer;
    const { error, retryAfterMs } = 'status' in answer ? classifyRefusal(request, answer, clock.now()) : answer;
    const isLast = bestEffort !== undefined || attempt === maxAttempts;
    if (isLast || retryAfterMs === undefined || retryAfterMs > maxWaitMs) throw error;
    await clock.sleep(Math.max(retryAfterMs, firstWaitMs * 2 ** (attempt - 1)), signal);
  }
}

/** No answer. What is no fault of the network or of GitHub is thrown again. */
function toFailure({ url }: GitHubRequest, cause: unknown, signal: AbortSignal): Failure {
  signal.throwIfAborted();
  if (cause instanceof GitHubApiError) return { error: cause, retryAfterMs: undefined };
  const isTimeout = cause instanceof DOMException && cause.name === 'TimeoutError';
  if (!isTimeout && !(cause instanceof HttpError)) throw cause;
  const message = `GitHub's API could not be asked for ${url}: ${cause.message}.`;
  return { error: new GitHubApiError(message, undefined, { cause }), retryAfterMs: 0 };
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function classifyRefusal({ method, url }: GitHubRequest, { status, headers, body }: GitHubAnswer, now: Date): Failure {
  const said = textAt(toJson(body), 'message');
  const quoted = said === undefined ? '' : ` ("${cutShort(said, maxSaidCharacters)}")`;
  const failed = `GitHub's API answered ${status} to ${method} ${url}${quoted}.`;
  const limit = readRateLimit(status, headers, now);
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
function readRateLimit(
  status: number,
  headers: GitHubAnswer['headers'],
  now: Date,
): { waitMs: number; until: Date } | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const sentAtMs = readSentAtMs(headers, now);
  const until = (waitMs: number) => ({ waitMs, until: new Date(Math.min(sentAtMs + waitMs, lastMs)) });
  const retryAfterMs = readRetryAfterMs(headers, now);
  if (retryAfterMs !== undefined && retryAfterMs > 0) return until(retryAfterMs);
  const resetSeconds = Number(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] !== '0' || !Number.isSafeInteger(resetSeconds)) return undefined;
  return until(Math.max(resetSeconds * 1000 - sentAtMs, 1000));
}

function parseJson({ method, url }: GitHubRequest, { status, body }: GitHubAnswer): object {
  const json = toJson(body);
  if (json === null) throw oddAnswer(url);
  if (typeof json === 'object') return json;
  throw new GitHubApiError(`GitHub's API gave no JSON for ${method} ${url}. Is the API's address right?`, status);
}

function toJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
