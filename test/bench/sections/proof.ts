// From the moment at which imgix serves the last new state to the end of the step.
import type { Bench } from '../bench.ts';
import { alternate, type Figure, type Measured } from '../figures.ts';
import { purgeAndProve } from '../ours.ts';
import { cloneAs, createPush } from '../repositories.ts';

const propagations = [0, 300, 2_000, 5_000];
const firstMs = 10_000;
/** Their times are drawn: the most of many is counted. */
const watched = 40;

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
  figures.push({
    what: `checks of an image, of which imgix serves the old bytes all that time, in the first ${firstMs / 1000} s after the purge: the most of ${watched} images`,
    unit: 'fetches',
    value: await countChecks(area),
    rounds: 1,
    // About a dozen: their times are drawn, within a tenth.
    bound: { of: 'value', most: 14 },
  });
  return { title: 'Time to proof', figures };
}

/** Of the image with most of them, from its own purge on. */
async function countChecks(area: Bench['area']): Promise<number> {
  const push = await createPush(area.path('checks.git'), watched, watched);
  const workspace = cloneAs('full', push, area.path('checks'));
  const { imgix } = await purgeAndProve(workspace, push, { imgix: { propagationMs: 1.2 * firstMs } });
  const fetches = Map.groupBy(
    imgix.log.entries.filter(({ on }) => on === 'cdn'),
    ({ url }) => url,
  );
  const counts = imgix.log
    .purges()
    .map(
      ({ url, at: purgedAtMs }) =>
        (fetches.get(url ?? '') ?? []).filter(({ at }) => at >= purgedAtMs && at < purgedAtMs + firstMs).length,
    );
  return Math.max(...counts);
}
