// Purges and verifies assets against the simulator, in memory and in virtual time: all of the action but git and the
// runner. A test states what the Source and the commit are like, and looks at the reports and at the simulator.
import { createHash } from 'node:crypto';
import type { FileVersion } from '../../src/changes/changed-file.ts';
import { type Inputs, parseInputs } from '../../src/inputs/inputs.ts';
import { type InputName, inputDefaults } from '../../src/inputs/raw-inputs.ts';
import { keepStale } from '../../src/pipeline/find/stale-assets.ts';
import { runAssets } from '../../src/pipeline/prove/purge-and-prove.ts';
import { type LocalFiles, localFiles } from '../../src/platform/files/local-file.ts';
import type { HttpRequest } from '../../src/platform/http/http.ts';
import type { AssetReport, RunReport } from '../../src/report/run-report.ts';
import { toRunReport } from '../../src/report/to-run-report.ts';
import type { Asset } from '../../src/targets/asset.ts';
import { changedFilesToAssets, requestedUrlsToAssets, trackedFilesToAssets } from '../../src/targets/to-assets.ts';
import type { BranchNow } from '../../src/verify/newest.ts';
import { toBytes } from '../simulator/http-types.ts';
import { ImgixSimulator } from '../simulator/imgix-simulator.ts';
import { type SimulatorOptions, testKey } from '../simulator/options.ts';
import { seededRandom } from '../simulator/seeded-random.ts';
import { noRepository } from './memory-repository.ts';
import { setup } from './reports.ts';
import { createSimulatorHttp, type Latency, type SimulatorHttp } from './simulator-http.ts';
import { VirtualClock } from './virtual-clock.ts';

export type Content = string | Uint8Array;

/** What the commit says of a file. `checkoutFile` is a path on disk. */
export type Change =
  | { readonly change: 'added'; readonly now: Content | FileVersion; readonly checkoutFile?: string }
  | {
      readonly change: 'modified';
      readonly old: Content | FileVersion | undefined;
      readonly now: Content | FileVersion;
      readonly checkoutFile?: string;
    }
  | { readonly change: 'deleted'; readonly old: Content | FileVersion | undefined }
  /** A requested file that is in the checkout. */
  | { readonly change: 'tracked'; readonly now?: Content | FileVersion; readonly checkoutFile?: string }
  /** A requested URL of which git knows nothing. */
  | { readonly change: 'requested' };

export type SiteOptions = {
  readonly simulator?: Omit<SimulatorOptions, 'clock'>;
  readonly clock?: VirtualClock;
  readonly toLatency?: (request: HttpRequest) => Latency;
};

export type Site = {
  readonly clock: VirtualClock;
  readonly simulator: ImgixSimulator;
  readonly http: SimulatorHttp;
  /** Of the first host. */
  url(path: string): string;
  /**
   * Purges and verifies the files (by their paths in the Source) as a run with these inputs would. `base-url` and
   * `api-url` lead to the simulator; `origin-url` does where it is `true`.
   */
  run(changes: Readonly<Record<string, Change>>, inputs?: RunInputs): Promise<SiteRun>;
};

export type RunInputs = Partial<Omit<Record<InputName, string>, 'origin-url'>> & {
  readonly 'origin-url'?: boolean;
  readonly signal?: AbortSignal;
  readonly seed?: number;
  /** What the event's branch holds; without it the event has none. */
  readonly branchNow?: BranchNow;
};

export type SiteRun = {
  readonly reports: readonly AssetReport[];
  readonly report: RunReport;
  /** The only one; throws where there are several. */
  readonly only: AssetReport;
  readonly log: readonly string[];
};

export function openSite({ simulator: options = {}, clock = new VirtualClock(), toLatency }: SiteOptions = {}): Site {
  const simulator = new ImgixSimulator({ ...options, clock: clock.forSimulator });
  const http = createSimulatorHttp(simulator, clock, toLatency);
  return {
    clock,
    simulator,
    http,
    url: (path) => `${simulator.settings.baseUrls[0]}/${path}`,
    run: (changes, inputs) => runOn({ clock, simulator, http }, changes, inputs ?? {}),
  };
}

async function runOn(
  { clock, simulator, http }: Pick<Site, 'clock' | 'simulator' | 'http'>,
  changes: Readonly<Record<string, Change>>,
  { signal = new AbortController().signal, seed = 1, branchNow, ...given }: RunInputs,
): Promise<SiteRun> {
  const { apiUrl, baseUrls, originUrl } = simulator.settings;
  const inputs = parseInputs({
    ...inputDefaults,
    'api-key': testKey,
    'base-url': baseUrls.join('\n'),
    'api-url': apiUrl,
    ...given,
    'origin-url': given['origin-url'] === true ? originUrl : '',
  });
  const lines: string[] = [];
  const log = {
    info: (...more: readonly string[]) => void lines.push(...more),
    debug: () => {},
    startGroup: (title: string) => void lines.push(title),
    endGroup: () => {},
  };
  const found = Object.entries(changes).flatMap(([path, change]) => toAssets(path, change, inputs));
  const world = {
    http,
    files: heldFiles(clock),
    clock,
    signal,
    random: seededRandom(seed),
    hosts: new Map(),
    log,
    findUnchangedFile: async () => undefined,
    branchNow,
  };
  const none = { notices: [], warnings: [], reason: '' };
  const isComparing = inputs.select === 'stale';
  const { assets } = isComparing
    ? (await keepStale({ ...none, assets: found }, inputs, noRepository, world)).targets
    : { assets: found };
  const { reports, error } = await runAssets(assets, inputs, world);
  const report = toRunReport({ notices: [], reports, error }, { ...setup, verify: inputs.verify });
  return {
    reports,
    report,
    log: lines,
    get only() {
      const [first, second] = reports;
      if (first === undefined || second !== undefined) throw new Error(`${reports.length} reports instead of one`);
      return first;
    },
  };
}

/** Time stands still while files are read. */
function heldFiles(clock: VirtualClock): LocalFiles {
  return {
    open: (path) =>
      clock.hold(async () => {
        const file = await localFiles.open(path);
        return (
          file && {
            size: file.size,
            sha256: () => clock.hold(() => file.sha256()),
            dimensions: () => clock.hold(() => file.dimensions()),
          }
        );
      }),
  };
}

function toAssets(path: string, change: Change, { root, baseUrls, originUrl, expect }: Inputs): Asset[] {
  const mapping = { root, baseUrls, expect, ...(originUrl === undefined ? {} : { originUrl }) };
  const checkout =
    'checkoutFile' in change && change.checkoutFile !== undefined ? { checkoutFile: change.checkoutFile } : {};
  const before = 'old' in change && change.old !== undefined ? { before: toVersion(change.old) } : {};
  const after = 'now' in change && change.now !== undefined ? { after: toVersion(change.now) } : {};
  switch (change.change) {
    case 'added':
    case 'modified':
    case 'deleted':
      return changedFilesToAssets([{ path, change: change.change, ...before, ...after, ...checkout }], mapping);
    case 'tracked':
      return trackedFilesToAssets([{ path, ...after, ...checkout }], mapping);
    case 'requested':
      return requestedUrlsToAssets(
        baseUrls.map(({ origin }) => ({ url: `${origin}/${path}`, sourcePath: path })),
        new Map(),
        mapping,
      );
  }
}

/** What git says of a file with this content. */
function toVersion(content: Content | FileVersion): FileVersion {
  if (typeof content !== 'string' && !(content instanceof Uint8Array)) return content;
  const bytes = toBytes(content);
  const blobId = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  return { blobId, size: bytes.length };
}
