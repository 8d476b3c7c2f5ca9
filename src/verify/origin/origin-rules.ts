// Whether the origin has the new state, by its last answer: only then a purge makes imgix load that. Pure.
import { toBytes } from '../../platform/wording.ts';
import type { OwnCause } from '../cause.ts';
import { type CheckoutFile, type Content, type ExpectedContent, recognise } from '../expected-content.ts';
import type { Newest } from '../known/known.ts';
import { isMissing } from '../known/seen.ts';
import { emptyBody, htmlPage, isUnreadable } from '../probe/non-asset.ts';
import type { OtherStatus, Seen, Served } from '../probe/read-answer.ts';
import { toFaultFinding } from '../rules/fault-rules.ts';

export type KnownOrigin = {
  readonly expected: ExpectedContent;
  /** The last answer. A 304 keeps the one before it. */
  readonly seen: Seen;
  /** The wall (`toWall`) that every answer so far has shown. */
  readonly wall: string | undefined;
  readonly checkout: CheckoutFile | undefined;
  /** What the branch holds by now. */
  readonly newest: Newest | undefined;
  /** Whether the branch may be asked. */
  readonly isNewestDue: boolean;
  /** The origin gave the old file at some time. */
  readonly wasAtOrigin: boolean;
  /** The needs that were met in this round. */
  readonly asked: ReadonlySet<OriginNeed>;
};

/** `whole`: the body, which was not read, or told its length only at its end. The others as in `NeedKind`. */
export type OriginNeed = 'whole' | 'checkout' | 'newest';

export type OriginState = {
  readonly isReady: boolean;
  /** False where it may be another state: a filter may have changed the old file, a 403 be a refusal, a newer push have won. */
  readonly isCertain: boolean;
  /** Completes "https://... ", the file's URL at the origin. */
  readonly detail: string;
  /** The cause, where the answer tells nothing of a file for certain. */
  readonly fault: OwnCause | null;
  /** The cause, where it has no such file for certain. */
  readonly absence: OwnCause | null;
  /** Waiting would not change it. */
  readonly isForGood: boolean;
  /** What imgix should serve. Of an unknown file, what the origin has. */
  readonly expected: ExpectedContent;
  /** Set where the origin has this state instead: a newer push has won already. */
  readonly newest?: Newest;
  /** As in `KnownOrigin`: what is gone now was there. */
  readonly wasAtOrigin: boolean;
};

/** What one answer of the origin shows by itself. `fault`: only where that is not told by its kind. */
type OriginFinding = Pick<OriginState, 'isReady' | 'isCertain' | 'detail'> & {
  readonly fault?: OwnCause | null;
  /** What imgix should serve, where only this answer tells. */
  readonly due: ExpectedContent | undefined;
};

export function judgeOrigin(known: KnownOrigin): {
  readonly state: OriginState;
  readonly need: OriginNeed | undefined;
} {
  const { expected, seen, wall, checkout, newest, wasAtOrigin } = known;
  const { due = expected, ...found } = judgeSeen(expected, seen, checkout);
  const absence = isAbsent(seen) ? ({ kind: 'missing', status: seen.status } as const) : null;
  const isForGood = wall !== undefined;
  const state = { fault: toFault(seen), ...found, absence, expected: due, wasAtOrigin, isForGood };
  const newestNeed: OriginNeed | undefined = known.isNewestDue && !state.isReady ? 'newest' : undefined;
  const need = [toReadingNeed(known), newestNeed].find((one) => one !== undefined && !known.asked.has(one));
  const isWon = !state.isReady && newest !== undefined && judgeSeen(newest.expected, seen, undefined).isReady;
  return { need, state: isWon ? { ...state, isReady: true, isCertain: false, newest } : state };
}

/** The probe that would tell what the answer is, where it was not read far enough. */
function toReadingNeed({ expected, seen, checkout, newest }: KnownOrigin): OriginNeed | undefined {
  const content = recognise(expected, seen, checkout);
  if (content === 'unhashed') return 'checkout';
  // What cannot be the commit's file, by its length, can be the branch's.
  const isUnmeasured = newest !== undefined && recognise(newest.expected, seen, undefined) === 'unmeasured';
  return content === 'unmeasured' || isUnmeasured ? 'whole' : undefined;
}

