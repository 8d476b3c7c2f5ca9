// The repository as this run can reach it: the checkout with a scratch repository beside it, and GitHub's API. Opened
// once in a run, handed to whoever asks, and closed at its end, which removes what was fetched.
import { ActionError } from '../errors.ts';
import type { GitHubEvent } from '../platform/event.ts';
import type { Git } from '../platform/git/git.ts';
import type { BestEffort } from '../platform/github/client.ts';
import type { GitHubApi } from '../platform/github/open-github-api.ts';
import type { RepositoryApi } from '../platform/github/repository-api.ts';
import { type Checkout, findCheckout } from './git/checkout.ts';
import { GitRepository } from './git/git-repository.ts';
import { findMisplacedCheckout } from './git/misplaced-checkout.ts';
import { ScratchRepository } from './git/scratch-repository.ts';
import { githubRepository } from './github/github-repository.ts';
import { type Find, untilFailure } from './github/missing-sizes.ts';
import type { Repository } from './repository.ts';
import { type Lack, withFallback } from './with-fallback.ts';

/** What of the outside world the stage needs. */
export type RepositoryPorts = {
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
  readonly eventApi: (bestEffort?: BestEffort) => Promise<RepositoryApi | undefined>;
  /** The same for the repository of `origin`, in a hurry: the sizes of its files. */
  readonly sizesApi: Find;
  /** Whose commits the checkout has. */
  readonly origin: () => Promise<Origin>;
  /** Whether the checkout holds a commit, without anything being fetched. */
  readonly holds: (commit: string) => Promise<boolean>;
  /** Sentences for the log, collected on the way. */
  readonly notices: string[];
  /** The same, where something may be missing from the result. */
  readonly warnings: string[];
};

/**
 * `name`: `owner/name` of the checkout's remote where that lies on the event's server, otherwise of the event. `elsewhere`: the
 * address of something else on another server.
 */
export type Origin = { readonly name?: string | undefined; readonly elsewhere?: string };

type OpenRepositoryOptions = { readonly path: string; readonly githubToken?: string | undefined };

/** For what is useful, but not needed. GitHub answers in well under a second; a network that swallows requests costs no more. */
export const hurried: BestEffort = { totalMs: 5_000 };

/**
 * Closed whatever becomes of `use`. Throws where `path` cannot be the checkout's, and where nothing temporary can be
 * written.
 */
export async function withRepository<T>(
  event: GitHubEvent,
  { path, githubToken }: OpenRepositoryOptions,
  ports: RepositoryPorts,
  use: (opened: OpenRepository) => Promise<T>,
): Promise<T> {
  const { checkout, lack } = await locate(ports.git, event, path);
  const scratch = checkout && new ScratchRepository(ports.git, checkout, event, githubToken);
  try {
    return await use(open(event, scratch, lack, ports));
  } finally {
    await scratch?.close();
  }
}

function open(
  event: GitHubEvent,
  scratch: ScratchRepository | undefined,
  lack: Lack | undefined,
  { github, signal }: RepositoryPorts,
): OpenRepository {
  const checkout = scratch?.checkout;
  const notices: string[] = [];
  const warnings: string[] = [];
  if (lack) (lack.kind === 'misplaced' ? warnings : notices).push(`${lack.why} GitHub's API is asked instead.`);
  const local = scratch && new GitRepository(scratch, warnings);
  const holds = async (commit: string) => (await local?.holds(commit)) ?? false;
  const origin = async (): Promise<Origin> => {
    const { repository = event.repository, elsewhere } = (await scratch?.remote()) ?? {};
    // What has the event's commit is a mirror of its repository.
    const isMirror = elsewhere !== undefined && event.sha !== undefined && (await holds(event.sha));
    return elsewhere === undefined || isMirror ? { name: repository } : { elsewhere };
  };
  const apiOf = async (name: string | undefined, bestEffort?: BestEffort) =>
    name === undefined ? undefined : github.repository(name, bestEffort);
  const checkoutApi = async (bestEffort?: BestEffort) => apiOf((await origin()).name, bestEffort);
  const remote = githubRepository(checkoutApi);
  const places = local ? [local, remote] : [remote];
  return {
    event,
    repository: withFallback(places, { signal, lack, isWhole: checkout?.shallow === '', notices }),
    checkout,
    eventApi: (bestEffort) => apiOf(event.repository, bestEffort),
    sizesApi: untilFailure(() => checkoutApi(hurried)),
    origin,
    holds,
    notices,
    warnings,
  };
}

async function locate(git: Git, event: GitHubEvent, path: string): Promise<{ checkout?: Checkout; lack?: Lack }> {
  try {
    const checkout = await findCheckout(git, event.workspace, path);
    if (checkout !== undefined) return { checkout };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    if (error.code === 'git-unusable') return { lack: { kind: 'unreadable', why: error.message } };
    const found = error.code === 'repository-unusable' ? await findMisplacedCheckout(git, event) : undefined;
    throw found === undefined ? error : new ActionError(error.code, `${error.message} ${found}`, { cause: error });
  }
  const misplaced = await findMisplacedCheckout(git, event);
  if (misplaced !== undefined) return { lack: { kind: 'misplaced', why: misplaced } };
  return { lack: { kind: 'none', why: 'The workspace holds no checkout.' } };
}
