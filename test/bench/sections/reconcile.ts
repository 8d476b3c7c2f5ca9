// `select: stale`: every file of a large repository compared with what imgix serves.
import type { Bench } from '../bench.ts';
import { type Measured, toMedian } from '../figures.ts';
import { type Comparison, compareAll } from '../ours.ts';
import { cloneAs, createPush } from '../repositories.ts';

const images = 20_000;
const stale = 100;

export async function measureReconcile({ area, rounds }: Bench): Promise<Measured> {
  const push = await createPush(area.path('reconcile.git'), images, stale);
  const workspace = cloneAs('full', push, area.path('reconcile'));
  const compared: Comparison[] = [];
  for (let round = 0; round < rounds; round++) compared.push(await compareAll(workspace, push, images));
  const median = (toValue: (comparison: Comparison) => number) => toMedian(compared.map(toValue));
  const what = `20,000 files compared by \`select: stale\`, of which ${stale} are stale`;
  return {
    title: 'Reconcile',
    figures: [
      { what, unit: 'ms', value: median(({ result }) => result.milliseconds), rounds },
      {
        what,
        unit: 'MB',
        value: median(({ result }) => result.peakMegabytes),
        rounds,
        bound: { of: 'value', most: 160 },
      },
      {
        what: `${what}: downloaded`,
        unit: 'kB',
        value: median(({ downloadedKilobytes }) => downloadedKilobytes),
        rounds,
      },
    ],
  };
}
