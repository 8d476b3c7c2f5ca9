// Where the range of a new branch begins.
import { withoutAnswer } from '../../errors.ts';
import { textAt } from '../../platform/json.ts';
import type { CommitRange } from '../changed-file.ts';
import type { OpenRepository } from '../open-repository.ts';
import { nameCommit } from './range-notices.ts';

/** From where the branch began: before the commits that the push lists, or where it left the default branch. */
export async function newBranchRange(
  opened: OpenRepository,
  { pushed, branch }: { readonly pushed: readonly string[]; readonly branch: string },
  head: string,
): Promise<CommitRange> {
  const isListed = pushed.includes(head);
  const parent = isListed ? await leavePushed(opened, new Set(pushed), head) : null;
  if (parent !== null)
    return { base: parent, head, source: `new branch ${branch}: from the parent of its first pushed commit` };
  // A list that goes back to the very first commit names what was there before, too, unless nothing was.
  const fork = findFork(opened, branch, head);
  const { main = '', base = null } = (await (isListed ? fork.catch(withoutAnswer) : fork)) ?? {};
  if (base === null) {
    const source = isListed ? 'from its first commit' : 'all its files, as there was nothing before';
    return { base, head, source: `new branch ${branch}: ${source}` };
  }
  if (base === head) opened.warnings.push(branchInMain(branch, main, head));
  return { base, head, source: `new branch ${branch}: from where it left ${main}` };
}

/** Where a branch left the default branch; undefined for that itself, or in a repository without one. */
async function findFork(
  { repository, event, eventApi }: OpenRepository,
  branch: string,
  head: string,
): Promise<{ readonly main: string; readonly base: string | null } | undefined> {
  const main = textAt(event.payload, 'repository', 'default_branch') ?? (await (await eventApi())?.defaultBranch());
  if (main === undefined || main === branch) return undefined;
  // A tag may have the same name.
  const tip = await repository.resolve(`refs/remotes/origin/${main}`);
  return { main, base: await repository.mergeBase(tip, head) };
}

function branchInMain(branch: string, main: string, head: string): string {
  return `The new branch ${branch} ends at ${head}, which ${main} has as well. Whether it was made there, or brought commits that ${main} has merged since, cannot be told, so nothing is purged. ${nameCommit}`;
}

/** Walks down the mainline while it is part of the push. Null where the push holds the very first commit. */
async function leavePushed(
  { repository }: OpenRepository,
  pushed: ReadonlySet<string>,
  head: string,
): Promise<string | null> {
  let commit = head;
  for (let steps = 0; pushed.has(commit); steps++) {
    const [parent] = await repository.parents(commit, pushed.size - steps);
    if (parent === undefined) return null;
    commit = parent;
  }
  return commit;
}
