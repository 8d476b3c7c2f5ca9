// The Source: the customer's storage. It keeps every version of a file with the time it appears, so that imgix's questions
// can be answered for any moment, and a file can be put now that appears later (a slow upload).

import { createHash } from 'node:crypto';
import type { Clock } from './clock.ts';
import { toBytes } from './http-types.ts';

export type SourceFile = {
  readonly bytes: Uint8Array;
  /** A hash of the content, as S3 gives it: the same bytes put again have the same ETag. */
  readonly etag: string;
  readonly lastModifiedMs: number;
};

type Version = { readonly atMs: number; readonly file: SourceFile | undefined };

export type Validators = { readonly etag: string; readonly lastModifiedMs: number };

export type SourceAnswer =
  | { readonly kind: 'file'; readonly file: SourceFile }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'missing' };

export class Source {
  readonly #clock: Clock;
  readonly #versions = new Map<string, Version[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Paths are those of the storage: decoded, with or without the first slash. */
  put(path: string, content: string | Uint8Array): void {
    this.putLater(path, content, this.#clock.now());
  }

  putLater(path: string, content: string | Uint8Array, atMs: number): void {
    const bytes = toBytes(content);
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
    this.#insert(path, { atMs, file: { bytes, etag, lastModifiedMs: atMs } });
  }

  remove(path: string): void {
    this.removeLater(path, this.#clock.now());
  }

  removeLater(path: string, atMs: number): void {
    this.#insert(path, { atMs, file: undefined });
  }

  /** The file as it is, or was, at a moment. */
  read(path: string, atMs: number = this.#clock.now()): SourceFile | undefined {
    return this.#versions.get(withoutSlash(path))?.findLast((version) => version.atMs <= atMs)?.file;
  }

  /** A conditional request: with the ETag of the content still valid, the answer is 304. */
  ask(path: string, atMs: number, known?: Validators): SourceAnswer {
    const file = this.read(path, atMs);
    if (file === undefined) return { kind: 'missing' };
    return known?.etag === file.etag ? { kind: 'unchanged' } : { kind: 'file', file };
  }

  /** Paths of the files that exist now. */
  paths(): readonly string[] {
    return [...this.#versions.keys()].filter((path) => this.read(path) !== undefined).sort();
  }

  #insert(path: string, version: Version): void {
    const versions = this.#versions.get(withoutSlash(path)) ?? [];
    const index = versions.findLastIndex((other) => other.atMs <= version.atMs);
    this.#versions.set(withoutSlash(path), versions.toSpliced(index + 1, 0, version));
  }
}

function withoutSlash(path: string): string {
  return path.startsWith('/') ? path.slice(1) : path;
}
