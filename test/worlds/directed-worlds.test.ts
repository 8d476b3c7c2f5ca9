import { expect, test } from 'vitest';
import { directedWorlds } from './directed-worlds.ts';
import { judge } from './judge/judge.ts';
import { play } from './play/play.ts';

/** What the rules do not bear yet. */
const notYet = new Set([
  'the new answer was stored within a second of the last old one',
  'the API answers 429 for 20 seconds',
  'a filter answers with its challenge unless it gets its header',
]);

for (const { name, world } of directedWorlds) {
  const expecting = notYet.has(name) ? test.fails : test;
  expecting(name, async () => {
    const { findings } = judge(await play(world));
    expect(findings).toEqual([]);
  });
}
