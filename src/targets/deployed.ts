// With the input `deployed`, what the folder of the built files holds is what imgix should serve: not what git has.
import type { ChangedFile, TrackedFile } from '../changes/changed-file.ts';
import { ActionError } from '../errors.ts';
import type { WorkspaceFolder } from '../platform/files/workspace-folder.ts';
import type { GitPath } from '../platform/git/git-path.ts';
import { listFirst } from '../platform/wording.ts';
import { nearestName, toNearestWords } from './selection/nearest.ts';
import { createFileFilter, toRepositoryPath, toSourcePath } from './selection/wanted-files.ts';
import type { Targets } from './targets.ts';

export type Deployed = {
  /** The input as it was written. */
  readonly input: string;
  /** The folder of the repository as which it is laid out. */
  readonly root: string;
  readonly folder: WorkspaceFolder;
};

/** Finding what is near takes time. */
const maxShown = 5;

/** What to do where the folder has nothing of what it should have. */
export const howToLayOut =
  'The folder must be laid out as `root`, hold the files as they are deployed, by the names that git has, and be built before this step.';

/**
 * The changed files as they are deployed; git's own versions of them say nothing. One that is not in the folder is left out,
 * with a warning, as a build may leave out drafts. Throws `invalid-input` where none of them is there, and none of
 * `listTracked`, all that git has, either: then the folder is another one. One that git has deleted may still be built.
 */
export async function toDeployedChanges(
  files: readonly ChangedFile[],
  deployed: Deployed,
  listTracked: () => Promise<readonly GitPath[]>,
): Promise<Pick<Targets, 'notices' | 'warnings'> & { readonly files: readonly ChangedFile[] }> {
  const found = await findAll(files, deployed);
  const kept = found.flatMap((file): ChangedFile[] => {
    const { path, change, checkoutFile } = file;
    if (!isThere(file)) return change === 'deleted' ? [{ path, change }] : [];
    return [{ path, change: change === 'deleted' ? 'modified' : change, checkoutFile }];
  });
  const missing = found.filter((file) => file.change !== 'deleted' && !isThere(file));
  const notices = tellKept(
    found.filter((file) => file.change === 'deleted' && isThere(file)),
    deployed,
  );
  if (missing.length === 0) return { files: kept, notices, warnings: [] };
  const words = await tellMissing(missing, deployed);
  if (found.some(isThere) || (await hasAny(await listTracked(), deployed)))
    return { files: kept, notices, warnings: [`${words} What is not deployed is not purged.`] };
  throw new ActionError(
    'invalid-input',
    `${words} None of the files that git has is there, so nothing was purged. ${howToLayOut}`,
  );
}

/** Another source may make it; or the folder was not emptied before the build. */
function tellKept(kept: readonly Named[], { input }: Deployed): string[] {
  if (kept.length === 0) return [];
  const told = listFirst(kept, maxShown, ({ path }) => `\`${path}\``);
  return [
    `git has deleted ${told}, and the folder \`${input}\` (input \`deployed\`) still has ${kept.length === 1 ? 'it' : 'them'}: imgix is expected to serve what is there. If ${kept.length === 1 ? 'it' : 'they'} should be gone, empty the folder before the build.`,
  ];
}

/** Every file of the folder that one of these globs matches, as if it stood below `root`. Throws `invalid-input` where it has none at all. */
export async function listDeployedFiles(globs: readonly string[], deployed: Deployed): Promise<TrackedFile[]> {
  const { input, root } = deployed;
  const paths = await listAsInRepository(deployed);
  if (paths.length === 0) throw new ActionError('invalid-input', `${toNoFiles(input)}. ${howToLayOut}`);
  const wanted = paths.filter(createFileFilter(root, globs)).sort();
  return (await findAll(wanted.map(toNamed), deployed)).filter(isThere);
}

/** Of the whole folder, as if each stood below `root`. */
export async function listAsInRepository(deployed: Deployed): Promise<GitPath[]> {
  return (await listAll(deployed)).map((path) => toRepositoryPath(deployed.root, path));
}

/** What the folder has at paths that were asked for; no entry where it has nothing: `missing` is a sentence about those. */
export async function findDeployedFiles(
  paths: readonly GitPath[],
  deployed: Deployed,
): Promise<{ readonly files: readonly TrackedFile[]; readonly missing: string | undefined }> {
  const found = await findAll(paths.map(toNamed), deployed);
  const missing = found.filter((file) => !isThere(file));
  return {
    files: found.filter(isThere),
    missing: missing.length === 0 ? undefined : await tellMissing(missing, deployed),
  };
}

type Named = Pick<TrackedFile, 'path'>;

function toNamed(path: GitPath): Named {
  return { path };
}

/** With what the folder has at the path of each. */
function findAll<T extends Named>(files: readonly T[], { root, folder }: Deployed): Promise<(T & TrackedFile)[]> {
  const find = async (file: T) => {
    const sourcePath = toSourcePath(root, file.path);
    return { ...file, checkoutFile: sourcePath === undefined ? undefined : await folder.find(sourcePath) };
  };
  return Promise.all(files.map(find));
}

async function hasAny(files: readonly GitPath[], deployed: Deployed): Promise<boolean> {
  const there = new Set(await listAll(deployed));
  return files.some((path) => there.has(toSourcePath(deployed.root, path) ?? path));
}

function isThere({ checkoutFile }: TrackedFile): boolean {
  return checkoutFile !== undefined;
}

/** Throws `invalid-input` where a part of the folder cannot be read, as one that a build in a container has left may be. */
async function listAll({ input, folder }: Deployed): Promise<readonly GitPath[]> {
  return folder.list().catch((error: NodeJS.ErrnoException) => {
    const remedy = error.code === undefined ? '' : ' Let the build leave its files readable for the user of this step.';
    const message = `Input \`deployed\`: the folder \`${input}\` cannot be read whole (${error.message}).${remedy}`;
    throw new ActionError('invalid-input', message, { cause: error });
  });
}

async function tellMissing(missing: readonly Named[], deployed: Deployed): Promise<string> {
  const { input, root } = deployed;
  const there = await listAll(deployed);
  const told = listFirst(missing, maxShown, ({ path }) => {
    const sourcePath = toSourcePath(root, path) ?? path;
    const nearest = nearestName(sourcePath, there);
    return `\`${sourcePath}\`${nearest === undefined ? '' : ` (the nearest there is ${toNearestWords(sourcePath, nearest)})`}`;
  });
  return there.length === 0
    ? `${toNoFiles(input)}; missing: ${told}.`
    : `Input \`deployed\`: the folder \`${input}\` does not have ${told}.`;
}

function toNoFiles(input: string): string {
  return `Input \`deployed\`: the folder \`${input}\` has no files at all`;
}
