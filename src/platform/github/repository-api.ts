// The requests to GitHub's API, for one repository: one method for each question the changes stage asks.
import { objectIdAt, textAt, valueAt } from '../json.ts';
import { once } from '../once.ts';
import {
  needed,
  toCommit,
  toDefaultBranch,
  toDeployment,
  toDeploymentStatus,
  toMergeBase,
  toRun,
  toTag,
  toTagObject,
  toTree,
} from './answers.ts';
import { GitHubApiError, oddAnswer, rateLimitStatus } from './api-error.ts';
import { type BestEffort, type GitHubClient, type GitHubClientOptions, openGitHubClient } from './client.ts';

type RequestParameters = Readonly<Record<string, unknown>>;

/** `url`: what was asked, to name it where the answer is odd. */
type Read<T, Answer = unknown> = (answer: Answer, url: string) => T;

/** Runs of one workflow, an id or the name of its file. */
type RunQuery = {
  readonly workflow: string;
  readonly branch?: string | undefined;
  readonly event?: string | undefined;
  readonly status?: 'success' | undefined;
};

/** Read only. */
export type RepositoryApi = ReturnType<typeof openRepositoryApi>;

const perPage = 100;

/** `name` is `owner/name`. The client starts at the first question, from when on the time of a best effort counts. */
export function openRepositoryApi(name: string, options: GitHubClientOptions, bestEffort?: BestEffort) {
  const { token } = options;
  const open = once(() => openGitHubClient(options, bestEffort));
  const [owner = '', repo = ''] = name.split('/');
  /** `path` is as in GitHub's documentation; octokit puts parameters with a place there, and others into the query. */
  const get = async <T>(path: string, read: Read<T>, parameters: RequestParameters = {}): Promise<T> => {
    const { request } = await open();
    const { data, url } = await request(`GET /repos/{owner}/{repo}${path}`, { owner, repo, ...parameters });
    return read(data, url);
  };
  /** https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#media-types */
  const getAs = <T>(format: 'raw' | 'sha', path: string, read: Read<T, Buffer>, parameters: RequestParameters) =>
    get(path, (data, url) => read(data as Buffer, url), { ...parameters, mediaType: { format } });
  async function* pages<T>(
    path: string,
    toItem: Read<T>,
    parameters: RequestParameters = {},
  ): AsyncGenerator<readonly T[], undefined> {
    const { paginate, request } = await open();
    const route = `GET /repos/{owner}/{repo}${path}`;
    const query = { owner, repo, ...parameters, per_page: perPage };
    const { url } = request.endpoint(route, query);
    try {
      for await (const { data } of paginate.iterator(route, query)) {
        if (!Array.isArray(data)) throw oddAnswer(url);
        yield data.map((item: unknown) => toItem(item, url));
      }
      return undefined;
    } catch (error) {
      // Octokit looks for the list inside of an answer, and stumbles where there is none.
      throw error instanceof TypeError ? oddAnswer(url, error) : error;
    }
  }
  /** What an annotated tag stands for, also where it is the tag of a tag. */
  async function tagTarget(id: string): Promise<string> {
    const { target, type } = await get('/git/tags/{id}', toTagObject, { id });
    return type === 'tag' ? tagTarget(target) : target;
  }
  return {
    commit: (id: string) => get('/git/commits/{id}', toCommit, { id }),
    tagTarget,
    /** The commit that a branch, a tag or an abbreviated id names. */
    resolve: (revision: string) => {
      // https://docs.github.com/en/rest/commits/commits#get-a-commit: the id alone, without the commit's files.
      const toId = (sha: Buffer, url: string) => needed(objectIdAt({ sha: sha.toString('latin1').trim() }, 'sha'), url);
      return getAs('sha', '/commits/{revision}', toId, { revision });
    },
    tree: (id: string, { recursive }: { readonly recursive: boolean }) =>
      get('/git/trees/{id}', toTree, { id, recursive: recursive ? 1 : undefined }),
    /** Contents by id. For small ones: they are held in memory. */
    blobs: async (ids: readonly string[]) => {
      const found = new Map<string, Buffer>();
      if (token !== undefined) await readTexts((await open()).graphql, { owner, repo }, ids, found);
      for (const id of ids.filter((each) => !found.has(each))) {
        found.set(id, await getAs('raw', '/git/blobs/{id}', (content) => content, { id }));
      }
      return found;
    },
    /** The best common ancestor, undefined where the histories have none. */
    mergeBase: async (base: string, head: string) => {
      try {
        return await get('/compare/{range}', toMergeBase, { range: `${base}...${head}`, per_page: 1 });
      } catch (error) {
        if (error instanceof GitHubApiError && error.message.includes('No common ancestor')) return undefined;
        throw error;
      }
    },
    defaultBranch: () => get('', toDefaultBranch),
    async *tags() {
      for await (const page of pages('/tags', toTag)) yield* page;
    },
    /** A commit and everything it descends from, newest first, a page at a time. */
    history: (head: string) => pages('/commits', toCommit, { sha: head }),
    run: (id: string) => get('/actions/runs/{id}', toRun, { id }),
    /**
     * Page by page. Newest first, as far as is observed: GitHub documents no order, lets filtered lists lag behind and
     * ends them after 1,000. So each record's own fields must be looked at.
     */
    runs: (query: RunQuery) => pages('/actions/workflows/{workflow}/runs', toRun, query),
    /** Page by page, in an order that is not documented either. */
    deployments: (environment: string) => pages('/deployments', toDeployment, { environment }),
    /** All that a deployment ever had, up to 100. */
    deploymentStatuses: async (deployment: string) => {
      const statuses = pages('/deployments/{deployment}/statuses', toDeploymentStatus, { deployment });
      return (await statuses.next()).value ?? [];
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
    // GraphQL is out of order, or not open to this token: the others will not be told either.
    if (data === undefined) return;
    for (const [index, id] of some.entries()) {
      const text = textAt(data, 'repository', `o${index}`, 'text');
      const content = Buffer.from(text ?? '', 'utf8');
      const isExact = content.length === valueAt(data, 'repository', `o${index}`, 'byteSize');
      if (text !== undefined && isExact && !text.includes('\ufffd')) found.set(id, content);
    }
  }
}

/** Octokit rejects an answer that names errors, although there may be data beside them. Undefined where there are none. */
function toPartialData(rejection: unknown): unknown {
  const isRefusal = rejection instanceof GitHubApiError && ![undefined, rateLimitStatus].includes(rejection.httpStatus);
  if (isRefusal) return undefined;
  const isAnswer = rejection instanceof TypeError || textAt(rejection, 'name') === 'GraphqlResponseError';
  if (!isAnswer) throw rejection;
  return valueAt(rejection, 'data');
}
