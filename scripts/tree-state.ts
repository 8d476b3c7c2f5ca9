// What is in the working tree, committed or not: for finding out whether a command changed something.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readlinkSync } from 'node:fs';

/** Hash of the content by path, for every file that git tracks or would show as untracked. */
export type TreeState = ReadonlyMap<string, string>;

export function readTreeState(folder = '.'): TreeState {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const paths = [...new Set(list.split('\0').filter(Boolean))];
  return new Map(paths.map((path) => [path, hashFile(`${folder}/${path}`)]));
}

/** One line for each path that is not the same in both. */
export function findTreeChanges(before: TreeState, after: TreeState): string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .filter((path) => (before.get(path) ?? absent) !== (after.get(path) ?? absent))
    .map((path) => `${toVerb(before.get(path) ?? absent, after.get(path) ?? absent)} ${path}`);
}

/** Also the hash of a path that git tracks and that is not there. */
const absent = '';

function toVerb(before: string, after: string): string {
  if (before === absent) return 'created';
  return after === absent ? 'deleted' : 'changed';
}

function hashFile(path: string): string {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats || stats.isDirectory()) return absent;
  const content = stats.isSymbolicLink() ? readlinkSync(path) : readFileSync(path);
  return createHash('sha256')
    .update(`${stats.mode & 0o100}\0`)
    .update(content)
    .digest('hex');
}
