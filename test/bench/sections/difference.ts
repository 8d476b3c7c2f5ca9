// 1,000 changed images of 20,000 files: found, and told in report, outputs and summary.
import type { Bench } from '../bench.ts';
import { alternate, type Figure, type Measured } from '../figures.ts';
import { dryRun } from '../ours.ts';
import { restorable, runPeer } from '../peers.ts';
import { cloneAs, createPush, type Kind } from '../repositories.ts';
import { runBareNode, runProgram } from '../step.ts';

const mostOfGit = 4;
const mostOfDorny = 0.9;

export async function measureDifference({ area, rounds, peers }: Bench): Promise<Measured> {
  const push = await createPush(area.path('changed.git'), 20_000, 1_000);
  const full = cloneAs('full', push, area.path('full'));
  const figures: Figure[] = [];
  for (const kind of ['full', 'depth 1', 'blobless'] as const satisfies readonly Kind[]) {
    const workspace = kind === 'full' ? full : cloneAs(kind, push, area.path(kind.replace(' ', '-')));
    const checkout = restorable(workspace);
    const ms = await alternate(rounds, {
      git: async () =>
        (await runBareNode()) + (await runProgram('git', ['diff', '--raw', push.before, push.after], { cwd: full })),
      ours: async () => (await dryRun(workspace, push)).milliseconds,
      ...Object.fromEntries(
        peers.map((peer) => [
          peer.name,
          async () => {
            if (kind !== 'full') checkout.restore();
            return (await runPeer(peer, workspace, push)).milliseconds;
          },
        ]),
      ),
    });
    const own = { what: `1,000 changed images of 20,000, ${kind}`, unit: 'ms', value: ms('ours'), rounds } as const;
    const bound = kind === 'full' ? { bound: { of: 'ratio', most: mostOfGit } as const } : {};
    figures.push({
      ...own,
      other: { name: 'bare Node + `git diff --raw` in the full clone', value: ms('git') },
      ...bound,
    });
    for (const { name } of peers) {
      const isHeld = name.startsWith('dorny') && kind !== 'blobless';
      const held = isHeld ? { bound: { of: 'ratio', most: mostOfDorny } as const } : {};
      figures.push({ ...own, other: { name, value: ms(name) }, ...held });
    }
  }
  return { title: 'Difference', figures };
}
