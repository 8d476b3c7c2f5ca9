// The assets of the files that changed, or of all that are tracked; and what is wrong where `root` and `files` let none of
// them through.

import type { Changed, ChangedFile, CommitRange } from '../../changes/changed-file.ts';
import { findFolderFacts } from '../../changes/files/folder-links.ts';
import { listFiles } from '../../changes/files/tracked-files.ts';
import { type FindChangesOptions, findAllFiles, findChanges } from '../../changes/find-changes.ts';
import type { OpenRepository } from '../../changes/open-repository.ts';
import { toWhole } from '../../changes/range/range-notices.ts';
import { ActionError } from '../../errors.ts';
import type { Inputs } from '../../inputs/inputs.ts';
import { inputDefaults } from '../../inputs/raw-inputs.ts';
import type { GitPath } from '../../platform/git/git-path.ts';
import { once } from '../../platform/once.ts';
import { type Deployed, listDeployedFiles, toDeployedChanges } from '../../targets/deployed.ts';
import { explainDoubtful } from '../../targets/selection/doubtful-globs.ts';
import { findUntaken, toFunnel } from '../../targets/selection/funnel.ts';
import { explainOutside, explainShallow, explainUnmatched } from '../../targets/selection/unmatched.ts';
import { createFileFilter } from '../../targets/selection/wanted-files.ts';
import type { Targets } from '../../targets/targets.ts';
import { changedFilesToAssets, trackedFilesToAssets } from '../../targets/to-assets.ts';
import { exceedsLimit } from '../../targets/too-many-urls.ts';

/** Throws `ActionError` where the difference cannot be had. */
export async function findChangedTargets(
  inputs: Inputs,
  opened: OpenRepository,
  deployed: Deployed | undefined,
): Promise<Targets> {
  const changes = await findChanges(opened, toOptions(inputs));
  const { notices, warnings } = opened;
  if (changes.kind === 'nothing') return { assets: [], notices, warnings, reason: changes.reason };
  const { range } = changes;
  const funnel = toFunnel(changes.differing, changes.files, inputs);
  const wanted = changes.files.filter(({ change }) => inputs.changeTypes.has(change));
  const listTracked = () => listWanted(inputs, opened, range.head);
  // Only then, as it takes a look at every changed file.
  const outside = funnel.matchingFiles > 0 ? [] : explainOutside(changes.differing, inputs);
  const built = deployed && (await toDeployedChanges(wanted, deployed, listTracked));
  const doubts = await warnOf(inputs, opened, range, funnel.matchingFiles);
  // Two proposals would be one too many.
  const isImage = createFileFilter(inputs.root, [inputDefaults.files]);
  const shallow = doubts.length > 0 ? [] : explainShallow(changes.differing, inputs, isImage);
  const untaken = doubts.length + shallow.length > 0 ? {} : findUntaken(changes.differing, inputs, isImage);
  return {
    assets: changedFilesToAssets(built?.files ?? wanted, inputs),
    range,
    funnel: { ...funnel, ...untaken },
    changed: once(() => toChangedPaths(changes, inputs)),
    notices: [...notices, ...(built?.notices ?? []), ...shallow],
    warnings: [...warnings, ...(built?.warnings ?? []), ...doubts],
    // Beside a doubt whether anything could match it must not sound as if all were well.
    reason: [funnel.matchingFiles > 0 || doubts.length === 0 ? nothingChanged : noneMatches, ...outside].join(' '),
  };
}

const nothingChanged = 'No file that is to be purged has changed.';
const noneMatches = 'No changed file lies below `root` and matches `files`.';

/** Links among `files` need not differ themselves. */
function toChangedPaths({ differing, files }: Changed, { files: globs }: Inputs): GitPath[] {
  const matching = differing.filter(createFileFilter('', globs));
  return [...new Set([...matching, ...files.map(({ path }) => path)])];
}

async function listWanted(
  { root, files }: Inputs,
  opened: OpenRepository,
  head: string,
): Promise<GitPath[] | undefined> {
  const list = await listFiles(opened, head);
  return list && [...list()].filter(createFileFilter(root, files));
}

