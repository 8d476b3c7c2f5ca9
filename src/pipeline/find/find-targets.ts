// Event and inputs -> the assets of this run: the requested ones, every tracked one, or those that changed.

import { warnOfEarlyStart, whyNothingIsDeployed } from '../../changes/event/deployment-events.ts';
import type { OpenRepository } from '../../changes/open-repository.ts';
import { ActionError } from '../../errors.ts';
import type { Inputs } from '../../inputs/inputs.ts';
import { warnOfMaskedUrls } from '../../inputs/verify-headers.ts';
import type { OpenedFolder } from '../../platform/files/workspace-folder.ts';
import { toNumber } from '../../platform/wording.ts';
import type { Deployed } from '../../targets/deployed.ts';
import type { Targets } from '../../targets/targets.ts';
import { takeShard, withoutDuplicates } from '../../targets/to-assets.ts';
import { findAllTargets, findChangedTargets } from './changed-targets.ts';
import { noteUnread, type ReadText, readRequestedList } from './requested-list.ts';

/** What earlier steps have left in the workspace. */
export type WorkspacePorts = {
  readonly readText: ReadText;
  readonly openFolder: (path: string) => Promise<OpenedFolder>;
};

/** Throws `ActionError` where the difference cannot be had, or the inputs do not fit together. */
export async function findTargets(inputs: Inputs, opened: OpenRepository, ports: WorkspacePorts): Promise<Targets> {
  const reason = whyNothingIsDeployed(opened.event);
  if (reason !== undefined) return { assets: [], notices: [], warnings: warnOfEarlyStart(opened.event), reason };
  const list = await readRequestedList(inputs, opened.event, ports.readText);
  const deployed = await openDeployed(inputs, ports);
  if (list !== undefined) {
    const { findRequestedTargets } = await import('./requested-targets.ts');
    return toShare(await findRequestedTargets(list, inputs, opened, deployed), inputs);
  }
  requireBaseUrl(inputs);
  requireUrls(inputs);
  if (inputs.select === 'changed') noteUnread(inputs, opened);
  const find = inputs.select === 'changed' ? findChangedTargets : findAllTargets;
  return toShare(await find(inputs, opened, deployed), inputs);
}

/** Each URL once, and those of this job's shard alone. */
function toShare(found: Targets, { shard, headerSecrets }: Inputs): Targets {
  const unique = withoutDuplicates(found.assets);
  const assets = takeShard(unique, shard);
  const masked = warnOfMaskedUrls(
    assets.map(({ url }) => url),
    headerSecrets,
  );
  if (unique.length === 0 || assets.length > 0) return { ...found, assets, warnings: [...found.warnings, ...masked] };
  return {
    ...found,
    assets,
    reason: `None of the run's URLs (${toNumber(unique.length)}) falls into this job's shard.`,
  };
}

/** Undefined without the input `deployed`. Throws `invalid-input` where its folder is not there. */
export async function openDeployed(
  { deployed, root }: Inputs,
  { openFolder }: Pick<WorkspacePorts, 'openFolder'>,
): Promise<Deployed | undefined> {
  if (deployed === undefined) return undefined;
  const folder = await openFolder(deployed);
  if (folder.kind === 'folder') return { input: deployed, root, folder };
  throw new ActionError(
    'invalid-input',
    `Input \`deployed\`: the folder \`${deployed}\` ${folder.wrong}. Name the folder of the workspace that holds the files as they are deployed, laid out as \`root\`, and build it before this step.`,
  );
}

/** A takedown is of what somebody names. */
function requireUrls({ expect }: Inputs): void {
  if (expect !== 'gone') return;
  throw new ActionError(
    'invalid-input',
    'Input `expect: gone` takes down what `urls` name, and none are given. Files that git has deleted are expected to be gone without it.',
  );
}

function requireBaseUrl({ baseUrls }: Inputs): void {
  if (baseUrls.length > 0) return;
  throw new ActionError(
    'invalid-input',
    "Input `base-url` is empty. Give the URL under which imgix serves the repository's assets, such as `https://example.imgix.net`.",
  );
}
