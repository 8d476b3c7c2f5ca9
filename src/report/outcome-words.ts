// What came of one asset, in a few words: for its line in the log, its row in the summary and its annotation.

import type { Problem } from '../errors.ts';
import { toCount } from '../platform/wording.ts';
import type { Asset } from '../targets/asset.ts';
import type { ExpectedContent } from '../verify/expected-content.ts';
import type { Evidence, Verification } from '../verify/verification.ts';
import { toDiagnosisCode } from './diagnosis/codes.ts';
import { isNotPurged } from './diagnosis/diagnosis.ts';
import { toAssetFinding } from './diagnosis/finding.ts';
import { type AssetReport, isPurged, isSeenUnclearly, type PurgeReport } from './run-report.ts';
import { toAnswersWords } from './words/cause-words.ts';

/** In the order in which the verdict counts them. */
export const failures = ['not proved', 'not purged', 'not compared', 'not at imgix'] as const;
type Failure = (typeof failures)[number];

/** For one that failed. The verdict counts by the same words. */
export function toFailure(asset: AssetReport): Failure {
  if (isPurged(asset)) return 'not proved';
  const { purge, verification } = asset;
  if (purge.outcome !== 'skipped' || verification.outcome === 'skipped') return 'not purged';
  return verification.cause?.kind === 'missing' ? 'not at imgix' : 'not compared';
}

/**
 * Why one failed, in a clause, with the checks that have shown it; what many share is told at length by the diagnosis. Of one that was
 * not purged, what imgix served all the same is no reason.
 */
export function toReason(asset: AssetReport): string {
  const code = toDiagnosisCode(asset);
  const checks = code === null || isNotPurged(code) ? undefined : toChecked(asset.verification);
  return `${toAssetFinding(code, asset)}${checks === undefined ? '' : `, in ${checks}${toRepeats(asset.purge)}`}`;
}

/** What the proof of one that `isNeverSeen` rests on. */
export function toNeverSeenWords(asset: AssetReport): string {
  return `${tellNeverSeen(1)}${isSeenUnclearly(asset) ? forCertain : ''}`;
}

/** The same of so many. */
export function tellNeverSeen(count: number): string {
  return count === 1
    ? 'gives nothing, and this run never saw it served'
    : 'give nothing, and this run never saw them served';
}

/** Goes behind it where `isSeenUnclearly`. */
export const forCertain = ' for certain';

/** What each kind of evidence rests on, what is there before what is gone. */
export const evidenceWords: Readonly<Record<Evidence, string>> = {
  bytes: "the file's own bytes",
  metadata: 'what imgix tells of the file it holds',
  changed: 'other bytes than before the purge (the weaker proof)',
  gone: 'an answer that there is none any more',
  replaced: 'another image in its place',
  superseded: 'the state of a newer commit',
};

/** Such as ", purged 3 times"; nothing where once was enough. */
export function toRepeats({ repeats }: PurgeReport): string {
  return repeats === 0 ? '' : `, purged ${repeats + 1} times`;
}

/** In how many checks it was seen, with what they have shown where that was not always the same; undefined where none was made. */
function toChecked({ checks, seen = [] }: Verification): string | undefined {
  return checks === 0 ? undefined : (toAnswersWords(seen) ?? toCount(checks, 'check'));
}

/** Of an asset that was checked; null where it is proved. */
export function toProofProblem({ error, note }: PurgeReport, verification: Verification): Problem | null {
  const { outcome, detail, seconds } = verification;
  if (outcome === 'verified' || outcome === 'skipped') return null;
  const seen = `${detail} Seen for ${Math.round(seconds)} s, in ${toChecked(verification) ?? 'no check'}.`;
  if (error !== null) return { code: error.code, message: `${error.message} ${seen}` };
  const odd = note === null ? '' : ` Odd about the purge: ${note}`;
  return { code: outcome, message: `${seen}${odd}` };
}

/** What a URL was held against, unless it is git's difference, or nothing as it is taken down. */
export function toBasis(asset: Asset, expected: ExpectedContent): string {
  const isByDifference = asset.change !== 'requested' && asset.change !== 'selected';
  if (asset.expected.kind === 'removed') return '';
  if (asset.expected.kind === 'updated')
    return isByDifference ? '' : ` Compared with the file of the ${asset.expected.now ? 'repository' : 'workspace'}.`;
  return expected.kind === 'unknown'
    ? ' Compared with the answer before the purge.'
    : ' Compared with what the Source serves.';
}
