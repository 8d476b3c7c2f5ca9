// A repository without git: trees in memory, and what GitHub's API or git would tell of them. For tests of what is made
// of the answers, down to those that a real repository of a reasonable size cannot give.
import { createHash } from 'node:crypto';
import type { OpenRepository } from '../../src/changes/open-repository.ts';
import type { Repository } from '../../src/changes/repository.ts';
import { compareEntries, type TreeEntry, toListing } from '../../src/changes/tree.ts';
import type { ApiTreeEntry } from '../../src/platform/github/answers.ts';
import type { RepositoryApi } from '../../src/platform/github/repository-api.ts';

export type MemoryFile = string | { readonly link: string } | { readonly submodule: string };
export type MemoryFiles = Readonly<Record<string, MemoryFile>>;

/** For what looks for unchanged files in a checkout: there are none. */
export const noRepository = { checkout: undefined } as OpenRepository;

export type ApiLimits = {
  /** Entries of a recursive tree, and of one folder, before they are cut off. */
  readonly recursive?: number;
  readonly folder?: number;
};

export class MemoryRepository {
  readonly #commits = new Map<string, MemoryFiles>();
  readonly #blobs = new Map<string, Buffer>();
  readonly #trees = new Map<string, MemoryFiles>();
  /** What was asked, such as `tree a/b`, `tree a/b (recursive)`, `blob x`, by the path where it was first seen. */
  readonly asked: string[] = [];
  readonly #names = new Map<string, string>();

  /** Paths with `/`; gives the commit's id. */
  commit(files: MemoryFiles): string {
    const id = hash('commit', String(this.#commits.size));
    this.#commits.set(id, files);
    this.#names.set(id, `commit ${this.#commits.size}`);
    this.#addTree(files, '');
    return id;
  }

  api(limits: ApiLimits = {}): RepositoryApi {
    const note = (what: string, id: string) => this.asked.push(`${what}${this.#names.get(id)}`);
    const known: Pick<RepositoryApi, 'tree' | 'blobs'> = {
      tree: async (id, { recursive }) => {
        note(recursive ? 'all of ' : '', id);
        const files = this.#commits.get(id) ?? this.#filesOf(this.#trees, id);
        const entries = this.#entries(files, '', recursive);
        const max = (recursive ? limits.recursive : limits.folder) ?? Number.POSITIVE_INFINITY;
        return { entries: entries.slice(0, max), isTruncated: entries.length > max };
      },
      blobs: async (ids) => {
        for (const id of ids) note('', id);
        return new Map(ids.map((id) => [id, this.#filesOf(this.#blobs, id)]));
      },
    };
    return known as RepositoryApi;
  }

  /** As git would tell it; blobs are not at hand unless `hasBlobs`. */
  repository({ hasBlobs = true } = {}): Repository {
    const entries = (commit: string) => {
      this.asked.push(`listing of ${this.#names.get(commit)}`);
      const files = Object.entries(this.#filesOf(this.#commits, commit));
      return new Map(files.map(([path, file]) => [path, toEntry(file)]));
    };
    const known: Pick<Repository, 'listTree' | 'diffTrees' | 'readBlobs' | 'lfsPaths'> = {
      listTree: async (commit) => toListing(entries(commit)),
      diffTrees: async (base, head) => compareEntries(base === null ? new Map() : entries(base), entries(head)),
      readBlobs: async (ids, { transfer }) => {
        const found = ids.flatMap((id) => {
          const content = this.#blobs.get(id);
          return content === undefined ? [] : [[id, { size: content.length, content }] as const];
        });
        return new Map(hasBlobs || transfer ? found : []);
      },
      lfsPaths: async () => new Set(),
    };
    return known as Repository;
  }

  #addTree(files: MemoryFiles, path: string): void {
    const id = treeId(files);
    if (!this.#trees.has(id)) this.#names.set(id, `tree ${path || '/'}`);
    this.#trees.set(id, files);
    for (const [name, file] of Object.entries(files)) {
      if (name.includes('/') || typeof file === 'object') continue;
      this.#names.set(blobId(file), `blob ${path}${name}`);
    }
    for (const file of Object.values(files)) {
      if (typeof file === 'string') this.#blobs.set(blobId(file), Buffer.from(file));
      else if ('link' in file) this.#blobs.set(blobId(file.link), Buffer.from(file.link));
    }
    for (const name of foldersOf(files)) this.#addTree(below(files, name), `${path}${name}/`);
  }

  #entries(files: MemoryFiles, prefix: string, recursive: boolean): ApiTreeEntry[] {
    const own = Object.entries(files).filter(([name]) => !name.includes('/'));
    const folders = foldersOf(files).flatMap((name) => {
      const inside = below(files, name);
      const folder = { path: prefix + name, mode: '040000', id: treeId(inside), size: undefined };
      return [folder, ...(recursive ? this.#entries(inside, `${prefix}${name}/`, true) : [])];
    });
    return [...own.map(([name, file]) => toApiEntry(prefix + name, file)), ...folders];
  }

  #filesOf<T>(map: ReadonlyMap<string, T>, id: string): T {
    const found = map.get(id);
    if (found === undefined) throw new Error(`no object ${id}`);
    return found;
  }
}

export function blobId(content: string): string {
  return hash('blob', content);
}

function toEntry(file: MemoryFile): TreeEntry {
  if (typeof file === 'string') return { kind: 'file', id: blobId(file) };
  return 'link' in file ? { kind: 'symlink', id: blobId(file.link) } : { kind: 'submodule', id: file.submodule };
}

function toApiEntry(path: string, file: MemoryFile): ApiTreeEntry {
  if (typeof file === 'string') return { path, mode: '100644', id: blobId(file), size: Buffer.byteLength(file) };
  if ('link' in file) return { path, mode: '120000', id: blobId(file.link), size: Buffer.byteLength(file.link) };
  return { path, mode: '160000', id: file.submodule, size: undefined };
}

function foldersOf(files: MemoryFiles): string[] {
  const paths = Object.keys(files).filter((path) => path.includes('/'));
  return [...new Set(paths.map((path) => path.slice(0, path.indexOf('/'))))];
}

function below(files: MemoryFiles, folder: string): MemoryFiles {
  const inside = Object.entries(files).filter(([path]) => path.startsWith(`${folder}/`));
  return Object.fromEntries(inside.map(([path, file]) => [path.slice(folder.length + 1), file]));
}

function treeId(files: MemoryFiles): string {
  return hash('tree', JSON.stringify(Object.entries(files).sort()));
}

function hash(type: string, text: string): string {
  return createHash('sha1').update(`${type} ${text}`).digest('hex');
}
