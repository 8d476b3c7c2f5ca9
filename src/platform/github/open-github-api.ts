// GitHub's API, for one repository at a time. Its requests are a chunk of the bundle of their own: a push with a full clone
// asks nothing of GitHub.
import type { BestEffort, GitHubClientOptions } from './client.ts';

export type GitHubApi = ReturnType<typeof openGitHubApi>;

export function openGitHubApi(options: GitHubClientOptions) {
  return {
    /** `name` is `owner/name`. Sends nothing yet; the time of a best effort counts from the first question on. */
    repository: async (name: string, bestEffort?: BestEffort) => {
      const { openRepositoryApi } = await import('./repository-api.ts');
      return openRepositoryApi(name, options, bestEffort);
    },
  };
}
