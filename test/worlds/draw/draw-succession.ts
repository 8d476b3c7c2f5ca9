// Two pushes in quick succession: what was there before has only just been deployed, and its own run is still under way. Its purge
// has its effect when this run begins.
import fc from 'fast-check';
import type { Derivative, Query, Version } from '../contents.ts';
import type { CdnTraits, FileStory, World } from '../world.ts';
import { dice, indexOf, mostly } from './swarm.ts';

const successionDice = fc.record({
  /** From the deployment of the push before to its purge. */
  purgedAfterMs: fc.integer({ min: 1, max: 20_000 }),
  /** Which of the purge's effects. */
  effect: dice,
  effectAtMs: fc.integer({ min: -2_000, max: 4_000 }),
  /** Every other time it has it when one of this run's purges has one of its own. */
  coincidence: dice,
  aroundMs: fc.integer({ min: -1_500, max: 500 }),
  /** Where the file was asked for before: everywhere, or at one point of presence. */
  warm: dice,
  /** Somebody who comes soon after one of its effects, every other time after that one. */
  visitor: fc.record({ pop: dice, query: dice, effect: dice, afterMs: fc.integer({ min: 0, max: 1_500 }) }),
});

export const drawSuccession = fc
  .tuple(mostly(false, false, false, true), successionDice)
  .map(([isQuick, thrown]) => (isQuick ? thrown : undefined));

type Thrown = typeof successionDice extends fc.Arbitrary<infer T> ? T : never;

/** The stories of the files, all of which the push before had changed as well; and visitors and purges from before the run. */
export function toSuccession(
  { files, cdn }: Pick<World, 'files' | 'cdn'>,
  { purgedAfterMs, effect, effectAtMs, coincidence, aroundMs, warm, visitor }: Thrown,
  params: readonly Derivative[],
): Pick<World, 'files' | 'visits' | 'purges'> {
  const effects = effectsOf(cdn);
  const effectMs = effects[indexOf(effects.length, effect)] ?? 0;
  const own = [0, 10_000].flatMap((purgedAtMs) => effects.map((ms) => purgedAtMs + ms));
  const ownMs = own[indexOf(2 * own.length, coincidence)];
  const purgedMs = (ownMs === undefined ? effectAtMs : ownMs + aroundMs) - effectMs;
  const arrivedMs = Math.min(-1, purgedMs - purgedAfterMs);
  const places = files.flatMap(({ before }, file) =>
    before === null ? [] : Array.from({ length: cdn.hosts }, (_, host) => ({ file, host })),
  );
  const queries: readonly Query[] = ['', ...params];
  const warmPop = [...cdn.pops.keys()][indexOf(2 * cdn.pops.length, warm)] ?? null;
  const visit = {
    pop: indexOf(cdn.pops.length, visitor.pop),
    query: queries[indexOf(queries.length, visitor.query)] ?? '',
    atMs: purgedMs + (effects[indexOf(2 * effects.length, visitor.effect)] ?? effectMs) + visitor.afterMs,
  };
  return {
    files: files.map((story) => inSuccession(story, arrivedMs)),
    visits: places.flatMap((place) => [
      ...queries.map((query) => ({ ...place, pop: warmPop, query, atMs: arrivedMs - 5_000 })),
      { ...place, ...visit },
    ]),
    purges: places.map((place) => ({ ...place, atMs: purgedMs })),
  };
}

function inSuccession(story: FileStory, arrivedMs: number): FileStory {
  const { before, arrivesMs, newer } = story;
  if (before === null) return story;
  const after = (ms: number | null, atMs: number) => (ms === null ? null : Math.max(ms, atMs));
  const ownMs = after(arrivesMs, arrivedMs + 1);
  const older: Version = story.older ?? { mark: 'much older', size: before.size + 40, width: before.width };
  return {
    ...story,
    older,
    beforeArrivedMs: arrivedMs,
    arrivesMs: ownMs,
    newer: newer && { ...newer, arrivesMs: after(newer.arrivesMs, ownMs ?? arrivedMs + 1) },
  };
}

/** How long after a purge something changes. */
export function effectsOf(cdn: CdnTraits): readonly number[] {
  const { pops, shieldMs, revalidationMs, copyLagMs, derivativeLagMs } = cdn;
  const reach = [...pops.map(({ propagationMs }) => propagationMs), shieldMs].filter((ms) => ms !== null);
  return [...new Set([...reach, revalidationMs, revalidationMs + copyLagMs, revalidationMs + derivativeLagMs])];
}
