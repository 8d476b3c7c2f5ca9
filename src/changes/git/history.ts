// Questions about history that a shallow checkout does not have: commits are fetched for them, without their trees, as
// far as it takes.
import { ObjectsUnavailableError, type Tag, withoutObjects } from '../repository.ts';
import { parseTags } from './parse.ts';
import type { ScratchRepository } from './scratch-repository.ts';

const wholeHistory = 0x7fff_ffff; // git's own value for `--unshallow`

/** How far history is fetched before asking for all of it; commits alone, some hundred bytes each. */
const deepenings = [64, 1024, wholeHistory];

/** Not so beside every full clone: a commit that it lacks may have been fetched, and history ends there. */
function isWhole(scratch: ScratchRepository): boolean {
  return scratch.boundary().size === 0;
}

/** `far` fetches all of the history, which may be much, and is for where nobody else can tell. */
export async function findMergeBase(
  scratch: ScratchRepository,
  base: string,
  head: string,
  reach: 'near' | 'far',
): Promise<string | null> {
  const atHand = isWhole(scratch) ? await mergeBaseAtHand(scratch, base, head) : undefined;
  if (atHand !== undefined) return atHand;
  for (const depth of reach === 'far' ? [wholeHistory] : deepenings.slice(0, -1)) {
    await scratch.fetch({ wants: [base, head], depth, filter: 'tree:0' });
    const found = await mergeBaseAtHand(scratch, base, head);
    if (found !== undefined && (await isBest(scratch, found, base, head))) return found;
  }
  throw new ObjectsUnavailableError('Git does not have the history that their merge base lies in.');
}

/** Undefined where a commit is missing, null where there is no common ancestor. */
async function mergeBaseAtHand(
  scratch: ScratchRepository,
  base: string,
  head: string,
): Promise<string | null | undefined> {
  const answer = await scratch.ask(['merge-base', base, head], { accepted: [0, 1] }).catch(withoutObjects);
  return answer && (answer.stdout.toString('latin1').trim() || null);
}

/** Where history ends between the two and an ancestor, or before there is one, a better one may lie behind that end. */
async function isBest(
  scratch: ScratchRepository,
  ancestor: string | null,
  base: string,
  head: string,
): Promise<boolean> {
  const boundary = scratch.boundary();
  const args = ['rev-list', base, head, ...(ancestor === null ? [] : [`^${ancestor}`]), '--'];
  const since = (await scratch.ask(args)).stdout.toString('latin1').split('\n');
  return !since.some((commit) => boundary.has(commit));
}

/** By the remote's tags, as a checkout may hold a few of them only; by the checkout's own where the remote is silent. */
export async function findPreviousTag(scratch: ScratchRepository, head: string): Promise<Tag | undefined> {
  const tags = parseTags(await scratch.listRemote('refs/tags/*').catch((error: unknown) => tagsAtHand(scratch, error)));
  tags.delete(head);
  if (tags.size === 0) return undefined;
  if (isWhole(scratch)) return firstTagged(scratch, head, tags);
  for (const depth of deepenings) {
    await scratch.fetch({ wants: [head], depth, filter: 'tree:0' });
    // Behind an end of history that comes before it may be a nearer one.
    const ends = depth === wholeHistory ? new Set<string>() : scratch.boundary();
    const found = await firstTagged(scratch, head, tags, ends);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Throws `refusal` where the checkout has no tags, or not the history that they are on. */
async function tagsAtHand(scratch: ScratchRepository, refusal: unknown): Promise<string> {
  const { head, shallow } = scratch.checkout;
  const listed = shallow === '' ? await scratch.askCheckout(['show-ref', '--tags', '--dereference']) : undefined;
  const tags = listed?.toString('utf8') ?? '';
  if (![...parseTags(tags).keys()].some((commit) => commit !== head)) throw refusal;
  return tags;
}

/** Undefined, too, where one of `ends` comes first. */
async function firstTagged(
  scratch: ScratchRepository,
  head: string,
  tags: ReadonlyMap<string, string>,
  ends: ReadonlySet<string> = new Set(),
): Promise<Tag | undefined> {
  const { stdout: commits } = await scratch.ask(['rev-list', '--date-order', '--end-of-options', head, '--']);
  for (const commit of commits.toString('latin1').split('\n')) {
    const name = tags.get(commit);
    if (name !== undefined) return { name, commit };
    if (ends.has(commit)) return undefined;
  }
  return undefined;
}
