// All assets of a run at once: the stages they share, and what stops them together.
import { AssetRun, type AssetStages } from './asset-run.ts';
import { ActionError } from './errors.ts';
import type { Inputs } from './inputs/inputs.ts';
import type { Log } from './platform/actions.ts';
import type { Clock } from './platform/clock.ts';
import { Gate } from './platform/gate.ts';
import type { HttpClient } from './platform/http.ts';
import type { LocalFiles } from './platform/local-file.ts';
import { createApiV1 } from './purge/api-v1.ts';
import { createApiV2 } from './purge/api-v2.ts';
import { Purger } from './purge/purger.ts';
import { RateLimiter } from './purge/rate-limiter.ts';
import { Progress } from './report/progress.ts';
import type { AssetReport } from './report/run-report.ts';
import type { Asset } from './targets/asset.ts';

export type AssetWorld = {
  readonly http: HttpClient;
  readonly files: LocalFiles;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly random: () => number;
  readonly log: Log;
};

/** Fetches for verification under way at a time. */
const maxConcurrentFetches = 24;

/** Assets between their look before the purge and its answer. Enough for the highest rate where the look takes ten seconds. */
const maxStartedAssets = 1000;

/** Each asset is verified as soon as its own purge was accepted, while others wait for the rate limit. */
export async function runAssets(
  assets: readonly Asset[],
  inputs: Inputs,
  world: AssetWorld,
): Promise<{ reports: AssetReport[]; error: unknown }> {
  const halt = new AbortController();
  const signal = AbortSignal.any([world.signal, halt.signal]);
  world.log.startGroup('Purge and prove');
  const progress = new Progress(world.log, world.clock, {
    total: assets.length,
    rate: inputs.rateLimit,
    timeoutMs: inputs.timeoutMs,
  });
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
  if (reason.code === 'cancelled') return 'The run was cancelled.';
  return reason.code === 'api-key-refused'
    ? 'The run was stopped, because imgix refused the API key.'
    : `The run was stopped (${reason.code}).`;
}

function createStages(inputs: Inputs, world: AssetWorld, signal: AbortSignal, progress: Progress): AssetStages {
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
    onPurged: (asset, purge) => progress.purged(asset.url, purge),
  };
}
