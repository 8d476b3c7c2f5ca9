// The runs of one workflow, on one branch or on any. GitHub lists the newest first, so that its first page mostly tells both where a
// range begins and what came since.
import type { ApiRun } from '../../platform/github/answers.ts';
import { GitHubApiError } from '../../platform/github/api-error.ts';
import type { RepositoryApi } from '../../platform/github/repository-api.ts';

type Pages = AsyncGenerator<readonly ApiRun[], undefined>;

export type RunList = {
  /** Page by page, each time from the first one on; no page is asked for twice. */
  readonly all: () => Pages;
  /** Those that have succeeded, page by page. Beyond the first page GitHub is asked for these alone, and for those of one event. */
  readonly successes: (event?: string) => Pages;
};

/** `view` is how each run shall be seen. Asks nothing yet. */
export function openRunList(
  api: RepositoryApi,
  place: { readonly workflow: string; readonly branch?: string | undefined },
  view: (run: ApiRun) => ApiRun = (run) => run,
): RunList {
  const pages = api.runs(place);
  const read: (readonly ApiRun[])[] = [];
  const pageAt = async (index: number) => {
    if (index < read.length) return read[index];
    const page = (await pages.next()).value?.map(view);
    if (page !== undefined) read.push(page);
    return page;
  };
  async function* all(): Pages {
    for (let index = 0; ; index++) {
      const page = await pageAt(index);
      if (page === undefined) return undefined;
      yield page;
    }
  }
  async function* successes(event?: string): Pages {
    const recent = (await pageAt(0)) ?? [];
    const isAsked = (run: ApiRun) => event === undefined || run.event === event;
    yield recent.filter((run) => run.conclusion === 'success' && isAsked(run));
    if ((await pageAt(1)) === undefined) return undefined;
    const known = new Set(recent.map(({ id }) => id));
    for await (const page of api.runs({ ...place, event, status: 'success' }))
      yield page.map(view).filter(({ id }) => !known.has(id));
    return undefined;
  }
  return { all, successes };
}

/** A run for a tag is recorded with the tag's name for its branch: which of these names are tags. */
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
