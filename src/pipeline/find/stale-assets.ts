// `select: stale`: of all the files that imgix should serve, those that it serves otherwise. Nothing is purged here.

import type { OpenRepository } from '../../changes/open-repository.ts';
import type { Inputs } from '../../inputs/inputs.ts';
import type { Log } from '../../platform/actions.ts';
import { tellFirst, toUrlCount } from '../../platform/wording.ts';
import { type AssetReport, purgeSkipped, toAssetReport } from '../../report/run-report.ts';
import type { Setup } from '../../report/setup.ts';
import { toReconciliationWords } from '../../report/words/selection-words.ts';
import type { Asset } from '../../targets/asset.ts';
import type { Reconciliation } from '../../targets/reconciliation.ts';
import type { Targets } from '../../targets/targets.ts';
import { skipped, type Verification } from '../../verify/verification.ts';
import { findMappingFor } from '../find-mapping.ts';
import type { AssetPorts } from '../probe-ports.ts';
import { type ComparedAsset, compareAll, type Result } from './compare-all.ts';
import {
  explainAll,
  fewFiles,
  findEmptyBases,
  isBelow,
  isFileThere,
  isGone,
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
  if (targets.assets.length === 0)
    return { targets: { ...targets, reconciliation: toReconciliation([], 0) }, unreached: [] };
  const { compared, reconciliation } = await compareAndLog(targets.assets, inputs, ports);
  const assets = compared.filter(({ result }) => result.kind === 'stale').map(({ asset }) => asset);
  const unreached = inputs.verify === 'warn' ? [] : toUnreached(compared, inputs);
  // What has a report of its own needs no warning.
  const reported = new Set(unreached.map(({ url }) => url));
  const unreported = compared.filter(({ asset }) => !reported.has(asset.url));
  const warnings = [...targets.warnings, ...toWarnings(unreported, inputs)];
  const reason = 'Nothing that could be compared is stale.';
  const chosen = {
    targets: { ...targets, assets, warnings, reconciliation, reason },
    unreached,
    allStale: explainAll(compared, inputs),
  };
  if (unreached.length === 0) return chosen;
  const rightOrigins = compared.filter(isFileThere).map(({ asset }) => new URL(asset.url).origin);
  const mapping = await findMappingFor(unreached, () => new Set(targets.changed?.()), inputs, opened, ports);
  return { ...chosen, hints: { rightOrigins, mapping } };
}

async function compareAndLog(
  assets: readonly Asset[],
  inputs: Inputs,
  ports: AssetPorts,
): Promise<{ readonly compared: readonly ComparedAsset[]; readonly reconciliation: Reconciliation }> {
  const { log, clock } = ports;
  log.startGroup(`Compare ${toUrlCount(assets.length)} with what imgix serves`);
  const startMs = clock.monotonicMs();
  const { compared, downloadedBytes } = await compareAll(assets, inputs, ports);
  const seconds = Math.round((clock.monotonicMs() - startMs) / 100) / 10;
  const reconciliation = toReconciliation(compared, downloadedBytes);
  logComparisons(compared, log);
  log.info(`${toReconciliationWords(reconciliation)} That took ${seconds} s.`);
  log.endGroup();
  return { compared, reconciliation };
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
  const unreached = [...hosts.values()].filter((all) => all.every(isUnreached)).flat();
  return [...unreached.flatMap(toUnreachedReport), ...missing];
}

/** Something else came in its place. */
function isUnreached({ result }: ComparedAsset): boolean {
  return (result.kind === 'indeterminate' || result.kind === 'waiting') && result.cause !== undefined;
}

function toUnreachedReport({ asset, result }: ComparedAsset): AssetReport[] {
  if (result.kind === 'same' || result.kind === 'stale' || result.cause === undefined) return [];
  const { cause, detail } = result;
  const code = result.kind === 'waiting' ? 'origin-not-ready' : 'inconclusive';
  const verification = { ...skipped(detail), outcome: 'inconclusive', cause, ...toDerivatives(asset, result) } as const;
  return [toAssetReport(asset, purgeSkipped, verification, { code, message: detail })];
}

/** Where the file itself is as it should be, what to do is about the derivative. */
function toDerivatives({ url }: Asset, result: Result): Pick<Verification, 'derivatives'> {
  if (result.kind !== 'indeterminate' || result.derivative === undefined) return {};
  const { derivative, cause = null, detail } = result;
  return { derivatives: [{ url: `${url}?${derivative}`, outcome: 'inconclusive', cause, checks: 1, detail }] };
}

function toReconciliation(compared: readonly ComparedAsset[], downloadedBytes: number): Reconciliation {
  const count = (kind: Result['kind']) => compared.filter(({ result }) => result.kind === kind).length;
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
