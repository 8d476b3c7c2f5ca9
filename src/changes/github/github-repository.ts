// A repository through GitHub's API, for jobs without a checkout or without the history. Exact: two trees are compared,
// as the API's own comparison starts from the merge base and ends after 300 files.
import { type GitPath, unknownByte } from '../../platform/git/git-path.ts';
import type { ApiTree, ApiTreeEntry } from '../../platform/github/answers.ts';
import { GitHubApiError } from '../../platform/github/api-error.ts';
import type { RepositoryApi } from '../../platform/github/repository-api.ts';
import { isObjectId } from '../../platform/json.ts';
import { remember } from '../../platform/once.ts';
import { toNumber } from '../../platform/wording.ts';
import { ObjectsUnavailableError, type Repository, type Tag, toRemoteNames } from '../repository.ts';
import { compareEntries, type TreeChange, type TreeEntry, type TreeListing, toEntryKind, toListing } from '../tree.ts';

const unknownRepository = 'GitHub cannot be asked: GITHUB_REPOSITORY is not set, or the checkout is of another server.';

const noTree: ApiTree = { entries: [], isTruncated: false };

/** For the trees of all differences of a run: GitHub gives the jobs of a repository 1,000 requests in an hour. */
const maxRequests = 500;
/** For the rest of a commit's trees, in which there may be links: few repositories have any. */
const maxRequestsForLinks = 100;
const tooManyFolders = `GitHub's API tells them folder by folder only, and would have to be asked more than ${maxRequests} times.`;

/** `find` says whom to ask; undefined where no repository on the event's GitHub server is known. */
export function githubRepository(find: () => Promise<RepositoryApi | undefined>): Repository {
  const open = async () => {
    const api = await find();
    if (api === undefined) throw new ObjectsUnavailableError(unknownRepository);
    return api;
  };
  let hasGiven = false;
  /** What GitHub does not have it refuses as what a token may not see: which of the two it is shows what it has given before. */
  const read = async <T>(ask: (api: RepositoryApi) => Promise<T>): Promise<T> => {
    try {
      const answer = await ask(await open());
      hasGiven = true;
      return answer;
    } catch (error) {
      const isGone = hasGiven && error instanceof GitHubApiError && error.httpStatus === 404;
      throw isGone ? new ObjectsUnavailableError(error.failure, { isGone }) : error;
    }
  };
  // Objects never change, and requests are counted.
  const commits = new Map<string, ReturnType<RepositoryApi['commit']>>();
  const trees = new Map<string, ReturnType<RepositoryApi['tree']>>();
  // They may have a hundred thousand entries, and are asked for several times.
  const listings = new Map<string, Promise<TreeListing>>();
  /** `giveUp` gives what stands for further trees. */
  const readAtMost = (maxRequests: number, giveUp: () => ApiTree): ReadTree => {
    let sent = 0;
    return async (id, recursive) => {
      if (id === undefined) return noTree;
      const key = `${id} ${recursive}`;
      if (!trees.has(key) && ++sent > maxRequests) return giveUp();
      return remember(trees, key, () => read((api) => api.tree(id, { recursive })));
    };
  };
  const readTree = readAtMost(maxRequests, () => {
    throw new ObjectsUnavailableError(tooManyFolders);
  });
  return {
    resolve: (revision) => read((api) => resolve(api, revision)),
    branchTip: async (branch) => (await open()).resolve(`heads/${branch}`),
    parents: async (id, ahead = 1) => {
      const first = commits.get(id) === undefined && ahead > 1 ? await (await open()).history(id).next() : undefined;
      for (const known of first?.value ?? []) commits.set(known.id, Promise.resolve(known));
      return (await remember(commits, id, () => read((api) => api.commit(id)))).parents;
    },
    mergeBase: async (base, head) => (await (await open()).mergeBase(base, head)) ?? null,
    previousTag: async (head) => findPreviousTag(await open(), head),
    diffTrees: async (base, head) => (base === head ? [] : compareFolders(readTree, base ?? undefined, head, '')),
    listTree: (id) =>
      remember(listings, id, async () => {
        let isPartial = false;
        const readSome = readAtMost(maxRequestsForLinks, () => {
          isPartial = true;
          return noTree;
        });
        const entries = await compareFolders(readSome, undefined, id, '');
        const present = entries.flatMap(({ path, after }) => (after === undefined ? [] : [[path, after] as const]));
        return toListing(new Map(present), isPartial);
      }),
    readBlobs: async (ids, { transfer }) => {
      // Sizes come with the listings, and pointers and links are known by them.
      const contents = transfer ? await (await open()).blobs(ids) : [];
      return new Map(Array.from(contents, ([id, content]) => [id, { size: content.length, content }]));
    },
    // Only small files are asked about: to read one that is no pointer after all costs less than to evaluate attributes.
    lfsPaths: async (_id, paths) => new Set(paths),
  };
}

