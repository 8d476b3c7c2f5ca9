// Which files of a commit Git LFS keeps, by the commit's own attributes: the checkout may be sparse, or stand at another
// commit. `git check-attr --source` would tell it, but came with git 2.40: so the commit is read into an index.
import { type GitPath, toGitPathBytes } from '../../platform/git/git-path.ts';
import type { ScratchRepository } from './scratch-repository.ts';

/** Git refuses names that Windows does not have. And who commits on a machine that takes `A.PNG` for `a.png` has it in LFS, too. */
const config = [
  ['core.protectNTFS', 'false'],
  ['core.ignoreCase', 'true'],
] as const;

/** One at a time, as there is one index. Attributes that are not at hand git takes for none. */
export async function findLfsPaths(
  scratch: ScratchRepository,
  commit: string,
  paths: readonly GitPath[],
): Promise<ReadonlySet<GitPath>> {
  await scratch.ask(['read-tree', commit], { config });
  const input = Buffer.concat(paths.flatMap((path) => [toGitPathBytes(path), Buffer.from([0])]));
  const { stdout } = await scratch.ask(['check-attr', '--cached', '--stdin', '-z', 'filter'], { config, input });
  // Path, attribute and value for each, in their order.
  const fields = stdout.toString('latin1').split('\0');
  return new Set(paths.filter((_, index) => fields[3 * index + 2] === 'lfs'));
}
