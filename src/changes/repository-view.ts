// Everything through which this run can look at the repository: the checkout with its side repository, and GitHub's
// API. Opened once for a stage and closed at its end, which removes what was fetched.
import { ActionError } from '../errors.ts';
import type { Clock } from '../platform/clock.ts';
import type { GitHubEvent } from '../platform/event.ts';
import type { Git } from '../platform/git.ts';
import type { GitHubApi, RepositoryApi } from '../platform/github-api.ts';
import { type Checkout, findCheckout } from './git/checkout.ts';
import { gitObjects } from './git/git-repository.ts';
import { findRemote, type Remote } from './git/remote.ts';
import { SideRepository } from './git/scratch-repository.ts';
import { apiObjects } from './github/github-repository.ts';
import { type ObjectSource, SourceUnable } from './object-source.ts';

export type World = {
  readonly git: Git;
  readonly github: GitHubApi;
  readonly clock: Clock;
  readonly signal: AbortSignal;
};

/** The checkout and the ways to its objects. */
export type LocalRepository = { readonly checkout: Checkout; readonly side: SideRepository; readonly remote: Remote };

export type RepositoryView = {
  readonly event: GitHubEvent;
  readonly git: Git;
  readonly signal: AbortSignal;
  readonly local: LocalRepository | undefined;
  readonly api: RepositoryApi | undefined;
  /** The same for questions whose answer is useful, but not needed. */
  readonly hurriedApi: RepositoryApi | undefined;
  /** Best first. */
  readonly sources: readonly ObjectSource[];
  /** Sentences for the log, collected on the way. */
  readonly notices: string[];
  /** The same, where something may be missing from the result. */
  readonly warnings: string[];
  /** Why there is no `local`, where git is to blame. */
  readonly gitProblem: string | undefined;
};

/** GitHub answers in well under a second; a network that swallows requests shall cost no more than this. */
const maxHurryMs = 5_000;

/** Opens the repository, hands it to `use` and cleans up whatever happens. */
export async function withRepository<T>(
  event: GitHubEvent,
  { path, githubToken }: { readonly path: string; readonly githubToken?: string },
  { git, github, signal }: World,
  use: (view: RepositoryView) => Promise<T>,
): Promise<T> {
  const notices: string[] = [];
  const { checkout, gitProblem } = await locate(git, event.workspace, path);
  if (checkout === undefined) {
    notices.push(`${gitProblem ?? 'The workspace holds no checkout.'} GitHub's API is asked instead.`);
  }
  const side = checkout && (await SideRepository.create(git, checkout, event.temporaryFolder));
  try {
    const local = checkout && side && { checkout, side, remote: await findRemote(git, checkout, event, githubToken) };
    const name = local?.remote.repository ?? event.repository;
    const api = name === undefined ? undefined : github.repository(name);
    const hurriedApi = name === undefined ? undefined : github.repository(name, { totalMs: maxHurryMs });
    const sources = [...(local ? [gitObjects(local, git)] : []), ...(api ? [apiObjects(api)] : [])];
    return await use({ event, git, signal, local, api, hurriedApi, sources, notices, warnings: [], gitProblem });
  } finally {
    await side?.remove();
  }
}

/**
 * The first answer that can be had. Where none can: `range-unavailable`, with every reason. `what` completes
 * "... cannot be had".
 */
export async function firstAnswer<T>(
  { signal, gitProblem }: Pick<RepositoryView, 'signal' | 'gitProblem'>,
  what: string,
  attempts: readonly (() => Promise<T>)[],
): Promise<T> {
  const reasons = gitProblem === undefined ? [] : [gitProblem];
  let cause: unknown;
  for (const attempt of attempts) {
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof SourceUnable) && !(error instanceof ActionError)) throw error;
      reasons.push(error.message);
      cause = error;
    }
  }
  throw new ActionError(
    'range-unavailable',
    `${what} cannot be had. ${reasons.join(' ') || 'There is neither a checkout nor a repository to ask GitHub for.'} ` +
      'Let actions/checkout fetch the history (`fetch-depth: 0`), check that `github-token` may read the contents of ' +
      'the repository, or name another `base`.',
    { cause },
  );
}

async function locate(
  git: Git,
  workspace: string,
  path: string,
): Promise<{ checkout: Checkout | undefined; gitProblem: string | undefined }> {
  try {
    await git.requireUsable();
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return { checkout: undefined, gitProblem: error.message };
  }
  const search = await findCheckout(git, workspace, path);
  return search.kind === 'found'
    ? { checkout: search.checkout, gitProblem: undefined }
    : { checkout: undefined, gitProblem: search.problem };
}
