// What the event's branch holds by now for an asset's path: a newer push may have won (evidence `superseded`).
import type { FileVersion } from '../changes/changed-file.ts';
import type { GitPath } from '../platform/git/git-path.ts';
import type { Clock } from '../platform/timing/clock.ts';
import { type ExpectedContent, oldOf } from './expected-content.ts';
import type { Newest } from './known/known.ts';
import { toFingerprint } from './probe/fingerprint.ts';

/** The branch's tip, and its file at each path: null where there is none, no entry where the branch does not tell. */
export type BranchState = { readonly commit: string; readonly versions: ReadonlyMap<GitPath, FileVersion | null> };

/** Never rejects. Undefined where the branch cannot be asked. */
export type BranchNow = (paths: readonly GitPath[]) => Promise<BranchState | undefined>;

export type FindNewest = (file: GitPath | null, expected: ExpectedContent) => Promise<Newest | undefined>;

/** For this long one answer serves all assets. */
const maxAgeMs = 30_000;
/** A server that hangs must not hold the checks up. An answer that comes later serves whoever asks then. */
const maxWaitMs = 5_000;

/** Asks for all paths at once, as soon as the first asset needs it. An older answer counts until a newer one is there. */
export function openNewest(branchNow: BranchNow, paths: readonly GitPath[], clock: Clock): FindNewest {
  let state: BranchState | undefined;
  let pending: Promise<void> | undefined;
  /** When the branch was asked, while that is pending; else when it answered. */
  let sinceMs = Number.NEGATIVE_INFINITY;
  const agoMs = () => clock.monotonicMs() - sinceMs;
  const ask = async () => {
    sinceMs = clock.monotonicMs();
    state = (await branchNow(paths)) ?? state;
    sinceMs = clock.monotonicMs();
    pending = undefined;
  };
  return async (file, expected) => {
    if (file === null || expected.kind === 'unknown') return undefined;
    if (pending === undefined && agoMs() >= maxAgeMs) pending = ask();
    if (pending !== undefined) await within(pending, maxWaitMs - agoMs(), clock);
    const version = state?.versions.get(file);
    if (state === undefined || version === undefined) return undefined;
    const newest = toNewestContent(expected, version);
    return newest === undefined ? undefined : { commit: state.commit, expected: newest };
  };
}

async function within(work: Promise<void>, ms: number, clock: Clock): Promise<void> {
  const late = Promise.withResolvers<void>();
  const disarm = clock.alarm(Math.max(0, ms), late.resolve);
  return Promise.race([work, late.promise]).finally(disarm);
}

/** Undefined where the branch holds what the commit does. */
function toNewestContent(
  expected: Exclude<ExpectedContent, { kind: 'unknown' }>,
  version: FileVersion | null,
): ExpectedContent | undefined {
  if (version === null) return expected.kind === 'removed' ? undefined : { kind: 'removed', old: 'unknown' };
  const found = toFingerprint(version);
  const [due, old] = [expected.now, oldOf(expected)];
  if (due?.id === found.id) return undefined;
  const isBack = old?.id === found.id;
  // Of the old file the size is known, which the branch does not always tell.
  const now = isBack ? old : found;
  const isOldOpen = expected.old === 'unknown' || (old !== undefined && (old.size ?? now.size) === now.size);
  // Where the branch has the old file back, no other old file is known. Where it has one that may be as long as that, or one of a
  // length that nobody knows, a size tells nothing.
  const previous = due ?? (isBack ? 'none' : expected.old);
  return { kind: 'updated', now, old: (!isBack && isOldOpen) || now.size === undefined ? 'unknown' : previous };
}
