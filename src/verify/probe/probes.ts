// How each need is met that takes a request: which URL is asked, how much of the body is read, and which fact comes of it.
import { isSvg } from '../../platform/files/file-kind.ts';
import {
  type Content,
  mayHaveLength,
  newSizesOf,
  oldSizeOf,
  readCheckout,
  recognise,
  sizesOf,
} from '../expected-content.ts';
import { contentsOf, type Known, type KnownUrl, type Need } from '../known/known.ts';
import type { ProbedFact } from '../known/learn.ts';
import { hasSameContent, isAsset, isRead, mayBeOfHost, mayPass } from '../known/seen.ts';
import { isTextQuery } from './non-asset.ts';
import type { Reading, Served } from './read-answer.ts';
import { isFromCache, type Probe, type Sample, type Sampler, takeSample } from './sample.ts';
import { toSignedUrl } from './sign-url.ts';

export type ProbePorts = {
  readonly sampler: Sampler;
  readonly random: () => number;
  /** Signs what is fetched. */
  readonly token: string | undefined;
  /** Headers to send along; none for other hosts than those of `base-url`. */
  readonly headersFor: (url: string) => Readonly<Record<string, string>>;
};

export type AskPorts = ProbePorts & Pick<Probe, 'timeLimitMs' | 'isUrgent'>;

/** Reads the body, to compare later ones with it; unless its length tells that it is the old or the new file's own. */
export async function probeBefore(known: Known, url: KnownUrl, ports: AskPorts): Promise<ProbedFact> {
  const { expected } = known;
  const [oldSize, newSizes] = [oldSizeOf(expected), newSizesOf(expected)];
  // The sanitizer may make the old SVG's bytes of the new one.
  const isDistinct = oldSize !== undefined && !newSizes.includes(oldSize) && !isSvg(known.url);
  const telling = url.query === '' && isDistinct ? [oldSize, ...newSizes] : [];
  const sample = await probeUrl(known, url, ports, { isWorthReading: (length) => !telling.includes(length) });
  return { kind: 'before', query: url.query, sample };
}

export async function probe(known: Known, { kind, query }: Need, ports: AskPorts): Promise<ProbedFact> {
  const url = known.derivatives.find((one) => one.query === query) ?? known.bare;
  switch (kind) {
    case 'check':
      return { kind, query, sample: await probeUrl(known, url, ports, query === '' ? toReading(known, url) : {}) };
    case 'whole':
      return { kind, query, sample: await probeUrl(known, url, ports, {}) };
    // Nobody has used this URL before. Only a cache that leaves the unknown parameter out of its key can have an answer stored.
    case 'fresh': {
      const anew = query === '' ? toNonce(ports) : `${query}&${toNonce(ports)}`;
      return { kind, query, sample: await ask(ports, known.url, anew) };
    }
    case 'missing':
      return { kind, query, sample: await ask(ports, toMissingSibling(known.url, ports), query) };
    case 'held':
      return probeHeld(known, ports);
    default:
      throw new Error(`The need ${kind} is not met by a request.`);
  }
}

function probeUrl(known: Known, url: KnownUrl, ports: AskPorts, reading: Reading): Promise<Sample> {
  return ask(ports, known.url, url.query, { likelyLengths: toLikelyLengths(known, url), ...reading });
}

/** A body is worth reading if it is as long as a content that is looked for, or that was read before. */
function toReading(known: Known, url: KnownUrl): Reading {
  // The old file is known by its length, unless the new one has that, too.
  const isOld = (sample: Sample | undefined) =>
    sample !== undefined && recognise(known.expected, sample.seen, known.checkout) === 'old';
  const samples = [url.before, url.fresh, url.missing, ...url.recent].filter((sample) => !isOld(sample));
  const others = samples.flatMap(wholeLengthOf);
  const contents = contentsOf(known);
  return { isWorthReading: (length) => others.includes(length) || contents.some((one) => mayHaveLength(one, length)) };
}

