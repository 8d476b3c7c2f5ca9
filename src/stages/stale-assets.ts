// `select: stale`: of all the files that imgix should serve, those that it serves otherwise. Nothing is purged here.
import { ActionError } from '../errors.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { inputDefaults } from '../inputs/raw-inputs.ts';
import type { Log } from '../platform/actions.ts';
import type { Clock } from '../platform/clock.ts';
import type { HttpClient } from '../platform/http/http.ts';
import type { LocalFiles } from '../platform/local-file.ts';
import { type AssetReport, purgeSkipped, toAssetReport } from '../report/run-report.ts';
import { toReconciliationWords } from '../report/words/wording.ts';
import type { Asset } from '../targets/asset.ts';
import type { Reconciliation } from '../targets/reconciliation.ts';
import type { Targets } from '../targets/targets.ts';
import { type Comparison, compareWithServed } from '../verify/served/compare.ts';
import { skipped } from '../verify/verification.ts';
import { openProbePorts } from './probe-ports.ts';

export type Ports = {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly files: LocalFiles;
  readonly log: Log;
};

/** Assets under comparison at a time: as many as fetches may be under way. */
const maxWorkers = 24;
/** So few may all differ by chance. */
const fewFiles = 3;

export type Chosen = {
  /** Those that are stale. */
  readonly targets: Targets;
  /** All of them, where imgix gave none: then nothing was compared, and that nothing is stale is not known. */
  readonly unreached: readonly AssetReport[];
};

/** Throws `too-many-urls` where everything differs, which is hardly what happened: see `toWarnings`. */
export async function keepStale(targets: Targets, inputs: Inputs, ports: Ports): Promise<Chosen> {
  const { log, clock } = ports;
  const { assets } = targets;
  log.startGroup(`Compare ${assets.length} URLs with what imgix serves`);
  const startMs = clock.monotonicMs();
  const { comparisons, downloadedBytes } = await compareAll(assets, inputs, ports);
  const stale = assets.filter((_, index) => comparisons[index]?.kind === 'stale');
  const reconciliation = toReconciliation(assets, comparisons, downloadedBytes);
  logComparisons(assets, comparisons, log);
  log.info(
    `${toReconciliationWords(reconciliation)} That took ${Math.round((clock.monotonicMs() - startMs) / 100) / 10} s.`,
  );
  log.endGroup();
  const unreached = inputs.verify === 'warn' ? [] : toUnreached(assets, comparisons);
  const found = unreached.length > 0 ? [] : toWarnings(reconciliation, inputs);
  const warnings = [...targets.warnings, ...found];
  const reason = 'Nothing that could be compared is stale.';
  return { targets: { ...targets, assets: stale, warnings, reconciliation, reason }, unreached };
}

/** None where a single one could be compared, or where imgix gave what nothing could be told of. */
function toUnreached(assets: readonly Asset[], comparisons: readonly Comparison[]): AssetReport[] {
  const isUnreached = (one: Comparison) => one.kind === 'indeterminate' && one.cause !== undefined;
  const isNone = comparisons.every((one) => one.kind === 'waiting' || isUnreached(one));
  if (!isNone || !comparisons.some(isUnreached)) return [];
  return assets.flatMap((asset, index) => {
    const comparison = comparisons[index];
    if (comparison?.kind !== 'indeterminate' || comparison.cause === undefined) return [];
    const { cause, detail } = comparison;
    const verification = { ...skipped(detail), outcome: 'inconclusive', cause } as const;
    return [toAssetReport(asset, purgeSkipped, verification, { code: 'inconclusive', message: detail })];
  });
}

