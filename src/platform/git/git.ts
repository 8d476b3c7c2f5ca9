// The one place that starts git. Every command runs in an environment of its own: nothing that a user, an
// administrator or an earlier step configured changes what git answers, and no secret stands on a command line.
import { type StdioOptions, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { ActionError } from '../../errors.ts';
import { cutMark } from '../log-line.ts';
import { onAbort } from '../on-abort.ts';
import { once } from '../once.ts';
import { endWithDescendants, hasProcessGroups } from './end-process.ts';
import { type GitScope, toGitEnvironment } from './environment.ts';
import { findGit } from './find-git.ts';

/** The oldest that is tried; GIT_CONFIG_COUNT, without which nothing works, came with git 2.31. */
const neededGitVersion = '2.34';

export type GitCommand = GitScope & {
  /** Folder to run in; without `gitDir` git looks for the repository from here upwards. */
  readonly cwd: string;
  readonly input?: Uint8Array | string | undefined;
  /** Gets what git prints, as it comes, in the place of `stdout`. What it throws is the outcome of the run. */
  readonly onOutput?: (chunk: Buffer) => void;
  /** Git prints into this file, and no pipe: `stdout` is read from there. */
  readonly outputFile?: string;
  /** Git is ended after this time, or after a default one; the answer then has status -1. */
  readonly timeoutMs?: number;
};

export type GitOutput = {
  readonly status: number;
  /** What git printed, in one piece: made when it is asked for. */
  readonly stdout: Buffer;
  /** At most the last 8 kB, trimmed. */
  readonly stderr: string;
};

/** A git that answers questions for as long as it is asked. */
export type GitProcess = {
  send(input: string): void;
  /** Whether an answer is owed: while one is, git is ended where it prints nothing for too long. */
  expectAnswer(isOwed: boolean): void;
  /** Says that there are no more questions. Git ends once it has answered, or is ended where it does not. */
  close(): Promise<void>;
  /** Settles when git has ended; what it printed went to `onOutput`. */
  readonly ended: Promise<Pick<GitOutput, 'status' | 'stderr'>>;
};

export type Git = {
  /** Runs git and collects its answer; a status other than 0 is an answer. Throws where git cannot run at all. */
  run(args: readonly string[], command: GitCommand): Promise<GitOutput>;
  /** Starts a git that reads questions, which it is sent later. */
  start(args: readonly string[], command: Omit<GitCommand, 'input'>): GitProcess;
  /** Throws `git-unusable` where git is missing or too old: for when an answer was none that a newer git gives. */
  requireUsable(): Promise<void>;
};

const maxStderrLength = 8192;

/** Far beyond what the largest repository takes: a file system that hangs must not hold the run up for ever. */
const maxSilenceMs = 300_000;

/** Git as the machine has it; every command ends when `signal` aborts, or after `limitMs` without an answer. */
export function openGit(environment: NodeJS.ProcessEnv, signal: AbortSignal, limitMs = maxSilenceMs): Git {
  const findProgram = once(() => findGit(environment));
  const start = (args: readonly string[], command: GitCommand) => {
    const program = findProgram();
    if (program === undefined) throw notInstalled();
    return startGit(program, args, command, toGitEnvironment(environment, command), signal);
  };
  const git: Git = {
    run: async (args, command) => {
      const pieces: Buffer[] = [];
      const process = start(args, { onOutput: (chunk) => void pieces.push(chunk), ...command });
      process.endAfter(command.timeoutMs ?? limitMs);
      process.finish(command.input);
      const { outputFile } = command;
      return {
        ...(await process.ended),
        get stdout() {
          return outputFile === undefined ? Buffer.concat(pieces) : readFileSync(outputFile);
        },
      };
    },
    start: (args, command) => {
      const { ended, send, finish, endAfter, stay } = start(args, command);
      let isClosing = false;
      const expectAnswer = (isOwed: boolean) => {
        if (isOwed && !isClosing) endAfter(limitMs);
        else if (!isClosing) stay();
      };
      const close = async () => {
        isClosing = true;
        finish();
        endAfter(maxEndMs);
        await Promise.allSettled([ended]);
      };
      return { ended, send, expectAnswer, close };
    },
    requireUsable: async () => {
      const { stdout } = await git.run(['--version'], { cwd: process.cwd() });
      requireVersion(stdout.toString('utf8'));
    },
  };
  return git;
}

/** What a long-lived git may take to end after the last question was answered. */
const maxEndMs = 5_000;

function startGit(
  program: string,
  args: readonly string[],
  { cwd, onOutput, outputFile }: GitCommand,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
) {
  signal.throwIfAborted();
  const output = outputFile === undefined ? 'pipe' : openSync(outputFile, 'w');
  const stdio: StdioOptions = ['pipe', output, 'pipe'];
  const child = spawn(program, args, { cwd, env, stdio, windowsHide: true, detached: hasProcessGroups });
  if (output !== 'pipe') closeSync(output);
  let stderr = '';
  let failure: unknown;
  child.stdout?.on('data', (chunk: Buffer) => {
    if (failure !== undefined) return;
    try {
      onOutput?.(chunk);
    } catch (error) {
      failure = error;
    }
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    const said = stderr + chunk.toString('utf8');
    stderr = said.length > maxStderrLength ? `${cutMark}${said.slice(cutMark.length - maxStderrLength)}` : said;
  });
  // Git may end without reading its input; then the status tells, not the broken pipe.
  child.stdin?.on('error', () => {});
  let limit: NodeJS.Timeout | undefined;
  let isOver = false;
  let late = '';
  const stay = () => clearTimeout(limit);
  const endAfter = (delayMs: number) => {
    stay();
    if (isOver) return;
    limit = setTimeout(() => {
      late = ` after ${delayMs / 1000} s without an answer`;
      endWithDescendants(child);
    }, delayMs);
  };
  const ended = new Promise<Pick<GitOutput, 'status' | 'stderr'>>((resolve, reject) => {
    const forget = onAbort(signal, () => {
      endWithDescendants(child);
      reject(signal.reason);
    });
    const settle = () => {
      isOver = true;
      forget();
      stay();
    };
    child.on('error', (error) => {
      settle();
      reject(startFailure(error, cwd));
    });
    child.on('close', (code, killedBy) => {
      settle();
      if (failure !== undefined) return reject(failure);
      // Windows gives one that was ended a status of its own, which would pass for an answer.
      const isAnswer = code === 0 || (code !== null && late === '');
      const said = isAnswer ? stderr : `${stderr}\ngit was ended by ${killedBy ?? 'this step'}${late}`;
      resolve({ status: isAnswer ? code : -1, stderr: said.trim() });
    });
  });
  return {
    ended,
    send: (input: string) => void child.stdin?.write(input),
    finish: (input?: Uint8Array | string) => void child.stdin?.end(input),
    endAfter,
    stay,
  };
}

function notInstalled(): ActionError {
  return new ActionError(
    'git-unusable',
    `Git is not installed, or not in PATH. Install git ${neededGitVersion} or newer on the runner.`,
  );
}

function startFailure(error: Error, cwd: string): ActionError {
  return new ActionError('git-unusable', `Git could not be started in ${cwd}: ${error.message}`, { cause: error });
}

function requireVersion(output: string): void {
  const [, version, major, minor] = /^git version ((\d+)\.(\d+)\S*)/.exec(output) ?? [];
  const [neededMajor = 0, neededMinor = 0] = neededGitVersion.split('.').map(Number);
  const isNewEnough = Number(major) > neededMajor || (Number(major) === neededMajor && Number(minor) >= neededMinor);
  if (!isNewEnough) {
    const said = output.trim() === '' ? 'one that tells no version' : `"${output.trim()}"`;
    throw new ActionError(
      'git-unusable',
      `Git ${neededGitVersion} or newer is needed, the runner has ${version ?? said}. Install a newer git.`,
    );
  }
}
