// A GitHub on loopback, as far as its API tells of a repository: every answer comes out of a real bare
// repository. Written from GitHub's documentation; it never imports src/, whose mistakes it would share.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerActions } from './actions-endpoints.ts';
import { answerDeployments } from './deployment-endpoints.ts';
import { answerGitDatabase } from './git-endpoints.ts';
import { answerGraphql } from './graphql-endpoint.ts';
import { findBreaches } from './openapi/check-answer.ts';
import { type Answer, failure, type Question, type SimulatedDeployment, type SimulatedRun } from './question.ts';
import { answerRepository } from './repository-endpoints.ts';

export type Fault = {
  /** The path must contain this. */
  readonly path: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  /** In place of GitHub's usual refusal; a string is sent as it is. */
  readonly body?: unknown;
  /** How many requests it hits; all by default. */
  times?: number;
};

export type GitHubSimulatorOptions = {
  /** `owner/name` to the folder of a bare repository. */
  readonly repositories: Readonly<Record<string, string>>;
  /** Without it, everything is public. */
  readonly token?: string;
  /** `/api/v3` on GitHub Enterprise Server. */
  readonly prefix?: string;
  /** Entries of a recursive tree before it is cut off; 100,000 on github.com. */
  readonly maxTreeEntries?: number;
  readonly runs?: readonly SimulatedRun[];
  readonly deployments?: readonly SimulatedDeployment[];
  readonly faults?: Fault[];
};

export type GitHubSimulator = AsyncDisposable & {
  /** What GITHUB_API_URL would be. */
  readonly apiUrl: string;
  readonly requests: readonly {
    readonly path: string;
    readonly authorization: string | undefined;
    readonly status: number;
  }[];
  /** What was asked or answered otherwise than GitHub's published description has it. Disposal throws if there is any. */
  readonly breaches: readonly string[];
};

export async function startGitHubSimulator(options: GitHubSimulatorOptions): Promise<GitHubSimulator> {
  const prefix = options.prefix ?? '';
  const requests: { path: string; authorization: string | undefined; status: number }[] = [];
  const breaches: string[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', baseUrl(request));
    let answer: Answer;
    try {
      const fault = answerFault(url, options);
      answer = fault ?? answerRequest(request, await text(request), url, prefix, options);
      if (fault === undefined) breaches.push(...breachesOf(request, url, prefix, answer));
    } catch (error) {
      answer = failure(500, `simulator: ${error instanceof Error ? error.message : String(error)}`);
    }
    requests.push({ path: request.url ?? '', authorization: request.headers.authorization, status: answer.status });
    send(response, answer);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`,
    requests,
    breaches,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
      if (breaches.length > 0) throw new Error(`This is not GitHub:\n${[...new Set(breaches)].join('\n')}`);
    },
  };
}

function answerFault(url: URL, { faults }: GitHubSimulatorOptions): Answer | undefined {
  const asked = url.pathname + url.search;
  const fault = faults?.find(({ path, times = 1 }) => times > 0 && asked.includes(path));
  if (fault === undefined) return undefined;
  if (fault.times !== undefined) fault.times -= 1;
  const usual = failure(fault.status, fault.message ?? 'Scripted fault');
  return { ...usual, headers: fault.headers ?? {}, ...('body' in fault ? { body: fault.body } : {}) };
}

/** The GraphQL endpoint knows its own; the rest is described. */
function breachesOf(request: IncomingMessage, url: URL, prefix: string, answer: Answer): readonly string[] {
  if (isGraphqlRequest(request, url, prefix)) return answer.breaches ?? [];
  const { method = 'GET' } = request;
  const { status, headers = {}, body } = answer;
  return findBreaches({
    method,
    path: url.pathname.slice(prefix.length),
    query: url.searchParams,
    status,
    headers,
    body,
  });
}

function answerRequest(
  request: IncomingMessage,
  body: string,
  url: URL,
  prefix: string,
  options: GitHubSimulatorOptions,
): Answer {
  const isGraphql = isGraphqlRequest(request, url, prefix);
  if (!isGraphql && !/^\/repos(itories)?\//.test(url.pathname.slice(prefix.length))) return failure(404, 'Not Found');
  const { authorization } = request.headers;
  if (authorization !== undefined && options.token !== undefined && authorization !== `token ${options.token}`) {
    return failure(401, 'Bad credentials');
  }
  // https://docs.github.com/en/graphql/guides/forming-calls-with-graphql#authenticating-with-graphql
  if (isGraphql && authorization === undefined) return failure(401, 'This endpoint requires you to be authenticated.');
  // GitHub does not tell that a private repository exists.
  if (options.token !== undefined && authorization === undefined) return failure(404, 'Not Found');
  if (isGraphql) return answerGraphql(body, (name) => options.repositories[name]);
  const { folder, rest } = findRepository(url.pathname.slice(prefix.length), options.repositories);
  if (folder === undefined) return failure(404, 'Not Found');
  const question: Question = {
    folder,
    path: rest,
    query: url.searchParams,
    accept: request.headers.accept ?? '',
    url,
    maxTreeEntries: options.maxTreeEntries ?? 100_000,
    runs: options.runs ?? [],
    deployments: options.deployments ?? [],
  };
  return (
    answerGitDatabase(question) ??
    answerActions(question) ??
    answerDeployments(question) ??
    answerRepository(question) ??
    failure(404, 'Not Found')
  );
}

/** By name, or by number as redirects after a renaming have it: the first of the repositories is 1. */
function findRepository(
  path: string,
  repositories: GitHubSimulatorOptions['repositories'],
): { readonly folder: string | undefined; readonly rest: string } {
  const [, name = '', rest = ''] = /^\/repos\/([^/]+\/[^/]+)(.*)$/.exec(path) ?? [];
  const [, id, restById = ''] = /^\/repositories\/(\d+)(.*)$/.exec(path) ?? [];
  if (id === undefined) return { folder: repositories[name], rest };
  return { folder: Object.values(repositories)[Number(id) - 1], rest: restById };
}

/** https://docs.github.com/en/enterprise-server/graphql/guides/forming-calls-with-graphql */
function isGraphqlRequest({ method }: IncomingMessage, url: URL, prefix: string): boolean {
  return method === 'POST' && url.pathname === `${prefix.replace(/\/v3$/, '')}/graphql`;
}

function baseUrl(request: IncomingMessage): string {
  return `http://${request.headers.host ?? 'localhost'}`;
}

function send(response: ServerResponse, answer: Answer): void {
  const isBytes = answer.body instanceof Uint8Array;
  response.writeHead(answer.status, {
    'content-type': isBytes ? 'application/octet-stream' : 'application/json; charset=utf-8',
    ...answer.headers,
  });
  response.end(isBytes || typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
}
