// `diagnose`: what a host gives for files that are known to be deployed. That shows how the Source behaves, and what can be proved
// with it. About ten requests, and for each derivative (`verify-params`) one, or more where the first file is not given; none twice.
import { isSvg } from '../../platform/files/file-kind.ts';
import type { GitPath } from '../../platform/git/git-path.ts';
import type { Asset } from '../../targets/asset.ts';
import { type ExpectedContent, toExpectedContent } from '../expected-content.ts';
import { hasSameBytes } from '../known/seen.ts';
import { findOtherCache } from '../probe/cache-hints.ts';
import { type AskPorts, ask, toMissingSibling } from '../probe/probes.ts';
import type { Seen } from '../probe/read-answer.ts';
import type { ComparePorts } from './asking.ts';
import { type ServedAs, type ServedPorts, toServed } from './find-served.ts';

/** A file and its URL on the host. */
export type Specimen = { readonly file: GitPath; readonly url: string; readonly expected: Asset['expected'] };

/** As what a file is given. A failure comes with its reason, a challenge with its filter, a redirect with its target. */
export type GivenAs =
  | ServedAs
  | 'default-image'
  | 'no-asset'
  | `failed ${string}`
  | `challenge ${string}`
  | `redirect ${string}`
  | `status ${number}`;

export type HostFacts = {
  readonly baseUrl: string;
  readonly files: readonly { readonly file: GitPath; readonly url: string; readonly as: GivenAs }[];
  /** What the first file's URL gives without the signature; undefined where there is no token to sign with. */
  readonly unsigned: GivenAs | undefined;
  /** What a path without a file gives. */
  readonly missing: GivenAs;
  /** Whether imgix describes an image (`fm=json`) by the size of the repository's file; undefined where none was served. */
  readonly metadata: 'right' | 'other' | 'none' | undefined;
  /** Whether a parameter gives an SVG's own bytes; undefined where none was served. */
  readonly svg: GivenAs | undefined;
  /** Whose cache in front of imgix had a file stored; undefined where none says so. */
  readonly otherCache: string | undefined;
  /** Each of `params`, and as what a file is given with it: one that is served, or else the first. */
  readonly derivatives: readonly { readonly query: string; readonly url: string; readonly as: GivenAs }[];
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
  const otherCache = shown.map(({ headers }) => findOtherCache(headers)).find((by) => by !== undefined);
  const toGivenAs = async (one: Specimen, seen: Seen): Promise<GivenAs> => {
    const content = await toExpectedContent({ ...one, change: 'selected' }, ports.files);
    const as = toGiven(seen, content);
    return as === 'other-bytes' && hasSameBytes(seen, missing) ? 'default-image' : as;
  };
  const given = await Promise.all(shown.map(async ({ one, seen }) => ({ one, as: await toGivenAs(one, seen) })));
  const files = given.map(({ one: { file, url }, as }) => ({ file, url, as }));
  const served = given.filter(({ as }) => isServed(as)).map(({ one }) => one);
  const [image, svg] = [served.find(({ url }) => !isSvg(url)), served.find(({ url }) => isSvg(url))];
  const [unsigned, metadata, svgOriginal, derivatives] = await Promise.all([
    ports.token === undefined || first === undefined
      ? undefined
      : ask({ ...asked, token: undefined }, first.url, '').then(({ seen }) => toGivenAs(first, seen)),
    image && readMetadata(image, asked),
    svg && see(svg.url, 'svg-sanitize=false').then((seen) => toGivenAs(svg, seen)),
    Promise.all(ports.params.map((query) => giveOne(served, query, asked))),
  ]);
  return {
    baseUrl,
    files,
    unsigned,
    missing: toGiven(missing, { kind: 'unknown' }),
    metadata,
    svg: svgOriginal,
    otherCache,
    derivatives: derivatives.filter((one) => one !== undefined),
  };
}

/** What the Source itself (`origin-url`) gives for files that imgix serves: `url` is theirs there. Undefined without any. */
export async function examineOrigin(
  specimens: readonly Specimen[],
  ports: ServedPorts,
): Promise<{ readonly url: string; readonly as: GivenAs } | undefined> {
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
    const given = { query, url: one.url, as: toGiven(seen, content) };
    if (isServed(given.as)) return given;
    first ??= given;
  }
  return first;
}

export function isServed(as: GivenAs): boolean {
  return as === 'same-bytes' || as === 'other-bytes';
}

function toGiven(seen: Seen, content: ExpectedContent): GivenAs {
  if (seen.kind === 'failed') return `failed ${seen.reason}`;
  if (seen.kind === 'served') return toServed(seen, content) ?? 'no-asset';
  const { status, challengeBy, location } = seen;
  if (challengeBy !== undefined) return `challenge ${challengeBy}`;
  return location === undefined ? `status ${status}` : `redirect ${location}`;
}

async function readMetadata({ url, expected }: Specimen, asked: AskPorts): Promise<HostFacts['metadata']> {
  const { seen } = await ask(asked, url, 'fm=json');
  if (seen.kind !== 'served' || seen.metadata === undefined) return 'none';
  const now = expected.kind === 'updated' ? expected.now : undefined;
  const size = now?.lfs?.size ?? now?.size;
  return size === undefined || size === seen.metadata.contentLength ? 'right' : 'other';
}
