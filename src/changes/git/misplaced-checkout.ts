// A repository in the workspace, where `path` does not lead to it.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How deep actions/checkout's own `path` mostly leads, and how many folders are looked into. */
const maxDepth = 2;
const maxFolders = 500;

/** A sentence that names the folder, where there is one; undefined otherwise. */
export async function findMisplacedCheckout(workspace: string): Promise<string | undefined> {
  if (await exists(join(workspace, '.git'))) return 'The workspace itself is a checkout: leave `path` out.';
  const folder = await findRepositoryBelow(workspace);
  if (folder === undefined) return undefined;
  return `The workspace itself is no checkout, but a repository is in \`${folder}/\`: set \`path: ${folder}\`.`;
}

async function findRepositoryBelow(workspace: string): Promise<string | undefined> {
  let folders = [''];
  let left = maxFolders;
  for (let depth = 1; depth <= maxDepth; depth++) {
    const inner: string[] = [];
    for (const folder of folders) inner.push(...(await foldersIn(workspace, folder)));
    folders = inner.sort().slice(0, left);
    left -= folders.length;
    for (const folder of folders) {
      if (await exists(join(workspace, folder, '.git'))) return folder;
    }
  }
  return undefined;
}

async function foldersIn(workspace: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(workspace, folder), { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules').map(({ name }) => name);
  return names.map((name) => (folder === '' ? name : `${folder}/${name}`));
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