function toFault(seen: Seen): OwnCause | null {
  return seen.kind === 'served' || isAbsent(seen) ? null : toFaultFinding(seen, 'It', false).cause;
}

function isAbsent(seen: Seen): seen is OtherStatus {
  return seen.kind === 'status' && (seen.status === 404 || seen.status === 410);
}

function judgeSeen(expected: ExpectedContent, seen: Seen, checkout: CheckoutFile | undefined): OriginFinding {
  switch (seen.kind) {
    case 'failed':
      return finding(false, `could not be fetched: ${seen.reason}`);
    case 'status':
      // Storage that may not be listed answers so for a missing file, and a filter for a client that it refuses: its page tells nothing.
      if (seen.status === 403) {
        const { challengeBy: by } = seen;
        const why = by === undefined ? ': it has no such file, or it refuses this step' : ` with a challenge of ${by}`;
        return { ...finding(expected.kind !== 'updated' && by === undefined, `answers 403${why}`), isCertain: false };
      }
      if (!isMissing(seen)) return finding(false, `answers ${seen.status}`);
      if (expected.kind === 'updated') return finding(false, `answers ${seen.status}, it has no such file`);
      return finding(
        true,
        `answers ${seen.status}`,
        expected.kind === 'unknown' ? { kind: 'removed', old: 'unknown' } : undefined,
      );
    case 'served':
      return judgeServed(expected, seen, checkout);
    default:
      return seen satisfies never;
  }
}

function judgeServed(expected: ExpectedContent, seen: Served, checkout: CheckoutFile | undefined): OriginFinding {
  const { body, nonAssetReason } = seen;
  if (expected.kind === 'unknown') {
    // A Source may serve a file with any type, but these two are no file.
    if (nonAssetReason === emptyBody || nonAssetReason === htmlPage)
      return finding(false, `answers with ${nonAssetReason}, which is not the asset`);
    if (body.sha256 === null) return finding(false, 'sends a body that could not be read');
    const now = { kind: 'sha256', id: body.sha256, size: body.length } as const;
    return finding(true, 'serves it', { kind: 'updated', now, old: 'unknown', isByOrigin: true });
  }
  const content = recognise(expected, seen, checkout);
  if (content !== 'other') return finding(content === 'new', contentWords[content]);
  // An old file that was empty, or a fault.
  if (nonAssetReason === emptyBody) return finding(false, `answers with ${emptyBody}`);
  if (expected.kind === 'removed' && expected.old !== 'unknown')
    return { ...finding(true, 'serves another file in its place'), isCertain: false };
  if (nonAssetReason === htmlPage) {
    const not = expected.kind === 'removed' ? 'does not show that the file is gone, as 404 would' : 'is not the file';
    return finding(false, `answers with ${nonAssetReason}, which ${not}`);
  }
  // Mostly the name of the encoding is wrong, and these are the file's bytes: then they would have been recognised.
  if (isUnreadable(nonAssetReason)) {
    const { cause } = toFaultFinding(seen, 'It', false);
    return { ...finding(false, `answers with ${nonAssetReason}, and not with the file's bytes`), fault: cause };
  }
  return finding(false, `serves a file of ${toBytes(body.length)}${toUnlike(expected)}`);
}

const contentWords: Readonly<Record<Exclude<Content, 'other'>, string>> = {
  new: 'serves the new file',
  old: 'still serves the old file',
  pointer: 'serves the Git LFS pointer, not its content',
  unmeasured: 'does not tell the length of its answer',
  unhashed: 'does not tell the length of its answer',
};

/** Of a requested URL, and of what git has not the blob of, nobody knows the old file: this may be it. */
function toUnlike(expected: Exclude<ExpectedContent, { kind: 'unknown' }>): string {
  if (expected.kind === 'removed') return '';
  return typeof expected.old === 'object' ? ' that is neither the old nor the new one' : ' that is not the new one';
}

function finding(isReady: boolean, detail: string, due?: ExpectedContent): OriginFinding {
  return { isReady, isCertain: isReady, detail, due };
}
