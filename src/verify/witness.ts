// Looks at the bare URL of one asset, and at what else it takes to judge what it gives.
import { CopyWatch } from './copy-watch.ts';
import type { Corroboration } from './corroboration.ts';
import { fileSizesOf, type Likeness, lengthsOf, mayBeNewLength, recognise } from './expected-content.ts';
import type { BodyFacts } from './fingerprint.ts';
import { isStoredAfter, toFreshness } from './freshness.ts';
import { look } from './look.ts';
import { isMissing, type Observation, type Served } from './observation.ts';
import type { Verdict } from './proof.ts';
import { Reference } from './reference.ts';
import { toSignedUrl } from './sign-url.ts';
import { judge } from './verdict.ts';
import type { VerifierOptions, VerifyRequest } from './verifier.ts';

type Seen = { readonly seen: Observation; readonly likeness: Likeness };

const unknown: Corroboration = { kind: 'unknown' };

export class Witness {
  readonly #request: VerifyRequest;
  readonly #options: VerifierOptions;
  readonly #before: Observation | undefined;
  readonly #reference: Reference;
  readonly #copy: CopyWatch;
  #isReEncoded = false;
  #passesThrough = false;
  #oldLength: number | undefined;

  constructor(request: VerifyRequest, options: VerifierOptions) {
    this.#request = request;
    this.#options = options;
    this.#before = request.before.get('');
    const isRemoved = request.expected.kind === 'removed';
    this.#reference = new Reference({ url: request.url, query: '', isRemoved }, options);
    this.#copy = new CopyWatch(request, options);
  }

  /** Whether the new file's bytes are what will decide, as far as the look before the purge tells. */
  async isDecidedByBytes(): Promise<boolean> {
    const likeness = this.#before?.kind === 'served' ? await this.#recogniseBody(this.#before.body) : 'unknown';
    const isUpdated = this.#request.expected.kind === 'updated';
    this.#passesThrough = this.#gaveOwnBytes(likeness);
    this.#isReEncoded = isUpdated && likeness === 'other';
    return isUpdated && likeness !== 'other';
  }

