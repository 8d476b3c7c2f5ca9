// Which files of the checkout show the versions at the range's head. The checkout may stand at another commit: for a
// pull request at the merge of base and head, whose files are the head's own unless the base changed them too.
import { findCheckoutFile } from './checkout-file.ts';
import type { GitPath } from './git-path.ts';
import { SourceUnable } from './object-source.ts';
import type { RepositoryView } from './repository-view.ts';

export type FindDeployedFile = (path: GitPath) => Promise<string | Buffer | undefined>;

export async function deployedFiles(view: RepositoryView, head: string): Promise<FindDeployedFile> {
  const { local, sources } = view;
  const checkout = local?.checkout;
  const source = sources[0];
  if (checkout?.head === undefined || checkout.topLevel === undefined || source === undefined)
    return async () => undefined;
  if (checkout.head === head) return (path) => findCheckoutFile(checkout, path);
  try {
    const differing = new Set((await source.difference(head, checkout.head)).map(({ path }) => path));
    return async (path) => (differing.has(path) ? undefined : findCheckoutFile(checkout, path));
  } catch (error) {
    if (!(error instanceof SourceUnable)) throw error;
    return async () => undefined;
  }
}
