// How each need is met: which URL is asked, how much of the body is read, and which fact comes of it.

import { isSvg } from '../../platform/files/file-kind.ts';
import { mayHaveLength, newSizesOf, oldSizeOf, recognise, sizesOf } from '../expected-content.ts';
import { contentsOf, type Known, type KnownUrl, type Need } from '../known/known.ts';
import type { KnownHost } from '../known/known-host.ts';
import type { ProbedFact } from '../known/learn.ts';
import { hasSameBytes, isAsset, isMissing, mayPass } from '../known/seen.ts';
import { type Metadata, maxMetadataBytes, parseMetadata } from './metadata.ts';
import { isTextQuery } from './non-asset.ts';
import type { OtherStatus, Reading } from './read-answer.ts';
import { isFromCache, type Sample, type Sampler, takeSample, takeText } from './sample.ts';
import { toSignedUrl } from './sign-url.ts';

export type ProbePorts = {
  readonly sampler: Sampler;
  readonly random: () => number;
  /** Signs what is fetched. */
  readonly token: string | undefined;
  /** Sent along, where the URL is one of the hosts of `base-url`. */
  readonly headersFor: (url: string) => Readonly<Record<string, string>>;
};

export type AskPorts = ProbePorts & { readonly timeLimitMs: number };

/** Reads all but what its length alone tells: comparing with before is needed where the Source re-encodes. */
export async function probeBefore(known: Known, url: KnownUrl, asked: AskPorts): Promise<ProbedFact> {
  const { expected } = known;
  const [oldSize, newSizes] = [oldSizeOf(expected), newSizesOf(expected)];
  const isTold = oldSize !== undefined && !newSizes.includes(oldSize);
  const telling = url.query === '' && isTold ? [oldSize, ...newSizes] : [];
  const sample = await probeUrl(known, url, asked, { isWorthReading: (length) => !telling.includes(length) });
  return { kind: 'before', query: url.query, sample };
}

export async function probe(known: Known, { kind, query }: Need, asked: AskPorts): Promise<ProbedFact> {
  const url = [known.bare, ...known.derivatives].find((one) => one.query === query) ?? known.bare;
  switch (kind) {
    case 'check':
      return { kind, query, sample: await probeUrl(known, url, asked, query === '' ? toReading(known, url) : {}) };
    case 'whole':
      return { kind, query, sample: await probeUrl(known, url, asked, {}) };
    // At a URL that nobody has used before, so that only a cache can answer that leaves the unknown parameter out of its key.
    case 'fresh': {
      const anew = query === '' ? toNonce(asked) : `${query}&${toNonce(asked)}`;
      return { kind, query, sample: await ask(asked, known.url, anew) };
    }
    case 'missing':
      return { kind, query, sample: await ask(asked, toMissingSibling(known.url, asked), query) };
    case 'held':
      return probeHeld(known, asked);
    default:
      throw new Error(`The need ${kind} is not met by a request.`);
  }
}

function probeUrl(known: Known, url: KnownUrl, asked: AskPorts, reading: Reading): Promise<Sample> {
  return ask(asked, known.url, url.query, { likelyLengths: toLikelyLengths(known, url), ...reading });
}

/** A body is worth reading where its length is that of a content that is looked for. */
function toReading(known: Known, url: KnownUrl): Reading {
  const others = [url.before, url.fresh, url.missing, ...url.recent].flatMap(wholeLengthOf);
  const contents = contentsOf(known);
  return { isWorthReading: (length) => others.includes(length) || contents.some((one) => mayHaveLength(one, length)) };
}

function wholeLengthOf(sample: Sample | undefined): number[] {
  return sample?.seen.kind === 'served' && sample.seen.body.sha256 !== null ? [sample.seen.body.length] : [];
}

function toLikelyLengths(known: Known, { recent, before }: KnownUrl): number[] {
  return [...new Set([...sizesOf(known.expected), ...[...recent, before].flatMap(wholeLengthOf)])];
}

