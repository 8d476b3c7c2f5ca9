// The repository that the workflow checked out: where it is, what it stands at, how its objects are reached. Found
// once, only ever read.
import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ActionError } from '../../errors.ts';
import type { Git } from '../../platform/git.ts';

export type Checkout = {
  /** Folder of the work tree, symlinks resolved; undefined for a bare repository. */
  readonly topLevel: string | undefined;
  readonly gitDir: string;
  readonly objectsFolder: string;
  readonly objectFormat: string;
  /** The commit that is checked out; undefined where there is none yet. */
  readonly head: string | undefined;
  /** Content of git's file `shallow`: the commits whose parents are not there. Empty for a full clone. */
  readonly shallow: string;
  /** Commits were fetched without their trees, so having a commit does not mean having what it holds. */
  readonly mayLackTrees: boolean;
};

type Place = { readonly cwd: string; readonly ceiling: string };

export type CheckoutSearch =
  | { readonly kind: 'found'; readonly checkout: Checkout }
  /** `problem` is a sentence where there is a repository that git cannot read. */
  | { readonly kind: 'none'; readonly problem: string | undefined };

/**
 * Looks for the repository at `path` below `workspace`. Throws where `path` leads out of the workspace, or where a
 * folder was named and is not there.
 */
export async function findCheckout(git: Git, workspace: string, path: string): Promise<CheckoutSearch> {
  const folder = await folderInside(workspace, path);
  if (folder === undefined) return { kind: 'none', problem: undefined };
  const place: Place = { cwd: folder, ceiling: join(await realpath(workspace), '..') };
  const question = [
    'rev-parse',
    '--path-format=absolute',
    '--git-dir',
    '--git-path',
    'objects',
    '--git-path',
    'shallow',
    '--show-object-format',
  ];
  let found = await git.run(question, place);
  if (found.status !== 0 && found.stderr.includes('safe.directory')) {
    // Before 2.38 git did not take `safe.directory` from the environment. Told where the repository is, it does not
    // ask whose it is (https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory).
    found = await git.run(question, { ...place, gitDir: join(folder, '.git'), workTree: folder });
  }
  if (found.status !== 0) {
    const isNone = found.stderr.includes('not a git repository (or any');
    if (isNone && path !== '.') throw notARepository(path, folder);
    return {
      kind: 'none',
      problem: isNone ? undefined : `Git cannot read the repository in ${folder}: ${found.stderr}.`,
    };
  }
  const [gitDir = '', objectsFolder = '', shallowFile = '', objectFormat = 'sha1'] = found.stdout
    .toString('utf8')
    .split('\n');
  const ask = async (...args: string[]) => {
    const answer = await git.run(args, { ...place, gitDir });
    return answer.status === 0 ? answer.stdout.toString('utf8').trim() : undefined;
  };
  const topLevel = await findTopLevel(git, place, gitDir);
  const filters = await ask('config', '--get-regexp', '^remote\\..*\\.partialclonefilter$');
  return {
    kind: 'found',
    checkout: {
      topLevel,
      gitDir,
      objectsFolder,
      objectFormat,
      head: await ask('rev-parse', '--verify', '--quiet', 'HEAD^{commit}'),
      shallow: await readFile(shallowFile, 'utf8').catch(() => ''),
      mayLackTrees: filters?.split('\n').some((line) => !line.endsWith(' blob:none')) ?? false,
    },
  };
}

async function findTopLevel(git: Git, place: Place, gitDir: string): Promise<string | undefined> {
  const question = ['rev-parse', '--show-toplevel'];
  let found = await git.run(question, place);
  if (found.stderr.includes('safe.directory'))
    found = await git.run(question, { ...place, gitDir, workTree: place.cwd });
  return found.status === 0 ? realpath(found.stdout.toString('utf8').replace(/\n$/, '')) : undefined;
}

/** Whether `inner` is `outer` or lies in it; both absolute and without symlinks. */
export function isInside(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

async function folderInside(workspace: string, path: string): Promise<string | undefined> {
  const lexical = resolve(workspace, path);
  if (!isInside(resolve(workspace), lexical)) {
    throw new ActionError(
      'invalid-input',
      `Input \`path\` must lie inside of the workspace ${workspace}, got \`${path}\`.`,
    );
  }
  const real = await realpath(lexical).catch(() => undefined);
  const realWorkspace = await realpath(workspace).catch(() => undefined);
  if (real === undefined || realWorkspace === undefined) {
    if (path === '.') return undefined;
    throw notARepository(path, lexical);
  }
  if (!isInside(realWorkspace, real)) {
    throw new ActionError(
      'repository-unusable',
      `Input \`path\` (\`${path}\`) is a symbolic link that leads out of the workspace, to ${real}. Check the repository out inside of the workspace.`,
    );
  }
  return real;
}

function notARepository(path: string, folder: string): ActionError {
  return new ActionError(
    'repository-unusable',
    `There is no git repository at ${folder}. Input \`path\` (\`${path}\`) must be the folder into which actions/checkout put the repository.`,
  );
}
