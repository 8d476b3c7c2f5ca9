// Follows symbolic links inside of a tree. The texts of links are read for all of them together, so that what they cost
// does not grow with their number.
import { type GitPath, parseGitPath } from '../../platform/git/git-path.ts';
import type { Repository } from '../repository.ts';
import type { TreeEntry } from '../tree.ts';

/** A commit's tree: what lies at a path, folders aside, and whether that is a folder. */
export type Tree = {
  readonly lookUp: (path: GitPath) => TreeEntry | undefined;
  readonly isFolder: (path: GitPath) => boolean;
};

type Link = Tree & { readonly path: GitPath };

export const maxHops = 40; // as Linux, path_resolution(7)
export const maxTextBytes = 4096; // as Linux, PATH_MAX

/** The file that a link leads to, and where that lies; null where there is none, undefined where that cannot be told. */
export type Target = (TreeEntry & { readonly place: GitPath }) | null | undefined;

/** In the order of the links. `isTold`: whether it is known for sure that nothing is at a path where nothing was found. */
export async function followSymlinks(
  links: readonly Link[],
  readBlobs: Repository['readBlobs'],
  isTold: (place: GitPath) => boolean,
): Promise<Target[]> {
  const texts = new Map<string, Uint8Array | undefined>();
  for (;;) {
    const found = links.map((link) => followSymlink(link, texts, isTold));
    const unread = new Set(found.flatMap((step) => (step.kind === 'unread' ? [step.blobId] : [])));
    if (unread.size === 0) return found.map((step) => (step.kind === 'end' ? step.target : undefined));
    const blobs = await readBlobs([...unread], { maxBytes: maxTextBytes, transfer: true });
    for (const id of unread) texts.set(id, blobs.get(id)?.content);
  }
}

type Step = { readonly kind: 'end'; readonly target: Target } | { readonly kind: 'unread'; readonly blobId: string };

/** To a folder, in a circle or to nothing. */
const nowhere: Step = { kind: 'end', target: null };

/** Out of the repository, into a submodule, or to what GitHub's API may not have told, or told differently. */
const elsewhere: Step = { kind: 'end', target: undefined };

/** Pure. Links in the path's own folders are followed too. */
function followSymlink(
  { path, lookUp, isFolder }: Link,
  texts: ReadonlyMap<string, Uint8Array | undefined>,
  isTold: (place: GitPath) => boolean,
): Step {
  const pending = path.split('/').reverse();
  const done: string[] = [];
  // So many of them are folders, as a link lies below.
  let known = 0;
  let hops = 0;
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      const place = done.join('/');
      if (done.length > known && isTold(place) && !isFolder(place)) return nowhere;
      if (done.pop() === undefined) return elsewhere;
      known = done.length;
      continue;
    }
    done.push(part);
    const place = done.join('/');
    const entry = lookUp(place);
    if (entry === undefined) continue;
    if (entry.kind === 'file') return pending.length === 0 ? { kind: 'end', target: { ...entry, place } } : nowhere;
    if (entry.kind === 'submodule') return elsewhere;
    if (hops++ >= maxHops) return nowhere;
    if (!texts.has(entry.id)) return { kind: 'unread', blobId: entry.id };
    const target = texts.get(entry.id);
    if (target === undefined || target.length === 0 || target[0] === 0x2f) return elsewhere;
    done.pop();
    known = done.length;
    pending.push(...parseGitPath(target).split('/').reverse());
  }
  return isTold(done.join('/')) ? nowhere : elsewhere;
}
