// The files in the work tree that hold the deployed content of paths, where the checkout has it.
import { existsSync, promises } from 'node:fs';
import { dirname, join } from 'node:path';
import { withoutAnswer } from '../../errors.ts';
import { isInside } from '../../platform/files/workspace-file.ts';
import { findRegularFile, isGitFolder, maxLookups } from '../../platform/files/workspace-folder.ts';
import { type GitPath, isOtherSpelling } from '../../platform/git/git-path.ts';
import { mapWithin } from '../../platform/timing/gate.ts';
import type { Checkout } from '../git/checkout.ts';
import { maxPointerBytes, parseLfsPointer } from '../lfs-pointer.ts';
import type { OpenRepository } from '../open-repository.ts';

/**
 * In the order of `paths`; undefined where the checkout does not have a path's version at `commit`. It may stand at another
 * one: for a pull request at the merge of base and head, whose files are the head's own unless the base changed them too.
 */
export async function findWorkTreeFiles(
  { repository, checkout }: Pick<OpenRepository, 'repository' | 'checkout'>,
  commit: string,
  paths: readonly (GitPath | undefined)[],
): Promise<readonly (string | Buffer | undefined)[]> {
  if (checkout?.head === undefined) return paths.map(() => undefined);
  const { head } = checkout;
  // Without an answer, what git knows of the files has to do.
  const changes = head === commit ? [] : await repository.diffTrees(commit, head).catch(withoutAnswer);
  const differing = changes && new Set(changes.map(({ path }) => path));
  const isSame = (path: GitPath | undefined) => path !== undefined && differing?.has(path) === false;
  const same = paths.map((path) => (isSame(path) ? path : undefined));
  return findCheckoutFiles(checkout, same);
}

/** As `findCheckoutFile`, in the order of the paths. Undefined ones are not looked for. */
export function findCheckoutFiles(
  checkout: Checkout,
  paths: readonly (GitPath | undefined)[],
): Promise<readonly (string | Buffer | undefined)[]> {
  return mapWithin(maxLookups, paths, async (path) =>
    path === undefined ? undefined : findCheckoutFile(checkout, path),
  );
}

/**
 * Absolute path of a regular file, symlinks followed. Undefined where there is none (a sparse checkout, say), where it
 * would lie outside of the work tree or in git's own folder, and where it is a text that stands for the file.
 */
async function findCheckoutFile({ topLevel, gitDir }: Checkout, path: GitPath): Promise<string | Buffer | undefined> {
  const found = await findRegularFile(topLevel, topLevel, path);
  if (found === undefined || isInside(gitDir, found.realPath)) return undefined;
  if (found.place.split('/').some(isGitFolder) || isOtherSpelling(path, found.place)) return undefined;
  // What cannot be read is as good as not there: then what git knows of the file has to do.
  const isUseless = found.size <= maxPointerBytes && (await isStandIn(found.path).catch(() => true));
  return isUseless ? undefined : found.path;
}

/** A Git LFS pointer, or the text of a link where the checkout has none (`core.symlinks`, which Windows mostly has not). */
async function isStandIn(file: string | Buffer): Promise<boolean> {
  const content = await promises.readFile(file);
  return parseLfsPointer(content) !== undefined || namesFile(content.toString('utf8'), file.toString());
}

function namesFile(text: string, besides: string): boolean {
  const named = /^[^\0\r\n]+$/.test(text) ? join(dirname(besides), text) : besides;
  return named !== besides && existsSync(named);
}
