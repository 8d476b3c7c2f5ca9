// The most memory that a step takes, for 20,000 changed images.
import type { Bench } from '../bench.ts';
import { alternate, type Figure, type Measured } from '../figures.ts';
import { dryRun, purgeAndProve } from '../ours.ts';
import { runPeer } from '../peers.ts';
import { cloneAs, createPush } from '../repositories.ts';

const images = 20_000;

export async function measureMemory({ area, rounds, peers }: Bench): Promise<Measured> {
  const push = await createPush(area.path('memory.git'), images, images);
  const workspace = cloneAs('full', push, area.path('memory'));
  const mb = await alternate(rounds, {
    ours: async () => (await dryRun(workspace, push, true)).peakMegabytes,
    ...Object.fromEntries(
      peers.map((peer) => [peer.name, async () => (await runPeer(peer, workspace, push, true)).peakMegabytes]),
    ),
  });
  const seconds: number[] = [];
  const proving = await alternate(rounds, {
    ours: async () => {
      const { result } = await purgeAndProve(workspace, push, { withMemory: true });
      seconds.push(result.milliseconds / 1000);
      return result.peakMegabytes;
    },
  });
  const dry = { what: '20,000 changed images, dry run', unit: 'MB', value: mb('ours'), rounds } as const;
  const figures: Figure[] = [
    { ...dry, bound: { of: 'value', most: 130 } },
    ...peers.map(({ name }) => ({ ...dry, other: { name, value: mb(name) } })),
    {
      what: `20,000 changed images, purged without a limit and proved (${Math.round(Math.min(...seconds))} s)`,
      unit: 'MB',
      value: proving('ours'),
      rounds,
      bound: { of: 'value', most: 160 },
    },
  ];
  return { title: 'Memory', figures };
}
