// What a purge does, step by step and by the clock: imgix asks the origin; 304 ends it silently; otherwise its copy goes
// and, after the propagation time, so do the CDN's objects of the path, derivatives included [doc].

import type { AssetAddress } from '../cdn/asset-address.ts';
import type { Cdn } from '../cdn/cdn.ts';
import type { EdgeObject } from '../cdn/edge.ts';
import type { SimulatorSettings } from '../options.ts';
import { Queue } from '../queue.ts';
import { seededRandom } from '../seeded-random.ts';
import type { Revalidation } from '../source/origin-cache.ts';

/** What happened inside, for tests and for the curious: the API tells none of it. */
export type PurgeEvent =
  | {
      readonly kind: 'revalidated';
      readonly atMs: number;
      readonly host: string;
      readonly path: string;
      readonly outcome: Revalidation;
    }
  | {
      readonly kind: 'expired';
      readonly atMs: number;
      readonly pop: string;
      readonly path: string;
      readonly objects: number;
    };

type Step = { readonly atMs: number; readonly run: (atMs: number) => void };

export class Purging {
  readonly #settings: SimulatorSettings;
  readonly #cdn: Cdn;
  readonly #hosts: readonly string[];
  readonly #random: () => number;
  /** By host and path. */
  readonly #lost = new Map<string, number>();
  /** In the order in which they are due. */
  readonly #steps = new Queue<Step>((one, other) => one.atMs - other.atMs);
  readonly events: PurgeEvent[] = [];

  constructor(settings: SimulatorSettings, cdn: Cdn, hosts: readonly string[]) {
    this.#settings = settings;
    this.#cdn = cdn;
    this.#hosts = hosts;
    this.#random = seededRandom(settings.seed);
  }

  /** Starts a purge. `parents` are paths whose objects go as well, because they show the sub-image. */
  start(address: AssetAddress, parents: readonly string[], atMs: number): void {
    if (this.#isLost(address)) return;
    const hosts = this.#settings.purgeScope === 'source' ? this.#hosts : [address.host];
    const { revalidationMs, copyLagMs } = this.#settings;
    for (const [place, lagMs] of [0, copyLagMs].entries()) {
      if (place > 0 && lagMs === 0) continue;
      this.#schedule({
        atMs: atMs + revalidationMs + lagMs,
        run: (revalidatedAtMs) => this.#revalidate(address, place, hosts, parents, atMs, revalidatedAtMs),
      });
    }
    this.settle(atMs);
  }

  #isLost({ host, path }: AssetAddress): boolean {
    const key = `${host} ${path}`;
    const lost = this.#lost.get(key) ?? 0;
    this.#lost.set(key, lost + 1);
    return lost < this.#settings.lostPurges;
  }

  /** Does what is due by now, in the order in which it was due. To be called before anything looks at the caches. */
  settle(nowMs: number): void {
    for (let next = this.#steps.first; next !== undefined && next.atMs <= nowMs; next = this.#steps.first) {
      this.#steps.takeFirst();
      next.run(next.atMs);
    }
  }

  #revalidate(
    address: AssetAddress,
    place: number,
    hosts: readonly string[],
    parents: readonly string[],
    acceptedAtMs: number,
    atMs: number,
  ): void {
    const path = this.#cdn.sourcePath(address.path);
    const changedHosts = new Set<string>();
    for (const key of new Set(hosts.map((host) => this.#cdn.originCacheKey(host, path, place)))) {
      const outcome = this.#cdn.originCache.revalidate(key, path, atMs, this.#settings);
      const keyHosts = hosts.filter((host) => this.#cdn.originCacheKey(host, path, place) === key);
      for (const host of keyHosts) this.events.push({ kind: 'revalidated', atMs, host, path, outcome });
      if (this.#expiresObjects(outcome)) for (const host of keyHosts) changedHosts.add(host);
    }
    if (changedHosts.size === 0) return;

    const isExact = this.#settings.purgeSpelling === 'exact';
    const parentPaths = new Set(parents.map((parent) => this.#cdn.sourcePath(parent)));
    const isMeant = (object: EdgeObject): boolean =>
      changedHosts.has(object.host) && (parentPaths.has(object.path) || !isExact || object.rawPath === address.rawPath);
    const paths = new Set([path, ...parentPaths]);
    const { derivativeLagMs, purgeJitterMs, purgedObject } = this.#settings;
    const steps = derivativeLagMs === 0 ? [isMeant] : [isOfBare, isOfDerivative].map((isOf) => both(isMeant, isOf));
    for (const edge of this.#cdn.caches) {
      const reachedAtMs =
        acceptedAtMs + edge.propagationMs + (purgeJitterMs === 0 ? 0 : this.#random() * purgeJitterMs);
      for (const [step, isOfStep] of steps.entries()) {
        this.#schedule({
          atMs: Math.max(reachedAtMs, atMs) + step * derivativeLagMs,
          run: (expiredAtMs) => {
            const objects = edge.expire(paths, isOfStep, purgedObject === 'stale' && this.#cdn.edges.includes(edge));
            this.events.push({ kind: 'expired', atMs: expiredAtMs, pop: edge.name, path, objects });
          },
        });
      }
    }
  }

  #expiresObjects(outcome: Revalidation): boolean {
    if (outcome === 'unchanged') return this.#settings.unchangedPurge === 'expires';
    return outcome === 'replaced' || outcome === 'dropped';
  }

  #schedule(step: Step): void {
    this.#steps.add(step);
  }
}

type IsMeant = (object: EdgeObject) => boolean;

const isOfBare: IsMeant = ({ rawQuery }) => rawQuery === '' || rawQuery.startsWith('s=');
const isOfDerivative: IsMeant = (object) => !isOfBare(object);

function both(one: IsMeant, other: IsMeant): IsMeant {
  return (object) => one(object) && other(object);
}
