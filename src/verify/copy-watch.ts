// Which file imgix holds for an asset, asked until it is the right one, and since when an answer may be made from that.
import { type Corroboration, corroborate } from './corroboration.ts';
import { ageGrainMs } from './observation.ts';
import type { VerifierOptions, VerifyRequest } from './verifier.ts';

export class CopyWatch {
  readonly #request: VerifyRequest;
  readonly #options: VerifierOptions;
  #known: Corroboration = { kind: 'unknown' };
  #sinceMs: number;
  #lastUntoldMs = Number.NEGATIVE_INFINITY;

  constructor(request: VerifyRequest, options: VerifierOptions) {
    this.#request = request;
    this.#options = options;
    this.#sinceMs = request.purgedAtMs;
  }

  /** Monotonic time of the purge, or of the last moment at which imgix held another file, if that was later. */
  get sinceMs(): number {
    return this.#sinceMs;
  }

  /** At that moment imgix did not hold the right file: what it stored until then was not made from it. */
  noteContrary(atMs: number): void {
    this.#sinceMs = Math.max(this.#sinceMs, atMs);
  }

  /** Asks no more once imgix has the new file. */
  async ask(timeLimitMs: number): Promise<Corroboration> {
    if (this.#known.kind === 'new') return this.#known;
    const { looker, token, signal, clock } = this.#options;
    const { url, expected } = this.#request;
    const askedAtMs = clock.monotonicMs();
    this.#known = await corroborate(looker, { url, token }, expected, { timeLimitMs, signal });
    // In the place of a removed file another one is no contradiction.
    const isContrary = this.#known.kind === 'old' || (this.#known.kind === 'other' && expected.kind === 'updated');
    if (isContrary) this.noteContrary(askedAtMs);
    // Now that it tells: when it last did not, it may have held any other file.
    if (this.#known.kind === 'new') this.noteContrary(this.#lastUntoldMs);
    else this.#lastUntoldMs = askedAtMs;
    return this.#known;
  }

  /**
   * The same before the URL itself is looked at. When imgix has just got the new file, what it stored until now may be
   * made from another one, and the next look is far enough from that for its age to tell.
   */
  async askAhead(timeLimitMs: number): Promise<Corroboration> {
    const wasContrary = this.#known.kind !== 'new' && this.#sinceMs > this.#request.purgedAtMs;
    const answer = await this.ask(timeLimitMs);
    if (wasContrary && answer.kind === 'new') {
      const { clock, signal } = this.#options;
      this.noteContrary(clock.monotonicMs());
      await clock.sleep(ageGrainMs, signal);
    }
    return answer;
  }
}
