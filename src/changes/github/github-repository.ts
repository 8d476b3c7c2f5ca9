// Objects through GitHub's API, for jobs without a checkout or without the history. Exact: two trees are compared, as
// the API's own comparison starts from the merge base and ends after 300 files.
import type { ApiTreeEntry, RepositoryApi } from '../../platform/github-api.ts';
import type { GitPath } from '../files/git-path.ts';
import { compareListings, type TreeChange, type TreeEntry, toEntryKind } from '../git/parse.ts';
import { type BlobAnswer, type ObjectSource, SourceUnable } from '../object-source.ts';

type Folder = { readonly id: string; readonly prefix: string };

/** What it asks of the API. */
export type TreeApi = Pick<RepositoryApi, 'commit' | 'tree' | 'blob'>;

export function apiObjects(remote: TreeApi): ObjectSource {
  const api = withMemory(remote);
  const rootOf = async (commit: string) => (await api.commit(commit)).tree;
  const fetchBlobs = async (ids: readonly string[]) => {
    const found = new Map<string, BlobAnswer>();
    for (const id of ids) {
      const content = await api.blob(id);
      found.set(id, { size: content.length, content });
    }
    return found;
  };
  return {
    description: "GitHub's API",
    // JSON has no way to write them.
    hasExactNames: false,
    listing: async (commit) => listFolder(api, { id: await rootOf(commit), prefix: '' }),
    difference: async (base, head) => {
      const before = base === null ? undefined : await rootOf(base);
      const after = await rootOf(head);
      if (before === after) return [];
      return compareFolders(api, before, after, '');
    },
    lfsPaths: async (head, paths) => {
      // The files are small already; whether the repository uses Git LFS at all is enough to know.
      const listing = await listFolder(api, { id: await rootOf(head), prefix: '' });
      const attributes = [...listing].filter(([path]) => path === '.gitattributes' || path.endsWith('/.gitattributes'));
      for (const { content } of (await fetchBlobs(attributes.map(([, { id }]) => id))).values()) {
        if (content?.includes('filter=lfs')) return new Set(paths);
      }
      return new Set();
    },
    blobs: async () => new Map(),
    fetchBlobs,
  };
}

/** Objects never change, and requests are counted. */
function withMemory(api: TreeApi): TreeApi {
  const commits = new Map<string, ReturnType<TreeApi['commit']>>();
  const trees = new Map<string, ReturnType<TreeApi['tree']>>();
  return {
    blob: (id) => api.blob(id),
    commit: (id) => commits.get(id) ?? remember(commits, id, api.commit(id)),
    tree: (id, options) => {
      const key = `${id} ${options.recursive}`;
      return trees.get(key) ?? remember(trees, key, api.tree(id, options));
    },
  };
}

function remember<T>(memory: Map<string, T>, key: string, value: T): T {
  memory.set(key, value);
  return value;
}

/** Everything below a folder. A tree that the API cuts off (100,000 entries, 7 MB) is walked folder by folder. */
async function listFolder(api: TreeApi, folder: Folder): Promise<Map<GitPath, TreeEntry>> {
  const listing = new Map<GitPath, TreeEntry>();
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    let tree = await api.tree(next.id, { recursive: true });
    if (tree.isTruncated) {
      tree = await api.tree(next.id, { recursive: false });
      requireWhole(tree.isTruncated, next.prefix);
      for (const entry of tree.entries) {
        if (isFolder(entry)) pending.push({ id: entry.id, prefix: `${next.prefix}${entry.path}/` });
      }
    }
    addEntries(listing, tree.entries, next.prefix);
  }
  return listing;
}

/** Compares two folders; below a cut off one only the folders whose ids differ are asked for. */
async function compareFolders(
  api: TreeApi,
  before: string | undefined,
  after: string | undefined,
  prefix: string,
): Promise<TreeChange[]> {
  const whole = await Promise.all([before, after].map((id) => readTree(api, id, true)));
  if (!whole.some((tree) => tree.isTruncated)) {
    const [left, right] = whole.map((tree) => addEntries(new Map(), tree.entries, prefix));
    return compareListings(left ?? new Map(), right ?? new Map());
  }
  const [left, right] = await Promise.all([before, after].map((id) => readTree(api, id, false)));
  requireWhole(left?.isTruncated === true || right?.isTruncated === true, prefix);
  const entries = [left?.entries ?? [], right?.entries ?? []] as const;
  const changes = compareListings(addEntries(new Map(), entries[0], prefix), addEntries(new Map(), entries[1], prefix));
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
    if (kind !== undefined) listing.set(`${prefix}${path}`, { kind, id, ...(size === undefined ? {} : { size }) });
  }
  return listing;
}

export function isFolder(entry: ApiTreeEntry): boolean {
  return entry.mode === '040000' || entry.mode === '40000';
}

function requireWhole(isTruncated: boolean, prefix: string): void {
  if (isTruncated) {
    throw new SourceUnable(
      `GitHub's API does not list the whole folder "${prefix || '/'}", which holds too many entries.`,
    );
  }
}
