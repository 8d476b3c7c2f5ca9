// World number n of a seed: the same one whenever it is asked for, by itself.
import fc from 'fast-check';
import type { World } from '../world.ts';
import { drawWorld } from './draw-world.ts';

/** How the worlds are drawn, for `fc.sample` and `fc.check` alike. */
export function drawParameters(seed: number, n: number) {
  return { seed: mix(seed, n), numRuns: 1, unbiased: true };
}

export function nthWorld(seed: number, n: number): World {
  const [world] = fc.sample(drawWorld, drawParameters(seed, n));
  if (world === undefined) throw new Error('fast-check drew nothing.');
  return world;
}

/** Neighbours must not resemble each other. */
export function mix(seed: number, n: number): number {
  const mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(n + 1, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) | 0;
}
