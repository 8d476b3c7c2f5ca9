// Which files Git LFS keeps, by the attributes in the checkout: those of the commit in question, or near enough to tell
// a pointer from a large file.
import { type GitPath, parseGitPath, toGitPathBytes } from '../files/git-path.ts';
import { splitAtNul } from './parse.ts';
import type { ScratchRepository } from './scratch-repository.ts';

export async function findLfsPaths(
  scratch: ScratchRepository,
  paths: readonly GitPath[],
): Promise<ReadonlySet<GitPath>> {
  const input = Buffer.concat(paths.flatMap((path) => [toGitPathBytes(path), Buffer.from([0])]));
  const output = await scratch.askCheckout(['check-attr', '--stdin', '-z', 'filter'], input);
  const fields = output === undefined ? [] : splitAtNul(output);
  const found = new Set<GitPath>();
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path, , value] = fields.slice(at, at + 3);
    if (path !== undefined && value?.toString('latin1') === 'lfs') found.add(parseGitPath(path));
  }
  return found;
}