function wholeLengthOf(sample: Sample | undefined): number[] {
  return sample !== undefined && isRead(sample.seen) ? [sample.seen.body.length] : [];
}

function toLikelyLengths(known: Known, { recent, before }: KnownUrl): number[] {
  return [...new Set([...sizesOf(known.expected), ...[...recent, before].flatMap(wholeLengthOf)])];
}

/** One signed request. */
export function ask(
  { sampler, token, headersFor, timeLimitMs, isUrgent }: AskPorts,
  url: string,
  query: string,
  reading: Reading = {},
): Promise<Sample> {
  const signed = toSignedUrl(url, query, token);
  const headers = headersFor(signed);
  const asked = { mayBeText: isTextQuery(query), isDescription: /(^|&)fm=json(&|$)/.test(query) };
  return takeSample(sampler, { url: signed, timeLimitMs, isUrgent, headers, ...asked, ...reading });
}

/** A path without a file: in the asset's folder (also a Web Proxy's), with its ending, by which imgix decides how to deliver. */
export function toMissingSibling(url: string, ports: AskPorts): string {
  const name = toNonce(ports).replace('=', '-');
  return url.replace(/^(.*(?:\/|%2F)).*?(\.[^.]*)?$/i, (_, folder: string, ending = '') => folder + name + ending);
}

/**
 * What imgix holds: its description; of an SVG the file itself, if it comes without the sanitizer. That is a guess from imgix's list
 * of parameters, so that only bytes count that are recognised, or as long as the file described and not what the URL gives. Out of a
 * cache, neither tells what imgix holds now.
 */
async function probeHeld(known: Known, ports: AskPorts): Promise<ProbedFact> {
  let other: Served | undefined;
  if (isSvg(known.url)) {
    const likelyLengths = toLikelyLengths(known, known.bare);
    const sample = await ask(ports, known.url, `svg-sanitize=false&${toNonce(ports)}`, { likelyLengths });
    const { seen } = sample;
    if (seen.kind === 'served' && !isFromCache(sample)) {
      const contents = await recogniseAll(known, seen);
      const isKnown = contents.includes('new') || contents.includes('old');
      if (isKnown) return { kind: 'held', file: { kind: 'original', body: seen.body }, sample };
      // What the URL gives may be the sanitizer's, which need not have changed the length.
      const isGiven = known.bare.recent.some((given) => hasSameContent(given.seen, seen));
      if (!isGiven && contents.every((content) => content === 'other')) other = seen;
    }
    // A fault may pass, and the original that was seen before tells more than a description.
    const isTold = known.held?.file.kind === 'original';
    if (mayPass(seen) || (isTold && !isAsset(seen))) return { kind: 'held', file: undefined, sample };
  }
  const sample = await ask(ports, known.url, `fm=json&${toNonce(ports)}`);
  const { seen } = sample;
  const metadata = seen.kind === 'served' ? seen.metadata : undefined;
  if (other !== undefined && other.body.length === metadata?.contentLength && !isFromCache(sample))
    return { kind: 'held', file: { kind: 'original', body: other.body }, sample };
  if (metadata !== undefined) return { kind: 'held', file: { kind: 'described', metadata }, sample };
  // imgix has no such file, or cannot describe it. Anything else is a fault, or a refusal of the host, and says nothing of the file.
  const isFault = mayPass(seen) || mayBeOfHost(seen) || seen.kind !== 'status' || seen.challengeBy !== undefined;
  return { kind: 'held', file: isFault || seen.status < 400 ? undefined : { kind: 'unknown' }, sample };
}

async function recogniseAll(known: Known, seen: Served): Promise<readonly Content[]> {
  const recogniseBy = (checkout: Known['checkout']) =>
    contentsOf(known).map((expected) => recognise(expected, seen, checkout));
  const contents = recogniseBy(known.checkout);
  return contents.includes('unhashed') ? recogniseBy(await readCheckout(known.expected)) : contents;
}

export function toNonce({ random }: ProbePorts): string {
  return `purge-check=${Math.floor(random() * Number.MAX_SAFE_INTEGER).toString(36)}`;
}
