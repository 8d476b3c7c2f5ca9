// The assets of a run -> what became of each, many at a time: the stages they share, and what stops them together. A chunk of
// the bundle of its own, for the runs that have assets to purge.

import type { OpenRepository } from '../../changes/open-repository.ts';
import { ActionError } from '../../errors.ts';
import type { Inputs } from '../../inputs/inputs.ts';
import type { GitPath } from '../../platform/git/git-path.ts';
import { keepHeapSmall } from '../../platform/heap.ts';
import { once } from '../../platform/once.ts';
import { mapWithin } from '../../platform/timing/gate.ts';
import { Shared } from '../../platform/timing/shared.ts';
import type { Purger } from '../../purge/purger.ts';
import { Progress } from '../../report/progress.ts';
import type { AssetReport } from '../../report/run-report.ts';
import type { Mapping } from '../../report/setup.ts';
import type { Asset } from '../../targets/asset.ts';
import type { Targets } from '../../targets/targets.ts';
import { noteAssets } from '../../verify/known/known-host.ts';
import { type BranchNow, openNewest } from '../../verify/newest.ts';
import type { ProvePorts } from '../../verify/prove.ts';
import { openPurger } from '../open-purger.ts';
import { type AssetPorts, openProbePorts } from '../probe-ports.ts';
import { openUnchangedFiles } from '../unchanged-files.ts';
import { type AssetStages, reportStopped, walk } from './asset-way.ts';
import { openBranchNow } from './branch-now.ts';
import { openDoor } from './door.ts';
import { openPatience } from './patience.ts';
import type { Phase } from './purges.ts';

/** With what the repository can be asked for while assets are on their way. */
type RunPorts = AssetPorts &
  Pick<ProvePorts, 'findUnchangedFile'> & {
    /** What the event's branch holds by now; undefined where the event has none. */
    readonly branchNow: BranchNow | undefined;
  };

/**
 * Assets of one host under way at a time: the others cost no memory yet. Enough for ten purges a second where each takes fifty seconds to
 * be proved.
 */
const maxStartedAssets = 500;

type Done = {
  readonly reports: readonly AssetReport[];
  /** What stopped the run; undefined where nothing did. */
  readonly error: unknown;
};

/**
 * Resolves with a report of every asset, whatever happens to it, and also where the run is stopped. `mapping`: where imgix has the
 * repository's files, if it had nothing where the inputs say; undefined where that is not known.
 */
export async function purgeAndProve(
  { assets, range, changed }: Pick<Targets, 'assets' | 'range' | 'changed'>,
  inputs: Inputs,
  opened: OpenRepository,
  ports: AssetPorts,
): Promise<Done & { readonly mapping?: Mapping | undefined }> {
  const toChanged = once(() => new Set([...(changed?.() ?? []), ...toFiles(assets)]));
  const done = await runAssets(assets, inputs, {
    ...ports,
    findUnchangedFile: openUnchangedFiles(inputs, toChanged, opened, range?.head, ports.hosts),
    branchNow: openBranchNow(opened, range),
  });
  if (done.error !== undefined) return done;
  const { findMappingFor } = await import('../find-mapping.ts');
  return { ...done, mapping: await findMappingFor(done.reports, toChanged, inputs, opened, ports) };
}

function toFiles(assets: readonly Asset[]): ReadonlySet<GitPath> {
  return new Set(assets.map(({ file }) => file).filter((file) => file !== null));
}

/** Each asset is verified as soon as its own purge was accepted, while others wait for the rate limit. */
export async function runAssets(assets: readonly Asset[], inputs: Inputs, ports: RunPorts): Promise<Done> {
  const halt = new AbortController();
  const signal = AbortSignal.any([ports.signal, halt.signal]);
  ports.log.startGroup('Purge and prove');
  const purger = openPurger(inputs, ports, signal);
  const progress = new Progress(ports.log, ports.clock, {
    total: assets.length,
    rate: inputs.rateLimit,
    timeoutMs: inputs.timeoutMs,
    toFailing: () => purger.failing,
  });
  noteAssets(ports.hosts, assets);
  keepHeapSmall(assets.length, true);
  const stages = createStages(assets, inputs, ports, signal, { purger, progress });
  const runOne = async (asset: Asset): Promise<AssetReport> => {
    let phase: Phase = { kind: 'waiting' };
    const onPhase = (begun: Phase) => {
      phase = begun;
    };
    const report = await walk(asset, stages, onPhase).catch((reason: unknown) => {
      halt.abort(reason);
      return reportStopped(asset, phase, toStopReason(signal.reason), ports.clock);
    });
    progress.finished(report);
    return report;
  };
  // Each host by itself: the assets of one that does not answer hold back no others.
  const byHost = [...Map.groupBy(assets, ({ url }) => new URL(url).origin).values()];
  const withReports = (some: readonly Asset[]) =>
    mapWithin(maxStartedAssets, some, async (asset) => [asset, await runOne(asset)] as const);
  const reportOf = new Map((await Promise.all(byHost.map(withReports))).flat());
  const reports = assets.flatMap((asset) => reportOf.get(asset) ?? []);
  progress.stop();
  ports.log.endGroup();
  return { reports, error: signal.aborted ? signal.reason : undefined };
}

function toStopReason(reason: unknown): string {
  if (!(reason instanceof ActionError)) return 'The run was stopped by a fault of this action.';
  if (reason.code === 'cancelled') return 'The run was cancelled.';
  return reason.code === 'api-key-refused'
    ? 'The run was stopped, because the purge API turned it away.'
    : `The run was stopped (${reason.code}).`;
}

function createStages(
  assets: readonly Asset[],
  inputs: Inputs,
  ports: RunPorts,
  signal: AbortSignal,
  { purger, progress }: { readonly purger: Purger; readonly progress: Progress },
): AssetStages {
  const { clock, files, hosts, findUnchangedFile, branchNow } = ports;
  const probePorts = openProbePorts(inputs, { ...ports, signal });
  return {
    purger,
    door: openDoor(probePorts.sampler, inputs.timeoutMs),
    prove: {
      ...probePorts,
      timeoutMs: inputs.timeoutMs,
      hosts,
      findUnchangedFile,
      unchangedLooks: new Shared(),
      onChecked: (url, cause, words) => progress.checked(url, cause, words),
    },
    params: inputs.verifyParams,
    findNewest: branchNow && openNewest(branchNow, [...toFiles(assets)], clock),
    isVerifying: inputs.verify !== 'off',
    files,
    originPatience: openPatience((host, assets, seconds) =>
      ports.log.info(
        `${host} had the new state of none of ${assets} URLs in time: the others are waited for ${seconds} s each.`,
      ),
    ),
    proofPatience: openPatience((host, assets, seconds) =>
      ports.log.info(`None of ${assets} URLs of ${host} was proved in time: the others have ${seconds} s each.`),
    ),
    onOrigin: ({ url }, { isReady, detail }) => progress.lookedAtOrigin(url, isReady, detail),
    onPurged: (asset, purge) => progress.purged(asset.url, purge),
  };
}
