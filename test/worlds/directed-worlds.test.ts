import { expect, test } from 'vitest';
import { directedWorlds } from './directed-worlds.ts';
import { judge } from './judge/judge.ts';
import { play } from './play/play.ts';

for (const { name, world } of directedWorlds) {
  test(name, async () => {
    const { findings } = judge(await play(world));
    expect(findings).toEqual([]);
  });
}
