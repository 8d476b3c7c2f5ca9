// What the rules say of one answer, and of an asset.
import type { Cause, OwnCause } from '../cause.ts';
import type { Answer, Need } from '../known/known.ts';
import type { Evidence } from '../verification.ts';

/**
 * What one answer shows by itself: the row of the table in docs/verification.md that decides. `right`: the state that should be
 * served; `stale`: another state; `inconclusive`: nothing that decides.
 */
export type Finding = Right | Unproved;

/** Classifies an answer of one URL by the table. */
export type Classify = (answer: Answer) => Finding;

/** A row of the table in docs/verification.md; or that there was no check, no answer, or that another point of presence objects. */
export type RuleName = BytesRow | AbsenceRow | HeldRow | DerivativeRow | 'indeterminate' | OtherRule;
type BytesRow = 'new-bytes' | 'old-bytes' | 'lfs-pointer' | 'unread' | 'changed' | 'as-before';
type AbsenceRow = 'missing' | 'refused' | 'default-image' | 'not-an-asset' | 'unknown-missing' | RemovedRow;
type RemovedRow = 'gone' | 'replaced' | 'refused-removed' | 'never-seen';
type HeldRow = `held-${'unasked' | 'new' | 'new-old' | 'old' | 'other'}`;
type DerivativeRow =
  | `derivative-${'bytes' | 'old-bytes' | 'gone' | 'replaced' | 'missing' | 'indeterminate'}`
  | `derivative-${'since' | 'fresh' | 'as-before' | 'old'}`;
type OtherRule = 'unchecked' | `fault-${OwnCause['kind']}` | 'contrary-point';

type Words = { readonly rule: RuleName; readonly detail: string };

export type Right = Words & {
  readonly kind: 'right';
  readonly evidence: Evidence;
  /** One more check has to show that it was so all the time: as long as imgix held the right file, say. */
  readonly isProvisional?: boolean;
  /** It may be something that passes, and has to be so still later. */
  readonly wait?: Wait;
};

export type Unproved = Words & {
  readonly kind: 'stale' | 'inconclusive';
  readonly cause: OwnCause;
  /** The probe that might decide. */
  readonly need?: Need | undefined;
  /** What a later check might decide. */
  readonly wait?: Wait | undefined;
};

export function right(rule: RuleName, evidence: Evidence, detail: string): Right {
  return { rule, kind: 'right', evidence, detail };
}

export function stale(rule: RuleName, cause: OwnCause, detail: string, need?: Need): Unproved {
  return { rule, kind: 'stale', cause, detail, need };
}

export function oldRendering(rule: RuleName, detail: string, need?: Need): Unproved {
  return stale(rule, { kind: 'old-rendering' }, detail, need);
}

/** `cause`: by default that nothing tells. */
export function inconclusive(
  rule: RuleName,
  detail: string,
  more: Partial<Pick<Unproved, 'cause' | 'need' | 'wait'>> = {},
): Unproved {
  return { rule, kind: 'inconclusive', cause: { kind: 'unknown-content' }, detail, ...more };
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
      /** Points of presence that gave something else, and were not met again for a minute. */
      readonly notReached?: readonly string[];
      readonly cause: null;
    }
  | { readonly outcome: 'stale' | 'inconclusive'; readonly cause: Cause; readonly detail: string };

/** What the next check is for. `mayPurgeHelp`: one more purge may bring an answer that shows it. */
export type Wait =
  /** To see the same once more, this long after the last check. */
  | { readonly kind: 'confirmation'; readonly apartMs: number }
  /** To learn from an answer's age whether it was stored after this moment: exactly n seconds after it, ages tell. */
  | { readonly kind: 'age'; readonly sinceMs: number; readonly mayPurgeHelp?: boolean }
  /** To be later than this moment: nothing but time shows that the purge has had its effect, or that it stays so (`why`). */
  | { readonly kind: 'effect'; readonly untilMs: number; readonly mayPurgeHelp?: boolean; readonly why?: string };

/** What all checks of one URL come to. */
export type Judgement = {
  readonly rule: RuleName;
  readonly verdict: Verdict;
  /** The last answer showed the state that should be, proved or not: no further purge is needed. */
  readonly isRight: boolean;
  /** Only time shows that the purge has had its effect: another purge would begin that time anew. */
  readonly isProvedByTime?: boolean;
  readonly need?: Need | undefined;
  readonly wait?: Wait | undefined;
};
