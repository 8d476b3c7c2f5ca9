// A folder of the workspace that an input names, with the files in it: what an earlier step has built.
import { constants, type Dirent, promises } from 'node:fs';
import { relative, sep } from 'node:path';
import { canBeCheckedOut, type GitPath, isOtherSpelling, parseGitPath, toGitPathBytes } from '../git/git-path.ts';
import { once } from '../once.ts';
import { Gate } from '../timing/gate.ts';
import { toNumber } from '../wording.ts';
import { inWorkspace, isInside, type Unusable, unusable } from './workspace-file.ts';

export type WorkspaceFolder = {
  readonly kind: 'folder';
  /** The regular file at a path below the folder, `/`-separated; undefined where there is none. */
  find(path: GitPath): Promise<Pick<FoundFile, 'path' | 'isReadable'> | undefined>;
  /** What is below the folder, in no particular order. Read once; rejects where a folder cannot be read. */
  list(): Promise<FolderList>;
};

export type FolderList = {
  readonly files: readonly GitPath[];
  /** Links that lead nowhere, or out of the workspace. */
  readonly lost: readonly GitPath[];
};

/** `wrong` completes "the folder ...". */
export type OpenedFolder = WorkspaceFolder | Unusable;

/** Lookups under way at a time: the system answers several at once, and tens of thousands of paths are ordinary. */
export const maxLookups = 32;

/** Symlinks are followed inside of the workspace only. Never throws for what is wrong with the folder. */
export function openWorkspaceFolder(workspace: string, path: string): Promise<OpenedFolder> {
  return inWorkspace(workspace, path, async (folder, outer): Promise<OpenedFolder> => {
    if (!(await promises.stat(folder)).isDirectory()) return unusable('is a file, not a folder');
    const gate = new Gate(maxLookups);
    const list = once(() => listFiles(outer, folder));
    const find = async (file: GitPath) => {
      const found = await findFile(outer, folder, file);
      if (found === undefined || !isOtherSpelling(file, found.place)) return found;
      // It may be a link of that name.
      const { files } = await list().catch(() => ({ files: [] as GitPath[] }));
      return files.includes(file) ? found : undefined;
    };
    return { kind: 'folder', find: (file) => gate.run(() => find(file)), list };
  });
}

type RegularFile = {
  /** Absolute, without links; bytes where it is not UTF-8. */
  readonly path: string | Buffer;
  /** `path` as a text, for comparisons. */
  readonly realPath: string;
  /** `realPath` from the folder on, `/`-separated. */
  readonly place: string;
  readonly size: number;
};

type FoundFile = RegularFile & { readonly isReadable: boolean };

/** At a path below `folder`, links followed inside of `outer` only. Undefined where there is none, or none that can be read. */
export async function findRegularFile(outer: string, folder: string, path: GitPath): Promise<RegularFile | undefined> {
  const found = await findFile(outer, folder, path);
  return found?.isReadable ? found : undefined;
}

async function findFile(outer: string, folder: string, path: GitPath): Promise<FoundFile | undefined> {
  if (!canBeCheckedOut(path)) return undefined;
  try {
    // Names that are not UTF-8 exist on Linux only, where a path may be given as bytes.
    const asked = path.isWellFormed() ? `${folder}${sep}${path}` : toBytes(folder, toGitPathBytes(path));
    const bytes = await promises.realpath(asked, { encoding: 'buffer' });
    const realPath = bytes.toString('utf8');
    const facts = await promises.stat(bytes);
    if (!isInside(outer, realPath) || !facts.isFile()) return undefined;
    const place = relative(folder, realPath).replaceAll(sep, '/');
    const isReadable = await promises.access(bytes, constants.R_OK).then(
      () => true,
      () => false,
    );
    const named = Buffer.from(realPath, 'utf8').equals(bytes) ? realPath : bytes;
    return { path: named, realPath, place, size: facts.size, isReadable };
  } catch {
    return undefined;
  }
}

/** A file that links show at several paths is listed at each of them. */
async function listFiles(outer: string, folder: string): Promise<FolderList> {
  const files: GitPath[] = [];
  const lost: GitPath[] = [];
  let linkedFolders = 0;
  /** `above`: the folders on the way, into which no link leads back. */
  const walk = async (place: Buffer, prefix: string, above: ReadonlySet<string>, isLinked: boolean): Promise<void> => {
    const real = (await promises.realpath(place, { encoding: 'buffer' })).toString('latin1');
    if (above.has(real)) return;
    if (isLinked && ++linkedFolders > maxLinkedFolders) {
      throw new Error(`its links lead to more than ${toNumber(maxLinkedFolders)} folders`);
    }
    const inside = new Set(above).add(real);
    for (const entry of await promises.readdir(place, { withFileTypes: true, encoding: 'buffer' })) {
      const name = parseGitPath(entry.name);
      const path = `${prefix}${name}`;
      const inner = toBytes(place, entry.name);
      const kind = await toKind(outer, entry, inner);
      if (kind === 'file') files.push(path);
      else if (kind === 'lost') lost.push(path);
      else if (kind === 'folder' && !isGitFolder(name)) {
        await walk(inner, `${path}/`, inside, isLinked || entry.isSymbolicLink());
      }
    }
  };
  await walk(Buffer.from(folder), '', new Set(), false);
  return { files, lost };
}

/** Links among folders can multiply without end, as those of a package manager do. */
const maxLinkedFolders = 20_000;

async function toKind(
  outer: string,
  entry: Dirent<Buffer>,
  place: Buffer,
): Promise<'file' | 'folder' | 'lost' | 'other'> {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (!entry.isSymbolicLink()) return 'other';
  const real = await promises.realpath(place, { encoding: 'buffer' }).catch(() => undefined);
  if (real === undefined || !isInside(outer, real.toString('utf8'))) return 'lost';
  const facts = await promises.stat(real);
  return facts.isFile() ? 'file' : facts.isDirectory() ? 'folder' : 'other';
}

/** Git's own folder, of this or of a nested repository: it may hold credentials, and is never deployed. */
export function isGitFolder(name: string): boolean {
  return name.toLowerCase() === '.git';
}

function toBytes(folder: string | Buffer, name: Buffer): Buffer {
  return Buffer.concat([Buffer.from(folder), Buffer.from('/'), name]);
}
