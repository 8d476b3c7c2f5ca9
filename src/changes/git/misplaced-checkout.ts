// A repository in the workspace, where `path` does not lead to it.
import { existsSync, globSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** How deep actions/checkout's own `path` mostly leads. */
const patterns = ['*/.git', '*/*/.git'];

/** A sentence that names the folder, where there is one; undefined otherwise. */
export function findMisplacedCheckout(workspace: string): string | undefined {
  if (existsSync(join(workspace, '.git'))) return 'The workspace itself is a checkout: leave `path` out.';
  for (const pattern of patterns) {
    const found = globSync(pattern, { cwd: workspace, exclude: (name) => name === 'node_modules' });
    const [folder] = found.map((place) => dirname(place).replaceAll(sep, '/')).sort();
    if (folder === undefined) continue;
    return `The workspace itself is no checkout, but a repository is in \`${folder}/\`: set \`path: ${folder}\`.`;
  }
  return undefined;
}
