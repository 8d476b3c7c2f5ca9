// From the paths at which two trees differ to the files that changed: links followed; submodules and links that lead
// nowhere left out, and named.

import { foldersAbove, type GitPath, unknownByte } from '../../platform/git/git-path.ts';
import { keepHeapSmall } from '../../platform/heap.ts';
import { once } from '../../platform/once.ts';
import type { ChangeType, RangeEnds } from '../changed-file.ts';
import type { Repository } from '../repository.ts';
import { type TreeChange, type TreeEntry, type TreeListing, toTreeChange } from '../tree.ts';
import type { LeftOut } from './left-out.ts';
import { followSymlinks, type Tree } from './symlinks.ts';

/** A file, or the one behind a link: then `place` is its own path. */
export type ResolvedEntry = TreeEntry & { readonly place?: GitPath };

/** Links followed, contents not looked into yet. */
export type ResolvedChange = {
  readonly path: GitPath;
  readonly change: ChangeType;
  readonly before?: ResolvedEntry | undefined;
  /** Undefined, too, for a file that became a link out of the repository: then `change` is `modified`. */
  readonly after?: ResolvedEntry | undefined;
};

/** `changes` are all between the two ends: unchanged links may show a file that is not wanted itself. */
export async function resolveFileChanges(
  repository: Repository,
  ends: RangeEnds,
  changes: readonly TreeChange[],
  isWanted: (path: GitPath) => boolean,
): Promise<{
  readonly files: readonly ResolvedChange[];
  readonly leftOut: Omit<LeftOut, 'folderLinks' | 'goneLinks'>;
}> {
  keepHeapSmall(changes.length);
  const submodules = changes.filter(({ before, after }) => before?.kind === 'submodule' || after?.kind === 'submodule');
  const wanted = changes
    .filter(({ path }) => isWanted(path) && isExact(path))
    .map(withoutSubmodules)
    .filter((change) => change !== undefined);
  const { files, lost, unseen, hidden, isUnsure } = await withLinksFollowed(
    repository,
    ends,
    changes,
    wanted,
    isWanted,
  );
  const inexact = [...changes.filter(({ path }) => isWanted(path)), ...files].filter(({ path }) => !isExact(path));
  return {
    files: inexact.length === 0 ? files : files.filter(({ path }) => isExact(path)),
    leftOut: {
      submodules: submodules.map(toPath),
      inexact: [...inexact, ...hidden].map(toPath),
      lost: lost.map(toPath),
      unseen: unseen.map(toPath),
      isUnsure,
    },
  };
}

function toPath({ path }: TreeChange): GitPath {
  return path;
}

function isExact(path: GitPath): boolean {
  return !path.includes(unknownByte);
}

/** A submodule is no file; what was a file before it, or comes after it, is. */
function withoutSubmodules(change: TreeChange): TreeChange | undefined {
  const { path, before, after } = change;
  if (before?.kind !== 'submodule' && after?.kind !== 'submodule') return change;
  const toFile = (entry: TreeEntry | undefined) => (entry?.kind === 'submodule' ? undefined : entry);
  return toTreeChange(path, toFile(before), toFile(after));
}

/** `hidden`: links that did not change, and may lead to a changed file of an inexact name. */
type Followed = { files: ResolvedChange[]; isUnsure: boolean } & Record<'lost' | 'unseen' | 'hidden', TreeChange[]>;

