// `npm run soak`: dist/index.js against the simulator on a large scale, without a rate limit. Prints what it measured and
// fails where a bound is broken. Not a part of the tests: it takes minutes.
// Threat model: 15.

import { testKey } from '../simulator/options.ts';
import { type RunningSimulator, type StartOptions, startSimulator } from '../simulator/start-simulator.ts';
import { TestArea } from '../support/repository.ts';
import { type ActionResult, runAction } from '../support/run-action.ts';
import { MemorySamples } from './memory-samples.ts';
import { addFaults } from './soak-faults.ts';

type Phase = {
  readonly title: string;
  readonly assets: number;
  readonly imgix: StartOptions;
  /** Of all requests, with every kind of fault. */
  readonly faultShare: number;
  /**
   * Limit of the action's heap. Node frees memory late where there is plenty; with so little of it, what is left over would
   * show as a run that dies.
   */
  readonly heapMegabytes: number;
  readonly bounds: { readonly seconds: number; readonly peakMegabytes: number; readonly growth: number };
};

type Asset = {
  readonly url: string;
  readonly purge: { readonly outcome: string };
  readonly verification: { readonly outcome: string };
  readonly problem: { readonly code: string } | null;
};

type Bound = readonly [holds: boolean, words: string];

const timeoutSeconds = 240;
const maxLingeredMs = 2_000;

const phases: readonly Phase[] = [
  {
    title: '20,000 assets, 5 % faults of every kind',
    assets: 20_000,
    imgix: {},
    faultShare: 0.05,
    heapMegabytes: 512,
    // All of them can be under way at once: some 25 kB each. So memory grows with their number, up to this.
    bounds: { seconds: 600, peakMegabytes: 800, growth: Number.POSITIVE_INFINITY },
  },
  {
    title: '2,000 assets that stay stale for a minute and a half, so that each is looked at again and again',
    assets: 2_000,
    imgix: { propagationMs: 90_000 },
    faultShare: 0,
    heapMegabytes: 96,
    // The number of looks must not show.
    bounds: { seconds: 240, peakMegabytes: 400, growth: 1.25 },
  },
];

for (const phase of phases) await play(phase);

async function play(phase: Phase): Promise<void> {
  console.log(`\n${phase.title}`);
  using area = new TestArea();
  const imgix = await startSimulator({ purgeRate: Number.POSITIVE_INFINITY, ...phase.imgix });
  try {
    const payload = preparePush(phase.assets, area, imgix);
    const strikes = phase.faultShare === 0 ? 'none' : addFaults(imgix.faults, phase.faultShare);
    const memory = new MemorySamples();
    const run = await runAction({
      inputs: {
        'api-key': testKey,
        'base-url': imgix.baseUrl,
        'api-url': imgix.apiUrl,
        'rate-limit': 0,
        'max-urls': phase.assets,
        timeout: timeoutSeconds,
      },
      workspace: area.path('work'),
      event: { name: 'push', payload },
      env: { NODE_OPTIONS: `--max-old-space-size=${phase.heapMegabytes}` },
      onStart: (child) => memory.start(child.pid ?? 0),
      limitMs: phase.bounds.seconds * 1_500,
    });
    memory.stop();
    const assets: readonly Asset[] = run.report?.assets ?? [];
    console.log(
      `Ended with ${run.exitCode} in ${run.seconds.toFixed(1)} s, ${Math.round(run.lingeredMs)} ms after its last line.`,
    );
    console.log(`Requests: ${imgix.log.on('api').length} to the API, ${imgix.log.on('cdn').length} to the CDN.`);
    console.log(`Faults: ${strikes}.`);
    console.log(`Report: ${JSON.stringify(run.report?.counts)}.`);
    console.log(`Purges: ${countBy(assets.map(({ purge }) => purge.outcome))}.`);
    console.log(`Problems: ${countBy(assets.map(({ problem }) => problem?.code ?? 'none'))}.`);
    console.log(
      `Memory in MB: peak ${memory.peak.toFixed(0)}, growth ${memory.growth.toFixed(2)}; ${memory.toText()}.`,
    );
    judge([...toReportBounds(run, assets, imgix, phase), ...toProcessBounds(run, memory, phase)]);
  } finally {
    await imgix.close();
  }
}

function preparePush(count: number, area: TestArea, imgix: RunningSimulator): { before: string; after: string } {
  const paths = Array.from({ length: count }, (_, i) => `images/${i % 100}/${i}.png`);
  for (const path of paths) imgix.source.put(path, `${path}, old`);
  imgix.simulator.warm(...paths.map((path) => `/${path}`));
  for (const path of paths) imgix.source.put(path, `${path}, brand new`);
  const repository = area.repository();
  const before = repository.commit(Object.fromEntries(paths.map((path) => [path, `${path}, old`])));
  return { before, after: repository.commit(Object.fromEntries(paths.map((path) => [path, `${path}, brand new`]))) };
}

function toReportBounds(run: ActionResult, assets: readonly Asset[], imgix: RunningSimulator, phase: Phase): Bound[] {
  const isVerified = ({ verification }: Asset) => verification.outcome === 'verified';
  const isNew = ({ url }: Asset) =>
    imgix.simulator.serves(url).every(({ bytes }) => Buffer.from(bytes).includes('brand new'));
  const verified = assets.filter(isVerified);
  const failed = assets.filter(({ problem }) => problem !== null);
  return [
    [new Set(assets.map(({ url }) => url)).size === phase.assets, 'every asset is in the report'],
    [verified.length + failed.length === phase.assets, 'every asset is verified or tells why not'],
    [verified.every(isNew), 'nothing counts as verified that imgix does not serve'],
    [run.report?.counts.verified === verified.length, 'the counts are those of the assets'],
    [verified.length > phase.assets * 0.99, 'the faults are overcome for 99 % at least'],
    [run.exitCode === (failed.length > 0 ? 1 : 0), 'the exit status says whether something failed'],
  ];
}

function toProcessBounds(run: ActionResult, memory: MemorySamples, { bounds }: Phase): Bound[] {
  return [
    [run.signal === null, 'it ends by itself'],
    [run.stderr === '', `it says nothing on stderr: ${run.stderr.slice(0, 300)}`],
    [run.lingeredMs < maxLingeredMs, `no handle is left open: it ends within ${maxLingeredMs} ms of its last line`],
    [run.seconds < bounds.seconds, `it takes less than ${bounds.seconds} s`],
    [memory.megabytes.length > 0, 'memory can be measured'],
    [memory.peak < bounds.peakMegabytes, `memory stays below ${bounds.peakMegabytes} MB`],
    [memory.growth < bounds.growth, `memory does not grow by more than ${bounds.growth}`],
  ];
}

function judge(bounds: readonly Bound[]): void {
  const broken = bounds.filter(([holds]) => !holds);
  for (const [, words] of broken) console.error(`BROKEN: ${words}.`);
  console.log(broken.length === 0 ? `All ${bounds.length} bounds hold.` : `${broken.length} bounds are broken.`);
  if (broken.length > 0) process.exitCode = 1;
}

function countBy(words: readonly string[]): string {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return JSON.stringify(counts);
}
