// Where a run that stopped before it had a range would have begun, so that somebody can catch up on it.
import { eventRange } from '../changes/event/event-range.ts';
import type { RawInputs } from '../inputs/raw-inputs.ts';
import type { GitHubEvent } from '../platform/event.ts';

/**
 * The commit that the event names. Undefined where it names none, and where the inputs, of which any may be wrong, ask for something
 * else or for no purge.
 */
export function toMissedBase(event: GitHubEvent, raw: RawInputs): string | undefined {
  const asked = eventRange(event);
  const base = asked.kind === 'commits' ? asked.base : undefined;
  const isOther =
    [raw.urls, raw['urls-file'], raw['join-reports']].some((value) => value !== '') ||
    ['all', 'stale'].includes(raw.select) ||
    ['', base].every((value) => raw.base !== value) ||
    // The next run begins there again.
    raw.since === 'last-success';
  const isWithoutPurge = [raw['dry-run'], raw.diagnose].some((value) => value.toLowerCase() === 'true');
  return isOther || isWithoutPurge ? undefined : base;
}
