// One point of presence of the CDN: objects by exact URL, query included, each with the time it was stored.

import type { Rendered } from './rendering.ts';

export type EdgeObject = {
  readonly rendered: Rendered;
  readonly host: string;
  readonly rawPath: string;
  readonly rawQuery: string;
  /** Of the Source, prefix included. */
  readonly path: string;
  readonly storedAtMs: number;
  /** Infinity for a sound answer, which only a purge ends. (A year in reality; no test lasts that long.) */
  readonly expiresAtMs: number;
  /** When the origin got the file; undefined for an error. */
  readonly originModifiedMs: number | undefined;
  /** Purged, and given once more. */
  readonly isStale?: true;
};

export class Edge {
  readonly name: string;
  readonly propagationMs: number;
  readonly #objects = new Map<string, EdgeObject>();
  /** A purge would look at every object otherwise, and many purges at all of them many times. */
  readonly #keysByPath = new Map<string, Set<string>>();

  constructor(name: string, propagationMs: number) {
    this.name = name;
    this.propagationMs = propagationMs;
  }

  fresh(key: string, atMs: number): EdgeObject | undefined {
    const object = this.#objects.get(key);
    return object !== undefined && atMs < object.expiresAtMs ? object : undefined;
  }

  store(key: string, object: EdgeObject): void {
    this.#objects.set(key, object);
    const keys = this.#keysByPath.get(object.path) ?? new Set();
    this.#keysByPath.set(object.path, keys.add(key));
  }

  /**
   * TTL 0 for those of these paths that are meant: the next request of each of them revalidates. Returns how many there
   * were.
   */
  expire(paths: ReadonlySet<string>, isMeant: (object: EdgeObject) => boolean, isSoft: boolean): number {
    let expired = 0;
    for (const path of paths) {
      for (const key of this.#keysByPath.get(path) ?? []) {
        const object = this.#objects.get(key);
        if (object === undefined || !isMeant(object)) continue;
        if (isSoft) this.#objects.set(key, { ...object, isStale: true });
        else this.#objects.delete(key);
        expired++;
      }
    }
    return expired;
  }
}