async function resolve(api: RepositoryApi, revision: string): Promise<string> {
  // What is no commit's id may be a tag's.
  const ways = isObjectId(revision)
    ? [async () => (await api.commit(revision)).id, () => api.tagTarget(revision)]
    : toRemoteNames(revision).map((name) => () => api.resolve(name.replace(/^refs\//, '')));
  let refusal: unknown;
  for (const ask of ways) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof GitHubApiError && error.isUnknown)) throw error;
      refusal ??= error;
    }
  }
  throw refusal ?? new ObjectsUnavailableError(`\`${revision}\` is not the name of a branch or tag.`);
}

async function findPreviousTag(api: RepositoryApi, head: string): Promise<Tag | undefined> {
  const tags = new Map<string, string>();
  for await (const { name, commit } of api.tags()) if (!tags.has(commit)) tags.set(commit, name);
  tags.delete(head);
  if (tags.size === 0) return undefined;
  for await (const commits of api.history(head)) {
    const tagged = commits.find(({ id }) => tags.has(id));
    if (tagged !== undefined) return { name: tags.get(tagged.id) ?? '', commit: tagged.id };
  }
  return undefined;
}

type ReadTree = (id: string | undefined, recursive: boolean) => Promise<ApiTree>;

/** A few kilobytes of objects can name thousands of millions: folders that hold the same folder, ten times each. */
const maxEntries = 2_000_000;
/** As Linux, PATH_MAX. */
const maxPathCharacters = 4096;

/**
 * Compares two folders; undefined is an empty one. A tree that the API cuts off (100,000 entries, 7 MB) is walked folder by
 * folder, and only those whose ids differ are asked for. `listed`: how many entries were, until now.
 */
async function compareFolders(
  readTree: ReadTree,
  before: string | undefined,
  after: string | undefined,
  prefix: string,
  listed = { entries: 0 },
): Promise<TreeChange[]> {
  const readBoth = (recursive: boolean) => Promise.all([readTree(before, recursive), readTree(after, recursive)]);
  let [was, is] = await readBoth(true);
  const isWhole = !was.isTruncated && !is.isTruncated;
  if (!isWhole) [was, is] = await readBoth(false);
  if (was.isTruncated || is.isTruncated) {
    throw new ObjectsUnavailableError(
      `GitHub's API does not list the whole folder "${prefix || '/'}", which holds too many entries.`,
    );
  }
  listed.entries += was.entries.length + is.entries.length;
  if (listed.entries > maxEntries || prefix.length > maxPathCharacters)
    throw new ObjectsUnavailableError(
      `GitHub's API lists more than ${toNumber(maxEntries)} files and folders, or too deep ones.`,
    );
  const changes = compareEntries(toEntries(was, prefix), toEntries(is, prefix));
  if (isWhole) return changes;
  const [oldFolders, newFolders] = [toFolders(was), toFolders(is)];
  for (const name of new Set([...oldFolders.keys(), ...newFolders.keys()])) {
    const [old, current] = [oldFolders.get(name), newFolders.get(name)];
    if (old === current) continue;
    // One by one: they may be more than a call takes arguments.
    const inside = await compareFolders(readTree, old, current, `${prefix}${name}/`, listed);
    for (const change of inside) changes.push(change);
  }
  return changes;
}

function toEntries(tree: ApiTree, prefix: string): Map<GitPath, TreeEntry> {
  const listing = new Map<GitPath, TreeEntry>();
  for (const [name, { mode, id, size }] of withNames(tree)) {
    const kind = toEntryKind(mode);
    if (kind !== undefined) listing.set(`${prefix}${name}`, { kind, id, size });
  }
  return listing;
}

function toFolders(tree: ApiTree): Map<string, string> {
  const folders = new Map<string, string>();
  for (const [name, entry] of withNames(tree)) if (isFolder(entry)) folders.set(name, entry.id);
  return folders;
}

/**
 * JSON has no way to write a byte that is not UTF-8, so that one name may stand for several. A number makes them distinct, written
 * in surrogates that no name has either.
 */
function* withNames({ entries }: ApiTree): Generator<readonly [GitPath, ApiTreeEntry]> {
  const times = new Map<string, number>();
  for (const entry of entries) {
    const { path } = entry;
    if (!path.includes('\ufffd')) {
      yield [path, entry];
      continue;
    }
    const before = times.get(path) ?? 0;
    times.set(path, before + 1);
    const number =
      before === 0 ? '' : String(before).replace(/\d/g, (digit) => String.fromCharCode(0xdf00 + Number(digit)));
    yield [path.replaceAll('\ufffd', unknownByte).replace(unknownByte, `${unknownByte}${number}`), entry];
  }
}

export function isFolder(entry: ApiTreeEntry): boolean {
  return entry.mode === '040000' || entry.mode === '40000';
}
