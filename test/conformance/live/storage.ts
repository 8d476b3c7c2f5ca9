// The Source's storage by the operator's own commands, with a list of all that was put there, for the removal afterwards.

import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { NotTestableError } from '../finding.ts';
import { toVisible } from '../record/redaction.ts';
import { type CommandTemplate, fillCommand } from './command-words.ts';

const commandTimeoutMs = 60_000;
const removalsAtOnce = 8;

export class Storage {
  readonly #put: CommandTemplate;
  readonly #delete: CommandTemplate;
  readonly #folder: string;
  /** Also what a command that failed was to put: it may be there in part. */
  readonly #stored = new Set<string>();
  readonly #running = new Set<Promise<void>>();
  #files = 0;
  #isClosing = false;

  static async open(put: CommandTemplate, remove: CommandTemplate): Promise<Storage> {
    return new Storage(put, remove, await mkdtemp(join(tmpdir(), 'imgix-conformance-')));
  }

  private constructor(put: CommandTemplate, remove: CommandTemplate, folder: string) {
    this.#put = put;
    this.#delete = remove;
    this.#folder = folder;
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    this.#files += 1;
    // The name ends as the path does: some commands tell the type by it.
    const file = join(this.#folder, `${this.#files}${/\.\w+$/.exec(path)?.[0] ?? ''}`);
    await writeFile(file, bytes);
    if (this.#isClosing) throw new NotTestableError('the storage is being cleaned up');
    this.#stored.add(path);
    await this.#track(run(this.#put, fillCommand(this.#put, { path, file })));
    await rm(file);
  }

  async remove(path: string): Promise<void> {
    await this.#track(run(this.#delete, fillCommand(this.#delete, { path })));
    this.#stored.delete(path);
  }

  /** Removes all that is left and returns what could not be removed. */
  async close(): Promise<readonly string[]> {
    // A command that is still under way could store what was just removed.
    this.#isClosing = true;
    await Promise.allSettled(this.#running);
    const queue = [...this.#stored];
    const work = async (): Promise<void> => {
      for (let path = queue.shift(); path !== undefined; path = queue.shift()) await this.remove(path).catch(() => {});
    };
    await Promise.all(Array.from({ length: removalsAtOnce }, work));
    await rm(this.#folder, { recursive: true, force: true });
    return [...this.#stored];
  }

  async #track(command: Promise<void>): Promise<void> {
    this.#running.add(command);
    try {
      await command;
    } finally {
      this.#running.delete(command);
    }
  }
}

/**
 * The keys of the kit are none of the command's business. A new group: Ctrl-C is for the kit, which then cleans up. What the
 * command says can name buckets and accounts: the operator sees it, the record does not.
 */
async function run({ flag }: CommandTemplate, [program = '', ...args]: readonly string[]): Promise<void> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('IMGIX_')));
  const child = spawn(program, args, {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: false,
    detached: process.platform !== 'win32',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), commandTimeoutMs);
  const said: Uint8Array[] = [];
  child.stderr.on('data', (piece: Uint8Array) => said.push(piece));
  const end = await new Promise<string>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      said.push(Buffer.from(error.message));
      resolve(`it could not be started${error.code === undefined ? '' : ` (${error.code})`}`);
    });
    child.once('close', (code, signal) => resolve(code === 0 ? '' : `it ended with ${code ?? signal}`));
  });
  clearTimeout(timer);
  if (end === '') return;
  const lastLine = Buffer.concat(said).toString().trim().split('\n').at(-1) ?? '';
  if (lastLine !== '') process.stderr.write(`${flag}: ${toVisible(lastLine)}\n`);
  throw new NotTestableError(`the command of ${flag} failed: ${end}`);
}
