// What is known of a host by all of its assets: whether anything is served there at all.
import { recognise } from '../expected-content.ts';
import type { Seen } from '../probe/read-answer.ts';
import type { Known } from './known.ts';
import { learn, type ProbedFact } from './learn.ts';
import { isAsset } from './seen.ts';

export type KnownHost = {
  /** One of its files was recognised. */
  readonly hasOwnFiles: boolean;
  /** Something was served that looked like an asset; it may be a default image. */
  readonly servesAny: boolean;
  /** An unchanged file of the repository, fetched where no asset of the run shows that the host serves any. */
  readonly unchangedFile: 'not-asked' | 'served' | 'not-served' | 'none';
  /** When it was last asked for. */
  readonly unchangedAtMs: number;
};

/** What all assets of a run know of each host; the key is its origin. */
export type KnownHosts = Map<string, KnownHost>;

export const unknownHost: KnownHost = {
  hasOwnFiles: false,
  servesAny: false,
  unchangedFile: 'not-asked',
  unchangedAtMs: Number.NEGATIVE_INFINITY,
};

export function learnServed(host: KnownHost, seen: Seen, isOwnFile: boolean): KnownHost {
  return { ...host, hasOwnFiles: host.hasOwnFiles || isOwnFile, servesAny: host.servesAny || isAsset(seen) };
}

/**
 * Whether other files are served there, so that one could have been seen to be there. `shown`: what stands in its place; beside
 * a default image, another one (of another format, say) may be no file either.
 */
export function isServing({ hasOwnFiles, servesAny, unchangedFile }: KnownHost, shown: Seen): boolean {
  return hasOwnFiles || unchangedFile === 'served' || (servesAny && shown.kind !== 'served');
}

export function hostOf(hosts: KnownHosts, { origin }: Pick<Known, 'origin'>): KnownHost {
  return hosts.get(origin) ?? unknownHost;
}

/** What a request brought, for the asset; and for its host what the asset's own URL gave. */
export function learnWithHost(hosts: KnownHosts, known: Known, fact: ProbedFact): Known {
  if ((fact.kind === 'before' || fact.kind === 'check') && fact.query === '') {
    const { seen } = fact.sample;
    const content = seen.kind === 'served' ? recognise(known.expected, seen.body, known.checkout) : 'other';
    hosts.set(known.origin, learnServed(hostOf(hosts, known), seen, content === 'new' || content === 'old'));
  }
  return learn(known, fact);
}
