// The transport under the client for GitHub's API: `fetch` on the run's own HTTP client, so that proxies, certificates
// and closing stay in one place. Every request carries the token, so none leaves the API's own origin.
import { GitHubApiError } from './github-api-error.ts';
import type { HttpAnswer, HttpClient } from './http.ts';

export type GitHubFetch = (
  url: string,
  request: { readonly headers: Readonly<Record<string, string>> },
) => Promise<Response>;

const maxRedirections = 3;
const timeoutMs = 30_000;

/** Reads only. Rejects as `HttpClient` does, and with `GitHubApiError` where an address is not the API's. */
export function githubFetch(apiUrl: string, http: HttpClient, signal: AbortSignal): GitHubFetch {
  const { origin } = new URL(apiUrl);
  return async (url, request) => {
    const headers = { ...request.headers, 'x-github-api-version': '2022-11-28' };
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
      const body = await readBody(answer);
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

async function readBody({ body }: HttpAnswer): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** https://fetch.spec.whatwg.org/#null-body-status */
const withoutBody = new Set([204, 205, 304]);

function toResponse(url: string, { status, headers }: HttpAnswer, body: Buffer): Response {
  const response = new Response(withoutBody.has(status) ? null : new Uint8Array(body), { status, headers });
  return Object.defineProperty(response, 'url', { value: url });
}
