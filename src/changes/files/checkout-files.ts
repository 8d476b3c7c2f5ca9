// The files in the work tree that hold the deployed content of paths, where the checkout has it.
import { open, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { ActionError } from '../../errors.ts';
import { Gate } from '../../platform/gate.ts';
import { isInside } from '../../platform/workspace-file.ts';
import type { Checkout } from '../git/checkout.ts';
import type { OpenRepository } from '../open-repository.ts';
import { type GitPath, toGitPathBytes } from './git-path.ts';
import { maxPointerBytes, parseLfsPointer } from './lfs-pointer.ts';

/** Lookups under way at a time: the system answers several at once, and tens of thousands of paths are ordinary. */
const maxLookups = 32;

/**
 * In the order of `paths`; undefined where the checkout does not have a path's version at `commit`. It may stand at another
 * one: for a pull request at the merge of base and head, whose files are the head's own unless the base changed them too.
 */
export async function findFilesAtCommit(
  { repository, checkout }: Pick<OpenRepository, 'repository' | 'checkout'>,
  commit: string,
  paths: readonly GitPath[],
): Promise<(string | Buffer | undefined)[]> {
  if (checkout?.head === undefined) return paths.map(() => undefined);
  if (checkout.head === commit) return findCheckoutFiles(checkout, paths);
  try {
    const differing = new Set((await repository.diffTrees(commit, checkout.head)).map(({ path }) => path));
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

/** As `findCheckoutFile`, in the order of the paths. Undefined ones are not looked for. */
export function findCheckoutFiles(
  checkout: Checkout,
  paths: readonly (GitPath | undefined)[],
): Promise<(string | Buffer | undefined)[]> {
  const gate = new Gate(maxLookups);
  const find = async (path: GitPath | undefined) =>
    path === undefined ? undefined : gate.run(() => findCheckoutFile(checkout, path));
  return Promise.all(paths.map(find));
}

/**
 * Absolute path of a regular file, symlinks followed. Undefined where there is none (a sparse checkout, say), where it
 * would lie outside of the work tree or in git's own folder, and where it is the text of a Git LFS pointer.
 */
async function findCheckoutFile(checkout: Checkout, path: GitPath): Promise<string | Buffer | undefined> {
  const { topLevel } = checkout;
  if (topLevel === undefined || !canBeCheckedOut(path)) return undefined;
  try {
    // Names that are not UTF-8 exist on Linux only, where a path may be given as bytes.
    const named = path.isWellFormed()
      ? `${topLevel}${sep}${path}`
      : Buffer.concat([Buffer.from(`${topLevel}/`), toGitPathBytes(path)]);
    const bytes = await realpath(named, { encoding: 'buffer' });
    const text = bytes.toString('utf8');
    const file = Buffer.from(text, 'utf8').equals(bytes) ? text : bytes;
    if (!isInside(topLevel, text) || isInside(checkout.gitDir, text) || hasGitFolder(text.slice(topLevel.length))) {
      return undefined;
    }
    if (isOtherSpelling(path, text.slice(topLevel.length + 1).replaceAll(sep, '/'))) return undefined;
    const { size, isFile } = await stat(file).then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile || (size <= maxPointerBytes && (await isPointer(file)))) return undefined;
    return file;
  } catch {
    // Not there, or not readable: then what git knows of the file has to do.
    return undefined;
  }
}

/** A path below the root, with no part that leads elsewhere. */
export function isPlainPath(path: GitPath): boolean {
  return !path.includes('\0') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** On Windows `\` would lead into a folder and `:` to a stream of the file; git checks no such name out there. */
export function canBeCheckedOut(path: GitPath, separator: string = sep): boolean {
  return isPlainPath(path) && (separator === '/' || !/[\\:]/.test(path));
}

/** macOS and Windows find `Hero.jpg` as `hero.jpg`, too; imgix does not. How accents are composed is theirs to choose. */
export function isOtherSpelling(asked: GitPath, found: string): boolean {
  const [a, b] = [asked.normalize('NFC'), found.normalize('NFC')];
  return a !== b && a.toLowerCase() === b.toLowerCase();
}

/** Git's own folder, of this or of a nested repository: it may hold credentials. */
function hasGitFolder(path: string): boolean {
  return path.split(/[/\\]/).some((part) => part.toLowerCase() === '.git');
}

async function isPointer(file: string | Buffer): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    return parseLfsPointer(await handle.readFile()) !== undefined;
  } finally {
    await handle.close();
  }
}
