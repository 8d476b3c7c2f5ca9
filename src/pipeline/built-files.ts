// `diagnose` with `deployed`: the built files by which a set-up is looked at, listed as a run would list them.

import { ActionError } from '../errors.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { GitPath } from '../platform/git/git-path.ts';
import type { BuiltFact } from '../report/setup-checks/setup-checks.ts';
import { findDeployedFiles, listDeployedFiles } from '../targets/deployed.ts';
import { openDeployed, type WorkspacePorts } from './find/find-targets.ts';
import type { UnchangedFile } from './unchanged-files.ts';

export type Built = { readonly fact: BuiltFact; readonly files: readonly UnchangedFile[] };

/**
 * `unchanged`: what git has; `changed`: what may not be deployed yet. Undefined without `deployed`, and where the folder is not there and
 * only changed files would be looked for in it: a diagnosis need not build.
 */
export async function findBuilt(
  inputs: Inputs,
  unchanged: readonly UnchangedFile[],
  changed: ReadonlySet<GitPath>,
  ports: Pick<WorkspacePorts, 'openFolder'>,
): Promise<Built | undefined> {
  const isListed = inputs.select !== 'changed';
  try {
    const deployed = await openDeployed(inputs, ports);
    if (deployed === undefined) return undefined;
    const { files } = isListed
      ? await listDeployedFiles(inputs.files, deployed)
      : await findDeployedFiles(
          unchanged.map(({ path }) => path),
          deployed,
        );
    const built = files
      .filter(({ path }) => !changed.has(path))
      .map(({ path, checkoutFile }) => ({
        path,
        expected: { kind: 'updated', now: undefined, checkoutFile } as const,
      }));
    return { fact: isListed ? { kind: 'listed', count: files.length } : { kind: 'looked-up' }, files: built };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return isListed ? { fact: { kind: 'unusable', message: error.message }, files: [] } : undefined;
  }
}
