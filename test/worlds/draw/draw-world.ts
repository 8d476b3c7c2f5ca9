// Draws a world. The parts are drawn by what they know; here they are put together.
import fc from 'fast-check';
import type { Derivative } from '../contents.ts';
import { enoughSeconds } from '../enough-time.ts';
import type { FileStory, World, WorldInputs } from '../world.ts';
import { drawCdn } from './draw-cdn.ts';
import { drawFaults } from './draw-faults.ts';
import { drawFiles } from './draw-files.ts';
import { drawOddities, withOddities } from './draw-oddities.ts';
import { othersDice, toBusyVisits, toOthers } from './draw-others.ts';
import { drawSource } from './draw-source.ts';
import { drawSuccession, toSuccession } from './draw-succession.ts';
import { mostly } from './swarm.ts';

const drawInputs: fc.Arbitrary<Omit<WorldInputs, 'timeoutS'> & { readonly patience: 'enough' | number }> = fc.record({
  /** Seconds: enough for whatever the world brings, or so few that they may end too early. */
  patience: mostly<'enough' | number>('enough', 60, 10),
  params: mostly<readonly Derivative[]>([], [], ['w=9'], ['fm=json'], ['w=9&auto=format', 'w=9']),
  origin: mostly(false, false, true),
  token: mostly(true, true, false),
  rateLimit: fc.constantFrom<WorldInputs['rateLimit']>(10, 10, 2, 100),
  shard: mostly<WorldInputs['shard']>('', '', '', '1/2'),
  passesFilter: mostly(true, true, false),
  hasBranch: mostly(true, true, true, false),
  hasUnchangedFile: mostly(true, true, false),
  isRootWrong: mostly(false, false, false, false, false, true),
  select: mostly<WorldInputs['select']>('as it comes', 'as it comes', 'as it comes', 'as it comes', 'stale'),
  expect: mostly<WorldInputs['expect']>('auto', 'auto', 'auto', 'auto', 'gone'),
  isBuilt: mostly(false, false, false, false, true),
  changeTypes: mostly<WorldInputs['changeTypes']>('', '', '', '', 'added, modified', 'deleted'),
});

/** Drawn after everything else, so that other worlds stay as they were. A rate of 2 cannot be shared by three jobs. */
const drawFurther = fc.record({
  isTokenWrong: mostly(false, false, false, false, true),
  shard: fc.constantFrom<WorldInputs['shard']>('1/2', '2/2', '1/3'),
});

export const drawWorld: fc.Arbitrary<World> = fc
  .record({
    source: drawSource,
    cdn: drawCdn,
    inputs: drawInputs,
    files: drawFiles,
    others: othersDice,
    faults: drawFaults,
    latency: fc.record({ thereMs: fc.constantFrom(1, 40, 700), backMs: fc.constantFrom(1, 40, 700) }),
    startMs: fc.nat(999),
    seed: fc.nat(9_999),
    oddities: drawOddities,
    succession: drawSuccession,
    further: drawFurther,
  })
  .map(({ others, oddities, succession, further, inputs: { patience, ...drawn }, ...plainer }) => {
    const odd = withOddities(plainer, oddities);
    const earlier = succession === undefined ? { visits: [], purges: [] } : toSuccession(odd, succession, drawn.params);
    const world = { ...odd, ...earlier };
    const inputs = {
      ...drawn,
      // On a Source without Secure URLs a token would only make other URLs than the visitors'.
      token: drawn.token && world.source.isSigned && (further.isTokenWrong ? 'wrong' : true),
      shard: drawn.shard !== '' && drawn.rateLimit >= 3 ? further.shard : drawn.shard,
      // What is taken down is named: it is not looked for, and nobody builds it.
      select: drawn.expect === 'gone' ? 'as it comes' : drawn.select,
      isBuilt: drawn.expect !== 'gone' && drawn.isBuilt,
    } as const;
    const files = world.files.map((story) => toStoryUnder(story, inputs));
    const { visits: single, purges } = toOthers(others, world, inputs.params);
    const { busyMs } = oddities;
    const visits = [
      ...earlier.visits,
      ...single,
      ...(busyMs === undefined ? [] : toBusyVisits(world, inputs.params, busyMs)),
    ];
    const timeoutS = patience === 'enough' ? enoughSeconds({ ...world, files, inputs, visits, purges }) : patience;
    return { ...world, files, inputs: { ...inputs, timeoutS }, visits, purges };
  });

/** A story as it is under such inputs. */
export function toStoryUnder(
  drawn: FileStory,
  { expect, select, isBuilt }: Pick<WorldInputs, 'expect' | 'select' | 'isBuilt'>,
): FileStory {
  if (expect === 'gone') {
    return {
      ...drawn,
      change: 'deleted',
      now: null,
      newer: null,
      isOldKnown: false,
      storage: 'plain',
      isPointerDeployed: false,
    };
  }
  const found: FileStory['change'] = drawn.now === null ? 'deleted' : 'tracked';
  const story = select === 'stale' ? { ...drawn, change: found } : drawn;
  if (!isBuilt) return story;
  const change = story.change === 'requested' ? found : story.change;
  return {
    ...story,
    change,
    storage: 'built',
    isOldKnown: false,
    hasCheckout: true,
    newer: null,
    isPointerDeployed: false,
  };
}
