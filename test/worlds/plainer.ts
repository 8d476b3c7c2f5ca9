// What is odd about a world and has nothing to do with what it shows is taken from it, piece by piece.
import { worldWith } from './plain-world.ts';
import type { FileStory, World } from './world.ts';

/** The plainest world for which it holds, as far as taking one thing away at a time leads. */
export async function toPlainest(world: World, holds: (plainer: World) => Promise<boolean>): Promise<World> {
  for (const plainer of plainerThan(world)) {
    if (await holds(plainer)) return await toPlainest(plainer, holds);
  }
  return world;
}

const plain = worldWith({});

/** Each has one oddity less. */
function* plainerThan(world: World): Generator<World> {
  if (world.files.length > 1) for (const file of world.files.keys()) yield withoutFile(world, file);
  for (const name of ['faults', 'purges', 'visits'] as const) {
    for (const index of world[name].keys()) yield { ...world, [name]: world[name].toSpliced(index, 1) };
  }
  for (const name of ['source', 'cdn', 'inputs'] as const) {
    for (const part of plainerParts(world[name], plain[name])) yield { ...world, [name]: part };
  }
  for (const [index, file] of world.files.entries()) {
    for (const part of plainerParts(file, plain.files[0] ?? file)) {
      if (isStory(part)) yield { ...world, files: world.files.with(index, part) };
    }
  }
  const { latency, startMs, seed } = plain;
  yield* plainerParts(world, { ...world, latency, startMs, seed });
}

/** A file that was added was not there before, one that was deleted is not there any more, and deployments come in their order. */
function isStory({ change, before, now, beforeArrivedMs, arrivesMs }: FileStory): boolean {
  if (arrivesMs !== null && arrivesMs <= beforeArrivedMs) return false;
  if (change === 'added') return before === null && now !== null;
  return change === 'requested' || (change === 'deleted') === (now === null);
}

function* plainerParts<T extends object>(part: T, plainPart: T): Generator<T> {
  for (const name of Object.keys(part) as (keyof T)[]) {
    if (JSON.stringify(part[name]) !== JSON.stringify(plainPart[name])) yield { ...part, [name]: plainPart[name] };
  }
}

function withoutFile({ files, visits, purges, ...world }: World, gone: number): World {
  const left = <T extends { readonly file: number }>(all: readonly T[]): T[] =>
    all.filter(({ file }) => file !== gone).map((each) => ({ ...each, file: each.file - (each.file > gone ? 1 : 0) }));
  return { ...world, files: files.toSpliced(gone, 1), visits: left(visits), purges: left(purges) };
}
