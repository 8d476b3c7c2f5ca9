// `npm run soak`: 20,000 assets through dist/index.js against the simulator, with 5 % faults of every kind and without a
// rate limit. Prints what it measured and fails where a bound is broken. Not a part of the tests: it takes minutes.
import { readFileSync } from 'node:fs';
import { testKey } from '../simulator/options.ts';
import { type RunningSimulator, startSimulator } from '../simulator/start-simulator.ts';
import { TestArea } from '../support/repository.ts';
import { type ActionResult, runAction } from '../support/run-action.ts';
import { addFaults, type Strikes } from './soak-faults.ts';

const assetCount = 20_000;
const faultShare = 0.05;
const timeoutSeconds = 120;

/** Bounds. Time: the purges that hang for 10 s and the looks that hang for 15 s, on two slow cores. */
const bounds = { seconds: 600, lingeredMs: 2_000, peakMegabytes: 700, growth: 1.25 };

/** Resident memory of the running action, in megabytes, once a second. */
class MemorySamples {
  readonly megabytes: number[] = [];
  #timer: NodeJS.Timeout | undefined;

  start(pid: number): void {
    this.#timer = setInterval(() => {
      try {
        const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        if (kilobytes !== undefined) this.megabytes.push(Number(kilobytes) / 1024);
      } catch {
        // Over already, or a system without /proc: then there are no samples, which is said at the end.
      }
    }, 1_000);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Median of a part of the run, given as shares of it. */
  median(from: number, to: number): number {
    const part = this.megabytes.slice(Math.floor(this.megabytes.length * from), Math.ceil(this.megabytes.length * to));
    return part.toSorted((a, b) => a - b)[Math.floor(part.length / 2)] ?? 0;
  }
}

async function main(): Promise<void> {
  using area = new TestArea();
  const imgix = await startSimulator({ purgeRate: Number.POSITIVE_INFINITY });
  try {
    console.log(`Building a push of ${assetCount} assets.`);
    const payload = preparePush(area, imgix);
    const strikes = addFaults(imgix.faults, faultShare);
    const memory = new MemorySamples();
    console.log('Running the action.');
    const run = await runAction({
      inputs: {
        'api-key': testKey,
        'base-url': imgix.baseUrl,
        'api-url': imgix.apiUrl,
        'rate-limit': 0,
        'max-urls': assetCount,
        timeout: timeoutSeconds,
      },
      workspace: area.path('work'),
      event: { name: 'push', payload },
      onStart: (child) => memory.start(child.pid ?? 0),
      limitMs: bounds.seconds * 1_500,
    });
    memory.stop();
    report(run, imgix, memory, strikes);
  } finally {
    await imgix.close();
  }
}

function preparePush(area: TestArea, { source, simulator }: RunningSimulator): { before: string; after: string } {
  const paths = Array.from({ length: assetCount }, (_, i) => `images/${i % 100}/${i}.png`);
  for (const path of paths) source.put(path, `${path}, old`);
  simulator.warm(...paths.map((path) => `/${path}`));
  for (const path of paths) source.put(path, `${path}, brand new`);
  const repository = area.repository();
  const before = repository.commit(Object.fromEntries(paths.map((path) => [path, `${path}, old`])));
  const after = repository.commit(Object.fromEntries(paths.map((path) => [path, `${path}, brand new`])));
  return { before, after };
}

type Asset = {
  url: string;
  purge: { outcome: string };
  verification: { outcome: string };
  problem: { code: string } | null;
};

function report(run: ActionResult, imgix: RunningSimulator, memory: MemorySamples, strikes: Strikes): void {
  const assets: readonly Asset[] = run.report?.assets ?? [];
  const wrongProofs = assets.filter(
    (asset) => asset.verification.outcome === 'verified' && !servesNew(imgix, asset.url),
  );
  const unexplained = assets.filter(
    ({ verification, problem }) => verification.outcome !== 'verified' && problem === null,
  );
  const peak = Math.max(0, ...memory.megabytes);
  const growth = memory.median(0.75, 1) / memory.median(0.25, 0.5);
  const { counts } = run.report ?? {};

  console.log(
    `Ended with ${run.exitCode} after ${run.seconds.toFixed(1)} s, ${Math.round(run.lingeredMs)} ms after its last line.`,
  );
  console.log(
    `Requests: ${imgix.log.on('api').length} to the API, ${imgix.log.on('cdn').length} to the CDN. Faults: ${strikes.toText()}.`,
  );
  console.log(
    `Report: ${JSON.stringify(counts)}. Problems: ${JSON.stringify(countBy(assets.map(({ problem }) => problem?.code ?? 'none')))}.`,
  );
  console.log(`Purges: ${JSON.stringify(countBy(assets.map(({ purge }) => purge.outcome)))}.`);
  console.log(
    `Memory in MB: peak ${peak.toFixed(0)}, second quarter ${memory.median(0.25, 0.5).toFixed(0)}, last quarter ${memory.median(0.75, 1).toFixed(0)}; samples ${memory.megabytes
      .filter((_, i) => i % Math.ceil(memory.megabytes.length / 20) === 0)
      .map(Math.round)
      .join(' ')}.`,
  );

  const failures = [
    [new Set(assets.map(({ url }) => url)).size === assetCount, `${assetCount} assets are in the report`],
    [unexplained.length === 0, 'every asset that was not verified tells why'],
    [wrongProofs.length === 0, `nothing counts as verified that imgix does not serve (${wrongProofs.length})`],
    [counts?.failed + counts?.verified === assetCount, 'failed and verified add up'],
    [counts?.verified > assetCount * 0.99, 'the faults are overcome for 99 % at least'],
    [run.exitCode === (counts?.failed > 0 ? 1 : 0), 'the exit status says whether something failed'],
    [run.signal === null && run.stderr === '', `it ended by itself and in silence ${run.stderr.slice(0, 500)}`],
    [run.lingeredMs < bounds.lingeredMs, `it ended within ${bounds.lingeredMs} ms of its last line`],
    [run.seconds < bounds.seconds, `it took less than ${bounds.seconds} s`],
    [memory.megabytes.length > 0, 'memory could be measured (needs /proc)'],
    [peak < bounds.peakMegabytes, `memory stayed below ${bounds.peakMegabytes} MB`],
    [growth < bounds.growth, `memory did not grow (last to second quarter ${growth.toFixed(2)})`],
  ].filter(([holds]) => holds !== true);
  for (const [, bound] of failures) console.error(`BROKEN: ${bound}.`);
  console.log(failures.length === 0 ? 'Every bound holds.' : `${failures.length} bounds are broken.`);
  if (failures.length > 0) process.exitCode = 1;
}

function servesNew({ simulator }: RunningSimulator, url: string): boolean {
  return simulator.serves(url).every(({ bytes }) => Buffer.from(bytes).includes('brand new'));
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

await main();
