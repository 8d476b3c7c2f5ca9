// What came of one asset, in a few words: for its line in the log, its row in the summary and its annotation.
import { toDiagnosisCode } from './diagnosis/diagnose.ts';
import { toFinding } from './diagnosis/finding.ts';
import { type AssetReport, isPurged } from './run-report.ts';

/** For one that failed. */
export function toFailure(asset: AssetReport): 'not proved' | 'not checked' | 'not purged' {
  if (asset.verification.outcome !== 'skipped') return 'not proved';
  return isPurged(asset) ? 'not checked' : 'not purged';
}

/** Why it failed, in a clause; what many share is told at length by the diagnosis. */
export function toReason(asset: AssetReport): string {
  const code = toDiagnosisCode(asset);
  return code === null ? (asset.problem?.message.replace(/\.$/, '') ?? '') : toFinding(code, asset);
}
