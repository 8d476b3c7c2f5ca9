// What a range leaves out, or cannot tell, and somebody may expect in it: sentences for the log.
import { withoutAnswer } from '../../errors.ts';
import { branchOf } from '../../platform/event.ts';
import { textAt } from '../../platform/json.ts';
import { quote } from '../../platform/wording.ts';
import type { CommitRange } from '../changed-file.ts';
import type { OpenRepository } from '../open-repository.ts';

/** After newer pushes its job deploys the older state, and it may be meant to go back; but those have changed other files, too. */
export async function warnOfRunAgain({ event, repository, warnings }: OpenRepository, head: string): Promise<void> {
  const branch = branchOf(event);
  if (event.name !== 'push' || (event.runAttempt ?? 1) === 1 || branch === undefined) return;
  const tip = await repository.branchTip(branch).catch(withoutAnswer);
  if (tip === undefined || tip === head) return;
  warnings.push(
    `This run is run again, and ${branch} is at \`${tip.slice(0, 7)}\` by now. If this job has deployed the older state, run the newest run of ${branch} again; after several pushes, run the workflow by hand instead, with \`base: ${head}\`, as what changed since is not purged here. To go back to an older state, push a revert, whose own run purges all that it changes.`,
  );
}

/**
 * Those that this job has made (with smaller images, say) start no run of their own; those that were pushed meanwhile have theirs.
 * `remedy`: the inputs that include them.
 */
export async function noteCommitsOnTop(opened: OpenRepository, head: string, remedy: string): Promise<void> {
  const { event, checkout, notices } = opened;
  if (event.name !== 'push' || checkout?.head === undefined || checkout.head === head) return;
  const count = await countOnTop(opened, checkout.head, head);
  if (count === undefined) return;
  const [commits, they, them] = count === 1 ? ['a commit', 'it', 'it'] : [`${count} commits`, 'they', 'them'];
  notices.push(
    `What is checked out, ${checkout.head}, is ${commits} on top of the pushed one, and what ${they} changed is not compared. If this job has made ${them}, set ${remedy}.`,
  );
}

/** `given`: the input. A base that does not lie before the head is mostly a slip. */
export async function warnOfBase(opened: OpenRepository, given: string, base: string, head: string): Promise<void> {
  const input = `Input \`base\` (${quote(given)})`;
  if (base === head) {
    opened.warnings.push(
      `${input} is the very commit at which the range ends, ${head}: no commit lies between them. Name an earlier one.`,
    );
    return;
  }
  if ((await countOnTop(opened, base, head)) === undefined) return;
  opened.warnings.push(
    `${input} comes after the commit at which the range ends, ${head}, so that imgix should serve the older state. Unless the site goes back, swap \`base\` and \`head\`.`,
  );
}

/** More than a job makes. */
const maxOnTop = 20;

/** Commits from `head` up to `top`, as far as the checkout has them: nothing is fetched for a notice. */
export async function countOnTop(
  { repository, holds }: OpenRepository,
  top: string,
  head: string,
): Promise<number | undefined> {
  let commit: string | undefined = top;
  for (let count = 1; count <= maxOnTop && commit !== undefined && (await holds(commit)); count++) {
    const parents: readonly string[] = (await repository.parents(commit).catch(withoutAnswer)) ?? [];
    if (parents.includes(head)) return count;
    commit = parents[0];
  }
  return undefined;
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#workflow_run */
export function warnOfChain({ event, warnings }: OpenRepository): void {
  if (event.name !== 'workflow_run' || textAt(event.payload, 'workflow_run', 'event') !== 'workflow_run') return;
  const name = textAt(event.payload, 'workflow_run', 'name') ?? 'the other workflow';
  warnings.push(
    `The run of ${name} was started by another workflow's run. GitHub records such a run with the commit at which the default branch stands then, which may be newer than what it deploys: what is newer counts as deployed already. Purge in the workflow that deploys, or name both ends with \`base\` and \`head\`.`,
  );
}

/** Ends a warning of a range that cannot be told. */
export const nameCommit =
  'Where imgix may hold something older, name the commit that it holds in `base`, or use `select: all` once.';

/** The input, in quotation marks, with which another run takes all that a range has: from the base alone, what lies in `alsoFrom` would be left out. */
export function toWhole({ base, alsoFrom }: CommitRange): string {
  return base === null || alsoFrom !== undefined ? '`select: all`' : `\`base: ${base}\``;
}
