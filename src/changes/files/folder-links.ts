// Symbolic links to folders. Whether there are files below them for imgix depends on the deployment: many tools follow links to
// files alone. So they are not followed, and named where that may leave something out.
import { posix } from 'node:path';
import { withoutAnswer } from '../../errors.ts';
import { foldersAbove, type GitPath, parseGitPath } from '../../platform/git/git-path.ts';
import type { OpenRepository } from '../open-repository.ts';
import type { Repository } from '../repository.ts';
import type { TreeChange } from '../tree.ts';
import type { LeftOut } from './left-out.ts';
import { maxHops, maxTextBytes } from './symlinks.ts';

/**
 * `folderLinks`: those that show changed files at paths that are wanted, or that lead elsewhere now and show wanted ones. `goneLinks`:
 * those that showed wanted ones, and are gone. Each with the folder that it leads to, or has led to.
 */
export async function findFolderLinks(
  repository: Repository,
  head: string,
  changes: readonly TreeChange[],
  isWanted: (path: GitPath) => boolean,
): Promise<Pick<LeftOut, 'folderLinks' | 'goneLinks'>> {
  const folderLinks = new Map<GitPath, GitPath>();
  const goneLinks = new Map<GitPath, GitPath>();
  if (changes.length === 0) return { folderLinks, goneLinks };
  const listing = await repository.listTree(head);
  const standing = Array.from(listing.symlinks, ([link, { id }]) => ({ link, id }));
  const changed = linksOf(
    changes.filter(({ before }) => before !== undefined),
    'after',
  );
  const former = linksOf(changes, 'before');
  const texts = await readTexts(repository, standing, [...changed, ...former]);
  const isNoted = (link: GitPath) => folderLinks.has(link) || goneLinks.has(link);
  const look = (links: readonly Link[], names: () => Iterable<GitPath>, note: (shown: Shown) => void) => {
    const byTarget = new Map<GitPath, Set<GitPath>>();
    for (const { link, id } of links) {
      const target = toTarget(link, texts.get(id)?.content);
      if (target !== undefined && !isNoted(link)) byTarget.set(target, (byTarget.get(target) ?? new Set()).add(link));
    }
    for (const shown of listShown(byTarget, byTarget.size === 0 ? [] : names()).take(maxShown)) {
      if (isWanted(shown.path)) note(shown);
      if (isNoted(shown.link)) byTarget.get(shown.folder)?.delete(shown.link);
    }
  };
  const noteShown = ({ link, folder }: Shown) => void folderLinks.set(link, folder);
  look(standing, () => changes.map(({ path }) => path), noteShown);
  look(changed, listing.paths, noteShown);
  // To look a path up means to read the whole listing.
  const noteGone = ({ link, folder, path }: Shown) => void (listing.entries.has(path) || goneLinks.set(link, folder));
  look(former, () => formerPaths(changes, listing.paths), noteGone);
  return { folderLinks, goneLinks };
}

/** Where a folder really lies that is a symbolic link, or lies below one; undefined where it is neither, or where that is not known. */
export async function findFolderBehind(
  { repository }: Pick<OpenRepository, 'repository'>,
  head: string,
  folder: GitPath,
): Promise<GitPath | undefined> {
  const { symlinks } = await repository.listTree(head);
  let place = folder;
  for (let hops = 0; hops <= maxHops; hops++) {
    const link = [place, ...foldersAbove(place)].find((path) => symlinks.has(path));
    const id = link && symlinks.get(link)?.id;
    if (link === undefined || id === undefined) return place === folder ? undefined : place;
    const blobs = await repository.readBlobs([id], { maxBytes: maxTextBytes, transfer: true });
    const target = toTarget(link, blobs.get(id)?.content);
    if (target === undefined) return undefined;
    place = target + place.slice(link.length);
  }
  return undefined;
}

/** A notice is not worth a transfer of the texts of all links that stand. */
async function readTexts(repository: Repository, standing: readonly Link[], moved: readonly Link[]) {
  const read = async (links: readonly Link[], transfer: boolean) => {
    const ids = [...new Set(links.map(({ id }) => id))];
    return (await repository.readBlobs(ids, { maxBytes: maxTextBytes, transfer }).catch(withoutAnswer)) ?? [];
  };
  const atHand = new Map(await read([...standing, ...moved], false));
  const missing = moved.filter(({ id }) => !atHand.has(id));
  return new Map([...atHand, ...(await read(missing, true))]);
}

type Link = { readonly link: GitPath; readonly id: string };

/** A file as a link shows it. */
type Shown = { readonly link: GitPath; readonly folder: GitPath; readonly path: GitPath };

/** A thousand links to one folder show each of its files a thousand times: a notice is not worth a look at more. */
const maxShown = 500_000;

function* listShown(
  byTarget: ReadonlyMap<GitPath, ReadonlySet<GitPath>>,
  names: Iterable<GitPath>,
): Generator<Shown, void> {
  for (const name of names) {
    for (const folder of foldersAbove(name)) {
      for (const link of byTarget.get(folder) ?? []) yield { link, folder, path: link + name.slice(folder.length) };
    }
  }
}

function linksOf(changes: readonly TreeChange[], side: 'before' | 'after'): Link[] {
  return changes.flatMap(({ path, [side]: entry }) =>
    entry?.kind === 'symlink' ? [{ link: path, id: entry.id }] : [],
  );
}

/** What the older commit had: all that the newer one has but what is new, and what is gone. */
function* formerPaths(changes: readonly TreeChange[], paths: () => Iterable<GitPath>): Iterable<GitPath> {
  const added = new Set<GitPath>();
  for (const { path, before, after } of changes) {
    if (before === undefined) added.add(path);
    else if (after === undefined) yield path;
  }
  for (const path of paths()) if (!added.has(path)) yield path;
}

/** Where a link leads by its text alone; undefined out of the repository, and to a folder that holds the link itself. */
function toTarget(link: GitPath, text: Buffer | undefined): GitPath | undefined {
  if (text === undefined || text[0] === 0x2f) return undefined;
  const target = posix.join(posix.dirname(link), parseGitPath(text)).replace(/\/$/, '');
  return /^\.\.?(?:\/|$)/.test(target) || link.startsWith(`${target}/`) ? undefined : target;
}
