// How a content is recognised without having it: by git's blob id, or by SHA-256 (Git LFS objects, files).
import type { FileVersion } from '../../changes/changed-file.ts';
import { createHash, type Hash } from '../../platform/hash.ts';

export type Fingerprint = Pick<FileVersion, 'size'> & { readonly kind: 'git-blob' | 'sha256'; readonly id: string };

/** What is known of a body: its hashes, or its length alone. */
export type BodyFacts = {
  readonly length: number;
  /** Null where the body was not read, as its length told already that it is none of those looked for. */
  readonly sha256: string | null;
  /** Git's blob ids, by hash. They begin with the length: null where that was not foreseen before the body was read. */
  readonly blobIds: Readonly<Record<GitHash, string>> | null;
};

export type GitHash = 'sha1' | 'sha256';

/** Of a file in Git LFS: the content, which a Source serves. */
export function toFingerprint(version: FileVersion): Fingerprint {
  const { lfs } = version;
  return lfs === undefined ? toBlobFingerprint(version) : { kind: 'sha256', id: lfs.sha256, size: lfs.size };
}

/** Of a file in Git LFS: the pointer. */
export function toBlobFingerprint({ blobId, size }: FileVersion): Fingerprint {
  return { kind: 'git-blob', id: blobId, size };
}

/** `unknown`: the hash that would tell is not there. Without a fingerprint, every body is different. */
export function compare(fingerprint: Fingerprint | undefined, body: BodyFacts): 'same' | 'different' | 'unknown' {
  if (fingerprint === undefined) return 'different';
  if (fingerprint.size !== undefined && fingerprint.size !== body.length) return 'different';
  const actual = fingerprint.kind === 'sha256' ? body.sha256 : body.blobIds?.[toGitHash(fingerprint.id)];
  if (actual === null || actual === undefined) return 'unknown';
  return actual === fingerprint.id ? 'same' : 'different';
}

/** SHA-1 ids have 40 hexadecimal characters, SHA-256 ids 64. */
function toGitHash(blobId: string): GitHash {
  return blobId.length === 64 ? 'sha256' : 'sha1';
}

/** Hashes a body as it streams. `lengths`: those that it may have, for git's blob ids. */
export class BodyHasher {
  readonly #sha256 = createHash('sha256');
  readonly #blobs: ReadonlyMap<number, Record<GitHash, Hash>>;
  #length = 0;

  constructor(lengths: readonly number[]) {
    this.#blobs = new Map(lengths.map((length) => [length, startBlobHashes(length)]));
  }

  get length(): number {
    return this.#length;
  }

  update(chunk: Uint8Array): void {
    this.#length += chunk.length;
    this.#sha256.update(chunk);
    for (const { sha1, sha256 } of this.#blobs.values()) {
      sha1.update(chunk);
      sha256.update(chunk);
    }
  }

  digest(): BodyFacts {
    const blob = this.#blobs.get(this.#length);
    const blobIds = blob === undefined ? null : { sha1: blob.sha1.digest('hex'), sha256: blob.sha256.digest('hex') };
    return { length: this.#length, sha256: this.#sha256.digest('hex'), blobIds };
  }
}

/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_object_storage */
function startBlobHashes(length: number): Record<GitHash, Hash> {
  const header = `blob ${length}\0`;
  return { sha1: createHash('sha1').update(header), sha256: createHash('sha256').update(header) };
}
