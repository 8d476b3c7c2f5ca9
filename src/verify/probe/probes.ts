// How each need is met: which URL is asked, how much of the body is read, and which fact comes of it.
import { type ExpectedContent, lengthsOf, newSizesOf, oldSizeOf, recognise, sizesOf } from '../expected-content.ts';
import { canBeHeldTell, toHeldContent } from '../known/held.ts';
import type { HeldFile, Known, KnownUrl, Need } from '../known/known.ts';
import type { KnownHost } from '../known/known-host.ts';
import type { Fact } from '../known/learn.ts';
import { hasSameBytes, isMissing } from '../known/seen.ts';
import { maxMetadataBytes, parseMetadata } from './metadata.ts';
import { isTextQuery } from './non-asset.ts';
import type { Seen } from './read-answer.ts';
import { type Probe, type Sample, type Sampler, takeSample, takeText } from './sample.ts';
import { toSignedUrl } from './sign-url.ts';

export type ProbePorts = {
  readonly sampler: Sampler;
  readonly random: () => number;
  /** Signs what is fetched. */
  readonly token: string | undefined;
  /** Sent along, where the URL is one of the hosts of `base-url`. */
  readonly headersFor: (url: string) => Readonly<Record<string, string>>;
};

type Asked = ProbePorts & { readonly timeLimitMs: number };

/** Reads all but what its length alone tells: comparing with before is needed where the Source re-encodes. */
export async function probeBefore(known: Known, url: KnownUrl, asked: Asked): Promise<Fact> {
  const { expected } = known;
  const [oldSize, newSizes] = [oldSizeOf(expected), newSizesOf(expected)];
  const isTold = oldSize !== undefined && !newSizes.includes(oldSize);
  const telling = url.query === '' && isTold ? [oldSize, ...newSizes] : [];
  const sample = await probeUrl(known, url, asked, { isWorthReading: (length) => !telling.includes(length) });
  return { kind: 'before', query: url.query, sample };
}

export async function probe(known: Known, { kind, query }: Need, asked: Asked): Promise<Fact> {
  const url = [known.bare, ...known.derivatives].find((one) => one.query === query) ?? known.bare;
  switch (kind) {
    case 'check':
      return { kind, query, sample: await probeUrl(known, url, asked, query === '' ? toReading(known, url) : {}) };
    case 'whole':
      return { kind, query, sample: await probeUrl(known, url, asked, {}) };
    case 'fresh':
    case 'missing':
      return { kind, query, sample: await probeControl(known, kind, query, asked) };
    case 'held':
      return probeHeld(known, asked);
    default:
      throw new Error(`The need ${kind} is not met by a request.`);
  }
}

function probeUrl(known: Known, url: KnownUrl, asked: Asked, reading: Partial<Probe>): Promise<Sample> {
  const likelyLengths = toLikelyLengths(known, url);
  return askFor(url.query, asked, toSignedUrl(known.url, url.query, asked.token), {
    likelyLengths,
    mayBeText: isTextQuery(url.query),
    ...reading,
  });
}

/** A body is worth reading where its length is that of a content that is looked for. */
function toReading(known: Known, url: KnownUrl): Partial<Probe> {
  const contents = contentsOf(known).map(lengthsOf);
  if (contents.some((lengths) => lengths === undefined)) return {};
  const others = [url.before, url.fresh, url.missing, ...url.recent].flatMap((sample) => wholeLengthOf(sample));
  const lengths = new Set([...contents.flatMap((list) => list ?? []), ...others]);
  return { isWorthReading: (length) => lengths.has(length) };
}

/** What is looked for: the commit's state, and what the branch holds by now. */
function contentsOf({ expected, newest }: Known): readonly ExpectedContent[] {
  return newest === undefined ? [expected] : [expected, newest.expected];
}

function wholeLengthOf(sample: Sample | undefined): number[] {
  return sample?.seen.kind === 'served' && sample.seen.body.sha256 !== null ? [sample.seen.body.length] : [];
}

function toLikelyLengths(known: Known, { recent, before }: KnownUrl): number[] {
  return [...new Set([...sizesOf(known.expected), ...[...recent, before].flatMap(wholeLengthOf)])];
}

/** At a URL that nobody has used before, so that no cache can answer: from the file that imgix holds, or from none. */
function probeControl(known: Known, kind: 'fresh' | 'missing', query: string, asked: Asked): Promise<Sample> {
  const nonce = toNonce(asked);
  const url =
    kind === 'fresh'
      ? toSignedUrl(known.url, `${query === '' ? '' : `${query}&`}${nonce}`, asked.token)
      : toSignedUrl(toMissingSibling(known.url, nonce.replace('=', '-')), query, asked.token);
  return askFor(query, asked, url, { mayBeText: isTextQuery(query) });
}

