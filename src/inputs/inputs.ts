// action.yml's inputs -> one value. A wrong value fails here, before any request. Of wrong ones `mayPurgeSince` and `readShard` read what they can.
import type { ChangeType } from '../changes/changed-file.ts';
import type { Since } from '../changes/records/beginning.ts';
import { ActionError } from '../errors.ts';
import type { Headers } from '../platform/http/http.ts';
import type { VerifyMode } from '../report/setup.ts';
import { isUsableGlob } from '../targets/selection/wanted-files.ts';
import type { Select } from '../targets/targets.ts';
import type { Shard } from '../targets/to-assets.ts';
import type { BaseUrl } from '../targets/url/base-url.ts';
import { parseAddress, parseApiUrl, parseBaseUrls, refuseOriginAtImgix } from './addresses.ts';
import {
  invalidInput,
  parseBoolean,
  parseChoice,
  parseLines,
  parseRevision,
  parseRoot,
  parseSecret,
  parseWholeNumber,
} from './input-values.ts';
import { type RawInputs, toWholeInputs } from './raw-inputs.ts';
import { parseShard, toRateLimit } from './shard.ts';
import { parseUrlList } from './url-list.ts';
import { type HeaderSecret, parseVerifyHeaders, toHeaderSecrets } from './verify-headers.ts';

export type Inputs = {
  readonly apiKey: string;
  readonly baseUrls: readonly BaseUrl[];
  /** '' for the whole repository. */
  readonly root: string;
  readonly files: readonly string[];
  readonly changeTypes: ReadonlySet<ChangeType>;
  /** Entries, not parsed yet: they may come from the event as well. Undefined where none are given. */
  readonly urls: readonly string[] | undefined;
  /** Path of a file with more of them. */
  readonly urlsFile: string | undefined;
  /** With `gone`, what `urls` name is to be taken down. */
  readonly expect: 'auto' | 'gone';
  readonly select: Select;
  /** Folder of the workspace that holds the files as they are deployed, laid out as `root`. */
  readonly deployed: string | undefined;
  readonly base: string | undefined;
  readonly head: string | undefined;
  readonly since: Since;
  readonly path: string;
  readonly githubToken: string | undefined;
  readonly apiVersion: 'v1' | 'v2';
  readonly apiUrl: BaseUrl;
  readonly subImage: { readonly sourceId: string } | undefined;
  readonly secureUrlToken: string | undefined;
  readonly originUrl: BaseUrl | undefined;
  /** Purges a second; undefined means no limit. Already this job's share, where the input `shard` is given. */
  readonly rateLimit: number | undefined;
  readonly shard: Shard | undefined;
  readonly maxUrls: number;
  readonly verify: VerifyMode;
  /** Queries without a leading `?`. */
  readonly verifyParams: readonly string[];
  /** Sent with what verification fetches from the hosts of `base-url`, and nowhere else. */
  readonly verifyHeaders: Headers;
  /** Those of them that are masked. */
  readonly headerSecrets: readonly HeaderSecret[];
  readonly timeoutMs: number;
  readonly dryRun: boolean;
  readonly diagnose: boolean;
  readonly summaryImages: 'auto' | 'true' | 'false';
  /** Folder of the workspace with the reports of other jobs: then nothing is purged, and these are joined. */
  readonly joinReports: string | undefined;
};

const changeTypes: readonly ChangeType[] = ['added', 'modified', 'deleted'];

/** Throws `ActionError` `invalid-input` for the first value that is wrong. */
export function parseInputs(given: RawInputs): Inputs {
  const raw = toWholeInputs(given);
  const apiVersion = parseApiVersion(raw);
  const shard = parseShard(raw.shard);
  const inputs: Inputs = {
    apiKey: parseSecret('api-key', raw['api-key']),
    baseUrls: parseBaseUrls(raw['base-url']),
    root: parseRoot(raw.root),
    files: parseGlobs(raw.files),
    changeTypes: parseChangeTypes(raw['change-types']),
    urls: raw.urls === '' ? undefined : parseUrlList('Input `urls`', raw.urls),
    urlsFile: raw['urls-file'] || undefined,
    expect: parseChoice('expect', raw.expect, ['auto', 'gone']),
    select: parseChoice('select', raw.select, ['changed', 'all', 'stale']),
    deployed: raw.deployed || undefined,
    base: parseRevision('base', raw.base),
    head: parseRevision('head', raw.head),
    since: parseChoice('since', raw.since, ['auto', 'event', 'last-success']),
    path: raw.path,
    githubToken: parseSecret('github-token', raw['github-token']) || undefined,
    apiVersion,
    apiUrl: parseApiUrl(raw['api-url']),
    subImage: parseSubImage(raw, apiVersion),
    secureUrlToken: parseSecret('secure-url-token', raw['secure-url-token']) || undefined,
    originUrl: raw['origin-url'] === '' ? undefined : parseAddress('origin-url', raw['origin-url']),
    rateLimit: toRateLimit(parseWholeNumber('rate-limit', raw['rate-limit'], 0, 100), shard),
    shard,
    maxUrls: parseWholeNumber('max-urls', raw['max-urls'], 1, 1_000_000),
    verify: parseChoice('verify', raw.verify, ['strict', 'warn', 'off']),
    verifyParams: [...new Set(parseLines(raw['verify-params']).map(parseQuery))],
    verifyHeaders: parseVerifyHeaders(raw),
    headerSecrets: toHeaderSecrets(raw),
    timeoutMs: parseWholeNumber('timeout', raw.timeout, 1, 3600, 'seconds') * 1000,
    dryRun: parseBoolean('dry-run', raw['dry-run']),
    diagnose: parseBoolean('diagnose', raw.diagnose),
    joinReports: raw['join-reports'] || undefined,
    summaryImages: parseChoice('summary-images', raw['summary-images'], ['auto', 'true', 'false']),
  };
  refuseUncheckedTakedown(inputs);
  refuseOriginAtImgix(inputs);
  return inputs;
}

