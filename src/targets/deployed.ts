// With the input `deployed`, what the folder of the built files holds is what imgix should serve: not what git has.
import type { ChangedFile, TrackedFile } from '../changes/changed-file.ts';
import type { GitPath } from '../changes/files/git-path.ts';
import { ActionError } from '../errors.ts';
import type { WorkspaceFolder } from '../platform/files/workspace-folder.ts';
import { nearestName } from './selection/nearest.ts';
import { createFileFilter, type Selection, toRepositoryPath, toSourcePath } from './selection/wanted-files.ts';

export type Deployed = {
  /** The input as it was written. */
  readonly input: string;
  /** Laid out as `root`. */
  readonly folder: WorkspaceFolder;
};

/** Finding what is near takes time. */
const maxShown = 5;

/**
 * The changed files as they are deployed; git's own versions of them say nothing. One that is not in the folder is left out,
 * with a warning; throws `invalid-input` where none of them is there. One that git has deleted may still be built.
 */
export async function toDeployedChanges(
  files: readonly ChangedFile[],
  root: string,
  deployed: Deployed,
): Promise<{ readonly files: readonly ChangedFile[]; readonly warnings: readonly string[] }> {
  const found = await findAll(
    files.map(({ path }) => path),
    root,
    deployed,
  );
  const kept = files.flatMap(({ path, change }, index): ChangedFile[] => {
    const checkoutFile = found[index];
    if (checkoutFile === undefined) return change === 'deleted' ? [{ path, change }] : [];
    return [{ path, change: change === 'deleted' ? 'modified' : change, checkoutFile }];
  });
  const missing = files.filter(({ change }, index) => change !== 'deleted' && found[index] === undefined);
  if (missing.length === 0) return { files: kept, warnings: [] };
  const words = await tellMissing(
    missing.map(({ path }) => path),
    root,
    deployed,
  );
  const isAnyThere = found.some((file) => file !== undefined);
  if (isAnyThere) return { files: kept, warnings: [`${words} What is not deployed is not purged.`] };
  throw new ActionError(
    'invalid-input',
    `${words} None of the changed files is there, so nothing was purged. The folder must be laid out as \`root\`, hold the files as they are deployed, and be built before this step.`,
  );
}

/** Every file of the folder that `files` matches, as if it stood below `root`. */
export async function listDeployedFiles({ root, files }: Selection, deployed: Deployed): Promise<TrackedFile[]> {
  const { folder } = deployed;
  const isWanted = createFileFilter(root, files);
  const paths = (await listAll(deployed)).map((path) => toRepositoryPath(root, path)).filter(isWanted);
  const found = await Promise.all(
    paths.sort().map(async (path) => ({ path, checkoutFile: await find(path, root, folder) })),
  );
  return found.flatMap(({ path, checkoutFile }) => (checkoutFile === undefined ? [] : [{ path, checkoutFile }]));
}

/** What the folder has at paths that were asked for; no entry where it has nothing. */
export async function findDeployedFiles(
  paths: readonly GitPath[],
  root: string,
  deployed: Deployed,
): Promise<{ readonly files: readonly TrackedFile[]; readonly warnings: readonly string[] }> {
  const found = await findAll(paths, root, deployed);
  const missing = paths.filter((_, index) => found[index] === undefined);
  const files = paths.flatMap((path, index): TrackedFile[] => {
    const checkoutFile = found[index];
    return checkoutFile === undefined ? [] : [{ path, checkoutFile }];
  });
  const warnings = missing.length === 0 ? [] : [await tellMissing(missing, root, deployed)];
  return { files, warnings };
}

function findAll(
  paths: readonly GitPath[],
  root: string,
  { folder }: Deployed,
): Promise<(string | Buffer | undefined)[]> {
  return Promise.all(paths.map((path) => find(path, root, folder)));
}

async function find(path: GitPath, root: string, folder: WorkspaceFolder): Promise<string | Buffer | undefined> {
  const sourcePath = toSourcePath(root, path);
  return sourcePath === undefined ? undefined : folder.find(sourcePath);
}

/** Throws `invalid-input` where a part of the folder cannot be read, as one that a build in a container has left may be. */
async function listAll({ input, folder }: Deployed): Promise<readonly GitPath[]> {
  return folder.list().catch((error: NodeJS.ErrnoException) => {
    const remedy = error.code === undefined ? '' : ' Let the build leave its files readable for the user of this step.';
    const message = `Input \`deployed\`: the folder \`${input}\` cannot be read whole (${error.message}).${remedy}`;
    throw new ActionError('invalid-input', message, { cause: error });
  });
}

async function tellMissing(paths: readonly GitPath[], root: string, deployed: Deployed): Promise<string> {
  const { input } = deployed;
  const there = await listAll(deployed);
  const told = paths.slice(0, maxShown).map((path) => {
    const sourcePath = toSourcePath(root, path) ?? path;
    const nearest = nearestName(sourcePath, there);
    return `\`${sourcePath}\`${nearest === undefined ? '' : ` (the nearest there is \`${nearest}\`)`}`;
  });
  const more = paths.length > maxShown ? ` and ${paths.length - maxShown} more` : '';
  const what = there.length === 0 ? 'has no files at all; missing:' : 'does not have';
  return `Input \`deployed\`: the folder \`${input}\` ${what} ${told.join(', ')}${more}.`;
}
