// The requests to GitHub's API, for one repository: one method for each question the changes stage asks.
import { objectIdAt, textAt, valueAt } from '../json.ts';
import { once } from '../once.ts';
import { needed, toCommit, toDeployment, toDeploymentStatus, toRun, toTag, toTree } from './answers.ts';
import { GitHubApiError, oddAnswer, rateLimitStatus } from './api-error.ts';
import { type BestEffort, type GitHubClient, type GitHubClientOptions, openGitHubClient } from './client.ts';

type RequestParameters = Readonly<Record<string, unknown>>;

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
  const { apiUrl, token } = options;
  const open = once(() => openGitHubClient(options, bestEffort));
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
  async function* pages<T>(
    path: string,
    toItem: (item: unknown, url: string) => T,
    parameters: RequestParameters = {},
  ): AsyncGenerator<readonly T[], undefined> {
    const { paginate } = await open();
    const query = { owner, repo, ...parameters, per_page: perPage };
    try {
      for await (const { data } of paginate.iterator(`GET /repos/{owner}/{repo}${path}`, query)) {
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
    const tag = await get('/git/tags/{id}', { id });
    const target = needed(objectIdAt(tag, 'object', 'sha'), url);
    return textAt(tag, 'object', 'type') === 'tag' ? tagTarget(target) : target;
  }
  return {
    commit: async (id: string) => toCommit(await get('/git/commits/{id}', { id }), url),
    tagTarget,
    /** The commit that a branch, a tag or an abbreviated id names. */
    resolve: async (revision: string) => {
      // https://docs.github.com/en/rest/commits/commits#get-a-commit: the id alone, without the commit's files.
      const sha = await getAs('sha', '/commits/{revision}', { revision });
      return needed(objectIdAt({ sha: sha.toString('latin1').trim() }, 'sha'), url);
    },
    tree: async (id: string, { recursive }: { readonly recursive: boolean }) =>
      toTree(await get('/git/trees/{id}', { id, recursive: recursive ? 1 : undefined }), url),
    /** Contents by id. For small ones: they are held in memory. */
    blobs: async (ids: readonly string[]) => {
      const found = new Map<string, Buffer>();
      if (token !== undefined) await readTexts((await open()).graphql, { owner, repo }, ids, found);
      for (const id of ids.filter((each) => !found.has(each))) {
        found.set(id, await getAs('raw', '/git/blobs/{id}', { id }));
      }
      return found;
    },
    /** The best common ancestor, undefined where the histories have none. */
    mergeBase: async (base: string, head: string) => {
      try {
        const answer = await get('/compare/{range}', { range: `${base}...${head}`, per_page: 1 });
        return needed(objectIdAt(answer, 'merge_base_commit', 'sha'), url);
      } catch (error) {
        if (error instanceof GitHubApiError && error.message.includes('No common ancestor')) return undefined;
        throw error;
      }
    },
    defaultBranch: async () => needed(textAt(await get(''), 'default_branch'), url),
    async *tags() {
      for await (const page of pages('/tags', toTag)) yield* page;
    },
    /** A commit and everything it descends from, newest first, a page at a time. */
    history: (head: string) => pages('/commits', toCommit, { sha: head }),
    run: async (id: string) => toRun(await get('/actions/runs/{id}', { id }), url),
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
