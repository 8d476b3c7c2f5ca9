// What runs after the last success have left behind: they may have deployed their heads, in whole or in part, and none of them has
// purged that for sure.
import type { ApiRun } from '../../platform/github/answers.ts';
import { asOfLastAttempt, compareAge, newestFirst, toMs } from './age.ts';

/** None of its jobs has run. Of a run that was cancelled GitHub does not tell; one under way may be deploying just now. */
const neverRan = new Set(['skipped', 'startup_failure', 'action_required']);

/** Whether it has ended, and may have deployed what it then did not purge. */
export function hasLeft({ conclusion }: ApiRun): boolean {
  return conclusion !== undefined && conclusion !== 'success' && !neverRan.has(conclusion);
}

/** Each has a hundred runs. */
const maxPages = 20;

type Judge = {
  /** Whether it is a run like this one, and earlier. */
  readonly isOfHere: (run: ApiRun) => boolean;
  /** Whether its success shows that all that lay before its head was purged. */
  readonly counts: (run: ApiRun) => boolean;
};

export type LaterRuns = {
  /**
   * Commits that may have been deployed since the success, and that no success has purged; the newest first, but last those whose
   * runs were all cancelled, as most of these never ran.
   */
  readonly unproved: readonly string[];
  /** Commits of which each run is known never to have run a job. */
  readonly undeployed?: readonly string[];
  /** GitHub's list ended before the success: it ends filtered ones after 1,000. Of older runs nothing is known. */
  readonly isCutOff?: boolean;
};

/**
 * Of runs later than `success`. `unproved` are none where each of them has succeeded: then it has purged what it deployed. Where
 * one has not, that may be what a success beside it had. An older run that was run again after a success has deployed its head anew.
 */
export async function findLaterRuns(
  pages: AsyncIterable<readonly ApiRun[]>,
  success: ApiRun,
  { isOfHere, counts }: Judge,
): Promise<LaterRuns> {
  const isLater = (run: ApiRun) => compareAge(run, success) > 0;
  const here: ApiRun[] = [];
  let isCutOff = true;
  let read = 0;
  for await (const page of pages) {
    here.push(...page.filter(isOfHere));
    // Runs come newest first.
    isCutOff = page.every(isLater);
    if (!isCutOff || ++read === maxPages) break;
  }
  const mayHaveDeployed = here.filter(({ conclusion }) => !neverRan.has(conclusion ?? ''));
  const later = mayHaveDeployed.filter(isLater);
  const successes = later.filter((run) => run.conclusion === 'success' && counts(run));
  const again = runAgainAfter([success, ...successes], mayHaveDeployed);
  const isSure = !isCutOff && successes.length === later.length;
  const unproved = newestFirst([...again, ...(isSure ? [] : later)].map(asOfLastAttempt));
  return {
    unproved: [...toHeads(cancelledLast(unproved))],
    undeployed: [...toHeads(here.filter(isLater)).difference(toHeads(mayHaveDeployed))],
    isCutOff,
  };
}

/** Those of `runs` whose last attempt began later than that of a success that came after them. */
function runAgainAfter(successes: readonly ApiRun[], runs: readonly ApiRun[]): ApiRun[] {
  const startedMs = ({ startedAt }: ApiRun) => toMs(startedAt);
  return runs.filter((run) =>
    successes.some((success) => compareAge(run, success) < 0 && startedMs(run) > startedMs(success)),
  );
}

function cancelledLast(runs: readonly ApiRun[]): ApiRun[] {
  const isCancelled = ({ conclusion }: ApiRun) => Number(conclusion === 'cancelled');
  return runs.toSorted((one, other) => isCancelled(one) - isCancelled(other));
}

function toHeads(runs: readonly ApiRun[]): Set<string> {
  return new Set(runs.map(({ headSha }) => headSha));
}
