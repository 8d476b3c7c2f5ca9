// One git that was started: what it prints, how it is stopped, and what it ended with.
import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { ActionError } from '../../errors.ts';
import { onAbort } from '../timing/on-abort.ts';
import { cutMark } from '../wording.ts';
import { endWithDescendants, hasProcessGroups } from './end-process.ts';

export type GitStart = {
  /** Folder to run in; without `gitDir` git looks for the repository from here upwards. */
  readonly cwd: string;
  /** Gets what git prints, as it comes. What it throws is the outcome. */
  readonly onOutput?: (chunk: Buffer) => void;
  /** Git prints into this file, and no pipe. */
  readonly outputFile?: string;
};

export type GitEnd = {
  /** -1 where git was ended before it had answered. */
  readonly status: number;
  /** At most the last 8 kB, trimmed. */
  readonly stderr: string;
};

const maxStderrLength = 8192;

export class GitChild {
  /** Rejects where git could not be started (`git-unusable`), with what `onOutput` threw, and with the signal's reason. */
  readonly ended: Promise<GitEnd>;
  readonly #child: ChildProcess;
  #stderr = '';
  #failure: unknown;
  #limit: NodeJS.Timeout | undefined;
  #isOver = false;
  /** Words for the time that it was given, once that has passed. */
  #late = '';

  constructor(
    program: string,
    args: readonly string[],
    { cwd, onOutput, outputFile }: GitStart,
    env: NodeJS.ProcessEnv,
    signal: AbortSignal,
  ) {
    signal.throwIfAborted();
    const output = outputFile === undefined ? 'pipe' : openSync(outputFile, 'w');
    const stdio: StdioOptions = ['pipe', output, 'pipe'];
    this.#child = spawn(program, args, { cwd, env, stdio, windowsHide: true, detached: hasProcessGroups });
    if (output !== 'pipe') closeSync(output);
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#handOn(chunk, onOutput));
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#keepLast(chunk));
    // Git may end without reading its input; then the status tells, not the broken pipe.
    this.#child.stdin?.on('error', () => {});
    this.ended = this.#waitForEnd(cwd, signal);
  }

  send(input: string): void {
    this.#child.stdin?.write(input);
  }

  /** With the last that it has to read. */
  finish(input?: Uint8Array | string): void {
    this.#child.stdin?.end(input);
  }

  /** In the place of an earlier limit. */
  endAfter(delayMs: number): void {
    this.withoutLimit();
    if (this.#isOver) return;
    this.#limit = setTimeout(() => {
      this.#late = ` after ${delayMs / 1000} s without an answer`;
      endWithDescendants(this.#child);
    }, delayMs);
  }

  withoutLimit(): void {
    clearTimeout(this.#limit);
  }

  #handOn(chunk: Buffer, onOutput: GitStart['onOutput']): void {
    if (this.#failure !== undefined) return;
    try {
      onOutput?.(chunk);
    } catch (error) {
      this.#failure = error;
    }
  }

  #keepLast(chunk: Buffer): void {
    const said = this.#stderr + chunk.toString('utf8');
    this.#stderr = said.length > maxStderrLength ? `${cutMark}${said.slice(cutMark.length - maxStderrLength)}` : said;
  }

  #waitForEnd(cwd: string, signal: AbortSignal): Promise<GitEnd> {
    return new Promise((resolve, reject) => {
      const forget = onAbort(signal, () => {
        endWithDescendants(this.#child);
        reject(signal.reason);
      });
      const settle = () => {
        this.#isOver = true;
        forget();
        this.withoutLimit();
      };
      this.#child.on('error', (cause) => {
        settle();
        reject(new ActionError('git-unusable', `Git could not be started in ${cwd}: ${cause.message}.`, { cause }));
      });
      this.#child.on('close', (code, killedBy) => {
        settle();
        if (this.#failure !== undefined) reject(this.#failure);
        else resolve(this.#toEnd(code, killedBy));
      });
    });
  }

  #toEnd(code: number | null, killedBy: NodeJS.Signals | null): GitEnd {
    // Windows gives one that was ended a status of its own, which would pass for an answer.
    const isAnswer = code === 0 || (code !== null && this.#late === '');
    if (isAnswer) return { status: code, stderr: this.#stderr.trim() };
    const said = `${this.#stderr}\ngit was ended by ${killedBy ?? 'this step'}${this.#late}`;
    return { status: -1, stderr: said.trim() };
  }
}
