// What the event's branch holds by now for an asset's path: a newer push may have won.
import type { FileVersion } from '../changes/changed-file.ts';
import type { Clock } from '../platform/clock.ts';
import type { GitPath } from '../platform/git/git-path.ts';
import { dueOf, type ExpectedContent, oldOf } from './expected-content.ts';
import type { Newest } from './known/known.ts';
import { toFingerprint } from './probe/fingerprint.ts';

/** The tip of the branch, and its version of each path; null where it has none. */
export type BranchState = { readonly commit: string; readonly versions: ReadonlyMap<GitPath, FileVersion | null> };

/** Rejects never: undefined where the branch cannot be asked. */
export type BranchNow = (paths: readonly GitPath[]) => Promise<BranchState | undefined>;

export type FindNewest = (file: GitPath | null, expected: ExpectedContent) => Promise<Newest | undefined>;

/** An answer serves all assets for so long. */
const maxAgeMs = 30_000;
/** A server that hangs must not keep the assets from being checked; what comes later serves those that ask then. */
const maxWaitMs = 5_000;

/** Asks for all paths at once, when the first asset has been waiting for long. While it asks once more, the answer before counts. */
export function openNewest(branchNow: BranchNow, paths: readonly GitPath[], clock: Clock): FindNewest {
  let state: BranchState | undefined;
  let pending: Promise<void> | undefined;
  /** Asked while it is pending, answered afterwards. */
  let sinceMs = Number.NEGATIVE_INFINITY;
  const agoMs = () => clock.monotonicMs() - sinceMs;
  const ask = async () => {
    sinceMs = clock.monotonicMs();
    state = await branchNow(paths);
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
  const now = toFingerprint(version);
  const [due, old] = [dueOf(expected), oldOf(expected)];
  if (due?.id === now.id) return undefined;
  const isBack = old?.id === now.id;
  const isAsLongAsOld = !isBack && old !== undefined && old.size === now.size;
  // The deleted file is back: what has its size is no other one that is known.
  const previous = due ?? (isBack ? 'none' : expected.old);
  return { kind: 'updated', now, old: isAsLongAsOld ? 'unknown' : previous };
}
