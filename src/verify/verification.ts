// What verification came to, in the report's terms.
import type { Evidence } from './proof.ts';

export type Verification = {
  readonly outcome: 'verified' | 'stale' | 'inconclusive' | 'skipped';
  readonly evidence: Evidence | null;
  /** Looks at the URL after the purge. */
  readonly attempts: number;
  /** Since imgix accepted the first purge. */
  readonly seconds: number;
  /** Sentences that say what was seen. */
  readonly detail: string;
  /** With `verify-params`: each derivative, in the order of the input. */
  readonly derivatives?: readonly DerivativeVerification[];
};

export type DerivativeVerification = {
  /** Without the signature. */
  readonly url: string;
  readonly outcome: 'verified' | 'stale' | 'inconclusive';
  readonly attempts: number;
  readonly detail: string;
};

export function skipped(detail: string): Verification {
  return { outcome: 'skipped', evidence: null, attempts: 0, seconds: 0, detail };
}
