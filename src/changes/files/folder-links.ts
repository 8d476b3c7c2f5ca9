// Symbolic links to folders. Whether there are files below them for imgix depends on the deployment: many tools follow links to
// files alone. So they are not followed, and named where that may leave something out.
import { promises } from 'node:fs';
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
): Promise<Pick<LeftOut, 'folderLinks' | 'goneLinks' | 'hasUnread'>> {
  if (changes.length === 0) return { folderLinks: new Map(), goneLinks: new Map(), hasUnread: false };
  const listing = await repository.listTree(head);
  const present = Array.from(listing.symlinks, ([link, { id }]) => ({ link, id }));
  const changed = linksOf(
    changes.filter(({ before }) => before !== undefined),
    'after',
  );
  const former = linksOf(changes, 'before');
  const texts = await readTexts(repository, present, [...changed, ...former]);
  const toTargets = (links: readonly Link[], named?: ReadonlyMap<GitPath, GitPath>) =>
    links.flatMap(({ link, id }): FolderLink[] => {
      const folder = named?.has(link) ? undefined : toTarget(link, texts.get(id)?.content);
      return folder === undefined ? [] : [[link, folder]];
    });
  const changedPaths = () => changes.map(({ path }) => path);
  const withChanges = findShowing(toTargets(present), changedPaths, isWanted);
  const folderLinks = new Map([
    ...withChanges,
    ...findShowing(toTargets(changed, withChanges), listing.paths, isWanted),
  ]);
  const goneLinks = findShowing(
    toTargets(former, folderLinks),
    () => formerPaths(changes, listing.paths),
    // To look a path up means to read the whole listing.
    (path) => isWanted(path) && !listing.entries.has(path),
  );
  return { folderLinks, goneLinks, hasUnread: listing.isPartial === true };
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

/** What may be wrong with a folder below which git has no files: `behind` is that of `findFolderBehind`. */
export type FolderFacts = {
  readonly behind?: GitPath | undefined;
  /** The work tree has it all the same, as a build leaves one. */
  readonly isInWorkTree?: boolean;
};

export async function findFolderFacts(opened: OpenRepository, head: string, folder: GitPath): Promise<FolderFacts> {
  const { checkout } = opened;
  const [behind, isInWorkTree] = await Promise.all([
    findFolderBehind(opened, head, folder).catch(withoutAnswer),
    // Of another commit git may well have it.
    checkout?.head === head && hasEntries(posix.join(checkout.topLevel, folder)),
  ]);
  return { behind, isInWorkTree };
}

/** No folder of git's own, nor another work tree. */
async function hasEntries(folder: string): Promise<boolean> {
  if (folder.split(posix.sep).includes('.git')) return false;
  const names: readonly string[] = await promises.readdir(folder).catch(() => []);
  return names.length > 0 && !names.includes('.git');
}

/** A notice is not worth a transfer of the texts of all links that stand. */
async function readTexts(repository: Repository, present: readonly Link[], moved: readonly Link[]) {
  const read = async (links: readonly Link[], transfer: boolean) => {
    const ids = [...new Set(links.map(({ id }) => id))];
    return (await repository.readBlobs(ids, { maxBytes: maxTextBytes, transfer }).catch(withoutAnswer)) ?? [];
  };
  const atHand = new Map(await read([...present, ...moved], false));
  const missing = moved.filter(({ id }) => !atHand.has(id));
  return new Map([...atHand, ...(await read(missing, true))]);
}

type Link = { readonly link: GitPath; readonly id: string };

type FolderLink = readonly [link: GitPath, folder: GitPath];

/** A thousand links to one folder show each of its files a thousand times: a notice is not worth a look at more. */
const maxShown = 500_000;

/** Those of the links that show a path that counts. The names are only read where there are links. */
function findShowing(
  links: readonly FolderLink[],
  names: () => Iterable<GitPath>,
  counts: (path: GitPath) => boolean,
): Map<GitPath, GitPath> {
  const found = new Map<GitPath, GitPath>();
  const byFolder = new Map<GitPath, Set<GitPath>>();
  for (const [link, folder] of links) byFolder.set(folder, (byFolder.get(folder) ?? new Set()).add(link));
  for (const { link, folder, path } of listShown(byFolder, links.length === 0 ? [] : names()).take(maxShown)) {
    if (!counts(path)) continue;
    found.set(link, folder);
    // It is not asked about again.
    byFolder.get(folder)?.delete(link);
  }
  return found;
}

/** The files below the links, as these show them. */
function* listShown(byFolder: ReadonlyMap<GitPath, ReadonlySet<GitPath>>, names: Iterable<GitPath>) {
  for (const name of names) {
    for (const folder of foldersAbove(name)) {
      for (const link of byFolder.get(folder) ?? []) yield { link, folder, path: link + name.slice(folder.length) };
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
