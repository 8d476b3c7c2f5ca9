// `diagnose: true`: looks at a set-up instead of purging what changed. Files that have not changed are asked for on every
// host, and one of them is purged: where the Source answers 304 that does nothing, otherwise imgix loads the same file again.

import { findFolderFacts } from '../changes/files/folder-links.ts';
import { findTrackedPaths } from '../changes/files/tracked-files.ts';
import { hurried, type OpenRepository } from '../changes/open-repository.ts';
import { ActionError, withoutAnswer } from '../errors.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { isSvg, isTextFile } from '../platform/files/file-kind.ts';
import type { GitPath } from '../platform/git/git-path.ts';
import { GitHubApiError } from '../platform/github/api-error.ts';
import { KeyRefusedError, withoutForeign } from '../purge/purge-result.ts';
import type { Mapping } from '../report/setup.ts';
import type { KeyFact, SetupFacts } from '../report/setup-checks/setup-checks.ts';
import { explainUnmatched } from '../targets/selection/unmatched.ts';
import { createFileFilter } from '../targets/selection/wanted-files.ts';
import { type BaseUrl, toAddress } from '../targets/url/base-url.ts';
import { toOwnUrls } from '../targets/url/places.ts';
import { examineHost, examineOrigin, type Given, type HostFacts, type Specimen } from '../verify/served/examine.ts';
import type { ServedPorts } from '../verify/served/find-served.ts';
import { findBuilt } from './built-files.ts';
import type { WorkspacePorts } from './find/find-targets.ts';
import { openPurger } from './open-purger.ts';
import { type AssetPorts, openProbePorts } from './probe-ports.ts';
import { findUnchanged, type UnchangedFile } from './unchanged-files.ts';

/** `missingKey`: as in `DryRun`. Throws `invalid-input` where `base-url` is empty; what cannot be found out is undefined in the facts. */
export async function diagnoseSetup(
  inputs: Inputs,
  missingKey: string | undefined,
  opened: OpenRepository,
  ports: AssetPorts & Pick<WorkspacePorts, 'openFolder'>,
): Promise<{ readonly facts: SetupFacts; readonly mapping: Mapping | undefined }> {
  if (inputs.baseUrls.length === 0)
    throw new ActionError('invalid-input', 'Input `base-url` is empty. `diagnose: true` checks what is served there.');
  const changed = await findLastChanges(opened);
  const unchanged = await findUnchanged(inputs, changed, opened, maxCandidates).catch(withoutAnswer);
  const listTracked = () => findWanted(inputs, opened);
  const built = await findBuilt(inputs, { unchanged: unchanged ?? [], changed, listTracked }, ports);
  const candidates = built?.files ?? unchanged ?? [];
  const probePorts = { ...openProbePorts(inputs, ports), params: inputs.verifyParams };
  const hosts = await Promise.all(
    inputs.baseUrls.map((base) => examineHost(toAddress(base), choose(candidates, inputs.root, base), probePorts)),
  );
  // 403 and 410 are for a missing file, too, though they may be of the whole host (`mayBeOfHost`).
  const isLost = hosts.some(({ files }) => files.length > 0 && files.every(({ given }) => isNothingThere(given)));
  const isSearched = isLost || hosts.every(({ files }) => files.length === 0);
  // What could not be listed is not asked for again: that may last as long as git and GitHub's API are waited for. And what a
  // built folder lists lies at its place whatever `root` is.
  const mapping =
    unchanged !== undefined && (built === undefined || built.fact.kind === 'looked-up') && isSearched
      ? await (await import('./find-mapping.ts')).findMapping(inputs, changed, opened, probePorts)
      : undefined;
  const [tracked, key, permissions, origin] = await Promise.all([
    unchanged && countTracked(inputs, opened).catch(withoutAnswer),
    missingKey === undefined
      ? tryKey(hosts, mapping, inputs, ports)
      : ({ kind: 'missing', message: missingKey } as const),
    findPermissions(opened),
    askOrigin(hosts, candidates, inputs, probePorts),
  ]);
  const isCheckedOut = opened.checkout?.head !== undefined;
  const found = { isCheckedOut, ...(tracked ?? notCounted), built: built?.fact, hosts, key, permissions, origin };
  return { facts: { ...found, purgesPerSecond: inputs.rateLimit }, mapping };
}

function isNothingThere(given: Given): boolean {
  return given.kind === 'default-image' || (given.kind === 'status' && [403, 404, 410].includes(given.status));
}

/** Of these a few are asked for, an SVG among them where there is one. */
const maxCandidates = 200;
const maxImages = 3;

function choose(candidates: readonly UnchangedFile[], root: string, base: BaseUrl): Specimen[] {
  const specimens = candidates.flatMap(({ path, expected }) =>
    toOwnUrls(path, root, [base]).map((url) => ({ file: path, url, expected })),
  );
  const files = specimens.filter(({ url }) => !isSvg(url));
  // Text is passed through where images are re-encoded.
  const images = files.filter(({ url }) => !isTextFile(url));
  return [
    ...(images.length > 0 ? images : files).slice(0, maxImages),
    ...specimens.filter(({ url }) => isSvg(url)).slice(0, 1),
  ];
}

