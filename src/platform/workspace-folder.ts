// A folder of the workspace that an input names, with the files in it: what an earlier step has built.
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { canBeCheckedOut, type GitPath, parseGitPath, toGitPathBytes } from '../changes/files/git-path.ts';
import { Gate } from './gate.ts';
import { once } from './once.ts';
import { isInside } from './workspace-file.ts';

export type WorkspaceFolder = {
  readonly kind: 'folder';
  /** Absolute path of the regular file at a path below the folder, `/`-separated; undefined where there is none. */
  find(path: GitPath): Promise<string | Buffer | undefined>;
  /** The paths of all files below the folder, in no particular order. Read once. */
  list(): Promise<readonly GitPath[]>;
};

/** `wrong` completes "the folder ...". */
export type OpenedFolder = WorkspaceFolder | { readonly kind: 'unusable'; readonly wrong: string };

/** Lookups under way at a time: the system answers several at once, and tens of thousands of paths are ordinary. */
const maxLookups = 32;

/** Symlinks are followed inside of the workspace only. Never throws for what is wrong with the folder. */
export async function openWorkspaceFolder(workspace: string, path: string): Promise<OpenedFolder> {
  try {
    const outer = await realpath(workspace);
    const folder = await realpath(resolve(outer, path));
    if (!isInside(outer, folder)) return unusable(`lies outside of the workspace ${outer}`);
    if (!(await stat(folder)).isDirectory()) return unusable('is a file, not a folder');
    const gate = new Gate(maxLookups);
    return {
      kind: 'folder',
      find: (file) => gate.run(async () => (await findRegularFile(outer, folder, file))?.path),
      list: once(() => listFiles(outer, folder)),
    };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return unusable(`is not there, looked for in ${workspace}`);
    return unusable(`cannot be read (${code ?? String(error)})`);
  }
}

export type RegularFile = {
  /** Absolute, without links; bytes where it is not UTF-8. */
  readonly path: string | Buffer;
  /** The same for comparing. */
  readonly place: string;
  readonly size: number;
};

/** At a path below `folder`, links followed inside of `outer` only. Undefined where there is none, or none that can be read. */
export async function findRegularFile(outer: string, folder: string, path: GitPath): Promise<RegularFile | undefined> {
  if (!canBeCheckedOut(path)) return undefined;
  try {
    // Names that are not UTF-8 exist on Linux only, where a path may be given as bytes.
    const named = path.isWellFormed() ? `${folder}${sep}${path}` : toBytes(folder, toGitPathBytes(path));
    const bytes = await realpath(named, { encoding: 'buffer' });
    const place = bytes.toString('utf8');
    const facts = await stat(bytes);
    if (!isInside(outer, place) || !facts.isFile()) return undefined;
    return { path: Buffer.from(place, 'utf8').equals(bytes) ? place : bytes, place, size: facts.size };
  } catch {
    return undefined;
  }
}

async function listFiles(outer: string, folder: string): Promise<GitPath[]> {
  const found: GitPath[] = [];
  const entered = new Set<string>();
  const walk = async (place: Buffer, above: readonly Buffer[]): Promise<void> => {
    const real = (await realpath(place, { encoding: 'buffer' })).toString('latin1');
    if (entered.has(real)) return;
    entered.add(real);
    for (const entry of await readdir(place, { withFileTypes: true, encoding: 'buffer' })) {
      const parts = [...above, entry.name];
      const inner = toBytes(place, entry.name);
      const kind = await toKind(outer, entry, inner);
      if (kind === 'file') found.push(parseGitPath(Buffer.concat(parts.flatMap(withSlash))));
      else if (kind === 'folder' && !isGitFolder(entry.name)) await walk(inner, parts);
    }
  };
  await walk(Buffer.from(folder), []);
  return found;
}

async function toKind(outer: string, entry: Dirent<Buffer>, place: Buffer): Promise<'file' | 'folder' | 'other'> {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (!entry.isSymbolicLink()) return 'other';
  const real = await realpath(place, { encoding: 'buffer' }).catch(() => undefined);
  if (real === undefined || !isInside(outer, real.toString('utf8'))) return 'other';
  const facts = await stat(real);
  return facts.isFile() ? 'file' : facts.isDirectory() ? 'folder' : 'other';
}

/** Git's own folder may hold credentials, and is never deployed. */
function isGitFolder(name: Buffer): boolean {
  return name.toString('latin1').toLowerCase() === '.git';
}

function toBytes(folder: string | Buffer, name: Buffer): Buffer {
  return Buffer.concat([Buffer.from(folder), Buffer.from('/'), name]);
}

function withSlash(part: Buffer, index: number): Buffer[] {
  return index === 0 ? [part] : [Buffer.from('/'), part];
}

function unusable(wrong: string): OpenedFolder {
  return { kind: 'unusable', wrong };
}
