// Answers requests at the CDN's hosts: checks the request, chooses the point of presence, and dresses what it holds as
// HTTP. The headers are those of recorded answers [seen]; there is no ETag in any of them.

import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { emptyBody, type SimulatorRequest, type SimulatorResponse, toBytes } from '../http-types.ts';
import type { SimulatorSettings } from '../options.ts';
import { seededRandom } from '../seeded-random.ts';
import { type AssetAddress, parseAddress } from './asset-address.ts';
import type { Cdn, Lookup } from './cdn.ts';
import type { Edge } from './edge.ts';
import { isSigned } from './signature.ts';

const challengePage = toBytes(
  '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>\n',
);

/** 414 above this [doc]. */
const maxUriLength = 8_000;

export class Delivery {
  readonly #settings: SimulatorSettings;
  readonly #cdn: Cdn;
  readonly #hosts: ReadonlySet<string>;
  readonly #requestCounts = new Map<string, number>();
  readonly #urlHashes = new Map<string, string>();

  constructor(settings: SimulatorSettings, cdn: Cdn, hosts: readonly string[]) {
    this.#settings = settings;
    this.#cdn = cdn;
    this.#hosts = new Set(hosts);
  }

  /** Answers and remembers. */
  handle(request: SimulatorRequest, atMs: number): SimulatorResponse {
    const edge = this.#chooseEdge(request.url, atMs);
    if (this.#isChallenged(request)) return this.#challengeTo(request, atMs);
    let stored: { readonly storedAtMs?: number } = {};
    const response = this.#answer(request, edge, atMs, (lookup) => {
      lookup.store();
      stored = { storedAtMs: lookup.object.storedAtMs };
    });
    return { ...response, pop: edge.name, ...stored };
  }

  /** Answers as one point of presence would, without remembering. */
  preview(request: SimulatorRequest, edge: Edge, atMs: number): SimulatorResponse {
    return this.#answer(request, edge, atMs, () => {});
  }

  /** Answers from the point of presence of that name and remembers. */
  visit(request: SimulatorRequest, pop: string, atMs: number): void {
    const edge = this.#cdn.edges.find(({ name }) => name === pop);
    if (edge === undefined) throw new RangeError(`There is no point of presence "${pop}".`);
    this.#answer(request, edge, atMs, (lookup) => lookup.store());
  }

  /** Answers from every point of presence and remembers, as if visitors from everywhere had come. */
  warm(request: SimulatorRequest, atMs: number): void {
    for (const edge of this.#cdn.edges) this.#answer(request, edge, atMs, (lookup) => lookup.store());
  }

  #answer(request: SimulatorRequest, edge: Edge, atMs: number, onLookup: (lookup: Lookup) => void): SimulatorResponse {
    const refusal = (status: number, text: string): SimulatorResponse => {
      const body = toBytes(`${text}\n`);
      const headers = { ...this.#commonHeaders(edge, request.url, atMs), 'content-type': 'text/plain' };
      return this.#dress(request, status, headers, body, false);
    };

    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, '405 Method Not Allowed');
    const address = parseAddress(request.url);
    if (address === undefined) return refusal(400, '400 Bad Request');
    if (uriLength(request.url) > maxUriLength) return refusal(414, '414 URI Too Long');
    // A host that belongs to no Source, or to one not deployed [doc].
    if (!this.#hosts.has(address.host)) return refusal(410, 'bad_source');
    // A refused signature is not cached: the same URL is refused or accepted by computing alone.
    if (!this.#isAllowed(address)) return refusal(403, '403 Forbidden');

    const lookup = this.#cdn.lookup(address, request.headers.accept ?? '', edge, atMs);
    onLookup(lookup);
    return this.#dressLookup(request, lookup, edge, atMs);
  }

  #dressLookup(request: SimulatorRequest, lookup: Lookup, edge: Edge, atMs: number): SimulatorResponse {
    const { rendered, storedAtMs } = lookup.object;
    const headers: Record<string, string> = {
      ...this.#commonHeaders(edge, request.url, atMs),
      'content-type': rendered.contentType,
      'cache-control': rendered.status < 400 ? 'public, max-age=31536000' : 'public, max-age=300',
      'accept-ranges': 'bytes',
    };
    if (this.#settings.ages !== 'silent')
      headers['x-cache'] = `${lookup.isOriginCacheHit ? 'HIT' : 'MISS'}, ${lookup.isHit ? 'HIT' : 'MISS'}`;
    const age = this.#ageOf(lookup, atMs);
    if (age !== undefined) headers.age = String(age);
    if (this.#settings.dates === 'stored') headers.date = httpDate(storedAtMs);
    const lastModifiedMs = this.#lastModifiedOf(lookup);
    if (lastModifiedMs !== undefined) headers['last-modified'] = httpDate(lastModifiedMs);
    const isCompressed = this.#settings.compressSvg && rendered.contentType === 'image/svg+xml';
    if (isCompressed) headers['content-encoding'] = 'gzip';
    const body = isCompressed ? compressed(rendered.body) : rendered.body;
    const range = rendered.status === 200 ? rangeOf(request, body.byteLength) : undefined;
    if (range === undefined) return this.#dress(request, rendered.status, headers, body, this.#settings.chunked);
    const { first, last } = range;
    headers['content-range'] = `bytes ${first}-${last}/${body.byteLength}`;
    return this.#dress(request, 206, headers, body.subarray(first, last + 1), this.#settings.chunked);
  }

  #dress(
    { method }: SimulatorRequest,
    status: number,
    headers: Readonly<Record<string, string>>,
    body: Uint8Array,
    isChunked: boolean,
  ): SimulatorResponse {
    const sentBody = method === 'HEAD' ? emptyBody : body;
    return isChunked
      ? { status, headers, body: sentBody, transport: { kind: 'chunked' } }
      : { status, headers: { ...headers, 'content-length': String(body.byteLength) }, body: sentBody };
  }

  #commonHeaders(edge: Edge, url: string, atMs: number): Record<string, string> {
    const headers = {
      server: 'imgix',
      'x-imgix-id': this.#requestId(url, atMs),
      date: httpDate(atMs),
    };
    const { servedByHeader } = this.#settings;
    const isNamed = servedByHeader === 'but-first' ? edge !== this.#cdn.edges[0] : servedByHeader;
    return isNamed ? { ...headers, 'x-served-by': `cache-shield-SIM, cache-${edge.name}-SIM` } : headers;
  }

  /** Looks like a hash; the URL's own is taken once. */
  #requestId(url: string, atMs: number): string {
    let ofUrl = this.#urlHashes.get(url);
    if (ofUrl === undefined) {
      ofUrl = hash('sha1', url).slice(0, 24);
      this.#urlHashes.set(url, ofUrl);
    }
    return ofUrl + Math.floor(atMs).toString(16).padStart(16, '0');
  }

  #isChallenged({ headers }: SimulatorRequest): boolean {
    const { challenge } = this.#settings;
    return challenge !== undefined && headers[challenge.pass[0]] !== challenge.pass[1];
  }

  /** The filter answers, not imgix: none of imgix's headers. */
  #challengeTo(request: SimulatorRequest, atMs: number): SimulatorResponse {
    const status = this.#settings.challenge?.status ?? 403;
    const headers = { server: 'filter', 'content-type': 'text/html; charset=UTF-8', date: httpDate(atMs) };
    return this.#dress(request, status, headers, challengePage, false);
  }

  #ageOf({ object: { storedAtMs }, isHit }: Lookup, atMs: number): number | undefined {
    const { ageHeader, ages } = this.#settings;
    if (!ageHeader || ages === 'silent' || (ages === 'hits' && !isHit)) return undefined;
    return ages === 'whole'
      ? Math.floor(atMs / 1_000) - Math.floor(storedAtMs / 1_000)
      : Math.floor((atMs - storedAtMs) / 1_000);
  }

  #lastModifiedOf({ object }: Lookup): number | undefined {
    switch (this.#settings.lastModified) {
      case 'stored':
        return object.storedAtMs;
      case 'origin':
        return object.originModifiedMs;
      case 'none':
        return undefined;
    }
  }

  #isAllowed({ rawPath, rawQuery }: AssetAddress): boolean {
    const { secureUrlToken } = this.#settings;
    return secureUrlToken === undefined || isSigned(secureUrlToken, rawPath, rawQuery);
  }

  /** Alternates for each URL on its own: a client that asks two URLs in turn would otherwise see one point for each. */
  #chooseEdge(url: string, atMs: number): Edge {
    const { edges } = this.#cdn;
    if (this.#settings.popSelection === 'drawn') {
      const drawn = seededRandom(this.#settings.seed ^ Math.imul(atMs + url.length, 0x9e3779b1))();
      return edges[Math.floor(drawn * edges.length)] as Edge;
    }
    const earlier = this.#requestCounts.get(url) ?? 0;
    this.#requestCounts.set(url, earlier + 1);
    const index = this.#settings.popSelection === 'alternate' ? earlier % edges.length : 0;
    return edges[index] as Edge;
  }
}

