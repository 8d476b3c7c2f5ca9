// GitHub's REST API, read only, for one repository at a time: one method for each endpoint the changes stage asks.
// Not on @actions/github: that package parses the event's payload while it is imported and dies of a malformed one
// before this action can say so, and it refuses to work without a token, which public repositories allow.
import { objectIdAt, textAt, valueAt } from './event.ts';
import { type GitHubAnswer, GitHubApiError, type GitHubRequestOptions, getFromGitHub } from './github-request.ts';

export type ApiCommit = { readonly id: string; readonly tree: string; readonly parents: readonly string[] };
export type ApiTreeEntry = {
  readonly path: string;
  /** Git's file mode in octal digits: 100644, 100755, 120000, 160000, 040000. */
  readonly mode: string;
  readonly id: string;
  readonly size?: number;
};
export type ApiTree = { readonly entries: readonly ApiTreeEntry[]; readonly isTruncated: boolean };
export type ApiTag = { readonly name: string; readonly commit: string };
export type ApiRun = {
  readonly id: string;
  readonly headSha: string;
  readonly event: string;
  readonly url?: string;
  readonly headRepository?: string;
  readonly workflowId?: string;
  readonly branch?: string;
};

export type RepositoryApi = {
  readonly name: string;
  commit(id: string): Promise<ApiCommit>;
  /** What an annotated tag points at. */
  tagTarget(id: string): Promise<string>;
  /** The commit that a branch, a tag or an abbreviated id names. */
  resolve(revision: string): Promise<string>;
  tree(id: string, options: { readonly recursive: boolean }): Promise<ApiTree>;
  blob(id: string): Promise<Buffer>;
  /** The best common ancestor, undefined where the histories have none. */
  mergeBase(base: string, head: string): Promise<string | undefined>;
  defaultBranch(): Promise<string>;
  tags(): AsyncGenerator<ApiTag>;
  /** A commit and everything it descends from, newest first. */
  history(head: string): AsyncGenerator<string>;
  run(id: string): Promise<ApiRun>;
  /** Newest first. `workflow` is an id or the name of the workflow's file. */
  successfulRuns(workflow: string, branch: string): AsyncGenerator<ApiRun>;
};

export type GitHubApi = { repository(name: string): RepositoryApi };

const perPage = 100;
const json = 'application/vnd.github+json';

/** Sends nothing before it is asked something. */
export function openGitHubApi(options: GitHubRequestOptions): GitHubApi {
  return {
    repository: (name) => repositoryApi(name, options.apiUrl, (url, accept) => getFromGitHub(url, accept, options)),
  };
}