  async look(timeLimitMs: number): Promise<Verdict> {
    const { expected } = this.#request;
    const startMs = this.#options.clock.monotonicMs();
    const ahead = this.#isReEncoded ? await this.#copy.askAhead(timeLimitMs) : undefined;
    const first = await this.#recognise(timeLimitMs, this.#lengthsToRead());
    if (this.#isContrary(first)) this.#copy.noteContrary(startMs);
    const isUndecided = first.seen.kind === 'served' && first.likeness === 'other' && expected.kind !== 'unknown';
    const corroboration = isUndecided ? (ahead ?? (await this.#copy.ask(timeLimitMs))) : unknown;
    const { seen, likeness, reference } = await this.#compare(first, corroboration, timeLimitMs);
    const { sinceMs } = this.#copy;
    const passesThrough = this.#passesThrough;
    return judge({ expected, before: this.#before, seen, likeness, passesThrough, sinceMs, corroboration, reference });
  }

  /**
   * A body as long as a file itself is not read before the purge, and counts as the file. Not for SVG: whether the
   * sanitizer leaves the bytes as they are depends on the file.
   */
  #gaveOwnBytes(likeness: Likeness): boolean {
    if (this.#before?.kind !== 'served' || /\.svg$/i.test(this.#request.url)) return false;
    const { length, sha256 } = this.#before.body;
    if (sha256 === null) return fileSizesOf(this.#request.expected).includes(length);
    return likeness === 'old' || likeness === 'new';
  }

  async #recognise(timeLimitMs: number, lengths: readonly number[] | undefined): Promise<Seen> {
    const seen = await this.#fetch(timeLimitMs, lengths, undefined);
    if (seen.kind !== 'served') return { seen, likeness: 'other' };
    const likeness = await this.#recogniseBody(seen.body);
    if (likeness !== 'unknown') return { seen, likeness };
    // Git's blob id begins with the length, which this answer did not tell beforehand. Now it is known.
    const again = await this.#fetch(timeLimitMs, lengths, seen.body.length);
    return { seen: again, likeness: again.kind === 'served' ? await this.#recogniseBody(again.body) : 'other' };
  }

  #lengthsToRead(): readonly number[] | undefined {
    const before = this.#before?.kind === 'served' ? this.#before.body : undefined;
    const reference = this.#reference.length;
    const lengths = lengthsOf(this.#request.expected, before);
    return lengths?.filter((length) => length !== this.#oldLength).concat(reference ?? []);
  }

  /** A body as long as one that turned out to be the old file, and not as long as the new one, is not read again. */
  async #recogniseBody(body: BodyFacts): Promise<Likeness> {
    if (body.sha256 === null && body.length === this.#oldLength) return 'old';
    const { expected } = this.#request;
    const likeness = await recognise(expected, body);
    if (likeness === 'old' && !mayBeNewLength(expected, body.length)) this.#oldLength = body.length;
    return likeness;
  }

  #fetch(
    timeLimitMs: number,
    lengths: readonly number[] | undefined,
    assumedLength: number | undefined,
  ): Promise<Observation> {
    const { looker, token, signal } = this.#options;
    const url = toSignedUrl(this.#request.url, '', token);
    return look(looker, url, { lengths, assumedLength, timeLimitMs, signal });
  }

  /** What shows by itself that imgix does not have the new file yet. */
  #isContrary({ seen, likeness }: Seen): boolean {
    if (this.#request.expected.kind !== 'updated') return false;
    return likeness === 'old' || (seen.kind === 'status' && isMissing(seen.status));
  }

  /** Where before and after do not tell whether the answer is fresh, it is held against what it should be. */
  async #compare(
    first: Seen,
    corroboration: Corroboration,
    timeLimitMs: number,
  ): Promise<Seen & { readonly reference: Observation | undefined }> {
    const stored = await this.#readWhole(first, timeLimitMs, (seen) => this.#mayProve(seen, corroboration));
    if (!this.#isOpen(stored, corroboration)) return { ...stored, reference: undefined };
    const reference = await this.#reference.get(timeLimitMs);
    const whole = await this.#readWhole(stored, timeLimitMs, (seen) => seen.body.length === this.#reference.length);
    return { ...whole, reference };
  }

  /** Reads what was passed over for its length, where it would be a proof: headers alone prove nothing. */
  async #readWhole(looked: Seen, timeLimitMs: number, isWorthIt: (seen: Served) => boolean): Promise<Seen> {
    const { seen, likeness } = looked;
    if (seen.kind !== 'served' || likeness !== 'other' || seen.body.sha256 !== null || !isWorthIt(seen)) return looked;
    const startMs = this.#options.clock.monotonicMs();
    const whole = await this.#recognise(timeLimitMs, undefined);
    if (this.#isContrary(whole)) this.#copy.noteContrary(startMs);
    return whole;
  }

  /** Whether this answer may count for being another one than before the purge. */
  #mayProve(seen: Served, { kind }: Corroboration): boolean {
    if (seen.oddity !== undefined || kind === 'old' || !isStoredAfter(seen, this.#copy.sinceMs)) return false;
    if (kind === 'new' || this.#request.expected.kind !== 'updated') return true;
    return kind === 'unknown' && !this.#passesThrough && this.#before?.kind === 'served';
  }

  #isOpen({ seen, likeness }: Seen, corroboration: Corroboration): boolean {
    if (seen.kind !== 'served' || likeness !== 'other' || seen.oddity !== undefined) return false;
    if (this.#request.expected.kind === 'removed') return true;
    const facts = { before: this.#before, reference: undefined, sinceMs: this.#copy.sinceMs };
    return corroboration.kind === 'new' && (this.#passesThrough || toFreshness(facts, seen) !== 'fresh');
  }
}
