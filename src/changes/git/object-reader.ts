// Objects by their names, out of one git process that lives as long as the scratch repository.

import type { Git, GitProcess } from '../../platform/git/git.ts';
import type { Gate } from '../../platform/timing/gate.ts';
import { ObjectsUnavailableError, withoutObjects } from '../repository.ts';
import { type ObjectAnswer, parseObject } from './parse.ts';

type Answers = readonly (ObjectAnswer | undefined)[];

type Question = {
  readonly kind: 'info' | 'contents';
  readonly names: readonly string[];
  readonly answers: (ObjectAnswer | undefined)[];
  readonly resolve: (answers: Answers) => void;
  readonly reject: (reason: unknown) => void;
};

/** Reads ids and names such as `<id>^{commit}`; what is missing is undefined in the answers. Starts git when it is first asked. */
export class ObjectReader {
  readonly #git: Git;
  readonly #gitDir: string;
  readonly #fetching: Gate;
  readonly #started: BatchProcess[] = [];
  readonly #processes = new Map<string, Promise<BatchProcess>>();

  /** `fetching`: held while something is fetched. */
  constructor(git: Git, gitDir: string, fetching: Gate) {
    this.#git = git;
    this.#gitDir = gitDir;
    this.#fetching = fetching;
  }

  /** `info` is types and sizes; `contents` is for what is known to be small. */
  async ask(kind: Question['kind'], names: readonly string[]): Promise<Answers> {
    if (names.length === 0) return [];
    const both = await this.#process('--batch-command').catch(withoutObjects);
    // That came with git 2.36; before, types and contents need a process each.
    const process = both ?? (await this.#process(kind === 'info' ? '--batch-check' : '--batch'));
    return process.ask(kind, names);
  }

  async close(): Promise<void> {
    await Promise.all(this.#started.map((process) => process.close()));
  }

  #process(mode: string): Promise<BatchProcess> {
    const known = this.#processes.get(mode) ?? this.#fetching.run(() => this.#start(mode));
    this.#processes.set(mode, known);
    return known;
  }

  /**
   * Not while something is fetched: a git that reads the promises which stand in the configuration meanwhile dies of the
   * first object that is missing. It has read the configuration once it has answered.
   */
  async #start(mode: string): Promise<BatchProcess> {
    const process = new BatchProcess(this.#git, this.#gitDir, mode);
    this.#started.push(process);
    await process.ask('info', ['HEAD']);
    return process;
  }
}

class BatchProcess {
  readonly #process: GitProcess;
  readonly #hasCommands: boolean;
  #questions: Question[] = [];
  #failure: unknown;
  #rest: Buffer = Buffer.alloc(0);

  constructor(git: Git, gitDir: string, mode: string) {
    this.#hasCommands = mode === '--batch-command';
    const args = ['cat-file', mode, ...(this.#hasCommands ? ['--buffer'] : [])];
    this.#process = git.start(args, { cwd: gitDir, gitDir, onOutput: (chunk) => this.#take(chunk) });
    this.#process.ended.then(
      ({ status, stderr }) => this.#fail(new ObjectsUnavailableError(`Git ended (${stderr || `status ${status}`}).`)),
      (error: unknown) => this.#fail(error),
    );
  }

  ask(kind: Question['kind'], names: readonly string[]): Promise<Answers> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      this.#questions.push({ kind, names, answers: [], resolve, reject });
      const lines = this.#hasCommands ? [...names.map((name) => `${kind} ${name}`), 'flush'] : names;
      this.#process.send(`${lines.join('\n')}\n`);
      this.#process.expectAnswer(true);
    });
  }

  close(): Promise<void> {
    return this.#process.close();
  }

  #take(chunk: Buffer): void {
    const output = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    try {
      for (let [question] = this.#questions; question !== undefined; [question] = this.#questions) {
        const answer = parseObject(output, at, question.kind === 'contents');
        if (answer === undefined) break;
        at = answer.next;
        question.answers.push(answer.object);
        if (question.answers.length < question.names.length) continue;
        this.#questions.shift();
        question.resolve(question.answers);
      }
    } catch (error) {
      this.#fail(error);
    }
    this.#rest = output.subarray(at);
    this.#process.expectAnswer(this.#questions.length > 0);
  }

  #fail(reason: unknown): void {
    this.#failure ??= reason;
    for (const { reject } of this.#questions) reject(this.#failure);
    this.#questions = [];
  }
}
