// One statement about imgix that the action stands on, and the check that finds out whether it is so.

import type { Finding } from './finding.ts';
import type { Trial } from './trial.ts';

/**
 * How a statement came to be known. `doc`: imgix's documentation, blog or support pages; `lib`: imgix's own code; `seen`:
 * recorded answers or other people's code; `guess`: inferred here; `unknown`: nobody we know of has written it down.
 */
export type Grade = 'doc' | 'lib' | 'seen' | 'guess' | 'unknown';

/** The tables of the simulator's README. */
export type Part = 'purge' | 'api' | 'fetch';

export type Fact = {
  readonly id: string;
  readonly part: Part;
  /** A sentence of Markdown that is true or false. */
  readonly statement: string;
  readonly grades: readonly [Grade, ...Grade[]];
  readonly source: string;
  /** Markdown: the simulator's option that shows it the other way, and what is left open. */
  readonly option?: string;
  /** Runs while nothing else does, because it uses the account's rate limit up. */
  readonly isAlone?: true;
  /** A text says why nobody can test it from outside. */
  readonly check: ((trial: Trial) => Promise<Finding>) | string;
};
