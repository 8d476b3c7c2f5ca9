// What an answer is held against where there is no file to compare it with, fetched in a way that no cache can answer.
import { look } from './look.ts';
import type { Observation, Served } from './observation.ts';
import { asksForText } from './oddity.ts';
import { toSignedUrl } from './sign-url.ts';
import type { VerifierOptions } from './verifier.ts';

type ReferenceOptions = Pick<VerifierOptions, 'looker' | 'token' | 'random' | 'signal'>;

/** `query`: of the derivative, or '' for the bare URL. */
type Subject = { readonly url: string; readonly query: string; readonly isRemoved: boolean };

export class Reference {
  readonly #subject: Subject;
  readonly #options: ReferenceOptions;
  #known: Served | undefined;

  constructor(subject: Subject, options: ReferenceOptions) {
    this.#subject = subject;
    this.#options = options;
  }

  /** In bytes, once it is known. */
  get length(): number | undefined {
    return this.#known?.body.length;
  }

  /**
   * For an updated file: what imgix renders now from the file that it holds. For a removed one: what it gives for a path
   * that does not exist, which may be the Source's default image. To be called once imgix holds the right file: then the
   * answer stays the same, and is fetched once.
   */
  async get(timeLimitMs: number): Promise<Observation> {
    if (this.#known !== undefined) return this.#known;
    const { looker, token, random, signal } = this.#options;
    const { url, query, isRemoved } = this.#subject;
    const nonce = Math.floor(random() * Number.MAX_SAFE_INTEGER).toString(36);
    const signed = isRemoved
      ? toSignedUrl(toMissingSibling(url, nonce), query, token)
      : toSignedUrl(url, `${query === '' ? '' : `${query}&`}purge-check=${nonce}`, token);
    const seen = await look(looker, signed, { timeLimitMs, signal, mayBeText: asksForText(query) });
    // An error page is what comes in its place once, and not what it is.
    if (seen.kind === 'served' && seen.oddity === undefined) this.#known = seen;
    return seen;
  }
}

/** With the same ending, by which imgix tells how to deliver a file. */
function toMissingSibling(url: string, nonce: string): string {
  return url.replace(/[^/]*?(\.[^./]*)?$/, (_, ending: string | undefined) => `purge-check-${nonce}${ending ?? ''}`);
}
