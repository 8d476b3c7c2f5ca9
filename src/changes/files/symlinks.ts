// Follows a symbolic link inside of a tree. Pure apart from reading the links' own texts.

import type { TreeEntry, TreeListing } from '../git/parse.ts';
import { type GitPath, parseGitPath } from './git-path.ts';

/** Reads what a link points at: the bytes of its blob. */
export type ReadLink = (blobId: string) => Promise<Uint8Array | undefined>;

const maxHops = 40; // as Linux, path_resolution(7)

/**
 * The file that `path` leads to, links in its folders included. Undefined where it leads out of the repository, into a
 * submodule, to a folder, in a circle or to nothing.
 */
export async function followSymlinks(
  path: GitPath,
  listing: TreeListing,
  readLink: ReadLink,
): Promise<TreeEntry | undefined> {
  const pending = path.split('/').reverse();
  const done: string[] = [];
  let hops = 0;
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (done.pop() === undefined) return undefined;
      continue;
    }
    done.push(part);
    const entry = listing.get(done.join('/'));
    if (entry === undefined) continue;
    if (entry.kind === 'file') return pending.length === 0 ? entry : undefined;
    const target = entry.kind === 'symlink' && hops++ < maxHops ? await readLink(entry.id) : undefined;
    if (target === undefined || target.length === 0 || target[0] === 0x2f) return undefined;
    done.pop();
    pending.push(...parseGitPath(target).split('/').reverse());
  }
  return undefined;
}
