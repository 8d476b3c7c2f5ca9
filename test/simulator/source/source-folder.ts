// Puts the files of a folder into the Source, under their paths relative to the folder.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Source } from './source.ts';

/** Returns how many files there were. Symbolic links are not followed. */
export function putFolder(source: Source, folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of files) {
    const file = join(entry.parentPath, entry.name);
    source.put(relative(folder, file).split(sep).join('/'), readFileSync(file));
  }
  return files.length;
}
