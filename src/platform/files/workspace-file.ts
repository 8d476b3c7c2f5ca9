// A text of the workspace that an input names: a list that an earlier step has written.
import { constants, promises } from 'node:fs';
import nodePath, { type PlatformPath, resolve } from 'node:path';

/** `wrong` completes "the file ...". */
export type WorkspaceText = { readonly kind: 'text'; readonly text: string } | Unusable;

/** `isMissing`: nothing is there. */
export type Unusable = { readonly kind: 'unusable'; readonly wrong: string; readonly isMissing: boolean };

const mib = 1024 * 1024;
const maxBytes = 64 * mib;

/** Symlinks are followed inside of the workspace only. Never throws for what is wrong with the file. */
export function readWorkspaceText(workspace: string, path: string): Promise<WorkspaceText> {
  return inWorkspace(workspace, path, readText);
}

/** What `use` makes of the real places of `path` and of the workspace that it must lie in. Never rejects. */
export async function inWorkspace<T>(
  workspace: string,
  path: string,
  use: (place: string, workspace: string) => Promise<T>,
): Promise<T | Unusable> {
  try {
    const outer = await promises.realpath(workspace);
    const place = await promises.realpath(resolve(outer, path));
    return isInside(outer, place) ? await use(place, outer) : unusable(`lies outside of the workspace ${outer}`);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return unusable(`is not there, looked for in ${workspace}`, true);
    return unusable(`cannot be read (${code ?? String(error)})`);
  }
}

async function readText(file: string): Promise<WorkspaceText> {
  // Opening a pipe would wait for its other end.
  const handle = await promises.open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = await handle.stat();
    if (facts.isDirectory()) return unusable('is a folder');
    if (!facts.isFile()) return unusable('is no regular file');
    if (facts.size > maxBytes) return unusable(`is larger than ${maxBytes / mib} MiB`);
    return toText(await handle.readFile());
  } finally {
    await handle.close();
  }
}

function toText(bytes: Buffer): WorkspaceText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return unusable('is UTF-16, as Windows PowerShell writes it; write it as UTF-8 (`Out-File -Encoding utf8`)');
  }
  if (bytes.includes(0)) return unusable('is binary, not a list of lines');
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return unusable('is no UTF-8 text');
  }
}

export function unusable(wrong: string, isMissing = false): Unusable {
  return { kind: 'unusable', wrong, isMissing };
}

/** Whether `inner` is `outer` or lies in it; both absolute and without symlinks. */
export function isInside(outer: string, inner: string, platform: PlatformPath = nodePath): boolean {
  const way = platform.relative(outer, inner);
  // From one drive of Windows to another there is no way but the whole path.
  return way === '' || (way !== '..' && !way.startsWith(`..${platform.sep}`) && !platform.isAbsolute(way));
}
