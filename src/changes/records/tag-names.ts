// A run for a tag is recorded with the tag's name for its branch: which of these names are tags, GitHub tells.
import { GitHubApiError } from '../../platform/github/api-error.ts';
import type { RepositoryApi } from '../../platform/github/repository-api.ts';

export async function tagNames(api: RepositoryApi): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for await (const { name } of api.tags()) names.add(name);
  return names;
}

/** In one request, where all tags may be thousands. False, too, for a token that may not ask: it may still ask for runs. */
export async function isTag(api: RepositoryApi, name: string): Promise<boolean> {
  try {
    await api.resolve(`tags/${name}`);
    return true;
  } catch (error) {
    if (error instanceof GitHubApiError && (error.cannotBeAsked || error.isUnknown)) return false;
    throw error;
  }
}
