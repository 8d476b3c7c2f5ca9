// imgix's copy of the origin's files, behind the CDN. A copy stays until a purge finds that the origin has something else;
// an error stays for a while (`cache_ttl_error`, 300 s) [doc].

import type { Source, SourceFile } from './source.ts';

export type Copy =
  | { readonly kind: 'file'; readonly file: SourceFile; readonly fetchedAtMs: number }
  /** `isFailure`: the Source gave no answer, so that nothing says whether there is a file. */
  | { readonly kind: 'error'; readonly fetchedAtMs: number; readonly isFailure: boolean };

export type Revalidation = 'unchanged' | 'replaced' | 'dropped' | 'kept-error' | 'source-failed';

export class OriginCache {
  readonly #source: Source;
  readonly #errorTtlMs: number;
  readonly #copies = new Map<string, Copy>();

  constructor(source: Source, errorTtlMs: number) {
    this.#source = source;
    this.#errorTtlMs = errorTtlMs;
  }

  /** What a request at this moment would find or fetch; stores nothing. */
  peek(key: string, path: string, atMs: number): { readonly copy: Copy; readonly isHit: boolean } {
    const known = this.#usable(key, atMs);
    return known === undefined ? { copy: this.#fetch(path, atMs), isHit: false } : { copy: known, isHit: true };
  }

  store(key: string, copy: Copy): void {
    this.#copies.set(key, copy);
  }

  has(key: string): boolean {
    return this.#copies.has(key);
  }

  /**
   * The first step of a purge: ask the origin whether the file is still the one in the copy. 304 ends the purge [doc].
   * An error has no validator, so that the origin's answer always replaces it.
   */
  revalidate(
    key: string,
    path: string,
    atMs: number,
    how: { readonly purgedCopy: 'replaced' | 'dropped'; readonly purgeClearsErrors: boolean },
  ): Revalidation {
    const known = this.#usable(key, atMs);
    if (known?.kind === 'error' && !how.purgeClearsErrors) return 'kept-error';
    const answer = this.#source.ask(path, atMs, known?.kind === 'file' ? known.file : undefined);
    if (answer.kind === 'unchanged') return 'unchanged';
    if (answer.kind === 'failed') return 'source-failed';
    if (known === undefined || how.purgedCopy === 'dropped') {
      this.#copies.delete(key);
      return 'dropped';
    }
    this.#copies.set(key, this.#fetch(path, atMs));
    return 'replaced';
  }

  #usable(key: string, atMs: number): Copy | undefined {
    const copy = this.#copies.get(key);
    return copy?.kind === 'error' && atMs >= copy.fetchedAtMs + this.#errorTtlMs ? undefined : copy;
  }

  #fetch(path: string, atMs: number): Copy {
    const answer = this.#source.ask(path, atMs);
    return answer.kind === 'file'
      ? { kind: 'file', file: answer.file, fetchedAtMs: atMs }
      : { kind: 'error', fetchedAtMs: atMs, isFailure: answer.kind === 'failed' };
  }
}
