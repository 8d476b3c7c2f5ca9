// What is checked out, held against the commit that counts: a workspace may be kept from an earlier job, or be of another branch.
import { withoutAnswer } from '../../errors.ts';
import { toRefName } from '../../platform/event.ts';
import type { EventRange } from '../event/event-range.ts';
import type { OpenRepository } from '../open-repository.ts';
import { countOnTop } from './range-notices.ts';

/**
 * Where the range of an event ends that names no commit: at what is checked out, with what the job has committed. What is older than
 * the event's own commit would leave files out for good, as the next range begins at the event's; but whoever starts a run by hand
 * with a `base` may go back to it.
 */
export async function headHere(
  opened: OpenRepository,
  asked: EventRange,
  base: string | undefined,
): Promise<string | undefined> {
  const { checkout: { head, branch } = {}, event, warnings } = opened;
  const { sha, ref } = event;
  if (head === undefined || sha === undefined || ref === undefined) return head ?? sha;
  if (event.name === 'workflow_dispatch' && base !== undefined) return head;
  if (asked.kind === 'last-commit' || branch !== ref || (await findFork(opened, head, sha)) !== head) return head;
  warnings.push(
    `What is checked out, ${head}, lies before the event's commit on ${toRefName(ref)}, ${sha}, which counts here: the workspace seems to be kept from an earlier job. Run actions/checkout in this job, and set \`path\` where it has one; or, where that older state is deployed on purpose, name it as \`head\`.`,
  );
  return sha;
}

/** A push is compared whatever is checked out. With no commit in common it may be a branch of what is built. */
export async function warnOfOtherCheckout(opened: OpenRepository, head: string): Promise<void> {
  const { checkout: { head: here, branch } = {}, event, warnings } = opened;
  if (event.name !== 'push' || here === undefined) return;
  const fork = await findFork(opened, here, head);
  if (!fork || fork === head) return;
  warnings.push(
    `What is checked out, ${here}${branch === undefined ? '' : ` (${toRefName(branch)})`}, lacks the commit compared, ${head}, and so does what is deployed from it. Where this job deploys it, let actions/checkout check out the event's commit, without \`ref\`.`,
  );
}

/** The merge base; undefined where it cannot be told without a large transfer, or where nothing is to be said: for one commit, or what a job builds on it. */
async function findFork(opened: OpenRepository, here: string, commit: string): Promise<string | null | undefined> {
  if (here === commit || (await countOnTop(opened, here, commit)) !== undefined) return undefined;
  return opened.repository.mergeBase(here, commit, 'near').catch(withoutAnswer);
}
