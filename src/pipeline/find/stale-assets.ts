// `select: stale`: of all the files that imgix should serve, those that it serves otherwise. Nothing is purged here.

import type { OpenRepository } from '../../changes/open-repository.ts';
import type { Inputs } from '../../inputs/inputs.ts';
import type { Log } from '../../platform/actions.ts';
import { toRasterEnding } from '../../platform/files/file-kind.ts';
import { mapWithin } from '../../platform/timing/gate.ts';
import { tellFirst, toNumber, toUrlCount } from '../../platform/wording.ts';
import { tellRegularly } from '../../report/progress.ts';
import { type AssetReport, purgeSkipped, toAssetReport } from '../../report/run-report.ts';
import type { Setup } from '../../report/setup.ts';
import { toReconciliationWords } from '../../report/words/selection-words.ts';
import type { Asset } from '../../targets/asset.ts';
import type { Reconciliation } from '../../targets/reconciliation.ts';
import type { Targets } from '../../targets/targets.ts';
import { compareWithServed } from '../../verify/served/compare.ts';
import type { Comparison, Rendering } from '../../verify/served/comparison.ts';
import { skipped, type Verification } from '../../verify/verification.ts';
import { findMappingFor } from '../find-mapping.ts';
import { type AssetPorts, maxConcurrentFetches, openProbePorts } from '../probe-ports.ts';
import {
  type ComparedAsset,
  explainAll,
  fewFiles,
  findEmptyBases,
  isBelow,
  isFileThere,
  isGone,
  type Settled,
  toIndeterminate,
  toWarnings,
} from './stale-warnings.ts';

export type Chosen = {
  /** Those that are stale. */
  readonly targets: Targets;
  /** All of a host, or below a base URL, that gave none of them: that nothing is stale there is not known. */
  readonly unreached: readonly AssetReport[];
  /** What the remedies for `unreached` should know. */
  readonly hints?: Pick<Setup, 'mapping' | 'rightOrigins'>;
  /** Why none of them is to be purged: sentences, where everything differs, which is hardly what happened. */
  readonly allStale?: string | undefined;
};

/** Compares every asset, tells the log of those that differ, and keeps the stale ones. */
export async function keepStale(
  targets: Targets,
  inputs: Inputs,
  opened: OpenRepository,
  ports: AssetPorts,
): Promise<Chosen> {
  const { log, clock } = ports;
  const { assets } = targets;
  if (assets.length === 0) return { targets: { ...targets, reconciliation: toReconciliation([], 0) }, unreached: [] };
  log.startGroup(`Compare ${toUrlCount(assets.length)} with what imgix serves`);
  const startMs = clock.monotonicMs();
  const { compared, downloadedBytes } = await compareAll(assets, inputs, ports);
  const stale = compared.filter(({ result }) => result.kind === 'stale').map(({ asset }) => asset);
  const reconciliation = toReconciliation(compared, downloadedBytes);
  logComparisons(compared, log);
  log.info(
    `${toReconciliationWords(reconciliation)} That took ${Math.round((clock.monotonicMs() - startMs) / 100) / 10} s.`,
  );
  log.endGroup();
  const unreached = inputs.verify === 'warn' ? [] : toUnreached(compared, inputs);
  const told = new Set(unreached.map(({ url }) => url));
  const untold = compared.filter(({ asset }) => !told.has(asset.url));
  const warnings = [...targets.warnings, ...toWarnings(untold, inputs)];
  const reason = 'Nothing that could be compared is stale.';
  const chosen = {
    targets: { ...targets, assets: stale, warnings, reconciliation, reason },
    unreached,
    allStale: explainAll(compared, inputs),
  };
  if (unreached.length === 0) return chosen;
  const rightOrigins = compared.filter(isFileThere).map(({ asset }) => new URL(asset.url).origin);
  const mapping = await findMappingFor(unreached, new Set(), inputs, opened, ports);
  return { ...chosen, hints: { rightOrigins, mapping } };
}

/**
 * All assets of a host on which something else came in the place of every one of them, there or at the origin; and those below a base
 * URL at which imgix has none. Of others none.
 */
function toUnreached(compared: readonly ComparedAsset[], inputs: Inputs): AssetReport[] {
  const missing = findEmptyBases(compared, inputs).flatMap((base) => {
    const ofBase = compared.filter(({ asset, result }) => isBelow(base, asset) && result.kind === 'missing');
    return ofBase.length < fewFiles ? [] : ofBase.flatMap(toUnreachedReport);
  });
  const others = compared.filter(
    (one) => !isGone(one) && (one.result.kind !== 'waiting' || one.result.cause !== undefined),
  );
  const hosts = Map.groupBy(others, ({ asset }) => new URL(asset.url).origin);
  const unreached = [...hosts.values()].flatMap((all) => {
    const isUnreached = all.every(({ result: { kind } }) => kind === 'indeterminate' || kind === 'waiting');
    const reports = isUnreached ? all.flatMap(toUnreachedReport) : [];
    return reports.length === all.length ? reports : [];
  });
  return [...unreached, ...missing];
}

