// Which commits the event asks to compare, given what is checked out.
import { type GitHubEvent, isSameRepository } from '../../platform/event.ts';
import { valueAt } from '../../platform/json.ts';
import type { Checkout } from '../git/checkout.ts';
import type { OpenRepository } from '../open-repository.ts';
import { type EventRange, eventRange } from './event-range.ts';

/**
 * The event's commits mean nothing in a checkout of another repository, nor do those of earlier runs where something else than
 * their branch is checked out.
 */
export async function eventRangeHere({ event, checkout, holds, origin }: OpenRepository): Promise<EventRange> {
  const asked = eventRange(event);
  if (asked.kind === 'nothing' || checkout === undefined || event.repository === undefined) return asked;
  const head = 'head' in asked ? asked.head : undefined;
  if (head !== undefined && (head === checkout.head || (await holds(head)))) return asked;
  const { name, elsewhere: other = name } = await origin();
  if (other !== undefined && !isSameRepository(other, event.repository))
    return { kind: 'last-commit', why: `the checkout is of ${other}, the event of ${event.repository}` };
  const { branch = chosenCommit(checkout, event) ?? event.ref } = checkout;
  if (asked.kind !== 'since-success' || event.ref === undefined || branch === event.ref) return asked;
  return { kind: 'last-commit', why: `the checkout is of ${branch}, the event of ${event.ref}` };
}

/**
 * What the workflow has named with actions/checkout's `ref`: runs are recorded with the branch's tip instead, which such a commit
 * may equal by chance. By hand somebody goes back with it, from what the runs that count have left.
 */
function chosenCommit({ head }: Checkout, { name, sha = head, payload }: GitHubEvent): string | undefined {
  if (head === undefined || name === 'workflow_dispatch') return undefined;
  const isSent = JSON.stringify(valueAt(payload, 'client_payload'))?.includes(head) === true;
  return isSent || head !== sha ? `the commit ${head}` : undefined;
}
