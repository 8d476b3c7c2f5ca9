// The assets of a run -> the causes that they share, the most frequent first. Pure; a few passes over the assets, however many causes.
import { type AssetReport, isProvedThere, isPurged } from '../run-report.ts';
import type { Setup } from '../setup.ts';
import { toHost, toUnseenWords } from '../words/cause-words.ts';
import { findOpenHosts, toSharedCode, wasServed } from './codes.ts';
import { type Diagnosis, toLink } from './diagnosis.ts';
import { toGroupFinding } from './finding.ts';
import { type Failed, findTwins, type Group, isRemoved, join, toGroup, toOrigins } from './group.ts';
import { toOwnChange } from './own-redirect.ts';
import { failedQueriesOf } from './queries.ts';
import { isFaulty } from './remedies/stale.ts';
import { mayBePointer } from './remedies/status.ts';
import { toRemedy } from './remedies/to-remedy.ts';

/** More causes than these are no help; the assets have their rows all the same. */
export const maxDiagnoses = 8;

export function diagnose(assets: readonly AssetReport[], setup: Setup): Diagnosis[] {
  const isOpen = findOpenHosts(assets);
  const twinOf = findTwins(assets);
  const failed = assets.flatMap((asset) => {
    const code = toSharedCode(asset, setup, isOpen);
    return code === null ? [] : [{ asset, code, twin: twinOf(asset) }];
  });
  const proved = toOrigins(assets.filter(isProvedThere)).union(new Set(setup.rightOrigins));
  const arrived = assets.filter((asset) => isNew(asset) && isProvedThere(asset));
  const hosts = { purged: toOrigins(assets.filter(isPurged)), proved, arrived };
  const byCause = Map.groupBy(failed, (one) =>
    [
      one.code,
      failedQueriesOf(one.asset).length > 0,
      one.twin !== undefined,
      toDistinction(one, setup, hosts.purged),
    ].join(' '),
  );
  const groups = [...byCause.values()].map(toGroup);
  const found = withUnseenJoined(groups).toSorted((one, other) => other.count - one.count);
  return found.slice(0, maxDiagnoses).map((group) => ({
    code: group.code,
    count: group.count,
    finding: toGroupFinding(group),
    remedy: toRemedy(group, setup, hosts),
    link: toLink(setup.docs, group.code),
    examples: group.examples,
  }));
}

function isNew({ change }: AssetReport): boolean {
  return change === 'added' || change === 'modified';
}

/** What two assets of one code must share to be told in one sentence. `purged`: the hosts that have taken purges. */
function toDistinction({ asset, code }: Failed, setup: Setup, purged: ReadonlySet<string>): string {
  const { url, purge, verification } = asset;
  const { cause } = verification;
  const removed = isRemoved(asset) ? 'removed' : '';
  const isAtSource = code === 'origin-not-ready';
  // Of a host that has taken others, 404 is of the file itself.
  if (code.startsWith('purge-'))
    return `${purge.status} ${purge.status === 404 && purged.has(new URL(url).origin) && wasServed(asset)}`;
  // The deployment is late, whether the Source has the old file or none.
  if (cause === null || (isAtSource && cause.kind === 'missing')) return isAtSource ? removed : '';
  // What the Source itself answered is the same for every host of imgix.
  const host = isAtSource ? '' : new URL(url).host;
  switch (cause.kind) {
    case 'missing':
    case 'refused':
      return `${cause.status} ${host}`;
    case 'status':
      return `${cause.status} ${host} ${mayBePointer(cause.status, asset, setup)}`;
    case 'redirect':
      return `${cause.status} ${toHost(cause.location, url)} ${toOwnChange(cause, url)}`;
    case 'challenge':
    case 'other-cache':
      return cause.by;
    case 'old-rendering':
      return cause.isHeld === true ? 'held' : '';
    case 'other-point':
      return `${cause.pop} ${removed} ${isFaulty(cause.gave)}`;
    case 'not-an-asset':
      return cause.nonAssetReason;
    case 'unreachable':
      return cause.reason;
    case 'never-seen':
      return `${host} ${verification.before === 'served'}`;
    case 'unknown-content':
      return `${cause.isAsBefore ? 'as before' : ''} ${removed}`;
    case 'too-early':
      return `${removed}${toUnseenWords(verification.before)}`;
    case 'other-file':
      return removed;
    default:
      return '';
  }
}

/**
 * Where some assets were missing on a host before the purge as well, what is missing there and was not asked for (added files)
 * or is gone without having been seen (deleted ones) has the same cause.
 */
function withUnseenJoined(groups: readonly Group[]): Group[] {
  const wrong = groups.filter(({ code }) => code === 'wrong-address');
  const targets = [...wrong.filter((group) => !isUnseen(group)), ...wrong];
  const targetOf = (group: Group) =>
    (isUnseen(group) && targets.find(({ hosts }) => !hosts.isDisjointFrom(group.hosts))) || group;
  const byTarget = Map.groupBy(groups, targetOf);
  return groups.flatMap((target) => {
    const same = byTarget.get(target);
    return same === undefined ? [] : [same.filter((group) => group !== target).reduce(join, target)];
  });
}

function isUnseen({ code, first, servedBefore, missingBefore }: Group): boolean {
  if (code === 'wrong-address') return missingBefore === 0 || first.verification.cause?.kind === 'never-seen';
  return code === 'never-seen' || (code === 'missing' && servedBefore === 0);
}
