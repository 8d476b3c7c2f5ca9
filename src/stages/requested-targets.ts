// The assets that somebody asks for by URL or path: inputs, a file of the workspace, or what a person filled in when
// starting the workflow by hand.
import type { TrackedFile } from '../changes/changed-file.ts';
import type { GitPath } from '../changes/files/git-path.ts';
import { findFilesAt, listFiles } from '../changes/files/tracked-files.ts';
import type { OpenRepository } from '../changes/open-repository.ts';
import { ActionError } from '../errors.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { parseUrlList } from '../inputs/url-list.ts';
import { eventInputs, type GitHubEvent } from '../platform/event.ts';
import type { WorkspaceText } from '../platform/workspace-file.ts';
import { type Deployed, findDeployedFiles } from '../targets/deployed.ts';
import { checkRequestedPaths } from '../targets/requested/requested-paths.ts';
import { parseRequestedUrls, type RequestedUrl } from '../targets/requested/requested-urls.ts';
import { toRepositoryPath } from '../targets/selection/wanted-files.ts';
import type { Targets } from '../targets/targets.ts';
import { requestedUrlsToAssets } from '../targets/to-assets.ts';

/** Reads a text of the workspace. */
export type ReadText = (path: string) => Promise<WorkspaceText>;

/** The entries of all lists; undefined where none is given. A list that is given may be empty. */
export async function readRequestedList(
  { urls, urlsFile }: Inputs,
  event: GitHubEvent,
  readText: ReadText,
): Promise<readonly string[] | undefined> {
  if (urls !== undefined || urlsFile !== undefined) {
    return [...(urls ?? []), ...(urlsFile === undefined ? [] : await readListFile(urlsFile, readText))];
  }
  const { url, urls: list } = eventInputs(event);
  if (url === undefined && list === undefined) return undefined;
  return [
    ...parseUrlList('The input `url` of the workflow', url ?? ''),
    ...parseUrlList('The input `urls` of the workflow', list ?? ''),
  ];
}

async function readListFile(path: string, readText: ReadText): Promise<string[]> {
  const read = await readText(path);
  if (read.kind === 'text') return parseUrlList(`The file \`${path}\` (input \`urls-file\`)`, read.text);
  throw new ActionError(
    'invalid-input',
    `Input \`urls-file\`: the file \`${path}\` ${read.wrong}. Name a text file of the workspace with one URL or path a line, or a JSON array of them.`,
  );
}

/** Throws `invalid-input` for an entry that cannot be meant as it is written. */
export async function findRequestedTargets(
  list: readonly string[],
  inputs: Inputs,
  opened: OpenRepository,
  deployed: Deployed | undefined,
): Promise<Targets> {
  if (inputs.select === 'stale') {
    throw new ActionError('invalid-input', 'Input `select: stale` finds what is stale by itself: leave `urls` out.');
  }
  const { requested, notices } = parseRequestedUrls(list, inputs.baseUrls);
  const { known, warnings } = await findKnownFiles(requested, inputs, opened, deployed);
  return {
    assets: requestedUrlsToAssets(requested, known, inputs),
    range: null,
    funnel: null,
    notices,
    warnings,
    reason: 'The list of URLs is empty.',
  };
}

type KnownFiles = { readonly known: ReadonlyMap<GitPath, TrackedFile>; readonly warnings: readonly string[] };

/** What is taken down is compared with nothing, and may be gone from the checkout already. */
async function findKnownFiles(
  requested: readonly RequestedUrl[],
  { root, expect }: Inputs,
  opened: OpenRepository,
  deployed: Deployed | undefined,
): Promise<KnownFiles> {
  if (expect === 'gone') return { known: new Map(), warnings: [] };
  const sourcePaths = requested.map(({ sourcePath }) => sourcePath).filter((path) => path !== undefined);
  const paths = [...new Set(sourcePaths.map((path) => toRepositoryPath(root, path)))];
  if (deployed !== undefined) {
    const { files, warnings } = await findDeployedFiles(paths, root, deployed);
    return { known: byPath(files), warnings };
  }
  const known = byPath((await findFilesAt(opened, paths)).filter((file) => file !== undefined));
  return { known, warnings: await checkPaths(requested, root, known, opened) };
}

function byPath(files: readonly TrackedFile[]): ReadonlyMap<GitPath, TrackedFile> {
  return new Map(files.map((file) => [file.path, file]));
}

/** Without a checkout nothing can be said of a path. */
async function checkPaths(
  requested: readonly RequestedUrl[],
  root: string,
  known: ReadonlyMap<GitPath, TrackedFile>,
  opened: OpenRepository,
): Promise<readonly string[]> {
  const head = opened.checkout?.head;
  const tracked = head === undefined ? undefined : await listFiles(opened, head);
  return tracked === undefined
    ? []
    : checkRequestedPaths(requested, root, { tracked: [...tracked()], has: (path) => known.has(path) });
}
