// From the paths at which two trees differ to the files that changed: links followed; submodules and links that lead
// nowhere left out, with a notice.

import { keepHeapSmall } from '../../platform/heap.ts';
import { once } from '../../platform/once.ts';
import type { ChangeType, CommitRange } from '../changed-file.ts';
import type { Repository } from '../repository.ts';
import { type TreeChange, type TreeEntry, toTreeChange } from '../tree.ts';
import { type GitPath, unknownByte } from './git-path.ts';
import { followSymlinks, type Link, type Lookup } from './symlinks.ts';

/** A file, or the one behind a link: then `place` is its own path. */
export type ResolvedEntry = TreeEntry & { readonly place?: GitPath };

/** Links followed, contents not looked into yet. */
export type ResolvedChange = {
  readonly path: GitPath;
  readonly change: ChangeType;
  readonly before?: ResolvedEntry | undefined;
  readonly after?: ResolvedEntry | undefined;
};

type Ends = Pick<CommitRange, 'base' | 'head'>;

/** `changes` are all between the two ends: unchanged links may show a file that is not wanted itself. */
export async function resolveFileChanges(
  repository: Repository,
  ends: Ends,
  changes: readonly TreeChange[],
  isWanted: (path: GitPath) => boolean,
): Promise<{ readonly files: readonly ResolvedChange[]; readonly notices: readonly string[] }> {
  keepHeapSmall(changes.length);
  const submodules = changes.filter(({ before, after }) => before?.kind === 'submodule' || after?.kind === 'submodule');
  const wanted = changes
    .filter(({ path }) => isWanted(path) && isExact(path))
    .map(withoutSubmodules)
    .filter((change) => change !== undefined);
  const { files, lost, orElse } = await withLinksFollowed(repository, ends, changes, wanted, isWanted);
  const inexact = [changes, files].flatMap((some) => some.filter(({ path }) => !isExact(path)));
  return {
    files: inexact.length === 0 ? files : files.filter(({ path }) => isExact(path)),
    notices: [
      ...noticeOf('Submodules were left out', submodules, ' Their files belong to other repositories.'),
      ...noticeOf(
        "GitHub's API cannot tell names that are not UTF-8; these were left out",
        inexact,
        ' Check the repository out to include them.',
      ),
      ...noticeOf(`Symbolic links that lead to no file of this repository${orElse} were left out`, lost),
    ],
  };
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

/** With the files that links show in place of the links. `orElse`: where those that are lost may lead. */
async function withLinksFollowed(
  repository: Repository,
  { base, head }: Ends,
  changes: readonly TreeChange[],
  wanted: readonly TreeChange[],
  isWanted: (path: GitPath) => boolean,
): Promise<{ readonly files: ResolvedChange[]; readonly lost: TreeChange[]; readonly orElse: string }> {
  // Made for links alone: of a million changes it would be as large as their paths.
  const byPath = once(() => new Map(changes.map((change) => [change.path, change])));
  const listing = changes.length > 0 && base !== null ? await repository.listTree(head) : undefined;
  const standing = [...(listing?.symlinks ?? [])]
    .filter(([path]) => isWanted(path) && !byPath().has(path))
    .map(([path, link]): TreeChange => ({ path, before: link, after: link }));
  const lookUp =
    (side: 'before' | 'after'): Lookup =>
    (path) =>
      byPath().has(path) ? byPath().get(path)?.[side] : listing?.entries.get(path);
  const [atBase, atHead] = [lookUp('before'), lookUp('after')];

  const all = [...wanted, ...standing];
  const links: Link[] = all.flatMap(({ path, before, after }) => [
    ...(before?.kind === 'symlink' ? [{ path, lookUp: atBase }] : []),
    ...(after?.kind === 'symlink' ? [{ path, lookUp: atHead }] : []),
  ]);
  const names = () => Iterator.from(listing?.paths() ?? byPath().keys());
  const isSure = once(() => names().every(isExact));
  const targets = (await followSymlinks(links, repository.readBlobs, isSure)).values();
  const files: ResolvedChange[] = [];
  const lost: TreeChange[] = [];
  for (const [place, entry] of all.entries()) {
    const { path, before, after } = entry;
    const was = (before?.kind === 'symlink' ? targets.next().value : before) ?? undefined;
    const is = after?.kind === 'symlink' ? targets.next().value : after;
    const isStanding = place >= wanted.length;
    if (isStanding && was?.id === is?.id) continue;
    const leadsToNone = after !== undefined && !is;
    if (leadsToNone && (was === undefined || is === undefined)) lost.push(entry);
    // A link that leads nowhere shows a file no longer, and one that stands what it leads to; else the commit says it.
    else {
      const change = isStanding || leadsToNone ? toChangeType(was, is ?? undefined) : toChangeType(before, after);
      files.push({ path, before: was, after: is ?? undefined, change });
    }
  }
  return { files, lost, orElse: lost.length === 0 || isSure() ? '' : ", or to a name that GitHub's API cannot tell," };
}

function toChangeType(before: unknown, after: unknown): ChangeType {
  if (before === undefined) return 'added';
  return after === undefined ? 'deleted' : 'modified';
}

function noticeOf(leftOut: string, changes: readonly TreeChange[], remark = ''): string[] {
  if (changes.length === 0) return [];
  const shown = changes.slice(0, 5).map(({ path }) => path);
  const more = changes.length > 5 ? ` and ${changes.length - 5} more` : '';
  return [`${leftOut}: ${shown.join(', ')}${more}.${remark}`];
}
