// `select: stale`: of all the files that imgix should serve, those that it serves otherwise. Nothing is purged here.
import type { Inputs } from '../inputs/inputs.ts';
import { inputDefaults } from '../inputs/raw-inputs.ts';
import type { Log } from '../platform/actions.ts';
import { mapWithin } from '../platform/gate.ts';
import { toNumber } from '../platform/log-line.ts';
import { type AssetReport, purgeSkipped, toAssetReport } from '../report/run-report.ts';
import { toReconciliationWords, toUrlCount } from '../report/words/wording.ts';
import type { Asset } from '../targets/asset.ts';
import type { Reconciliation } from '../targets/reconciliation.ts';
import type { Targets } from '../targets/targets.ts';
import { type Comparison, compareWithServed } from '../verify/served/compare.ts';
import { Silences } from '../verify/served/silence.ts';
import { skipped } from '../verify/verification.ts';
import type { Ports } from './asset-runs.ts';
import { maxConcurrentFetches, openProbePorts } from './probe-ports.ts';

/** So few may all differ by chance. */
const fewFiles = 3;

export type Chosen = {
  /** Those that are stale. */
  readonly targets: Targets;
  /** All of a host that gave none of them: then nothing was compared there, and that nothing is stale is not known. */
  readonly unreached: readonly AssetReport[];
  /** Why none of them is to be purged: sentences, where everything differs, which is hardly what happened. */
  readonly allStale?: string | undefined;
};

/** Once all are compared, `differs` has a meaning. */
type Settled = Exclude<Comparison, { kind: 'differs' }>;
type Compared = { readonly asset: Asset; readonly result: Settled };

/** Compares every asset, tells the log of those that differ, and keeps the stale ones. */
export async function keepStale(targets: Targets, inputs: Inputs, ports: Ports): Promise<Chosen> {
  const { log, clock } = ports;
  const { assets } = targets;
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
  const unreached = inputs.verify === 'warn' ? [] : toUnreached(compared);
  const missing = compared.find(({ result }) => result.kind === 'missing')?.asset.url;
  const told = new Set(unreached.map(({ url }) => url));
  const indeterminate = reconciliation.indeterminate.filter(({ url }) => !told.has(url));
  const found = toWarnings({ ...reconciliation, indeterminate }, missing, inputs);
  const warnings = [...targets.warnings, ...found];
  const reason = 'Nothing that could be compared is stale.';
  const allStale = explainAll(compared, inputs);
  return { targets: { ...targets, assets: stale, warnings, reconciliation, reason }, unreached, allStale };
}

/** All assets of a host on which something else came in the place of every one of them, there or at the origin; of other hosts none. */
function toUnreached(compared: readonly Compared[]): AssetReport[] {
  const others = compared.filter(
    (one) => !isGone(one) && (one.result.kind !== 'waiting' || one.result.cause !== undefined),
  );
  const hosts = Map.groupBy(others, ({ asset }) => new URL(asset.url).origin);
  return [...hosts.values()].flatMap((all) => {
    const unreached = all.flatMap(toUnreachedReport);
    return unreached.length === all.length ? unreached : [];
  });
}

/** It is deleted and not there, as it is not at another Source either. */
function isGone({ asset, result }: Compared): boolean {
  return result.kind === 'same' && asset.expected.kind === 'removed';
}

function toUnreachedReport({ asset, result }: Compared): AssetReport[] {
  if ((result.kind !== 'indeterminate' && result.kind !== 'waiting') || result.cause === undefined) return [];
  const { cause, detail } = result;
  const code = result.kind === 'waiting' ? 'origin-not-ready' : 'inconclusive';
  const verification = { ...skipped(detail), outcome: 'inconclusive', cause } as const;
  return [toAssetReport(asset, purgeSkipped, verification, { code, message: detail })];
}

async function compareAll(
  assets: readonly Asset[],
  inputs: Inputs,
  ports: Ports,
): Promise<{ readonly compared: readonly Compared[]; readonly downloadedBytes: number }> {
  const { files, hosts, signal, clock } = ports;
  const comparePorts = { ...openProbePorts(inputs, ports, signal), files, hosts };
  const silences = new Silences(clock, inputs.timeoutMs);
  const found = await mapWithin(maxConcurrentFetches, assets, async (asset) => {
    const silent = silences.of(asset);
    if (silent !== undefined) return { asset, comparison: silent, cost: { downloadedBytes: 0 } };
    const startedMs = clock.monotonicMs();
    const { comparison, cost } = await compareWithServed(asset, comparePorts);
    silences.note(asset, comparison, startedMs);
    return { asset, comparison, cost };
  });
  const own = found.filter(({ comparison }) => comparison.kind === 'same' && comparison.isOwnBytes);
  const passed = new Set(own.map(({ asset }) => toKindOnHost(asset.url)));
  const compared = await mapWithin(maxConcurrentFetches, found, async ({ asset, comparison }) => ({
    asset,
    result: comparison.kind === 'differs' ? await settle(comparison, passed.has(toKindOnHost(asset.url))) : comparison,
  }));
  return { compared, downloadedBytes: found.reduce((sum, { cost }) => sum + cost.downloadedBytes, 0) };
}

