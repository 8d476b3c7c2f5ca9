// Dry runs over ten, a hundred, ... changed images, all files of the repository: time and memory.
import { rmSync } from 'node:fs';
import type { Bench } from '../bench.ts';
import { type Figure, type Growth, type Measured, toMedian } from '../figures.ts';
import { dryRun } from '../ours.ts';
import { cloneAs, createPush } from '../repositories.ts';

/** One run over a million takes as long as all the others together. */
const roundsFor = (assets: number, rounds: number): number =>
  Math.min(rounds, assets >= 1_000_000 ? 1 : assets >= 100_000 ? 3 : rounds);

export async function measureGrowth({ area, rounds, maxAssets }: Bench): Promise<Measured> {
  const growth: Growth[] = [];
  for (let assets = 10; assets <= maxAssets; assets *= 10) {
    const [remote, folder] = [area.path(`growth-${assets}.git`), area.path(`growth-${assets}`)];
    const push = await createPush(remote, assets, assets);
    const workspace = cloneAs('full', push, folder);
    const results = [];
    const runs = roundsFor(assets, rounds);
    for (let round = 0; round < runs; round++) results.push(await dryRun(workspace, push, true));
    growth.push({
      assets,
      seconds: toMedian(results.map(({ milliseconds }) => milliseconds)) / 1000,
      megabytes: toMedian(results.map(({ peakMegabytes }) => peakMegabytes)),
      rounds: runs,
    });
    for (const path of [remote, folder]) rmSync(path, { recursive: true, force: true });
  }
  const million = growth.filter(({ assets }) => assets === 1_000_000);
  const figures = million.map(
    ({ megabytes, rounds: runs }): Figure => ({
      what: '1,000,000 changed images, dry run',
      unit: 'MB',
      value: megabytes,
      rounds: runs,
      bound: { of: 'value', most: 1000 },
    }),
  );
  return { title: 'Growth', figures, growth };
}
