// The assets of a run -> the causes that they share, the most frequent first. Pure; one pass over the assets.
import type { AssetReport } from '../run-report.ts';
import type { Setup } from '../setup.ts';
import { toHost } from './cause-words.ts';
import { type Diagnosis, type DiagnosisCode, toLink } from './diagnosis.ts';
import { toGroupFinding } from './finding.ts';
import type { Group } from './group.ts';
import { toRemedy } from './remedies.ts';

/** More causes than these are no help; the assets have their rows all the same. */
const maxDiagnoses = 8;
const maxExamples = 3;

export function diagnose(assets: readonly AssetReport[], setup: Setup): Diagnosis[] {
  const groups = new Map<string, Group>();
  for (const asset of assets) {
    const code = toDiagnosisCode(asset);
    if (code === null) continue;
    const key = `${code} ${toDistinction(asset)}`;
    const group = groups.get(key) ?? openGroup(code, asset);
    groups.set(key, group);
    add(group, asset);
  }
  const found = withUnseenJoined([...groups.values()]).sort((one, other) => other.count - one.count);
  return found.slice(0, maxDiagnoses).map((group) => ({
    code: group.code,
    count: group.count,
    finding: toGroupFinding(group),
    remedy: toRemedy(group, setup),
    link: toLink(setup.docs, group.code),
    examples: group.examples,
  }));
}

/** Null for what is proved, and for what the stop of the whole run explains. */
export function toDiagnosisCode({ problem, verification }: AssetReport): DiagnosisCode | null {
  if (problem === null || problem.code === 'not-attempted') return null;
  if (problem.code !== 'stale' && problem.code !== 'inconclusive') return problem.code;
  const { cause, before } = verification;
  if (cause === null) return 'inconclusive';
  switch (cause.kind) {
    case 'refused':
      return cause.signed ? 'token-refused' : 'token-missing';
    case 'missing':
      return isMissingBefore(before) ? 'wrong-address' : 'missing';
    default:
      return cause.kind;
  }
}

function isMissingBefore(before: string): boolean {
  return /^status (404|410|403)$/.test(before);
}

/** What two assets of one code must share to be told in one sentence. */
function toDistinction({ url, purge, problem, verification: { cause } }: AssetReport): string {
  if (cause === null) return problem?.code === 'inconclusive' || problem?.code === 'stale' ? '' : `${purge.status}`;
  const host = new URL(url).host;
  switch (cause.kind) {
    case 'missing':
    case 'refused':
    case 'status':
      return `${cause.status} ${host}`;
    case 'redirect':
      return `${cause.status} ${toHost(cause.location)}`;
    case 'challenge':
      return cause.by;
    case 'not-an-asset':
      return cause.nonAssetReason;
    case 'unreachable':
      return cause.reason;
    default:
      return '';
  }
}

function openGroup(code: DiagnosisCode, first: AssetReport): Group {
  return { code, first, count: 0, servedBefore: 0, missingBefore: 0, mostChecks: 0, examples: [] };
}

function add(group: Group, { url, verification }: AssetReport): void {
  group.count++;
  if (verification.before === 'served') group.servedBefore++;
  if (isMissingBefore(verification.before)) group.missingBefore++;
  group.mostChecks = Math.max(group.mostChecks, verification.checks);
  if (group.examples.length < maxExamples) group.examples.push(url);
}

/**
 * Where some assets were missing before the purge as well, what is missing and was not asked for (added files) or is
 * gone without having been seen (deleted ones) has the same cause.
 */
function withUnseenJoined(groups: Group[]): Group[] {
  const wrong = groups.find(({ code }) => code === 'wrong-address');
  if (wrong === undefined) return groups;
  const isJoined = (group: Group) =>
    (group.code === 'missing' && group.servedBefore === 0) || group.code === 'never-seen';
  for (const group of groups.filter(isJoined)) {
    wrong.count += group.count;
    wrong.missingBefore += group.missingBefore;
    wrong.mostChecks = Math.max(wrong.mostChecks, group.mostChecks);
  }
  return groups.filter((group) => !isJoined(group));
}
