// What the event's branch holds by now, for the proof: a newer push may have won while this run was waiting.
import type { CommitRange } from '../../changes/changed-file.ts';
import { findBranchFiles } from '../../changes/files/tracked-files.ts';
import type { OpenRepository } from '../../changes/open-repository.ts';
import { withoutAnswer } from '../../errors.ts';
import { branchOf, type GitHubEvent } from '../../platform/event.ts';
import { isPlainPath } from '../../platform/git/git-path.ts';
import { objectIdAt, textAt, valueAt } from '../../platform/json.ts';
import { once } from '../../platform/once.ts';
import type { Asset } from '../../targets/asset.ts';
import type { BranchNow } from '../../verify/newest.ts';

/**
 * `range`: up to the commit whose files are expected. Undefined where the event has no branch (tags, releases, pull requests), and
 * where the commit is not the event's own: then somebody has chosen it, mostly to go back, and what the branch holds is what is to
 * go. A deployment that goes back is told by its range.
 */
export function openBranchNow(opened: OpenRepository, range: CommitRange | undefined): BranchNow | undefined {
  const { branch, tip } = toPlace(opened.event);
  const head = range?.head ?? opened.checkout?.head;
  const goesBack = once(() => isBack(opened, range));
  if (branch === undefined || head !== tip) return undefined;
  return async (paths) => {
    // Other names are never read, so that nothing is known of them.
    const asked = paths.filter(isPlainPath);
    const found = await findBranchFiles(opened, branch, asked).catch(withoutAnswer);
    if (found === undefined || (await goesBack())) return undefined;
    const { commit, files, has } = found;
    const told = asked.filter((path) => files.has(path) || !has(path));
    return { commit, versions: new Map(told.map((path) => [path, files.get(path) ?? null])) };
  };
}

/**
 * Whether a deployment goes back to a commit that the one before it had in it, or another one that may have been deployed since the
 * last success; or may do so, as nobody knows what was deployed before. A push takes the branch with it.
 */
async function isBack({ event, repository }: OpenRepository, range: CommitRange | undefined): Promise<boolean> {
  if (!['deployment_status', 'workflow_run'].includes(event.name)) return false;
  if (!range?.base || range.isGuess) return true;
  for (const earlier of [range.base, ...(range.alsoFrom ?? [])]) {
    const shared = await repository.mergeBase(earlier, range.head).catch(withoutAnswer);
    if (shared === undefined || shared === range.head) return true;
  }
  return false;
}

/** The branch that an event is of, and the commit that it has brought there. */
function toPlace(event: GitHubEvent): { branch?: string | undefined; tip?: string | undefined } {
  const { name, sha, payload } = event;
  const run = name === 'workflow_run' ? valueAt(payload, 'workflow_run') : undefined;
  if (run !== undefined) return { branch: textAt(run, 'head_branch'), tip: objectIdAt(run, 'head_sha') };
  const branch = branchOf(event);
  const pullRequest = valueAt(payload, 'pull_request');
  if (pullRequest === undefined) return { branch, tip: sha };
  // Of `pull_request_target` the ref is the branch that it is meant for, which has nothing of it before it is merged.
  return valueAt(pullRequest, 'merged') === true ? { branch, tip: objectIdAt(pullRequest, 'head', 'sha') } : {};
}

/** Most assets are proved before that, and asking costs a request to git's server. */
const newestAfterMs = 15_000;

/** So long after the purge the branch may be asked; undefined where it tells nothing. */
export function toNewestAfterMs(asset: Asset, timeoutMs: number): number | undefined {
  return isOfBranch(asset) ? Math.min(newestAfterMs, timeoutMs / 2) : undefined;
}

/**
 * Of what git does not say how it should be, the branch tells nothing either: a URL that it knows nothing of, a file that was
 * built, and an image that is taken down whatever git has.
 */
function isOfBranch({ change, expected }: Asset): boolean {
  return expected.kind === 'updated' ? expected.now !== undefined : change !== 'requested';
}
