// The stage `changes`: event and inputs in; the files that differ out, or the reason why there is nothing to do.
// See docs/changed-files.md for every situation.
import { join } from 'node:path';
import { ActionError } from '../errors.ts';
import type { GitPath } from '../platform/git/git-path.ts';
import type { ChangedFile, Changes, CommitRange } from './changed-file.ts';
import { findWorkTreeFiles } from './files/checkout-files.ts';
import { noticeOfFolderLinks } from './files/folder-links.ts';
import { type ResolvedChange, resolveFileChanges } from './files/resolve-changes.ts';
import { describeVersions } from './files/versions.ts';
import { withOldSizes } from './github/missing-sizes.ts';
import { hurried, type OpenRepository } from './open-repository.ts';
import { type RangeOptions, resolveHead, resolveRange } from './range/resolve-range.ts';

export type FindChangesOptions = RangeOptions & {
  /** Whether a file counts at all; what is not wanted is not looked into. */
  readonly isWanted: (path: GitPath) => boolean;
  /** Whether anybody will compare contents: to find out what is known of them costs more than the difference itself. */
  readonly contents: boolean;
};

/**
 * Finds what changed. Throws an ActionError (`range-unavailable`, `github-api-failed`, `repository-unusable`,
 * `invalid-input`, `event-unusable`) where the difference cannot be had: never an empty list instead.
 */
export async function findChanges(opened: OpenRepository, options: FindChangesOptions): Promise<Changes> {
  const resolved = await resolveRange(opened, options);
  return resolved.kind === 'range'
    ? compare(opened, resolved.range, options)
    : { ...resolved, notices: opened.notices, warnings: opened.warnings };
}

type Changed = Extract<Changes, { kind: 'changed' }>;

/** Every tracked file that is wanted: what differs from the empty tree. */
export async function findAllFiles(opened: OpenRepository, options: FindChangesOptions): Promise<Changed> {
  const head = await resolveHead(opened, options);
  return compare(opened, { base: null, head, source: 'every tracked file' }, options);
}

async function compare(
  opened: OpenRepository,
  range: CommitRange,
  { isWanted, contents }: FindChangesOptions,
): Promise<Changed> {
  const { repository, notices, warnings } = opened;
  const differing = await repository.diffTrees(range.base, range.head).catch((error: unknown) => {
    if (!(error instanceof ActionError)) throw error;
    throw new ActionError(error.code, `${error.message} The range: ${range.source}.`, { cause: error });
  });
  const [found, linked] = await Promise.all([
    resolveFileChanges(repository, range, differing, isWanted),
    noticeOfFolderLinks(repository, range.head, differing, isWanted),
  ]);
  const files = contents
    ? await withContents(found.files, range, opened)
    : found.files.map(({ path, change }) => ({ path, change }));
  const paths = differing.map(({ path }) => path);
  return {
    kind: 'changed',
    range,
    differing: paths,
    files,
    notices: [...notices, ...found.notices, ...linked],
    warnings,
  };
}

async function withContents(
  files: readonly ResolvedChange[],
  { base, head }: CommitRange,
  opened: OpenRepository,
): Promise<ChangedFile[]> {
  const places = files.map(({ path, change, after }) => (change === 'deleted' ? undefined : (after?.place ?? path)));
  const [described, inCheckout] = await Promise.all([
    describeVersions(opened.repository, head, files).then((known) =>
      withOldSizes(known, base, () => opened.checkoutApi(hurried)),
    ),
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