/** With the files that links show in place of the links. */
async function withLinksFollowed(
  repository: Repository,
  { base, head }: RangeEnds,
  changes: readonly TreeChange[],
  wanted: readonly TreeChange[],
  isWanted: (path: GitPath) => boolean,
): Promise<Followed> {
  // Made for links alone: of a million changes it would be as large as their paths.
  const byPath = once(() => new Map(changes.map((change) => [change.path, change])));
  const listing = changes.length > 0 && base !== null ? await repository.listTree(head) : undefined;
  const names = () => Iterator.from(listing?.paths() ?? byPath().keys());
  const mayHide = once(() => changes.some(({ path }) => !isExact(path)));
  const areNamesExact = once(() => !mayHide() && names().every(isExact));

  const standing = [...(listing?.symlinks ?? [])]
    .filter(([path]) => isWanted(path) && !byPath().has(path))
    .map(([path, link]): TreeChange => ({ path, before: link, after: link }));
  const all = [...wanted, ...standing];
  const treeOf = (side: Side) => toTree(side, changes, byPath, listing, mayHide);
  const trees = { before: treeOf('before'), after: treeOf('after') };
  const entryOf = await followAll(all, trees, repository, areNamesExact);
  const files: ResolvedChange[] = [];
  const lost: TreeChange[] = [];
  const unseen: TreeChange[] = [];
  const hidden: TreeChange[] = [];
  for (const change of all) {
    const { path, before, after } = change;
    const showed = entryOf('before', change);
    const was = showed ?? undefined;
    const is = entryOf('after', change);
    const isStanding = before === after;
    if (isStanding && was?.id === is?.id && (showed === undefined) === (is === undefined)) {
      if (is === undefined && mayHide()) hidden.push(change);
      continue;
    }
    // A link that is gone and led out of the repository may have shown a file; one that led nowhere takes none away.
    if (after === undefined ? showed === null : !is && was === undefined) {
      lost.push(change);
      continue;
    }
    if (after !== undefined && is === undefined) unseen.push(change);
    // A link that leads nowhere any more is a file that is gone, and one that did, and gives way to a file, none that was there;
    // one that did not change is the change of what it leads to.
    const isShown = is !== undefined && (isStanding ? showed !== undefined : showed === null);
    const isTold = is === null || isShown;
    const [old, current] = isTold ? [was, is ?? undefined] : [before, after];
    files.push({ path, before: was, after: is ?? undefined, change: toChangeType(old, current) });
  }
  return { files, lost, unseen, hidden, isUnsure: lost.length + unseen.length > 0 && !areNamesExact() };
}

const sides = ['before', 'after'] as const;
type Side = (typeof sides)[number];

/**
 * `listing` is of the newer side: what did not change is on both. `mayHide`: the API tells the difference. Of a name that it cannot
 * tell, and git can, nobody knows then whether it changed.
 */
function toTree(
  side: Side,
  changes: readonly TreeChange[],
  byPath: () => ReadonlyMap<GitPath, TreeChange>,
  listing: TreeListing | undefined,
  mayHide: () => boolean,
): Tree {
  const folders = once(() => {
    const changed = changes.values().filter(({ [side]: entry }) => entry !== undefined);
    const unchanged = Iterator.from(listing?.paths() ?? []).filter((path) => !byPath().has(path));
    return new Set(changed.map(toPath).flatMap(foldersAbove)).union(new Set(unchanged.flatMap(foldersAbove)));
  });
  return {
    lookUp: (path) => {
      if (byPath().has(path)) return byPath().get(path)?.[side];
      return isExact(path) && !path.isWellFormed() && mayHide() ? undefined : listing?.entries.get(path);
    },
    isFolder: (path) => folders().has(path),
  };
}

/** Tells either side of a change: its own entry where that is no link, else what the link leads to (see `Target`). */
async function followAll(
  changes: readonly TreeChange[],
  trees: Readonly<Record<Side, Tree>>,
  { readBlobs }: Repository,
  areNamesExact: () => boolean,
): Promise<(side: Side, change: TreeChange) => ResolvedEntry | null | undefined> {
  const links = sides.flatMap((side) =>
    changes.filter((change) => change[side]?.kind === 'symlink').map(({ path }) => ({ path, side, ...trees[side] })),
  );
  const found = await followSymlinks(links, readBlobs, areNamesExact);
  const targets = new Map(links.map(({ path, side }, index) => [`${side} ${path}`, found[index]]));
  return (side, { path, [side]: entry }) => (entry?.kind === 'symlink' ? targets.get(`${side} ${path}`) : entry);
}

function toChangeType(before: unknown, after: unknown): ChangeType {
  if (before === undefined) return 'added';
  return after === undefined ? 'deleted' : 'modified';
}
