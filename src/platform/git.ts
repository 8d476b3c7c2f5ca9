// The one place that starts git. Every command runs in an environment of its own: nothing that a user, an
// administrator or an earlier step configured changes what git answers, and no secret stands on a command line.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ActionError } from '../errors.ts';
import { type GitScope, toGitEnvironment } from './git-environment.ts';
import { cutMark } from './log-line.ts';

/**
 * GIT_CONFIG_COUNT came with git 2.31, GIT_CONFIG_GLOBAL with 2.32
 * (https://github.com/git/git/tree/master/Documentation/RelNotes); without them the environment is not hermetic.
 */
const neededGitVersion = '2.32';

export type GitCommand = GitScope & {
  /** Folder to run in; without `gitDir` git looks for the repository from here upwards. */
  readonly cwd: string;
  readonly input?: Uint8Array | string;
  /** Git is ended after this time; the answer then has status -1. */
  readonly timeoutMs?: number;
};

export type GitOutput = {
  readonly status: number;
  readonly stdout: Buffer;
  /** At most the last 8 kB, trimmed. */
  readonly stderr: string;
};

export type Git = {
  /** Runs git and collects its answer; a status other than 0 is an answer. Throws where git cannot run at all. */
  run(args: readonly string[], command: GitCommand): Promise<GitOutput>;
  /** Throws `git-unusable` where git is missing or too old. */
  requireUsable(): Promise<void>;
};

const maxStderrLength = 8192;

/** Git as the machine has it; every command ends when `signal` aborts. */
export function openGit(environment: Readonly<Record<string, string | undefined>>, signal: AbortSignal): Git {
  const git: Git = {
    run: (args, command) => runGit(args, command, toGitEnvironment(environment, command), signal),
    requireUsable: memoized(async () => {
      const { stdout } = await git.run(['--version'], { cwd: process.cwd() });
      requireVersion(stdout.toString('utf8'));
    }),
  };
  return git;
}

/** Configuration that authenticates requests to `url`: a header that no other configured header comes on top of. */
export function authorizationConfig(url: string, header: string): [key: string, value: string][] {
  // An empty value drops the headers configured so far; two Authorization headers are an error for GitHub
  // (https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpextraHeader).
  const key = `http.${url}.extraHeader`;
  return [
    [key, ''],
    [key, header],
  ];
}

/** The header by which GitHub takes a token over git's HTTP protocol. `secret` is the form to be masked in logs. */
export function tokenAuthorization(token: string): { readonly header: string; readonly secret: string } {
  const secret = Buffer.from(`x-access-token:${token}`, 'utf8').toString('base64');
  return { header: `AUTHORIZATION: basic ${secret}`, secret };
}

function runGit(
  args: readonly string[],
  { cwd, input, timeoutMs }: GitCommand,
  env: Record<string, string | undefined>,
  signal: AbortSignal,
): Promise<GitOutput> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const child = spawn('git', args, { cwd, env, stdio: 'pipe', windowsHide: true, detached: hasProcessGroups });
    const chunks: Buffer[] = [];
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      const said = stderr + chunk.toString('utf8');
      stderr = said.length > maxStderrLength ? `${cutMark}${said.slice(cutMark.length - maxStderrLength)}` : said;
    });
    const onAbort = () => {
      endWithDescendants(child);
      reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    const limit = timeoutMs === undefined ? undefined : setTimeout(() => endWithDescendants(child), timeoutMs);
    const finish = () => {
      signal.removeEventListener('abort', onAbort);
      clearTimeout(limit);
    };
    child.on('error', (error) => {
      finish();
      reject(startFailure(error, cwd));
    });
    child.on('close', (code, killedBy) => {
      finish();
      const said = code === null ? `${stderr}\ngit was ended by ${killedBy}` : stderr;
      resolve({ status: code ?? -1, stdout: Buffer.concat(chunks), stderr: said.trim() });
    });
    // Git may end without reading its input; then the status tells, not the broken pipe.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

const hasProcessGroups = process.platform !== 'win32';

/** What git gets to remove its temporary files in. */
const graceMs = 500;

/**
 * Git leaves the process that speaks to the remote behind when it is ended alone, and that one may wait for long. What
 * does not end when it is asked to is ended by force; what has left the group is not waited for.
 */
function endWithDescendants(child: ChildProcess): void {
  sendToGroup(child, 'SIGTERM');
  const force = setTimeout(() => {
    sendToGroup(child, 'SIGKILL');
    for (const stream of child.stdio) stream?.destroy();
  }, graceMs);
  child.once('close', () => clearTimeout(force));
}

function sendToGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (hasProcessGroups) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has ended meanwhile.
  }
}

function startFailure(error: Error, cwd: string): ActionError {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT' && existsSync(cwd)) {
    return new ActionError(
      'git-unusable',
      `Git is not installed, or not in PATH. Install git ${neededGitVersion} or newer on the runner.`,
      { cause: error },
    );
  }
  return new ActionError('git-unusable', `Git could not be started in ${cwd}: ${error.message}`, { cause: error });
}

function requireVersion(output: string): void {
  const [, version, major, minor] = /^git version ((\d+)\.(\d+)\S*)/.exec(output) ?? [];
  const [neededMajor = 0, neededMinor = 0] = neededGitVersion.split('.').map(Number);
  const isNewEnough = Number(major) > neededMajor || (Number(major) === neededMajor && Number(minor) >= neededMinor);
  if (!isNewEnough) {
    throw new ActionError(
      'git-unusable',
      `Git ${neededGitVersion} or newer is needed, the runner has ${version ?? `"${output.trim()}"`}. Install a newer git.`,
    );
  }
}

function memoized<T>(compute: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= compute();
    return result;
  };
}
