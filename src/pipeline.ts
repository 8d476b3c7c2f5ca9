// The stages in order: event -> changed files -> targets -> [origin ready] -> purge -> verify -> report. The file to
// read first. What only some runs need is imported where they get to it: most pushes change no asset, and must not wait.

import type { CommitRange } from './changes/changed-file.ts';
import { trialEnvironmentOf } from './changes/event/deployment-events.ts';
import { type OpenRepository, type RepositoryPorts, withRepository } from './changes/open-repository.ts';
import { decideDryRun, warnOfDryRun } from './dry-run.ts';
import { ActionError } from './errors.ts';
import type { Inputs } from './inputs/inputs.ts';
import { findTargets, type WorkspacePorts } from './pipeline/find/find-targets.ts';
import type { Chosen } from './pipeline/find/stale-assets.ts';
import type { AssetPorts } from './pipeline/probe-ports.ts';
import type { Log } from './platform/actions.ts';
import { type GitHubEvent, isPullRequest } from './platform/event.ts';
import type { FoundReports } from './platform/files/report-files.ts';
import { orAborted } from './platform/timing/on-abort.ts';
import { tellFirst, toUrlCount } from './platform/wording.ts';
import { type AssetReport, purgeSkipped, type RunReport, toAssetReport } from './report/run-report.ts';
import type { Setup } from './report/setup.ts';
import { toCheckWords } from './report/setup-checks/setup-check.ts';
import { type RunOutcome, toRunReport } from './report/to-run-report.ts';
import { toAlsoFrom, toFunnelWords } from './report/words/selection-words.ts';
import type { Asset } from './targets/asset.ts';
import type { Targets } from './targets/targets.ts';
import { explainNumber } from './targets/too-many-urls.ts';
import { toAddress } from './targets/url/base-url.ts';
import { skipped } from './verify/verification.ts';

export type Ports = RepositoryPorts &
  AssetPorts &
  WorkspacePorts & {
    readonly readReports: (folder: string) => Promise<FoundReports>;
  };

/** Resolves with the report of the run, whatever happens to single assets; throws `ActionError` before there are any. */
export async function runPipeline(given: Inputs, event: GitHubEvent, ports: Ports): Promise<RunReport> {
  if (given.joinReports !== undefined) return join(given.joinReports, toSetup(given, event), ports);
  const { dryRun, notices, missingKey } = decideDryRun(given, event);
  if (given.diagnose) return runDiagnosis(given, missingKey, event, ports);
  if (missingKey !== undefined) throw new ActionError('invalid-input', missingKey);
  // Without secrets a host may give nothing, too, which is as little a fault of the pull request's author.
  const verify = dryRun && !given.dryRun ? 'warn' : given.verify;
  const inputs = { ...given, dryRun, verify };
  return withRepository(event, inputs, ports, async (opened) => {
    const found = await orAborted(findTargets(inputs, opened, ports), ports.signal);
    logFound(found, ports.log);
    const chosen = await choose(found, inputs, opened, ports);
    const done = await carryOut(chosen, inputs, opened, ports);
    return toRunReport(toOutcome(chosen, done, notices, inputs), toKnownSetup(chosen, done, toSetup(inputs, event)));
  });
}

async function choose(found: Targets, inputs: Inputs, opened: OpenRepository, ports: Ports): Promise<Chosen> {
  if (inputs.select !== 'stale') return { targets: found, unreached: [] };
  const { keepStale } = await import('./pipeline/find/stale-assets.ts');
  return keepStale(found, inputs, opened, ports);
}

type Done = Pick<RunOutcome, 'error' | 'warnings'> &
  Pick<Setup, 'mapping'> & { readonly reports: readonly AssetReport[] };

/** Purges what was chosen, and proves it; or says what would be purged, or why nothing is. */
async function carryOut(
  { targets, allStale }: Chosen,
  inputs: Inputs,
  opened: OpenRepository,
  ports: Ports,
): Promise<Done> {
  const { assets, range } = targets;
  if (assets.length === 0) return { reports: [] };
  const refusal = allStale ?? explainNumber(assets, inputs, range);
  if (inputs.dryRun) {
    logDryRun(assets, ports.log);
    const warnings =
      refusal === undefined ? warnOfDryRun(inputs, opened.event, range) : [`${refusal} ${withoutDryRun}`];
    return { reports: assets.map(toDryReport), warnings };
  }
  if (refusal !== undefined)
    return { reports: [], error: new ActionError('too-many-urls', `${refusal} Nothing was purged.`) };
  const { purgeAndProve } = await import('./pipeline/prove/purge-and-prove.ts');
  return purgeAndProve(targets, inputs, opened, ports);
}

