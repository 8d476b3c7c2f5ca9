// Builds real git repositories for tests, step by step, in temporary folders.
import {
  appendFileSync,
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { git, initialize, tick } from './hermetic-git.ts';

export type FileContent = string | Uint8Array | { readonly link: string } | { readonly submodule: string };
/** Path to content; null removes. Paths may be bytes, for names that are not UTF-8. */
export type Edits =
  | Readonly<Record<string, FileContent | null>>
  | readonly (readonly [Buffer | string, FileContent | null])[];

const servesLikeGitHub = `
[uploadpack]
	allowFilter = true
	allowAnySHA1InWant = true
[gc]
	auto = 0
`;

/** By the file: starting git for each setting is what tests would mostly wait for. */
function configure(gitDir: string, settings: string): void {
  appendFileSync(join(gitDir, 'config'), settings);
}

/** A work tree to commit in. Every method returns the commit's id or the repository itself. */
export class RepositoryBuilder {
  readonly folder: string;
  readonly #objectFormat: string;

  constructor(folder: string, options: { readonly objectFormat?: string } = {}) {
    this.folder = folder;
    this.#objectFormat = options.objectFormat ?? 'sha1';
    initialize(folder, { branch: 'main', objectFormat: this.#objectFormat });
    // A bare clone serves what a GitHub remote serves.
    configure(join(folder, '.git'), servesLikeGitHub);
  }

  git(...args: readonly string[]): string {
    return git(this.folder, ...args);
  }

  /** Changes files in the work tree and commits all of it; gives the commit's id. */
  commit(edits: Edits = {}, message = 'Change files'): string {
    tick();
    const list = isList(edits) ? edits : Object.entries(edits);
    for (const [path, content] of list) this.#write(path, content);
    this.git('add', '--all', '--force');
    for (const [path, content] of list) {
      if (content !== null && typeof content === 'object' && 'submodule' in content) {
        this.git('update-index', '--add', '--cacheinfo', `160000,${content.submodule},${String(path)}`);
      }
    }
    this.git('commit', '--quiet', '--allow-empty', '--no-verify', '-m', message);
    return this.head();
  }

  chmod(path: string, mode: number): this {
    chmodSync(join(this.folder, path), mode);
    return this;
  }

  branch(name: string, at = 'HEAD'): this {
    this.git('checkout', '--quiet', '-B', name, at);
    return this;
  }

  checkout(revision: string): this {
    this.git('checkout', '--quiet', revision);
    return this;
  }

  merge(...revisions: readonly string[]): string {
    tick();
    this.git('merge', '--quiet', '--no-ff', '-m', 'Merge', ...revisions);
    return this.head();
  }

  tag(name: string, { annotated = false, at = 'HEAD' } = {}): this {
    this.git('tag', '--force', ...(annotated ? ['-a', '-m', name] : []), name, at);
    return this;
  }

  /** From git's files, where a commit has just written it. */
  head(): string {
    const text = readFileSync(join(this.folder, '.git', 'HEAD'), 'utf8').trim();
    return text.startsWith('ref: ') ? readFileSync(join(this.folder, '.git', text.slice(5)), 'utf8').trim() : text;
  }

  id(revision: string): string {
    return this.git('rev-parse', revision);
  }

  /** Pushes everything to a bare repository that serves like GitHub's; gives its folder. */
  pushTo(bare: string): string {
    initialize(bare, { bare: true, branch: 'main', objectFormat: this.#objectFormat });
    configure(bare, servesLikeGitHub);
    this.git('push', '--quiet', '--mirror', bare);
    return bare;
  }

  #write(path: Buffer | string, content: FileContent | null): void {
    const file =
      typeof path === 'string' ? join(this.folder, path) : Buffer.concat([Buffer.from(`${this.folder}/`), path]);
    // A folder may become a file and a file a folder.
    if (exists(file)) rmSync(file, { recursive: true, force: true });
    if (content === null) return;
    if (typeof path === 'string') mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(file, content);
    else if ('link' in content) symlinkSync(content.link, file);
  }
}

/** A temporary folder that removes itself: `using area = new TestArea()`. */
export class TestArea {
  readonly folder: string;

  constructor() {
    // The folder for temporary files is a symbolic link on macOS.
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'repository-test-')));
  }

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  repository(name = 'work', options: { readonly objectFormat?: string } = {}): RepositoryBuilder {
    return new RepositoryBuilder(this.path(name), options);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Clones as actions/checkout does: the one commit, detached or on a branch, at the depth asked for. */
export function checkOut(
  remote: string,
  folder: string,
  commit: string,
  options: {
    /** 0 fetches everything. */
    readonly depth?: number;
    readonly filter?: string;
    readonly sparse?: readonly string[];
    readonly branch?: string;
    readonly config?: Readonly<Record<string, string>>;
    readonly objectFormat?: string;
    /** What the checkout is to name as its remote: a server in this process cannot answer while git is waited for. */
    readonly remoteUrl?: string;
  } = {},
): string {
  const { depth = 1, filter, sparse, branch, config = {}, objectFormat = 'sha1', remoteUrl } = options;
  initialize(folder, { branch: 'unborn', objectFormat });
  const fetchAll = '+refs/heads/*:refs/remotes/origin/*';
  configure(join(folder, '.git'), `[remote "origin"]\n\turl = ${remote}\n\tfetch = ${fetchAll}\n`);
  const target = branch === undefined ? [] : [`+${commit}:refs/remotes/origin/${branch}`];
  const refs =
    depth === 0
      ? ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*', commit]
      : [...target, ...(target.length ? [] : [commit])];
  git(
    folder,
    'fetch',
    '--quiet',
    '--no-tags',
    ...(depth === 0 ? [] : [`--depth=${depth}`]),
    ...(filter === undefined ? [] : [`--filter=${filter}`]),
    'origin',
    ...refs,
  );
  if (sparse) git(folder, 'sparse-checkout', 'set', '--no-cone', ...sparse);
  git(folder, 'checkout', '--quiet', '--force', ...(branch ? ['-B', branch] : ['--detach']), commit);
  if (remoteUrl !== undefined) git(folder, 'remote', 'set-url', 'origin', remoteUrl);
  for (const [key, value] of Object.entries(config)) git(folder, 'config', key, value);
  return folder;
}

function isList(edits: Edits): edits is readonly (readonly [Buffer | string, FileContent | null])[] {
  return Array.isArray(edits);
}

function exists(file: string | Buffer): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
