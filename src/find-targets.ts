// Event and inputs -> the assets of this run: the requested ones, every tracked one, or those that changed.

import type { CommitRange, TrackedFile } from './changes/changed-file.ts';
import type { GitPath } from './changes/files/git-path.ts';
import { findFilesAt, hasFilesBelow } from './changes/files/tracked-files.ts';
import { type FindChangesOptions, findAllFiles, findChanges } from './changes/find-changes.ts';
import type { OpenRepository } from './changes/open-repository.ts';
import { whyNothingIsDeployed } from './changes/range/deployed.ts';
import { ActionError } from './errors.ts';
import { parseLines } from './inputs/input-values.ts';
import type { Inputs } from './inputs/inputs.ts';
import { eventInputs, type GitHubEvent } from './platform/event.ts';
import type { Asset } from './targets/asset.ts';
import type { Funnel } from './targets/funnel.ts';
import { parseRequestedUrls } from './targets/requested-urls.ts';
import {
  changedFilesToAssets,
  type Mapping,
  requestedUrlsToAssets,
  takeShard,
  trackedFilesToAssets,
  withoutDuplicates,
} from './targets/to-assets.ts';
import { createFileFilter, toRepositoryPath } from './targets/wanted-files.ts';

export type Targets = {
  readonly assets: readonly Asset[];
  readonly range: CommitRange | null;
  readonly funnel?: Funnel | null;
  readonly notices: readonly string[];
  readonly warnings: readonly string[];
  /** Why there are no assets, where there are none. */
  readonly reason: string;
};

/** Throws `ActionError` where the difference cannot be had, or the inputs do not fit together. */
export async function findTargets(inputs: Inputs, opened: OpenRepository): Promise<Targets> {
  const idle = whyNothingIsDeployed(opened.event);
  if (idle !== undefined) return { assets: [], range: null, notices: [], warnings: [], reason: idle };
  const found = await withRootChecked(await find(inputs, opened), inputs, opened);
  const unique = withoutDuplicates(found.assets);
  const assets = inputs.shard === undefined ? unique : takeShard(unique, inputs.shard);
  if (unique.length === 0 || assets.length > 0) return { ...found, assets };
  return { ...found, assets, reason: `None of the ${unique.length} URLs falls into this job's shard.` };
}

function find(inputs: Inputs, opened: OpenRepository): Promise<Targets> {
  const lines = inputs.urls.length > 0 ? inputs.urls : toEventLines(opened.event);
  if (lines.length > 0) return findRequested(lines, inputs, opened);
  if (inputs.baseUrls.length === 0) {
    throw new ActionError(
      'invalid-input',
      "Input `base-url` is empty. Give the URL under which imgix serves the repository's assets, such as `https://example.imgix.net`.",
    );
  }
  return inputs.select === 'all' ? findTracked(inputs, opened) : findChanged(inputs, opened);
}

async function findChanged(inputs: Inputs, opened: OpenRepository): Promise<Targets> {
  const changes = await findChanges(opened, toOptions(inputs));
  const { notices, warnings } = changes;
  if (changes.kind === 'nothing') return { assets: [], range: null, notices, warnings, reason: changes.reason };
  const { range } = changes;
  const files = changes.files.filter(({ change }) => inputs.changeTypes.has(change));
  const reason = 'No file that matches `files`, below `root` and of a kind in `change-types`, has changed.';
  return { assets: changedFilesToAssets(files, toMapping(inputs)), range, notices, warnings, reason };
}

async function findTracked(inputs: Inputs, opened: OpenRepository): Promise<Targets> {
  if (inputs.base !== undefined || inputs.since !== 'auto') {
    throw new ActionError('invalid-input', 'Input `select: all` compares nothing: leave `base` and `since` out.');
  }
  const { files, range, notices, warnings } = await findAllFiles(opened, toOptions(inputs));
  const reason = 'No tracked file matches `files`, below `root`.';
  return { assets: trackedFilesToAssets(files, toMapping(inputs)), range, notices, warnings, reason };
}

async function findRequested(lines: readonly string[], inputs: Inputs, opened: OpenRepository): Promise<Targets> {
  const { requested, notices } = parseRequestedUrls(lines, inputs.baseUrls);
  const sourcePaths = requested.map(({ sourcePath }) => sourcePath).filter((path) => path !== undefined);
  const paths = [...new Set(sourcePaths.map((path) => toRepositoryPath(inputs.root, path)))];
  const found = await findFilesAt(opened, paths);
  const known = new Map<GitPath, TrackedFile>(found.flatMap((file) => (file === undefined ? [] : [[file.path, file]])));
  const assets = requestedUrlsToAssets(requested, known, toMapping(inputs));
  return { assets, range: null, notices, warnings: [], reason: 'No URL was requested.' };
}

/** Nothing to do may be the fault of a misspelt `root`, and would be on every push. */
async function withRootChecked(found: Targets, inputs: Inputs, opened: OpenRepository): Promise<Targets> {
  const { root } = inputs;
  if (root === '' || found.range === null || found.assets.length > 0) return found;
  if ((await hasFilesBelow(opened, root)) !== false) return found;
  const notice = `The commit that is checked out has no file below \`${root}\`, the input \`root\`. Is it misspelt?`;
  return { ...found, notices: [...found.notices, notice] };
}

function toEventLines(event: GitHubEvent): string[] {
  const { url = '', urls = '' } = eventInputs(event);
  return parseLines(`${url}\n${urls}`);
}

function toOptions(inputs: Inputs): FindChangesOptions {
  const { base, head, since, dryRun, verify, originUrl } = inputs;
  return {
    since,
    contents: !dryRun && (verify !== 'off' || originUrl !== undefined),
    isWanted: createFileFilter(inputs.root, inputs.files),
    ...(base === undefined ? {} : { base }),
    ...(head === undefined ? {} : { head }),
  };
}

function toMapping({ root, baseUrls, originUrl }: Inputs): Mapping {
  return { root, baseUrls, ...(originUrl === undefined ? {} : { originUrl }) };
}
