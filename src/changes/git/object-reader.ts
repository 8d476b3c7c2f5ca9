// Objects by their names, out of one git process that lives as long as the scratch repository.
import type { Git, GitProcess } from '../../platform/git/git.ts';
import { ObjectsUnavailableError } from '../repository.ts';
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
  /** `--batch-command` came with git 2.36; before, types and contents need a process each. */
  #hasCommands = true;
  readonly #processes = new Map<string, BatchProcess>();

  constructor(git: Git, gitDir: string) {
    this.#git = git;
    this.#gitDir = gitDir;
  }

  /** Types and sizes, without content. */
  info(names: readonly string[]): Promise<Answers> {
    return this.#ask('info', names);
  }

  /** With content: for what is known to be small. */
  contents(names: readonly string[]): Promise<Answers> {
    return this.#ask('contents', names);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#processes.values()].map((process) => process.close()));
  }

  async #ask(kind: Question['kind'], names: readonly string[]): Promise<Answers> {
    if (names.length === 0) return [];
    if (!this.#hasCommands) return this.#process(kind === 'info' ? '--batch-check' : '--batch').ask(kind, names);
    const process = this.#process('--batch-command');
    try {
      return await process.ask(kind, names);
    } catch (error) {
      if (process.hasAnswered || !(error instanceof ObjectsUnavailableError)) throw error;
      this.#hasCommands = false;
      return this.#ask(kind, names);
    }
  }

  #process(mode: string): BatchProcess {
    const known = this.#processes.get(mode);
    if (known !== undefined) return known;
    const process = new BatchProcess(this.#git, this.#gitDir, mode);
    this.#processes.set(mode, process);
    return process;
  }
}

class BatchProcess {
  readonly #process: GitProcess;
  readonly #hasCommands: boolean;
  #questions: Question[] = [];
  #failure: unknown;
  #rest: Buffer = Buffer.alloc(0);
  hasAnswered = false;

  constructor(git: Git, gitDir: string, mode: string) {
    this.#hasCommands = mode === '--batch-command';
    const args = ['cat-file', mode, ...(this.#hasCommands ? ['--buffer'] : [])];
    this.#process = git.start(args, { cwd: gitDir, gitDir }, (chunk) => this.#take(chunk));
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
    });
  }

  close(): Promise<void> {
    return this.#process.close();
  }

  #take(chunk: Buffer): void {
    this.hasAnswered = true;
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
  }

  #fail(reason: unknown): void {
    this.#failure ??= reason;
    for (const { reject } of this.#questions) reject(this.#failure);
    this.#questions = [];
  }
}
