// What was seen of assets that share a cause, in one sentence with its counts. Text from outside stands in backticks.
import type { AssetReport } from '../run-report.ts';
import { toChecks, toUrlCount } from '../wording.ts';
import { toCauseWords } from './cause-words.ts';
import { type DiagnosisCode, isNotPurged } from './diagnosis.ts';
import type { Group } from './group.ts';

export function toGroupFinding(group: Group): string {
  const { count, mostChecks } = group;
  const checked =
    mostChecks === 0 || isNotPurged(group.code) ? '' : `, in ${count === 1 ? '' : 'up to '}${toChecks(mostChecks)}`;
  return `${toUrlCount(count)}: ${toFinding(group.code, group.first)}${toBefore(group)}${checked}.`;
}

function toBefore({ code, count, servedBefore, missingBefore, first }: Group): string {
  if (code === 'wrong-address') {
    const { before } = first.verification;
    const asked = missingBefore === count ? '' : ` (asked of ${missingBefore})`;
    return `, and had nothing there before the purge either (${before.replace('status ', '')})${asked}`;
  }
  if (code === 'token-refused' || code === 'token-missing') return missingBefore > 0 ? ', as before the purge' : '';
  return code === 'missing' && servedBefore > 0 ? ', and served it before the purge' : '';
}

/** What one asset's row says of it: a clause without its full stop. */
export function toFinding(code: DiagnosisCode, { problem, verification }: AssetReport): string {
  const { cause, before } = verification;
  if (cause !== null && !isNotPurged(code)) return toCauseWords(cause, before);
  return problem?.message.replace(/\.$/, '') ?? 'nothing decisive was seen';
}
