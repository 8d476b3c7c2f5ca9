// From the change to the proof, purges included: at the rate that imgix allows, and for a push of few images.
import type { Bench } from '../bench.ts';
import { alternate, type Measured } from '../figures.ts';
import { purgeAndProve } from '../ours.ts';
import { cloneAs, createPush } from '../repositories.ts';

const perSecond = 10;
const many = 200;
const few = 4;
const propagationMs = 300;

export async function measurePipeline({ area, rounds }: Bench): Promise<Measured> {
  const pushes = {
    many: await createPush(area.path('pipeline-many.git'), many, many),
    few: await createPush(area.path('pipeline-few.git'), 100, few),
  };
  const workspaces = {
    many: cloneAs('full', pushes.many, area.path('pipeline-many')),
    few: cloneAs('full', pushes.few, area.path('pipeline-few')),
  };
  const run = async (name: keyof typeof pushes, imgix: { purgeRate?: number; propagationMs?: number }) => {
    const options = { imgix, inputs: { 'rate-limit': perSecond } };
    return (await purgeAndProve(workspaces[name], pushes[name], options)).result.milliseconds;
  };
  const ms = await alternate(rounds, {
    few: () => run('few', { propagationMs }),
    many: () => run('many', { purgeRate: perSecond }),
  });
  return {
    title: 'Pipeline',
    figures: [
      {
        what: `${few} changed images, of which imgix serves the new bytes 0.3 s after the purge: the whole step`,
        unit: 'ms',
        value: ms('few'),
        rounds,
        other: { name: 'imgix alone', value: propagationMs },
      },
      {
        what: `${many} changed images at ${perSecond} purges a second, each proved: the whole step`,
        unit: 'ms',
        value: ms('many'),
        rounds,
        other: { name: 'the limit alone', value: (many / perSecond - 1) * 1000 },
      },
    ],
  };
}
