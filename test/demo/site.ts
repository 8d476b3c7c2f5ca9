// The stage of the demo: a throw-away repository with one push in it, and the simulator as imgix and as its Source.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunningSimulator } from '../simulator/start-simulator.ts';
import { RepositoryBuilder } from '../support/repository.ts';

/** Path below the Source's root -> content. */
type Images = ReadonlyMap<string, Buffer>;

export type Push = { readonly folder: string; readonly before: string; readonly after: string };

/** Folder of the repository that is the root of the Source. */
export const root = 'public/images';

export const before: Images = readImages('before');
export const after: Images = readImages('after');

/** A repository whose last push turns the images of `before` into those of `after`. */
export function createPush(folder: string): Push {
  const repository = new RepositoryBuilder(folder);
  const readme = { 'README.md': '# A site\n' };
  const first = repository.commit({ ...readme, ...toEdits(before) }, 'First images');
  const removed = Object.fromEntries(
    [...before.keys()].filter((path) => !after.has(path)).map((path) => [`${root}/${path}`, null]),
  );
  const second = repository.commit({ ...toEdits(after), ...removed, 'README.md': '# The site\n' }, 'Spring images');
  return { folder, before: first, after: second };
}

/** The Source has these images and no others. */
export function deploy(images: Images, { source }: RunningSimulator): void {
  for (const path of [...before.keys(), ...after.keys()]) {
    const content = images.get(path);
    if (content === undefined) source.remove(path);
    else source.put(path, content);
  }
}

/** Visitors have fetched every image: imgix and its caches hold them. */
export function visit(images: Images, { simulator }: RunningSimulator): void {
  for (const path of images.keys()) simulator.warm(`/${path.split('/').map(encodeURIComponent).join('/')}`);
}

function toEdits(images: Images): Record<string, Buffer> {
  return Object.fromEntries([...images].map(([path, content]) => [`${root}/${path}`, content]));
}

function readImages(state: 'before' | 'after'): Images {
  const folder = fileURLToPath(new URL(`images/${state}`, import.meta.url));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
  return new Map(files.map((path) => [relative(folder, path).replaceAll(sep, '/'), readFileSync(path)]));
}
