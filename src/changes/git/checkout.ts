// The repository that the workflow checked out: where it is, what it stands at, how its objects are reached. Found
// once, only ever read.
// Synchronous, as in scratch-folder.ts: a dozen calls of microseconds, each of which would wait longer for a thread.
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ActionError } from '../../errors.ts';
import { isInside } from '../../platform/files/workspace-file.ts';
import type { Git } from '../../platform/git/git.ts';
import { isObjectId } from '../../platform/json.ts';

export type Checkout = {
  /** Folder of the work tree, symlinks resolved. */
  readonly topLevel: string;
  readonly gitDir: string;
  readonly objectsFolder: string;
  readonly objectFormat: string;
  /** The commit that is checked out; undefined where there is none yet. */
  readonly head: string | undefined;
  /** Such as `refs/heads/main`; undefined where a commit is checked out, and no branch. */
  readonly branch: string | undefined;
  /** Content of git's file `shallow`: the commits whose parents are not there. Empty for a full clone. */
  readonly shallow: string;
};

/**
 * Looks for the repository at `path` below `workspace`, or above it in the workspace. Throws where `path` leads out of the
 * workspace, or where a folder was named and is in none; `git-unusable` where there is one that git cannot read.
 */
export async function findCheckout(git: Git, workspace: string, path: string): Promise<Checkout | undefined> {
  const folder = folderInside(workspace, path);
  if (folder === undefined) return undefined;
  const topLevel = findTop(folder, realpathSync.native(workspace));
  if (topLevel === undefined && path !== '.') throw notARepository(path, folder);
  if (topLevel === undefined) return undefined;
  const paths = ['--git-dir', '--git-path', 'objects', '--git-path', 'shallow'];
  const question = ['rev-parse', '--path-format=absolute', ...paths, '--show-object-format', ...whatIsCheckedOut];
  // Told where the repository is, git does not ask whose it is either: a container runs as another user than its owner.
  const found = await git.run(question, { cwd: topLevel, gitDir: join(topLevel, '.git'), workTree: topLevel });
  const [gitDir = '', objectsFolder = '', shallowFile = '', objectFormat = '', ...rest] = found.stdout
    .toString('utf8')
    .split('\n');
  if (!isAbsolute(gitDir) || !/^sha\d+$/.test(objectFormat)) {
    await git.requireUsable();
    const why = found.stderr || 'what it says of its place has an unknown form';
    throw new ActionError('git-unusable', `Git cannot read the repository in ${folder}: ${why}.`);
  }
  return {
    topLevel,
    gitDir,
    objectsFolder,
    objectFormat,
    // Before the first commit git prints `HEAD^{commit}` in the place of an id.
    head: rest.find(isObjectId),
    branch: rest.find((line) => line.startsWith('refs/')),
    shallow: existsSync(shallowFile) ? readFileSync(shallowFile, 'utf8') : '',
  };
}

const whatIsCheckedOut = ['HEAD^{commit}', '--symbolic-full-name', 'HEAD'];

/**
 * The folder that has `.git`: this one, or one above it in the workspace. Git itself would also take a folder for a bare
 * repository that holds the files of one, which anybody can push, with settings of theirs that name commands.
 */
function findTop(folder: string, workspace: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  return isInside(folder, workspace) ? undefined : findTop(dirname(folder), workspace);
}

/** The folder of the workspace from which a repository at `path` counts its files; `path` itself where it is in none. */
export function toTopFolder(workspace: string, path: string): string {
  const [top, folder] = [resolve(workspace), resolve(workspace, path)];
  const found = isInside(top, folder) ? findTop(folder, top) : undefined;
  return relative(top, found ?? folder).replaceAll(sep, '/');
}

function folderInside(workspace: string, path: string): string | undefined {
  const lexical = resolve(workspace, path);
  if (!isInside(resolve(workspace), lexical)) {
    throw new ActionError(
      'invalid-input',
      `Input \`path\` must lie inside of the workspace ${workspace}, got \`${path}\`.`,
    );
  }
  if (!existsSync(lexical) || !existsSync(workspace)) {
    if (path === '.') return undefined;
    throw notARepository(path, lexical);
  }
  const [real, realWorkspace] = [realpathSync.native(lexical), realpathSync.native(workspace)];
  if (!isInside(realWorkspace, real)) {
    throw new ActionError(
      'repository-unusable',
      `Input \`path\` (\`${path}\`) is a symbolic link that leads out of the workspace, to ${real}. Check the repository out inside of the workspace.`,
    );
  }
  if (!statSync(real).isDirectory()) throw notARepository(path, real);
  return real;
}

function notARepository(path: string, folder: string): ActionError {
  return new ActionError(
    'repository-unusable',
    `There is no git repository at ${folder}. Input \`path\` (\`${path}\`) must be the folder into which actions/checkout put the repository.`,
  );
}
