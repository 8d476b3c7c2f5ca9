// Sizes of files where git cannot tell them: a shallow or blobless checkout does not have the old ones, and no checkout those
// that its branch has by now. That a file has another size than before is a proof the verification can use, no more: so GitHub is
// asked once, in a hurry, and what it does not say stays unknown.

import type { GitPath } from '../../platform/git/git-path.ts';
import type { ApiTree } from '../../platform/github/answers.ts';
import { GitHubApiError } from '../../platform/github/api-error.ts';
import type { RepositoryApi } from '../../platform/github/repository-api.ts';
import type { ChangedFile, FileVersion } from '../changed-file.ts';
import { maxPointerBytes } from '../lfs-pointer.ts';
import { isFolder } from './github-repository.ts';

export type Find = () => Promise<Pick<RepositoryApi, 'tree'> | undefined>;

/** Finds nobody any more once a question has failed: a run may compare a dozen commits, and each would wait for its time to be over. */
export function untilFailure(find: Find): Find {
  let hasFailed = false;
  return async () => {
    const api = hasFailed ? undefined : await find();
    const fail = (error: unknown) => {
      hasFailed = true;
      throw error;
    };
    return api && { tree: (id, options) => api.tree(id, options).catch(fail) };
  };
}

/** The same files, with `before.size` where GitHub told it. Asks nothing where no size is missing. */
export async function withOldSizes(
  files: readonly ChangedFile[],
  base: string | null,
  find: Find,
): Promise<readonly ChangedFile[]> {
  if (base === null) return files;
  const sizes = await findSizes(
    files.map(({ path, before }) => [path, before]),
    base,
    find,
  );
  if (sizes.size === 0) return files;
  return files.map((file) => ({ ...file, before: file.before && withSize(file.before, sizes) }));
}

/** The same of files as that commit has them. */
export async function withSizes(
  files: ReadonlyMap<GitPath, FileVersion>,
  commit: string,
  find: Find,
): Promise<Map<GitPath, FileVersion>> {
  const sizes = await findSizes([...files], commit, find);
  return new Map([...files].map(([path, version]) => [path, withSize(version, sizes)]));
}

function withSize(version: FileVersion, sizes: ReadonlyMap<string, number>): FileVersion {
  return { ...version, size: version.size ?? sizes.get(version.blobId) };
}

/** By blob id, of those that have none. */
async function findSizes(
  files: readonly (readonly [path: GitPath, version: FileVersion | undefined])[],
  commit: string,
  find: Find,
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  const missing = new Map<string, GitPath>();
  for (const [path, version] of files) {
    if (version !== undefined && version.size === undefined) missing.set(version.blobId, path);
  }
  const api = missing.size === 0 ? undefined : await find();
  try {
    if (api !== undefined) await readSizes(api, commit, '', missing, sizes);
  } catch (error) {
    if (!(error instanceof GitHubApiError)) throw error;
  }
  return sizes;
}

/** Moves what a tree tells from `missing` to `sizes`. Of one that the API cuts off only the folders are asked for that hold a file in question. */
async function readSizes(
  api: Pick<RepositoryApi, 'tree'>,
  tree: string,
  prefix: string,
  missing: Map<string, GitPath>,
  sizes: Map<string, number>,
): Promise<void> {
  const whole = await api.tree(tree, { recursive: true });
  takeSizes(whole, missing, sizes);
  if (!whole.isTruncated || missing.size === 0) return;
  const folder = await api.tree(tree, { recursive: false });
  takeSizes(folder, missing, sizes);
  for (const { path, id } of folder.entries.filter(isFolder)) {
    const inside = `${prefix}${path}/`;
    if (missing.values().some((each) => each.startsWith(inside))) await readSizes(api, id, inside, missing, sizes);
  }
}

function takeSizes({ entries }: ApiTree, missing: Map<string, GitPath>, sizes: Map<string, number>): void {
  for (const { id, size } of entries) {
    // A text that small may stand for the file (Git LFS), and is not its size then.
    if (missing.delete(id) && size !== undefined && size > maxPointerBytes) sizes.set(id, size);
  }
}
