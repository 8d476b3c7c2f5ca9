// The files that make a folder a repository which borrows the objects of the checkout: see docs/adr/0003.
// Synchronous: a dozen calls of microseconds, each of which would wait longer for a thread.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ActionError } from '../../errors.ts';
import type { Checkout } from './checkout.ts';

export class ScratchFolder {
  readonly gitDir: string;
  readonly #parent: string;
  readonly #checkout: Checkout;
  #answers = 0;

  /** Throws `git-unusable` where nothing can be written to `parent`; so does every method that writes, as the disk may fill up. */
  constructor(parent: string, checkout: Checkout) {
    this.#parent = parent;
    this.#checkout = checkout;
    this.gitDir = this.#writing(() => mkdtempSync(join(parent, 'imgix-purge-')));
    try {
      this.#writing(() => {
        for (const folder of ['objects/info', 'refs/heads']) mkdirSync(this.#at(folder), { recursive: true });
      });
      this.#write('HEAD', 'ref: refs/heads/none\n');
      this.forgetPromises();
      this.#write('objects/info/alternates', `${quoted(checkout.objectsFolder)}\n`);
      // Without these lines git would look for parents that a shallow checkout does not have.
      if (checkout.shallow !== '') this.#write('shallow', checkout.shallow);
    } catch (error) {
      this.remove();
      throw error;
    }
  }

  /**
   * A filtered fetch notes in the configuration that the remote promises what is missing. From then on a missing object
   * makes git fetch it, and from 2.39 on die where it may not, instead of saying that it is missing; GIT_NO_LAZY_FETCH
   * mends that from 2.45 on only.
   */
  forgetPromises(): void {
    const { objectFormat } = this.#checkout;
    const isSha1 = objectFormat === 'sha1';
    const format = isSha1 ? '' : `[extensions]\n\tobjectformat = ${objectFormat}\n`;
    this.#write('config', `[core]\n\trepositoryformatversion = ${isSha1 ? 0 : 1}\n\tbare = true\n${format}`);
  }

  /** A ref by which git tells the remote that this commit is there; undefined takes it away. */
  announce(commit: string | undefined): void {
    if (commit === undefined) rmSync(this.#at('refs/checkout'), { force: true });
    else this.#write('refs/checkout', `${commit}\n`);
  }

  /** What a fetch has written to `refs/wanted`. It goes away: a ref would tell the remote that all of its history is here. */
  takeWanted(): string {
    const file = this.#at('refs/wanted');
    const id = readFileSync(file, 'latin1').trim();
    rmSync(file);
    return id;
  }

  /** The commits behind which nothing was fetched. */
  boundary(): ReadonlySet<string> {
    const file = this.#at('shallow');
    return new Set(existsSync(file) ? readFileSync(file, 'latin1').split('\n').filter(Boolean) : []);
  }

  /** A new file for an answer of git. */
  answerFile(): string {
    return this.#at(`answer-${++this.#answers}`);
  }

  remove(): void {
    // Windows keeps a folder that a git still stands in. The runner empties RUNNER_TEMP, and no result is worth less for it.
    try {
      rmSync(this.gitDir, { recursive: true, force: true, maxRetries: 5 });
    } catch {}
  }

  #at(name: string): string {
    return join(this.gitDir, name);
  }

  #write(name: string, text: string): void {
    this.#writing(() => writeFileSync(this.#at(name), text));
  }

  #writing<T>(write: () => T): T {
    try {
      return write();
    } catch (cause) {
      const message = `No temporary repository could be written to ${this.#parent} (RUNNER_TEMP, or without it TMPDIR): ${(cause as Error).message}. It must be a folder that exists, may be written to and has room left.`;
      throw new ActionError('git-unusable', message, { cause });
    }
  }
}

/** A line of objects/info/alternates in C style, so that no character of the path has a meaning. */
function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}
