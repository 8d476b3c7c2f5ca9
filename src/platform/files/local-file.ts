// Files of the checkout, or with `deployed` of any folder of the workspace, read as streams: memory does not grow with their size.
import { createReadStream, promises } from 'node:fs';
import { createHash } from '../hash.ts';
import { once } from '../once.ts';

export type Dimensions = { readonly width: number; readonly height: number };

export type LocalFile = {
  readonly size: number;
  /** Lower-case hex; computed once. Undefined where the file cannot be read any more. */
  sha256(): Promise<string | undefined>;
  /** Pixels of a raster image; undefined for anything else, or where the file's head does not tell. */
  dimensions(): Promise<Dimensions | undefined>;
};

export type LocalFiles = {
  /** Undefined where there is no such regular file. */
  open(path: string | Buffer): Promise<LocalFile | undefined>;
};

/** Dimensions stand at the beginning of a raster image; JPEGs can carry some hundred kilobytes of metadata first. */
const maxHeadBytes = 512 * 1024;
/** In AVIF and HEIC each of many boxes is looked for among all: seconds for half a megabyte of them, tenths for this much. */
const maxBoxesBytes = 128 * 1024;

export const localFiles: LocalFiles = {
  open: async (path) => {
    const facts = await promises.stat(path).catch(() => undefined);
    if (!facts?.isFile()) return undefined;
    return {
      size: facts.size,
      sha256: once(() => hashFile(path).catch(() => undefined)),
      dimensions: () => readDimensions(path, facts.size).catch(() => undefined),
    };
  },
};

async function hashFile(path: string | Buffer): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

async function readDimensions(path: string | Buffer, size: number): Promise<Dimensions | undefined> {
  const { imageSize } = await import('image-size');
  const file = await promises.open(path);
  try {
    const head = Buffer.alloc(Math.min(size, maxHeadBytes));
    await file.read(head, 0, head.length, 0);
    const isBoxes = head.toString('latin1', 4, 8) === 'ftyp';
    // The library rounds what such a box cuts off, and is a pixel off where a dimension is odd.
    if (isBoxes && head.includes('clap')) return undefined;
    const { width, height, type } = imageSize(isBoxes ? head.subarray(0, maxBoxesBytes) : head);
    // A vector image has no pixels of its own: what imgix reports for it depends on how it was rendered.
    return type === 'svg' ? undefined : { width, height };
  } finally {
    await file.close();
  }
}
