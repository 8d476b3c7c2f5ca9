// Sizes of the files as they were, where git cannot tell them: a shallow or blobless checkout does not have the old
// files. That a file has another size than before is a proof the verification can use, no more: so GitHub is asked
// once, in a hurry, and what it does not say stays unknown.
import type { ApiTreeEntry } from '../../platform/github/answers.ts';
import { GitHubApiError } from '../../platform/github/api-error.ts';
import type { RepositoryApi } from '../../platform/github/repository-api.ts';
import type { ChangedFile } from '../changed-file.ts';
import { maxPointerBytes } from '../files/lfs-pointer.ts';
import { isFolder } from './github-repository.ts';

/** The same files, with `before.size` where GitHub told it. Asks nothing where no size is missing. */
export async function withOldSizes(
  files: readonly ChangedFile[],
  base: string | null,
  find: () => Promise<Pick<RepositoryApi, 'tree'> | undefined>,
): Promise<readonly ChangedFile[]> {
  const open = files.filter(({ before }) => before !== undefined && before.size === undefined);
  if (base === null || open.length === 0) return files;
  const api = await find();
  if (api === undefined) return files;
  const missing = new Map(open.map(({ path, before }) => [before?.blobId, path]));
  const sizes = new Map<string, number>();
  const take = (entries: readonly ApiTreeEntry[]) => {
    for (const { id, size } of entries) {
      // A text that small may stand for the file (Git LFS), and is not its size then.
      if (missing.delete(id) && size !== undefined && size > maxPointerBytes) sizes.set(id, size);
    }
  };
  /** Of a tree that the API cuts off, only the folders that hold a file in question. */
  const walk = async (tree: string, prefix: string): Promise<void> => {
    const whole = await api.tree(tree, { recursive: true });
    take(whole.entries);
    if (!whole.isTruncated || missing.size === 0) return;
    const { entries } = await api.tree(tree, { recursive: false });
    take(entries);
    for (const folder of entries.filter(isFolder)) {
      const inside = `${prefix}${folder.path}/`;
      if ([...missing.values()].some((path) => path.startsWith(inside))) await walk(folder.id, inside);
    }
  };
  try {
    await walk(base, '');
  } catch (error) {
    if (!(error instanceof GitHubApiError)) throw error;
  }
  return files.map((file) => {
    const size = file.before === undefined ? undefined : sizes.get(file.before.blobId);
    return file.before === undefined || size === undefined ? file : { ...file, before: { ...file.before, size } };
  });
}
