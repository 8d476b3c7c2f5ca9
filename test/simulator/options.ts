// Everything about imgix that can be chosen. The default is the documented or the most likely behaviour; where the real
// one is not known, an option shows the other way. README.md has the table of facts with their grades.

import { type Clock, systemClock } from './clock.ts';
import type { SimulatorRequest, SimulatorResponse } from './http-types.ts';

export type PointOfPresence = {
  readonly name: string;
  /** Time from an accepted purge to the expiry of the objects here. Default: `propagationMs`. Infinity: never. */
  readonly propagationMs?: number;
};

export type Challenge = {
  readonly status: 403 | 503;
  /** Name (lower case) and value of the header that is let pass. */
  readonly pass: readonly [name: string, value: string];
};

export type ImageMissing = { readonly bytes: Uint8Array; readonly status: 200 | 404 };

/** Stands between the wire and everything else: may change a request, an answer, or leave `answer` out. */
export type Intercept = (
  request: SimulatorRequest,
  answer: (request: SimulatorRequest) => SimulatorResponse,
) => SimulatorResponse;

export type SimulatorSettings = {
  readonly clock: Clock;
  /** Seed of everything that has chance in it. */
  readonly seed: number;

  readonly apiUrl: string;
  /** Base URLs that serve the same Source. Only scheme, host and port count. */
  readonly baseUrls: readonly string[];
  readonly originUrl: string;

  /** `ak_...` keys open v1, any other key is a legacy one and opens v2. */
  readonly apiKeys: readonly string[];
  readonly purgePermission: boolean;
  /** Unknown: what a valid key without the permission gets. */
  readonly noPermissionStatus: 401 | 403;
  /** Domains of the account besides the hosts of `baseUrls`. */
  readonly validDomains: readonly string[];
  /** Unknown: what the purge of somebody else's domain gets. */
  readonly foreignDomainStatus: 400 | 404;
  /** What the purge of a URL gets of which imgix never had a file. */
  readonly unknownPurgeStatus: 200 | 404;
  /** Purges per window and account; Infinity switches the limit off. */
  readonly purgeRate: number;
  readonly purgeWindowMs: number;
  /** Unknown: whether a request answered 429 counts towards the next window. */
  readonly rejectedCount: boolean;
  /** Not documented: the Retry-After header of a 429. */
  readonly retryAfter: string | undefined;
  readonly duplicateWindowMs: number;
  /** Whether a request answered 409 starts the window again. */
  readonly duplicateProlongs: boolean;
  /** The Source's id for sub-image purges. */
  readonly sourceId: string;
  /** Path of a sub-image -> paths of the parents that use it as `mark` or `blend`. */
  readonly subImageParents: Readonly<Record<string, readonly string[]>>;
  /** Maintenance: told in `meta.server.status.read_only`. */
  readonly readOnly: boolean;
  /** Unknown: what a purge gets during maintenance. */
  readonly readOnlyStatus: number;
  /** Unknown: what the retired v2 answers today. */
  readonly v2Retired: 'works' | 401 | 410;
  /** Unknown: the status that came with v2's duplicate text. */
  readonly v2DuplicateStatus: number;

  readonly propagationMs: number;
  /** Time from an accepted purge to imgix asking the origin about the file. */
  readonly revalidationMs: number;
  readonly pointsOfPresence: readonly PointOfPresence[];
  /** Unknown: how late a purge reaches the cache that stands between them and imgix; undefined: there is none. */
  readonly shieldPropagationMs: number | undefined;
  /** Which one answers: always the first, the next one at every request of the same URL, or one drawn from the seed. */
  readonly popSelection: 'pinned' | 'alternate' | 'drawn';
  /** Whether answers name the point of presence that gave them; `but-first`: all but the first one do. */
  readonly servedByHeader: boolean | 'but-first';
  /** A filter in front of the CDN that answers with its challenge to whoever does not send the header. */
  readonly challenge: Challenge | undefined;
  /** Unknown: whether the purge of one host clears the others of the Source. */
  readonly purgeScope: 'host' | 'source';
  /** Unknown: whether the hosts of a Source share the copy of the origin's file. */
  readonly originCache: 'per-host' | 'shared';
  /** A purged copy that has changed at the origin is fetched at once, or dropped and fetched by the next request. */
  readonly purgedCopy: 'replaced' | 'dropped';
  /** Unknown: whether the purge of one spelling of a path (`%28`) clears the others (`(`). */
  readonly purgeSpelling: 'normalised' | 'exact';
  /** What becomes of the CDN's objects where the origin says that the file is unchanged. */
  readonly unchangedPurge: 'keeps' | 'expires';
  /** A purged object goes at once, or is given once more while the new one is fetched, and on while the Source is out of order. */
  readonly purgedObject: 'gone' | 'stale';
  /** How much later a purge reaches the objects of derivatives than the one of the bare URL. */
  readonly derivativeLagMs: number;
  /**
   * imgix may keep its copy at two places, of which the second carries a purge out so much later; by the URL goes which one an
   * answer is made from. 0: at one place.
   */
  readonly copyLagMs: number;
  /** Each purge reaches each cache up to so much later, as it comes: two may change their places. */
  readonly purgeJitterMs: number;
  /** So many purges of a path are accepted and then lost. */
  readonly lostPurges: number;
  /** Whether a purge ends a cached error before its time. */
  readonly purgeClearsErrors: boolean;
  readonly errorTtlMs: number;

  /** Prepended to every path when imgix asks the Source. */
  readonly pathPrefix: string;
  /** What the Source answers for a missing file. 403: S3 without the permission to list. */
  readonly missingStatus: 403 | 404 | 410;
  /** What imgix answers where the Source fails, which it keeps like any error. */
  readonly sourceFailureStatus: 502 | 503 | 504;
  readonly imageMissing: ImageMissing | undefined;
  /** Shown with 200 while the Source fails (`image_error`). */
  readonly imageError: Uint8Array | undefined;
  /** Default parameters of the Source, for example `auto=format,compress`. Empty: the bare URL passes bytes through. */
  readonly defaultParams: string;
  readonly sanitizeSvg: boolean;
  /** Guess: the parameters that give the SVG's original bytes. */
  readonly svgBypass: readonly ('svg-sanitize' | 'rasterize-bypass')[];
  /**
   * What a parameter does that imgix does not know (a nonce, say). It makes an object of its own and ends the
   * pass-through; the picture is the same as without it (`ignored`), another one (`noticed`), or another one for each
   * value (`rendered`). Or the CDN leaves it out: the answer is the one of the URL without it (`unkeyed`).
   */
  readonly unknownParameters: 'ignored' | 'noticed' | 'rendered' | 'unkeyed';
  /** Whether the same picture of a file, made again, has the same bytes. */
  readonly renditions: 'same' | 'own';
  readonly secureUrlToken: string | undefined;
  /** Content type instead of the one by file name, for example `binary/octet-stream`. */
  readonly contentType: string | undefined;
  /** SVG goes out with `Content-Encoding: gzip`, whatever the request accepts. */
  readonly compressSvg: boolean;
  /** Answers without a Content-Length. */
  readonly chunked: boolean;
  readonly ageHeader: boolean;
  /**
   * Guess: `Age` counts what has passed since imgix made the answer (`exact`); or as the difference of two clocks' whole seconds
   * (`whole`), at hits alone (`hits`), or since this point of presence has stored it, wherever it came from (`anew`). `silent`: there is
   * neither `Age` nor `X-Cache`, as behind a proxy that takes them away.
   */
  readonly ages: 'exact' | 'whole' | 'hits' | 'anew' | 'silent';
  /** `Date`: of this answer, or of the moment at which it was stored. */
  readonly dates: 'now' | 'stored';
  readonly lastModified: 'stored' | 'origin' | 'none';
  /** `fm=json` for a file that is no image: what is known without looking into it, or 422. */
  readonly unreadableMetadata: 'partial' | 422;

  /** Turns round what no other option does. */
  readonly intercept: Intercept | undefined;
};

