// What is wrong with an asset: the code of its diagnosis, by what it gave itself and by what the others tell of its host.
import { once } from '../../platform/once.ts';
import { type AssetReport, hasFailed } from '../run-report.ts';
import { type Setup, toOwnMapping } from '../setup.ts';
import { isNotAtSource } from '../words/origin-words.ts';
import type { DiagnosisCode } from './diagnosis.ts';
import { isMissingBefore, isOfDefaultImage } from './group.ts';
import { failedQueriesOf } from './queries.ts';

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
export function toSharedCode(asset: AssetReport, setup: Setup, isOpen: (url: string) => boolean): DiagnosisCode | null {
  const code = toDiagnosisCode(asset);
  const isMappedHere = toOwnMapping(setup, [new URL(asset.url).origin]) !== undefined;
  const isMapped = isMappedHere || (setup.mapping !== undefined && setup.mapping.input !== 'base-url');
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
export function findOpenHosts(assets: readonly AssetReport[]): (url: string) => boolean {
  const hosts = once(() => new Set(assets.filter(wasServed).map(({ url }) => new URL(url).host)));
  return (url) => hosts().has(new URL(url).host);
}

/** Also by its cause, or its proof: imgix has a file there. */
export function wasServed({ verification: { before, evidence, cause } }: AssetReport): boolean {
  if (isOfDefaultImage(cause)) return false;
  if (before === 'served' || cause?.kind === 'old-bytes' || cause?.kind === 'old-rendering') return true;
  // What a newer commit has may be that nothing is there.
  return evidence !== null && evidence !== 'gone' && evidence !== 'superseded';
}

/**
 * A path that the checkout does not have, and has one like it. What is to be taken down may be gone from the checkout already: of that it
 * is odd only where nothing was there before the purge.
 */
export function mayBeMisspelt(report: AssetReport, { slips, isTakedown }: Setup): boolean {
  const isOdd = !isTakedown || isMissingBefore(report.verification.before);
  return isOdd && hasFailed(report) && slips?.has(report.file ?? '') === true;
}

/** Before the purge; or, where imgix had none of the files, so that none was purged, at all. */
function wasMissing({ purge, verification: { before } }: AssetReport): boolean {
  return isMissingBefore(before) || purge.outcome === 'skipped';
}
