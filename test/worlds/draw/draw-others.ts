// Who else is there: visitors, before the run and meanwhile, and other people's purges.
import fc from 'fast-check';
import type { Derivative, Query } from '../contents.ts';
import type { Visit, World } from '../world.ts';
import { effectsOf } from './draw-succession.ts';
import { dice, indexOf, mostly, pick, type Weights, weightsFor } from './swarm.ts';

const queries: readonly Query[] = ['', 'fm=json', 'svg-sanitize=false', 'w=9', 'w=9&auto=format'];

/** Where a visit falls: chosen among what the world has once that is known. */
const visitDice = fc.record({
  file: dice,
  host: dice,
  pop: dice,
  query: dice,
  isEverywhere: fc.boolean(),
  atMs: fc.oneof(fc.integer({ min: -120_000, max: 45_000 }), fc.integer({ min: -3_000, max: 5_000 })),
  moment: dice,
  earlyMs: fc.integer({ min: -300, max: 1_500 }),
});

const purgeDice = fc.record({ file: dice, host: dice, atMs: fc.integer({ min: -65_000, max: 20_000 }) });

export const othersDice = fc.record({
  queryWeights: weightsFor(queries),
  visits: fc.array(visitDice, { maxLength: 10 }),
  /** They come shortly before something changes, when what is stored is told apart hardest. */
  areVisitsEarly: mostly(false, true),
  /** In most worlds the files were asked for everywhere while their old version was there. */
  warmedMs: fc.option(fc.integer({ min: -100_000, max: -200 }), { freq: 4 }),
  purges: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.array(purgeDice, { maxLength: 3 })),
});

type OthersDice = typeof othersDice extends fc.Arbitrary<infer T> ? T : never;

type Places = Pick<World, 'files' | 'cdn'>;

export function toOthers(
  thrown: OthersDice,
  { files, cdn, purges: earlier }: Places & Pick<World, 'purges'>,
  params: readonly Derivative[],
): Pick<World, 'visits' | 'purges'> {
  const warm: Visit[] =
    thrown.warmedMs === null
      ? []
      : files.flatMap((_, file) =>
          Array.from({ length: cdn.hosts }, (_, host) => ({
            file,
            host,
            pop: null,
            query: '' as const,
            atMs: thrown.warmedMs ?? 0,
          })),
        );
  const [chance, allPurges] = thrown.purges;
  const further =
    chance > 0
      ? []
      : allPurges.map(({ file, host, atMs }) => ({
          file: indexOf(files.length, file),
          host: indexOf(cdn.hosts, host),
          // Every other one falls into the run's first seconds, where it can come between two of its looks.
          atMs: atMs % 2 === 0 ? atMs : Math.round(atMs / 20),
        }));
  const purges = [...earlier, ...further];
  const moments = toMoments({ files, cdn }, purges);
  const visits = thrown.visits.map((visit) => ({
    file: indexOf(files.length, visit.file),
    host: indexOf(cdn.hosts, visit.host),
    pop: visit.isEverywhere ? null : indexOf(cdn.pops.length, visit.pop),
    // Of two that come early, one asks for what the run asks for, too.
    query:
      thrown.areVisitsEarly && visit.isEverywhere ? (params[0] ?? '') : pickQuery(thrown.queryWeights, visit.query),
    atMs: thrown.areVisitsEarly ? (moments[indexOf(moments.length, visit.moment)] ?? 0) - visit.earlyMs : visit.atMs,
  }));
  return { visits: [...warm, ...visits], purges };
}

/** When a deployment arrives, and when a purge (the run's first ones, or somebody else's) has one of its effects. */
function toMoments({ files, cdn }: Places, purges: World['purges']): readonly number[] {
  const arrivals = files.flatMap(({ beforeArrivedMs, arrivesMs, newer }) => [
    beforeArrivedMs,
    arrivesMs,
    newer?.arrivesMs ?? null,
  ]);
  const purgedAtMs = [0, 10_000, ...purges.map(({ atMs }) => atMs)];
  const effectsAtMs = purgedAtMs.flatMap((atMs) => effectsOf(cdn).map((ms) => atMs + ms));
  return [...arrivals.filter((ms) => ms !== null), ...effectsAtMs];
}

/** A site of which every page is asked for all the time, from shortly before the run on. */
export function toBusyVisits({ files, cdn }: Places, params: readonly Derivative[], everyMs: number): readonly Visit[] {
  return ['' as const, ...params].flatMap((query, q) =>
    files.flatMap((_, file) =>
      Array.from({ length: cdn.hosts * cdn.pops.length }, (_, place) => ({
        file,
        host: Math.floor(place / cdn.pops.length),
        pop: place % cdn.pops.length,
        query,
        // Not all at the same moment.
        atMs: -10_000 + 37 * (place + 1) + 113 * q,
        everyMs,
      })),
    ),
  );
}

function pickQuery(weights: Weights, thrown: number): Query {
  return pick(queries, weights, thrown);
}
