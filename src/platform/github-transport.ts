// One request to GitHub's API and its whole answer, within limits. Every request carries the token, so none leaves the
// API's own origin, and no redirect is followed out of it.
import { GitHubApiError } from './github-api-error.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from './http.ts';

export type GitHubRequest = Pick<HttpRequest, 'url' | 'headers' | 'body'> & { readonly method: 'GET' | 'POST' };

export type GitHubAnswer = Pick<HttpAnswer, 'status' | 'headers'> & { readonly body: Buffer };

/** What one answer may take. A server that sends a little now and then passes every limit on silence. */
export type AnswerLimits = {
  /** For the whole of it, redirections included. */
  readonly totalMs: number;
  readonly maxBytes: number;
};

const maxRedirections = 3;
const timeoutMs = 30_000;

/** "The limit for the `tree` array is 100,000 entries with a maximum size of 7 MB": nothing that is asked is larger. */
export const answerLimits: AnswerLimits = { totalMs: 60_000, maxBytes: 64 * 1024 ** 2 };

/**
 * Rejects as `HttpClient` does, and with `GitHubApiError` where an address is not the API's or an answer goes beyond the
 * limits.
 */
export async function askGitHub(
  http: HttpClient,
  origin: string,
  request: GitHubRequest,
  limits: AnswerLimits,
  signal: AbortSignal,
): Promise<GitHubAnswer> {
  const deadline = AbortSignal.timeout(limits.totalMs);
  try {
    return await follow(http, origin, request, limits.maxBytes, AbortSignal.any([signal, deadline]));
  } catch (error) {
    if (error !== deadline.reason || signal.aborted) throw error;
    const message = `GitHub's API had not finished its answer to ${request.method} ${request.url} after ${limits.totalMs / 1000} s. It is not waited for any longer.`;
    throw new GitHubApiError(message, undefined, { cause: error });
  }
}

async function follow(
  http: HttpClient,
  origin: string,
  request: GitHubRequest,
  maxBytes: number,
  signal: AbortSignal,
): Promise<GitHubAnswer> {
  let here = request.url;
  for (let redirections = 0; ; redirections++) {
    // The addresses of next pages come from the server as well.
    if (new URL(here).origin !== origin) {
      throw new GitHubApiError(`GitHub's API pointed to ${here}, which is another server. It is not asked.`, undefined);
    }
    const answer = await http.request({ ...request, url: here, timeoutMs, signal });
    const body = await readBody(here, answer, maxBytes);
    // A renamed repository answers with a redirect.
    const target = answer.status >= 300 && answer.status < 400 ? answer.headers.location : undefined;
    if (target === undefined || !URL.canParse(target, here)) return { ...answer, body };
    const next = new URL(target, here);
    if (redirections === maxRedirections || next.origin !== origin || request.method !== 'GET') {
      const message = `GitHub's API answered ${answer.status} to ${request.method} ${here}, a redirect to ${next.origin}. It is not followed.`;
      throw new GitHubApiError(message, answer.status);
    }
    here = next.href;
  }
}

async function readBody(url: string, { status, body }: HttpAnswer, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) {
      const message = `GitHub's API gave an answer of more than ${maxBytes / 1024 ** 2} MiB to GET ${url}. It is not read to its end.`;
      throw new GitHubApiError(message, status);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
