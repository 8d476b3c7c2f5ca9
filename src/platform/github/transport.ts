// The transport under the client for GitHub's API: `fetch` on the run's own HTTP client, so that proxies, certificates,
// cancelling and closing stay in one place. Every request carries the token, so none leaves the API's own origin.

import { decodeBody, toEncoding } from '../http/decode-body.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from '../http/http.ts';
import { GitHubApiError } from './api-error.ts';

type Request = Pick<HttpRequest, 'method' | 'headers' | 'body'>;

/** What one answer may take. A server that sends a little now and then passes every limit on silence. */
export type AnswerLimits = {
  /** For the whole of it, redirections included. */
  readonly totalMs: number;
  readonly maxBytes: number;
};

const maxRedirections = 3;
const timeoutMs = 30_000;

/** "The limit for the `tree` array is 100,000 entries with a maximum size of 7 MB": nothing that is asked is larger. */
const answerLimits: AnswerLimits = { totalMs: 60_000, maxBytes: 64 * 1024 ** 2 };

/**
 * Rejects as `HttpClient` does, and with `GitHubApiError` where an address is not the API's or an answer goes beyond the
 * limits.
 */
export function githubFetch(http: HttpClient, origin: string, signal: AbortSignal, limits = answerLimits) {
  return async (url: string, { method, headers, body }: Request) => {
    const deadline = AbortSignal.timeout(limits.totalMs);
    const request = {
      method,
      headers: { ...headers, 'x-github-api-version': '2022-11-28' },
      body,
      timeoutMs,
      signal: AbortSignal.any([signal, deadline]),
    };
    try {
      return await follow(http, origin, url, request, limits.maxBytes);
    } catch (error) {
      if (error !== deadline.reason || signal.aborted) throw error;
      const message = `GitHub's API had not finished its answer to ${method} ${url} after ${limits.totalMs / 1000} s. It is not waited for any longer.`;
      throw new GitHubApiError(message, undefined, { cause: error });
    }
  };
}

async function follow(
  http: HttpClient,
  origin: string,
  url: string,
  request: Omit<HttpRequest, 'url'>,
  maxBytes: number,
) {
  let here = url;
  for (let redirections = 0; ; redirections++) {
    // The addresses of next pages come from the server as well.
    if (new URL(here).origin !== origin) {
      throw new GitHubApiError(`GitHub's API pointed to ${here}, which is another server. It is not asked.`, undefined);
    }
    const answer = await http.request({ ...request, url: here });
    const body = await readBody(here, answer, maxBytes);
    if (answer.status < 300 || answer.status >= 400) return toResponse(here, answer, body);
    // A renamed repository answers with a redirect.
    const { location } = answer.headers;
    const next = location === undefined ? null : URL.parse(location, here);
    if (next?.origin !== origin || redirections === maxRedirections || request.method !== 'GET') {
      const message = `GitHub's API answered ${answer.status} to ${request.method} ${here}, a redirect to ${next?.origin ?? 'nowhere'}. It is not followed.`;
      throw new GitHubApiError(message, answer.status);
    }
    here = next.href;
  }
}

async function readBody(url: string, { status, headers, body }: HttpAnswer, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of decodeBody(body, toEncoding(headers))) {
    length += chunk.length;
    if (length > maxBytes) {
      const message = `GitHub's API gave an answer of more than ${maxBytes / 1024 ** 2} MiB for ${url}. It is not read to its end.`;
      throw new GitHubApiError(message, status);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What octokit reads of a `Response`, which itself refuses some statuses and knows no address. */
function toResponse(url: string, { status, headers }: HttpAnswer, body: Buffer) {
  return {
    url,
    status,
    headers: new Map(Object.entries(headers)),
    body,
    text: async () => body.toString('utf8'),
    arrayBuffer: async () => new Uint8Array(body).buffer,
  };
}
