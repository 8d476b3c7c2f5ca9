// Decides about a purge request whose key was accepted, for both versions of the API: rate limit, URL, domain, duplicate.

import { hash } from 'node:crypto';
import { type AssetAddress, decodePath, parseAddress } from '../cdn/asset-address.ts';
import type { Cdn } from '../cdn/cdn.ts';
import type { SimulatorSettings } from '../options.ts';
import type { Purging } from './purging.ts';

export type PurgeOrder =
  | { readonly kind: 'asset'; readonly url: string }
  | { readonly kind: 'sub-image'; readonly url: string; readonly sourceId: string };

export type Decision =
  | { readonly kind: 'accepted'; readonly purgeId: string }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'malformed-url' }
  | { readonly kind: 'foreign-domain' }
  | { readonly kind: 'foreign-source' }
  | { readonly kind: 'unknown-url' };

export class PurgeIntake {
  readonly #settings: SimulatorSettings;
  readonly #cdn: Cdn;
  readonly #purging: Purging;
  readonly #domains: ReadonlySet<string>;
  readonly #acceptedAtMs = new Map<string, number>();
  readonly #countedAtMs: number[] = [];
  #accepted = 0;

  constructor(settings: SimulatorSettings, cdn: Cdn, purging: Purging, hosts: readonly string[]) {
    this.#settings = settings;
    this.#cdn = cdn;
    this.#purging = purging;
    this.#domains = new Set([...hosts, ...settings.validDomains.map((domain) => domain.toLowerCase())]);
  }

  /** Counts a request; false means that the sliding window is full: (now - window, now] holds the limit already. */
  admit(atMs: number): boolean {
    const { purgeRate, purgeWindowMs, rejectedCount } = this.#settings;
    if (purgeRate === Number.POSITIVE_INFINITY) return true;
    const first = this.#countedAtMs.findIndex((countedMs) => countedMs > atMs - purgeWindowMs);
    this.#countedAtMs.splice(0, first < 0 ? this.#countedAtMs.length : first);
    const isAdmitted = this.#countedAtMs.length < purgeRate;
    if (isAdmitted || rejectedCount) this.#countedAtMs.push(atMs);
    return isAdmitted;
  }

  decide(order: PurgeOrder, atMs: number): Decision {
    const address = parsePurgeUrl(order.url);
    if (address === undefined) return { kind: 'malformed-url' };
    if (!this.#domains.has(address.host)) return { kind: 'foreign-domain' };
    if (order.kind === 'sub-image' && order.sourceId !== this.#settings.sourceId) return { kind: 'foreign-source' };

    const identity = `${address.host}${address.rawPath}`;
    const lastMs = this.#acceptedAtMs.get(identity);
    if (lastMs !== undefined && atMs - lastMs < this.#settings.duplicateWindowMs) {
      if (this.#settings.duplicateProlongs) this.#acceptedAtMs.set(identity, atMs);
      return { kind: 'duplicate' };
    }
    if (
      this.#settings.unknownPurgeStatus === 404 &&
      !this.#cdn.hasHad(address.host, this.#cdn.sourcePath(address.path))
    ) {
      return { kind: 'unknown-url' };
    }

    this.#acceptedAtMs.set(identity, atMs);
    this.#purging.start(address, order.kind === 'sub-image' ? this.#parentsOf(address) : [], atMs);
    this.#accepted += 1;
    return { kind: 'accepted', purgeId: uuidOf(`${this.#settings.seed} ${this.#accepted}`) };
  }

  /** Decoded paths of the images that use this one. */
  #parentsOf(address: AssetAddress): readonly string[] {
    const decoded = (path: string): string => decodePath(path.startsWith('/') ? path : `/${path}`) ?? path;
    return Object.entries(this.#settings.subImageParents)
      .filter(([subImage]) => decoded(subImage) === address.path)
      .flatMap(([, parents]) => parents.map(decoded));
  }
}

/** Fully qualified, and encoded: a space or a letter outside ASCII is no URL [guess: refused as 400]. */
function parsePurgeUrl(url: string): AssetAddress | undefined {
  return /^https?:\/\/[!-~]+$/i.test(url) ? parseAddress(url) : undefined;
}

function uuidOf(seed: string): string {
  const hex = hash('sha256', seed);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
