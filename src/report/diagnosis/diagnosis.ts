// What many assets of a run have in common: one cause, told once. Part of the report, so that log, annotations, summary
// and programs get the same list.
import type { ProblemCode } from '../../errors.ts';
import type { Cause } from '../../verify/cause.ts';

/** Each has its heading in docs/troubleshooting.md, which `link` leads to. */
export type DiagnosisCode =
  | Exclude<ProblemCode, 'stale' | 'inconclusive' | 'not-attempted'>
  | Exclude<Cause['kind'], 'refused'>
  /** Missing, and imgix had nothing there before the purge either, nor has the host shown another file. */
  | 'wrong-address'
  /** Refused without a signature, and with one. */
  | 'token-missing'
  | 'token-refused'
  /** Not proved, and nothing tells why. */
  | 'inconclusive';

export type Diagnosis = {
  readonly code: DiagnosisCode;
  /** URLs that share it. */
  readonly count: number;
  /** What was seen: a sentence. */
  readonly finding: string;
  /** What to do: sentences. */
  readonly remedy: string;
  readonly link: string;
  /** A few of the URLs. */
  readonly examples: readonly string[];
};

/** True of what went wrong before imgix took the purge; `verify: warn` forgives the others. */
export function isNotPurged(code: DiagnosisCode): boolean {
  return code.startsWith('purge-') || code === 'origin-not-ready';
}

export function toLink(docs: string, code: string): string {
  return `${docs}/troubleshooting.md#${code}`;
}
