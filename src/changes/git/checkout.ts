// The repository that the workflow checked out: where it is, what it stands at, how its objects are reached. Found
// once, only ever read.
// Synchronous, as in scratch-repository.ts: a dozen calls of microseconds, each of which would wait longer for a thread.
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { ActionError } from '../../errors.ts';
import { isInside } from '../../platform/files/workspace-file.ts';
import type { Git } from '../../platform/git/git.ts';
import { isObjectId } from '../../platform/json.ts';

export type Checkout = {
  /** Folder of the work tree, symlinks resolved; undefined for a bare repository. */
  readonly topLevel: string | undefined;
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

type Place = { readonly cwd: string; readonly ceiling: string };

export type CheckoutSearch = {
  readonly checkout?: Checkout;
  /** A sentence where there is a repository that git cannot read. */
  readonly problem?: string;
};

/**
 * Looks for the repository at `path` below `workspace`. Throws where `path` leads out of the workspace, or where a
 * folder was named and is not there.
 */
export async function findCheckout(git: Git, workspace: string, path: string): Promise<CheckoutSearch> {
  const folder = folderInside(workspace, path);
  if (folder === undefined) return {};
  const place: Place = { cwd: folder, ceiling: join(realpathSync.native(workspace), '..') };
  let found = await askWhere(git, place, ['--show-toplevel', ...whatIsCheckedOut]);
  // A bare repository has no top level, and git gives up at that.
  if (found.stderr.includes('in a work tree')) found = await askWhere(git, place, whatIsCheckedOut);
  // A damaged repository is none to git either.
  const isNone = found.stderr.includes('not a git repository (or any') && !existsSync(join(folder, '.git'));
  if (isNone && path !== '.') throw notARepository(path, folder);
  if (isNone) return {};
  const [gitDir = '', objectsFolder = '', shallowFile = '', objectFormat = '', ...rest] = found.lines;
  if (!isAbsolute(gitDir) || !/^sha\d+$/.test(objectFormat)) {
    await git.requireUsable();
    const why = found.stderr || 'what it says of its place has an unknown form';
    return { problem: `Git cannot read the repository in ${folder}: ${why}.` };
  }
  const [topLevel] = rest.filter((line) => isAbsolute(line));
  return {
    checkout: {
      topLevel: topLevel === undefined ? undefined : realpathSync.native(topLevel),
      gitDir,
      objectsFolder,
      objectFormat,
      // Before the first commit git repeats the question.
      head: rest.find(isObjectId),
      branch: rest.find((line) => line.startsWith('refs/')),
      shallow: existsSync(shallowFile) ? readFileSync(shallowFile, 'utf8') : '',
    },
  };
}

const whatIsCheckedOut = ['HEAD^{commit}', '--symbolic-full-name', 'HEAD'];

async function askWhere(git: Git, place: Place, more: readonly string[]) {
  const paths = ['--git-dir', '--git-path', 'objects', '--git-path', 'shallow'];
  const question = ['rev-parse', '--path-format=absolute', ...paths, '--show-object-format', ...more];
  let answer = await git.run(question, place);
  if (answer.status !== 0 && answer.stderr.includes('safe.directory')) {
    // Before 2.38 git did not take `safe.directory` from the environment. Told where the repository is, it does not
    // ask whose it is (https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory).
    const top = findTop(place);
    answer = await git.run(question, { ...place, gitDir: join(top, '.git'), workTree: top });
  }
  return { lines: answer.stdout.toString('utf8').split('\n').filter(Boolean), stderr: answer.stderr };
}

/** The folder that has `.git`: the place itself, or one above it. */
function findTop({ cwd, ceiling }: Place): string {
  let folder = cwd;
  while (folder !== ceiling && !existsSync(join(folder, '.git'))) folder = dirname(folder);
  return folder === ceiling ? cwd : folder;
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
