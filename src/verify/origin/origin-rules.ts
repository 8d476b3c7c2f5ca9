// What an answer of the origin shows: whether it has the new state, so that a purge makes imgix load that. Pure.
import type { OwnCause } from '../cause.ts';
import { type CheckoutFile, type ExpectedContent, mayHaveLength, recognise } from '../expected-content.ts';
import type { Newest } from '../known/known.ts';
import { isMissing } from '../known/seen.ts';
import { emptyBody, htmlPage } from '../probe/non-asset.ts';
import type { Seen, Served } from '../probe/read-answer.ts';
import { toFaultFinding } from '../rules/fault-rules.ts';
import { toWall } from '../rules/known-for-good.ts';

export type KnownOrigin = {
  readonly expected: ExpectedContent;
  /** The last answer that was whole. */
  readonly seen: Seen;
  /** What has stood in its place in every answer so far, and does not pass by itself. */
  readonly wall: string | undefined;
  readonly checkout: CheckoutFile | undefined;
  /** What the branch holds by now. */
  readonly newest: Newest | undefined;
  /** Whether that may be asked for. */
  readonly isNewestDue: boolean;
  /** It had a file of the asset's at some time. */
  readonly hadFile: boolean;
  /** In this round. */
  readonly asked: ReadonlySet<OriginNeed>;
};

/** `whole`: the body that was not read, or did not tell its length before its end. */
export type OriginNeed = 'whole' | 'checkout' | 'newest';

export type OriginState = {
  readonly isReady: boolean;
  /** Ready for certain: it may be the old file all the same, where filters make the deployed one differ from git's. */
  readonly isCertain: boolean;
  readonly detail: string;
  /** What it answered, where that tells nothing of a file. A 403 may. */
  readonly fault: OwnCause | null;
  /** Waiting does not change it. */
  readonly isForGood: boolean;
  /** What imgix should serve: what was expected, or what the origin has, where only that tells. */
  readonly expected: ExpectedContent;
  /** A newer push has won already: the origin has its state. */
  readonly newest?: Newest;
  /** It was seen there before: what is gone from there was there. */
  readonly hadFile: boolean;
};

/** What one answer shows. */
type Shown = Pick<OriginState, 'isReady' | 'isCertain' | 'detail'> & {
  /** What imgix should serve, where only this tells. */
  readonly due: ExpectedContent | undefined;
};

export type JudgedOrigin = { readonly state: OriginState; readonly need: OriginNeed | undefined };

export function judgeOrigin(known: KnownOrigin): JudgedOrigin {
  const { expected, seen, wall, checkout, newest, hadFile } = known;
  const { due = expected, ...shows } = judgeSeen(expected, seen, checkout);
  const state = { ...shows, expected: due, hadFile, fault: toFault(seen), isForGood: wall !== undefined };
  const newestNeed: OriginNeed | undefined = known.isNewestDue && !state.isReady ? 'newest' : undefined;
  const need = [toReadingNeed(known), newestNeed].find((one) => one !== undefined && !known.asked.has(one));
  const isWon = !state.isReady && newest !== undefined && judgeSeen(newest.expected, seen, undefined).isReady;
  return { need, state: isWon ? { ...state, isReady: true, isCertain: false, newest } : state };
}

/** What the answer may be, but does not tell as far as it was read. */
function toReadingNeed({ expected, seen, checkout, newest }: KnownOrigin): OriginNeed | undefined {
  if (seen.kind !== 'served') return undefined;
  const content = recognise(expected, seen.body, checkout);
  if (content === 'unhashed') return 'checkout';
  // It was not read, as it cannot be the commit's file; it can be the branch's.
  const isWorthIt =
    seen.body.sha256 === null && newest !== undefined && mayHaveLength(newest.expected, seen.body.length);
  return content === 'unmeasured' || isWorthIt ? 'whole' : undefined;
}

function toFault(seen: Seen): OwnCause | null {
  if (seen.kind === 'served' || (seen.kind === 'status' && (seen.status === 404 || seen.status === 410))) return null;
  return toFaultFinding(seen, 'It', false).cause;
}

/** Nor does a site that asks for credentials let this step in later. */
export function toOriginWall(seen: Seen): string | undefined {
  return seen.kind === 'status' && seen.status === 401 ? '401' : toWall(seen);
}

function judgeSeen(expected: ExpectedContent, seen: Seen, checkout: CheckoutFile | undefined): Shown {
  switch (seen.kind) {
    case 'failed':
      return shown(false, `could not be fetched: ${seen.reason}`);
    case 'status':
      // Storage that may not be listed says so of a missing file, and a filter of whom it refuses.
      if (seen.status === 403) {
        const { challengeBy } = seen;
        const why =
          challengeBy === undefined
            ? ': it has no such file, or it refuses this step'
            : ` with a challenge of ${challengeBy}`;
        const detail = `answers 403${why}`;
        return { ...shown(expected.kind !== 'updated', detail), isCertain: false };
      }
      if (!isMissing(seen)) return shown(false, `answers ${seen.status}`);
      if (expected.kind === 'updated') return shown(false, `answers ${seen.status}, it has no such file`);
      return shown(
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

function judgeServed(
  expected: ExpectedContent,
  { body, nonAssetReason }: Served,
  checkout: CheckoutFile | undefined,
): Shown {
  if (expected.kind === 'unknown') {
    // A Source may serve files as whatever it likes, but not these in place of one.
    if (nonAssetReason === emptyBody || nonAssetReason === htmlPage)
      return shown(false, `answers with ${nonAssetReason}, which is not the asset`);
    if (body.sha256 === null) return shown(false, 'sends a body that could not be read');
    const now = { kind: 'sha256', id: body.sha256, size: body.length } as const;
    return shown(true, 'serves it', { kind: 'updated', now, old: 'unknown', isByOrigin: true });
  }
  const content = recognise(expected, body, checkout);
  switch (content) {
    case 'new':
      return shown(true, 'serves the new file');
    case 'old':
      return shown(false, 'still serves the old file');
    case 'pointer':
      return shown(false, 'serves the Git LFS pointer, not its content');
    case 'unmeasured':
    case 'unhashed':
      return shown(false, 'does not tell the length of its answer');
    case 'other':
      if (expected.kind === 'removed' && expected.old !== 'unknown')
        return { ...shown(true, 'serves another file in its place'), isCertain: false };
      if (nonAssetReason === htmlPage) return shown(false, `answers with ${nonAssetReason}, which is not the file`);
      return shown(false, `serves a file of ${body.length} bytes that is neither the old nor the new one`);
    default:
      return content satisfies never;
  }
}

function shown(isReady: boolean, detail: string, due?: ExpectedContent): Shown {
  return { isReady, isCertain: isReady, detail, due };
}
