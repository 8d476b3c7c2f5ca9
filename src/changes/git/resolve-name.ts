// What a revision names that is no whole id. The checkout knows most of them; of branches and tags the remote knows better, as a
// workspace that is kept may hold what an earlier job has fetched.
import { isObjectId } from '../../platform/json.ts';
import { ObjectsUnavailableError, toRemoteNames } from '../repository.ts';
import type { ScratchRepository } from './scratch-repository.ts';

/** `warnings` gets a sentence where the remote cannot be asked. */
export async function resolveName(scratch: ScratchRepository, revision: string, warnings: string[]): Promise<string> {
  const here = await findInCheckout(scratch, revision);
  if (here === undefined) return fetchName(scratch, revision);
  // Who writes `refs/remotes/` asks for the checkout's own copy, however old it is.
  if (here.copyOf === undefined || revision.startsWith('refs/remotes/')) return here.commit;
  return (await askAnew(scratch, here.copyOf, revision, warnings)) ?? here.commit;
}

export async function commitAtHand({ objects }: ScratchRepository, id: string): Promise<string | undefined> {
  const [object] = await objects.ask('info', [`${id}^{commit}`]);
  return object?.id;
}

/** `copyOf`: the ref of the remote that this one was copied from, at a time that nobody knows. */
type Found = { readonly commit: string; readonly copyOf: string | undefined };

/** Branches that are not checked out exist as remote-tracking ones only. */
async function findInCheckout(scratch: ScratchRepository, revision: string): Promise<Found | undefined> {
  const ask = async (...args: readonly string[]) =>
    (await scratch.askCheckout(['rev-parse', '--verify', '--quiet', ...args]))?.toString('utf8').trim() ?? '';
  for (const candidate of [revision, `refs/remotes/origin/${revision}`]) {
    const commit = await ask('--end-of-options', `${candidate}^{commit}`);
    // For `^main` git gives the commit behind a `^`: all but what it reaches, which is no commit.
    if (!isObjectId(commit)) continue;
    const nameOf = (name: string) => ask('--symbolic-full-name', '--end-of-options', name);
    // Of a tag and a branch of one name git takes the tag, and prints neither.
    const ref = (await nameOf(candidate)) || (await nameOf(`refs/tags/${candidate}`));
    return { commit, copyOf: toCopied(ref, scratch) };
  }
  return undefined;
}

/** Undefined for what this job itself has fetched or made: the branch that is checked out, and other local ones. */
function toCopied(ref: string, { checkout }: ScratchRepository): string | undefined {
  if (ref.startsWith('refs/tags/')) return ref;
  const [, branch] = /^refs\/remotes\/origin\/(.+)$/.exec(ref) ?? [];
  return branch === undefined || checkout.branch === `refs/heads/${branch}` ? undefined : `refs/heads/${branch}`;
}

/** Undefined where the remote does not have it, as it is new here or gone there, and where it cannot be asked. */
async function askAnew(
  scratch: ScratchRepository,
  ref: string,
  revision: string,
  warnings: string[],
): Promise<string | undefined> {
  try {
    const listed = (await scratch.listRemote(ref)).split('\n').map((line) => line.split('\t'));
    const [id] = listed.find(([, name]) => name === ref) ?? [];
    return id && ((await commitAtHand(scratch, id)) ?? (await commitAtHand(scratch, await scratch.fetchRef(ref))));
  } catch (error) {
    if (!(error instanceof ObjectsUnavailableError)) throw error;
    const warning = `Where \`${revision}\` stands by now cannot be told: ${error.message} What the checkout has of it is compared, which may be older where the workspace was kept from an earlier job.`;
    if (!warnings.includes(warning)) warnings.push(warning);
    return undefined;
  }
}

async function fetchName(scratch: ScratchRepository, revision: string): Promise<string> {
  let reason: unknown;
  for (const name of toRemoteNames(revision)) {
    try {
      const id = await scratch.fetchRef(name);
      const commit = await commitAtHand(scratch, id);
      if (commit !== undefined) return commit;
      reason = new ObjectsUnavailableError(`\`${name}\` on the remote is no commit.`);
    } catch (error) {
      if (!(error instanceof ObjectsUnavailableError)) throw error;
      reason ??= error;
    }
  }
  throw reason ?? new ObjectsUnavailableError(`\`${revision}\` is not the name of a branch or tag.`);
}
