// GitHub's API, read only, for one repository at a time: one method for each question the changes stage asks.
import { idAt, numberAt, objectIdAt, textAt, valueAt } from '../event.ts';
import { GitHubApiError, oddAnswer } from './api-error.ts';
import { type BestEffort, type GitHubClient, type GitHubClientOptions, openGitHubClient } from './client.ts';

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
  /** `name` is `owner/name`. The time of a best effort counts from the first question on. */
  repository(name: string, bestEffort?: BestEffort): RepositoryApi;
};

/** Sends nothing before it is asked something. */
export function openGitHubApi(options: GitHubClientOptions): GitHubApi {
  return {
    repository: (name, bestEffort) => repositoryApi(name, options, openGitHubClient(options, bestEffort)),
  };
}

type RequestParameters = Readonly<Record<string, unknown>>;

const perPage = 100;

/** Nothing in an answer is taken for granted. */
function repositoryApi(
  name: string,
  { apiUrl, token }: GitHubClientOptions,
  open: () => Promise<GitHubClient>,
): RepositoryApi {
  const url = `${apiUrl}/repos/${name}`;
  const [owner = '', repo = ''] = name.split('/');
  /** `path` is as in GitHub's documentation; octokit puts parameters with a place there, and others into the query. */
  const get = async (path: string, parameters: RequestParameters = {}): Promise<unknown> => {
    const { request } = await open();
    return (await request(`GET /repos/{owner}/{repo}${path}`, { owner, repo, ...parameters })).data;
  };
  /** https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#media-types */
  const getAs = async (format: 'raw' | 'sha', path: string, parameters: RequestParameters): Promise<Buffer> =>
    (await get(path, { ...parameters, mediaType: { format } })) as Buffer;
  async function* pages(path: string, parameters: RequestParameters = {}): AsyncGenerator<readonly unknown[]> {
    const { paginate } = await open();
    const query = { owner, repo, ...parameters, per_page: perPage };
    try {
      for await (const { data } of paginate.iterator(`GET /repos/{owner}/{repo}${path}`, query)) {
        if (!Array.isArray(data)) throw oddAnswer(url);
        yield data;
      }
    } catch (error) {
      // Octokit looks for the list inside of an answer, and stumbles where there is none.
      throw error instanceof TypeError ? oddAnswer(url, error) : error;
    }
  }
  return {
    name,
    commit: async (id) => toCommit(await get('/git/commits/{id}', { id }), url),
    tagTarget: async (id) => needed(objectIdAt(await get('/git/tags/{id}', { id }), 'object', 'sha'), url),
    resolve: async (revision) => {
      // https://docs.github.com/en/rest/commits/commits#get-a-commit: the id alone, without the commit's files.
      const sha = await getAs('sha', '/commits/{revision}', { revision });
      return needed(objectIdAt({ sha: sha.toString('latin1').trim() }, 'sha'), url);
    },
    tree: async (id, { recursive }) => {
      const answer = await get('/git/trees/{id}', { id, recursive: recursive ? 1 : undefined });
      const list = valueAt(answer, 'tree');
      if (!Array.isArray(list)) throw oddAnswer(url);
      return {
        entries: list.map((entry) => toTreeEntry(entry, url)),
        isTruncated: valueAt(answer, 'truncated') === true,
      };
    },
    blobs: async (ids) => {
      const found = new Map<string, Buffer>();
      if (token !== undefined) await readTexts((await open()).graphql, { owner, repo }, ids, found);
      for (const id of ids.filter((each) => !found.has(each))) {
        found.set(id, await getAs('raw', '/git/blobs/{id}', { id }));
      }
      return found;
    },
    mergeBase: async (base, head) => {
      try {
        const answer = await get('/compare/{range}', { range: `${base}...${head}`, per_page: 1 });
        return objectIdAt(answer, 'merge_base_commit', 'sha');
      } catch (error) {
        if (error instanceof GitHubApiError && error.message.includes('No common ancestor')) return undefined;
        throw error;
      }
    },
    defaultBranch: async () => needed(textAt(await get(''), 'default_branch'), url),
    async *tags() {
      for await (const page of pages('/tags')) {
        for (const tag of page) {
          yield { name: needed(textAt(tag, 'name'), url), commit: needed(objectIdAt(tag, 'commit', 'sha'), url) };
        }
      }
    },
    async *history(head) {
      for await (const page of pages('/commits', { sha: head })) yield page.map((commit) => toCommit(commit, url));
      return undefined;
    },
    run: async (id) => toRun(await get('/actions/runs/{id}', { id }), url),
    async *runs(query) {
      for await (const page of pages('/actions/workflows/{workflow}/runs', query)) {
        yield page.map((run) => toRun(run, url));
      }
    },
    async *deployments(environment) {
      for await (const page of pages('/deployments', { environment })) {
        yield page.map((deployment) => toDeployment(deployment, url));
      }
    },
    deploymentStatuses: async (deployment) => {
      const { value: statuses = [] } = await pages('/deployments/{deployment}/statuses', { deployment }).next();
      return statuses.map((status: unknown) => ({
        state: needed(textAt(status, 'state'), url),
        ...given({ createdAt: textAt(status, 'created_at') }),
      }));
    },
  };
}

const maxTextsPerRequest = 100;

/**
 * Many small files in one request; it needs a token. Without those that are no text, or that GraphQL cannot tell byte by
 * byte, or not at all: https://docs.github.com/en/graphql/reference/objects#blob
 */
async function readTexts(
  graphql: GitHubClient['graphql'],
  repository: { readonly owner: string; readonly repo: string },
  ids: readonly string[],
  found: Map<string, Buffer>,
): Promise<void> {
  for (let at = 0; at < ids.length; at += maxTextsPerRequest) {
    const some = ids.slice(at, at + maxTextsPerRequest);
    const objects = some.map((id, index) => `o${index}: object(oid: "${id}") { ... on Blob { byteSize text } }`);
    const query = `query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { ${objects.join(' ')} } }`;
    const data = await graphql(query, repository).catch(toPartialData);
    for (const [index, id] of some.entries()) {
      const text = textAt(data, 'repository', `o${index}`, 'text');
      const content = Buffer.from(text ?? '', 'utf8');
      const isExact = content.length === valueAt(data, 'repository', `o${index}`, 'byteSize');
      if (text !== undefined && isExact && !text.includes('\ufffd')) found.set(id, content);
    }
  }
}

/** Octokit rejects an answer that names errors, although there may be data beside them. */
function toPartialData(rejection: unknown): unknown {
  const isAnswer = rejection instanceof TypeError || textAt(rejection, 'name') === 'GraphqlResponseError';
  if (!isAnswer) throw rejection;
  return valueAt(rejection, 'data');
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