export type SimulatorOptions = Partial<SimulatorSettings>;

export const testKey: string = `ak_${'0123456789abcdef'.repeat(4)}`;
export const legacyTestKey = 'legacyKey0123456789abcdefghijklm';

const defaults: SimulatorSettings = {
  clock: systemClock,
  seed: 1,
  apiUrl: 'https://api.imgix.com',
  baseUrls: ['https://assets.imgix.net'],
  originUrl: 'https://origin.example.com',
  apiKeys: [testKey, legacyTestKey],
  purgePermission: true,
  noPermissionStatus: 403,
  validDomains: [],
  foreignDomainStatus: 404,
  unknownPurgeStatus: 200,
  purgeRate: 10,
  purgeWindowMs: 1_000,
  rejectedCount: false,
  retryAfter: undefined,
  duplicateWindowMs: 10_000,
  duplicateProlongs: false,
  sourceId: '5c9ba1fe3f8e1e0001a3b6d2',
  subImageParents: {},
  readOnly: false,
  readOnlyStatus: 503,
  v2Retired: 'works',
  v2DuplicateStatus: 409,
  propagationMs: 0,
  revalidationMs: 0,
  pointsOfPresence: [{ name: 'fra' }],
  shieldPropagationMs: undefined,
  popSelection: 'pinned',
  servedByHeader: true,
  challenge: undefined,
  purgeScope: 'host',
  originCache: 'per-host',
  purgedCopy: 'replaced',
  purgeSpelling: 'normalised',
  unchangedPurge: 'keeps',
  purgedObject: 'gone',
  derivativeLagMs: 0,
  copyLagMs: 0,
  purgeJitterMs: 0,
  lostPurges: 0,
  purgeClearsErrors: true,
  errorTtlMs: 300_000,
  pathPrefix: '',
  missingStatus: 404,
  sourceFailureStatus: 503,
  imageMissing: undefined,
  imageError: undefined,
  defaultParams: '',
  sanitizeSvg: true,
  svgBypass: ['svg-sanitize', 'rasterize-bypass'],
  unknownParameters: 'ignored',
  renditions: 'same',
  secureUrlToken: undefined,
  contentType: undefined,
  compressSvg: false,
  chunked: false,
  ageHeader: true,
  ages: 'exact',
  dates: 'now',
  lastModified: 'stored',
  unreadableMetadata: 'partial',
  intercept: undefined,
};

export function toSettings(options: SimulatorOptions): SimulatorSettings {
  const settings = { ...defaults, ...options };
  if (settings.pointsOfPresence.length === 0)
    throw new RangeError('The simulator needs at least one point of presence.');
  if (settings.baseUrls.length === 0) throw new RangeError('The simulator needs at least one base URL.');
  return settings;
}
