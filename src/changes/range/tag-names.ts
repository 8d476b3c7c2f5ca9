// A run for a tag is recorded with the tag's name for its branch: which of these names are tags, GitHub tells.
import type { RepositoryApi } from '../../platform/github/repository-api.ts';

export async function tagNames(api: RepositoryApi): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for await (const { name } of api.tags()) names.add(name);
  return names;
}
