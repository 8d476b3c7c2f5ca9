// The stages in order: event -> changed files -> targets -> [origin ready] -> purge -> verify -> report. The file to
// read first.
import { AssetRun, type AssetStages } from './asset-run.ts';
import type { World as ChangesWorld } from './changes/repository-view.ts';
import { ActionError } from './errors.ts';
import { findTargets, type Targets } from './find-targets.ts';
import type { Inputs } from './inputs.ts';
import type { Log } from './platform/actions.ts';
import { type GitHubEvent, isForkPullRequest } from './platform/event.ts';
import { Gate } from './platform/gate.ts';
import type { HttpClient } from './platform/http.ts';
import type { LocalFiles } from './platform/local-file.ts';
import { createApiV1 } from './purge/api-v1.ts';
import { createApiV2 } from './purge/api-v2.ts';
import { Purger } from './purge/purger.ts';
import { RateLimiter } from './purge/rate-limiter.ts';
import { Progress } from './report/progress.ts';
import { type AssetReport, purgeSkipped, type RunReport, toAssetReport } from './report/run-report.ts';
import { toRunReport } from './report/to-run-report.ts';
import type { Asset } from './targets/asset.ts';
import { skipped } from './verify/verification.ts';

export type World = ChangesWorld & {
  readonly http: HttpClient;
  readonly files: LocalFiles;
  readonly random: () => number;
  readonly log: Log;
};

/** Fetches for verification under way at a time. */
const maxConcurrentFetches = 24;

/** Assets between their look before the purge and its answer. Enough for the highest rate where the look takes ten seconds. */
const maxStartedAssets = 1000;

/** Resolves with the report of the run, whatever happens to single assets; throws `ActionError` before there are any. */
export async function runPipeline(inputs: Inputs, event: GitHubEvent, world: World): Promise<RunReport> {
  const { dryRun, notices } = decideDryRun(inputs, event);
  const targets = await findTargets(inputs, event, world);
  const found = { ...targets, notices: [...notices, ...targets.notices] };
  if (targets.assets.length === 0) return toRunReport({ kind: 'nothing-to-do', ...found }, inputs.verify);
  guardNumber(targets, inputs);
  logTargets(targets, world.log);
  if (dryRun) return toRunReport({ kind: 'dry-run', ...found, reports: found.assets.map(toDryReport) }, inputs.verify);
  const { reports, error } = await purgeAndVerify(found.assets, inputs, world);
  return toRunReport({ kind: 'done', ...found, reports, error }, inputs.verify);
}

/** A pull request from a fork has no secrets: that is no fault of its author, so it gets a dry run. */
function decideDryRun(inputs: Inputs, event: GitHubEvent): { dryRun: boolean; notices: string[] } {
  if (inputs.dryRun || inputs.apiKey !== '') return { dryRun: inputs.dryRun, notices: [] };
  if (isForkPullRequest(event)) {
    return {
      dryRun: true,
      notices: ['A pull request from a fork gets no secrets, so this is a dry run: nothing is purged.'],
    };
  }
  throw new ActionError(
    'invalid-input',
    'Input `api-key` is empty. Store an imgix API key with the permission Asset Purge as a secret and pass it as `api-key: ${{ secrets.IMGIX_API_KEY }}`; without one only `dry-run: true` works.',
  );
}

function guardNumber({ assets }: Targets, { maxUrls }: Inputs): void {
  if (assets.length <= maxUrls) return;
  throw new ActionError(
    'too-many-urls',
    `${assets.length} URLs would be purged, more than the input \`max-urls\` allows (${maxUrls}). Nothing was purged. Narrow \`files\`, or raise \`max-urls\`.`,
  );
}

function logTargets({ assets, range }: Targets, log: Log): void {
  log.startGroup(`Assets to purge: ${assets.length}`);
  if (range !== null) log.info(`Range ${range.base ?? 'the empty tree'} to ${range.head}: ${range.source}.`);
  for (const { change, url } of assets) log.info(`${change} ${url}`);
  log.endGroup();
}

/** All assets at once: each is verified as soon as its own purge was accepted, while others wait for the rate limit. */
async function purgeAndVerify(
  assets: readonly Asset[],
  inputs: Inputs,
  world: World,
): Promise<{ reports: AssetReport[]; error: unknown }> {
  const halt = new AbortController();
  const signal = AbortSignal.any([world.signal, halt.signal]);
  world.log.startGroup('Purge and verify');
  const progress = new Progress(world.log, world.clock, assets.length);
  const stages = createStages(inputs, world, signal, progress);
  const runs = assets.map((asset) => new AssetRun(asset, stages));
  const reports = await Promise.all(
    runs.map(async (run) => {
      const report = await run.run().catch((reason: unknown) => {
        halt.abort(reason);
        return run.reportStopped(toStopReason(signal.reason));
      });
      progress.finished(report);
      return report;
    }),
  );
  progress.stop();
  world.log.endGroup();
  return { reports, error: signal.aborted ? signal.reason : undefined };
}

function toStopReason(reason: unknown): string {
  if (!(reason instanceof ActionError)) return 'The run was stopped by a fault of this action.';
  return reason.code === 'cancelled'
    ? 'The run was cancelled.'
    : 'The run was stopped, because imgix refused the API key.';
}

function createStages(inputs: Inputs, world: World, signal: AbortSignal, progress: Progress): AssetStages {
  const { http, clock, random, files } = world;
  const apiUrl = inputs.apiUrl.origin + inputs.apiUrl.path;
  const { apiKey, subImage, timeoutMs } = inputs;
  const api = inputs.apiVersion === 'v1' ? createApiV1({ apiUrl, apiKey, subImage }) : createApiV2({ apiUrl, apiKey });
  const limiter = new RateLimiter({ limit: inputs.rateLimit, clock, signal });
  const looker = { http, clock, gate: new Gate(maxConcurrentFetches) };
  const { secureUrlToken: token, verifyParams: params } = inputs;
  return {
    purger: new Purger({ api, limiter, http, clock, random, maxWaitMs: timeoutMs, cancel: world.signal, halt: signal }),
    verifier: { looker, clock, random, signal, timeoutMs, token, params },
    gate: new Gate(maxStartedAssets),
    isVerifying: inputs.verify !== 'off',
    files,
    clock,
    onPurged: (asset, purge, note) => progress.purged(asset.url, purge, note),
  };
}

function toDryReport(asset: Asset): AssetReport {
  return toAssetReport(asset, purgeSkipped, skipped('A dry run sends nothing to imgix.'), null);
}