/** For `select: all`, and what `select: stale` looks at. */
export async function findAllTargets(
  inputs: Inputs,
  opened: OpenRepository,
  deployed: Deployed | undefined,
): Promise<Targets> {
  refuseRange(inputs);
  const all =
    deployed === undefined ? await findTrackedTargets(inputs, opened) : await findDeployedTargets(inputs, deployed);
  if (inputs.base === undefined) return all;
  // What git no longer has is listed by nobody but the difference.
  const deleted = await findChangedTargets({ ...inputs, changeTypes: new Set(['deleted']) }, opened, deployed);
  return {
    ...all,
    assets: [...all.assets, ...deleted.assets],
    range: deleted.range ?? all.range,
    ...(deleted.changed && { changed: deleted.changed }),
    notices: [...new Set([...all.notices, ...deleted.notices])],
    warnings: [...new Set([...all.warnings, ...deleted.warnings])],
  };
}

function refuseRange({ select, base, since }: Inputs): void {
  if (since !== 'auto' || (select === 'all' && base !== undefined)) {
    const left = select === 'all' ? '`base` and `since`' : '`since`';
    throw new ActionError('invalid-input', `Input \`select: ${select}\` uses no range: leave ${left} out.`);
  }
}

async function findDeployedTargets(inputs: Inputs, deployed: Deployed): Promise<Targets> {
  const { files, warnings } = await listDeployedFiles(inputs.files, deployed);
  const reason = `No file of \`${deployed.input}\`, the input \`deployed\`, matches \`files\`.`;
  const place = `Each is matched as if it lay in \`root\` (\`${inputs.root || '.'}\`), not in \`${deployed.input}\`.`;
  const none = files.length === 0 ? [`${reason} ${place}`] : [];
  return { assets: trackedFilesToAssets(files, inputs), notices: [], warnings: [...none, ...warnings], reason };
}

async function findTrackedTargets(inputs: Inputs, opened: OpenRepository): Promise<Targets> {
  const { files, range } = await findAllFiles(opened, toOptions(inputs));
  const doubts = await warnOf(inputs, opened, range, files.length);
  return {
    assets: trackedFilesToAssets(files, inputs),
    range,
    notices: [...opened.notices],
    warnings: [...opened.warnings, ...doubts],
    reason: 'No tracked file lies below `root` and matches `files`.',
  };
}

/** The tracked files are looked at only where nothing matched, which is so on most pushes: mostly some of them would match. */
async function warnOf(inputs: Inputs, opened: OpenRepository, range: CommitRange, matching: number): Promise<string[]> {
  const { root, files } = inputs;
  // Of a built folder git need not have any.
  const isListed = inputs.deployed !== undefined && inputs.select !== 'changed';
  const tracked = matching > 0 || isListed ? undefined : await listFiles(opened, range.head);
  const isAnyMatched = tracked === undefined || Iterator.from(tracked()).some(createFileFilter(root, files));
  if (isAnyMatched) return explainDoubtful(files);
  const folder = await findFolderFacts(opened, range.head, root);
  return [[...explainUnmatched([...tracked()], { root, files }, folder), ...toCatchUp(inputs, range)].join(' ')];
}

/** A sentence: by the next success, `since: last-success` takes what this run has missed for purged. */
function toCatchUp({ select, dryRun }: Inputs, range: CommitRange): string[] {
  if (select !== 'changed' || dryRun) return [];
  return [`No later run catches up on what this one leaves out: once that is right, run once with ${toWhole(range)}.`];
}

/** What is refused for its number needs no contents. What is stale is known by them alone. */
function isRefused(found: readonly Pick<ChangedFile, 'path' | 'change'>[], inputs: Inputs): boolean {
  const { select, baseUrls, maxUrls, changeTypes } = inputs;
  // Of most pushes no asset need be made for that.
  if (select === 'stale' || found.length * baseUrls.length <= maxUrls) return false;
  const wanted = select === 'all' ? found : found.filter(({ change }) => changeTypes.has(change));
  const named = wanted.map(({ path, change }) => ({ path, change }));
  return exceedsLimit(changedFilesToAssets(named, inputs), inputs);
}

function toOptions(inputs: Inputs): FindChangesOptions {
  const { base, head, since, select, dryRun, verify, originUrl, deployed } = inputs;
  const isCompared = select === 'stale' || (!dryRun && (verify !== 'off' || originUrl !== undefined));
  return {
    base,
    head,
    since,
    // What git has is no matter where the deployed files are at hand.
    contents: deployed === undefined && isCompared,
    isRefused: (found) => isRefused(found, inputs),
    root: inputs.root,
    isWanted: createFileFilter(inputs.root, inputs.files),
  };
}
