// A repository in the workspace, where `path` does not lead to it.
import { existsSync, globSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { ActionError } from '../../errors.ts';
import { type GitHubEvent, isSameRepository } from '../../platform/event.ts';
import type { Git } from '../../platform/git/git.ts';
import { findCheckout } from './checkout.ts';
import { findRemote } from './credentials.ts';

/** How deep actions/checkout's own `path` mostly leads. */
const patterns = ['*/.git', '*/*/.git'];
/** Git is asked about each. */
const maxAsked = 20;

/** A sentence that names the folder, where there is one that may be of the event's repository; undefined otherwise. */
export async function findMisplacedCheckout(git: Git, event: GitHubEvent): Promise<string | undefined> {
  const { workspace } = event;
  if (existsSync(join(workspace, '.git'))) return 'The workspace itself is a checkout: leave `path` out.';
  const found = patterns.flatMap((pattern) =>
    globSync(pattern, { cwd: workspace, exclude: (name) => name === 'node_modules' }).sort(),
  );
  const folders = found.slice(0, maxAsked).map((place) => dirname(place).replaceAll(sep, '/'));
  const owners = await Promise.all(folders.map((folder) => findOwner(git, event, folder)));
  const best = likeliest.find((owner) => owners.includes(owner));
  const folder = best && folders[owners.indexOf(best)];
  if (folder === undefined) return undefined;
  return `The workspace itself is no checkout, but a repository is in \`${folder}/\`: set \`path: ${folder}\`.`;
}

/** `commit`: of the event's repository, and at its very commit. */
const likeliest = ['commit', 'event', 'unknown'] as const;

/** A workflow may check out others beside its own: a theme, its tools, an older state. */
async function findOwner(git: Git, event: GitHubEvent, folder: string): Promise<(typeof likeliest)[number] | 'other'> {
  try {
    const checkout = await findCheckout(git, event.workspace, folder);
    if (checkout?.head === undefined) return 'other';
    if (event.repository === undefined) return 'unknown';
    const { repository } = await findRemote(git, checkout, event, undefined);
    if (repository === undefined) return 'unknown';
    if (!isSameRepository(repository, event.repository)) return 'other';
    return checkout.head === event.sha ? 'commit' : 'event';
  } catch (error) {
    if (error instanceof ActionError) return 'unknown';
    throw error;
  }
}
