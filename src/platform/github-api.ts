// GitHub's REST API, read only, for one repository at a time: one method for each question the changes stage asks.
import { objectIdAt, textAt, valueAt } from './event.ts';
import { GitHubApiError, oddAnswer } from './github-api-error.ts';
import { type GitHubClient, type GitHubClientOptions, type Hurry, openGitHubClient } from './github-client.ts';

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

export type GitHubApi = {
  /** `name` is `owner/name`. A hurry counts from the first question on. */
  repository(name: string, hurry?: Hurry): RepositoryApi;
};

const perPage = 100;

/** Sends nothing before it is asked something. */
export function openGitHubApi(options: GitHubClientOptions): GitHubApi {
  return {
    repository: (name, hurry) => {
      let client: Promise<GitHubClient> | undefined;
      const open = () => {
        client ??= openGitHubClient(options, hurry);
        return client;
      };
      return repositoryApi(name, `${options.apiUrl}/repos/${name}`, open);
    },
  };
}

/** Nothing in an answer is taken for granted, whatever octokit's types promise. */
function repositoryApi(name: string, url: string, open: () => Promise<GitHubClient>): RepositoryApi {
  const [owner = '', repo = ''] = name.split('/');
  const here = { owner, repo };
  const ask = async (request: (rest: GitHubClient['rest']) => Promise<{ data: unknown }>): Promise<unknown> =>
    (await request((await open()).rest)).data;
  async function* items(list: (client: GitHubClient) => AsyncIterable<{ data: unknown }>): AsyncGenerator<unknown> {
    const pages = list(await open())[Symbol.asyncIterator]();
    for (let page = await nextPage(pages, url); page !== undefined; page = await nextPage(pages, url)) yield* page;
  }
  return {
    name,
    commit: async (id) => {
      const answer = await ask(({ git }) => git.getCommit({ ...here, commit_sha: id }));
      const parents = valueAt(answer, 'parents');
      return {
        id: needed(objectIdAt(answer, 'sha'), url),
        tree: needed(objectIdAt(answer, 'tree', 'sha'), url),
        parents: Array.isArray(parents) ? parents.map((parent) => needed(objectIdAt(parent, 'sha'), url)) : [],
      };
    },
    tagTarget: async (id) =>
      needed(objectIdAt(await ask(({ git }) => git.getTag({ ...here, tag_sha: id })), 'object', 'sha'), url),
    resolve: async (revision) => {
      // https://docs.github.com/en/rest/commits/commits#get-a-commit: the id alone, without the commit's files.
      const sha = await ask(({ repos }) => repos.getCommit({ ...here, ref: revision, mediaType: { format: 'sha' } }));
      const text = sha instanceof ArrayBuffer ? Buffer.from(sha).toString('latin1') : String(sha);
      return needed(objectIdAt({ sha: text.trim() }, 'sha'), url);
    },
    tree: async (id, { recursive }) => {
      const whole = recursive ? { recursive: '1' } : {};
      const answer = await ask(({ git }) => git.getTree({ ...here, tree_sha: id, ...whole }));
      const list = valueAt(answer, 'tree');
      if (!Array.isArray(list)) throw oddAnswer(url);
      return {
        entries: list.map((entry) => toTreeEntry(entry, url)),
        isTruncated: valueAt(answer, 'truncated') === true,
      };
    },
    blob: async (id) => {
      // Not the raw media type: octokit decodes what comes with a charset as text, and GitHub sends one with any bytes.
      const answer = await ask(({ git }) => git.getBlob({ ...here, file_sha: id }));
      const content = valueAt(answer, 'content');
      if (typeof content !== 'string' || valueAt(answer, 'encoding') !== 'base64') throw oddAnswer(url);
      return Buffer.from(content, 'base64');
    },
    mergeBase: async (base, head) => {
      try {
        const basehead = `${base}...${head}`;
        const answer = await ask(({ repos }) => repos.compareCommitsWithBasehead({ ...here, basehead, per_page: 1 }));
        return objectIdAt(answer, 'merge_base_commit', 'sha');
      } catch (error) {
        if (error instanceof GitHubApiError && error.message.includes('No common ancestor')) return undefined;
        throw error;
      }
    },
    defaultBranch: async () => needed(textAt(await ask(({ repos }) => repos.get(here)), 'default_branch'), url),
    async *tags() {
      const tags = items(({ paginate, rest }) =>
        paginate.iterator(rest.repos.listTags, { ...here, per_page: perPage }),
      );
      for await (const tag of tags) {
        yield { name: needed(textAt(tag, 'name'), url), commit: needed(objectIdAt(tag, 'commit', 'sha'), url) };
      }
    },
    async *history(head) {
      const commits = items(({ paginate, rest }) =>
        paginate.iterator(rest.repos.listCommits, { ...here, sha: head, per_page: perPage }),
      );
      for await (const commit of commits) yield needed(objectIdAt(commit, 'sha'), url);
    },
    run: async (id) => toRun(await ask(({ actions }) => actions.getWorkflowRun({ ...here, run_id: Number(id) })), url),
    async *successfulRuns(workflow, branch) {
      const query = { ...here, workflow_id: workflow, branch, status: 'success', per_page: perPage } as const;
      const runs = items(({ paginate, rest }) => paginate.iterator(rest.actions.listWorkflowRuns, query));
      for await (const run of runs) yield toRun(run, url);
    },
  };
}

/** Octokit looks for the list inside of an answer, and stumbles where there is none. */
async function nextPage(pages: AsyncIterator<{ data: unknown }>, url: string): Promise<unknown[] | undefined> {
  const page = await pages.next().catch((error: unknown) => {
    throw error instanceof TypeError ? oddAnswer(url, error) : error;
  });
  if (page.done === true) return undefined;
  if (!Array.isArray(page.value.data)) throw oddAnswer(url);
  return page.value.data;
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

function needed<T>(value: T | undefined, url: string): T {
  if (value === undefined) throw oddAnswer(url);
  return value;
}
