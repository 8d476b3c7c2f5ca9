// A derivative has no file to be compared with: what proves it is that it is no longer what it was before the purge.
import { type FreshnessFacts, toFreshness } from './freshness.ts';
import { look } from './look.ts';
import { isMissing, type Observation } from './observation.ts';
import { asksForText } from './oddity.ts';
import { inconclusive, stale, type Verdict, verified } from './proof.ts';
import { Reference } from './reference.ts';
import { toSignedUrl } from './sign-url.ts';
import type { VerifierOptions, VerifyRequest } from './verifier.ts';

/** To be asked once the bare URL is proved: then imgix holds the right file, and what it renders now is made from it. */
export class DerivativeWitness {
  readonly #query: string;
  readonly #request: VerifyRequest;
  readonly #options: VerifierOptions;
  readonly #reference: Reference;

  constructor(query: string, request: VerifyRequest, options: VerifierOptions) {
    this.#query = query;
    this.#request = request;
    this.#options = options;
    const isRemoved = request.expected.kind === 'removed';
    this.#reference = new Reference({ url: request.url, query, isRemoved }, options);
  }

  async look(timeLimitMs: number): Promise<Verdict> {
    const { looker, token, signal } = this.#options;
    const { url, expected, purgedAtMs } = this.#request;
    const before = this.#request.before.get(this.#query);
    const seen = await look(looker, toSignedUrl(url, this.#query, token), {
      timeLimitMs,
      signal,
      mayBeText: asksForText(this.#query),
    });
    const facts = { before, reference: undefined, sinceMs: purgedAtMs };
    const isOpen = seen.kind === 'served' && seen.oddity === undefined && toFreshness(facts, seen) !== 'fresh';
    const reference = isOpen ? await this.#reference.get(timeLimitMs) : undefined;
    return judgeDerivative({ ...facts, reference }, seen, expected.kind === 'removed');
  }
}

function judgeDerivative(facts: FreshnessFacts, seen: Observation, isRemoved: boolean): Verdict {
  if (seen.kind === 'failed') return inconclusive(`It could not be fetched: ${seen.reason}.`);
  if (seen.kind === 'status') {
    if (isRemoved && isMissing(seen.status)) return verified('gone', `It answers ${seen.status}.`);
    return (isMissing(seen.status) ? stale : inconclusive)(`It answers ${seen.status}.`);
  }
  if (seen.oddity !== undefined) return inconclusive(`It answers with ${seen.oddity}, which is not the asset.`);
  const freshness = toFreshness(facts, seen);
  switch (freshness) {
    case 'fresh':
      return isRemoved
        ? verified('replaced', 'Another image is served in its place.')
        : verified('changed', 'It is made from the new file.');
    case 'from-before':
      return stale('It is what it was before the purge.');
    case 'untold':
      return inconclusive('Nothing tells whether it is from before the purge.');
    default:
      return freshness satisfies never;
  }
}
