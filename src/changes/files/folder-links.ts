// Symbolic links to folders. Whether there are files below them for imgix depends on the deployment: many tools follow links to
// files alone. So they are not followed, and named where that may leave something out.
import { posix } from 'node:path';
import { withoutAnswer } from '../../errors.ts';
import { foldersAbove, type GitPath, parseGitPath } from '../../platform/git/git-path.ts';
import type { Repository } from '../repository.ts';
import type { TreeChange } from '../tree.ts';
import { maxTextBytes } from './symlinks.ts';

/**
 * Links that show changed files at paths that are wanted, or that lead elsewhere now and show wanted ones, with the folder that each
 * leads to. Links that did not change and are not at hand tell nothing.
 */
export async function findFolderLinks(
  repository: Repository,
  head: string,
  changes: readonly TreeChange[],
  isWanted: (path: GitPath) => boolean,
): Promise<ReadonlyMap<GitPath, GitPath>> {
  const shown = new Map<GitPath, GitPath>();
  if (changes.length === 0) return shown;
  const { symlinks, paths } = await repository.listTree(head);
  const changed = changes.flatMap(({ path, before, after }) =>
    before !== undefined && after?.kind === 'symlink' ? [{ link: path, id: after.id }] : [],
  );
  const standing = Array.from(symlinks, ([link, { id }]) => ({ link, id }));
  const look = async (links: readonly Link[], names: () => Iterable<GitPath>, transfer: boolean) => {
    const ids = [...new Set(links.map(({ id }) => id))];
    const texts = await repository.readBlobs(ids, { maxBytes: maxTextBytes, transfer }).catch(withoutAnswer);
    const byTarget = Map.groupBy(links, ({ link, id }) => toTarget(link, texts?.get(id)?.content));
    for (const path of byTarget.size === 0 ? [] : names()) {
      for (const folder of foldersAbove(path)) {
        for (const { link } of byTarget.get(folder) ?? [])
          if (!shown.has(link) && isWanted(link + path.slice(folder.length))) shown.set(link, folder);
      }
    }
  };
  await look(standing, () => changes.map(({ path }) => path), false);
  await look(changed, paths, true);
  return shown;
}

type Link = { readonly link: GitPath; readonly id: string };

/** Where a link leads by its text alone; undefined out of the repository, and to a folder that holds the link itself. */
function toTarget(link: GitPath, text: Buffer | undefined): GitPath | undefined {
  if (text === undefined || text[0] === 0x2f) return undefined;
  const target = posix.join(posix.dirname(link), parseGitPath(text)).replace(/\/$/, '');
  return /^\.\.?(?:\/|$)/.test(target) || link.startsWith(`${target}/`) ? undefined : target;
}
