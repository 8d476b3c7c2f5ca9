// The transport under the client for GitHub's API: `fetch` on the run's own HTTP client, so that proxies, certificates
// and closing stay in one place. Every request carries the token, so none leaves the API's own origin.
import { GitHubApiError } from './github-api-error.ts';
import type { HttpAnswer, HttpClient } from './http.ts';

export type GitHubFetch = (
  url: string,
  request: { readonly headers: Readonly<Record<string, string>> },
) => Promise<Response>;

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
 * Reads only. Rejects as `HttpClient` does, and with `GitHubApiError` where an address is not the API's or an answer
 * goes beyond the limits.
 */
export function githubFetch(
  apiUrl: string,
  http: HttpClient,
  signal: AbortSignal,
  limits: AnswerLimits = answerLimits,
): GitHubFetch {
  const follow = followWithin(new URL(apiUrl).origin, http, limits.maxBytes);
  return async (url, request) => {
    const deadline = AbortSignal.timeout(limits.totalMs);
    try {
      return await follow(url, request.headers, AbortSignal.any([signal, deadline]));
    } catch (error) {
      if (error !== deadline.reason || signal.aborted) throw error;
      const message = `GitHub's API had not finished its answer to GET ${url} after ${limits.totalMs / 1000} s. It is not waited for any longer.`;
      throw new GitHubApiError(message, undefined, { cause: error });
    }
  };
}

function followWithin(
  origin: string,
  http: HttpClient,
  maxBytes: number,
): (url: string, headers: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<Response> {
  return async (url, given, signal) => {
    const headers = { ...given, 'x-github-api-version': '2022-11-28' };
    let here = url;
    for (let redirections = 0; ; redirections++) {
      // The addresses of next pages come from the server as well.
      if (new URL(here).origin !== origin) {
        throw new GitHubApiError(
          `GitHub's API pointed to ${here}, which is another server. It is not asked.`,
          undefined,
        );
      }
      const answer = await http.request({ method: 'GET', url: here, headers, timeoutMs, signal });
      const body = await readBody(here, answer, maxBytes);
      // A renamed repository answers with a redirect.
      const target = answer.status >= 300 && answer.status < 400 ? answer.headers.location : undefined;
      if (target === undefined || !URL.canParse(target, here)) return toResponse(here, answer, body);
      const next = new URL(target, here);
      if (redirections === maxRedirections || next.origin !== origin) {
        const message = `GitHub's API answered ${answer.status} to GET ${here}, a redirect to ${next.origin}. It is not followed.`;
        throw new GitHubApiError(message, answer.status);
      }
      here = next.href;
    }
  };
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

/** https://fetch.spec.whatwg.org/#null-body-status */
const withoutBody = new Set([204, 205, 304]);

function toResponse(url: string, { status, headers }: HttpAnswer, body: Buffer): Response {
  const response = new Response(withoutBody.has(status) ? null : new Uint8Array(body), { status, headers });
  return Object.defineProperty(response, 'url', { value: url });
}
