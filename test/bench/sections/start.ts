// A push that changes no image: what every such push costs.

import type { Bench } from '../bench.ts';
import { alternate, type Figure, type Measured } from '../figures.ts';
import { dryRun } from '../ours.ts';
import { runPeer } from '../peers.ts';
import { cloneAs, createPush } from '../repositories.ts';
import { runBareNode } from '../step.ts';

const sizes = [
  { images: 100, most: 3 },
  { images: 20_000, most: 5 },
];

export async function measureStart({ area, rounds, peers }: Bench): Promise<Measured> {
  const figures: Figure[] = [];
  for (const { images, most } of sizes) {
    const push = await createPush(area.path(`quiet-${images}.git`), images, 0);
    const workspace = cloneAs('full', push, area.path(`quiet-${images}`));
    const ms = await alternate(rounds, {
      bare: runBareNode,
      ours: async () => (await dryRun(workspace, push)).milliseconds,
      ...Object.fromEntries(
        peers.map((peer) => [peer.name, async () => (await runPeer(peer, workspace, push)).milliseconds]),
      ),
    });
    const what = `a push without a changed image, ${images.toLocaleString('en')} files`;
    const own = { what, unit: 'ms', value: ms('ours'), rounds } as const;
    figures.push({ ...own, other: { name: 'bare `node -e 0`', value: ms('bare') }, bound: { of: 'ratio', most } });
    for (const { name } of peers) figures.push({ ...own, other: { name, value: ms(name) } });
  }
  return { title: 'Start', figures };
}
