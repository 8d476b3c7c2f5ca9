// What an example finds when it runs: the repository your-org/site with a push of changed images, imgix and its Source as
// they were before, and GitHub's record of earlier runs; each under the address that the example names.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatorRequest, SimulatorResponse } from '../simulator/http-types.ts';
import { ImgixSimulator } from '../simulator/imgix-simulator.ts';
import { testKey } from '../simulator/options.ts';
import { startGitHubSimulator } from '../simulator-github/github-simulator.ts';
import type { SimulatedDeployment, SimulatedRun } from '../simulator-github/question.ts';
import { Loopback } from '../support/loopback.ts';
import { TestArea } from '../support/repository.ts';
import type { Case, Commits } from './cases.ts';
import { openInternet } from './internet.ts';

/** Secrets and variables of the repository. */
export const secrets: Readonly<Record<string, string>> = {
  IMGIX_API_KEY: testKey,
  IMGIX_SECURE_URL_TOKEN: 'aTokenOfTheSource1234',
  DEPLOY_KEY: 'a key for the web server',
  GITHUB_TOKEN: 'ghs_aTokenThatOnlyGitHubMaySee0123456789',
};
export const variables: Readonly<Record<string, string>> = { DEPLOY_KNOWN_HOSTS: 'www.example.com ssh-ed25519 AAAA' };

export type Scene = AsyncDisposable & {
  readonly area: TestArea;
  readonly commits: Commits;
  readonly imgix: ImgixSimulator;
  /** For the example's processes: the way to the hosts, and to whoever deploys for it. */
  readonly env: Readonly<Record<string, string>>;
  /** Puts a folder's files into the Source, and removes those that the folder does not have. */
  deploy(folder: string): void;
};

/** Where a folder's files stand in the repository and in the Source. */
const roots = ['public/images', 'shop/images', 'blog/static'];
const prefix = 'images';

export async function openScene({ isSecure = false, arrange = () => {} }: Case): Promise<Scene> {
  const area = new TestArea();
  const repository = area.repository('site');
  repository.git('remote', 'add', 'origin', 'https://github.com/your-org/site.git');
  const commits = commitPush(repository);
  const imgix = new ImgixSimulator({
    apiUrl: 'https://api.imgix.com',
    baseUrls: ['example', 'example-shop', 'example-blog'].map((name) => `https://${name}.imgix.net`),
    originUrl: 'https://www.example.com',
    pathPrefix: prefix,
    ...(isSecure ? { secureUrlToken: secrets.IMGIX_SECURE_URL_TOKEN ?? '' } : {}),
  });
  repository.git('checkout', '--quiet', commits.earlier);
  for (const root of roots) deployTo(imgix, join(repository.folder, root));
  // Visitors have seen all of it, and somebody asked for the new image too early.
  for (const path of ['/hero.jpg', '/old.png', '/calm.png', '/team%20photo.png'])
    imgix.warm(isSecure ? sign(path) : path);
  repository.git('checkout', '--quiet', 'main');
  arrange(imgix);

  const github = await startGitHubSimulator({
    repositories: { 'your-org/site': repository.pushTo(area.path('site.git')) },
    runs: toRuns(commits),
    deployments: toDeployments(commits),
  });
  const internet = await openInternet((request) =>
    new URL(request.url).host === 'api.github.com' ? forward(request, github.apiUrl) : imgix.handle(request),
  );
  const loopback = new Loopback();
  const deployment = await loopback.serve(async (request, response) => {
    let folder = '';
    for await (const chunk of request) folder += chunk;
    deployTo(imgix, folder, true);
    response.end();
  });
  return {
    area,
    commits,
    imgix,
    env: { ...internet.env, GITHUB_RUN_ID: `${runId}`, GITHUB_RUN_NUMBER: `${runId}`, DEPLOYMENT: deployment.url },
    deploy: (folder) => deployTo(imgix, folder, true),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([internet.close(), loopback.close(), github[Symbol.asyncDispose]()]);
      area[Symbol.dispose]();
    },
  };
}

function commitPush(repository: ReturnType<TestArea['repository']>): Commits {
  const files = (content: (name: string) => string | null, names: readonly string[]) =>
    Object.fromEntries(roots.flatMap((root) => names.map((name) => [`${root}/${name}`, content(name)])));
  const earlier = repository.commit(files((name) => `${name}, first`, ['hero.jpg', 'old.png', 'calm.png']));
  const before = repository.commit(files((name) => `${name}, second`, ['calm.png']));
  const after = repository.commit({
    ...files((name) => `${name}, as it is now`, ['hero.jpg', 'team photo.png']),
    ...files(() => null, ['old.png']),
  });
  return { earlier, before, after };
}

/** https://docs.imgix.com/getting-started/setup/securing-assets, written down once more, so as not to share mistakes. */
function sign(path: string): string {
  return `${path}?s=${createHash('md5').update(`${secrets.IMGIX_SECURE_URL_TOKEN}${path}`).digest('hex')}`;
}

/** The run under way. */
const runId = 100;

/**
 * Earlier runs of the workflow that is tried, of which the last one failed, also of those that the one that deploys has started. Its
 * own second one was by hand.
 */
function toRuns({ earlier, before, after }: Commits): SimulatedRun[] {
  const run = { workflow: 'images.yml', branch: 'main', event: 'push', headRepository: 'your-org/site' };
  const deployment = { ...run, workflow: 'deploy.yml' };
  // A run takes a minute.
  const started = (id: number) => ({ event: 'workflow_run', createdAt: `2026-01-01T00:${id + 1}:05Z` });
  return [
    { ...run, id: runId, head: after, conclusion: null },
    { ...deployment, id: 52, head: after, conclusion: 'success' },
    { ...deployment, id: 51, head: before, conclusion: 'success', event: 'workflow_dispatch' },
    { ...deployment, id: 50, head: earlier, conclusion: 'success' },
    { ...run, id: 44, ...started(51), head: after, conclusion: 'failure' },
    { ...run, id: 43, ...started(50), head: after, conclusion: 'success' },
    { ...run, id: 41, head: before, conclusion: 'failure' },
    { ...run, id: 40, head: earlier, conclusion: 'success' },
  ];
}

function toDeployments({ earlier, before, after }: Commits): SimulatedDeployment[] {
  return [[62, after, 'success'] as const, [61, before, 'failure'] as const, [60, earlier, 'success'] as const].map(
    ([id, commit, state]) => {
      const createdAt = `2026-02-01T00:${id - 10}:00Z`;
      return { id, environment: 'Production', commit, createdAt, statuses: [{ state, createdAt }] };
    },
  );
}

function deployTo({ source }: ImgixSimulator, folder: string, isWhole = false): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name).slice(folder.replace(/\/$/, '').length + 1));
  for (const path of paths) source.put(`${prefix}/${path}`, readFileSync(join(folder, path)));
  const isGone = (path: string): boolean => !paths.includes(path.slice(prefix.length + 1));
  if (isWhole) for (const path of source.paths().filter(isGone)) source.remove(path);
}

async function forward({ method, url, headers }: SimulatorRequest, base: string): Promise<SimulatorResponse> {
  const { pathname, search } = new URL(url);
  const { host: _, connection: __, ...rest } = headers;
  const response = await fetch(`${base}${pathname}${search}`, { method, headers: rest });
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, headers: { 'content-type': type }, body: await response.bytes() };
}
