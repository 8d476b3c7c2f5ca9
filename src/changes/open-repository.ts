// The repository as this run can reach it: the checkout with a scratch repository beside it, and GitHub's API. Opened
// once in a run, handed to whoever asks, and closed at its end, which removes what was fetched.
import { ActionError } from '../errors.ts';
import type { GitHubEvent } from '../platform/event.ts';
import type { Git } from '../platform/git/git.ts';
import type { GitHubApi, RepositoryApi } from '../platform/github/api.ts';
import { type Checkout, findCheckout } from './git/checkout.ts';
import { GitRepository } from './git/git-repository.ts';
import { findMisplacedCheckout } from './git/misplaced-checkout.ts';
import { ScratchRepository } from './git/scratch-repository.ts';
import { githubRepository } from './github/github-repository.ts';
import { type Repository, withFallback } from './repository.ts';

/** What of the outside world the stage needs. */
export type Ports = {
  readonly git: Git;
  readonly github: GitHubApi;
  readonly signal: AbortSignal;
};

export type OpenRepository = {
  readonly event: GitHubEvent;
  readonly repository: Repository;
  /** Undefined where the workspace holds none that git can read. */
  readonly checkout: Checkout | undefined;
  /** GitHub's API for the repository that the event speaks of: its runs, its deployments, its default branch. */
  readonly api: () => Promise<RepositoryApi | undefined>;
  /** `owner/name` of the checkout's remote, where it lies on the event's server; of the event without a checkout. */
  readonly name: () => Promise<string | undefined>;
  /** Whether the checkout holds a commit, without anything being fetched. */
  readonly holds: (commit: string) => Promise<boolean>;
  /** GitHub's API for answers that are useful, but not needed: asked once, and not waited for. */
  readonly bestEffortApi: () => Promise<RepositoryApi | undefined>;
  /** Sentences for the log, collected on the way. */
  readonly notices: string[];
  /** The same, where something may be missing from the result. */
  readonly warnings: string[];
  close(): Promise<void>;
};

export type OpenRepositoryOptions = { readonly path: string; readonly githubToken?: string | undefined };

/** GitHub answers in well under a second; a network that swallows requests shall cost no more than this. */
const maxBestEffortMs = 5_000;

/** Throws where `path` cannot be the checkout's, and where nothing temporary can be written. */
async function openRepository(
  event: GitHubEvent,
  { path, githubToken }: OpenRepositoryOptions,
  { git, github, signal }: Ports,
): Promise<OpenRepository> {
  const { checkout, problem } = await locate(git, event.workspace, path);
  const misplaced = checkout || problem ? undefined : await findMisplacedCheckout(event.workspace);
  const why = problem ?? misplaced ?? 'The workspace holds no checkout.';
  const notices: string[] = [];
  const warnings: string[] = [];
  if (checkout === undefined) (misplaced ? warnings : notices).push(`${why} GitHub's API is asked instead.`);
  const scratch = checkout && ScratchRepository.create(git, checkout, event, githubToken);
  const local = scratch && new GitRepository(scratch);
  const name = async () =>
    (scratch === undefined ? event.repository : (await scratch.remote()).repository) ?? event.repository;
  const remote = githubRepository(async () => {
    const found = await name();
    return found === undefined ? undefined : github.repository(found);
  });
  const places = [...(local ? [local] : []), ...(scratch || event.repository ? [remote] : [])];
  const notice = (sentence: string) => void notices.push(sentence);
  return {
    event,
    repository: withFallback(places, { signal, gitProblem: checkout === undefined ? why : problem, notice }),
    checkout,
    api: async () => (event.repository === undefined ? undefined : github.repository(event.repository)),
    name,
    holds: async (commit) => (await local?.holds(commit)) ?? false,
    bestEffortApi: async () => {
      const found = await name();
      return found === undefined ? undefined : github.repository(found, { totalMs: maxBestEffortMs });
    },
    notices,
    warnings,
    close: async () => scratch?.close(),
  };
}

/** As `openRepository`, closed whatever happens. */
export async function withRepository<T>(
  event: GitHubEvent,
  options: OpenRepositoryOptions,
  ports: Ports,
  use: (opened: OpenRepository) => Promise<T>,
): Promise<T> {
  const opened = await openRepository(event, options, ports);
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
}

async function locate(
  git: Git,
  workspace: string,
  path: string,
): Promise<{ checkout?: Checkout; problem?: string | undefined }> {
  try {
    const search = await findCheckout(git, workspace, path);
    return search.kind === 'found' ? { checkout: search.checkout } : { problem: search.problem };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    if (error.code === 'git-unusable') return { problem: error.message };
    const found = error.code === 'repository-unusable' ? await findMisplacedCheckout(workspace) : undefined;
    throw found === undefined ? error : new ActionError(error.code, `${error.message} ${found}`, { cause: error });
  }
}
