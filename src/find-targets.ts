// Event and inputs -> the assets of this run: the requested ones, every tracked one, or those that changed.
import { findChangedTargets, findTrackedTargets } from './changed-targets.ts';
import type { OpenRepository } from './changes/open-repository.ts';
import { whyNothingIsDeployed } from './changes/range/deployed.ts';
import { ActionError } from './errors.ts';
import type { Inputs } from './inputs/inputs.ts';
import { findRequestedTargets, type ReadText, readRequestedList } from './requested-targets.ts';
import type { Targets } from './targets/targets.ts';
import { takeShard, withoutDuplicates } from './targets/to-assets.ts';

/** Throws `ActionError` where the difference cannot be had, or the inputs do not fit together. */
export async function findTargets(inputs: Inputs, opened: OpenRepository, readText: ReadText): Promise<Targets> {
  const reason = whyNothingIsDeployed(opened.event);
  if (reason !== undefined) return { assets: [], range: null, funnel: null, notices: [], warnings: [], reason };
  const list = await readRequestedList(inputs, opened.event, readText);
  if (list !== undefined) return toShare(await findRequestedTargets(list, inputs, opened), inputs);
  requireBaseUrl(inputs);
  const find = inputs.select === 'all' ? findTrackedTargets : findChangedTargets;
  return toShare(await find(inputs, opened), inputs);
}

/** Each URL once, and those of this job's shard alone. */
function toShare(found: Targets, { shard }: Inputs): Targets {
  const unique = withoutDuplicates(found.assets);
  const assets = shard === undefined ? unique : takeShard(unique, shard);
  if (unique.length === 0 || assets.length > 0) return { ...found, assets };
  return { ...found, assets, reason: `None of the ${unique.length} URLs falls into this job's shard.` };
}

function requireBaseUrl({ baseUrls }: Inputs): void {
  if (baseUrls.length > 0) return;
  throw new ActionError(
    'invalid-input',
    "Input `base-url` is empty. Give the URL under which imgix serves the repository's assets, such as `https://example.imgix.net`.",
  );
}
