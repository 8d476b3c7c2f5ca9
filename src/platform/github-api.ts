// GitHub's REST API, read only, for one repository at a time: one method for each question the changes stage asks.
import { idAt, numberAt, objectIdAt, textAt, valueAt } from './event.ts';
import { GitHubApiError, oddAnswer } from './github-api-error.ts';
import { type GitHubClient, type GitHubClientOptions, type Hurry, openGitHubClient } from './github-client.ts';

export type ApiCommit = { readonly id: string; readonly parents: readonly string[] };
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
  /** Counts the runs of one workflow; a re-run keeps it, as it keeps the id and `createdAt`. */
  readonly number?: number;
  /** Absent while the run is under way. */
  readonly conclusion?: string;
  readonly createdAt?: string;
  /** When its last attempt ended, where it has ended. */
  readonly updatedAt?: string;
  readonly url?: string;
  readonly headRepository?: string;
  readonly workflowId?: string;
  readonly branch?: string;
};
export type ApiDeployment = {
  readonly id: string;
  readonly commit: string;
  readonly environment?: string;
  readonly createdAt?: string;
};
export type ApiDeploymentStatus = { readonly state: string; readonly createdAt?: string };

/** Runs of one workflow, an id or the name of its file. */
export type RunQuery = {
  readonly workflow: string;
  readonly branch?: string | undefined;
  readonly event?: string | undefined;
  readonly status?: 'success' | undefined;
};

export type RepositoryApi = {
  readonly name: string;
  commit(id: string): Promise<ApiCommit>;
  /** What an annotated tag points at. */
  tagTarget(id: string): Promise<string>;
  /** The commit that a branch, a tag or an abbreviated id names. */
  resolve(revision: string): Promise<string>;
  tree(id: string, options: { readonly recursive: boolean }): Promise<ApiTree>;
  /** Contents by id. For small ones: they are held in memory. */
  blobs(ids: readonly string[]): Promise<Map<string, Buffer>>;
  /** The best common ancestor, undefined where the histories have none. */
  mergeBase(base: string, head: string): Promise<string | undefined>;
  defaultBranch(): Promise<string>;
  tags(): AsyncGenerator<ApiTag>;
  /** A commit and everything it descends from, newest first, a page at a time. */
  history(head: string): AsyncGenerator<readonly ApiCommit[], undefined>;
  run(id: string): Promise<ApiRun>;
  /**
   * Page by page. Newest first, as far as is observed: GitHub documents no order, lets filtered lists lag behind and
   * ends them after 1,000. So each record's own fields must be looked at.
   */
  runs(query: RunQuery): AsyncGenerator<readonly ApiRun[]>;
  /** Page by page, in an order that is not documented either. */
  deployments(environment: string): AsyncGenerator<readonly ApiDeployment[]>;
  /** All that a deployment ever had, up to 100. */
  deploymentStatuses(deployment: string): Promise<readonly ApiDeploymentStatus[]>;
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
  async function* pages(list: (client: GitHubClient) => AsyncIterable<{ data: unknown }>): AsyncGenerator<unknown[]> {
    const answers = list(await open())[Symbol.asyncIterator]();
    for (let page = await nextPage(answers, url); page !== undefined; page = await nextPage(answers, url)) yield page;
  }
  async function* items(list: (client: GitHubClient) => AsyncIterable<{ data: unknown }>): AsyncGenerator<unknown> {
    for await (const page of pages(list)) yield* page;
  }
  return {
    name,
    commit: async (id) => toCommit(await ask(({ git }) => git.getCommit({ ...here, commit_sha: id })), url),
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
    blobs: async (ids) => {
      const found = new Map<string, Buffer>();
      for (const id of ids) {
        // Not the raw media type: octokit decodes what comes with a charset as text, and GitHub sends one with any bytes.
        const answer = await ask(({ git }) => git.getBlob({ ...here, file_sha: id }));
        const content = valueAt(answer, 'content');
        if (typeof content !== 'string' || valueAt(answer, 'encoding') !== 'base64') throw oddAnswer(url);
        found.set(id, Buffer.from(content, 'base64'));
      }
      return found;
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
      const { paginate, rest } = await open();
      const pages = paginate.iterator(rest.repos.listCommits, { ...here, sha: head, per_page: perPage });
      const iterator = pages[Symbol.asyncIterator]();
      for (let page = await nextPage(iterator, url); page !== undefined; page = await nextPage(iterator, url)) {
        yield page.map((commit) => toCommit(commit, url));
      }
      return undefined;
    },
    run: async (id) => toRun(await ask(({ actions }) => actions.getWorkflowRun({ ...here, run_id: Number(id) })), url),
    async *runs({ workflow, ...filters }) {
      const query = { ...here, workflow_id: workflow, ...given(filters), per_page: perPage };
      const found = pages(({ paginate, rest }) => paginate.iterator(rest.actions.listWorkflowRuns, query));
      for await (const page of found) yield page.map((run) => toRun(run, url));
    },
    async *deployments(environment) {
      const query = { ...here, environment, per_page: perPage };
      const found = pages(({ paginate, rest }) => paginate.iterator(rest.repos.listDeployments, query));
      for await (const page of found) yield page.map((deployment) => toDeployment(deployment, url));
    },
    deploymentStatuses: async (deployment) => {
      const query = { ...here, deployment_id: Number(deployment), per_page: perPage };
      const statuses = await ask(({ repos }) => repos.listDeploymentStatuses(query));
      if (!Array.isArray(statuses)) throw oddAnswer(url);
      return statuses.map((status) => ({
        state: needed(textAt(status, 'state'), url),
        ...given({ createdAt: textAt(status, 'created_at') }),
      }));
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

function toCommit(commit: unknown, url: string): ApiCommit {
  const parents = valueAt(commit, 'parents');
  if (!Array.isArray(parents)) throw oddAnswer(url);
  return {
    id: needed(objectIdAt(commit, 'sha'), url),
    parents: parents.map((parent) => needed(objectIdAt(parent, 'sha'), url)),
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
  return {
    id: needed(idAt(run, 'id'), url),
    headSha: needed(objectIdAt(run, 'head_sha'), url),
    event: textAt(run, 'event') ?? '',
    ...given({
      number: numberAt(run, 'run_number'),
      conclusion: textAt(run, 'conclusion'),
      createdAt: textAt(run, 'created_at'),
      updatedAt: textAt(run, 'updated_at'),
      url: textAt(run, 'html_url'),
      headRepository: textAt(run, 'head_repository', 'full_name'),
      workflowId: idAt(run, 'workflow_id'),
      branch: textAt(run, 'head_branch'),
    }),
  };
}

function toDeployment(deployment: unknown, url: string): ApiDeployment {
  return {
    id: needed(idAt(deployment, 'id'), url),
    commit: needed(objectIdAt(deployment, 'sha'), url),
    ...given({
      environment: textAt(deployment, 'environment'),
      createdAt: textAt(deployment, 'created_at'),
    }),
  };
}

/** Without the fields that are not there. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const there = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function needed<T>(value: T | undefined, url: string): T {
  if (value === undefined) throw oddAnswer(url);
  return value;
}
