// Requests to GitHub's REST API: patient where GitHub asks for patience, with the reason and the remedy where it
// refuses. Reads only.
import { ActionError } from '../errors.ts';
import type { Clock } from './clock.ts';
import { textAt } from './event.ts';
import { type HttpAnswer, type HttpClient, HttpError } from './http.ts';

export type GitHubRequestOptions = {
  /** From the event, so that GitHub Enterprise Server works; without a slash at its end. */
  readonly apiUrl: string;
  /** Public repositories can be read without one. */
  readonly token?: string;
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly signal: AbortSignal;
};

export type GitHubAnswer = {
  readonly body: Buffer;
  /** Address of the next page. */
  readonly next: string | undefined;
};

/** `status` is undefined where no answer came. */
export class GitHubApiError extends ActionError {
  readonly status: number | undefined;
  constructor(message: string, status: number | undefined, options?: ErrorOptions) {
    super('github-api-failed', message, options);
    this.status = status;
  }
}

type Failure = {
  readonly error: GitHubApiError;
  /** After how long it is worth asking again; undefined: not at all. */
  readonly retryAfterMs: number | undefined;
};

const maxAttempts = 4;
const maxRedirections = 3;
const maxWaitMs = 60_000;
const firstWaitMs = 500;
const timeoutMs = 30_000;

/** Asks until there is an answer, within reason. Throws `GitHubApiError`, or the signal's reason. */
export async function getFromGitHub(url: string, accept: string, options: GitHubRequestOptions): Promise<GitHubAnswer> {
  const { clock, signal } = options;
  for (let attempt = 1; ; attempt++) {
    const answer = await getOnce(url, accept, options, maxRedirections);
    if (!('error' in answer)) return answer;
    const { error, retryAfterMs } = answer;
    if (retryAfterMs === undefined || retryAfterMs > maxWaitMs || attempt === maxAttempts) throw error;
    await clock.sleep(Math.max(retryAfterMs, firstWaitMs * 2 ** (attempt - 1)), signal);
  }
}

async function getOnce(
  url: string,
  accept: string,
  options: GitHubRequestOptions,
  redirections: number,
): Promise<GitHubAnswer | Failure> {
  const { apiUrl, token, http, clock, signal } = options;
  const headers = {
    accept,
    'user-agent': 'imgix-purge-action',
    'x-github-api-version': '2022-11-28',
    ...(token === undefined ? {} : { authorization: `token ${token}` }),
  };
  try {
    const answer = await http.request({ method: 'GET', url, headers, timeoutMs, signal });
    const body = await readBody(answer);
    // A renamed repository answers with a redirect. The token never leaves the API's own origin.
    const target = answer.status >= 300 && answer.status < 400 ? answer.headers['location'] : undefined;
    const next = target === undefined || !URL.canParse(target, url) ? undefined : new URL(target, url);
    if (next !== undefined && next.origin === new URL(apiUrl).origin && redirections > 0) {
      return await getOnce(next.href, accept, options, redirections - 1);
    }
    if (answer.status === 200) return { body, next: nextPage(answer.headers['link']) };
    return classifyRefusal(url, answer, body, clock.now());
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof HttpError)) throw error;
    const message = `GitHub's API could not be asked for ${url}: ${error.message}.`;
    return { error: new GitHubApiError(message, undefined, { cause: error }), retryAfterMs: 0 };
  }
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function classifyRefusal(url: string, { status, headers }: HttpAnswer, body: Buffer, now: Date): Failure {
  const said = saidBy(body);
  const failed = `GitHub's API answered ${status} to GET ${url}${said === '' ? '' : ` ("${said}")`}.`;
  const waitMs = rateLimitWaitMs(status, headers, now);
  if (waitMs !== undefined) {
    const until = new Date(now.getTime() + waitMs).toISOString();
    const message = `${failed} The rate limit is used up until ${until}. Give the input \`github-token\`, or run the job again later.`;
    return { error: new GitHubApiError(message, status), retryAfterMs: waitMs };
  }
  if (status >= 500 || status === 429) return { error: new GitHubApiError(failed, status), retryAfterMs: 0 };
  const permission = url.includes('/actions/') ? 'actions: read' : 'contents: read';
  const remedy = [401, 403, 404].includes(status)
    ? ` Check that \`github-token\` is valid and that the job's \`permissions\` hold \`${permission}\`.`
    : '';
  return { error: new GitHubApiError(`${failed}${remedy}`, status), retryAfterMs: undefined };
}

function rateLimitWaitMs(status: number, headers: HttpAnswer['headers'], now: Date): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const retryAfterSeconds = Number(headers['retry-after']);
  if (retryAfterSeconds > 0) return retryAfterSeconds * 1000;
  const resetSeconds = Number(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] !== '0' || !Number.isSafeInteger(resetSeconds)) return undefined;
  return Math.max(resetSeconds * 1000 - now.getTime(), 1000);
}

async function readBody({ body }: HttpAnswer): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function saidBy(body: Buffer): string {
  try {
    return textAt(JSON.parse(body.toString('utf8')), 'message')?.slice(0, 300) ?? '';
  } catch {
    return '';
  }
}

function nextPage(link: string | undefined): string | undefined {
  return /<([^<>]+)>;[^,]*\brel="?next"?/.exec(link ?? '')?.[1];
}