/** One request, signed. With `fm=json` for the description: other JSON is a message of whatever answered in imgix's place. */
export async function ask(
  { sampler, token, headersFor, timeLimitMs }: AskPorts,
  url: string,
  query: string,
  reading: Reading = {},
): Promise<Sample & { readonly metadata?: Metadata }> {
  const signed = toSignedUrl(url, query, token);
  const probe = { url: signed, timeLimitMs, headers: headersFor(signed), mayBeText: isTextQuery(query), ...reading };
  if (!/(^|&)fm=json(&|$)/.test(query)) return takeSample(sampler, probe);
  const { text, ...sample } = await takeText(sampler, probe, maxMetadataBytes);
  const metadata = text === undefined ? undefined : parseMetadata(text);
  const { seen } = sample;
  if (metadata !== undefined) return { ...sample, metadata };
  return seen.kind === 'served'
    ? { ...sample, seen: { ...seen, nonAssetReason: 'text that describes no image' } }
    : sample;
}

/** Beside it, also in the address that a Web Proxy has in its path; with the same ending, by which imgix tells how to deliver. */
export function toMissingSibling(url: string, asked: AskPorts): string {
  const name = toNonce(asked).replace('=', '-');
  return url.replace(/^(.*(?:\/|%2F)).*?(\.[^.]*)?$/i, (_, folder: string, ending = '') => folder + name + ending);
}

/**
 * For SVG the sanitizer is switched off, which gives the file itself: a guess from imgix's own parameter list, so that only
 * bytes that are recognised count. Out of a cache, neither tells what imgix holds now.
 */
async function probeHeld(known: Known, asked: AskPorts): Promise<ProbedFact> {
  if (isSvg(known.url)) {
    const likelyLengths = toLikelyLengths(known, known.bare);
    const sample = await ask(asked, known.url, `svg-sanitize=false&${toNonce(asked)}`, { likelyLengths });
    const { seen } = sample;
    const isKnown =
      seen.kind === 'served' &&
      !isFromCache(sample) &&
      contentsOf(known).some((expected) => ['new', 'old'].includes(recognise(expected, seen.body, known.checkout)));
    if (isKnown) return { kind: 'held', file: { kind: 'original', body: seen.body }, sample };
    // A description in its place would tell less than an original that was seen before.
    if (mayPass(seen)) return { kind: 'held', file: undefined, sample };
  }
  const { metadata, ...sample } = await ask(asked, known.url, `fm=json&${toNonce(asked)}`);
  if (metadata !== undefined)
    return { kind: 'held', file: isFromCache(sample) ? { kind: 'unknown' } : { kind: 'described', metadata }, sample };
  // Anything else says nothing of the file: a fault or filter on the way, or a message in the place of a description.
  const { seen } = sample;
  const isRefused = seen.kind === 'status' && isRefusedByImgix(seen);
  return { kind: 'held', file: isRefused ? { kind: 'unknown' } : undefined, sample };
}

/** What fails on its way is asked for again. The default image of a path that does not exist is no file. */
export async function probeUnchanged(url: string | undefined, asked: AskPorts): Promise<KnownHost['unchangedFile']> {
  if (url === undefined) return 'none';
  const { seen } = await ask(asked, url, '');
  if (!isAsset(seen)) return isMissing(seen) ? 'not-served' : 'not-asked';
  const { seen: missing } = await ask(asked, toMissingSibling(url, asked), '');
  if (isMissing(missing)) return 'served';
  if (!isAsset(missing)) return 'not-asked';
  return hasSameBytes(seen, missing) ? 'not-served' : 'served';
}

/** It has no such file, or cannot describe it. */
function isRefusedByImgix(seen: OtherStatus): boolean {
  return seen.status >= 400 && !mayPass(seen) && seen.challengeBy === undefined && seen.isAnonymous !== true;
}

function toNonce({ random }: ProbePorts): string {
  return `purge-check=${Math.floor(random() * Number.MAX_SAFE_INTEGER).toString(36)}`;
}