/** A derivative that describes the file: other JSON is a message of whatever answered in imgix's place. */
async function askFor(query: string, asked: Asked, url: string, reading: Partial<Probe>): Promise<Sample> {
  if (!/(^|&)fm=json(&|$)/.test(query)) return ask(asked, url, reading);
  const { text, ...sample } = await takeText(asked.sampler, toProbe(asked, url, reading), maxMetadataBytes);
  const { seen } = sample;
  if (seen.kind !== 'served' || (text !== undefined && parseMetadata(text) !== undefined)) return sample;
  return { ...sample, seen: { ...seen, nonAssetReason: 'text that describes no image' } };
}

/** With the same ending, by which imgix tells how to deliver a file. */
function toMissingSibling(url: string, name: string): string {
  return url.replace(/[^/]*?(\.[^./]*)?$/, (_, ending: string | undefined) => `${name}${ending ?? ''}`);
}

/**
 * For SVG the sanitizer is switched off, which gives the file itself: a guess from imgix's own parameter list, so that only
 * bytes that are recognised count.
 */
async function probeHeld(known: Known, asked: Asked): Promise<Fact> {
  if (/\.svg$/i.test(known.url)) {
    const url = toSignedUrl(known.url, `svg-sanitize=false&${toNonce(asked)}`, asked.token);
    const sample = await ask(asked, url, { likelyLengths: toLikelyLengths(known, known.bare) });
    const { seen } = sample;
    const isKnown =
      seen.kind === 'served' &&
      contentsOf(known).some((expected) => ['new', 'old'].includes(recognise(expected, seen.body, known.checkout)));
    if (isKnown) return { kind: 'held', file: { kind: 'original', body: seen.body }, sample };
  }
  const url = toSignedUrl(known.url, `fm=json&${toNonce(asked)}`, asked.token);
  const sample = await takeText(asked.sampler, toProbe(asked, url, {}), maxMetadataBytes);
  return { kind: 'held', file: toHeldFile(sample), sample };
}

/** Undefined where the answer says nothing of the file: a fault or filter on the way, or a message in the place of a description. */
function toHeldFile({ seen, text }: Sample & { readonly text?: string }): HeldFile['file'] | undefined {
  if (seen.kind === 'status' && isRefusedByImgix(seen)) return { kind: 'unknown' };
  const metadata = text === undefined ? undefined : parseMetadata(text);
  return metadata === undefined ? undefined : { kind: 'described', metadata };
}

/**
 * Whether a round begins with the question what imgix holds: what is stored after that may be made from it. Once imgix has the
 * right file, a proof asks again (`isProofNear`), and else every ten seconds: a purge may have made it load another meanwhile.
 */
export function beginsWithHeld(known: Known, isProofNear: boolean, nowMs: number): boolean {
  return contentsOf(known).some((expected) => isHeldWorthIt(known, expected, isProofNear, nowMs));
}

function isHeldWorthIt(known: Known, expected: ExpectedContent, isProofNear: boolean, nowMs: number): boolean {
  const { bare, isAdded, checkout } = known;
  if (expected.kind !== 'updated' || !canBeHeldTell(known, expected)) return false;
  const held = toHeldContent(known, expected);
  if (held.kind === 'new' && !isProofNear && nowMs < held.untilMs + heldAgainMs) return false;
  const answers = [...bare.points.values()].map(({ latest }) => latest.seen);
  if (answers.length === 0) return !isAdded && bare.checks === 0;
  return answers.some((seen) => seen.kind === 'served' && recognise(expected, seen.body, checkout) === 'other');
}

const heldAgainMs = 10_000;

/** What fails on its way is asked for again. The default image of a path that does not exist is no file. */
export async function probeWitness(url: string | undefined, asked: Asked): Promise<KnownHost['witness']> {
  if (url === undefined) return 'none';
  const { seen } = await ask(asked, toSignedUrl(url, '', asked.token), {});
  if (seen.kind !== 'served') return isMissing(seen) ? 'not-served' : 'not-asked';
  if (seen.nonAssetReason !== undefined) return 'not-asked';
  const sibling = toMissingSibling(url, toNonce(asked).replace('=', '-'));
  const { seen: missing } = await ask(asked, toSignedUrl(sibling, '', asked.token), {});
  if (isMissing(missing)) return 'served';
  if (missing.kind !== 'served' || missing.nonAssetReason !== undefined) return 'not-asked';
  return hasSameBytes(seen, missing) ? 'not-served' : 'served';
}

function ask(asked: Asked, url: string, reading: Partial<Probe>): Promise<Sample> {
  return takeSample(asked.sampler, toProbe(asked, url, reading));
}

function toProbe({ headersFor, timeLimitMs }: Asked, url: string, reading: Partial<Probe>): Probe {
  return { url, timeLimitMs, headers: headersFor(url), ...reading };
}

/** It has no such file, or cannot describe it. */
function isRefusedByImgix({ status, challengeBy, isAnonymous }: Extract<Seen, { kind: 'status' }>): boolean {
  return status >= 400 && status < 500 && status !== 429 && challengeBy === undefined && isAnonymous !== true;
}

function toNonce({ random }: ProbePorts): string {
  return `purge-check=${Math.floor(random() * Number.MAX_SAFE_INTEGER).toString(36)}`;
}
