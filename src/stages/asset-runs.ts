// All assets of a run, many at a time: the stages they share, and what stops them together.

import { ActionError } from '../errors.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Log } from '../platform/actions.ts';
import type { Clock } from '../platform/clock.ts';
import type { LocalFiles } from '../platform/files/local-file.ts';
import { mapWithin } from '../platform/gate.ts';
import type { HttpClient } from '../platform/http/http.ts';
import { createApiV1 } from '../purge/api-v1.ts';
import { createApiV2 } from '../purge/api-v2.ts';
import { Purger } from '../purge/purger.ts';
import { RateLimiter } from '../purge/rate-limiter.ts';
import { Progress } from '../report/progress.ts';
import type { AssetReport } from '../report/run-report.ts';
import type { Asset } from '../targets/asset.ts';
import { type KnownHosts, noteAssets } from '../verify/known/known-host.ts';
import { type BranchNow, openNewest } from '../verify/newest.ts';
import { type AssetStages, type Phase, reportStopped, walk } from './asset-way.ts';
import { openProbePorts } from './probe-ports.ts';

/** The outside world, as far as this stage needs it. */
export type Ports = {
  readonly http: HttpClient;
  readonly files: LocalFiles;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly random: () => number;
  readonly hosts: KnownHosts;
  readonly log: Log;
};

/** What the repository can be asked for while assets are on their way. */
export type RepositoryPorts = {
  /** The URL below that base URL, or host, of a tracked file that did not change; undefined where there is none. */
  readonly findUnchangedFile: (base: string) => Promise<string | undefined>;
  /** What the event's branch holds by now; undefined where the event has none. */
  readonly branchNow: BranchNow | undefined;
};

/**
 * Assets under way at a time: the others cost no memory yet, and what is served before the purge is looked at shortly before it.
 * Enough for ten purges a second where each takes fifty seconds to be proved.
 */
const maxStartedAssets = 500;

/** Each asset is verified as soon as its own purge was accepted, while others wait for the rate limit. */
export async function runAssets(
  assets: readonly Asset[],
  inputs: Inputs,
  ports: Ports & RepositoryPorts,
): Promise<{ readonly reports: readonly AssetReport[]; readonly error: unknown }> {
  const halt = new AbortController();
  const signal = AbortSignal.any([ports.signal, halt.signal]);
  ports.log.startGroup('Purge and prove');
  const progress = new Progress(ports.log, ports.clock, {
    total: assets.length,
    rate: inputs.rateLimit,
    timeoutMs: inputs.timeoutMs,
  });
  noteAssets(ports.hosts, assets);
  const stages = createStages(assets, inputs, ports, signal, progress);
  const runOne = async (asset: Asset): Promise<AssetReport> => {
    let phase: Phase = { kind: 'waiting' };
    const note = (begun: Phase) => {
      phase = begun;
    };
    const report = await walk(asset, stages, note).catch((reason: unknown) => {
      halt.abort(reason);
      return reportStopped(asset, phase, toStopReason(signal.reason));
    });
    progress.finished(report);
    return report;
  };
  const reports = await mapWithin(maxStartedAssets, assets, runOne);
  progress.stop();
  ports.log.endGroup();
  return { reports, error: signal.aborted ? signal.reason : undefined };
}

function toStopReason(reason: unknown): string {
  if (!(reason instanceof ActionError)) return 'The run was stopped by a fault of this action.';
  if (reason.code === 'cancelled') return 'The run was cancelled.';
  return reason.code === 'api-key-refused'
    ? 'The run was stopped, because imgix refused the API key.'
    : `The run was stopped (${reason.code}).`;
}

/** `halt` lets what is under way finish, and starts nothing new. */
export function createPurger(inputs: Inputs, ports: Ports, halt: AbortSignal): Purger {
  const { http, clock, random, signal: cancel } = ports;
  const { apiKey, subImage, timeoutMs: maxWaitMs, apiVersion, rateLimit: limit } = inputs;
  const apiUrl = inputs.apiUrl.origin + inputs.apiUrl.path;
  const api = apiVersion === 'v1' ? createApiV1({ apiUrl, apiKey, subImage }) : createApiV2({ apiUrl, apiKey });
  const limiter = new RateLimiter({ limit, clock, random, signal: halt });
  return new Purger({ api, limiter, http, clock, random, maxWaitMs, cancel, halt });
}

function createStages(
  assets: readonly Asset[],
  inputs: Inputs,
  ports: Ports & RepositoryPorts,
  signal: AbortSignal,
  progress: Progress,
): AssetStages {
  const { clock, files, hosts, findUnchangedFile, branchNow } = ports;
  const paths = [...new Set(assets.flatMap(({ file }) => (file === null ? [] : [file])))];
  return {
    purger: createPurger(inputs, ports, signal),
    prove: {
      ...openProbePorts(inputs, { ...ports, signal }),
      timeoutMs: inputs.timeoutMs,
      hosts,
      findUnchangedFile,
      onChecked: (url, cause, words) => progress.checked(url, cause, words),
    },
    params: inputs.verifyParams,
    findNewest: branchNow && openNewest(branchNow, paths, clock),
    isVerifying: inputs.verify !== 'off',
    files,
    onPurged: (asset, purge) => progress.purged(asset.url, purge),
  };
}
