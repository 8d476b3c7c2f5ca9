// The list that somebody asks for by URL or path -> assets. A chunk of the bundle of its own: most runs have no list.
import type { TrackedFile } from '../../changes/changed-file.ts';
import { findRequestedFiles, listFiles } from '../../changes/files/tracked-files.ts';
import type { OpenRepository } from '../../changes/open-repository.ts';
import { withoutTransfer } from '../../changes/repository.ts';
import { ActionError } from '../../errors.ts';
import type { Inputs } from '../../inputs/inputs.ts';
import type { GitPath } from '../../platform/git/git-path.ts';
import { type Deployed, findDeployedFiles, howToLayOut, listAsInRepository } from '../../targets/deployed.ts';
import { refuseGlobs } from '../../targets/requested/path-faults.ts';
import { type CheckedPaths, checkRequestedPaths } from '../../targets/requested/requested-paths.ts';
import {
  parseRequestedUrls,
  type RequestedList,
  type RequestedUrl,
  warnOfOtherHosts,
} from '../../targets/requested/requested-urls.ts';
import { toRepositoryPath } from '../../targets/selection/wanted-files.ts';
import type { Targets } from '../../targets/targets.ts';
import { requestedUrlsToAssets } from '../../targets/to-assets.ts';
import { exceedsLimit } from '../../targets/too-many-urls.ts';

/** Throws `invalid-input` for an entry that cannot be meant as it is written. */
export async function findRequestedTargets(
  list: RequestedList,
  inputs: Inputs,
  opened: OpenRepository,
  deployed: Deployed | undefined,
): Promise<Targets> {
  if (inputs.select === 'stale') {
    throw new ActionError(
      'invalid-input',
      `Input \`select: stale\` finds what is stale by itself: leave ${list.from} out.`,
    );
  }
  const { requested, notices } = parseRequestedUrls(list, inputs.baseUrls);
  const reason = 'The list of URLs is empty.';
  const unknown = requestedUrlsToAssets(requested, new Map(), inputs);
  // A long list would be looked up for minutes.
  if (!inputs.dryRun && exceedsLimit(unknown, inputs))
    return { assets: unknown, notices, warnings: opened.warnings, reason };
  const { known, warnings, slips } = await findKnownFiles(requested, { ...inputs, from: list.from }, opened, deployed);
  const others = inputs.expect === 'gone' ? warnOfOtherHosts(requested, inputs.baseUrls) : [];
  return {
    assets: requestedUrlsToAssets(requested, known, inputs),
    slips,
    notices,
    warnings: [...opened.warnings, ...warnings, ...others],
    reason,
  };
}

/** Where the list comes from, below which folder its paths are, and what for. */
type Asked = Pick<RequestedList, 'from'> & Pick<Inputs, 'root' | 'expect' | 'dryRun'>;

type KnownFiles = {
  readonly known: ReadonlyMap<GitPath, TrackedFile>;
  readonly warnings: readonly string[];
} & Pick<CheckedPaths, 'slips'>;

async function findKnownFiles(
  requested: readonly RequestedUrl[],
  asked: Asked,
  opened: OpenRepository,
  deployed: Deployed | undefined,
): Promise<KnownFiles> {
  const { from, root, expect } = asked;
  const sourcePaths = requested.map(({ sourcePath }) => sourcePath).filter((path) => path !== undefined);
  const paths = [...new Set(sourcePaths.map((path) => toRepositoryPath(root, path)))];
  const findKnown = async (repository = opened.repository) =>
    byPath((await findRequestedFiles({ ...opened, repository }, paths)).filter((file) => file !== undefined));
  if (expect === 'gone') {
    // It is told by its bytes where git still has them at hand, as every second counts, and not by a file that was built.
    const known = deployed === undefined ? await findKnown(withoutTransfer(opened.repository)) : new Map();
    return { known, ...(await checkPaths(requested, asked, opened)) };
  }
  if (deployed !== undefined) return findBuiltFiles(requested, paths, from, deployed);
  const known = await findKnown();
  return { known, ...(await checkPaths(requested, asked, opened, known)) };
}

/**
 * Throws `invalid-input` also where the folder has none of them: then it is another one, or was not built. A full URL is taken at its
 * word, as long as there is any file.
 */
async function findBuiltFiles(
  requested: readonly RequestedUrl[],
  paths: readonly GitPath[],
  from: string,
  deployed: Deployed,
): Promise<KnownFiles> {
  const { files, missing } = await findDeployedFiles(paths, deployed);
  const known = byPath(files);
  const tracked = missing === undefined ? [] : await listAsInRepository(deployed);
  const has = (path: GitPath) => known.has(path);
  const { slips } = checkRequestedPaths(requested, { from, root: deployed.root, tracked, has, told: 'none' });
  if (missing === undefined) return { known, warnings: [], slips };
  const isMeantAsPath = requested.some(({ written }) => written === 'path');
  if (known.size > 0 || (tracked.length > 0 && !isMeantAsPath)) return { known, warnings: [missing], slips };
  const byUrl = tracked.length === 0 ? '' : ' For an image that is not built, give its full URL.';
  throw new ActionError('invalid-input', `${missing} So nothing was purged. ${howToLayOut}${byUrl}`);
}

function byPath(files: readonly TrackedFile[]): ReadonlyMap<GitPath, TrackedFile> {
  return new Map(files.map((file) => [file.path, file]));
}

/** Without a checkout little can be said of a path. `known`: left out for a takedown. */
async function checkPaths(
  requested: readonly RequestedUrl[],
  { from, root, expect, dryRun }: Asked,
  opened: OpenRepository,
  known?: KnownFiles['known'],
): Promise<Omit<KnownFiles, 'known'>> {
  const head = opened.checkout?.head;
  const list = head === undefined ? undefined : await listFiles(opened, head);
  if (list === undefined) {
    refuseGlobs(requested, from);
    return { warnings: [], slips: new Map() };
  }
  const tracked = [...list()];
  const there = known ?? new Set(tracked);
  const has = (path: GitPath) => there.has(path);
  // What is to go may be gone from the checkout already: what imgix gives tells whether it is a slip, and not to a dry run.
  const ofTakedown = dryRun ? 'slips' : 'none';
  const told = expect === 'gone' ? ofTakedown : 'all';
  const { hints, slips } = checkRequestedPaths(requested, { from, root, tracked, has, told });
  return { warnings: hints, slips };
}
