// Assets of one cause while they are being counted.
import type { Cause } from '../../verify/cause.ts';
import type { AssetReport } from '../run-report.ts';
import type { AnswerCounts } from '../words/cause-words.ts';
import type { DiagnosisCode } from './diagnosis.ts';

/** Assets that share a cause, as far as a sentence about them needs it. */
export type Group = {
  readonly code: DiagnosisCode;
  /** One of them, for what is the same in all. */
  readonly first: AssetReport;
  count: number;
  /** Of which the URL gave an asset before the purge, and of which it gave an answer that says there is none. */
  servedBefore: number;
  missingBefore: number;
  /** Of files that had to go. */
  removed: number;
  mostChecks: number;
  /** What the checks of all of them have shown. */
  readonly answers: AnswerCounts;
  readonly hosts: Set<string>;
  /** Of derivatives, where the assets themselves are proved; else none. */
  readonly queries: Set<string>;
  readonly examples: string[];
};

export function isRemoved({ change, verification }: AssetReport): boolean {
  return change === 'deleted' || verification.removal !== undefined;
}

/** It stands for a file that is missing; and what came before may have been it, too. */
export function isDefaultImage(cause: Cause | null): boolean {
  return cause?.kind === 'missing' && cause.status === 200;
}

export function isOfRemoved({ removed, count }: Group): boolean {
  return removed === count;
}
