// A temporary repository that borrows the objects of the checkout. All reading and fetching happens in it, so that the
// user's repository, its configuration, index and work tree stay as they are: see docs/adr/0003.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActionError } from '../../errors.ts';
import type { Git, GitOutput } from '../../platform/git.ts';
import type { Checkout } from './checkout.ts';
import type { RemoteAccess } from './remote.ts';

export type FetchRequest = {
  /** Object ids or names of refs. */
  readonly wants: readonly string[];
  /** Commits of history from each of them; undefined for all. */
  readonly depth?: number;
  /** `blob:none` leaves out the content of files, `tree:0` the trees as well. */
  readonly filter: 'blob:none' | 'tree:0';
};

const networkTimeoutMs = 120_000;
// A name that no configuration of the machine has settings for.
const remoteName = 'imgix-purge-source';
const announcedRef = 'refs/checkout';

export class SideRepository {
  readonly gitDir: string;
  readonly #git: Git;
  readonly #checkout: Checkout;
  #hasBareCommits = false;
  #config: Buffer | undefined;

  private constructor(git: Git, gitDir: string, checkout: Checkout) {
    this.#git = git;
    this.gitDir = gitDir;
    this.#checkout = checkout;
  }

  static async create(git: Git, checkout: Checkout, temporaryFolder: string | undefined): Promise<SideRepository> {
    const gitDir = await makeFolder(temporaryFolder ?? tmpdir());
    const side = new SideRepository(git, gitDir, checkout);
    try {
      const init = ['init', '--quiet', '--bare', '--template=', `--object-format=${checkout.objectFormat}`, gitDir];
      const { status, stderr } = await git.run(init, { cwd: gitDir });
      if (status !== 0)
        throw new ActionError('git-unusable', `Git cannot create a temporary repository in ${gitDir}: ${stderr}`);
      await writeFile(join(gitDir, 'objects', 'info', 'alternates'), `${quoted(checkout.objectsFolder)}\n`);
      side.#config = await readFile(join(gitDir, 'config'));
      // Without these lines git would look for parents that a shallow checkout does not have.
      if (checkout.shallow !== '') await writeFile(join(gitDir, 'shallow'), checkout.shallow);
      return side;
    } catch (error) {
      await side.remove();
      throw error;
    }
  }

  /** Runs git on the objects of the checkout and on what was fetched beside them. */
  run(args: readonly string[], input?: Uint8Array | string): Promise<GitOutput> {
    return this.#git.run(args, {
      cwd: this.gitDir,
      gitDir: this.gitDir,
      ...(input === undefined ? {} : { input }),
    });
  }

  /** Fetches what is missing; undefined once it is there, otherwise the reason. */
  async fetch(accesses: readonly RemoteAccess[], request: FetchRequest): Promise<string | undefined> {
    const { wants, depth, filter } = request;
    await this.#announceCheckout(filter);
    const args = [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-write-fetch-head',
      '--no-recurse-submodules',
      '--no-auto-maintenance',
      `--filter=${filter}`,
      ...(depth === undefined ? [] : [`--depth=${depth}`]),
      '--end-of-options',
      remoteName,
      ...wants,
    ];
    const { refusal } = await this.#askRemote(accesses, args);
    await this.#forgetPromises();
    return refusal;
  }

  /** The lines of `git ls-remote` for refs that match. */
  async listRemote(accesses: readonly RemoteAccess[], pattern: string): Promise<{ output: string; refusal?: string }> {
    return this.#askRemote(accesses, ['ls-remote', '--quiet', '--end-of-options', remoteName, pattern]);
  }

  remove(): Promise<void> {
    return rm(this.gitDir, { recursive: true, force: true, maxRetries: 3 });
  }

  /**
   * A filtered fetch notes in the configuration that the remote promises what is missing. From then on a missing object
   * makes git fetch it, and from 2.39 on die where it may not, instead of saying that it is missing; GIT_NO_LAZY_FETCH
   * mends that from 2.45 on only.
   */
  async #forgetPromises(): Promise<void> {
    if (this.#config !== undefined) await writeFile(join(this.gitDir, 'config'), this.#config);
  }

  /** Lets the negotiation say that the checked out commit is there, so that only trees that differ from its own come. */
  async #announceCheckout(filter: FetchRequest['filter']): Promise<void> {
    const { head, mayLackTrees } = this.#checkout;
    // Having a commit means having all that it reaches. Commits without trees belie that.
    this.#hasBareCommits ||= filter === 'tree:0';
    const isUseful = head !== undefined && !mayLackTrees && !this.#hasBareCommits;
    await this.run(isUseful ? ['update-ref', announcedRef, head] : ['update-ref', '-d', announcedRef]);
  }

  /** Tries one access after the other; a remote that is out of reach is not asked again. */
  async #askRemote(accesses: readonly RemoteAccess[], args: string[]): Promise<{ output: string; refusal?: string }> {
    const reasons = new Set<string>();
    for (const access of accesses) {
      const { status, stdout, stderr } = await this.#git.run(args, {
        cwd: this.gitDir,
        gitDir: this.gitDir,
        network: true,
        timeoutMs: networkTimeoutMs,
        // The address goes the same way as the token, as it may hold a password.
        config: [
          [`remote.${remoteName}.url`, access.url],
          ['http.lowSpeedLimit', '100'],
          ['http.lowSpeedTime', '30'],
          ['fetch.writeCommitGraph', 'false'],
          ['fetch.prune', 'false'],
          ...access.config,
        ],
      });
      if (status === 0) return { output: stdout.toString('utf8') };
      reasons.add(`${access.description}: ${withoutPasswords(stderr)}`);
      if (/could not resolve|failed to connect|couldn't connect|timed out|ended by/i.test(stderr)) break;
    }
    return { output: '', refusal: [...reasons].join('; ') || 'the repository has no remote' };
  }
}

async function makeFolder(parent: string): Promise<string> {
  try {
    return await mkdtemp(join(parent, 'imgix-purge-'));
  } catch (cause) {
    throw new ActionError('git-unusable', `No temporary folder could be created in ${parent} (RUNNER_TEMP).`, {
      cause,
    });
  }
}

/** Git repeats the remote's address, which may hold a password, in some of its messages. */
function withoutPasswords(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, '$1');
}

/** A line of objects/info/alternates in C style, so that no character of the path has a meaning. */
function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}
