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
import { dirname, join, sep } from 'node:path';
import { git, gitWith, initialize, tick } from './hermetic-git.ts';

export type FileContent = string | Uint8Array | { readonly link: string } | { readonly submodule: string };
/** Path to content; null removes. Paths may be bytes, for names that are not UTF-8. */
export type Edits =
  | Readonly<Record<string, FileContent | null>>
  | readonly (readonly [Buffer | string, FileContent | null])[];

export const isWindows = process.platform === 'win32';

/**
 * Where links are texts in the work tree, as mostly on Windows: they take a right that an ordinary user does not have there.
 * NO_SYMLINKS=1 plays that elsewhere.
 */
export const hasLinks = !isWindows && process.env.NO_SYMLINKS !== '1';

/** What the file systems of Windows do not hold: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
export function canBeNamed(path: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is asked for.
  return !isWindows || !/[<>:"\\|?*\0-\x1f]|[. ](?:\/|$)/.test(path);
}

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
  /** Links that are texts in the work tree. */
  readonly #textLinks = new Set<string>();

  constructor(folder: string, options: { readonly objectFormat?: string } = {}) {
    this.folder = folder;
    this.#objectFormat = options.objectFormat ?? 'sha1';
    initialize(folder, { branch: 'main', objectFormat: this.#objectFormat });
    // A bare clone serves what a GitHub remote serves.
    configure(join(folder, '.git'), hasLinks ? servesLikeGitHub : `${servesLikeGitHub}[core]\n\tsymlinks = false\n`);
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
    if (this.#textLinks.size > 0) this.#stageLinks();
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
    // Files of Windows have no such bit.
    if (isWindows) this.git('update-index', `--chmod=${(mode & 0o100) === 0 ? '-' : '+'}x`, path);
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
    // As addresses have it: git takes `file://C:/...`.
    return bare.replaceAll(sep, '/');
  }

  /** What was added as texts of links becomes links. */
  #stageLinks(): void {
    const staged = this.git('ls-files', '--stage', '-z').split('\0');
    const links = staged.filter((entry) => this.#textLinks.has(entry.slice(entry.indexOf('\t') + 1)));
    const input = links.map((entry) => `${entry.replace(/^\d+/, '120000')}\0`).join('');
    gitWith(this.folder, { input }, 'update-index', '-z', '--index-info');
  }

  #write(path: Buffer | string, content: FileContent | null): void {
    const file =
      typeof path === 'string' ? join(this.folder, path) : Buffer.concat([Buffer.from(`${this.folder}/`), path]);
    // A folder may become a file and a file a folder.
    if (exists(file)) rmSync(file, { recursive: true, force: true });
    // Git would go on taking a text in the place of a link for the link.
    if (this.#textLinks.delete(String(path))) this.git('update-index', '--force-remove', '--', String(path));
    if (content === null) return;
    if (typeof path === 'string') mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(file, content);
    else if ('link' in content && hasLinks) symlinkSync(content.link, file);
    else if ('link' in content) {
      this.#textLinks.add(String(path));
      writeFileSync(file, content.link);
    }
  }
}

/** A temporary folder that removes itself: `using area = new TestArea()`. */
export class TestArea {
  readonly folder: string;

  constructor() {
    // The folder for temporary files is a symbolic link on macOS, and shortened to eight letters on Windows.
    this.folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'repository-test-')));
  }

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  /** A folder in which there is nothing. */
  emptyFolder(): string {
    const folder = this.path('empty');
    mkdirSync(folder);
    return folder;
  }

  repository(name = 'work', options: { readonly objectFormat?: string } = {}): RepositoryBuilder {
    return new RepositoryBuilder(this.path(name), options);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Of a changed file that is a link to `target`: what the checkout shows in its place, where it has links at all. */
export function fileBehindLink({ folder }: RepositoryBuilder, target: string): { readonly checkoutFile?: string } {
  return hasLinks ? { checkoutFile: join(folder, target) } : {};
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
  if (!hasLinks) configure(join(folder, '.git'), '[core]\n\tsymlinks = false\n');
  const fetchAll = '+refs/heads/*:refs/remotes/origin/*';
  configure(join(folder, '.git'), `[remote "origin"]\n\turl = ${remote.replaceAll(sep, '/')}\n\tfetch = ${fetchAll}\n`);
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
