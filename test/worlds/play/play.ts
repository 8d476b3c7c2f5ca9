// Plays a world: all of the action but git and the runner, against a simulated imgix in this process, in virtual time; and
// then everything that is still under way, until nothing changes any more.
import './unzip-at-once.ts';

import type { FileVersion } from '../../../src/changes/changed-file.ts';
import { type Inputs, parseInputs } from '../../../src/inputs/inputs.ts';
import { inputDefaults, type RawInputs } from '../../../src/inputs/raw-inputs.ts';
import { keepStale } from '../../../src/pipeline/find/stale-assets.ts';
import type { AssetPorts } from '../../../src/pipeline/probe-ports.ts';
import { runAssets } from '../../../src/pipeline/prove/purge-and-prove.ts';
import type { LocalFile, LocalFiles } from '../../../src/platform/files/local-file.ts';
import type { AssetReport } from '../../../src/report/run-report.ts';
import type { Asset } from '../../../src/targets/asset.ts';
import { type Deployed, listDeployedFiles, toDeployedChanges } from '../../../src/targets/deployed.ts';
import {
  changedFilesToAssets,
  requestedUrlsToAssets,
  takeShard,
  trackedFilesToAssets,
} from '../../../src/targets/to-assets.ts';
import type { ImgixSimulator, Served } from '../../simulator/imgix-simulator.ts';
import { testKey } from '../../simulator/options.ts';
import { seededRandom } from '../../simulator/seeded-random.ts';
import { noRepository } from '../../support/memory-repository.ts';
import { blobIdOf, contentOf, pointerOf, type Version } from '../contents.ts';
import type { FileStory, World } from '../world.ts';
import { apiUrl, filterPass, hostUrl, openStage, pathOf, queriesOf, signed, tokenOf, unchangedPath } from './stage.ts';
import { VirtualTime } from './virtual-time.ts';
import { createWorldHttp, type WorldHttp } from './world-http.ts';

export type Played = {
  readonly world: World;
  readonly simulator: ImgixSimulator;
  readonly http: WorldHttp;
  readonly assets: readonly Asset[];
  readonly reports: readonly AssetReport[];
  /** With `select: stale`. */
  readonly selection: Selection | undefined;
  readonly error: unknown;
  /** When each asset's outcome was logged, by URL. */
  readonly settledMs: ReadonlyMap<string, number>;
  /** How often each rule had the word. */
  readonly rules: ReadonlyMap<string, number>;
  readonly endedMs: number;
  /** The run's beginning on the simulator's clock. */
  readonly startedMs: number;
  /** What is served at last, twice: when everything has taken effect, and when cached errors are over, too. One may hide the other. */
  readonly rests: readonly Rest[];
};

/** By URL without its signature, of what was proved and its derivatives. */
export type Rest = ReadonlyMap<string, readonly Served[]>;

export type Comparison = 'stale' | 'missing' | 'indeterminate';

export type Selection = {
  readonly found: readonly Asset[];
  /** What the comparison said of them, by URL; nothing of those that are the same. */
  readonly comparisons: ReadonlyMap<string, Comparison>;
  /** When all were compared. */
  readonly untilMs: number;
};

const nothingToDo = { reports: [], error: undefined } as const;

type BranchState = { readonly commit: string; readonly versions: ReadonlyMap<string, FileVersion | null> };

const epochMs = Date.UTC(2026, 0, 1);

