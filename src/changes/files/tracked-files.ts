// Files as they are at the head, changed or not: all that are wanted (`select: all`), or some that were named.
import type { GitHubEvent } from '../../platform/event.ts';
import type { Changes, TrackedFile } from '../changed-file.ts';
import type { FindChangesOptions } from '../find-changes.ts';
import type { TreeChange } from '../git/parse.ts';
import { SourceUnable } from '../object-source.ts';
import { resolveHead } from '../range/resolve-range.ts';
import { firstAnswer, type World, withRepository } from '../repository-view.ts';
import { findCheckoutFiles, isPlainPath } from './checkout-file.ts';
import { findDeployedFiles } from './deployed-files.ts';
import type { GitPath } from './git-path.ts';
import { classifyChanges } from './resolve-changes.ts';

export type TrackedFiles = Pick<Extract<Changes, { kind: 'changed' }>, 'range' | 'notices' | 'warnings'> & {
  readonly files: readonly TrackedFile[];
};

/** Every tracked file that is wanted, symlinks followed. The range's base is null: nothing is compared. */
export function findTrackedFiles(
  event: GitHubEvent,
  options: Omit<FindChangesOptions, 'base' | 'since'>,
  world: World,
): Promise<TrackedFiles> {
  return withRepository(event, options, world, async (view) => {
    const head = await resolveHead(view, { ...options, since: 'event' });
    const listed = await firstAnswer(
      view,
      `The files of commit ${head}`,
      view.sources.map((source) => async () => {
        const notices: string[] = [];
        const entries = [...(await source.listing(head))];
        const changes = entries.map(([path, after]): TreeChange => ({ path, after }));
        const files = await classifyChanges(source, { base: null, head }, changes, options.isWanted, notices);
        return { files, notices };
      }),
    );
    const paths = listed.files.map(({ path }) => path);
    const deployed = await findDeployedFiles(view, head, paths);
    const files = listed.files.map(({ path, after }, index) => toTrackedFile(path, after, deployed[index]));
    const range = { base: null, head, source: 'select: all, every tracked file' };
    return { range, files, notices: [...view.notices, ...listed.notices], warnings: view.warnings };
  });
}

/**
 * What the checkout knows of paths that were asked for, in their order: undefined where it knows nothing. A file that
 * is there without being tracked (built by an earlier step) counts with `checkoutFile` alone. Without a checkout
 * nothing is known, which is no error.
 */
export function findFilesAt(
  paths: readonly GitPath[],
  event: GitHubEvent,
  options: Pick<FindChangesOptions, 'path' | 'githubToken'>,
  world: World,
): Promise<(TrackedFile | undefined)[]> {
  return withRepository(event, options, world, async ({ local, sources }) => {
    const [source] = sources;
    if (local === undefined || source === undefined) return paths.map(() => undefined);
    const { checkout } = local;
    const asked = new Set(paths.filter(isPlainPath));
    const tracked = new Map<GitPath, TrackedFile>();
    if (checkout.head !== undefined) {
      try {
        const entries = [...(await source.listing(checkout.head))];
        const changes = entries.map(([path, after]): TreeChange => ({ path, after }));
        const ends = { base: null, head: checkout.head };
        for (const file of await classifyChanges(source, ends, changes, (path) => asked.has(path), [])) {
          tracked.set(file.path, file);
        }
      } catch (error) {
        if (!(error instanceof SourceUnable)) throw error;
      }
    }
    const there = await findCheckoutFiles(checkout, paths);
    return paths.map((path, index) => {
      const after = tracked.get(path)?.after;
      const checkoutFile = there[index];
      return after === undefined && checkoutFile === undefined ? undefined : toTrackedFile(path, after, checkoutFile);
    });
  });
}

/**
 * Whether the commit that is checked out has any file below `folder`, or a link or a submodule in its place; undefined
 * where no checkout can tell.
 */
export function hasFilesBelow(
  folder: GitPath,
  event: GitHubEvent,
  options: Pick<FindChangesOptions, 'path' | 'githubToken'>,
  world: World,
): Promise<boolean | undefined> {
  return withRepository(event, options, world, async ({ local, sources }) => {
    const [head, source] = [local?.checkout.head, sources[0]];
    if (head === undefined || source === undefined) return undefined;
    try {
      return [...(await source.listing(head)).keys()].some((path) => path === folder || path.startsWith(`${folder}/`));
    } catch (error) {
      if (!(error instanceof SourceUnable)) throw error;
      return undefined;
    }
  });
}

function toTrackedFile(
  path: GitPath,
  after: TrackedFile['after'],
  checkoutFile: TrackedFile['checkoutFile'],
): TrackedFile {
  return { path, ...(after === undefined ? {} : { after }), ...(checkoutFile === undefined ? {} : { checkoutFile }) };
}
