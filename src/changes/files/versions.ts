// What is known of the content behind tree entries without fetching it: sizes, and Git LFS pointers.
import type { ChangedFile, FileVersion } from '../changed-file.ts';
import { maxPointerBytes, parseLfsPointer } from '../lfs-pointer.ts';
import type { Blob, Repository } from '../repository.ts';
import type { TreeEntry } from '../tree.ts';
import type { ResolvedChange, ResolvedEntry } from './resolve-changes.ts';

/** The same files (no links, no submodules) with what is known of their contents. */
export async function describeVersions(
  repository: Repository,
  head: string,
  files: readonly ResolvedChange[],
): Promise<ChangedFile[]> {
  const ids = files.flatMap(({ before, after }) => [before?.id, after?.id]).filter((id) => id !== undefined);
  const isLfs = files.length > 0 && (await usesLfs(repository, head));
  const maxBytes = maxPointerBytes;
  const known = new Map<string, Blob>(await repository.readBlobs([...new Set(ids)], { maxBytes, transfer: false }));
  const pointers = isLfs ? await pointersToFetch(repository, head, files, known) : [];
  for (const [id, blob] of await repository.readBlobs(pointers, { maxBytes, transfer: true })) known.set(id, blob);
  const describe = ({ id, size }: TreeEntry, content: Buffer | undefined): FileVersion => ({
    blobId: id,
    size: known.get(id)?.size ?? size,
    lfs: content && parseLfsPointer(content),
  });
  /** The older commit may have had Git LFS where the newer one has none: a text that small may stand for the file. */
  const describeOld = (entry: TreeEntry): FileVersion => {
    const content = known.get(entry.id)?.content;
    const version = describe(entry, content);
    const isKnown = content !== undefined || (version.size ?? 0) > maxPointerBytes;
    return isKnown ? version : { ...version, size: undefined };
  };
  return files.map(({ path, change, before, after }) => ({
    path,
    change,
    before: before && describeOld(before),
    after: after && describe(after, isLfs ? known.get(after.id)?.content : undefined),
  }));
}

/** Larger ones, which git takes up to 100 MB, may speak of it: to ask git then is cheaper than to read them. */
const maxAttributesBytes = 1024 ** 2;

/** Whether any .gitattributes of the commit speak of Git LFS: cheap to know, and no in most repositories. */
async function usesLfs(repository: Repository, commit: string): Promise<boolean> {
  const { attributes } = await repository.listTree(commit);
  const blobs = await repository.readBlobs(attributes, { maxBytes: maxAttributesBytes, transfer: true });
  return [...blobs.values()].some(({ content }) => content?.includes('filter=lfs') ?? true);
}

/** Blobs that are not at hand and in all likelihood are pointers: never a large file. */
async function pointersToFetch(
  repository: Repository,
  head: string,
  files: readonly ResolvedChange[],
  known: ReadonlyMap<string, Blob>,
): Promise<string[]> {
  const isOpen = (entry: ResolvedEntry | undefined): entry is ResolvedEntry =>
    entry !== undefined && !known.has(entry.id) && (entry.size ?? 0) <= maxPointerBytes;
  const open = files.flatMap(({ path, before, after }) =>
    [before, after].filter(isOpen).map(({ id, place = path }) => ({ id, place })),
  );
  if (open.length === 0) return [];
  const inLfs = await repository.lfsPaths(head, [...new Set(open.map(({ place }) => place))]);
  return [...new Set(open.filter(({ place }) => inLfs.has(place)).map(({ id }) => id))];
}
