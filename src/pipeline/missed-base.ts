// Where a run that stopped before it had a range would have begun, so that somebody can catch up on it.
import { eventRange } from '../changes/event/event-range.ts';
import { mayPurgeSince, type RawInputs } from '../inputs/raw-inputs.ts';
import type { GitHubEvent } from '../platform/event.ts';

/** The commit that the event names. Undefined where it names none, and where the inputs ask for something else or for no purge. */
export function toMissedBase(event: GitHubEvent, raw: RawInputs): string | undefined {
  const asked = eventRange(event);
  const base = asked.kind === 'commits' ? asked.base : undefined;
  return base !== undefined && mayPurgeSince(base, raw) ? base : undefined;
}
