// Two commits in; the files out that differ, with what is known of their contents.
import { join } from 'node:path';
import type { GitPath } from '../platform/git/git-path.ts';
import type { ChangedFile, RangeEnds } from './changed-file.ts';
import { findWorkTreeFiles } from './files/checkout-files.ts';
import { findFolderLinks } from './files/folder-links.ts';
import type { LeftOut } from './files/left-out.ts';
import { type ResolvedChange, resolveFileChanges } from './files/resolve-changes.ts';
import { describeVersions } from './files/versions.ts';
import { withOldSizes } from './github/missing-sizes.ts';
import type { OpenRepository } from './open-repository.ts';

export type CompareOptions = {
  /** Whether a file counts at all; what is not wanted is not looked into. */
  readonly isWanted: (path: GitPath) => boolean;
  /** Whether anybody will compare contents: to find out what is known of them costs more than the difference itself. */
  readonly contents: boolean;
  /** Whether these are so many that nobody will, after all. */
  readonly isRefused?: ((files: readonly Pick<ChangedFile, 'path' | 'change'>[]) => boolean) | undefined;
};

export type CommitComparison = {
  /** Every path at which the two trees differ, wanted or not. */
  readonly differing: readonly GitPath[];
  /** In that order, then links that did not change themselves. */
  readonly files: readonly ChangedFile[];
  readonly leftOut: LeftOut;
};

export async function compareCommits(
  opened: OpenRepository,
  ends: RangeEnds,
  { isWanted, contents, isRefused = () => false }: CompareOptions,
): Promise<CommitComparison> {
  const { repository } = opened;
  const differing = await repository.diffTrees(ends.base, ends.head);
  const [found, links] = await Promise.all([
    resolveFileChanges(repository, ends, differing, isWanted),
    findFolderLinks(repository, ends.head, differing, isWanted),
  ]);
  const files =
    contents && !isRefused(found.files)
      ? await withContents(found.files, ends, opened)
      : found.files.map(({ path, change }) => ({ path, change }));
  return { differing: differing.map(({ path }) => path), files, leftOut: { ...found.leftOut, ...links } };
}

async function withContents(
  files: readonly ResolvedChange[],
  { base, head }: RangeEnds,
  opened: OpenRepository,
): Promise<ChangedFile[]> {
  const places = files.map(({ path, change, after }) => (change === 'deleted' ? undefined : (after?.place ?? path)));
  const [described, inCheckout] = await Promise.all([
    describeVersions(opened.repository, head, files).then((known) => withOldSizes(known, base, opened.sizesApi)),
    findWorkTreeFiles(opened, head, places),
  ]);
  // Of a link out of the repository the checkout may have a submodule's file, or else, without links, its text.
  const isText = ({ path, after }: ChangedFile, found: string | Buffer) =>
    after === undefined && String(found) === join(opened.checkout?.topLevel ?? '', path);
  return described.map((file, index) => {
    const found = inCheckout[index];
    return { ...file, checkoutFile: found === undefined || isText(file, found) ? undefined : found };
  });
}
