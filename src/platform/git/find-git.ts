// Where git is. By its whole path, because Windows looks for a bare name in the folder that it is started in before it looks
// into PATH, and that folder is the repository: https://github.com/nodejs/node/issues/46264
import { accessSync, constants, statSync } from 'node:fs';
import nodePath from 'node:path';

/** The first git of PATH; undefined where there is none. */
export function findGit(environment: NodeJS.ProcessEnv): string | undefined {
  return toGitCandidates(environment).find(isProgram);
}

/** Folders that PATH names relatively are left out: they are the repository's, too. */
export function toGitCandidates(environment: NodeJS.ProcessEnv, platform = process.platform): string[] {
  const { delimiter, isAbsolute, join } = platform === 'win32' ? nodePath.win32 : nodePath.posix;
  // Windows mostly writes `Path`, and people write quotes into it.
  const name = Object.keys(environment).find((key) => key === 'PATH' || (platform === 'win32' && /^path$/i.test(key)));
  const folders = (environment[name ?? 'PATH'] ?? '')
    .split(delimiter)
    .map((folder) => folder.replace(/^"(.*)"$/, '$1'));
  return folders.filter(isAbsolute).map((folder) => join(folder, platform === 'win32' ? 'git.exe' : 'git'));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