/** A Source that re-encodes images passes other files through, and each is told by its ending. */
function toKindOnHost(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin} ${/\.[^./]*$/.exec(pathname)?.[0].toLowerCase() ?? ''}`;
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
  if (isHeld) return { kind: 'same' };
  const detail = 'imgix serves other bytes than the file has, and does not tell which file they are made from.';
  return { kind: 'indeterminate', detail };
}

function toReconciliation(compared: readonly Compared[], downloadedBytes: number): Reconciliation {
  const count = (kind: Settled['kind']) => compared.filter(({ result }) => result.kind === kind).length;
  const indeterminate = compared.flatMap(({ asset: { url }, result }) =>
    result.kind === 'indeterminate' || result.kind === 'waiting' ? [{ url, reason: result.detail }] : [],
  );
  return {
    compared: compared.length,
    same: count('same'),
    stale: count('stale'),
    missing: count('missing'),
    indeterminate,
    downloadedBytes,
  };
}

/** Longer logs are slow to open. Of what imgix does not have, the report has the number only. */
const maxLines = 200;

function logComparisons(compared: readonly Compared[], log: Log): void {
  const lines = compared.flatMap(({ asset: { url }, result }) =>
    result.kind === 'same'
      ? []
      : [`${result.kind === 'waiting' ? 'indeterminate' : result.kind} ${url}: ${result.detail}`],
  );
  log.info(...lines.slice(0, maxLines));
  if (lines.length > maxLines) log.info(`And ${toNumber(lines.length - maxLines)} more.`);
}

function toWarnings(
  { compared, missing, indeterminate }: Reconciliation,
  firstMissing: string | undefined,
  inputs: Inputs,
): string[] {
  if (compared > 0 && missing === compared) {
    const files = compared === 1 ? 'does not have the only file' : `has none of the ${toNumber(compared)} files`;
    return [`imgix ${files}: check ${toMappingQuestion(inputs)}.`];
  }
  const left = [];
  if (missing > 0)
    left.push(
      `imgix does not have ${toNumber(missing)} of ${toNumber(compared)} files, such as ${firstMissing}. A purge brings none back: has the deployment left ${missing === 1 ? 'it' : 'them'} out?`,
    );
  if (indeterminate.length > 0)
    left.push(
      `${toNumber(indeterminate.length)} of ${toNumber(compared)} URLs could not be compared and ${indeterminate.length === 1 ? 'was' : 'were'} left alone, such as ${indeterminate[0]?.url}: ${indeterminate[0]?.reason}`,
    );
  return left;
}

/** Where nothing of a base URL is as it should be: another one may well be right. */
function explainAll(compared: readonly Compared[], inputs: Inputs): string | undefined {
  // A limit of the user's own is consent.
  const maxUrls = Number(inputDefaults['max-urls']);
  if (inputs.maxUrls !== maxUrls) return undefined;
  const isStale = ({ result }: Compared) => result.kind === 'stale';
  const isFileThere = (one: Compared) => one.result.kind === 'same' && !isGone(one);
  const bases = inputs.baseUrls.filter(({ origin, path }) => {
    const ofBase = compared.filter(({ asset }) => asset.base === origin + path);
    return ofBase.filter(isStale).length >= fewFiles && !ofBase.some(isFileThere);
  });
  if (bases.length === 0) return undefined;
  const places = new Set(bases.map(({ origin, path }) => origin + path));
  const differing = compared.flatMap(({ asset, result }) =>
    result.kind === 'stale' && places.has(asset.base ?? '') ? [`${asset.url}: ${result.detail}`] : [],
  );
  const count = compared.filter(isStale).length;
  const where = bases.length < inputs.baseUrls.length ? ` below ${toPlaces(bases)}` : '';
  return `All ${toNumber(differing.length)} files that could be compared differ from what imgix serves${where}, such as ${differing[0]} Check ${toMappingQuestion(inputs, bases)}. If they really are all stale, say so with a \`max-urls\` of your own, such as \`max-urls: ${count === maxUrls ? count + 1 : count}\`.`;
}

function toMappingQuestion({ root, baseUrls, deployed }: Inputs, bases = baseUrls): string {
  const folder = deployed === undefined ? '' : `, and \`deployed\` (\`${deployed}\`)`;
  return `whether \`base-url\` (${toPlaces(bases)}) is the Source of this repository, and \`root\` (\`${root || '.'}\`)${folder}`;
}

function toPlaces(bases: Inputs['baseUrls']): string {
  return bases.map(({ origin, path }) => `\`${origin}${path}\``).join(', ');
}
