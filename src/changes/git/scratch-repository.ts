// A temporary repository that borrows the objects of the checkout. All reading and fetching happens in it, so that the
// user's repository, its configuration, index and work tree stay as they are: see docs/adr/0003.
import { readFileSync } from 'node:fs';
import type { GitHubEvent } from '../../platform/event.ts';
import type { Git, GitCommand, GitOutput } from '../../platform/git/git.ts';
import { once } from '../../platform/once.ts';
import { Gate } from '../../platform/timing/gate.ts';
import { listFirst } from '../../platform/wording.ts';
import { ObjectsUnavailableError } from '../repository.ts';
import { askRemote, remoteName } from './ask-remote.ts';
import type { Checkout } from './checkout.ts';
import { findRemote, type Remote } from './credentials.ts';
import { ObjectReader } from './object-reader.ts';
import { ScratchFolder } from './scratch-folder.ts';

type FetchRequest = {
  /** Object ids or names of refs, as refspecs. */
  readonly wants: readonly string[];
  /** Commits of history from each of them; undefined for blobs, which have none. */
  readonly depth?: number;
  /** `blob:none` leaves out the content of files, `tree:0` the trees as well. */
  readonly filter: 'blob:none' | 'tree:0';
};

const fetchOptions = '--quiet --no-tags --no-write-fetch-head --no-recurse-submodules --no-auto-maintenance';

export class ScratchRepository {
  readonly checkout: Checkout;
  readonly objects: ObjectReader;
  /** Where the checkout's commits can be fetched from. Looked up when it is first needed. */
  readonly remote: () => Promise<Remote>;
  readonly #git: Git;
  readonly #folder: ScratchFolder;
  readonly #place: { readonly cwd: string; readonly gitDir: string };
  #hasBareCommits = false;
  #notListed: unknown;
  /** Two fetches at once would get in the way of each other, and the second may find what the first has brought. */
  readonly #fetching = new Gate(1);

  /** Throws `git-unusable` where nothing temporary can be written. */
  constructor(git: Git, checkout: Checkout, event: GitHubEvent, githubToken: string | undefined) {
    this.#folder = new ScratchFolder(event.temporaryFolder, checkout);
    const { gitDir } = this.#folder;
    this.#place = { cwd: gitDir, gitDir };
    this.#git = git;
    this.checkout = checkout;
    this.objects = new ObjectReader(git, gitDir, this.#fetching);
    this.remote = once(() => findRemote(git, checkout, event, githubToken));
  }

  /** What git prints about the objects of the checkout and those fetched beside them. `accepted`: statuses that are answers. */
  async ask(
    args: readonly string[],
    { accepted = [0], ...command }: { accepted?: readonly number[] } & Omit<GitCommand, 'cwd' | 'gitDir'> = {},
  ): Promise<GitOutput> {
    const answer = await this.#git.run(args, { ...command, ...this.#place });
    const { status, stderr } = answer;
    if (accepted.includes(status)) return answer;
    throw new ObjectsUnavailableError(
      `Git cannot read it (${stderr || `git ${args[0]} ended with status ${status}`}).`,
    );
  }

  /**
   * The same of a long answer, through a file: git prints 4 kB at a time, and each would wake this process, which takes longer
   * than git does.
   */
  async askAtLength(args: readonly string[]): Promise<Buffer> {
    const outputFile = this.#folder.answerFile();
    await this.ask(args, { outputFile });
    return readFileSync(outputFile);
  }

  /** What git prints about the checkout itself and its refs; undefined where it refuses. */
  async askCheckout(args: readonly string[]): Promise<Buffer | undefined> {
    const { gitDir, topLevel } = this.checkout;
    const { status, stdout } = await this.#git.run(args, { cwd: topLevel, gitDir, workTree: topLevel });
    return status === 0 ? stdout : undefined;
  }

  /** Fetches what is missing. Throws `ObjectsUnavailableError` with the reason where it cannot be had. */
  fetch(request: FetchRequest): Promise<void> {
    return this.#fetching.run(() => this.#fetch(request));
  }

  async #fetch(request: FetchRequest): Promise<void> {
    await this.#announceCheckout(request);
    const { wants, depth, filter } = request;
    const how = [`--filter=${filter}`, ...(depth === undefined ? [] : [`--depth=${depth}`])];
    // The texts of thousands of links may be wanted, and a command line of Windows holds 32,767 characters.
    const args = ['fetch', ...fetchOptions.split(' '), ...how, '--stdin', '--end-of-options', remoteName];
    try {
      await this.#askRemote(args, `Git could not fetch ${describe(wants)}`, `${wants.join('\n')}\n`);
    } finally {
      this.#folder.forgetPromises();
    }
  }

  /** The commit at which a branch or tag stands on the remote, fetched with its trees. */
  fetchRef(name: string): Promise<string> {
    return this.#fetching.run(async () => {
      await this.#fetch({ wants: [`${name}:refs/wanted`], depth: 1, filter: 'blob:none' });
      return this.#folder.takeWanted();
    });
  }

  /** The lines of `git ls-remote` for tags or branches that match. A remote that has not answered is not waited for again. */
  async listRemote(pattern: string): Promise<string> {
    if (this.#notListed !== undefined) throw this.#notListed;
    // Without it the remote sends the refs of all pull requests as well.
    const kind = pattern.startsWith('refs/tags/') ? '--tags' : '--heads';
    try {
      return await this.#askRemote(
        ['ls-remote', '--quiet', kind, '--end-of-options', remoteName, pattern],
        "Git could not list the remote's refs",
      );
    } catch (error) {
      this.#notListed = error;
      throw error;
    }
  }

  /** The commits behind which nothing was fetched. */
  boundary(): ReadonlySet<string> {
    return this.#folder.boundary();
  }

  async close(): Promise<void> {
    await this.objects.close();
    this.#folder.remove();
  }

  /** Lets the negotiation say that the checked out commit is there, so that only trees that differ from its own come. */
  async #announceCheckout({ depth, filter }: FetchRequest): Promise<void> {
    const { head } = this.checkout;
    // Having a commit means having all that it reaches. Commits without trees belie that, and so do blobs that are wanted:
    // a shallow checkout would be sent none of its own commit's.
    this.#hasBareCommits ||= filter === 'tree:0' || (await this.remote()).mayLackTrees;
    const isUseful = depth !== undefined && !this.#hasBareCommits;
    this.#folder.announce(isUseful ? head : undefined);
  }

  async #askRemote(args: readonly string[], failed: string, input = ''): Promise<string> {
    return askRemote(this.#git, await this.remote(), { args, failed, input, ...this.#place });
  }
}

function describe(wants: readonly string[]): string {
  return listFirst(wants, 2, (want) => want.replace(/:refs\/wanted$/, ''));
}
