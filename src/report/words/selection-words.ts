// What was compared to find the assets of a run, and what was left of it: the same words in the log and in the summary.
import type { CommitRange } from '../../changes/changed-file.ts';
import { listFirst, quote, toCount, toMatch, toNumber } from '../../platform/wording.ts';
import type { Reconciliation } from '../../targets/reconciliation.ts';
import type { Funnel } from '../../targets/selection/funnel.ts';

/** As many as there are at most. */
const maxShown = 10;

/** A sentence about what a range has besides its two ends; none where it has these alone. */
export function toAlsoFrom({ alsoFrom = [] }: CommitRange): string[] {
  if (alsoFrom.length === 0) return [];
  const list = listFirst(alsoFrom, maxShown, (commit) => commit.slice(0, 7));
  return [
    `Also compared with ${toCount(alsoFrom.length, 'commit')} that may have been deployed since then, of which imgix may hold what no run of this workflow has purged with success: ${list}.`,
  ];
}

/** How many of the changed files are left at each step. */
export function toFunnelWords({ changed, belowRoot, matchingFiles, ofWantedKind, untaken }: Funnel): string {
  const matching = `${toNumber(matchingFiles)} ${toMatch(matchingFiles)} \`files\`${toUntakenWords(untaken)}`;
  const left = `${toNumber(belowRoot)} below \`root\`; ${matching}`;
  return `${toCount(changed, 'file')} changed; ${left}; ${toNumber(ofWantedKind)} of a kind in \`change-types\``;
}

function toUntakenWords(untaken: Funnel['untaken']): string {
  if (untaken === undefined) return '';
  const { count, first } = untaken;
  const more = count > first.length ? ` and ${toNumber(count - first.length)} more` : '';
  return ` (${toCount(count, 'image')} ${toMatch(count)} none of its lines: ${first.map(quote).join(', ')}${more})`;
}

export function toReconciliationWords({
  compared,
  same,
  sameByMetadata,
  stale,
  missing,
  indeterminate,
  downloadedBytes,
}: Reconciliation): string {
  const megabytes = Math.round(downloadedBytes / 100_000) / 10;
  const by = sameByMetadata === 0 ? '' : ` (${toNumber(sameByMetadata)} of them by size and dimensions only)`;
  return `${toNumber(compared)} checked: ${toNumber(same)} as they should be${by}, ${toNumber(stale)} stale, ${toNumber(missing)} not at imgix, ${toNumber(indeterminate.length)} that could not be compared. ${megabytes} MB were downloaded.`;
}