function toOutcome(
  { targets, unreached }: Chosen,
  { reports, error, warnings = [] }: Done,
  notices: readonly string[],
  { shard, dryRun }: Inputs,
): RunOutcome {
  return {
    ...targets,
    shard,
    isDryRun: dryRun,
    notices: [...notices, ...targets.notices],
    warnings: [...targets.warnings, ...warnings],
    reports: [...reports, ...unreached],
    error,
  };
}

/** With what the run has found out, for its remedies. */
function toKnownSetup({ targets, hints }: Chosen, { mapping = hints?.mapping }: Done, setup: Setup): Setup {
  return { ...setup, slips: targets.slips, ...toFileFacts(targets.assets), ...hints, mapping };
}

/** The last job of a matrix: purges nothing, and tells what the others came to. */
async function join(folder: string, setup: Setup, ports: Ports): Promise<RunReport> {
  const { incompleteReports, joinReports } = await import('./report/join/join-reports.ts');
  const found = await ports.readReports(folder);
  if (found.kind === 'unusable') throw incompleteReports(`The folder \`${folder}\` ${found.wrong}.`);
  return joinReports(found.files, setup);
}

/** Without the key that a purge would need, everything else is looked at all the same. */
async function runDiagnosis(
  inputs: Inputs,
  missingKey: string | undefined,
  event: GitHubEvent,
  ports: Ports,
): Promise<RunReport> {
  return withRepository(event, inputs, ports, async (opened) => {
    const { diagnoseSetup } = await import('./pipeline/diagnose-setup.ts');
    const { toSetupChecks } = await import('./report/setup-checks/setup-checks.ts');
    const { facts, mapping } = await diagnoseSetup(inputs, missingKey, opened, ports);
    const setup = { ...toSetup(inputs, event), mapping };
    const setupChecks = toSetupChecks(facts, setup);
    ports.log.startGroup('Diagnosis');
    for (const check of setupChecks) ports.log.info(`${check.verdict} ${toCheckWords(check)}`);
    ports.log.endGroup();
    const { notices, warnings } = opened;
    return toRunReport({ notices, warnings, setupChecks }, setup);
  });
}

function logFound({ assets, range, funnel, warnings }: Targets, log: Log): void {
  if (range) log.info(toRangeLine(range), ...toAlsoFrom(range));
  if (funnel) log.info(`${toFunnelWords(funnel)}.`);
  // They are annotated at the end. With assets that may be minutes away: whoever looks on sees them now.
  if (assets.length > 0) log.info(...warnings);
}

/** Otherwise each asset has its line when it is done. */
function logDryRun(assets: readonly Asset[], log: Log): void {
  log.startGroup(`What would be purged: ${toUrlCount(assets.length)}`);
  log.info(...tellFirst(assets, maxLines, ({ change, url }) => `${change} ${url}`, ': see the report file'));
  log.endGroup();
}

/** Longer logs are slow to open, and the report has them all. */
const maxLines = 1000;

function toRangeLine({ base, head, source, sourceUrl }: CommitRange): string {
  const page = sourceUrl === undefined ? '' : `, ${sourceUrl}`;
  return `Range ${base ?? 'the empty tree'} to ${head}: ${source}${page}.`;
}

const withoutDryRun = 'Without `dry-run` the step fails and purges nothing.';
const notChecked = skipped('A dry run purges nothing.');

function toDryReport(asset: Asset): AssetReport {
  return toAssetReport(asset, purgeSkipped, notChecked, null);
}

function toFileFacts(assets: readonly Asset[]): Pick<Setup, 'lfsFiles' | 'keptFiles'> {
  const filesOf = (isMeant: (asset: Asset) => boolean) => new Set(assets.filter(isMeant).map(({ file }) => file ?? ''));
  return {
    lfsFiles: filesOf(({ expected }) => expected.kind === 'updated' && expected.now?.lfs !== undefined),
    // What a push has deleted has an old version, too.
    keptFiles: filesOf(
      ({ change, expected }) => change === 'requested' && expected.kind === 'removed' && expected.old !== undefined,
    ),
  };
}

function toProposal({ name }: GitHubEvent): Setup['proposal'] {
  if (name === 'merge_group') return 'merge queue';
  return isPullRequest(name) ? 'pull request' : undefined;
}

function toSetup(inputs: Inputs, event: GitHubEvent): Setup {
  const { verify, root, baseUrls, originUrl, deployed, expect, timeoutMs, apiVersion, apiKey, subImage } = inputs;
  return {
    verify,
    root,
    baseUrls: baseUrls.map(toAddress),
    hasOrigin: originUrl !== undefined,
    deployed,
    isTakedown: expect === 'gone',
    proposal: toProposal(event),
    trialEnvironment: trialEnvironmentOf(event),
    isRetiredApi: apiVersion === 'v2',
    isKeyOdd: apiVersion === 'v2' && !apiKey.startsWith('ak_'),
    isSubImage: subImage !== undefined,
    timeoutSeconds: timeoutMs / 1000,
    docs: event.docs,
  };
}
