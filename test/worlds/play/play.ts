// Plays a world: all of the action but git and the runner, against a simulated imgix in this process, in virtual time; and
// then everything that is still under way, until nothing changes any more.
import './unzip-at-once.ts';

import { runAssets } from '../../../src/asset-runs.ts';
import type { FileVersion } from '../../../src/changes/changed-file.ts';
import { type Inputs, parseInputs } from '../../../src/inputs/inputs.ts';
import { inputDefaults, type RawInputs } from '../../../src/inputs/raw-inputs.ts';
import type { LocalFile, LocalFiles } from '../../../src/platform/local-file.ts';
import type { AssetReport } from '../../../src/report/run-report.ts';
import type { Asset } from '../../../src/targets/asset.ts';
import {
  changedFilesToAssets,
  requestedUrlsToAssets,
  takeShard,
  trackedFilesToAssets,
} from '../../../src/targets/to-assets.ts';
import type { ImgixSimulator } from '../../simulator/imgix-simulator.ts';
import { testKey } from '../../simulator/options.ts';
import { seededRandom } from '../../simulator/seeded-random.ts';
import { blobIdOf, contentOf, pointerOf, type Version } from '../contents.ts';
import type { FileStory, World } from '../world.ts';
import { apiUrl, filterPass, hostUrl, openStage, pathOf, token, witnessPath } from './stage.ts';
import { VirtualTime } from './virtual-time.ts';
import { createWorldHttp, type WorldHttp } from './world-http.ts';

export type Played = {
  readonly world: World;
  readonly simulator: ImgixSimulator;
  readonly http: WorldHttp;
  readonly assets: readonly Asset[];
  readonly reports: readonly AssetReport[];
  readonly error: unknown;
  /** When each asset's outcome was logged, by URL. */
  readonly settledMs: ReadonlyMap<string, number>;
  /** How often each rule had the word. */
  readonly rules: ReadonlyMap<string, number>;
  readonly endedMs: number;
  /** The run's beginning on the simulator's clock. */
  readonly startedMs: number;
};

type BranchState = { readonly commit: string; readonly versions: ReadonlyMap<string, FileVersion | null> };

const epochMs = Date.UTC(2026, 0, 1);

export async function play(world: World): Promise<Played> {
  const time = new VirtualTime(epochMs + world.startMs);
  const simulator = openStage(world, time);
  const http = createWorldHttp(world, simulator, time);
  const inputs = toInputs(world);
  const assets = toAssets(world, inputs);
  const settledMs = new Map<string, number>();
  const rules = new Map<string, number>();
  const log = {
    info: (line: string) => {
      const url = /https:\/\/\S+?(?=[:\s]|$)/.exec(line)?.[0];
      if (url !== undefined) settledMs.set(url, time.monotonicMs());
    },
    debug: (line: string) => {
      const [, told = ''] = /^check \S+: number \d+, (.*)$/.exec(line) ?? [];
      for (const [, rule = ''] of told.matchAll(/(\S+) \(/g)) rules.set(rule, (rules.get(rule) ?? 0) + 1);
    },
    annotate: () => {},
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
    log,
    ...(world.inputs.hasBranch ? { branchNow: async () => toBranchState(world, time.monotonicMs()) } : {}),
    findWitness: async (origin: string) => (world.inputs.hasWitness ? `${origin}/${witnessPath}` : undefined),
  };
  const { reports, error } = await time.until(runAssets(assets, inputs, ports));
  const endedMs = time.monotonicMs();
  await time.pass(endedMs + restMs(world));
  return {
    world,
    simulator,
    http,
    assets,
    reports,
    error,
    settledMs,
    rules,
    endedMs,
    startedMs: epochMs + world.startMs,
  };
}

/** After so long everything has taken effect: deployments, visits, purges, and cached errors are over. */
function restMs({ cdn, files }: World): number {
  const effects = cdn.pops.map(({ propagationMs }) => propagationMs ?? 0);
  const arrivals = files.flatMap(({ arrivesMs, lagMs, newer }) => [
    (arrivesMs ?? 0) + (lagMs ?? 0),
    (newer?.arrivesMs ?? 0) + (lagMs ?? 0),
  ]);
  return 100_000 + Math.max(...arrivals) + Math.max(cdn.revalidationMs, ...effects);
}

const knownInputs = new Map<string, Inputs>();

function toInputs({ inputs, cdn }: World): Inputs {
  const raw: RawInputs = {
    ...inputDefaults,
    'api-key': testKey,
    'api-url': apiUrl,
    'base-url': Array.from({ length: cdn.hosts }, (_, host) => hostUrl(host)).join('\n'),
    'origin-url': inputs.origin ? 'https://origin.example.com' : '',
    'secure-url-token': inputs.token ? token : '',
    'verify-params': inputs.params.join('\n'),
    'rate-limit': String(inputs.rateLimit),
    shard: inputs.shard,
    timeout: String(inputs.timeoutS),
    ...('verify-headers' in inputDefaults && inputs.passesFilter ? { 'verify-headers': filterPass.join(': ') } : {}),
  };
  const key = Object.values(raw).join('\0');
  const known = knownInputs.get(key) ?? parseInputs(raw);
  knownInputs.set(key, known);
  return known;
}

function toAssets(world: World, inputs: Inputs): Asset[] {
  const all = world.files.flatMap((story, file) => toFileAssets(pathOf(world, file), story, inputs));
  return inputs.shard === undefined ? all : takeShard(all, inputs.shard);
}

function toFileAssets(path: string, story: FileStory, { root, baseUrls, originUrl }: Inputs): Asset[] {
  const mapping = { root, baseUrls, ...(originUrl === undefined ? {} : { originUrl }) };
  const after = story.now === null ? {} : { after: toFileVersion(story, story.now) };
  const before = story.isOldKnown && story.before !== null ? { before: toFileVersion(story, story.before) } : {};
  const checkout = story.hasCheckout && story.now !== null ? { checkoutFile: path } : {};
  switch (story.change) {
    case 'added':
    case 'modified':
    case 'deleted':
      return changedFilesToAssets([{ path, change: story.change, ...before, ...after, ...checkout }], mapping);
    case 'tracked':
      return trackedFilesToAssets([{ path, ...after, ...checkout }], mapping);
    case 'requested': {
      const urls = baseUrls.map(({ origin }) => ({ url: `${origin}/${path}`, sourcePath: path }));
      return requestedUrlsToAssets(urls, new Map(), mapping);
    }
    default:
      return story.change satisfies never;
  }
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
    case 'filtered': {
      const inGit = Buffer.concat([bytes, Buffer.from('as git has it')]);
      return { blobId: blobIdOf(inGit), size: inGit.length };
    }
  }
}

/** What the tip of the event's branch holds at a moment. */
function toBranchState({ files, ...world }: World, atMs: number): BranchState {
  const versions = files.map((story, file): [string, FileVersion | null] => {
    const isPushed = story.newer !== null && story.newer.pushedMs <= atMs;
    const version = isPushed ? story.newer.version : story.now;
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
