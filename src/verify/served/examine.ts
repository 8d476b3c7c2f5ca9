// `diagnose`: what a host gives for files that are known to be deployed. That shows how the Source behaves, and what can be proved
// with it. About ten requests, and for each derivative (`verify-params`) one, or more where the first file is not given; none twice.
import { isSvg } from '../../platform/files/file-kind.ts';
import type { GitPath } from '../../platform/git/git-path.ts';
import type { Asset } from '../../targets/asset.ts';
import { type ExpectedContent, newSizesOf, readCheckout, recognise, toExpectedContent } from '../expected-content.ts';
import { hasSameBytes } from '../known/seen.ts';
import { findCacheInFront } from '../probe/cache-hints.ts';
import { type AskPorts, ask, toMissingSibling } from '../probe/probes.ts';
import type { Seen } from '../probe/read-answer.ts';
import type { ComparePorts } from './asking.ts';
import { type ServedAs, type ServedPorts, toServed } from './find-served.ts';

/** A file and its URL on the host. */
export type Specimen = { readonly file: GitPath; readonly url: string; readonly expected: Asset['expected'] };

/** As what a file is given, or what comes in its place. */
export type Given =
  | { readonly kind: 'served'; readonly as: ServedAs }
  | { readonly kind: 'default-image' | 'no-asset' }
  | { readonly kind: 'failed'; readonly reason: string }
  /** `by`: whose challenge it is. */
  | { readonly kind: 'challenge'; readonly by: string }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'status'; readonly status: number };

export type HostFile = {
  readonly file: GitPath;
  readonly url: string;
  readonly given: Given;
  /** Whether imgix describes an image (`fm=json`) by the expected size; undefined unless it came with other bytes. */
  readonly described: 'right' | 'other' | 'none' | undefined;
};

export type HostFacts = {
  readonly baseUrl: string;
  readonly files: readonly HostFile[];
  /** What the first file's URL gives without the signature; undefined where there is no token to sign with. */
  readonly unsigned: Given | undefined;
  /** What a path without a file gives. */
  readonly missing: Given;
  /** Whether a parameter gives an SVG's own bytes; undefined where none was served. */
  readonly svg: Given | undefined;
  /** Whose cache in front of imgix stores a file; undefined where none says so. */
  readonly otherCache: string | undefined;
  /** Each of `params`, and as what a file is given with it: one that is served, or else the first. */
  readonly derivatives: readonly { readonly query: string; readonly url: string; readonly given: Given }[];
};

const timeLimitMs = 15_000;

export async function examineHost(
  baseUrl: string,
  specimens: readonly Specimen[],
  ports: ServedPorts & Pick<ComparePorts, 'params'>,
): Promise<HostFacts> {
  const asked = { ...ports, timeLimitMs };
  const see = async (url: string, query: string) => (await ask(asked, url, query)).seen;
  const [first] = specimens;
  const [missing, shown] = await Promise.all([
    see(toMissingSibling(first?.url ?? `${baseUrl}/any.png`, asked), ''),
    Promise.all(specimens.map(async (one) => ({ one, ...(await ask(asked, one.url, '')) }))),
  ]);
  const otherCache = shown.map(({ headers }) => findCacheInFront(headers)).find((by) => by !== undefined);
  const toOwnGiven = async (one: Specimen, seen: Seen): Promise<Given> => {
    const content = await toExpectedContent({ ...one, change: 'selected' }, ports.files);
    const given = await toGiven(seen, content);
    const isOther = given.kind === 'served' && given.as === 'other-bytes';
    return isOther && hasSameBytes(seen, missing) ? { kind: 'default-image' } : given;
  };
  const looked = await Promise.all(shown.map(async ({ one, seen }) => ({ one, given: await toOwnGiven(one, seen) })));
  const served = looked.filter(({ given }) => given.kind === 'served').map(({ one }) => one);
  const svg = served.find(({ url }) => isSvg(url));
  const [files, unsigned, svgOriginal, derivatives] = await Promise.all([
    Promise.all(
      looked.map(async ({ one, given }) => {
        const isOther = given.kind === 'served' && given.as === 'other-bytes' && !isSvg(one.url);
        const described = isOther ? await askDescription(one, asked) : undefined;
        return { file: one.file, url: one.url, given, described };
      }),
    ),
    ports.token === undefined || first === undefined
      ? undefined
      : ask({ ...asked, token: undefined }, first.url, '').then(({ seen }) => toOwnGiven(first, seen)),
    svg && see(svg.url, 'svg-sanitize=false').then((seen) => toOwnGiven(svg, seen)),
    Promise.all(ports.params.map((query) => giveOne(served, query, asked))),
  ]);
  return {
    baseUrl,
    files,
    unsigned,
    missing: await toGiven(missing, { kind: 'unknown' }),
    svg: svgOriginal,
    otherCache,
    derivatives: derivatives.filter((one) => one !== undefined),
  };
}

/** What the Source itself (`origin-url`) gives for files that imgix serves: `url` is theirs there. Undefined without any. */
export async function examineOrigin(
  specimens: readonly Specimen[],
  ports: ServedPorts,
): Promise<{ readonly url: string; readonly given: Given } | undefined> {
  return giveOne(specimens, '', { ...ports, token: undefined, timeLimitMs });
}

/** What is told of the first that is served, or else of the first: one may be odd by itself. */
async function giveOne(
  specimens: readonly Specimen[],
  query: string,
  asked: AskPorts & Pick<ServedPorts, 'files'>,
): Promise<HostFacts['derivatives'][number] | undefined> {
  let first: HostFacts['derivatives'][number] | undefined;
  for (const one of specimens) {
    const content = await toExpectedContent({ ...one, change: 'selected' }, asked.files);
    const { seen } = await ask(asked, one.url, query);
    const found = { query, url: one.url, given: await toGiven(seen, content) };
    if (found.given.kind === 'served') return found;
    first ??= found;
  }
  return first;
}

async function toGiven(seen: Seen, content: ExpectedContent): Promise<Given> {
  if (seen.kind === 'failed') return { kind: 'failed', reason: seen.reason };
  if (seen.kind === 'served') {
    // A file that git does not have is known by its own bytes alone.
    const isUnhashed = recognise(content, seen, undefined) === 'unhashed';
    const isOwn = isUnhashed && recognise(content, seen, await readCheckout(content)) === 'new';
    const as = isOwn ? 'same-bytes' : toServed(seen, content);
    return as === undefined ? { kind: 'no-asset' } : { kind: 'served', as };
  }
  const { status, challengeBy: by, location } = seen;
  if (by !== undefined) return { kind: 'challenge', by };
  return location === undefined ? { kind: 'status', status } : { kind: 'redirect', location };
}

async function askDescription(
  one: Specimen,
  asked: AskPorts & Pick<ServedPorts, 'files'>,
): Promise<HostFile['described']> {
  const { seen } = await ask(asked, one.url, 'fm=json');
  if (seen.kind !== 'served' || seen.metadata === undefined) return 'none';
  const sizes = newSizesOf(await toExpectedContent({ ...one, change: 'selected' }, asked.files));
  return sizes.length === 0 || sizes.includes(seen.metadata.contentLength) ? 'right' : 'other';
}
