// A repository through git: from the checkout where it knows the answer, otherwise by fetching what is missing into the
// scratch repository, commits and trees only.

import { type GitPath, toGitPathBytes } from '../../platform/git/git-path.ts';
import { keepHeapSmall } from '../../platform/heap.ts';
import { isObjectId } from '../../platform/json.ts';
import { remember } from '../../platform/once.ts';
import { Gate } from '../../platform/timing/gate.ts';
import {
  type Blob,
  type BlobRequest,
  ObjectsUnavailableError,
  type Repository,
  type Tag,
  withoutObjects,
} from '../repository.ts';
import type { TreeChange, TreeListing } from '../tree.ts';
import { findMergeBase, findPreviousTag } from './history.ts';
import { parseParents, parseTreeListing, TreeDifference } from './parse.ts';
import { commitAtHand, resolveName } from './resolve-name.ts';
import type { ScratchRepository } from './scratch-repository.ts';

/** Plumbing, which no configuration of diffs reaches, and every option that could still change the answer. */
const diffOptions =
  '-r -z --raw --no-abbrev --no-renames --no-ext-diff --no-textconv --ignore-submodules=none --end-of-options';

export class GitRepository implements Repository {
  readonly #scratch: ScratchRepository;
  readonly #warnings: string[];
  readonly #listings = new Map<string, Promise<TreeListing>>();
  readonly #listedAhead = new Map<string, Promise<TreeListing>>();
  readonly #indexing = new Gate(1);
  readonly #fetchingBlobs = new Gate(1);

  /** `warnings` gets sentences where something may be missing from an answer. */
  constructor(scratch: ScratchRepository, warnings: string[]) {
    this.#scratch = scratch;
    this.#warnings = warnings;
  }