export async function play(world: World): Promise<Played> {
  const time = new VirtualTime(epochMs + world.startMs);
  const simulator = openStage(world, time);
  const http = createWorldHttp(world, simulator, time);
  const inputs = toInputs(world);
  const settledMs = new Map<string, number>();
  const rules = new Map<string, number>();
  const comparisons = new Map<string, Comparison>();
  const log = {
    info: (...lines: readonly string[]) => {
      for (const line of lines) {
        const [, told, compared = ''] = /^(stale|missing|indeterminate) (https:\S+): /.exec(line) ?? [];
        if (told !== undefined) comparisons.set(compared, told as Comparison);
        const url = /https:\/\/\S+?(?=[:\s]|$)/.exec(line)?.[0];
        if (url !== undefined) settledMs.set(url, time.monotonicMs());
      }
    },
    debug: (line: string) => {
      const [, told = ''] = /^check \S+: number \d+, (.*)$/.exec(line) ?? [];
      for (const [, rule = ''] of told.matchAll(/(\S+) \(/g)) rules.set(rule, (rules.get(rule) ?? 0) + 1);
    },
    startGroup: () => {},
    endGroup: () => {},
  };
  const { signal } = new AbortController();
  const ports = {
    http,
    files: filesOf(world),
    clock: time,
    signal,
    random: seededRandom(world.seed),
    hosts: new Map(),
    log,
    branchNow: world.inputs.hasBranch ? async () => toBranchState(world, time.monotonicMs()) : undefined,
    findUnchangedFile: async (base: string) => (world.inputs.hasUnchangedFile ? `${base}/${unchangedPath}` : undefined),
  };
  const found = await time.until(findAssets(world, inputs));
  const isComparing = world.inputs.select === 'stale' && found.length > 0;
  const assets = isComparing ? await time.until(keepStaleOf(found, inputs, ports)) : found;
  const selection = isComparing ? { found, comparisons, untilMs: time.monotonicMs() } : undefined;
  const { reports, error } = assets.length === 0 ? nothingToDo : await time.until(runAssets(assets, inputs, ports));
  const endedMs = time.monotonicMs();
  const restMs = endedMs + effectMs(world);
  await time.pass(restMs);
  const beforeErrorsEnd = toRest(world, simulator, reports);
  await time.pass(restMs + world.cdn.errorTtlMs);
  return {
    world,
    simulator,
    http,
    assets,
    selection,
    reports,
    error,
    settledMs,
    rules,
    endedMs,
    startedMs: epochMs + world.startMs,
    rests: [beforeErrorsEnd, toRest(world, simulator, reports)],
  };
}

function toRest(world: World, simulator: ImgixSimulator, reports: readonly AssetReport[]): Rest {
  const proved = reports.filter(({ verification }) => verification.outcome === 'verified');
  const urls = proved.flatMap(({ url }) => queriesOf(world).map((query) => (query === '' ? url : `${url}?${query}`)));
  return new Map(urls.map((url) => [url, simulator.serves(signed(world, url))]));
}

/** After so long everything has taken effect: deployments, visits, purges. */
function effectMs({ cdn, files }: World): number {
  const effects = cdn.pops.map(({ propagationMs }) => propagationMs ?? 0);
  const arrivals = files.flatMap(({ arrivesMs, lagMs, newer }) => [
    (arrivesMs ?? 0) + (lagMs ?? 0),
    (newer?.arrivesMs ?? 0) + (lagMs ?? 0),
  ]);
  return 100_000 + Math.max(...arrivals) + Math.max(cdn.revalidationMs, ...effects);
}

const knownInputs = new Map<string, Inputs>();
const mostInputs = 1_000;

function toInputs({ inputs, cdn }: World): Inputs {
  const raw: RawInputs = {
    ...inputDefaults,
    'api-key': testKey,
    'api-url': apiUrl,
    'base-url': Array.from({ length: cdn.hosts }, (_, host) => hostUrl(host)).join('\n'),
    'origin-url': inputs.origin ? 'https://origin.example.com' : '',
    'secure-url-token': tokenOf(inputs),
    'verify-params': inputs.params.join('\n'),
    'rate-limit': String(inputs.rateLimit),
    shard: inputs.shard,
    'change-types': inputs.changeTypes === '' ? inputDefaults['change-types'] : inputs.changeTypes,
    // Of the user's own: so it is no mistake where everything differs.
    'max-urls': '5000',
    timeout: String(inputs.timeoutS),
    'verify-headers': inputs.passesFilter ? filterPass.join(': ') : '',
  };
  const key = Object.values(raw).join('\0');
  if (knownInputs.size > mostInputs) knownInputs.clear();
  const known = knownInputs.get(key) ?? parseInputs(raw);
  knownInputs.set(key, known);
  return known;
}

async function findAssets(world: World, inputs: Inputs): Promise<Asset[]> {
  const all: Asset[] = [];
  for (const [file, story] of world.files.entries()) all.push(...(await findFileAssets(world, file, story, inputs)));
  return inputs.shard === undefined ? all : takeShard(all, inputs.shard);
}

async function findFileAssets(world: World, file: number, story: FileStory, inputs: Inputs): Promise<Asset[]> {
  const path = pathOf(world, file);
  const { root, baseUrls, originUrl } = inputs;
  const { expect, isBuilt } = world.inputs;
  const mapping = { root, baseUrls, ...(originUrl === undefined ? {} : { originUrl }), expect };
  const requested = baseUrls.map(({ origin }) => ({ url: `${origin}/${path}`, sourcePath: path }));
  if (expect === 'gone') return requestedUrlsToAssets(requested, new Map(), mapping);
  const after = story.now === null || isBuilt ? {} : { after: toFileVersion(story, story.now) };
  const before = story.isOldKnown && story.before !== null ? { before: toFileVersion(story, story.before) } : {};
  const checkout = story.hasCheckout && story.now !== null ? { checkoutFile: path } : {};
  switch (story.change) {
    case 'added':
    case 'modified':
    case 'deleted': {
      const isWanted = world.inputs.select === 'stale' || inputs.changeTypes.has(story.change);
      const changed = isWanted ? [{ path, change: story.change, ...before, ...after, ...checkout }] : [];
      const { files } = isBuilt
        ? await toDeployedChanges(changed, deployedOf(world, root), async () => [])
        : { files: changed };
      return changedFilesToAssets(files, mapping);
    }
    case 'tracked': {
      const { files } = isBuilt
        ? await listDeployedFiles([path], deployedOf(world, root))
        : { files: [{ path, ...after, ...checkout }] };
      return trackedFilesToAssets(files, mapping);
    }
    case 'requested':
      return requestedUrlsToAssets(requested, new Map(), mapping);
    default:
      return story.change satisfies never;
  }
}

/** A folder with all that is deployed. */
function deployedOf(world: World, root: string): Deployed {
  const paths = world.files.flatMap(({ now }, file) => (now === null ? [] : [pathOf(world, file)]));
  const find = async (path: string) => (paths.includes(path) ? { path, isReadable: true } : undefined);
  return { input: 'dist', root, folder: { kind: 'folder', find, list: async () => ({ files: paths, lost: [] }) } };
}

async function keepStaleOf(assets: readonly Asset[], inputs: Inputs, ports: AssetPorts): Promise<readonly Asset[]> {
  const none = { notices: [], warnings: [], reason: '' };
  const { targets } = await keepStale({ ...none, assets }, inputs, noRepository, ports);
  return targets.assets;
}

/** What git says of a version. */
function toFileVersion({ kind, storage }: FileStory, version: Version): FileVersion {
  const content = contentOf(kind, version);
  const { bytes, blobId, sha256 } = content;
  switch (storage) {
    case 'plain':
      return { blobId, size: bytes.length };
    case 'lfs':
      return {
        blobId: blobIdOf(pointerOf(content)),
        size: pointerOf(content).length,
        lfs: { sha256, size: bytes.length },
      };
    case 'built':
    case 'filtered': {
      const inGit = Buffer.concat([bytes, Buffer.from('as git has it')]);
      return { blobId: blobIdOf(inGit), size: inGit.length };
    }
  }
}

/** What the tip of the event's branch holds at a moment. */
function toBranchState({ files, ...world }: World, atMs: number): BranchState {
  const { expect, isBuilt } = world.inputs;
  const versions = files.map((story, file): [string, FileVersion | null] => {
    const isPushed = story.newer !== null && story.newer.pushedMs <= atMs;
    // What is taken down may be in git all the same, and what is built need not be.
    const ofCommit = expect === 'gone' ? story.before : isBuilt && story.change === 'tracked' ? null : story.now;
    const version = isPushed ? story.newer.version : ofCommit;
    return [pathOf({ ...world, files }, file), version === null ? null : toFileVersion(story, version)];
  });
  return { commit: 'b'.repeat(40), versions: new Map(versions) };
}

/** The checkout has what was deployed. */
function filesOf(world: World): LocalFiles {
  return {
    open: async (path) => {
      const file = world.files.findIndex((_, index) => pathOf(world, index) === String(path));
      const story = world.files[file];
      return story === undefined || story.now === null ? undefined : toLocalFile(story.kind, story.now);
    },
  };
}

function toLocalFile(kind: FileStory['kind'], version: Version): LocalFile {
  const { bytes, sha256, dimensions } = contentOf(kind, version);
  return { size: bytes.length, sha256: async () => sha256, dimensions: async () => dimensions };
}
