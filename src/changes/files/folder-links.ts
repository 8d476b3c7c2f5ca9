// Symbolic links to folders. Whether there are files below them for imgix depends on the deployment: many tools follow links to
// files alone. So they are not followed, and named where that may leave something out.
import { posix } from 'node:path';
import { withoutAnswer } from '../../errors.ts';
import { foldersAbove, type GitPath, parseGitPath } from '../../platform/git/git-path.ts';
import type { Repository } from '../repository.ts';
import type { TreeChange } from '../tree.ts';
import { maxTextBytes } from './symlinks.ts';

/**
 * Links of the commit `head` that show changed files at paths that are wanted, with the folder that each leads to. Links that are
 * not at hand tell nothing.
 */
export async function findFolderLinks(
  repository: Repository,
  head: string,
  changes: readonly TreeChange[],
  isWanted: (path: GitPath) => boolean,
): Promise<ReadonlyMap<GitPath, GitPath>> {
  const shown = new Map<GitPath, GitPath>();
  if (changes.length === 0) return shown;
  const { symlinks } = await repository.listTree(head);
  const ids = [...new Set(Array.from(symlinks.values(), ({ id }) => id))];
  const texts = await repository.readBlobs(ids, { maxBytes: maxTextBytes, transfer: false }).catch(withoutAnswer);
  const byTarget = Map.groupBy(symlinks, ([link, { id }]) => toTarget(link, texts?.get(id)?.content));
  for (const { path } of byTarget.size === 0 ? [] : changes) {
    for (const folder of foldersAbove(path)) {
      for (const [link] of byTarget.get(folder) ?? [])
        if (!shown.has(link) && isWanted(link + path.slice(folder.length))) shown.set(link, folder);
    }
  }
  return shown;
}

/** Where a link leads by its text alone; undefined out of the repository, and to a folder that holds the link itself. */
function toTarget(link: GitPath, text: Buffer | undefined): GitPath | undefined {
  if (text === undefined || text[0] === 0x2f) return undefined;
  const target = posix.join(posix.dirname(link), parseGitPath(text)).replace(/\/$/, '');
  return /^\.\.?(?:\/|$)/.test(target) || link.startsWith(`${target}/`) ? undefined : target;
}
