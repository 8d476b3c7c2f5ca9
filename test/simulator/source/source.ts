// The Source: the customer's storage. It keeps every version of a file with the time it appears, so that imgix's questions
// can be answered for any moment, and a file can be put now that appears later (a slow upload), or later still at a second
// replica. Which of the two answers at a moment is drawn from the seed and the moment, so that asking changes nothing.

import { hash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { toBytes } from '../http-types.ts';
import { seededRandom } from '../seeded-random.ts';

export type SourceFile = {
  readonly bytes: Uint8Array;
  /** A hash of the content, as S3 gives it: the same bytes put again have the same ETag. */
  readonly etag: string;
  readonly lastModifiedMs: number;
};

/** `lagMs`: how much later the second replica has it. */
type Version = { readonly atMs: number; readonly lagMs: number; readonly file: SourceFile | undefined };

export type Validators = { readonly etag: string; readonly lastModifiedMs: number };

export type SourceAnswer =
  | { readonly kind: 'file'; readonly file: SourceFile }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'missing' }
  /** The storage is out of order. */
  | { readonly kind: 'failed' };

export class Source {
  readonly #clock: Clock;
  readonly #seed: number;
  readonly #versions = new Map<string, Version[]>();
  readonly #outages: { readonly fromMs: number; readonly untilMs: number }[] = [];

  constructor(clock: Clock, seed = 1) {
    this.#clock = clock;
    this.#seed = seed;
  }

  /** Paths are those of the storage: decoded, with or without the first slash. */
  put(path: string, content: string | Uint8Array): void {
    this.putLater(path, content, this.#clock.now());
  }

  putLater(path: string, content: string | Uint8Array, atMs: number, lagMs = 0): void {
    const bytes = toBytes(content);
    this.#insert(path, { atMs, lagMs, file: { bytes, etag: etagOf(bytes), lastModifiedMs: atMs } });
  }

  remove(path: string): void {
    this.removeLater(path, this.#clock.now());
  }

  removeLater(path: string, atMs: number, lagMs = 0): void {
    this.#insert(path, { atMs, lagMs, file: undefined });
  }

  /** Whoever asks in between gets no answer that says what there is. */
  fail(fromMs: number, untilMs: number): void {
    this.#outages.push({ fromMs, untilMs });
  }

  isFailing(atMs: number): boolean {
    return this.#outages.some(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs);
  }

  /** The file as it is, or was, at a moment, at the replica that answers then. */
  read(path: string, atMs: number = this.#clock.now()): SourceFile | undefined {
    const versions = this.#versions.get(withoutSlash(path));
    const isLate = versions?.some(({ lagMs }) => lagMs > 0) === true && this.#isSecondReplica(path, atMs);
    return versions?.findLast((version) => version.atMs + (isLate ? version.lagMs : 0) <= atMs)?.file;
  }

  /** A conditional request: with the ETag of the content still valid, the answer is 304. */
  ask(path: string, atMs: number, known?: Validators): SourceAnswer {
    if (this.isFailing(atMs)) return { kind: 'failed' };
    const file = this.read(path, atMs);
    if (file === undefined) return { kind: 'missing' };
    return known?.etag === file.etag ? { kind: 'unchanged' } : { kind: 'file', file };
  }

  /** Paths of the files that exist now. */
  paths(): readonly string[] {
    return [...this.#versions.keys()].filter((path) => this.read(path) !== undefined).sort();
  }

  #isSecondReplica(path: string, atMs: number): boolean {
    return seededRandom(this.#seed ^ Math.imul(atMs, 0x9e3779b1) ^ path.length)() < 0.5;
  }

  #insert(path: string, version: Version): void {
    const versions = this.#versions.get(withoutSlash(path)) ?? [];
    const index = versions.findLastIndex((other) => other.atMs <= version.atMs);
    this.#versions.set(withoutSlash(path), versions.toSpliced(index + 1, 0, version));
  }
}

/** The same bytes are put again and again where many sites are played: they are hashed once. */
const etags = new WeakMap<Uint8Array, string>();

function etagOf(bytes: Uint8Array): string {
  const known = etags.get(bytes);
  if (known !== undefined) return known;
  const etag = `"${hash('md5', bytes)}"`;
  etags.set(bytes, etag);
  return etag;
}

function withoutSlash(path: string): string {
  return path.startsWith('/') ? path.slice(1) : path;
}
