// The way of a request through imgix: edge -> shield, if any -> rendering -> origin cache -> Source. Looking up is kept apart
// from storing, so that a test can ask what would be served without changing what will be.

import { hash } from 'node:crypto';
import { toBytes } from '../http-types.ts';
import type { ImageMissing, SimulatorSettings } from '../options.ts';
import { type Copy, OriginCache } from '../source/origin-cache.ts';
import type { Source } from '../source/source.ts';
import type { AssetAddress } from './asset-address.ts';
import { decodePath } from './asset-address.ts';
import { Edge, type EdgeObject } from './edge.ts';
import { isNegotiated, knownParametersOf, negotiatedFormat, render, toOwnRendition } from './rendering.ts';

export type Lookup = {
  readonly object: EdgeObject;
  /** Found at the edge. */
  readonly isHit: boolean;
  /** Not at the edge, but imgix had the origin's file. */
  readonly isOriginCacheHit: boolean;
  /** Makes the caches remember. */
  store(): void;
};

export class Cdn {
  readonly edges: readonly Edge[];
  /** All points of presence fetch through it. */
  readonly #shield: Edge | undefined;
  readonly originCache: OriginCache;
  readonly #settings: SimulatorSettings;
  readonly #seen = new Set<string>();
  #renditions = 0;

  constructor(settings: SimulatorSettings, source: Source) {
    this.#settings = settings;
    this.originCache = new OriginCache(source, settings.errorTtlMs);
    this.edges = settings.pointsOfPresence.map(
      ({ name, propagationMs }) => new Edge(name, propagationMs ?? settings.propagationMs),
    );
    const { shieldPropagationMs } = settings;
    this.#shield = shieldPropagationMs === undefined ? undefined : new Edge('shield', shieldPropagationMs);
  }

  /** Whatever a purge has to reach. */
  get caches(): readonly Edge[] {
    return this.#shield === undefined ? this.edges : [...this.edges, this.#shield];
  }

  lookup(asked: AssetAddress, accept: string, edge: Edge, atMs: number): Lookup {
    const address = this.#settings.unknownParameters === 'unkeyed' ? withoutUnknown(asked) : asked;
    const key = this.#edgeKey(address, accept);
    const known = edge.fresh(key, atMs);
    if (known !== undefined) {
      const renew = () => this.#renew(() => this.#fetch(address, accept, key, edge, atMs));
      return { object: known, isHit: true, isOriginCacheHit: true, store: known.isStale ? renew : () => {} };
    }
    return this.#fetch(address, accept, key, edge, atMs);
  }

