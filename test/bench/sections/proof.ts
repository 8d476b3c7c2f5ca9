// From the moment at which imgix serves the last new state to the end of the step.
import type { Bench } from '../bench.ts';
import { alternate, type Figure, type Measured } from '../figures.ts';
import { purgeAndProve } from '../ours.ts';
import { cloneAs, createPush } from '../repositories.ts';

const propagations = [0, 300, 2_000, 5_000];

export async function measureProof({ area, rounds }: Bench): Promise<Measured> {
  const push = await createPush(area.path('proof.git'), 100, 4);
  const workspace = cloneAs('full', push, area.path('proof'));
  const figures: Figure[] = [];
  for (const propagationMs of propagations) {
    const ms = await alternate(rounds, {
      ours: async () => {
        const { imgix, result } = await purgeAndProve(workspace, push, { imgix: { propagationMs } });
        const servedAtMs = Math.max(...imgix.log.purges().map(({ at }) => at)) + propagationMs;
        return result.endedAtMs - servedAtMs;
      },
    });
    figures.push({
      what: `4 changed images of which imgix serves the new bytes ${propagationMs / 1000} s after the purge: the step ends so long after that`,
      unit: 'ms',
      value: ms('ours'),
      rounds,
      bound: { of: 'value', most: Math.max(700, propagationMs / 2) },
    });
  }
  return { title: 'Time to proof', figures };
}
