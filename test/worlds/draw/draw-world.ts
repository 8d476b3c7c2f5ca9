// Draws a world. The parts are drawn by what they know; here they are put together.
import fc from 'fast-check';
import type { Derivative } from '../contents.ts';
import { enoughSeconds } from '../enough-time.ts';
import type { World, WorldInputs } from '../world.ts';
import { drawCdn } from './draw-cdn.ts';
import { drawFaults } from './draw-faults.ts';
import { drawFiles } from './draw-files.ts';
import { othersDice, toOthers } from './draw-others.ts';
import { drawSource } from './draw-source.ts';
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
  hasWitness: mostly(true, true, false),
  isRootWrong: mostly(false, false, false, false, false, true),
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
  })
  .map(({ others, inputs: { patience, ...inputs }, ...world }) => {
    // On a Source without Secure URLs a token would only make other URLs than the visitors'.
    const token = inputs.token && world.source.isSigned;
    const timeoutS = patience === 'enough' ? enoughSeconds({ ...world, inputs }) : patience;
    return { ...world, inputs: { ...inputs, token, timeoutS }, ...toOthers(others, world) };
  });
