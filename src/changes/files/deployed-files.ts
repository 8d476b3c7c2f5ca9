// Which files of the checkout show the versions at the range's head. The checkout may stand at another commit: for a
// pull request at the merge of base and head, whose files are the head's own unless the base changed them too.

import { ActionError } from '../../errors.ts';
import type { OpenRepository } from '../open-repository.ts';
import { findCheckoutFiles } from './checkout-file.ts';
import type { GitPath } from './git-path.ts';

/** In the order of `paths`; undefined where the checkout does not have a path's version at `head`. */
export async function findDeployedFiles(
  { repository, checkout }: Pick<OpenRepository, 'repository' | 'checkout'>,
  head: string,
  paths: readonly GitPath[],
): Promise<(string | Buffer | undefined)[]> {
  if (checkout?.head === undefined) return paths.map(() => undefined);
  if (checkout.head === head) return findCheckoutFiles(checkout, paths);
  try {
    const differing = new Set((await repository.diffTrees(head, checkout.head)).map(({ path }) => path));
    return await findCheckoutFiles(
      checkout,
      paths.map((path) => (differing.has(path) ? undefined : path)),
    );
  } catch (error) {
    // Useful, not needed: what git knows of the files has to do.
    if (!(error instanceof ActionError)) throw error;
    return paths.map(() => undefined);
  }
}
