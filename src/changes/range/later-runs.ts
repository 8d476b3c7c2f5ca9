// What runs after the last success have left behind: they may have deployed their heads, in whole or in part, and none of them has
// purged that for sure.
import type { ApiRun } from '../../platform/github/answers.ts';
import { compareAge, newestFirst } from './age.ts';

/** None of its jobs has run. Of a run that was cancelled GitHub does not tell; one under way may be deploying just now. */
const neverRan = new Set(['skipped', 'startup_failure', 'action_required']);

/** As many as GitHub lists where it filters; few runs of branches lie between those of two tags. */
const maxPages = 10;

type Judge = {
  /** Whether it is a run like this one, and earlier. */
  readonly isOfHere: (run: ApiRun) => boolean;
  /** Whether its success shows that all that lay before its head was purged. */
  readonly counts: (run: ApiRun) => boolean;
};

/**
 * The heads of later runs than `success`, newest first, as often as they had one. None where each of them has succeeded: then it
 * has purged what it deployed. Where one has not, that may be what a success beside it had.
 */
export async function findUnproved(
  pages: AsyncIterable<readonly ApiRun[]>,
  success: ApiRun,
  { isOfHere, counts }: Judge,
): Promise<string[]> {
  const later: ApiRun[] = [];
  let asked = 0;
  for await (const page of pages) {
    later.push(...page.filter((run) => compareAge(run, success) > 0 && isOfHere(run)));
    // Runs come newest first.
    if (++asked === maxPages || page.some((run) => compareAge(run, success) <= 0)) break;
  }
  const mayHaveDeployed = newestFirst(later).filter(({ conclusion }) => !neverRan.has(conclusion ?? ''));
  const isSure = mayHaveDeployed.every((run) => run.conclusion === 'success' && counts(run));
  return isSure ? [] : mayHaveDeployed.map(({ headSha }) => headSha);
}