/** The same bodies go out again and again. */
const packed = new WeakMap<Uint8Array, Uint8Array>();

function compressed(body: Uint8Array): Uint8Array {
  const known = packed.get(body) ?? gzipSync(body);
  packed.set(body, known);
  return known;
}

/** One range of a GET; anything else is answered whole, as RFC 9110 allows. */
function rangeOf(
  { method, headers }: SimulatorRequest,
  length: number,
): { readonly first: number; readonly last: number } | undefined {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  if (method !== 'GET' || from === undefined || Number(from) >= length) return undefined;
  const last = Math.min(to === '' ? Number.POSITIVE_INFINITY : Number(to), length - 1);
  return Number(from) <= last ? { first: Number(from), last } : undefined;
}

function uriLength(url: string): number {
  return url.replace(/^[a-z]+:\/\/[^/]+/i, '').length;
}

/** Many answers share a second, and nearly all of them a day. */
const lastDate = { second: Number.NaN, text: '', day: Number.NaN, dayText: '' };

export function httpDate(ms: number): string {
  const second = Math.floor(ms / 1_000);
  if (second === lastDate.second) return lastDate.text;
  const day = Math.floor(second / 86_400);
  if (day !== lastDate.day) {
    lastDate.day = day;
    lastDate.dayText = new Date(ms).toUTCString().slice(0, -12);
  }
  const ofDay = second - day * 86_400;
  lastDate.second = second;
  lastDate.text = `${lastDate.dayText}${twoDigits(ofDay / 3_600)}:${twoDigits((ofDay / 60) % 60)}:${twoDigits(ofDay % 60)} GMT`;
  return lastDate.text;
}

function twoDigits(number: number): string {
  const whole = Math.floor(number);
  return whole < 10 ? `0${whole}` : String(whole);
}