/** Who takes an image down must not be told of a success that nobody has looked at. */
function refuseUncheckedTakedown({ expect, verify }: Inputs): void {
  if (expect !== 'gone' || verify !== 'off') return;
  throw new ActionError(
    'invalid-input',
    'Input `verify: off` checks nothing, and `expect: gone` is a check: leave one of them out, or give `verify: warn`, which reports what is not proved and passes.',
  );
}

function parseApiVersion(raw: RawInputs): 'v1' | 'v2' {
  const version = parseChoice('api-version', raw['api-version'], ['auto', 'v1', 'v2']);
  if (version !== 'auto') return version;
  return raw['api-key'] === '' || raw['api-key'].startsWith('ak_') ? 'v1' : 'v2';
}

function parseGlobs(value: string): string[] {
  const globs = parseLines(value);
  const broken = globs.find((glob) => !isUsableGlob(glob));
  if (broken !== undefined)
    throw invalidInput('files', broken, 'globs with every bracket, parenthesis and brace closed, or after a backslash');
  if (globs.every((glob) => glob.startsWith('!'))) {
    throw invalidInput('files', globs.join(' '), 'globs of which one at least does not begin with `!`');
  }
  return globs;
}

function parseChangeTypes(value: string): ReadonlySet<ChangeType> {
  const words = value.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length === 0) throw invalidInput('change-types', value, 'one at least of `added`, `modified`, `deleted`');
  return new Set(words.map((word) => parseChoice('change-types', word, changeTypes)));
}

function parseSubImage(raw: RawInputs, apiVersion: 'v1' | 'v2'): { sourceId: string } | undefined {
  const sourceId = raw['source-id'];
  if (sourceId !== '' && !/^[0-9a-f]{24}$/i.test(sourceId)) {
    throw invalidInput('source-id', sourceId, '24 hexadecimal characters');
  }
  if (!parseBoolean('sub-image', raw['sub-image'])) {
    if (sourceId !== '') throw invalidInput('source-id', sourceId, 'empty unless `sub-image` is `true`');
    return undefined;
  }
  if (sourceId === '') throw invalidInput('source-id', '', "the id of the parents' Source with `sub-image: true`");
  if (apiVersion === 'v2') throw invalidInput('sub-image', 'true', '`false` with API v2, which has no sub-image purge');
  return { sourceId };
}

/** Encoded as a browser would, once and here: the signature is that of the query as it is sent. */
function parseQuery(line: string): string {
  const query = line.replace(/^\?/, '');
  const isText = query.isWellFormed() && !/\p{Cc}/u.test(query);
  // These signs would be part of a name that imgix does not know, and what is proved then is not the derivative that is meant.
  if (/^([["'`]|- )/.test(query)) throw invalidInput('verify-params', line, oneQuery);
  if (!query.includes('=') || !isText || /[#?]/.test(query) || /(^|&)s=/.test(query))
    throw invalidInput('verify-params', line, 'a query such as `w=400&auto=format`, without a signature');
  if (query.includes('&amp;'))
    throw invalidInput('verify-params', line, 'a query with `&`, not `&amp;`, between its parts');
  // Commas and spaces belong into values (`auto=format,compress`), with nothing after them that has a value of its own.
  if (/[\s,;][\w-]+=/.test(query)) throw invalidInput('verify-params', line, oneQuery);
  return new URL(`https://example.imgix.net/?${query}`).search.slice(1);
}

const oneQuery =
  'one query a line, without commas or spaces between several, and without quotation marks, brackets or dashes around it';
