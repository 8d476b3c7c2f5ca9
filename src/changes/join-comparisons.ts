// Several comparisons with one head -> one: what differs from any of the older commits, each of which imgix may hold. Pure.
import type { ChangedFile, FileVersion } from './changed-file.ts';
import type { CommitComparison } from './compare-commits.ts';
import { joinLeftOut } from './files/left-out.ts';

/** In the order of `first`, then of the others. `isPart`: imgix may hold something of further commits, which are not compared. */
export function joinComparisons(
  first: CommitComparison,
  others: readonly CommitComparison[],
  isPart: boolean,
): CommitComparison {
  const joined = others.length === 0 ? first : join([first, ...others]);
  return isPart ? { ...joined, files: joined.files.map(inDoubt) } : joined;
}

function join(all: readonly CommitComparison[]): CommitComparison {
  const differing = [...new Set(all.flatMap((one) => one.differing))];
  const byPath = Map.groupBy(
    all.flatMap(({ files }) => files),
    ({ path }) => path,
  );
  const places = new Map(differing.map((path, index) => [path, index]));
  const placeOf = ({ path }: ChangedFile) => places.get(path) ?? differing.length;
  return {
    differing,
    files: Array.from(byPath.values(), joinFile).sort((one, other) => placeOf(one) - placeOf(other)),
    leftOut: joinLeftOut(
      all.map(({ leftOut }) => leftOut),
      new Set(byPath.keys()),
    ),
  };
}

/**
 * `added` only where no older commit had another content: the proof takes it that imgix has never had another one of an added file.
 * A commit that had the same content does no harm to that.
 */
function joinFile(found: readonly ChangedFile[]): ChangedFile {
  const [first] = found as readonly [ChangedFile, ...ChangedFile[]];
  const known = found.filter(({ change }) => change !== 'added');
  const [oldest = first] = known;
  // The proof may tell new from old by their sizes. If any of the old ones could be as long as the new one, that must not count.
  const { before } = known.find((file) => mayBeAsLong(file.before, first.after)) ?? oldest;
  return { ...first, change: oldest.change, before };
}

function mayBeAsLong(before: FileVersion | undefined, after: FileVersion | undefined): boolean {
  if (after === undefined) return false;
  const [old, current] = [toSize(before), toSize(after)];
  return old === undefined || old === current;
}

function toSize(version: FileVersion | undefined): number | undefined {
  return version?.lfs?.size ?? version?.size;
}

/** A commit that nobody has compared may have had another content, of any size. What is known is recognised by its hash all the same. */
function inDoubt({ change, before, ...file }: ChangedFile): ChangedFile {
  const old = before && { blobId: before.blobId, ...(before.lfs && { lfs: { sha256: before.lfs.sha256 } }) };
  return { ...file, change: change === 'added' ? 'modified' : change, ...(old && { before: old }) };
}
