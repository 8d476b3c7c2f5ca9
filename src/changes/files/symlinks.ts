// Follows symbolic links inside of a tree. The texts of links are read for all of them together, so that what they cost
// does not grow with their number.
import type { Repository } from '../repository.ts';
import type { TreeEntry } from '../tree.ts';
import { type GitPath, parseGitPath } from './git-path.ts';

/** What lies at a path of a commit, folders aside. */
export type Lookup = (path: GitPath) => TreeEntry | undefined;

export type Link = { readonly path: GitPath; readonly lookUp: Lookup };

const maxHops = 40; // as Linux, path_resolution(7)
const maxTextBytes = 4096; // as Linux, PATH_MAX

/** The file that each link leads to, in their order; undefined where `followSymlink` says so. */
export async function followSymlinks(
  links: readonly Link[],
  readBlobs: Repository['readBlobs'],
): Promise<(TreeEntry | undefined)[]> {
  const texts = new Map<string, Uint8Array | undefined>();
  for (;;) {
    const found = links.map(({ path, lookUp }) => followSymlink(path, lookUp, texts));
    const unread = new Set(found.flatMap((step) => (step.kind === 'unread' ? [step.blobId] : [])));
    if (unread.size === 0) return found.map((step) => (step.kind === 'file' ? step.entry : undefined));
    const blobs = await readBlobs([...unread], { maxBytes: maxTextBytes, transfer: true });
    for (const id of unread) texts.set(id, blobs.get(id)?.content);
  }
}

type Step =
  | { readonly kind: 'file'; readonly entry: TreeEntry }
  /** Out of the repository, into a submodule, to a folder, in a circle or to nothing. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'unread'; readonly blobId: string };

const lost: Step = { kind: 'lost' };

/** Pure. Links in the path's own folders are followed too. */
function followSymlink(path: GitPath, lookUp: Lookup, texts: ReadonlyMap<string, Uint8Array | undefined>): Step {
  const pending = path.split('/').reverse();
  const done: string[] = [];
  let hops = 0;
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (done.pop() === undefined) return lost;
      continue;
    }
    done.push(part);
    const entry = lookUp(done.join('/'));
    if (entry === undefined) continue;
    if (entry.kind === 'file') return pending.length === 0 ? { kind: 'file', entry } : lost;
    if (entry.kind !== 'symlink' || hops++ >= maxHops) return lost;
    if (!texts.has(entry.id)) return { kind: 'unread', blobId: entry.id };
    const target = texts.get(entry.id);
    if (target === undefined || target.length === 0 || target[0] === 0x2f) return lost;
    done.pop();
    pending.push(...parseGitPath(target).split('/').reverse());
  }
  return lost;
}
