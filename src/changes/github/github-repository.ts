// A repository through GitHub's API, for jobs without a checkout or without the history. Exact: two trees are compared,
// as the API's own comparison starts from the merge base and ends after 300 files.
import type { ApiTreeEntry } from '../../platform/github/answers.ts';
import type { RepositoryApi } from '../../platform/github/api.ts';
import { GitHubApiError } from '../../platform/github/api-error.ts';
import { type GitPath, unknownByte } from '../files/git-path.ts';
import { isObjectId, toRemoteNames } from '../remote-names.ts';
import { type Blob, ObjectsUnavailableError, type Repository, type Tag } from '../repository.ts';
import { compareEntries, type TreeChange, type TreeEntry, toEntryKind, toListing } from '../tree.ts';

type TreeApi = Pick<RepositoryApi, 'tree'>;

/** `find` says whom to ask; undefined where no repository on the event's GitHub server is known. */
export function githubRepository(find: () => Promise<RepositoryApi | undefined>): Repository {
  const open = async () => {
    const api = await find();
    if (api === undefined) throw new ObjectsUnavailableError('The repository lies on no GitHub server that is known.');
    return api;
  };
  // Objects never change, and requests are counted.
  const commits = new Map<string, ReturnType<RepositoryApi['commit']>>();
  const trees = new Map<string, ReturnType<RepositoryApi['tree']>>();
  const api: TreeApi = {
    tree: (id, options) => remember(trees, `${id} ${options.recursive}`, async () => (await open()).tree(id, options)),
  };
  const diffTrees = async (base: string | null, head: string) =>
    base === head ? [] : compareFolders(api, base ?? undefined, head, '');
  const listTree = async (id: string) => {
    const entries = (await diffTrees(null, id)).map(({ path, after }) => [path, after] as const);
    return toListing(new Map(entries.filter((entry): entry is [GitPath, TreeEntry] => entry[1] !== undefined)));
  };
  const fetchBlobs = async (ids: readonly string[]): Promise<Map<string, Blob>> => {
    const contents = await (await open()).blobs(ids);
    return new Map([...contents].map(([id, content]) => [id, { size: content.length, content }]));
  };
  return {
    description: "GitHub's API",
    resolve: async (revision) => resolve(await open(), revision),
    branchTip: async (branch) => (await open()).resolve(`heads/${branch}`),
    parents: async (id, ahead = 1) => {
      const first = commits.get(id) === undefined && ahead > 1 ? await (await open()).history(id).next() : undefined;
      for (const known of first?.value ?? []) commits.set(known.id, Promise.resolve(known));
      return (await remember(commits, id, async () => (await open()).commit(id))).parents;
    },
    mergeBase: async (base, head) => (await (await open()).mergeBase(base, head)) ?? null,
    previousTag: async (head) => findPreviousTag(await open(), head),
    diffTrees,
    listTree,
    // Sizes come with the listings, and pointers and links are known by them.
    readBlobs: async (ids, { transfer }) => (transfer ? fetchBlobs(ids) : new Map()),
    // What is asked about is small already.
    lfsPaths: async (_id, paths) => new Set(paths),
  };
}

async function resolve(api: RepositoryApi, revision: string): Promise<string> {
  const isId = isObjectId(revision);
  let refusal: unknown;
  for (const name of isId ? [revision] : toRemoteNames(revision)) {
    try {
      if (!isId) return await api.resolve(name.replace(/^refs\//, ''));
      return (await api.commit(name)).id;
    } catch (error) {
      if (!(error instanceof GitHubApiError) || ![404, 422].includes(error.httpStatus ?? 0)) throw error;
      refusal ??= error;
    }
  }
  // No commit of that id; where it is no tag's either, the first answer is the one that tells.
  if (isId) {
    return api.tagTarget(revision).catch(() => {
      throw refusal;
    });
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

function remember<T>(memory: Map<string, T>, key: string, ask: () => T): T {
  const known = memory.get(key) ?? ask();
  memory.set(key, known);
  return known;
}

/**
 * Compares two folders; undefined is an empty one. A tree that the API cuts off (100,000 entries, 7 MB) is walked folder by
 * folder, and only those whose ids differ are asked for.
 */
async function compareFolders(
  api: TreeApi,
  before: string | undefined,
  after: string | undefined,
  prefix: string,
): Promise<TreeChange[]> {
  const whole = await Promise.all([before, after].map((id) => readTree(api, id, true)));
  if (!whole.some((tree) => tree.isTruncated)) {
    const [left, right] = whole.map((tree) => addEntries(new Map(), tree.entries, prefix));
    return compareEntries(left ?? new Map(), right ?? new Map());
  }
  const [left, right] = await Promise.all([before, after].map((id) => readTree(api, id, false)));
  requireWhole(left?.isTruncated === true || right?.isTruncated === true, prefix);
  const entries = [left?.entries ?? [], right?.entries ?? []] as const;
  const changes = compareEntries(addEntries(new Map(), entries[0], prefix), addEntries(new Map(), entries[1], prefix));
  const folders = entries.map((list) => new Map(list.filter(isFolder).map((entry) => [entry.path, entry.id])));
  for (const name of new Set(folders.flatMap((list) => [...list.keys()]))) {
    const [was, is] = [folders[0]?.get(name), folders[1]?.get(name)];
    if (was !== is) changes.push(...(await compareFolders(api, was, is, `${prefix}${name}/`)));
  }
  return changes;
}

async function readTree(api: TreeApi, id: string | undefined, recursive: boolean) {
  return id === undefined ? { entries: [], isTruncated: false } : api.tree(id, { recursive });
}

function addEntries(listing: Map<GitPath, TreeEntry>, entries: readonly ApiTreeEntry[], prefix: string) {
  for (const { path, mode, id, size } of entries) {
    const kind = toEntryKind(mode);
    // JSON has no way to write a byte that is not UTF-8.
    const name = `${prefix}${path}`.replaceAll('\ufffd', unknownByte);
    if (kind !== undefined) listing.set(name, { kind, id, size });
  }
  return listing;
}

export function isFolder(entry: ApiTreeEntry): boolean {
  return entry.mode === '040000' || entry.mode === '40000';
}

function requireWhole(isTruncated: boolean, prefix: string): void {
  if (isTruncated) {
    throw new ObjectsUnavailableError(
      `GitHub's API does not list the whole folder "${prefix || '/'}", which holds too many entries.`,
    );
  }
}
