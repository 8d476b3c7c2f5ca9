// GitHub's API, for one repository at a time. Its requests are a chunk of the bundle of their own: a push with a full clone
// asks nothing of GitHub.
import type { HttpClient } from '../http/http.ts';
import { toNumber } from '../wording.ts';
import { GitHubApiError, rateLimitStatus } from './api-error.ts';
import type { BestEffort, GitHubClientOptions } from './client.ts';

export type GitHubApi = ReturnType<typeof openGitHubApi>;

/** Five times what GitHub gives a job in an hour. A server that names one page after another would be asked for ever. */
const maxRequests = 5000;

export function openGitHubApi(given: GitHubClientOptions) {
  const options = { ...given, http: withLimit(given.http) };
  return {
    /** `name` is `owner/name`. Sends nothing yet; the time of a best effort counts from the first question on. */
    repository: async (name: string, bestEffort?: BestEffort) => {
      const { openRepositoryApi } = await import('./repository-api.ts');
      return openRepositoryApi(name, options, bestEffort);
    },
  };
}

function withLimit(http: HttpClient): HttpClient {
  let requests = 0;
  const request: HttpClient['request'] = async (asked) => {
    if (requests++ < maxRequests) return http.request(asked);
    const message = `GitHub's API was asked ${toNumber(maxRequests)} times, which is more than a run may need. It is not asked for ${asked.url}.`;
    throw new GitHubApiError(message, rateLimitStatus);
  };
  return { ...http, request };
}
