// Repositories of any size, written by one `git fast-import`, and the checkouts of them that a runner makes.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { git, hermeticEnvironment, initialize } from '../support/hermetic-git.ts';

export type Push = {
  /** A bare repository that serves what GitHub's would. */
  readonly remote: string;
  readonly before: string;
  readonly after: string;
  /** Paths of the images that the push changes. */
  readonly changed: readonly string[];
};

export type Kind = 'full' | 'depth 1' | 'blobless';

/** `path` of the image with this number: as many in a folder as people put there. */
function toImagePath(index: number): string {
  return `public/images/${Math.floor(index / 250)}/photo-${index}.jpg`;
}

/** Of the first `images` of a repository. */
export function toImagePaths(images: number): string[] {
  return Array.from({ length: images }, (_, index) => toImagePath(index));
}

/** What the images hold before the push and after it. */
export const contents = {
  before: (path: string) => `${path}, as it was`,
  after: (path: string) => `${path}, as it is from now on`,
};

/**
 * `images` of them, of which the first `changed` change; with none, a text does. `content`: whether each image has its own,
 * or all of them share one, which makes a repository of a million a matter of seconds.
 */
export async function createPush(
  folder: string,
  images: number,
  changed: number,
  content: 'own' | 'shared' = 'own',
): Promise<Push> {
  initialize(folder, { bare: true, branch: 'main', objectFormat: 'sha1' });
  appendFileSync(join(folder, 'config'), '[uploadpack]\n\tallowFilter = true\n\tallowAnySHA1InWant = true\n');
  const importer = spawn('git', ['fast-import', '--quiet'], {
    cwd: folder,
    env: hermeticEnvironment,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = once(importer, 'close');
  for (const text of toImport(images, changed, content)) {
    if (!importer.stdin.write(text)) await once(importer.stdin, 'drain');
  }
  importer.stdin.end();
  const [status] = await ended;
  if (status !== 0) throw new Error(`git fast-import ended with ${status}`);
  return {
    remote: folder,
    before: git(folder, 'rev-parse', 'main^'),
    after: git(folder, 'rev-parse', 'main'),
    changed: toImagePaths(changed),
  };
}

/** In pieces of some size: a write for each file would take longer than git. */
function* toImport(images: number, changed: number, content: 'own' | 'shared'): Generator<string> {
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const file = (path: string, text: string) => `M 100644 inline ${path}\n${data(text)}`;
  const image = (path: string, state: 'before' | 'after') =>
    content === 'own' ? file(path, contents[state](path)) : `M 100644 ${marks[state]} ${path}\n`;
  const commit = (second: number) =>
    `commit refs/heads/main\ncommitter A <a@example.com> ${1_700_000_000 + second} +0000\ndata 5\npush\n\n`;
  if (content === 'shared') {
    yield `blob\nmark ${marks.before}\n${data('as it was')}blob\nmark ${marks.after}\n${data('as it is from now on')}`;
  }
  yield commit(0) + file('README.md', 'old');
  for (let index = 0; index < images; index += 1000) {
    yield toFiles(index, Math.min(images, index + 1000), (path) => image(path, 'before'));
  }
  yield commit(1) + file('README.md', 'new');
  for (let index = 0; index < changed; index += 1000) {
    yield toFiles(index, Math.min(changed, index + 1000), (path) => image(path, 'after'));
  }
  yield 'done\n';
}

const marks = { before: ':1', after: ':2' } as const;

function toFiles(from: number, to: number, toFile: (path: string) => string): string {
  return Array.from({ length: to - from }, (_, offset) => toFile(toImagePath(from + offset))).join('');
}

const depths = { full: [], 'depth 1': ['--depth=1'], blobless: ['--filter=blob:none'] } as const;

/** Clones as a runner does: over the protocol of a server, and with every file checked out. */
export function cloneAs(kind: Kind, { remote }: Push, folder: string, options: readonly string[] = []): string {
  git(remote, 'clone', '--quiet', ...options, ...depths[kind], `file://${remote}`, folder);
  return folder;
}
