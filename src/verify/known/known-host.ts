// What all assets of a run together know of their host: whether files are served there at all.
import { toRasterEnding } from '../../platform/files/file-kind.ts';
import type { Asset } from '../../targets/asset.ts';
import { recognise } from '../expected-content.ts';
import type { Seen } from '../probe/read-answer.ts';
import { toHeldContent } from './held.ts';
import type { Known } from './known.ts';
import { learn, type ProbedFact } from './learn.ts';
import { isAsset, isMissing, isRead } from './seen.ts';

export type KnownHost = {
  /** One of its files was recognised, or an unchanged one given. */
  readonly hasOwnFiles: boolean;
  /** Something that looked like an asset was served; it may have been a default image. */
  readonly servesAny: boolean;
  /** Endings of pictures that imgix could have rendered and that came with their own bytes, read to the end. */
  readonly passedEndings: ReadonlySet<string>;
  /** An asset of the run may be served there yet: one that should be, or one that was not missing before its purge. */
  readonly mayServe: boolean;
  /**
   * An unchanged file of the repository, asked for where no asset shows that any is served. 403, 410: it gave that, as all of the
   * host may; `refused`: something that names no point of presence gave a 403; `none`: there is none to ask for.
   */
  readonly unchangedFile: 'not-asked' | 'served' | 'not-served' | 403 | 410 | 'refused' | 'none';
  /** When it was last asked for, as the request was sent, and when it was given before that. */
  readonly unchangedAtMs: number;
  readonly givenAtMs: readonly number[];
};

/** What all assets of a run know of each host; the key is a base URL, or an origin. */
export type KnownHosts = Map<string, KnownHost>;

export const unknownHost: KnownHost = {
  hasOwnFiles: false,
  servesAny: false,
  passedEndings: new Set(),
  mayServe: false,
  unchangedFile: 'not-asked',
  unchangedAtMs: Number.NEGATIVE_INFINITY,
  givenAtMs: [],
};

/**
 * Whether files are served there: then one in the place of `answer` could have been seen. Where that is a default image, what only
 * looked like an asset does not count: it may have been another default image (of another format, say).
 */
export function isServing({ hasOwnFiles, servesAny }: KnownHost, answer: Seen): boolean {
  return hasOwnFiles || (servesAny && answer.kind !== 'served');
}

export function hostOf(hosts: KnownHosts, base: string): KnownHost {
  return hosts.get(base) ?? unknownHost;
}

/** Before any is asked for: one that should be there may be served later than another one is done. */
export function noteAssets(hosts: KnownHosts, assets: readonly Pick<Asset, 'url' | 'base' | 'expected'>[]): void {
  for (const { url, base = new URL(url).origin, expected } of assets) {
    if (expected.kind !== 'removed') hosts.set(base, { ...hostOf(hosts, base), mayServe: true });
  }
}

/** Of two looks at the unchanged file the later one counts, and that it was given in either. */
export function withUnchanged(host: KnownHost, found: Pick<KnownHost, 'unchangedFile' | 'unchangedAtMs'>): KnownHost {
  const [earlier, later] = found.unchangedAtMs < host.unchangedAtMs ? [found, host] : [host, found];
  const hasOwnFiles = host.hasOwnFiles || found.unchangedFile === 'served';
  const givenAtMs = earlier.unchangedFile === 'served' ? [...host.givenAtMs, earlier.unchangedAtMs] : host.givenAtMs;
  const { unchangedFile, unchangedAtMs } = later;
  return { ...host, unchangedFile, unchangedAtMs, hasOwnFiles, givenAtMs };
}

/** Learns a fact for the asset; and for its host, what the asset's bare URL gave, and that imgix holds the asset's file. */
export function learnWithHost(hosts: KnownHosts, known: Known, fact: ProbedFact): Known {
  const learnt = learn(known, fact);
  const host = hostOf(hosts, known.base);
  if ((fact.kind === 'before' || fact.kind === 'check') && fact.query === '') {
    const { seen } = fact.sample;
    const content = recognise(known.expected, seen, known.checkout);
    const isOwn = content === 'new' || content === 'old';
    hosts.set(known.base, {
      ...host,
      hasOwnFiles: host.hasOwnFiles || isOwn,
      passedEndings: isOwn && isRead(seen) ? withEnding(host.passedEndings, known.url) : host.passedEndings,
      servesAny: host.servesAny || isAsset(seen),
      mayServe: host.mayServe || (fact.kind === 'before' && !isMissing(seen)),
    });
  }
  if (fact.kind === 'held') {
    const { kind } = toHeldContent(learnt, learnt.expected);
    if (kind === 'new' || kind === 'old') hosts.set(known.base, { ...host, hasOwnFiles: true });
  }
  return learnt;
}

function withEnding(endings: ReadonlySet<string>, url: string): ReadonlySet<string> {
  const ending = toRasterEnding(url);
  return ending === undefined || endings.has(ending) ? endings : new Set([...endings, ending]);
}