function repositoryApi(
  name: string,
  apiUrl: string,
  get: (url: string, accept: string) => Promise<GitHubAnswer>,
): RepositoryApi {
  const root = `${apiUrl}/repos/${name.split('/').map(encodeURIComponent).join('/')}`;
  const read = async (path: string, accept = json): Promise<unknown> => {
    const url = `${root}${path}`;
    return parseJson((await get(url, accept)).body, url);
  };
  async function* pages(path: string, listKey?: string): AsyncGenerator<unknown> {
    let url: string | undefined = `${root}${path}`;
    while (url !== undefined) {
      const answer: GitHubAnswer = await get(url, json);
      const page = parseJson(answer.body, url);
      const list = listKey === undefined ? page : valueAt(page, listKey);
      if (!Array.isArray(list)) throw oddAnswer(url);
      yield* list;
      // Stay on the API's own origin: the next request carries the token.
      url = answer.next?.startsWith(`${apiUrl}/`) ? answer.next : undefined;
    }
  }
  return {
    name,
    commit: async (id) => {
      const answer = await read(`/git/commits/${id}`);
      const parents = valueAt(answer, 'parents');
      return {
        id: needed(objectIdAt(answer, 'sha'), root),
        tree: needed(objectIdAt(answer, 'tree', 'sha'), root),
        parents: Array.isArray(parents) ? parents.map((parent) => needed(objectIdAt(parent, 'sha'), root)) : [],
      };
    },
    tagTarget: async (id) => needed(objectIdAt(await read(`/git/tags/${id}`), 'object', 'sha'), root),
    resolve: async (revision) => {
      const { body } = await get(
        `${root}/commits/${encodeURIComponent(revision)}`,
        'application/vnd.github.sha', // https://docs.github.com/en/rest/commits/commits#get-a-commit
      );
      return needed(objectIdAt({ sha: body.toString('utf8').trim() }, 'sha'), root);
    },
    tree: async (id, { recursive }) => {
      const answer = await read(`/git/trees/${id}${recursive ? '?recursive=1' : ''}`);
      const list = valueAt(answer, 'tree');
      if (!Array.isArray(list)) throw oddAnswer(root);
      return {
        entries: list.map((entry) => toTreeEntry(entry, root)),
        isTruncated: valueAt(answer, 'truncated') === true,
      };
    },
    blob: async (id) => (await get(`${root}/git/blobs/${id}`, 'application/vnd.github.raw+json')).body,
    mergeBase: async (base, head) => {
      try {
        const answer = await read(`/compare/${base}...${head}?per_page=1`);
        return objectIdAt(answer, 'merge_base_commit', 'sha');
      } catch (error) {
        if (error instanceof GitHubApiError && error.message.includes('No common ancestor')) return undefined;
        throw error;
      }
    },
    defaultBranch: async () => needed(textAt(await read(''), 'default_branch'), root),
    async *tags() {
      for await (const tag of pages(`/tags?per_page=${perPage}`)) {
        yield { name: needed(textAt(tag, 'name'), root), commit: needed(objectIdAt(tag, 'commit', 'sha'), root) };
      }
    },
    async *history(head) {
      for await (const commit of pages(`/commits?sha=${head}&per_page=${perPage}`)) {
        yield needed(objectIdAt(commit, 'sha'), root);
      }
    },
    run: async (id) => toRun(await read(`/actions/runs/${encodeURIComponent(id)}`), root),
    async *successfulRuns(workflow, branch) {
      const query = new URLSearchParams({ branch, status: 'success', per_page: String(perPage) });
      const path = `/actions/workflows/${encodeURIComponent(workflow)}/runs?${query}`;
      for await (const run of pages(path, 'workflow_runs')) yield toRun(run, root);
    },
  };
}

function toTreeEntry(entry: unknown, url: string): ApiTreeEntry {
  const size = valueAt(entry, 'size');
  return {
    path: needed(textAt(entry, 'path'), url),
    mode: needed(textAt(entry, 'mode'), url),
    id: needed(objectIdAt(entry, 'sha'), url),
    ...(typeof size === 'number' ? { size } : {}),
  };
}

function toRun(run: unknown, url: string): ApiRun {
  const optional = {
    url: textAt(run, 'html_url'),
    headRepository: textAt(run, 'head_repository', 'full_name'),
    workflowId: numberAt(run, 'workflow_id'),
    branch: textAt(run, 'head_branch'),
  };
  return {
    id: needed(numberAt(run, 'id'), url),
    headSha: needed(objectIdAt(run, 'head_sha'), url),
    event: textAt(run, 'event') ?? '',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

function numberAt(value: unknown, key: string): string | undefined {
  const found = valueAt(value, key);
  return typeof found === 'number' ? String(found) : undefined;
}

function parseJson(body: Buffer, url: string): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new GitHubApiError(`GitHub's API gave no JSON for GET ${url}. Is the API's address right?`, 200, {
      cause: error,
    });
  }
}

function needed<T>(value: T | undefined, url: string): T {
  if (value === undefined) throw oddAnswer(url);
  return value;
}

function oddAnswer(url: string): GitHubApiError {
  return new GitHubApiError(`GitHub's API gave an answer without the expected fields for ${url}.`, 200);
}
