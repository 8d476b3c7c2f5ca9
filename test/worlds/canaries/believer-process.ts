// Plays the worlds that it is handed with a belief in the code.
import { answerQuestions, givenToChild } from '../child.ts';
import type { World } from '../world.ts';
import { releaseCanary } from './release-canary.ts';

releaseCanary(givenToChild<{ readonly canary: string }>().canary);
// Not before: what is imported from here on has the belief in it.
const { findingsIn } = await import('../sweep/play-range.ts');

answerQuestions<World>(findingsIn);
