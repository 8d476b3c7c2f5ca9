// Plays the worlds of a range, one after the other, and counts.
import { crossedWorld } from '../draw/crossed-world.ts';
import { nthWorld } from '../draw/nth-world.ts';
import type { Finding } from '../judge/finding.ts';
import { type Judgement, judge } from '../judge/judge.ts';
import { play } from '../play/play.ts';
import type { World } from '../world.ts';
import { addFinding, addJudgement, emptyTally, type Tally } from './tally.ts';

/** `isCrossed`: of crossed worlds, not of drawn ones. */
export type Range = {
  readonly seed: number;
  readonly isCrossed?: boolean;
  readonly from: number;
  readonly count: number;
};

export async function playRange({ seed, isCrossed = false, from, count }: Range): Promise<Tally> {
  const tally = emptyTally();
  const toWorld = isCrossed ? crossedWorld : nthWorld;
  for (let n = from; n < from + count; n++) {
    const world = toWorld(seed, n);
    const judged = await playAndJudge(world);
    if ('crash' in judged) addFinding(tally, n, judged.crash);
    else addJudgement(tally, n, world, judged);
  }
  return tally;
}

/** What is thrown in a world breaks the promise that nothing is. */
async function playAndJudge(world: World): Promise<Judgement | { readonly crash: Finding }> {
  try {
    return judge(await play(world));
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { crash: { property: 'complete', kind: 'something was thrown', url: null, detail } };
  }
}

export async function findingsIn(world: World): Promise<readonly Finding[]> {
  const judged = await playAndJudge(world);
  return 'crash' in judged ? [judged.crash] : judged.findings;
}
