// GitHub's API, whose requests are a chunk of the bundle of their own: a push with a full clone asks nothing of GitHub.
import type { GitHubApi } from './api.ts';
import type { GitHubClientOptions } from './client.ts';

export function openGitHubApi(options: GitHubClientOptions): GitHubApi {
  return {
    repository: async (name, bestEffort) => {
      const { openRepositoryApi } = await import('./repository-api.ts');
      return openRepositoryApi(name, options, bestEffort);
    },
  };
}
