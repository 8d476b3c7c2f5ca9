// What was seen of assets that share a cause, in one sentence with its counts. Text from outside stands in backticks.

import { toCount, toUrlCount } from '../../platform/wording.ts';
import type { Cause } from '../../verify/cause.ts';
import type { AssetReport } from '../run-report.ts';
import { toAnswersWords, toCauseWords } from '../words/cause-words.ts';
import { type DiagnosisCode, isNotPurged } from './diagnosis.ts';
import { type Group, isOfDefaultImage, isRemoved } from './group.ts';
import { toOwnChange, toOwnRedirectWords } from './own-redirect.ts';
import { atQueries, failedQueriesOf } from './queries.ts';

export function toGroupFinding(group: Group): string {
  const { code, count, mostChecks, seen } = group;
  const words = toAnswersWords(seen) ?? `${count === 1 ? '' : 'up to '}${toCount(mostChecks, 'check')}`;
  const checked = mostChecks === 0 || isNotPurged(code) ? '' : `, in ${words}`;
  return `${toUrlCount(count)}: ${toWhat(group)}${toBefore(group)}${checked}.`;
}

/** What one asset's row says of it: a clause without its full stop. What many share is told at length once, by the diagnosis. */
export function toAssetFinding(code: DiagnosisCode | null, asset: AssetReport): string {
  const { problem, verification } = asset;
  const { cause } = verification;
  if (cause !== null && code !== null && !isNotPurged(code))
    return `${toSeenWords(cause, asset)}${atQueries(failedQueriesOf(asset))}`;
  const [sentence = 'nothing decisive was seen'] = problem?.message.split(/\.(?: |$)/) ?? [];
  return toClause(code === 'origin-not-ready' ? sentence : sentence.replace(/: .*$/s, ''));
}

/** It stands after a colon. */
function toClause(sentence: string): string {
  return sentence.replace(/^The /, 'the ').replace(/\.$/, '');
}

function toSeenWords(cause: Cause, asset: AssetReport): string {
  const { before } = asset.verification;
  if (isRemoved(asset)) {
    if (isForbidden(cause)) return 'imgix answers 403, so the file is gone, or the unsigned URL is refused';
    // Which one it is, or from what it was made, does not matter.
    if (cause.kind === 'other-file' || cause.kind === 'unknown-content') return 'imgix still serves a file there';
  }
  // A path that it leads to tells most itself; of a whole address only the host is told.
  const isPath = cause.kind === 'redirect' && !URL.canParse(cause.location) && toOwnChange(cause, asset.url) === 'path';
  const own = isPath ? undefined : toOwnRedirectWords(cause, asset.url);
  return own ?? toCauseWords(cause, before, isRemoved(asset));
}

function isForbidden(cause: Cause | null): boolean {
  return cause?.kind === 'refused' && cause.status === 403 && !cause.signed;
}

function toWhat(group: Group): string {
  const { code, count, first, queries } = group;
  const { cause, before } = first.verification;
  // The problem goes on with what this one's URL gave.
  if (isNotPurged(code)) return toClause((first.purge.error ?? first.problem)?.message ?? '');
  if (cause !== null && queries.size > 0) return `${toSeenWords(cause, first)}${atQueries(queries)}`;
  // One of them says nothing of the size of the others.
  if (cause?.kind === 'other-file' && count > 1 && !group.isOfRemoved)
    return 'imgix holds other files than the new ones';
  const ownRedirect = toOwnRedirectWords(cause, first.url);
  if (ownRedirect !== undefined) return ownRedirect;
  if (cause?.kind === 'refused' && code === 'missing')
    return `imgix answers ${cause.status}, as it does for a missing file where it may not list the bucket`;
  // Of others it says that the URL is refused.
  if (cause !== null && isForbidden(cause) && !group.isOfRemoved) return toCauseWords(cause, before);
  return toAssetFinding(code, first);
}

/** What imgix gave before, or, where that was not asked, what it gives. */
function toStatus({ verification: { before, cause } }: AssetReport): string {
  return before.startsWith('status ') || cause?.kind !== 'missing' ? before.replace('status ', '') : `${cause.status}`;
}

function toBefore({ code, count, servedBefore, missingBefore, first }: Group): string {
  if (code === 'wrong-address') {
    if (missingBefore === 0) return '';
    const asked = missingBefore === count ? '' : ` for the ${missingBefore} that were asked for`;
    return `, and had nothing there before the purge either (${toStatus(first)}${asked})`;
  }
  if (code === 'token-refused' || code === 'token-missing') return missingBefore > 0 ? ', as before the purge' : '';
  if (code !== 'missing' || servedBefore === 0 || isOfDefaultImage(first.verification.cause)) return '';
  return `, and served ${count === 1 ? 'it' : servedBefore === count ? 'them' : `${servedBefore} of them`} before the purge`;
}
