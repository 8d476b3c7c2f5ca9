// Looks at the bare URL of one asset, and at what else it takes to judge what it gives.
import { type Corroboration, corroborate } from './corroboration.ts';
import { type Likeness, lengthsOf, recognise } from './expected-content.ts';
import { look } from './look.ts';
import { hasSameBytes, type Observation } from './observation.ts';
import { renderAfresh } from './rendering.ts';
import { toSignedUrl } from './sign-url.ts';
import { judge, type Verdict } from './verdict.ts';
import type { VerifierOptions, VerifyRequest } from './verifier.ts';

export class Witness {
  readonly #request: VerifyRequest;
  readonly #options: VerifierOptions;
  readonly #before: Observation | undefined;

  constructor(request: VerifyRequest, options: VerifierOptions) {
    this.#request = request;
    this.#options = options;
    this.#before = request.before.get('');
  }

  async look(timeLimitMs: number): Promise<Verdict> {
    const { expected, purgedAtMs } = this.#request;
    const { seen, likeness } = await this.#recognise(timeLimitMs);
    const corroboration = await this.#corroborate(seen, likeness, timeLimitMs);
    const rendering = await this.#render(seen, corroboration, timeLimitMs);
    return judge({ expected, before: this.#before, seen, likeness, purgedAtMs, corroboration, rendering });
  }

  async #recognise(timeLimitMs: number): Promise<{ seen: Observation; likeness: Likeness }> {
    const { expected } = this.#request;
    const seen = await this.#fetch(timeLimitMs, undefined);
    if (seen.kind !== 'served') return { seen, likeness: 'other' };
    const likeness = await recognise(expected, seen.body);
    if (likeness !== 'unknown') return { seen, likeness };
    // Git's blob id begins with the length, which this answer did not tell beforehand. Now it is known.
    const again = await this.#fetch(timeLimitMs, seen.body.length);
    return { seen: again, likeness: again.kind === 'served' ? await recognise(expected, again.body) : 'other' };
  }

  #fetch(timeLimitMs: number, assumedLength: number | undefined): Promise<Observation> {
    const { url, expected } = this.#request;
    const { looker, token, signal } = this.#options;
    const lengths = lengthsOf(expected, this.#before?.kind === 'served' ? this.#before.body : undefined);
    return look(looker, toSignedUrl(url, '', token), { lengths, assumedLength, timeLimitMs, signal });
  }

  /** Asked only where the bytes themselves do not decide. */
  async #corroborate(seen: Observation, likeness: Likeness, timeLimitMs: number): Promise<Corroboration> {
    const { url, expected } = this.#request;
    const isUndecided = seen.kind === 'served' && likeness === 'other' && expected.kind !== 'unknown';
    if (!isUndecided || this.#isPlainlyReplaced(seen)) return { kind: 'unknown' };
    const { looker, token, signal } = this.#options;
    return corroborate(looker, { url, token }, expected, { timeLimitMs, signal });
  }

  /** A removed file whose URL gives other bytes than before needs no further witness. */
  #isPlainlyReplaced(seen: Extract<Observation, { kind: 'served' }>): boolean {
    return this.#request.expected.kind === 'removed' && this.#before?.kind === 'served' && !this.#isAsBefore(seen);
  }

  async #render(
    seen: Observation,
    corroboration: Corroboration,
    timeLimitMs: number,
  ): Promise<Observation | undefined> {
    const isRemoved = this.#request.expected.kind === 'removed';
    const isNotOld = corroboration.kind === 'new' || (isRemoved && corroboration.kind === 'other');
    if (!isNotOld || !this.#isAsBefore(seen)) return undefined;
    return renderAfresh(this.#request.url, '', this.#options, timeLimitMs);
  }

  #isAsBefore(seen: Observation): boolean {
    return seen.kind === 'served' && this.#before?.kind === 'served' && hasSameBytes(this.#before.body, seen.body);
  }
}