  /** False, too, where git cannot tell, as in a damaged checkout. */
  async holds(commit: string): Promise<boolean> {
    return (await commitAtHand(this.#scratch, commit).catch(withoutObjects)) !== undefined;
  }

  async resolve(revision: string): Promise<string> {
    if (isObjectId(revision)) {
      if (revision === this.#scratch.checkout.head) return revision;
      return this.#afterFetch(revision, () => commitAtHand(this.#scratch, revision));
    }
    return resolveName(this.#scratch, revision, this.#warnings);
  }

  branchTip(branch: string): Promise<string> {
    return this.#scratch.fetchRef(`refs/heads/${branch}`);
  }

  async parents(commit: string, ahead = 1): Promise<readonly string[]> {
    const read = async () => {
      const [object] = await this.#scratch.objects.ask('contents', [commit]);
      return object?.type === 'commit' && object.content ? parseParents(object.content) : undefined;
    };
    return this.#afterFetch(commit, read, ahead);
  }

  mergeBase(base: string, head: string, reach: 'near' | 'far' = 'far'): Promise<string | null> {
    return findMergeBase(this.#scratch, base, head, reach);
  }

  previousTag(head: string): Promise<Tag | undefined> {
    return findPreviousTag(this.#scratch, head);
  }

  async diffTrees(base: string | null, head: string): Promise<readonly TreeChange[]> {
    if (base === null) {
      return [...(await this.listTree(head)).entries].map(([path, after]) => ({ path, after }));
    }
    this.#listAhead(head);
    const args = ['diff-tree', ...diffOptions.split(' '), base, head, '--'];
    return this.#withTrees([base, head], async () => {
      const difference = new TreeDifference();
      await this.#scratch.ask(args, { onOutput: (piece) => keepHeapSmall(difference.add(piece)) });
      return difference.end();
    });
  }

  listTree(commit: string): Promise<TreeListing> {
    return remember(this.#listings, commit, async () => {
      const listed = await this.#listedAhead.get(commit)?.catch(() => undefined);
      return listed ?? this.#withTrees([commit], () => this.#list(commit));
    });
  }

  /** Who compares two trees wants to know the links of the newer one: git lists it meanwhile. */
  #listAhead(commit: string): void {
    if (this.#listings.has(commit) || this.#listedAhead.has(commit)) return;
    const listing = this.#list(commit);
    this.#listedAhead.set(commit, listing);
    // Not there yet: then it is listed when it is asked for.
    listing.catch(() => {});
  }

  async #list(commit: string): Promise<TreeListing> {
    return parseTreeListing(await this.#scratch.askAtLength(['ls-tree', '-r', '-z', '--full-tree', commit]));
  }

  async readBlobs(ids: readonly string[], { maxBytes, transfer }: BlobRequest): Promise<ReadonlyMap<string, Blob>> {
    const found = await this.#blobsAtHand(ids, maxBytes);
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length === 0 || !transfer) return found;
    return new Map([...found, ...(await this.#fetchingBlobs.run(() => this.#fetchBlobs(missing, maxBytes)))]);
  }

  /** One after the other: what one question lacks another may have fetched meanwhile. */
  async #fetchBlobs(ids: readonly string[], maxBytes: number): Promise<Map<string, Blob>> {
    const found = await this.#blobsAtHand(ids, maxBytes);
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length === 0) return found;
    await this.#scratch.fetch({ wants: missing, filter: 'blob:none' });
    return this.#blobsAtHand(ids, maxBytes);
  }

  async lfsPaths(commit: string, paths: readonly GitPath[]): Promise<ReadonlySet<GitPath>> {
    await this.readBlobs((await this.listTree(commit)).attributes, { maxBytes: 0, transfer: true });
    return this.#indexing.run(() => findLfsPaths(this.#scratch, commit, paths));
  }

  async #blobsAtHand(ids: readonly string[], maxBytes: number): Promise<Map<string, Blob>> {
    const found = new Map<string, Blob>();
    for (const object of await this.#scratch.objects.ask('info', ids)) {
      if (object?.type === 'blob') found.set(object.id, { size: object.size });
    }
    const small = [...found].filter(([, { size }]) => size <= maxBytes).map(([id]) => id);
    for (const object of await this.#scratch.objects.ask('contents', small)) {
      if (object?.content !== undefined) found.set(object.id, { size: object.size, content: object.content });
    }
    return found;
  }

  /** `read` again once the commit was fetched, should it know no answer. */
  async #afterFetch<T>(commit: string, read: () => Promise<T | undefined>, depth = 1): Promise<T> {
    const first = await read();
    if (first !== undefined) return first;
    await this.#scratch.fetch({ wants: [commit], depth, filter: depth === 1 ? 'blob:none' : 'tree:0' });
    const second = await read();
    if (second === undefined) throw new ObjectsUnavailableError(`Git does not have the commit ${commit}.`);
    return second;
  }

  /** The answer to a question about whole trees. A shallow checkout is asked first whether it has them. */
  async #withTrees<T extends object>(commits: readonly string[], ask: () => Promise<T>): Promise<T> {
    const { checkout } = this.#scratch;
    const missing =
      checkout.shallow === '' ? [] : await this.#withoutTree(commits.filter((id) => id !== checkout.head));
    if (missing.length > 0) await this.#fetchTrees(missing);
    const answer = await ask().catch(withoutObjects);
    if (answer !== undefined) return answer;
    const absent = await this.#withoutTree(commits);
    await this.#fetchTrees(absent.length > 0 ? absent : commits);
    return ask();
  }

  async #withoutTree(commits: readonly string[]): Promise<string[]> {
    const trees = await this.#scratch.objects.ask(
      'info',
      commits.map((id) => `${id}^{tree}`),
    );
    return commits.filter((_, index) => trees[index] === undefined);
  }

  #fetchTrees(commits: readonly string[]): Promise<void> {
    return this.#scratch.fetch({ wants: commits, depth: 1, filter: 'blob:none' });
  }
}

/** Git refuses names that Windows does not have. And who commits on a machine that takes `A.PNG` for `a.png` has it in LFS, too. */
const attributesConfig = [
  ['core.protectNTFS', 'false'],
  ['core.ignoreCase', 'true'],
] as const;

/**
 * By the commit's own attributes: the checkout may be sparse, or stand at another commit. `git check-attr --source` would tell it, but
 * came with git 2.40: so the commit is read into an index, of which there is one. Attributes that are not at hand git takes for none.
 */
async function findLfsPaths(
  scratch: ScratchRepository,
  commit: string,
  paths: readonly GitPath[],
): Promise<ReadonlySet<GitPath>> {
  await scratch.ask(['read-tree', commit], { config: attributesConfig });
  const input = Buffer.concat(paths.flatMap((path) => [toGitPathBytes(path), Buffer.from([0])]));
  const command = { config: attributesConfig, input };
  const { stdout } = await scratch.ask(['check-attr', '--cached', '--stdin', '-z', 'filter'], command);
  // Path, attribute and value for each, in their order.
  const fields = stdout.toString('latin1').split('\0');
  return new Set(paths.filter((_, index) => fields[3 * index + 2] === 'lfs'));
}
