// With the input `deployed`, what the folder of the built files holds is what imgix should serve: not what git has.
import { extname } from 'node:path/posix';
import type { ChangedFile, TrackedFile } from '../changes/changed-file.ts';
import { ActionError } from '../errors.ts';
import type { FolderList, WorkspaceFolder } from '../platform/files/workspace-folder.ts';
import { foldersAbove, type GitPath } from '../platform/git/git-path.ts';
import { listFirst, quote, toCount } from '../platform/wording.ts';
import { isHashed, nearestName, toNearestWords } from './selection/nearest.ts';
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
 * `listTracked`, all that git has as far as that can be told, either: then the folder is another one. One that git has deleted may still be built.
 */
export async function toDeployedChanges(
  files: readonly ChangedFile[],
  deployed: Deployed,
  listTracked: () => Promise<readonly GitPath[] | undefined>,
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
  const tracked = found.some(isThere) ? undefined : await listTracked();
  if (tracked === undefined || (await hasAny(tracked, deployed)))
    return { files: kept, notices, warnings: [`${words} What is not deployed is not purged.`] };
  throw new ActionError(
    'invalid-input',
    `${words} None of the files that git has is there, so nothing can be purged. ${(await areHashed(missing, deployed)) ? needNoPurge : howToLayOut}`,
  );
}

const needNoPurge =
  'An image with a hash of its content in its name needs no purge, as a changed one gets a new name: leave out these by `files`, or, if the build names all so, leave out this step.';

async function areHashed(missing: readonly Named[], deployed: Deployed): Promise<boolean> {
  const { files } = await listAll(deployed);
  return missing.slice(0, maxShown).every(({ path }) => {
    const plain = toSourcePath(deployed.root, path) ?? path;
    return files.some((name) => isHashed(name, plain));
  });
}

/** Another source may make it; or the folder was not emptied before the build. */
function tellKept(kept: readonly Named[], { input }: Deployed): string[] {
  if (kept.length === 0) return [];
  const told = listFirst(kept, maxShown, ({ path }) => `\`${path}\``);
  return [
    `git has deleted ${told}, and the folder \`${input}\` (input \`deployed\`) still has ${kept.length === 1 ? 'it' : 'them'}: imgix is expected to serve what is there. If ${kept.length === 1 ? 'it' : 'they'} should be gone, empty the folder before the build.`,
  ];
}

/**
 * Every file of the folder that one of these globs matches, as if it stood below `root`; and a warning of links that lead to none.
 * Throws `invalid-input` where it has none at all.
 */
export async function listDeployedFiles(
  globs: readonly string[],
  deployed: Deployed,
): Promise<{ readonly files: readonly TrackedFile[]; readonly warnings: readonly string[] }> {
  const { input, root } = deployed;
  const list = await listAll(deployed);
  if (list.files.length === 0) throw new ActionError('invalid-input', `${toNoFiles(input, list)}. ${howToLayOut}`);
  const isWanted = createFileFilter(root, globs);
  const wanted = list.files.map((path) => toRepositoryPath(root, path)).filter(isWanted);
  const files = (await findAll(wanted.sort().map(toNamed), deployed)).filter(isThere);
  // Without an ending it may have been a folder of files.
  const lost = list.lost.filter((path) => isWanted(toRepositoryPath(root, path)) || extname(path) === '');
  const warning = `The folder \`${input}\` (input \`deployed\`) has ${toLostWords(lost)}. What is there is not looked at: let the build copy it into the folder.`;
  return { files, warnings: lost.length === 0 ? [] : [warning] };
}

/** Of the whole folder, as if each stood below `root`. */
export async function listAsInRepository(deployed: Deployed): Promise<GitPath[]> {
  return (await listAll(deployed)).files.map((path) => toRepositoryPath(deployed.root, path));
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

/** With what the folder has at the path of each. Throws `invalid-input` for files that cannot be read. */
async function findAll<T extends Named>(
  files: readonly T[],
  { input, root, folder }: Deployed,
): Promise<(T & TrackedFile)[]> {
  const unreadable: GitPath[] = [];
  const find = async (file: T) => {
    const sourcePath = toSourcePath(root, file.path);
    const found = sourcePath === undefined ? undefined : await folder.find(sourcePath);
    if (found?.isReadable === false) unreadable.push(sourcePath ?? '');
    return { ...file, checkoutFile: found?.path };
  };
  const found = await Promise.all(files.map(find));
  if (unreadable.length === 0) return found;
  throw new ActionError(
    'invalid-input',
    `Input \`deployed\`: ${toCount(unreadable.length, 'file')} of the folder \`${input}\` cannot be read: ${listFirst(unreadable.sort(), maxShown, quote)}. ${toReadable}`,
  );
}

const toReadable = 'Let the build leave its files readable for the user of this step.';

async function hasAny(files: readonly GitPath[], deployed: Deployed): Promise<boolean> {
  const there = new Set((await listAll(deployed)).files);
  return files.some((path) => there.has(toSourcePath(deployed.root, path) ?? path));
}

function isThere({ checkoutFile }: TrackedFile): boolean {
  return checkoutFile !== undefined;
}

/** Throws `invalid-input` where a part of the folder cannot be read, as one that a build in a container has left may be. */
async function listAll({ input, folder }: Deployed): Promise<FolderList> {
  return folder.list().catch((error: NodeJS.ErrnoException) => {
    const remedy = error.code === undefined ? '' : ` ${toReadable}`;
    const message = `Input \`deployed\`: the folder \`${input}\` cannot be read whole (${error.message}).${remedy}`;
    throw new ActionError('invalid-input', message, { cause: error });
  });
}

async function tellMissing(missing: readonly Named[], deployed: Deployed): Promise<string> {
  const { input, root } = deployed;
  const list = await listAll(deployed);
  const told = listFirst(missing, maxShown, ({ path }) => {
    const sourcePath = toSourcePath(root, path) ?? path;
    return [quote(sourcePath), ...toMissingHint(sourcePath, list)].join(' ');
  });
  return list.files.length === 0
    ? `${toNoFiles(input, list)}; missing: ${told}.`
    : `Input \`deployed\`: the folder \`${input}\` does not have ${told}.`;
}

/** In brackets, if any. Where there are links alone, they are told already. */
function toMissingHint(path: GitPath, { files, lost }: FolderList): string[] {
  if (files.length === 0) return [];
  const link = [path, ...foldersAbove(path)].find((one) => lost.includes(one));
  if (link !== undefined) return [`(${quote(link)} is a link that leads nowhere, or out of the workspace)`];
  const nearest = nearestName(path, files);
  return nearest === undefined ? [] : [`(the nearest there is ${toNearestWords(path, nearest)})`];
}

function toNoFiles(input: string, { lost }: FolderList): string {
  return `Input \`deployed\`: the folder \`${input}\` has no files${lost.length === 0 ? ' at all' : `, only ${toLostWords(lost)}`}`;
}

function toLostWords(lost: readonly GitPath[]): string {
  const words = `${toCount(lost.length, 'link')} that ${lost.length === 1 ? 'leads' : 'lead'} nowhere, or out of the workspace`;
  return `${words} (${listFirst([...lost].sort(), maxShown, quote)})`;
}
