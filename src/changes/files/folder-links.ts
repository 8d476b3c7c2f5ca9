// Symbolic links to folders. Whether there are files below them for imgix depends on the deployment: many tools follow links to
// files alone. So they are not followed, which is said where it may leave something out.
import { posix } from 'node:path';
import { withoutAnswer } from '../../errors.ts';
import { foldersAbove, type GitPath, parseGitPath } from '../../platform/git/git-path.ts';
import { listFirst } from '../../platform/log-line.ts';
import type { Repository } from '../repository.ts';
import type { TreeChange } from '../tree.ts';
import { maxTextBytes } from './symlinks.ts';

const maxShown = 5;

/** A sentence where links of the commit `head` show changed files at paths that are wanted. Links that are not at hand tell nothing. */
export async function noticeOfFolderLinks(
  repository: Repository,
  head: string,
  changes: readonly TreeChange[],
  isWanted: (path: GitPath) => boolean,
): Promise<string[]> {
  if (changes.length === 0) return [];
  const { symlinks } = await repository.listTree(head);
  const ids = [...new Set(Array.from(symlinks.values(), ({ id }) => id))];
  const texts = await repository.readBlobs(ids, { maxBytes: maxTextBytes, transfer: false }).catch(withoutAnswer);
  const byTarget = Map.groupBy(symlinks, ([link, { id }]) => toTarget(link, texts?.get(id)?.content));
  const shown = new Map<GitPath, GitPath>();
  for (const { path } of byTarget.size === 0 ? [] : changes) {
    for (const folder of foldersAbove(path)) {
      for (const [link] of byTarget.get(folder) ?? [])
        if (!shown.has(link) && isWanted(link + path.slice(folder.length))) shown.set(link, folder);
    }
  }
  if (shown.size === 0) return [];
  const list = listFirst([...shown], maxShown, ([link, folder]) => `${link} (to ${folder})`);
  return [
    `Symbolic links to folders are not followed, and files changed where these lead: ${list}. Where imgix has them below the link, too, purge them with that folder as \`root\`, and a \`base-url\` that ends with the path of the link.`,
  ];
}

/** Where a link leads by its text alone; undefined out of the repository, and to a folder that holds the link itself. */
function toTarget(link: GitPath, text: Buffer | undefined): GitPath | undefined {
  if (text === undefined || text[0] === 0x2f) return undefined;
  const target = posix.join(posix.dirname(link), parseGitPath(text)).replace(/\/$/, '');
  return /^\.\.?(?:\/|$)/.test(target) || link.startsWith(`${target}/`) ? undefined : target;
}
