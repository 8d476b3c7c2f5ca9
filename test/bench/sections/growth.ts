// Dry runs over ten, a hundred, ... changed images, all files of the repository: time and memory. What the files hold is no
// matter for a dry run, which compares trees: they share one content before the push and one after it, and none is checked out.
import { rmSync } from 'node:fs';
import type { Bench } from '../bench.ts';
import { type Figure, type Growth, type Measured, toMedian } from '../figures.ts';
import { dryRun } from '../ours.ts';
import { cloneAs, createPush } from '../repositories.ts';

export async function measureGrowth({ area, rounds, maxAssets }: Bench): Promise<Measured> {
  const growth: Growth[] = [];
  for (let assets = 10; assets <= maxAssets; assets *= 10) {
    const [remote, folder] = [area.path(`growth-${assets}.git`), area.path(`growth-${assets}`)];
    const push = await createPush(remote, assets, assets, 'shared');
    const workspace = cloneAs('full', push, folder, ['--no-checkout']);
    const results = [];
    for (let round = 0; round < rounds; round++) results.push(await dryRun(workspace, push, true));
    growth.push({
      assets,
      seconds: toMedian(results.map(({ milliseconds }) => milliseconds)) / 1000,
      megabytes: toMedian(results.map(({ peakMegabytes }) => peakMegabytes)),
      rounds,
    });
    for (const path of [remote, folder]) rmSync(path, { recursive: true, force: true });
  }
  const million = growth.filter(({ assets }) => assets === 1_000_000);
  const figures = million.map(
    ({ megabytes }): Figure => ({
      what: '1,000,000 changed images, dry run',
      unit: 'MB',
      value: megabytes,
      rounds,
      bound: { of: 'value', most: 1000 },
    }),
  );
  return { title: 'Growth', figures, growth };
}
