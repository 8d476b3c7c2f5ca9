// `diagnose` with `deployed`: the built files by which a set-up is looked at, found as a run would find them.

import { ActionError } from '../errors.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { GitPath } from '../platform/git/git-path.ts';
import type { BuiltFact } from '../report/setup-checks/setup-checks.ts';
import { type Deployed, listDeployedFiles, toDeployedChanges } from '../targets/deployed.ts';
import { createFileFilter } from '../targets/selection/wanted-files.ts';
import { openDeployed, type WorkspacePorts } from './find/find-targets.ts';
import type { UnchangedFile } from './unchanged-files.ts';

export type Built = { readonly fact: BuiltFact; readonly files: readonly UnchangedFile[] };

/** `unchanged`: what git has; `changed`: what may not be deployed yet. */
type OfGit = {
  readonly unchanged: readonly UnchangedFile[];
  readonly changed: ReadonlySet<GitPath>;
  /** All that git has, of what a run selects. */
  readonly listTracked: () => Promise<readonly GitPath[]>;
};

/**
 * Undefined without `deployed`, and where the folder is not there and only changed files would be looked for in it: a diagnosis need
 * not build.
 */
export async function findBuilt(
  inputs: Inputs,
  ofGit: OfGit,
  ports: Pick<WorkspacePorts, 'openFolder'>,
): Promise<Built | undefined> {
  if (inputs.deployed === undefined) return undefined;
  const isListed = inputs.select !== 'changed';
  if (!isListed && isMissing(await ports.openFolder(inputs.deployed))) return undefined;
  try {
    const deployed = await openDeployed(inputs, ports);
    if (deployed === undefined) return undefined;
    const { files } = isListed
      ? await listDeployedFiles(inputs.files, deployed)
      : await lookUp(inputs, ofGit, deployed);
    const built = files
      .filter(({ path }) => !ofGit.changed.has(path))
      .map(({ path, checkoutFile }) => ({
        path,
        expected: { kind: 'updated', now: undefined, checkoutFile } as const,
      }));
    return { fact: isListed ? { kind: 'listed', count: files.length } : { kind: 'looked-up' }, files: built };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return { fact: { kind: 'unusable', message: error.message }, files: [] };
  }
}

/** As a push that changed them would. What lies outside of `root` has no place in the folder. */
function lookUp({ root, files }: Inputs, { unchanged, listTracked }: OfGit, deployed: Deployed) {
  const isWanted = createFileFilter(root, files);
  const wanted = unchanged.filter(({ path }) => isWanted(path));
  return toDeployedChanges(
    wanted.map(({ path }) => ({ path, change: 'modified' })),
    deployed,
    listTracked,
  );
}

function isMissing(folder: Awaited<ReturnType<WorkspacePorts['openFolder']>>): boolean {
  return folder.kind === 'unusable' && folder.isMissing;
}
