// A world is data: what the files were and are, where imgix holds what, who comes by meanwhile, what goes wrong, and with
// which inputs the run is started. Times are milliseconds from the run's beginning; null in the place of one: never.
import type { ChangeType, Derivative, FileKind, Query, Version } from './contents.ts';

export type World = {
  readonly source: SourceTraits;
  readonly cdn: CdnTraits;
  readonly inputs: WorldInputs;
  readonly files: readonly FileStory[];
  readonly visits: readonly Visit[];
  /** Purges by others, of files of this world. */
  readonly purges: readonly { readonly file: number; readonly host: number; readonly atMs: number }[];
  readonly faults: readonly Fault[];
  readonly latency: { readonly thereMs: number; readonly backMs: number };
  /** The run does not begin on a whole second. */
  readonly startMs: number;
  readonly seed: number;
};

export type SourceTraits = {
  readonly defaultParams: '' | 'auto=format,compress' | 'q=50';
  readonly sanitizeSvg: boolean;
  readonly svgBypass: boolean;
  readonly unknownParameters: 'ignored' | 'noticed' | 'rendered' | 'unkeyed';
  readonly unreadableMetadata: 'partial' | 422;
  readonly missingStatus: 403 | 404 | 410;
  readonly imageMissing: 'none' | 200 | 404;
  /** Another image while the Source is out of order. */
  readonly hasErrorImage: boolean;
  readonly isSigned: boolean;
  readonly outages: readonly { readonly fromMs: number; readonly untilMs: number }[];
};

export type CdnTraits = {
  readonly hosts: number;
  readonly pops: readonly Pop[];
  /** From an accepted purge to its effect at the cache between the points of presence and imgix; null: there is none. */
  readonly shieldMs: number | null;
  readonly routing: 'pinned' | 'alternate' | 'drawn';
  readonly servedBy: boolean | 'but-first';
  readonly revalidationMs: number;
  readonly purgedCopy: 'replaced' | 'dropped';
  readonly purgeClearsErrors: boolean;
  readonly purgeScope: 'host' | 'source';
  readonly originCache: 'per-host' | 'shared';
  readonly unknownPurgeStatus: 200 | 404;
  readonly age: boolean;
  readonly lastModified: 'stored' | 'origin' | 'none';
  readonly chunked: boolean;
  readonly compressSvg: boolean;
  readonly challenge: 'none' | 403 | 503;
  /** What becomes of the CDN's objects where the Source has the same file: kept, or stored anew with the same old bytes. */
  readonly unchangedPurge: 'keeps' | 'expires';
  readonly ages: 'exact' | 'whole' | 'hits' | 'anew' | 'silent';
  readonly dates: 'now' | 'stored';
  readonly purgedObject: 'gone' | 'stale';
  readonly derivativeLagMs: number;
  readonly copyLagMs: number;
  readonly purgeJitterMs: number;
  readonly lostPurges: number;
  readonly errorTtlMs: number;
  readonly renditions: 'same' | 'own';
  /** From then on something on the way answers the run with a plain 403, and names no point of presence. */
  readonly refusesFromMs: number | null;
};

/** `propagationMs`: from an accepted purge to its effect here. */
export type Pop = { readonly name: string; readonly propagationMs: number | null };

export type WorldInputs = {
  readonly timeoutS: number;
  readonly params: readonly Derivative[];
  readonly origin: boolean;
  /** `wrong`: another Source's. */
  readonly token: boolean | 'wrong';
  readonly rateLimit: 2 | 10 | 100;
  readonly shard: '' | '1/2' | '2/2' | '1/3';
  /** The filter's header is given in `verify-headers`. */
  readonly passesFilter: boolean;
  /** The event has a branch, of which can be asked what it holds by now. */
  readonly hasBranch: boolean;
  /** The repository has a file on the same hosts that did not change. */
  readonly hasUnchangedFile: boolean;
  /** The Source has the files under other paths than the run thinks. */
  readonly isRootWrong: boolean;
  /** `stale`: all files are compared first, and only what differs is purged. */
  readonly select: 'as it comes' | 'stale';
  /** `gone`: every file is taken down, whatever git has. */
  readonly expect: 'auto' | 'gone';
  /** What is deployed was built, and lies in a folder; git has other files. */
  readonly isBuilt: boolean;
  readonly changeTypes: '' | 'added, modified' | 'deleted';
};

/** One path. The Source had `older`, then `before`, then gets `now`, and perhaps `newer` by a later push. */
export type FileStory = {
  readonly kind: FileKind;
  readonly older: Version | null;
  readonly before: Version | null;
  readonly now: Version | null;
  readonly beforeArrivedMs: number;
  readonly arrivesMs: number | null;
  /** So long before that the deployment has taken the file before away. */
  readonly gapMs: number;
  /** How much later the Source's second replica has each version; null: it never gets any other than the first. */
  readonly lagMs: number | null;
  readonly newer: Newer | null;
  readonly change: ChangeType;
  /** Git knows the version from before. */
  readonly isOldKnown: boolean;
  readonly hasCheckout: boolean;
  /**
   * How git keeps it: as it is deployed, as a Git LFS pointer, with filters, so that only the checkout has its bytes, or not at
   * all, as it was built.
   */
  readonly storage: 'plain' | 'lfs' | 'filtered' | 'built';
  /** With Git LFS: the deployment uploads the pointer of `now` in the place of its content. */
  readonly isPointerDeployed: boolean;
};

export type Newer = {
  readonly version: Version | null;
  readonly pushedMs: number;
  readonly arrivesMs: number | null;
};

/** `pop`: its index; null: visitors at every one of them. `everyMs`: others come so often after that. */
export type Visit = {
  readonly file: number;
  readonly host: number;
  readonly pop: number | null;
  readonly query: Query;
  readonly atMs: number;
  readonly everyMs?: number;
};

export type Fault = {
  readonly on: 'api' | 'cdn' | 'origin';
  readonly what: ApiFault | WebFault;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly probability: number;
  /** Meets these questions to the CDN alone. Default: all. */
  readonly question?: Question;
};

/** What a request asks: what the file's URL, or one of its derivatives, gives; or something to compare that with. */
export type Question = 'check' | 'fresh' | 'held' | 'missing' | 'unchanged';

export type ApiFault =
  | 'limited'
  | 'limited-with-wait'
  | 'error'
  | 'lost-before'
  | 'lost-after'
  | 'hangs'
  | 'proxy-page';

/** imgix itself answers so for all of a host: it belongs to no Source that is deployed, or nothing of it is for this client. */
export const statusOfHost = { undeployed: 410, forbidden: 403 } as const;

export type HostFault = keyof typeof statusOfHost;

export function isOfHost(what: Fault['what']): what is HostFault {
  return what in statusOfHost;
}

export type WebFault =
  | 'error'
  | 'lost'
  | 'hangs'
  | 'half'
  | 'html'
  | 'json'
  | 'text'
  | 'empty'
  | 'redirect'
  | 'limited'
  | 'limited-with-wait'
  | 'slow'
  | 'refused'
  | HostFault;
