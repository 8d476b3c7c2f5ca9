// `select: stale`: each asset is compared with what imgix serves for it; and what some of them leave open, the others tell.

import type { Inputs } from '../../inputs/inputs.ts';
import { toRasterEnding } from '../../platform/files/file-kind.ts';
import { mapWithin } from '../../platform/timing/gate.ts';
import { toNumber, toUrlCount } from '../../platform/wording.ts';
import { tellRegularly } from '../../report/progress.ts';
import type { Asset } from '../../targets/asset.ts';
import { compareWithServed } from '../../verify/served/compare.ts';
import type { Comparison, Rendering } from '../../verify/served/comparison.ts';
import { type AssetPorts, maxConcurrentFetches, openProbePorts } from '../probe-ports.ts';

/** Once all are compared, it is known what other bytes than the file's mean. */
export type Result = Exclude<Comparison, { kind: 'differs' }>;
export type ComparedAsset = { readonly asset: Asset; readonly result: Result };

export async function compareAll(
  assets: readonly Asset[],
  inputs: Inputs,
  ports: AssetPorts,
): Promise<{ readonly compared: readonly ComparedAsset[]; readonly downloadedBytes: number }> {
  const found = await compareEach(assets, inputs, ports);
  const overall = lookOver(found);
  const compared = await mapWithin(maxConcurrentFetches, found, async (one) => ({
    asset: one.asset,
    result: await toResult(one, overall),
  }));
  return { compared, downloadedBytes: found.reduce((sum, { cost }) => sum + cost.downloadedBytes, 0) };
}

async function compareEach(assets: readonly Asset[], inputs: Inputs, ports: AssetPorts) {
  const { hosts, clock, log } = ports;
  const comparePorts = { ...openProbePorts(inputs, ports, inputs.timeoutMs), hosts, params: inputs.verifyParams };
  let done = 0;
  const ended = new AbortController();
  const toState = () => `${toNumber(done)} of ${toUrlCount(assets.length)} compared.`;
  void tellRegularly(toState, { log, clock, signal: ended.signal });
  return mapWithin(maxConcurrentFetches, assets, async (asset) => {
    const compared = await compareWithServed(asset, comparePorts).finally(() => done++);
    return { asset, ...compared };
  }).finally(() => ended.abort());
}

type Found = { readonly asset: Asset; readonly comparison: Comparison };

type Overall = {
  /** Kinds of files of which one came with its own bytes. */
  readonly passed: ReadonlySet<string>;
  /** Kinds of files and queries of which a rendering is as imgix makes it now. */
  readonly renderedAsNow: ReadonlySet<string>;
  /** Base URLs that gave a file: they do not refuse everything. */
  readonly open: ReadonlySet<string | undefined>;
};

function lookOver(found: readonly Found[]): Overall {
  const own = found.filter(({ comparison }) => comparison.kind === 'same' && comparison.isOwnBytes);
  const given = found.filter(
    ({ asset, comparison: { kind } }) => (kind === 'same' || kind === 'differs') && asset.expected.kind !== 'removed',
  );
  return {
    passed: new Set(own.map(({ asset }) => toPassedKind(asset.url))),
    renderedAsNow: new Set(found.flatMap((one) => toRenderedAs('as-now', one))),
    open: new Set(given.map(({ asset }) => asset.base)),
  };
}

async function toResult(one: Found, { passed, renderedAsNow, open }: Overall): Promise<Result> {
  const { asset, comparison } = one;
  if (comparison.kind === 'indeterminate' && comparison.mayBeGone && open.has(asset.base)) return { kind: 'same' };
  // That renderings of now are other ones tells something where those of other such files are not.
  if (toRenderedAs('other', one).some((kind) => renderedAsNow.has(kind)))
    return { kind: 'stale', detail: 'imgix serves an older rendering of the file.' };
  if (comparison.kind !== 'differs') return comparison;
  const { isHeld, isRendered } = comparison;
  if (passed.has(toPassedKind(asset.url)) && !(isHeld && (await isRendered()))) {
    const detail = 'imgix serves other bytes than the file has, although it passes the bytes of other files through.';
    return { kind: 'stale', detail };
  }
  if (isHeld) return { kind: 'same', isByMetadata: true };
  const detail = 'imgix serves other bytes than the file has, and does not tell which file they are made from.';
  return { kind: 'indeterminate', detail };
}

/** A Source re-encodes all pictures, by its default parameters, or none. */
function toPassedKind(url: string): string {
  const { origin, pathname } = new URL(url);
  return toRasterEnding(pathname) === undefined ? toKindOnHost(url) : `${origin} picture`;
}

/** Other files it passes through all the same, and each is told by its ending. */
function toKindOnHost(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin} ${/\.[^./]*$/.exec(pathname)?.[0].toLowerCase() ?? ''}`;
}

/** The kind of the file, with each query of which it is rendered so. */
function toRenderedAs(rendering: Rendering, { asset, comparison }: Found): readonly string[] {
  const renderings = ('renderings' in comparison && comparison.renderings) || {};
  return Object.entries(renderings).flatMap(([query, as]) =>
    as === rendering ? [`${toKindOnHost(asset.url)}?${query}`] : [],
  );
}