function toUnreachedReport({ asset, result }: ComparedAsset): AssetReport[] {
  if (result.kind === 'same' || result.kind === 'stale' || result.cause === undefined) return [];
  const { cause, detail } = result;
  const code = result.kind === 'waiting' ? 'origin-not-ready' : 'inconclusive';
  const verification = { ...skipped(detail), outcome: 'inconclusive', cause, ...toDerivatives(asset, result) } as const;
  return [toAssetReport(asset, purgeSkipped, verification, { code, message: detail })];
}

/** Where the file itself is as it should be, what to do is about the derivative. */
function toDerivatives({ url }: Asset, result: Settled): Pick<Verification, 'derivatives'> {
  if (result.kind !== 'indeterminate' || result.derivative === undefined) return {};
  const { derivative, cause = null, detail } = result;
  return { derivatives: [{ url: `${url}?${derivative}`, outcome: 'inconclusive', cause, checks: 1, detail }] };
}

async function compareAll(
  assets: readonly Asset[],
  inputs: Inputs,
  ports: AssetPorts,
): Promise<{ readonly compared: readonly ComparedAsset[]; readonly downloadedBytes: number }> {
  const { hosts, clock, log } = ports;
  const probePorts = openProbePorts(inputs, ports, inputs.timeoutMs);
  const comparePorts = { ...probePorts, hosts, params: inputs.verifyParams };
  let done = 0;
  const ended = new AbortController();
  const toState = () => `${toNumber(done)} of ${toUrlCount(assets.length)} compared.`;
  void tellRegularly(toState, { log, clock, signal: ended.signal });
  const found = await mapWithin(maxConcurrentFetches, assets, async (asset) => {
    const compared = await compareWithServed(asset, comparePorts).finally(() => done++);
    return { asset, ...compared };
  }).finally(() => ended.abort());
  const own = found.filter(({ comparison }) => comparison.kind === 'same' && comparison.isOwnBytes);
  const passed = new Set(own.map(({ asset }) => toPassedKind(asset.url)));
  const asNow = new Set(found.flatMap((one) => toRenderedAs('as-now', one)));
  const open = new Set(found.filter(gaveFile).map(({ asset }) => asset.base));
  const compared = await mapWithin(maxConcurrentFetches, found, async ({ asset, comparison }) => {
    if (comparison.kind === 'indeterminate' && comparison.mayBeGone && open.has(asset.base))
      return { asset, result: { kind: 'same' } as const };
    const isOld = toRenderedAs('other', { asset, comparison }).some((kind) => asNow.has(kind));
    if (isOld)
      return { asset, result: { kind: 'stale', detail: 'imgix serves an older rendering of the file.' } as const };
    const isPassed = passed.has(toPassedKind(asset.url));
    return { asset, result: comparison.kind === 'differs' ? await settle(comparison, isPassed) : comparison };
  });
  return { compared, downloadedBytes: found.reduce((sum, { cost }) => sum + cost.downloadedBytes, 0) };
}

/** The host refuses not everything. */
function gaveFile({ asset, comparison }: { readonly asset: Asset; readonly comparison: Comparison }): boolean {
  return (comparison.kind === 'same' || comparison.kind === 'differs') && asset.expected.kind !== 'removed';
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

/** Each with its query. That renderings of now are other ones tells something where those of other such files are not. */
function toRenderedAs(
  rendering: Rendering,
  { asset, comparison }: { readonly asset: Asset; readonly comparison: Comparison },
): readonly string[] {
  const renderings = ('renderings' in comparison && comparison.renderings) || {};
  return Object.entries(renderings).flatMap(([query, as]) =>
    as === rendering ? [`${toKindOnHost(asset.url)}?${query}`] : [],
  );
}

/** What other bytes than the file's mean, once all are compared: `isPassed` where another such file came with its own. */
async function settle(
  { isHeld, isRendered }: Extract<Comparison, { kind: 'differs' }>,
  isPassed: boolean,
): Promise<Settled> {
  if (isPassed && !(isHeld && (await isRendered()))) {
    const detail = 'imgix serves other bytes than the file has, although it passes the bytes of other files through.';
    return { kind: 'stale', detail };
  }
  if (isHeld) return { kind: 'same', isByMetadata: true };
  const detail = 'imgix serves other bytes than the file has, and does not tell which file they are made from.';
  return { kind: 'indeterminate', detail };
}

function toReconciliation(compared: readonly ComparedAsset[], downloadedBytes: number): Reconciliation {
  const count = (kind: Settled['kind']) => compared.filter(({ result }) => result.kind === kind).length;
  return {
    compared: compared.length,
    same: count('same'),
    sameByMetadata: compared.filter(({ result }) => result.kind === 'same' && result.isByMetadata).length,
    stale: count('stale'),
    missing: count('missing'),
    indeterminate: toIndeterminate(compared),
    downloadedBytes,
  };
}

/** Longer logs are slow to open. Of what imgix does not have, the report has the number only. */
const maxLines = 200;

function logComparisons(compared: readonly ComparedAsset[], log: Log): void {
  const lines = compared.flatMap(({ asset: { url }, result }) =>
    result.kind === 'same'
      ? []
      : [`${result.kind === 'waiting' ? 'indeterminate' : result.kind} ${url}: ${result.detail}`],
  );
  log.info(...tellFirst(lines, maxLines, (line) => line));
}