  /** What is given meanwhile stays where the Source is out of order. */
  #renew(fetch: () => Lookup): void {
    const renewed = fetch();
    if (renewed.object.rendered.status < 500) renewed.store();
  }

  /** From the cache behind the point of presence, if any, or made. */
  #fetch(address: AssetAddress, accept: string, key: string, edge: Edge, atMs: number): Lookup {
    const shielded = this.#shield?.fresh(key, atMs);
    if (shielded !== undefined) {
      const object = this.#settings.ages === 'anew' ? { ...shielded, storedAtMs: atMs } : shielded;
      return { object, isHit: false, isOriginCacheHit: true, store: () => edge.store(key, object) };
    }

    const path = this.sourcePath(address.path);
    const place = this.#placeOf(address);
    const input = this.#read(address.host, path, place, atMs);
    const subImages = subImagePaths(address.query).map((name) =>
      this.#read(address.host, this.sourcePath(name), place, atMs),
    );
    const object = this.#objectOf(address, accept, path, input.copy, subImages, atMs);
    return {
      object,
      isHit: false,
      isOriginCacheHit: input.isHit,
      store: () => {
        for (const read of [input, ...subImages]) this.originCache.store(read.key, read.copy);
        this.#shield?.store(key, object);
        edge.store(key, object);
        if (input.copy.kind === 'file') this.#seen.add(`${address.host} ${path}`);
      },
    };
  }

  /** Whether imgix ever had a file for this path of the host. */
  hasHad(host: string, path: string): boolean {
    return this.#seen.has(`${host} ${path}`);
  }

  /** The Source's prefix and a decoded path of a URL -> the key in the storage. */
  sourcePath(path: string): string {
    const prefix = this.#settings.pathPrefix.replaceAll(/^\/+|\/+$/g, '');
    return prefix === '' ? path : `${prefix}/${path}`;
  }

  originCacheKey(host: string, path: string, place = 0): string {
    const key = this.#settings.originCache === 'shared' ? path : `${host} ${path}`;
    return place === 0 ? key : `${key} at ${place}`;
  }

  /** Which of imgix's copies a URL is made from. */
  #placeOf({ rawPath, rawQuery }: AssetAddress): number {
    const { copyLagMs, seed } = this.#settings;
    return copyLagMs === 0 ? 0 : Number.parseInt(hash('sha1', `${seed} ${rawPath} ${rawQuery}`).slice(0, 2), 16) % 2;
  }

  #read(
    host: string,
    path: string,
    place: number,
    atMs: number,
  ): { key: string; path: string; copy: Copy; isHit: boolean } {
    const key = this.originCacheKey(host, path, place);
    return { key, path, ...this.originCache.peek(key, path, atMs) };
  }

  #objectOf(
    address: AssetAddress,
    accept: string,
    path: string,
    copy: Copy,
    subImages: readonly { readonly copy: Copy }[],
    atMs: number,
  ): EdgeObject {
    const { errorTtlMs, imageError, imageMissing, missingStatus, sourceFailureStatus } = this.#settings;
    const object = { host: address.host, rawPath: address.rawPath, rawQuery: address.rawQuery, path, storedAtMs: atMs };
    const instead = copy.kind === 'error' && copy.isFailure ? toErrorImage(imageError) : imageMissing;
    if (copy.kind === 'error' && instead === undefined) {
      const status = copy.isFailure ? sourceFailureStatus : missingStatus;
      const rendered = { status, contentType: 'text/plain', body: errorTexts[status] };
      // The edge's copy of an error ends with imgix's own, so that together they last no longer than one TTL. [guess]
      return { ...object, rendered, expiresAtMs: copy.fetchedAtMs + errorTtlMs, originModifiedMs: undefined };
    }
    const input = copy.kind === 'file' ? copy.file.bytes : (instead?.bytes ?? toBytes(''));
    const picture = render(
      {
        input,
        // The default image is no text or SVG, whatever stands in its place.
        path: copy.kind === 'file' ? path : 'default.gif',
        query: address.query,
        accept,
        subImages: subImages.map((read) => (read.copy.kind === 'file' ? read.copy.file.bytes : toBytes(''))),
        status: copy.kind === 'file' ? 200 : (instead?.status ?? missingStatus),
      },
      this.#settings,
    );
    const isOwn = this.#settings.renditions === 'own' && copy.kind === 'file' && picture.body !== input;
    const rendered = isOwn ? toOwnRendition(picture, ++this.#renditions) : picture;
    return copy.kind === 'file'
      ? {
          ...object,
          rendered,
          expiresAtMs: rendered.status < 400 ? Number.POSITIVE_INFINITY : atMs + errorTtlMs,
          originModifiedMs: copy.file.lastModifiedMs,
        }
      : { ...object, rendered, expiresAtMs: copy.fetchedAtMs + errorTtlMs, originModifiedMs: undefined };
  }

  #edgeKey({ host, rawPath, rawQuery, query }: AssetAddress, accept: string): string {
    const varies = isNegotiated(this.#settings.defaultParams) || isNegotiated(query);
    return `${host}${rawPath}?${rawQuery} ${varies ? negotiatedFormat(accept) : ''}`;
  }
}

function toErrorImage(bytes: Uint8Array | undefined): ImageMissing | undefined {
  return bytes === undefined ? undefined : { bytes, status: 200 };
}

const errorTexts: Readonly<Record<403 | 404 | 410 | 502 | 503 | 504, Uint8Array>> = {
  403: toBytes('403 Forbidden\n'),
  404: toBytes('404 Not Found\n'),
  410: toBytes('410 Not Found\n'),
  502: toBytes('502 Bad Gateway\n'),
  503: toBytes('503 Service Unavailable\n'),
  504: toBytes('504 Gateway Timeout\n'),
};

/** As a CDN sees it that leaves them out of its key, and hands on what is in there. */
function withoutUnknown(address: AssetAddress): AssetAddress {
  const query = knownParametersOf(address.query);
  return { ...address, query, rawQuery: query };
}

/** Paths of the images that a derivative takes in: `mark` and `blend`, as a path or as a URL. */
function subImagePaths(query: string): readonly string[] {
  if (!/mark|blend/.test(query)) return [];
  const parameters = new URLSearchParams(query);
  return ['mark', 'blend']
    .flatMap((name) => parameters.getAll(name))
    .map((value) => value.replace(/^https?:\/\/[^/]+/i, '').replace(/^\/?/, '/'))
    .flatMap((rawPath) => decodePath(rawPath) ?? []);
}
