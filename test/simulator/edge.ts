// One point of presence of the CDN: objects by exact URL, query included, each with the time it was stored.

import type { Rendered } from './rendering.ts';

export type EdgeObject = {
  readonly rendered: Rendered;
  readonly host: string;
  readonly rawPath: string;
  /** Of the Source, prefix included. */
  readonly path: string;
  readonly storedAtMs: number;
  /** Infinity for a sound answer, which only a purge ends. (A year in reality; no test lasts that long.) */
  readonly expiresAtMs: number;
  /** When the origin got the file; undefined for an error. */
  readonly originModifiedMs: number | undefined;
};

export class Edge {
  readonly name: string;
  readonly propagationMs: number;
  readonly #objects = new Map<string, EdgeObject>();

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
  }

  /** TTL 0: the next request of each of them revalidates. Returns how many there were. */
  expire(isMeant: (object: EdgeObject) => boolean): number {
    const keys = this.#objects
      .entries()
      .filter(([, object]) => isMeant(object))
      .map(([key]) => key)
      .toArray();
    for (const key of keys) this.#objects.delete(key);
    return keys.length;
  }
}
