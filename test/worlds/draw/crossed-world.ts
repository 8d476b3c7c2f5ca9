// A world crossed from others: directed ones, each of which has one oddity that was once met wrongly, and now and then a drawn one.
// Together they bring what neither does, more often than chance draws it.
import { seededRandom } from '../../simulator/seeded-random.ts';
import { canaryWorlds } from '../canaries/canary-worlds.ts';
import { directedWorlds } from '../directed-worlds.ts';
import { enoughSeconds } from '../enough-time.ts';
import { worldWith } from '../plain-world.ts';
import type { FileStory, World } from '../world.ts';
import { toStoryUnder } from './draw-world.ts';
import { mix, nthWorld } from './nth-world.ts';

/** In the least worlds that give a canary away some files are told to be deleted, and are deployed. */
const isConsistent = ({ files }: World) =>
  files.every(({ change, now }) => change === 'requested' || (change === 'deleted') === (now === null));
const ancestors: readonly World[] = [
  ...directedWorlds.map(({ world }) => world),
  ...Object.values(canaryWorlds).filter(isConsistent),
];
const plain = worldWith({});

type Dice = { readonly isIn: (share: number) => boolean; readonly pick: <T>(all: readonly T[]) => T };

/** The same one whenever it is asked for, until there is a directed world more. */
export function crossedWorld(seed: number, n: number): World {
  const random = seededRandom(mix(seed, n));
  const dice: Dice = {
    isIn: (share) => random() < share,
    pick: (all) => all[Math.floor(random() * all.length)] as never,
  };
  const { isIn, pick } = dice;
  const parents = [pick(ancestors), isIn(0.3) ? nthWorld(seed, n) : pick(ancestors), pick(ancestors)] as const;
  const heir = isIn(0.7) ? parents[0] : parents[1];
  const crossed = <K extends 'source' | 'cdn' | 'inputs'>(part: K): World[K] =>
    cross<World[K]>(
      plain[part],
      parents.map((parent) => parent[part]),
      dice,
    );
  const [source, cdn] = [crossed('source'), crossed('cdn')];
  const { expect, isBuilt, changeTypes } = heir.inputs;
  const of = { expect, isBuilt, changeTypes, token: source.isSigned };
  const ofAny = crossed('inputs');
  // The action refuses more shards than purges a second.
  const shard = ofAny.rateLimit >= 3 ? ofAny.shard : '';
  // A comparison is of a world that is at rest.
  const inputs = { ...ofAny, ...of, shard, select: 'as it comes' } as const;
  const files = heir.files.map((story) => toStoryUnder(crossStory(story, pick(pick(parents).files), dice), inputs));
  const fits = ({ file, host }: { readonly file: number; readonly host: number }) =>
    file < files.length && host < cdn.hosts;
  const world: World = {
    source,
    cdn: {
      ...cdn,
      pops: isIn(0.3) ? cdn.pops.map((pop) => ({ ...pop, propagationMs: Math.floor(random() * 50_000) })) : cdn.pops,
      // What is packed cannot be recognised in its own rendition.
      compressSvg: cdn.compressSvg && cdn.renditions === 'same',
    },
    inputs,
    files,
    visits: parents
      .flatMap(({ visits }) => (isIn(0.7) ? visits : []))
      .filter((visit) => fits(visit) && (visit.pop ?? 0) < cdn.pops.length),
    purges: (isIn(0.3) ? pick(parents).purges : []).filter(fits),
    faults: parents.flatMap(({ faults }) => (isIn(0.5) ? faults : [])),
    latency: pick(parents).latency,
    startMs: pick(parents).startMs,
    seed: Math.floor(random() * 10_000),
  };
  const timeoutS = isIn(0.7) ? Math.max(inputs.timeoutS, enoughSeconds(world)) : inputs.timeoutS;
  return { ...world, inputs: { ...inputs, timeoutS } };
}

/** What is odd of each parent, more often than not. */
function cross<T extends object>(common: T, parents: readonly T[], { isIn }: Dice): T {
  const child = { ...common };
  for (const name of Object.keys(common) as (keyof T)[]) {
    for (const parent of parents) {
      const isOdd = JSON.stringify(parent[name]) !== JSON.stringify(common[name]);
      if (isOdd && isIn(0.6)) child[name] = parent[name];
    }
  }
  return child;
}

/** With times and a newer push of another one; in their order. */
function crossStory(story: FileStory, other: FileStory, { isIn }: Dice): FileStory {
  const arrivesMs = isIn(0.3) && story.arrivesMs !== null ? (other.arrivesMs ?? story.arrivesMs) : story.arrivesMs;
  const beforeArrivedMs = isIn(0.3) ? other.beforeArrivedMs : story.beforeArrivedMs;
  const newer = isIn(0.2) && story.change !== 'requested' ? (other.newer ?? story.newer) : story.newer;
  const { gapMs, lagMs } = isIn(0.2) ? other : story;
  const arrivedMs = arrivesMs ?? beforeArrivedMs;
  const isAnother = newer !== null && JSON.stringify(newer.version) !== JSON.stringify(story.now);
  return {
    ...story,
    // Git would have it as a new file.
    change: story.change === 'modified' && story.before === null ? 'added' : story.change,
    arrivesMs,
    gapMs,
    lagMs,
    beforeArrivedMs: arrivesMs === null ? beforeArrivedMs : Math.min(beforeArrivedMs, arrivesMs - 1),
    newer: isAnother
      ? { ...newer, arrivesMs: newer.arrivesMs === null ? null : Math.max(newer.arrivesMs, arrivedMs + 1) }
      : null,
    kind: isIn(0.3) && story.storage === 'plain' ? other.kind : story.kind,
  };
}
