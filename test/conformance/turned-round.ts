// For each fact the simulator in which it can be asked, and simulators in which it is not so. A check that says "as
// documented" in one of these could not fail, and would prove nothing about the real imgix either.

import type { SimulatorOptions } from '../simulator/options.ts';
import {
  answersInstead,
  asksOriginAlways,
  changesRequest,
  changesText,
  compressesOtherBytes,
  purgesUrlsAsTheyStand,
  repeatsFirstAnswer,
  setsHeader,
} from './distortions.ts';
import { pictures } from './pictures.ts';

export type Worlds = {
  /** What the check needs beyond the usual simulator. */
  readonly given?: SimulatorOptions;
  readonly turned: readonly [SimulatorOptions, ...SimulatorOptions[]];
};

export const simulatedPrefix = 'imgix-conformance';

const secured = { secureUrlToken: 'FOO123bar' };
const withDefaultImage = (status: 200 | 404) => ({ imageMissing: { bytes: pictures.later, status } });

/** Keyed by the id of the fact. */
export const worlds: Readonly<Record<string, Worlds>> = {
  'cached-until-purged': { turned: [{ ...asksOriginAlways, propagationMs: 0 }] },
  'purge-unchanged-keeps': { turned: [{ unchangedPurge: 'expires' }] },
  'purge-asks-at-once': { turned: [{ revalidationMs: 5_000 }] },
  'purge-clears-derivatives': {
    turned: [{ intercept: repeatsFirstAnswer(/\?/) }, { intercept: repeatsFirstAnswer(/png$/) }],
  },
  'purge-clears-metadata': {
    turned: [{ intercept: repeatsFirstAnswer(/fm=json/) }, { ...asksOriginAlways, propagationMs: 0 }],
  },
  'purge-clears-errors': { turned: [{ purgeClearsErrors: false }] },
  'purge-one-host': { turned: [{ purgeScope: 'source' }] },
  'hosts-have-own-copies': { turned: [{ originCache: 'shared' }] },
  'purge-any-spelling': { turned: [{ purgeSpelling: 'exact' }] },
  'sub-image-clears-parents': {
    given: {
      subImageParents: {
        [`${simulatedPrefix}/sub-image-clears-parents/mark.png`]: [
          `${simulatedPrefix}/sub-image-clears-parents/parent.png`,
        ],
      },
    },
    turned: [{ subImageParents: {} }],
  },
  'purge-under-a-minute': { turned: [{ propagationMs: 65_000 }, { propagationMs: 600_000 }] },
  'origin-copy-before-edge': { turned: [{ revalidationMs: 6_000 }] },
  'errors-last-300-s': { turned: [{ errorTtlMs: 30_000 }, { errorTtlMs: 3_600_000 }] },

  'purge-answer': {
    turned: [
      { intercept: changesText((text) => text.replace('purge_id', 'request_id')) },
      { intercept: changesText((text) => text.replace(/"id":"\w{8}/, '"id":"00000000')) },
    ],
  },
  'purge-parameters': {
    turned: [{ intercept: purgesUrlsAsTheyStand }],
  },
  'error-form': {
    turned: [
      { intercept: changesText((text) => text.replace(/"status":"(\d+)"/, '"status":$1')) },
      { intercept: changesText((text) => text.replace('"errors"', '"error"')) },
    ],
  },
  'no-url-400': { turned: [{ intercept: answersInstead(400, 422) }] },
  'get-405': { turned: [{ intercept: answersInstead(405, 404) }] },
  'no-key-401': {
    turned: [
      { intercept: changesText((text) => text.replace('A valid API key is required', 'Wrong key')) },
      { intercept: answersInstead(401, 403) },
    ],
  },
  'no-permission-403': {
    given: { purgePermission: false },
    turned: [{ noPermissionStatus: 401 }, { purgePermission: true }],
  },
  'foreign-domain-404': { turned: [{ foreignDomainStatus: 400 }, { validDomains: ['conformance.example.org'] }] },
  'unserved-url-200': { turned: [{ unknownPurgeStatus: 404 }] },
  'unencoded-url-400': { turned: [{ intercept: answersInstead(400, 200) }] },
  'sub-image-incomplete-400': { turned: [{ intercept: answersInstead(400, 200) }] },
  'sub-image-foreign-source-404': { turned: [{ intercept: answersInstead(404, 200) }, { sourceId: '0'.repeat(24) }] },
  'duplicate-409': { turned: [{ duplicateWindowMs: 0 }, { propagationMs: 600_000 }] },
  'duplicate-window-10-s': {
    turned: [{ duplicateWindowMs: 60_000 }, { duplicateWindowMs: 0 }, { duplicateProlongs: true }],
  },
  'server-status': { turned: [{ intercept: changesText((text) => text.replace('"read_only"', '"readOnly"')) }] },
  'v2-refuses-todays-key': { turned: [{ v2Retired: 410 }, { intercept: answersInstead(401, 200) }] },

  'rate-limit-10': { turned: [{ purgeRate: 4 }, { purgeRate: Number.POSITIVE_INFINITY }] },
  'rate-limit-error': {
    turned: [{ intercept: changesText((text) => text.replace('"status":"429"', '"status":429')) }],
  },
  'rate-limit-headers': { turned: [{ retryAfter: '1' }] },
  'rate-limit-subsides': { turned: [{ purgeWindowMs: 60_000 }] },
  'rate-limit-refused-do-not-count': { turned: [{ rejectedCount: true }] },

  'bare-passes-through': { turned: [{ defaultParams: 'auto=compress' }] },
  'default-parameters-re-encode': { given: { defaultParams: 'auto=compress' }, turned: [{ defaultParams: '' }] },
  'svg-is-sanitized': { turned: [{ sanitizeSvg: false }] },
  'svg-sanitize-false': { turned: [{ svgBypass: ['rasterize-bypass'] }] },
  'rasterize-bypass': {
    turned: [
      { svgBypass: ['svg-sanitize'] },
      { intercept: changesRequest(({ url }) => ({ url: url.replace('w=20&rasterize-bypass=true', 'w=20') })) },
    ],
  },
  'metadata-of-input': {
    turned: [
      { intercept: changesText((text) => text.replace(/"Content-Length":"(\d+)"/, '"Content-Length":$1')) },
      { intercept: changesText((text) => text.replace('"PixelWidth":40', '"PixelWidth":20')) },
    ],
  },
  'auto-format-varies': {
    turned: [{ intercept: changesRequest((request) => ({ headers: { ...request.headers, accept: '*/*' } })) }],
  },
  'nonce-passes-the-edge-only': { turned: [asksOriginAlways] },
  'nonce-ends-pass-through': { turned: [{ unknownParameters: 'unkeyed' }] },
  'nonce-changes-no-picture': { turned: [{ unknownParameters: 'noticed' }, { unknownParameters: 'rendered' }] },
  'mark-holds-the-sub-image': {
    turned: [{ intercept: changesRequest((request) => ({ url: request.url.replace(/\?mark=.*$/, '?mark=') })) }],
  },

  'server-headers': {
    turned: [
      { intercept: setsHeader('server', 'nginx') },
      { intercept: setsHeader('x-imgix-id', undefined) },
      { servedByHeader: false },
      { intercept: setsHeader('x-served-by', 'cache-one') },
    ],
  },
  'cache-control-a-year': { turned: [{ intercept: setsHeader('cache-control', 'public, max-age=3600') }] },
  'age-since-storing': { turned: [{ ageHeader: false }, { intercept: setsHeader('age', '0') }] },
  'x-cache-tells-hits': {
    turned: [
      { intercept: setsHeader('x-cache', 'HIT, MISS') },
      { intercept: setsHeader('x-cache', 'MISS, HIT') },
      { intercept: setsHeader('x-cache', 'HIT') },
    ],
  },
  'no-etag': { turned: [{ intercept: setsHeader('etag', '"1"') }] },
  'last-modified-is-storing': { turned: [{ lastModified: 'origin' }, { lastModified: 'none' }] },
  head: {
    turned: [
      { intercept: changesRequest((request) => ({ method: request.method === 'HEAD' ? 'POST' : request.method })) },
      { intercept: changesRequest(() => ({ method: 'GET' })) },
    ],
  },
  ranges: {
    turned: [{ intercept: changesRequest((request) => ({ headers: { ...request.headers, range: '' } })) }],
  },
  'compression-loses-nothing': { turned: [{ intercept: compressesOtherBytes }] },
  'identity-is-honoured': { turned: [{ compressSvg: true }] },

  'unsigned-403': { given: secured, turned: [{ secureUrlToken: undefined }] },
  signature: {
    given: secured,
    turned: [{ intercept: changesRequest((request) => ({ url: request.url.replace('&s=', '&sig=') })) }],
  },
  'signed-bare-passes-through': { given: secured, turned: [{ defaultParams: 'auto=compress' }] },
  'bad-source-410': { turned: [{ intercept: answersInstead(410, 404) }] },
  'long-uri-414': { turned: [{ intercept: answersInstead(414, 200) }] },
  'plus-is-a-space': {
    turned: [{ intercept: changesRequest((request) => ({ url: request.url.replaceAll('+', '%2B') })) }],
  },
  'case-counts': {
    turned: [{ intercept: changesRequest((request) => ({ url: request.url.replace('Photo', 'photo') })) }],
  },
  'composition-counts': {
    turned: [
      {
        intercept: changesRequest((request) => ({ url: encodeURI(decodeURI(request.url).normalize('NFC')) })),
      },
    ],
  },

  'missing-404': { turned: [{ missingStatus: 403 }, { missingStatus: 410 }, withDefaultImage(200)] },
  'deleted-404': {
    turned: [{ missingStatus: 403 }, { propagationMs: 600_000 }, { intercept: repeatsFirstAnswer(/\?/) }],
  },
  'default-image-200': { given: withDefaultImage(200), turned: [withDefaultImage(404), { imageMissing: undefined }] },
  'default-image-for-deleted': {
    given: withDefaultImage(200),
    turned: [{ intercept: repeatsFirstAnswer(/photo\.png$/) }],
  },
};
