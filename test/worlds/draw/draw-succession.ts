// Two pushes in quick succession: what was there before has only just been deployed, and its own run is still under way. Its purge
// has its effect when this run begins.
import fc from 'fast-check';
import type { Version } from '../contents.ts';
import type { CdnTraits, FileStory, World } from '../world.ts';
import { dice, mostly } from './swarm.ts';

const successionDice = fc.record({
  /** From the deployment of the push before to its purge. */
  purgedAfterMs: fc.integer({ min: 1, max: 20_000 }),
  /** Which of the purge's effects. */
  effect: dice,
  effectAtMs: fc.integer({ min: -2_000, max: 4_000 }),
});

export const drawSuccession = fc
  .tuple(mostly(false, false, false, true), successionDice)
  .map(([isQuick, thrown]) => (isQuick ? thrown : undefined));

type Thrown = typeof successionDice extends fc.Arbitrary<infer T> ? T : never;

/** The stories of the files, all of which the push before had changed as well; and visitors and purges from before the run. */
export function toSuccession(
  { files, cdn }: Pick<World, 'files' | 'cdn'>,
  { purgedAfterMs, effect, effectAtMs }: Thrown,
): Pick<World, 'files' | 'visits' | 'purges'> {
  const effects = effectsOf(cdn);
  const purgedMs = effectAtMs - (effects[Math.floor((effect / 1_000_000) * effects.length)] ?? 0);
  const arrivedMs = Math.min(-1, purgedMs - purgedAfterMs);
  const places = files.flatMap(({ before }, file) =>
    before === null ? [] : Array.from({ length: cdn.hosts }, (_, host) => ({ file, host })),
  );
  return {
    files: files.map((story) => inSuccession(story, arrivedMs)),
    visits: places.map((place) => ({ ...place, pop: null, query: '', atMs: arrivedMs - 5_000 })),
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
  return [...reach, revalidationMs, revalidationMs + copyLagMs, revalidationMs + derivativeLagMs];
}
