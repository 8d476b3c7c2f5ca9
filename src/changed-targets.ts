// The assets of the files that changed, or of all that are tracked; and what is wrong where `root` and `files` let none of
// them through.
import { listFiles } from './changes/files/tracked-files.ts';
import { type FindChangesOptions, findAllFiles, findChanges } from './changes/find-changes.ts';
import type { OpenRepository } from './changes/open-repository.ts';
import { ActionError } from './errors.ts';
import type { Inputs } from './inputs/inputs.ts';
import { toFunnel } from './targets/funnel.ts';
import type { Targets } from './targets/targets.ts';
import { changedFilesToAssets, trackedFilesToAssets } from './targets/to-assets.ts';
import { explainCommas, explainUnmatched } from './targets/unmatched.ts';
import { createFileFilter } from './targets/wanted-files.ts';

/** Throws `ActionError` where the difference cannot be had. */
export async function findChangedTargets(inputs: Inputs, opened: OpenRepository): Promise<Targets> {
  const changes = await findChanges(opened, toOptions(inputs));
  const { notices, warnings } = changes;
  if (changes.kind === 'nothing') {
    return { assets: [], range: null, funnel: null, notices, warnings, reason: changes.reason };
  }
  const { range } = changes;
  const funnel = toFunnel(changes.differing, changes.files, inputs);
  const files = changes.files.filter(({ change }) => inputs.changeTypes.has(change));
  return {
    assets: changedFilesToAssets(files, inputs),
    range,
    funnel,
    notices,
    warnings: [...warnings, ...(await warnOf(inputs, opened, range.head, funnel.matchingFiles))],
    reason: 'No file that is to be purged has changed.',
  };
}

/** For `select: all`. */
export async function findTrackedTargets(inputs: Inputs, opened: OpenRepository): Promise<Targets> {
  if (inputs.base !== undefined || inputs.since !== 'auto') {
    throw new ActionError('invalid-input', 'Input `select: all` compares nothing: leave `base` and `since` out.');
  }
  const { files, range, notices, warnings } = await findAllFiles(opened, toOptions(inputs));
  return {
    assets: trackedFilesToAssets(files, inputs),
    range,
    funnel: null,
    notices,
    warnings: [...warnings, ...(await warnOf(inputs, opened, range.head, files.length))],
    reason: 'No tracked file lies below `root` and matches `files`.',
  };
}

/** The tracked files are looked at only where nothing matched: that would be so on every push. */
async function warnOf(inputs: Inputs, opened: OpenRepository, head: string, matching: number): Promise<string[]> {
  const tracked = matching > 0 ? undefined : await listFiles(opened, head);
  const unmatched = tracked === undefined ? [] : explainUnmatched(tracked, inputs);
  return unmatched.length > 0 ? unmatched : explainCommas(inputs.files);
}

function toOptions({ root, files, base, head, since, dryRun, verify, originUrl }: Inputs): FindChangesOptions {
  return {
    since,
    contents: !dryRun && (verify !== 'off' || originUrl !== undefined),
    isWanted: createFileFilter(root, files),
    ...(base === undefined ? {} : { base }),
    ...(head === undefined ? {} : { head }),
  };
}
