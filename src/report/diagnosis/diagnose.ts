// The assets of a run -> the causes that they share, the most frequent first. Pure; a few passes over the assets, however many causes.
import { once } from '../../platform/once.ts';
import { type AssetReport, isProvedThere, isPurged } from '../run-report.ts';
import type { Setup } from '../setup.ts';
import { toHost, toUnseenWords } from '../words/cause-words.ts';
import { isNotAtSource } from '../words/origin-words.ts';
import { type Diagnosis, type DiagnosisCode, toLink } from './diagnosis.ts';
import { toGroupFinding } from './finding.ts';
import { type Group, isMissingBefore, isOfDefaultImage, isRemoved, join, toGroup, toOrigins } from './group.ts';
import { toOwnChange } from './own-redirect.ts';
import { failedQueriesOf } from './queries.ts';
import { toRemedy } from './remedies/to-remedy.ts';

/** More causes than these are no help; the assets have their rows all the same. */
export const maxDiagnoses = 8;

export function diagnose(assets: readonly AssetReport[], setup: Setup): Diagnosis[] {
  const isOpen = findOpenHosts(assets);
  const failed = assets.flatMap((asset) => {
    const code = toSharedCode(asset, setup, isOpen);
    return code === null ? [] : [{ asset, code }];
  });
  const byCause = Map.groupBy(failed, ({ asset, code }) =>
    [code, failedQueriesOf(asset).length > 0, toDistinction(asset)].join(' '),
  );
  const groups = [...byCause.values()].map(toGroup);
  const proved = toOrigins(assets.filter(isProvedThere)).union(new Set(setup.rightOrigins));
  const hosts = { purged: toOrigins(assets.filter(isPurged)), proved };
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

/** Null for what is proved, and for what the stop of the whole run explains. */
export function toDiagnosisCode(asset: AssetReport): DiagnosisCode | null {
  const { problem, verification } = asset;
  if (problem === null || problem.code === 'not-attempted') return null;
  if (problem.code !== 'stale' && problem.code !== 'inconclusive') return problem.code;
  const { cause } = verification;
  if (cause === null) return 'inconclusive';
  if (cause.kind !== 'refused' && cause.kind !== 'missing') return cause.kind;
  // Of a derivative a status says nothing of the token or of the place: the URL itself is served. And 401 is none of imgix's.
  if (failedQueriesOf(asset).length > 0 || cause.status === 401) return 'status';
  if (cause.kind === 'refused') return cause.signed ? 'token-refused' : 'token-missing';
  return wasMissing(asset) ? 'wrong-address' : 'missing';
}

/**
 * What 403, and nothing before the purge either, means is told by the others: a host that serves some URLs takes this signature, or
 * needs none, and is where `root` and `base-url` lead to; and where an unchanged file is served at another place, one of these is wrong.
 */
function toSharedCode(asset: AssetReport, { mapping }: Setup, isOpen: (url: string) => boolean): DiagnosisCode | null {
  const code = toDiagnosisCode(asset);
  const isMappedHere = mapping?.origins.includes(new URL(asset.url).origin) ?? false;
  const isMapped = isMappedHere || (mapping !== undefined && mapping.input !== 'base-url');
  if (code === 'missing' || code === 'never-seen') return isMapped && !isOpen(asset.url) ? 'wrong-address' : code;
  if (code !== 'token-missing' && code !== 'token-refused' && code !== 'wrong-address') return code;
  // What is found on one host does not tell why another refuses.
  if (isMappedHere || (isMapped && code === 'wrong-address')) return 'wrong-address';
  return isOpen(asset.url) ? 'missing' : code;
}

/** Whether `root` or `base-url` may lead to where imgix has nothing: then it is worth a search where else it has something. */
export function mayBeMisplaced(assets: readonly AssetReport[]): boolean {
  const isOpen = findOpenHosts(assets);
  return assets.some((asset) => {
    const code = toDiagnosisCode(asset);
    if (code === 'wrong-address') return true;
    const isNothingThere =
      code === 'missing' ||
      code === 'never-seen' ||
      (code === 'token-missing' && wasMissing(asset)) ||
      (code === 'origin-not-ready' && isNotAtSource(asset.verification.cause));
    return isNothingThere && !isOpen(asset.url);
  });
}

/** Tells of a URL whether its host has served something to this run. */
function findOpenHosts(assets: readonly AssetReport[]): (url: string) => boolean {
  const hosts = once(() => new Set(assets.filter(wasServed).map(({ url }) => new URL(url).host)));
  return (url) => hosts().has(new URL(url).host);
}

function wasServed({ verification: { before, evidence, cause } }: AssetReport): boolean {
  if (isOfDefaultImage(cause)) return false;
  if (before === 'served' || cause?.kind === 'old-bytes' || cause?.kind === 'old-rendering') return true;
  // What a newer commit has may be that nothing is there.
  return evidence !== null && evidence !== 'gone' && evidence !== 'superseded';
}

/** Before the purge; or, where imgix had none of the files, so that none was purged, at all. */
function wasMissing({ purge, verification: { before } }: AssetReport): boolean {
  return isMissingBefore(before) || purge.outcome === 'skipped';
}

/** What two assets of one code must share to be told in one sentence. */
function toDistinction(asset: AssetReport): string {
  const { url, purge, problem, verification } = asset;
  const { cause } = verification;
  // The deployment is late, whether the Source has the old file or none.
  const isLate = cause === null || (problem?.code === 'origin-not-ready' && cause.kind === 'missing');
  const removed = isRemoved(asset) ? 'removed' : '';
  if (isLate || problem?.code.startsWith('purge-')) {
    if (problem?.code === 'origin-not-ready') return removed;
    return problem?.code === 'inconclusive' || problem?.code === 'stale' ? '' : `${purge.status}`;
  }
  // What the Source itself answered is the same for every host of imgix.
  const host = problem?.code === 'origin-not-ready' ? '' : new URL(url).host;
  switch (cause.kind) {
    case 'missing':
    case 'refused':
    case 'status':
      return `${cause.status} ${host}`;
    case 'redirect':
      return `${cause.status} ${toHost(cause.location, url)} ${toOwnChange(cause, url)}`;
    case 'challenge':
    case 'other-cache':
      return cause.by;
    case 'old-rendering':
      return cause.isHeld === true ? 'held' : '';
    case 'other-point':
      return `${cause.pop} ${removed}`;
    case 'not-an-asset':
      return cause.nonAssetReason;
    case 'unreachable':
      return cause.reason;
    case 'never-seen':
      return host;
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
  return groups
    .filter((group) => targetOf(group) === group)
    .map((target) => groups.filter((group) => group !== target && targetOf(group) === target).reduce(join, target));
}

function isUnseen({ code, first, servedBefore, missingBefore }: Group): boolean {
  if (code === 'wrong-address') return missingBefore === 0 || first.verification.cause?.kind === 'never-seen';
  return code === 'never-seen' || (code === 'missing' && servedBefore === 0);
}
