// What verification came to, in the report's terms.
import type { Before, Cause, SeenCause } from './cause.ts';

/** Of what had to go, for people to file. Wall-clock times, ISO 8601. */
export type RemovalRecord = {
  /** Null where this run has never seen it. */
  readonly lastServedAt: string | null;
  /** Where that is null: when something came with status 200 that may have been the file, or a message in its place. */
  readonly lastUnclearAt?: string;
  /** Null where imgix did not say that it took the purge. */
  readonly purgedAt: string | null;
  /** Null where it is not proved. */
  readonly goneAt: string | null;
};

/**
 * What a proof rests on. For a file that is there: its bytes; imgix's own description of it; other bytes than before the
 * purge, which proves the least. For one that is not: nothing; another image. `superseded`: what the branch holds by now.
 */
export type Evidence = 'bytes' | 'metadata' | 'changed' | 'gone' | 'replaced' | 'superseded';

export type Verification = {
  readonly outcome: 'verified' | 'stale' | 'inconclusive' | 'skipped';
  readonly evidence: Evidence | null;
  /** With the evidence `superseded`: the commit whose state is served. */
  readonly supersededBy?: string;
  /** With a proof: points of presence that gave something else, of the URL or a derivative, and were not met again for a minute. */
  readonly notReached?: readonly string[];
  /** Null where it is proved, and where nothing was checked. Where the Source gave no file, what it answered. */
  readonly cause: Cause | null;
  readonly before: Before;
  /** Of the URL, after the purge. */
  readonly checks: number;
  /** Where it is not proved: what each of the checks has shown. */
  readonly seen?: readonly SeenCause[];
  /** Since imgix accepted the first purge, or that was given up. */
  readonly seconds: number;
  /** Sentences that say what was seen. */
  readonly detail: string;
  /** Of a file that had to go. */
  readonly removal?: RemovalRecord;
  /** With `verify-params`: each derivative, in the order of the input. */
  readonly derivatives?: readonly DerivativeVerification[];
};

export type DerivativeVerification = {
  /** Without the signature. */
  readonly url: string;
  readonly outcome: 'verified' | 'stale' | 'inconclusive';
  readonly cause: Cause | null;
  readonly checks: number;
  readonly detail: string;
};

export function skipped(detail: string): Verification {
  return { outcome: 'skipped', evidence: null, cause: null, before: 'not-asked', checks: 0, seconds: 0, detail };
}
