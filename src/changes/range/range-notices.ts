// What a push's range leaves out, and somebody may expect in it: sentences for the log.
import { withoutAnswer } from '../../errors.ts';
import { branchOf } from '../../platform/event.ts';
import type { OpenRepository } from '../open-repository.ts';

/** After newer pushes it may be meant to go back, and those have changed other files, too. */
export async function noteRunAgain({ event, repository, notices }: OpenRepository, head: string): Promise<void> {
  const branch = branchOf(event);
  if (event.name !== 'push' || (event.runAttempt ?? 1) === 1 || branch === undefined) return;
  const tip = await repository.branchTip(branch).catch(withoutAnswer);
  if (tip === undefined || tip === head) return;
  notices.push(
    `This run is run again, and ${branch} is at ${tip} by now: what changed there since ${head} is not purged here. To go back to an older state, push a revert, whose own run purges all that it changes.`,
  );
}

/** One that this job has made (with smaller images, say) starts no run of its own; one that was pushed meanwhile has its own. */
export async function noteCommitOnTop(
  { event, checkout, repository, notices }: OpenRepository,
  head: string,
): Promise<void> {
  if (event.name !== 'push' || checkout?.head === undefined || checkout.head === head) return;
  const parents = await repository.parents(checkout.head).catch(withoutAnswer);
  if (parents?.includes(head) !== true) return;
  notices.push(
    `What is checked out, ${checkout.head}, is a commit on top of the pushed one, and what it changed is not compared. If this job has made it, set \`base: \${{ github.event.before }}\` and \`head: HEAD\`.`,
  );
}
