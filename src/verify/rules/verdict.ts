// What the rules say of one answer, and of an asset.
import type { Cause, OwnCause } from '../cause.ts';
import type { Answer, Need } from '../known/known.ts';
import type { Evidence } from '../verification.ts';

/**
 * What one answer shows by itself: the row of the table in docs/verification.md that decides. `right`: the state that should be
 * served; `wrong`: another state; `open`: nothing that decides.
 */
export type Finding = Right | Unproved;

/** Classifies an answer of one URL by the table. */
export type Classify = (answer: Answer) => Finding;

/** `rule`: the name of the row. `known-for-good.ts`, `judge-url.ts` and `stays.ts` depend on some of them. */
type Words = { readonly rule: string; readonly detail: string };

/** `isProvisional`: one more check has to show that imgix held the right file all the time. */
export type Right = Words & { readonly kind: 'right'; readonly evidence: Evidence; readonly isProvisional?: boolean };

export type Unproved = Words & {
  readonly kind: 'wrong' | 'open';
  readonly cause: OwnCause;
  /** The probe that might decide. */
  readonly need?: Need | undefined;
  /** A moment: whether the answer was stored before or after it would decide, and `Age` may tell. */
  readonly ageSinceMs?: number | undefined;
};

export function right(rule: string, evidence: Evidence, detail: string): Right {
  return { rule, kind: 'right', evidence, detail };
}

export function wrong(rule: string, cause: OwnCause, detail: string, need?: Need): Unproved {
  return { rule, kind: 'wrong', cause, detail, need };
}

export function oldRendering(rule: string, detail: string, need?: Need): Unproved {
  return wrong(rule, { kind: 'old-rendering' }, detail, need);
}

/** `cause`: by default that nothing tells. */
export function open(rule: string, detail: string, more: Partial<Omit<Unproved, keyof Words | 'kind'>> = {}): Unproved {
  return { rule, kind: 'open', cause: { kind: 'unknown-content' }, detail, ...more };
}

export const indeterminateBytes =
  "imgix serves bytes that are not the file's, and nothing tells from which file they were made.";

/** What would be reported if it ended now. */
export type Verdict =
  | {
      readonly outcome: 'verified';
      readonly evidence: Evidence;
      readonly supersededBy?: string;
      readonly detail: string;
    }
  | { readonly outcome: 'stale' | 'inconclusive'; readonly cause: Cause; readonly detail: string };

/** What, other than time, the next check is for. `mayPurgeTell`: one more purge may bring an answer that shows it. */
export type Wait =
  /** The proof must hold twice, so far apart. */
  | { readonly kind: 'confirmation'; readonly apartMs: number }
  /** An answer's age tells exactly n seconds after this moment whether it was stored since. */
  | { readonly kind: 'age'; readonly sinceMs: number; readonly mayPurgeTell?: boolean }
  /** Nothing but time shows that the purge has had its effect. */
  | { readonly kind: 'effect'; readonly untilMs: number; readonly mayPurgeTell?: boolean };

export type Judgement = {
  readonly rule: string;
  readonly verdict: Verdict;
  /** The last answer showed the state that should be, proved or not: no further purge is needed. */
  readonly isRight: boolean;
  /** Proved, since nothing but time has shown that it stays: which the next purge puts off. */
  readonly isByTime?: boolean;
  readonly need?: Need | undefined;
  readonly wait?: Wait | undefined;
};
