// The files' contents: described in the world, made here, each once for all worlds that have it.
import { createHash } from 'node:crypto';

export type FileKind = 'gif' | 'svg' | 'bin' | 'txt';

/** `added` to `deleted`: from the event's difference; `tracked`: `select: all`; `requested`: a URL of which git knows nothing. */
export type ChangeType = 'added' | 'modified' | 'deleted' | 'tracked' | 'requested';

/** Versions with the same `mark` and traits are the same file. `size`: of the payload, in bytes. */
export type Version = { readonly mark: string; readonly size: number; readonly width: number };

/** Queries of derivatives that a run is to verify. */
export type Derivative = 'w=9' | 'w=9&auto=format' | 'fm=json';

/** Queries of visitors. */
export type Query = '' | Derivative | 'svg-sanitize=false';

export type Content = {
  readonly bytes: Buffer;
  readonly blobId: string;
  readonly sha256: string;
  readonly dimensions: { readonly width: number; readonly height: number } | undefined;
};

const known = new Map<string, Content>();

export function contentOf(kind: FileKind, version: Version): Content {
  const key = `${kind} ${version.mark} ${version.size} ${version.width}`;
  let content = known.get(key);
  if (content === undefined) {
    content = toContent(kind, version);
    known.set(key, content);
  }
  return content;
}

function toContent(kind: FileKind, { mark, size, width }: Version): Content {
  const bytes = toBytes(kind, mark.padEnd(size, '.'), width);
  return {
    bytes,
    blobId: blobIdOf(bytes),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    dimensions: kind === 'gif' ? { width, height: 9 } : undefined,
  };
}

/** What git has in the place of a file that Git LFS keeps. */
export function pointerOf({ sha256, bytes }: Content): Buffer {
  return Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${bytes.length}\n`);
}

export function blobIdOf(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function toBytes(kind: FileKind, payload: string, width: number): Buffer {
  switch (kind) {
    case 'gif':
      // A real header, so that dimensions can be read.
      return Buffer.concat([Buffer.from('GIF89a'), Buffer.from([width, 0, 9, 0]), Buffer.from(payload)]);
    case 'svg':
      // With a comment, which the sanitizer takes away.
      return Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg"><!-- ${mark(payload)} --><title>${payload}</title></svg>`,
      );
    case 'bin':
      return Buffer.from(`\0${payload}`);
    case 'txt':
      return Buffer.from(`${payload}\n`);
  }
}

function mark(payload: string): string {
  return payload.slice(0, 4);
}

/** A file that never changes. */
export const unchanged: Buffer = toBytes('gif', 'unchanged', 3);

/** For a Source that shows one for missing files: such that imgix can describe it, or not. */
export const defaultImages = {
  described: toBytes('gif', 'default', 1),
  odd: toBytes('bin', 'default', 1),
  ofErrors: toBytes('gif', 'error', 2),
};
