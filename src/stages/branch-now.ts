// What the event's branch holds by now, for the proof: a newer push may have won while this run was waiting.
import { isPlainPath } from '../changes/files/git-path.ts';
import { findBranchFiles } from '../changes/files/tracked-files.ts';
import type { OpenRepository } from '../changes/open-repository.ts';
import { withoutAnswer } from '../errors.ts';
import type { GitHubEvent } from '../platform/event.ts';
import { textAt, valueAt } from '../platform/json.ts';
import type { Asset } from '../targets/asset.ts';
import type { BranchNow } from '../verify/newest.ts';

/** Undefined where the event has no branch: tags, releases, pull requests. */
export function openBranchNow(opened: OpenRepository): BranchNow | undefined {
  const branch = toBranch(opened.event);
  if (branch === undefined) return undefined;
  return async (paths) => {
    // Other names are never read, so that nothing is known of them.
    const asked = paths.filter(isPlainPath);
    const found = await findBranchFiles(opened, branch, asked).catch(withoutAnswer);
    if (found === undefined) return undefined;
    return { commit: found.commit, versions: new Map(asked.map((path) => [path, found.files.get(path) ?? null])) };
  };
}

function toBranch({ name, ref, payload }: GitHubEvent): string | undefined {
  if (name === 'workflow_run') return textAt(payload, 'workflow_run', 'head_branch');
  // Its ref is the branch that it is meant for, which has nothing of it before it is merged.
  if (name === 'pull_request_target' && valueAt(payload, 'pull_request', 'merged') !== true) return undefined;
  return /^refs\/heads\/(.+)$/s.exec(ref ?? '')?.[1];
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
