// What a content is known by without having it: git's blob id, or SHA-256 (Git LFS pointers, files).
import type { FileVersion } from '../../changes/changed-file.ts';
import { createHash, type Hash, hash } from '../../platform/hash.ts';

export type Fingerprint = { readonly kind: 'git-blob' | 'sha256'; readonly id: string; readonly size?: number };

/** What was learnt of a body that was read, or of its length alone. */
export type BodyFacts = {
  readonly length: number;
  /** Null where the body was not read: its length already told that it is none of those looked for. */
  readonly sha256: string | null;
  /** Git blob ids by their hash; null where the length was not thought of before the body had been read. */
  readonly blobIds: Readonly<Record<GitHash, string>> | null;
};

export type GitHash = 'sha1' | 'sha256';

/** The content behind a Git LFS pointer, not the pointer, is what a Source serves. */
export function toFingerprint(version: FileVersion): Fingerprint {
  const { lfs } = version;
  return lfs === undefined ? toBlobFingerprint(version) : { kind: 'sha256', id: lfs.sha256, size: lfs.size };
}

/** Of a Git LFS pointer: the pointer. */
export function toBlobFingerprint({ blobId, size }: FileVersion): Fingerprint {
  return { kind: 'git-blob', id: blobId, ...(size === undefined ? {} : { size }) };
}

export function compare(fingerprint: Fingerprint, body: BodyFacts): 'same' | 'different' | 'unknown' {
  if (fingerprint.size !== undefined && fingerprint.size !== body.length) return 'different';
  const actual = fingerprint.kind === 'sha256' ? body.sha256 : body.blobIds?.[toGitHash(fingerprint.id)];
  if (actual === null || actual === undefined) return 'unknown';
  return actual === fingerprint.id ? 'same' : 'different';
}

/** SHA-1 ids have 40 hexadecimal characters, SHA-256 ids 64. */
function toGitHash(blobId: string): GitHash {
  return blobId.length === 64 ? 'sha256' : 'sha1';
}

/** Hashes a body as it streams. `lengths`: those it may have; git's blob ids begin with the length. */
export class BodyHasher {
  readonly #lengths: readonly number[];
  /** A body of one piece is hashed as it is, which is cheaper. */
  #first: Uint8Array = new Uint8Array();
  #stream: HashStream | undefined;
  #length = 0;

  constructor(lengths: readonly number[]) {
    this.#lengths = lengths;
  }

  get length(): number {
    return this.#length;
  }

  update(chunk: Uint8Array): void {
    if (this.#length === 0) this.#first = chunk;
    else {
      this.#stream ??= startStream(this.#lengths, this.#first);
      feed(this.#stream, chunk);
    }
    this.#length += chunk.length;
  }

  digest(): BodyFacts {
    const length = this.#length;
    if (this.#stream === undefined) {
      const blob = this.#lengths.includes(length) ? Buffer.concat([blobHeader(length), this.#first]) : undefined;
      const blobIds = blob === undefined ? null : { sha1: hash('sha1', blob), sha256: hash('sha256', blob) };
      return { length, sha256: hash('sha256', this.#first), blobIds };
    }
    const { sha256, blobs } = this.#stream;
    const hashes = blobs.get(length);
    const blobIds =
      hashes === undefined ? null : { sha1: hashes.sha1.digest('hex'), sha256: hashes.sha256.digest('hex') };
    return { length, sha256: sha256.digest('hex'), blobIds };
  }
}

type HashStream = { readonly sha256: Hash; readonly blobs: ReadonlyMap<number, Record<GitHash, Hash>> };

function startStream(lengths: readonly number[], first: Uint8Array): HashStream {
  const blobs = new Map(lengths.map((length) => [length, startBlobHashes(length)]));
  const stream = { sha256: createHash('sha256'), blobs };
  feed(stream, first);
  return stream;
}

function feed({ sha256, blobs }: HashStream, chunk: Uint8Array): void {
  sha256.update(chunk);
  for (const hashes of blobs.values()) {
    hashes.sha1.update(chunk);
    hashes.sha256.update(chunk);
  }
}

function startBlobHashes(length: number): Record<GitHash, Hash> {
  const header = blobHeader(length);
  return { sha1: createHash('sha1').update(header), sha256: createHash('sha256').update(header) };
}

/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_object_storage */
function blobHeader(length: number): Buffer {
  return Buffer.from(`blob ${length}\0`);
}
