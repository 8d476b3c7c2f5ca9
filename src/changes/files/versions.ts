// What is known of the content behind tree entries without fetching it: sizes, Git LFS pointers, the files that
// symbolic links lead to.
import type { FileVersion } from '../changed-file.ts';
import type { TreeEntry } from '../git/parse.ts';
import type { BlobAnswer, ObjectSource } from '../object-source.ts';
import type { GitPath } from './git-path.ts';
import { maxPointerBytes, parseLfsPointer } from './lfs-pointer.ts';
import type { ReadLink } from './symlinks.ts';

export type VersionPair = { readonly path: GitPath; readonly before?: TreeEntry; readonly after?: TreeEntry };

/** The versions of files (no links, no submodules), in the order of `pairs`. */
export async function describeVersions(
  source: ObjectSource,
  head: string,
  pairs: readonly VersionPair[],
): Promise<{ readonly before?: FileVersion; readonly after?: FileVersion }[]> {
  const known = new Map<string, BlobAnswer>(await source.blobs(idsOf(pairs), maxPointerBytes));
  const wanted = await pointersToFetch(source, head, pairs, known);
  for (const [id, blob] of wanted.length > 0 ? await source.fetchBlobs(wanted) : []) known.set(id, blob);
  const describe = (entry: TreeEntry): FileVersion => {
    const blob = known.get(entry.id);
    const size = blob?.size ?? entry.size;
    const lfs = blob?.content && parseLfsPointer(blob.content);
    return { blobId: entry.id, ...(size === undefined ? {} : { size }), ...(lfs === undefined ? {} : { lfs }) };
  };
  return pairs.map(({ before, after }) => ({
    ...(before === undefined ? {} : { before: describe(before) }),
    ...(after === undefined ? {} : { after: describe(after) }),
  }));
}

/** Reads links, each once, fetched where it must be: a link's text is as small as a path. */
export function linkReader(source: ObjectSource): ReadLink {
  const read = new Map<string, Promise<Uint8Array | undefined>>();
  return (id) => {
    let answer = read.get(id);
    if (answer === undefined) {
      answer = source.blobs([id], 4096).then(async (known) => {
        if (known.has(id)) return known.get(id)?.content;
        return (await source.fetchBlobs([id])).get(id)?.content;
      });
      read.set(id, answer);
    }
    return answer;
  };
}

/** Blobs that are not at hand and in all likelihood are pointers: never a large file. */
async function pointersToFetch(
  source: ObjectSource,
  head: string,
  pairs: readonly VersionPair[],
  known: ReadonlyMap<string, BlobAnswer>,
): Promise<string[]> {
  const isOpen = (entry: TreeEntry | undefined) =>
    entry !== undefined && !known.has(entry.id) && (entry.size ?? 0) <= maxPointerBytes;
  const open = pairs.filter(({ before, after }) => isOpen(before) || isOpen(after));
  if (open.length === 0) return [];
  const inLfs = await source.lfsPaths(
    head,
    open.map(({ path }) => path),
  );
  const ids = open
    .filter(({ path }) => inLfs.has(path))
    .flatMap(({ before, after }) => [before, after].filter(isOpen).map((entry) => entry?.id ?? ''));
  return [...new Set(ids)];
}

function idsOf(pairs: readonly VersionPair[]): string[] {
  return [...new Set(pairs.flatMap(({ before, after }) => [before?.id, after?.id]))].filter((id) => id !== undefined);
}