async function compareAll(
  assets: readonly Asset[],
  inputs: Inputs,
  ports: Ports,
): Promise<{ readonly comparisons: readonly Comparison[]; readonly downloadedBytes: number }> {
  const { clock, signal, files } = ports;
  const comparePorts = { ...openProbePorts(inputs, ports, signal), clock, signal, files };
  const comparisons: Comparison[] = new Array(assets.length);
  const passed = new Set<string>();
  let downloadedBytes = 0;
  const queue = assets.entries();
  const work = async () => {
    for (const [index, asset] of queue) {
      const compared = await compareWithServed(asset, comparePorts);
      comparisons[index] = compared.comparison;
      downloadedBytes += compared.downloadedBytes;
      if (compared.isOwnBytes) passed.add(toKindOnHost(asset.url));
    }
  };
  await Promise.all(Array.from({ length: maxWorkers }, work));
  const settled = comparisons.map((comparison, index): Comparison => {
    const { url = '' } = assets[index] ?? {};
    return comparison.kind === 'differs' ? settle(comparison, passed.has(toKindOnHost(url))) : comparison;
  });
  return { comparisons: settled, downloadedBytes };
}

/** A Source that re-encodes images passes other files through, and each is told by its ending. */
function toKindOnHost(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin} ${/\.[^./]*$/.exec(pathname)?.[0].toLowerCase() ?? ''}`;
}

/** What other bytes than the file's mean, once all are compared: `isPassed` where another such file came with its own. */
function settle({ isHeld }: Extract<Comparison, { kind: 'differs' }>, isPassed: boolean): Comparison {
  if (isPassed) {
    const detail = 'imgix serves other bytes than the file has, and passes the bytes of others through.';
    return { kind: 'stale', detail };
  }
  if (isHeld) return { kind: 'same' };
  const detail = 'imgix serves other bytes than the file has, and does not tell which file they are made from.';
  return { kind: 'indeterminate', detail };
}

function toReconciliation(
  assets: readonly Asset[],
  comparisons: readonly Comparison[],
  downloadedBytes: number,
): Reconciliation {
  const count = (kind: Comparison['kind']) => comparisons.filter((comparison) => comparison.kind === kind).length;
  const indeterminate = assets.flatMap(({ url }, index) => {
    const comparison = comparisons[index];
    return comparison?.kind === 'indeterminate' || comparison?.kind === 'waiting'
      ? [{ url, reason: comparison.detail }]
      : [];
  });
  return {
    compared: assets.length,
    same: count('same'),
    stale: count('stale'),
    missing: count('missing'),
    indeterminate,
    downloadedBytes,
  };
}

/** Longer logs are slow to open, and the report has them all. */
const maxLines = 200;

function logComparisons(assets: readonly Asset[], comparisons: readonly Comparison[], log: Log): void {
  const lines = assets.flatMap(({ url }, index) => {
    const comparison = comparisons[index];
    return comparison === undefined || comparison.kind === 'same' || comparison.kind === 'differs'
      ? []
      : [`${comparison.kind === 'waiting' ? 'indeterminate' : comparison.kind} ${url}: ${comparison.detail}`];
  });
  log.info(...lines.slice(0, maxLines));
  if (lines.length > maxLines) log.info(`And ${lines.length - maxLines} more.`);
}

function toWarnings({ compared, same, stale, missing, indeterminate }: Reconciliation, inputs: Inputs): string[] {
  const { dryRun, maxUrls } = inputs;
  if (compared > 0 && missing === compared) {
    return [`imgix has none of the ${compared} files: check ${toMapping(inputs)}.`];
  }
  const left =
    indeterminate.length === 0
      ? []
      : [
          `${indeterminate.length} of ${compared} URLs could not be compared and were left alone, such as ${indeterminate[0]?.url}: ${indeterminate[0]?.reason}`,
        ];
  const isAll = same === 0 && stale >= fewFiles;
  // A limit of the user's own is consent.
  if (!isAll || maxUrls !== Number(inputDefaults['max-urls'])) return left;
  const words = `All ${stale} files that could be compared differ from what imgix serves, and none is the same: check ${toMapping(inputs)}.`;
  if (dryRun) return [...left, words];
  throw new ActionError(
    'too-many-urls',
    `${words} Nothing was purged. If they really are all stale, say so with a \`max-urls\` of your own, such as \`max-urls: ${stale}\`.`,
  );
}

function toMapping({ root, baseUrls }: Inputs): string {
  const hosts = baseUrls.map(({ origin, path }) => `\`${origin}${path}\``).join(', ');
  return `whether \`base-url\` (${hosts}) is the Source of this repository, and \`root\` (\`${root || '.'}\`)`;
}
