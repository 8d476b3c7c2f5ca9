// Assets of one cause while they are being counted.
import type { Cause } from '../../verify/cause.ts';
import type { AssetReport } from '../run-report.ts';
import { type AnswerCounts, addAnswers } from '../words/cause-words.ts';
import type { DiagnosisCode } from './diagnosis.ts';

const maxExamples = 3;

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

export function openGroup(code: DiagnosisCode, first: AssetReport): Group {
  return {
    code,
    first,
    count: 0,
    servedBefore: 0,
    missingBefore: 0,
    removed: 0,
    mostChecks: 0,
    answers: new Map(),
    hosts: new Set(),
    queries: new Set(),
    examples: [],
  };
}

/** `queries`: of the derivatives that share its cause. */
export function addTo(group: Group, asset: AssetReport, queries: readonly string[]): void {
  const { url, verification } = asset;
  group.count++;
  group.hosts.add(new URL(url).origin);
  for (const query of queries) group.queries.add(query);
  addAnswers(group.answers, verification.seen);
  if (isRemoved(asset)) group.removed++;
  if (verification.before === 'served') group.servedBefore++;
  if (isMissingBefore(verification.before)) group.missingBefore++;
  group.mostChecks = Math.max(group.mostChecks, verification.checks);
  if (group.examples.length < maxExamples) group.examples.push(url);
}

/** Those that were not seen before the purge: they have no more to tell of themselves. */
export function joinInto(into: Group, { count, missingBefore, mostChecks }: Group): void {
  into.count += count;
  into.missingBefore += missingBefore;
  into.mostChecks = Math.max(into.mostChecks, mostChecks);
}

/** Whether what came before the purge says that nothing was there. */
export function isMissingBefore(before: string): boolean {
  return /^status (404|410|403)$/.test(before);
}

export function isRemoved({ change, verification }: AssetReport): boolean {
  return change === 'deleted' || verification.removal !== undefined;
}

/** It stands for a file that is missing; and what came before may have been it, too. */
export function isOfDefaultImage(cause: Cause | null): boolean {
  return cause?.kind === 'missing' && cause.status === 200;
}

export function isOfRemoved({ removed, count }: Group): boolean {
  return removed === count;
}
