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

/** What a path shows: see `Target`. */
type Shown = ResolvedEntry | null | undefined;

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
  readonly leftOut: Omit<LeftOut, 'folderLinks' | 'goneLinks' | 'hasUnread'>;
}> {
  keepHeapSmall(changes.length);
  const names = await openNames(repository, ends, changes);
  const wanted = changes.filter(({ path }) => isWanted(path));
  const asked = wanted
    .filter(({ path }) => isExact(path))
    .map(withoutSubmodules)
    .filter((change) => change !== undefined);
  const { files, lost, hidden } = await resolveAll([...asked, ...standingLinks(names, isWanted)], names, repository);
  const unseen = files.filter(({ change, after }) => change === 'modified' && after === undefined);
  const inexact = [...wanted, ...files].filter(({ path }) => !isExact(path));
  return {
    files: inexact.length === 0 ? files : files.filter(({ path }) => isExact(path)),
    leftOut: {
      submodules: changes.filter(isOfSubmodule).map(toPath),
      inexact: [...inexact, ...(names.mayHide() ? hidden : [])].map(toPath),
      lost: lost.map(toPath),
      unseen: unseen.map(toPath),
      isUnsure: lost.length + unseen.length > 0 && !names.areExact(),
    },
  };
}

function toPath({ path }: Pick<TreeChange, 'path'>): GitPath {
  return path;
}

function isExact(path: GitPath): boolean {
  return !path.includes(unknownByte);
}

function isOfSubmodule({ before, after }: TreeChange): boolean {
  return before?.kind === 'submodule' || after?.kind === 'submodule';
}

/** A submodule is no file; what was a file before it, or comes after it, is. */
function withoutSubmodules(change: TreeChange): TreeChange | undefined {
  if (!isOfSubmodule(change)) return change;
  const toFile = (entry: TreeEntry | undefined) => (entry?.kind === 'submodule' ? undefined : entry);
  return toTreeChange(change.path, toFile(change.before), toFile(change.after));
}

/** What lies at a path of the two trees. Each is looked up when it is asked for: most differences have no link in them. */
type Names = {
  readonly changes: readonly TreeChange[];
  readonly byPath: () => ReadonlyMap<GitPath, TreeChange>;
  /** Of the newer tree: what did not change is in both. None where everything is new. */
  readonly listing: TreeListing | undefined;
  /** The API tells the difference: of a name that it cannot tell, and git can, nobody knows then whether it changed. */
  readonly mayHide: () => boolean;
  /** Whether all names are told, and as they are. */
  readonly areExact: () => boolean;
  /** Whether this one would be, if there were anything. */
  readonly isTold: (path: GitPath) => boolean;
};

async function openNames(
  repository: Repository,
  { base, head }: RangeEnds,
  changes: readonly TreeChange[],
): Promise<Names> {
  // Made for links alone: of a million changes it would be as large as their paths.
  const byPath = once(() => new Map(changes.map((change) => [change.path, change])));
  const listing = changes.length > 0 && base !== null ? await repository.listTree(head) : undefined;
  const mayHide = once(() => changes.some(({ path }) => !isExact(path)));
  const isWhole = listing?.isPartial !== true;
  const areExact = once(
    () => isWhole && !mayHide() && Iterator.from(listing?.paths() ?? byPath().keys()).every(isExact),
  );
  const isTold = (path: GitPath) => isWhole && (path.isWellFormed() || areExact());
  return { changes, byPath, listing, mayHide, areExact, isTold };
}

/** Links that did not change themselves. */
function standingLinks({ listing, byPath }: Names, isWanted: (path: GitPath) => boolean): TreeChange[] {
  return [...(listing?.symlinks ?? [])]
    .filter(([path]) => isWanted(path) && !byPath().has(path))
    .map(([path, link]) => ({ path, before: link, after: link }));
}

/** With the files that links show in place of the links. `hidden`: links that stand, of which nobody knows what they show. */
async function resolveAll(changes: readonly TreeChange[], names: Names, repository: Repository) {
  const shownAt = await followAll(changes, names, repository);
  const files: ResolvedChange[] = [];
  const lost: TreeChange[] = [];
  const hidden: TreeChange[] = [];
  for (const change of changes) {
    const resolved = resolveChange(change, shownAt('before', change), shownAt('after', change));
    if (resolved === 'lost') lost.push(change);
    else if (resolved === 'hidden') hidden.push(change);
    else if (resolved !== 'same') files.push(resolved);
  }
  return { files, lost, hidden };
}

/** `showed` and `shows`: the file at the path in either tree. `lost` is a link that takes no file away and brings none. */
function resolveChange(
  { path, before, after }: TreeChange,
  showed: Shown,
  shows: Shown,
): ResolvedChange | 'same' | 'hidden' | 'lost' {
  const [was, is] = [showed ?? undefined, shows ?? undefined];
  const isStanding = before === after;
  if (isStanding && was?.id === is?.id && (showed === undefined) === (shows === undefined))
    return shows === undefined ? 'hidden' : 'same';
  // A link that is gone and led out of the repository may have shown a file; one that led nowhere takes none away.
  if (after === undefined ? showed === null : is === undefined && was === undefined) return 'lost';
  // What the link shows tells the kind of change where it leads nowhere now, where it led nowhere before and a file comes in its
  // place, and where the link itself has not changed. Otherwise the entries at the path do.
  const isNew = is !== undefined && (isStanding ? showed !== undefined : showed === null);
  const [old, current] = shows === null || isNew ? [was, is] : [before, after];
  return { path, before: was, after: is, change: toChangeType(old, current) };
}

function toChangeType(before: unknown, after: unknown): ChangeType {
  if (before === undefined) return 'added';
  return after === undefined ? 'deleted' : 'modified';
}

const sides = ['before', 'after'] as const;
type Side = (typeof sides)[number];

/** One of the two trees. */
function toTree(side: Side, { changes, byPath, listing, mayHide }: Names): Tree {
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

/** Tells either side of a change: its own entry where that is no link, else what the link leads to. */
async function followAll(
  changes: readonly TreeChange[],
  names: Names,
  { readBlobs }: Repository,
): Promise<(side: Side, change: TreeChange) => Shown> {
  const links = sides.flatMap((side) => {
    const tree = toTree(side, names);
    return changes.filter((change) => change[side]?.kind === 'symlink').map(({ path }) => ({ path, side, ...tree }));
  });
  const found = await followSymlinks(links, readBlobs, names.isTold);
  const targets = new Map(links.map(({ path, side }, index) => [`${side} ${path}`, found[index]]));
  return (side, { path, [side]: entry }) => (entry?.kind === 'symlink' ? targets.get(`${side} ${path}`) : entry);
}
