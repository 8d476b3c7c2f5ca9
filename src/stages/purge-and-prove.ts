// The assets of a run -> what became of each. A chunk of the bundle of its own, for the runs that have assets to purge.

import type { OpenRepository } from '../changes/open-repository.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { AssetReport } from '../report/run-report.ts';
import type { Mapping } from '../report/setup.ts';
import type { Targets } from '../targets/targets.ts';
import { type Ports as AssetPorts, runAssets } from './asset-runs.ts';
import { openBranchNow } from './branch-now.ts';
import { openUnchangedFiles } from './unchanged-files.ts';

type Done = {
  readonly reports: readonly AssetReport[];
  /** What stopped the run; undefined where nothing did. */
  readonly error: unknown;
  /** Where imgix has the repository's files, if it had nothing where the inputs say; undefined where that is not known. */
  readonly mapping: Mapping | undefined;
};

/** Resolves with a report of every asset, whatever happens to it, and also where the run is stopped. */
export async function purgeAndProve(
  { assets, range, added = [] }: Pick<Targets, 'assets' | 'range' | 'added'>,
  inputs: Inputs,
  opened: OpenRepository,
  ports: AssetPorts,
): Promise<Done> {
  const changed = new Set([...added, ...assets.flatMap(({ file }) => (file === null ? [] : [file]))]);
  const branchNow = openBranchNow(opened, range);
  const { reports, error } = await runAssets(assets, inputs, {
    ...ports,
    findUnchangedFile: openUnchangedFiles(inputs, changed, opened, range?.head, ports.hosts),
    branchNow,
  });
  if (error !== undefined) return { reports, error, mapping: undefined };
  const { findMappingFor } = await import('./find-mapping.ts');
  return { reports, error, mapping: await findMappingFor(reports, changed, inputs, opened, ports) };
}
