// The one place that starts git. Every command runs in an environment of its own: nothing that a user, an
// administrator or an earlier step configured changes what git answers, and no secret stands on a command line.
import { ActionError } from '../../errors.ts';
import { once } from '../once.ts';
import { cutShort } from '../wording.ts';
import { type GitScope, toGitEnvironment } from './environment.ts';
import { findGit } from './find-git.ts';
import { GitChild, type GitEnd, type GitStart } from './git-child.ts';

/** The oldest that is tried; GIT_CONFIG_COUNT, without which nothing works, came with git 2.31. */
const neededGitVersion = '2.34';

export type GitCommand = GitScope &
  GitStart & {
    readonly input?: Uint8Array | string | undefined;
    /** Git is ended after this time, or after a default one; the answer then has status -1. */
    readonly timeoutMs?: number;
  };

export type GitOutput = GitEnd & {
  /** What git printed, in one piece. Empty where `onOutput` or `outputFile` got it. */
  readonly stdout: Buffer;
};

/** A git that answers questions for as long as it is asked. */
export type GitProcess = {
  send(input: string): void;
  /** Whether an answer is owed: while one is, git is ended where it prints nothing for too long. */
  expectAnswer(isOwed: boolean): void;
  /** Says that there are no more questions. Git ends once it has answered, or is ended where it does not. */
  close(): Promise<void>;
  /** Settles when git has ended; what it printed went to `onOutput`. */
  readonly ended: Promise<GitEnd>;
};

export type Git = {
  /** Runs git and collects its answer; a status other than 0 is an answer. Throws where git cannot run at all. */
  run(args: readonly string[], command: GitCommand): Promise<GitOutput>;
  /** Starts a git that reads questions, which it is sent later. */
  start(args: readonly string[], command: Omit<GitCommand, 'input'>): GitProcess;
  /** Throws `git-unusable` where git is missing or too old: for when an answer was none that a newer git gives. */
  requireUsable(): Promise<void>;
};

/** Far beyond what the largest repository takes: a file system that hangs must not hold the run up for ever. */
const maxSilenceMs = 300_000;

/** What a long-lived git may take to end after the last question was answered. */
const maxEndMs = 5_000;

/** Git as the machine has it; every command ends when `signal` aborts, or after `limitMs` without an answer. */
export function openGit(environment: NodeJS.ProcessEnv, signal: AbortSignal, limitMs = maxSilenceMs): Git {
  const findProgram = once(() => findGit(environment));
  const start = (args: readonly string[], command: GitCommand) => {
    const program = findProgram();
    if (program === undefined) throw notInstalled();
    return new GitChild(program, args, command, toGitEnvironment(environment, command), signal);
  };
  const git: Git = {
    run: async (args, command) => {
      const pieces: Buffer[] = [];
      const child = start(args, { onOutput: (chunk) => void pieces.push(chunk), ...command });
      child.endAfter(command.timeoutMs ?? limitMs);
      child.finish(command.input);
      return { ...(await child.ended), stdout: Buffer.concat(pieces) };
    },
    start: (args, command) => {
      const child = start(args, command);
      let isClosing = false;
      const expectAnswer = (isOwed: boolean) => {
        if (isOwed && !isClosing) child.endAfter(limitMs);
        else if (!isClosing) child.withoutLimit();
      };
      const close = async () => {
        isClosing = true;
        child.finish();
        child.endAfter(maxEndMs);
        await Promise.allSettled([child.ended]);
      };
      return { ended: child.ended, send: (input) => child.send(input), expectAnswer, close };
    },
    requireUsable: async () => {
      const { stdout } = await git.run(['--version'], { cwd: process.cwd() });
      requireVersion(stdout.toString('utf8'));
    },
  };
  return git;
}

function notInstalled(): ActionError {
  return new ActionError(
    'git-unusable',
    `Git is not installed, or not in PATH. Install git ${neededGitVersion} or newer on the runner.`,
  );
}

function requireVersion(output: string): void {
  const [, version, major, minor] = /^git version ((\d+)\.(\d+)\S*)/.exec(output) ?? [];
  const [neededMajor = 0, neededMinor = 0] = neededGitVersion.split('.').map(Number);
  const isNewEnough = Number(major) > neededMajor || (Number(major) === neededMajor && Number(minor) >= neededMinor);
  if (!isNewEnough) {
    const said = output.trim() === '' ? 'one that tells no version' : `"${cutShort(output.trim(), 100)}"`;
    throw new ActionError(
      'git-unusable',
      `Git ${neededGitVersion} or newer is needed, the runner has ${version ?? said}. Install a newer git.`,
    );
  }
}
