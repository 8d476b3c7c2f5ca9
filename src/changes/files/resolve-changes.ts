// From differing tree entries to changed files: what is added, modified, deleted; links followed; submodules and links
// that lead nowhere left out, with a notice.
import type { ChangeType, FileVersion } from '../changed-file.ts';
import type { TreeChange, TreeEntry, TreeListing } from '../git/parse.ts';
import type { ObjectSource } from '../object-source.ts';
import type { GitPath } from './git-path.ts';
import { followSymlinks } from './symlinks.ts';
import { describeVersions, linkReader, type VersionPair } from './versions.ts';

export type ClassifiedChange = {
  readonly path: GitPath;
  readonly change: ChangeType;
  readonly before?: FileVersion;
  readonly after?: FileVersion;
};

type Ends = { readonly base: string | null; readonly head: string };
type Typed = VersionPair & { readonly change: ChangeType };

/** `changes` are the wanted ones and those of submodules. Notices are appended. */
export async function classifyChanges(
  source: ObjectSource,
  ends: Ends,
  changes: readonly TreeChange[],
  isWanted: (path: GitPath) => boolean,
  notices: string[],
): Promise<ClassifiedChange[]> {
  const submodules = changes.filter(
    (change) => change.before?.kind === 'submodule' || change.after?.kind === 'submodule',
  );
  if (submodules.length > 0) notices.push(submoduleNotice(submodules));
  const isInexact = (path: GitPath) => !source.hasExactNames && path.includes('\ufffd');
  const inexact = changes.filter(({ path }) => isInexact(path));
  if (inexact.length > 0) notices.push(inexactNamesNotice(inexact));
  const files = changes
    .filter(({ path }) => isWanted(path) && !isInexact(path))
    .map(withoutSubmodules)
    .filter((change) => change !== undefined);
  const typed = await resolveLinks(source, ends, files, isWanted, notices);
  const versions = await describeVersions(source, ends.head, typed);
  return typed.map(({ path, change }, index) => ({ path, change, ...versions[index] }));
}

/** A submodule is no file; what was a file before it, or comes after it, is. */
function withoutSubmodules({ path, before, after }: TreeChange): TreeChange | undefined {
  const was = before?.kind === 'submodule' ? undefined : before;
  const is = after?.kind === 'submodule' ? undefined : after;
  if (was === undefined && is === undefined) return undefined;
  return { path, ...(was ? { before: was } : {}), ...(is ? { after: is } : {}) };
}

async function resolveLinks(
  source: ObjectSource,
  { base, head }: Ends,
  changes: readonly TreeChange[],
  isWanted: (path: GitPath) => boolean,
  notices: string[],
): Promise<Typed[]> {
  const readLink = linkReader(source);
  const listings = new Map<string, Promise<TreeListing>>();
  const listingOf = (commit: string) => {
    const listing = listings.get(commit) ?? source.listing(commit);
    listings.set(commit, listing);
    return listing;
  };
  const follow = async (commit: string | null, path: GitPath, entry: TreeEntry | undefined) => {
    if (entry?.kind !== 'symlink' || commit === null) return entry;
    return followSymlinks(path, await listingOf(commit), readLink);
  };
  const typed: Typed[] = [];
  const lost: GitPath[] = [];
  for (const { path, before, after } of changes) {
    const was = await follow(base, path, before);
    const is = await follow(head, path, after);
    const change = toChangeType(before, after);
    if (after !== undefined && is === undefined) lost.push(path);
    else typed.push({ path, change, ...(was ? { before: was } : {}), ...(is ? { after: is } : {}) });
  }
  if (lost.length > 0) notices.push(lostLinksNotice(lost));
  return [...typed, ...(await changedBehindLinks())];

  /** Links that did not change themselves, but show another content than before. */
  async function changedBehindLinks(): Promise<Typed[]> {
    if (base === null) return [];
    const seen = new Set(changes.map(({ path }) => path));
    const found: Typed[] = [];
    const after = await listingOf(head);
    const links = [...after].filter(([path, { kind }]) => kind === 'symlink' && isWanted(path) && !seen.has(path));
    for (const [path, entry] of links) {
      const was = await follow(base, path, entry);
      const is = await follow(head, path, entry);
      if (was?.id === is?.id) continue;
      found.push({
        path,
        change: toChangeType(was, is),
        ...(was ? { before: was } : {}),
        ...(is ? { after: is } : {}),
      });
    }
    return found;
  }
}

function toChangeType(before: TreeEntry | undefined, after: TreeEntry | undefined): ChangeType {
  if (before === undefined) return 'added';
  return after === undefined ? 'deleted' : 'modified';
}

function submoduleNotice(submodules: readonly TreeChange[]): string {
  return `Submodules were left out: ${someOf(submodules.map(({ path }) => path))}. Their files belong to other repositories.`;
}

function inexactNamesNotice(changes: readonly TreeChange[]): string {
  const names = someOf(changes.map(({ path }) => path));
  return `GitHub's API cannot tell names that are not UTF-8; these were left out: ${names}. Check the repository out to include them.`;
}

function lostLinksNotice(paths: readonly GitPath[]): string {
  return `Symbolic links that lead to no file of this repository were left out: ${someOf(paths)}.`;
}

function someOf(paths: readonly GitPath[]): string {
  const shown = paths.slice(0, 5).join(', ');
  return paths.length > 5 ? `${shown} and ${paths.length - 5} more` : shown;
}
