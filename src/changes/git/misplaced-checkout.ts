// A repository in the workspace, where `path` does not lead to it.
import { existsSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';

/** How deep actions/checkout's own `path` mostly leads. */
const patterns = ['*/.git', '*/*/.git'];

/** A sentence that names the folder, where there is one; undefined otherwise. */
export async function findMisplacedCheckout(workspace: string): Promise<string | undefined> {
  if (existsSync(join(workspace, '.git'))) return 'The workspace itself is a checkout: leave `path` out.';
  for (const pattern of patterns) {
    const folders: string[] = [];
    for await (const found of glob(pattern, { cwd: workspace, exclude: (name) => name === 'node_modules' })) {
      folders.push(dirname(found).replaceAll(sep, '/'));
    }
    const [folder] = folders.sort();
    if (folder === undefined) continue;
    return `The workspace itself is no checkout, but a repository is in \`${folder}/\`: set \`path: ${folder}\`.`;
  }
  return undefined;
}
