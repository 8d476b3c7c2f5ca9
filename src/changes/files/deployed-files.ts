// Which files of the checkout show the versions at the range's head. The checkout may stand at another commit: for a
// pull request at the merge of base and head, whose files are the head's own unless the base changed them too.

import { SourceUnable } from '../object-source.ts';
import type { RepositoryView } from '../repository-view.ts';
import { findCheckoutFiles } from './checkout-file.ts';
import type { GitPath } from './git-path.ts';

/** In the order of `paths`; undefined where the checkout does not have a path's version at `head`. */
export async function findDeployedFiles(
  view: RepositoryView,
  head: string,
  paths: readonly GitPath[],
): Promise<(string | Buffer | undefined)[]> {
  const { local, sources } = view;
  const checkout = local?.checkout;
  const source = sources[0];
  if (checkout?.head === undefined || source === undefined) return paths.map(() => undefined);
  if (checkout.head === head) return findCheckoutFiles(checkout, paths);
  try {
    const differing = new Set((await source.difference(head, checkout.head)).map(({ path }) => path));
    const same = paths.map((path) => (differing.has(path) ? undefined : path));
    return await findCheckoutFiles(checkout, same);
  } catch (error) {
    if (!(error instanceof SourceUnable)) throw error;
    return paths.map(() => undefined);
  }
}