/** What the last commit changed may not be deployed yet, and asking for it would plant a 404. */
async function findLastChanges({ repository, checkout }: OpenRepository): Promise<ReadonlySet<GitPath>> {
  const head = checkout?.head;
  if (head === undefined) return new Set();
  const [parent] = (await repository.parents(head).catch(withoutAnswer)) ?? [];
  const changes = parent === undefined ? [] : await repository.diffTrees(parent, head).catch(withoutAnswer);
  return new Set(changes?.map(({ path }) => path));
}

const notCounted = { tracked: undefined, unmatched: [] };

/** What a run of all selects. */
async function findWanted({ root, files }: Inputs, opened: OpenRepository): Promise<GitPath[]> {
  const head = opened.checkout?.head;
  return head === undefined ? [] : findTrackedPaths(opened, head, createFileFilter(root, files));
}

async function countTracked(
  inputs: Inputs,
  opened: OpenRepository,
): Promise<Pick<SetupFacts, 'tracked' | 'unmatched'>> {
  const head = opened.checkout?.head;
  if (head === undefined) return notCounted;
  const tracked = (await findWanted(inputs, opened)).length;
  if (tracked > 0) return { tracked, unmatched: [] };
  const { root, files } = inputs;
  const all = await findTrackedPaths(opened, head, () => true);
  return { tracked, unmatched: explainUnmatched(all, { root, files }, await findFolderFacts(opened, head, root)) };
}

/** With `origin-url`: what the Source itself gives for files that imgix serves. */
async function askOrigin(
  hosts: readonly HostFacts[],
  candidates: readonly UnchangedFile[],
  { root, originUrl }: Inputs,
  ports: ServedPorts,
): Promise<SetupFacts['origin']> {
  if (originUrl === undefined) return undefined;
  const files = hosts.flatMap((host) => host.files);
  const served = new Set(files.filter(({ given }) => given.kind === 'served').map(({ file }) => file));
  const specimens = candidates
    .filter(({ path }) => served.has(path))
    .flatMap(({ path, expected }) => toOwnUrls(path, root, [originUrl]).map((url) => ({ file: path, url, expected })));
  const found = await examineOrigin(specimens, ports);
  return found && { ...found, count: specimens.length };
}

/** By the purge of a file that imgix serves, at another place than the inputs say where there is none. */
async function tryKey(
  hosts: readonly HostFacts[],
  mapping: Mapping | undefined,
  inputs: Inputs,
  ports: AssetPorts,
): Promise<KeyFact> {
  const asked = hosts.flatMap(({ files }) => files);
  const url = asked.find(({ given }) => given.kind === 'served')?.url ?? (mapping?.isSure ? mapping.url : undefined);
  if (inputs.apiKey === '') return { kind: 'not-asked', why: '`api-key` is empty' };
  if (inputs.dryRun) return { kind: 'not-asked', why: '`dry-run` sends nothing to the API' };
  if (url === undefined) {
    const why = asked.length === 0 ? 'no unchanged file is known that could be purged' : noneServed;
    return { kind: 'not-asked', why };
  }
  try {
    const result = await openPurger(inputs, ports, ports.signal).purge(url, { priority: 'first' });
    const { error: problem, status } = withoutForeign(result, 'Nothing shows that imgix has accepted the key.');
    return problem === null ? { kind: 'accepted', url } : { kind: 'failed', url, problem, status };
  } catch (error) {
    if (!(error instanceof KeyRefusedError)) throw error;
    return { kind: 'refused', message: error.message };
  }
}

const noneServed = 'imgix serves none of the unchanged files, one of which would be purged';

/** By asking for what each of them opens. */
async function findPermissions({ eventApi, event }: OpenRepository): Promise<SetupFacts['permissions']> {
  const api = await eventApi(hurried);
  const canAsk = async (ask: () => Promise<unknown>): Promise<boolean | undefined> => {
    try {
      await ask();
      return true;
    } catch (error) {
      if (!(error instanceof GitHubApiError)) throw error;
      return error.httpStatus === 403 || error.httpStatus === 404 ? false : undefined;
    }
  };
  if (api === undefined) return [];
  const { runId } = event;
  const [canReadContents, canReadRuns, canReadDeployments] = await Promise.all([
    canAsk(() => api.resolve('HEAD')),
    runId === undefined ? undefined : canAsk(() => api.run(runId)),
    canAsk(() => api.deployments('production').next()),
  ]);
  return [
    { name: 'contents: read', use: 'commits that the checkout lacks', granted: canReadContents },
    { name: 'actions: read', use: '`since: last-success`, schedules and `workflow_run`', granted: canReadRuns },
    { name: 'deployments: read', use: '`deployment_status`', granted: canReadDeployments },
  ];
}
