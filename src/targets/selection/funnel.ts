// How many of the changed files are left at each step on the way to the assets of a run: where a `root` or a glob that
// does not fit takes them away can be read off. Pure.
import type { ChangedFile, ChangeType } from '../../changes/changed-file.ts';
import type { GitPath } from '../../platform/git/git-path.ts';
import { createFileFilter, type Selection, toSourcePath } from './wanted-files.ts';

/** Each counts files of the one before it; a rename is two files. */
export type Funnel = {
  /** Files that differ between the ends of the range. */
  readonly changed: number;
  readonly belowRoot: number;
  /** Matched by `files` as well. */
  readonly matchingFiles: number;
  /** Of a kind in `change-types` as well, and not left out: each of these is an asset on every host. */
  readonly ofWantedKind: number;
  /** Images below `root` that no line of `files` takes: one may be missing. Left out where there are none, or another hint is given. */
  readonly untaken?: { readonly count: number; readonly first: readonly GitPath[] };
};

/** Enough to tell what they have in common. */
const maxUntaken = 3;

/** What a line excludes is left out on purpose. `isImage`: below `root`, and as `files` has it by default. */
export function findUntaken(
  changed: readonly GitPath[],
  { root, files }: Selection,
  isImage: (path: GitPath) => boolean,
): Pick<Funnel, 'untaken'> {
  const including = files.filter((glob) => !glob.startsWith('!'));
  const isTaken = createFileFilter(root, including);
  const found = changed.filter((path) => isImage(path) && !isTaken(path));
  return found.length === 0 ? {} : { untaken: { count: found.length, first: found.slice(0, maxUntaken) } };
}

/** `differing` are the paths at which the trees differ; `files` those of them that match, in their order, then links to them. */
export function toFunnel(
  differing: readonly GitPath[],
  files: readonly ChangedFile[],
  { root, files: globs, changeTypes }: Selection & { readonly changeTypes: ReadonlySet<ChangeType> },
): Funnel {
  let next = 0;
  const others = differing.filter((path) => {
    const isAmongFiles = files[next]?.path === path;
    if (isAmongFiles) next++;
    return !isAmongFiles;
  });
  const othersBelowRoot = others.filter((path) => toSourcePath(root, path) !== undefined);
  return {
    changed: files.length + others.length,
    belowRoot: files.length + othersBelowRoot.length,
    matchingFiles: files.length + othersBelowRoot.filter(createFileFilter(root, globs)).length,
    ofWantedKind: files.filter(({ change }) => changeTypes.has(change)).length,
  };
}
