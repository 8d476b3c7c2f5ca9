// Files as a commit has them, changed or not: all that are wanted, or some that were named.
import { withoutAnswer } from '../../errors.ts';
import { type GitPath, isPlainPath } from '../../platform/git/git-path.ts';
import type { FileVersion, TrackedFile } from '../changed-file.ts';
import { withSizes } from '../github/missing-sizes.ts';
import type { OpenRepository } from '../open-repository.ts';
import type { Repository } from '../repository.ts';
import { findCheckoutFiles } from './checkout-files.ts';
import { type ResolvedChange, resolveFileChanges } from './resolve-changes.ts';
import { describeVersions } from './versions.ts';

/** The path of every tracked file of a commit that is wanted. */
export async function findTrackedPaths(
  { repository }: OpenRepository,
  commit: string,
  isWanted: (path: GitPath) => boolean,
): Promise<GitPath[]> {
  return (await filesOf(repository, commit, isWanted)).map(({ path }) => path);
}

/**
 * What the checkout knows of paths that were asked for, in their order: undefined where it knows nothing. A file that
 * is there without being tracked (built by an earlier step) counts with `checkoutFile` alone. Without a checkout
 * nothing is known, which is no error.
 */
export async function findRequestedFiles(
  { repository, checkout }: OpenRepository,
  paths: readonly GitPath[],
): Promise<(TrackedFile | undefined)[]> {
  if (checkout === undefined) return paths.map(() => undefined);
  const tracked = await filesByPath(repository, checkout.head, paths).catch(withoutAnswer);
  const there = await findCheckoutFiles(checkout, paths);
  return paths.map((path, index) => {
    const [after, checkoutFile] = [tracked?.get(path), there[index]];
    return after === undefined && checkoutFile === undefined ? undefined : { path, after, checkoutFile };
  });
}

/** `has`: whether anything is, or may be, at a path. Where that is none of `files`, nobody can tell what it shows: a link out of the repository, say. */
type BranchFiles = {
  readonly commit: string;
  readonly files: ReadonlyMap<GitPath, FileVersion>;
  readonly has: (path: GitPath) => boolean;
};

/**
 * What a branch holds now, on the remote: where it stands, and the files at these paths, links followed. Costs one transfer,
 * without any file's content, and a question to GitHub's API, which tells their sizes. Rejects with `range-unavailable` where the
 * remote cannot be asked.
 */
export async function findBranchFiles(
  { repository, sizesApi }: OpenRepository,
  branch: string,
  paths: readonly GitPath[],
): Promise<BranchFiles> {
  const commit = await repository.branchTip(branch);
  const files = await filesByPath(repository, commit, paths);
  const { entries, isPartial = false } = await repository.listTree(commit);
  const has = (path: GitPath) => isPartial || entries.has(path);
  return { commit, files: await withSizes(files, commit, sizesApi), has };
}

/** The paths of all that a commit holds but folders, from the first one at each call; undefined where nobody can tell. */
export async function listFiles(
  { repository }: OpenRepository,
  commit: string,
): Promise<(() => Iterable<GitPath>) | undefined> {
  const listing = await repository.listTree(commit).catch(withoutAnswer);
  return listing?.isPartial ? undefined : listing?.paths;
}

async function filesByPath(
  repository: Repository,
  commit: string | undefined,
  paths: readonly GitPath[],
): Promise<Map<GitPath, FileVersion>> {
  if (commit === undefined) return new Map();
  const asked = new Set(paths.filter(isPlainPath));
  const found = await filesOf(repository, commit, (path) => asked.has(path));
  const files = await describeVersions(repository, commit, found);
  return new Map(files.flatMap(({ path, after }) => (after === undefined ? [] : [[path, after]])));
}

async function filesOf(
  repository: Repository,
  commit: string,
  isWanted: (path: GitPath) => boolean,
): Promise<readonly ResolvedChange[]> {
  const everything = await repository.diffTrees(null, commit);
  return (await resolveFileChanges(repository, { base: null, head: commit }, everything, isWanted)).files;
}
