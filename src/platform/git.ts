// The one place that starts git. Every command runs in an environment of its own: nothing that a user, an
// administrator or an earlier step configured changes what git answers, and no secret stands on a command line.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ActionError } from '../errors.ts';

/**
 * GIT_CONFIG_COUNT came with git 2.31, GIT_CONFIG_GLOBAL with 2.32
 * (https://github.com/git/git/tree/master/Documentation/RelNotes); without them the environment is not hermetic.
 */
export const neededGitVersion = '2.32';

export type GitCommand = {
  /** Folder to run in; without `gitDir` git looks for the repository from here upwards. */
  readonly cwd: string;
  readonly gitDir?: string;
  readonly workTree?: string;
  /** Git looks no higher than this folder for a repository. */
  readonly ceiling?: string;
  /** Configuration for this command. It travels through the environment, so that values may be secret. */
  readonly config?: readonly (readonly [key: string, value: string])[];
  readonly input?: Uint8Array | string;
  /** Talks to a remote: proxies, certificates and credential helpers of the machine's own configuration count then. */
  readonly network?: boolean;
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

type Environment = Readonly<Record<string, string | undefined>>;

const maxStderrLength = 8192;

// What git, its HTTP and SSH helpers and Windows need. A list of what may pass, because what may not (INPUT_*,
// ACTIONS_*, tokens of other steps, GIT_DIR, GIT_TRACE, GIT_EXTERNAL_DIFF ...) has no end.
const passedVariables = new Set(
  `PATH HOME USER LOGNAME TMPDIR TEMP TMP XDG_CONFIG_HOME LD_LIBRARY_PATH DYLD_LIBRARY_PATH
  HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE SSH_AUTH_SOCK
  GIT_SSH GIT_SSH_COMMAND GIT_SSL_CAINFO GIT_SSL_CAPATH GIT_EXEC_PATH
  USERPROFILE HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES SYSTEMROOT WINDIR COMSPEC PATHEXT`.split(
    /\s+/,
  ),
);

const fixedVariables = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '',
  SSH_ASKPASS: '',
  GCM_INTERACTIVE: 'never',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_PAGER: 'cat',
  // A replacement ref would show another object under the same name.
  GIT_NO_REPLACE_OBJECTS: '1',
  // A partial clone would fetch what is missing into the user's repository, a blob at a time.
  GIT_NO_LAZY_FETCH: '1',
  // Never a transport that is a command (`ext::`), whatever a remote's address says.
  GIT_ALLOW_PROTOCOL: 'file:git:http:https:ssh',
} as const;

const fixedConfig = [
  // Containers run as another user than the one that owns the checkout. Honoured from the environment, which counts
  // as command scope (https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory).
  ['safe.directory', '*'],
  ['core.quotePath', 'false'],
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.alternateRefsCommand', ':'],
  ['color.ui', 'false'],
  ['diff.external', ''],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
] as const;

/** Git as the machine has it; every command ends when `signal` aborts. */
export function openGit(environment: Environment, signal: AbortSignal): Git {
  const passed = Object.fromEntries(
    Object.entries(environment).filter(([name]) => passedVariables.has(name.toUpperCase())),
  );
  const git: Git = {
    run: (args, command) => runGit(args, command, { ...passed, ...variablesOf(command) }, signal),
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

function variablesOf(command: GitCommand): Record<string, string> {
  const config = [...fixedConfig, ...(command.config ?? [])];
  const variables: Record<string, string> = { ...fixedVariables, GIT_CONFIG_COUNT: String(config.length) };
  for (const [index, [key, value]] of config.entries()) {
    variables[`GIT_CONFIG_KEY_${index}`] = key;
    variables[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  if (command.gitDir !== undefined) variables['GIT_DIR'] = command.gitDir;
  if (command.workTree !== undefined) variables['GIT_WORK_TREE'] = command.workTree;
  if (command.ceiling !== undefined) variables['GIT_CEILING_DIRECTORIES'] = command.ceiling;
  if (command.network !== true) {
    variables['GIT_CONFIG_NOSYSTEM'] = '1';
    variables['GIT_CONFIG_GLOBAL'] = process.platform === 'win32' ? 'NUL' : '/dev/null';
  }
  return variables;
}

function runGit(
  args: readonly string[],
  command: GitCommand,
  env: Record<string, string | undefined>,
  signal: AbortSignal,
): Promise<GitOutput> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const { cwd, timeoutMs } = command;
    const child = spawn('git', args, { cwd, env, signal, stdio: 'pipe', windowsHide: true, timeout: timeoutMs });
    const chunks: Buffer[] = [];
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString('utf8')).slice(-maxStderrLength);
    });
    child.on('error', (error) => reject(signal.aborted ? signal.reason : startFailure(error, command.cwd)));
    child.on('close', (code, killedBy) => {
      if (signal.aborted) reject(signal.reason);
      else if (code !== null) resolve({ status: code, stdout: Buffer.concat(chunks), stderr: stderr.trim() });
      else
        resolve({
          status: -1,
          stdout: Buffer.concat(chunks),
          stderr: `${stderr}\ngit was ended by ${killedBy}`.trim(),
        });
    });
    // Git may end without reading its input; then the status tells, not the broken pipe.
    child.stdin.on('error', () => {});
    child.stdin.end(command.input);
  });
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
