// What is odd about the assets of a run although none of them has failed for it, in sentences.
import { listFirst, quote, toUrlCount } from '../platform/wording.ts';
import { mayBeMisspelt } from './diagnosis/codes.ts';
import { isAddressRight } from './diagnosis/remedies/missing.ts';
import { maxHosts, toPurgeRemedy } from './diagnosis/remedies/purge.ts';
import { forCertain, tellNeverSeen } from './outcome-words.ts';
import { type AssetReport, isNeverSeen, isSeenUnclearly } from './run-report.ts';
import type { Setup } from './setup.ts';

export function toWarnings(reports: readonly AssetReport[], setup: Setup): string[] {
  return [
    ...warnOfNeverSeen(reports, setup),
    ...warnOfSlips(reports, setup),
    ...warnOfNotReached(reports),
    ...warnOfUnpurged(reports, setup),
  ];
}

function warnOfNeverSeen(reports: readonly AssetReport[], { slips }: Setup): string[] {
  const found = reports.filter(isNeverSeen);
  const first = found.find(({ file }) => slips?.has(file ?? '')) ?? found[0];
  if (first === undefined) return [];
  const slip = slips?.get(first.file ?? '');
  // Text, or an image of a wrong type, looks like a message.
  const [certainly, unclear] = found.every(isSeenUnclearly)
    ? [forCertain, ' What came before the purge may have been a message.']
    : ['', ''];
  return [
    `${toUrlCount(found.length)} to be taken down ${tellNeverSeen(found.length)}${certainly}, such as ${first.url}.${unclear} ${slip ?? isAddressRight} A misspelt one looks just like an image that is gone.`,
  ];
}

/** Of others than takedowns it is said before anything is sent. */
function warnOfSlips(reports: readonly AssetReport[], setup: Setup): string[] {
  const misspelt = setup.isTakedown ? reports.filter((report) => mayBeMisspelt(report, setup)) : [];
  return misspelt
    .slice(0, maxSlips)
    .map(({ url, file }) => `imgix had nothing at ${url} before the purge. ${setup.slips?.get(file ?? '')}`);
}

const maxSlips = 3;

/** Nothing can be done about it in this run: whom imgix's answers come from is chance. */
function warnOfNotReached(reports: readonly AssetReport[]): string[] {
  const found = reports.filter(({ verification: { notReached } }) => notReached !== undefined);
  const [first] = found;
  if (first === undefined) return [];
  const names = new Set(found.flatMap(({ verification: { notReached = [] } }) => notReached));
  const points = [...names].map(quote).join(', ');
  return [
    `${toUrlCount(found.length)} proved, such as ${first.url}, but not at every point of presence: ${points} gave something else, and nothing since for a minute after the last purge. Visitors there may get it still.`,
  ];
}

/**
 * A proof outweighs a purge that was turned down, but the next one may be needed; and imgix may answer so for what it has never had. Each
 * host counts by itself: beside a right one, another may not be of imgix.
 */
function warnOfUnpurged(reports: readonly AssetReport[], setup: Setup): string[] {
  const isUnpurged = ({ purge, verification }: AssetReport) =>
    purge.error?.code === 'purge-rejected' && verification.outcome === 'verified';
  const unpurged = [...Map.groupBy(reports, ({ url }) => new URL(url).origin)].filter(
    ([, ofHost]) => ofHost.every(isUnpurged) && ofHost.some(({ change }) => change !== 'added'),
  );
  const byStatus = Map.groupBy(unpurged, ([, [first]]) => first?.purge.status ?? null);
  return [...byStatus].map(([status, hosts]) => {
    const origins = hosts.map(([origin]) => origin);
    const words = `Nothing was purged at ${listFirst(origins, maxHosts, quote)}: imgix turned down every purge there (${status}). What is served there is right all the same, but the next change may stay stale. Is it a domain of the Source at imgix?`;
    return `${words} ${toPurgeRemedy('purge-rejected', status, origins, setup)}`;
  });
}
