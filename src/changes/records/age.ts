// Which of two records of GitHub's came first, as it documents no order for its lists; and which runs count. Pure.
import { isSameRepository } from '../../platform/event.ts';
import type { ApiRun } from '../../platform/github/answers.ts';
import type { Dated } from '../event/deployment-events.ts';

/** Below 0 where `a` came first. A re-run keeps all three, so that it stays where its first run was. */
export function compareAge(a: Dated, b: Dated): number {
  if (a.id === b.id) return 0;
  if (a.number !== undefined && b.number !== undefined && a.number !== b.number) return a.number - b.number;
  const apartMs = toMs(a.createdAt) - toMs(b.createdAt);
  if (apartMs !== 0 && !Number.isNaN(apartMs)) return apartMs;
  return a.id.length - b.id.length || (a.id < b.id ? -1 : Number(a.id > b.id));
}

export function newestFirst<T extends Dated>(records: readonly T[]): T[] {
  return records.toSorted((a, b) => compareAge(b, a));
}

/** A re-run has the place of its first run, by number: as one that was started when its last attempt was. */
export function asOfLastAttempt(run: ApiRun): ApiRun {
  return { ...run, number: undefined, createdAt: run.startedAt ?? run.createdAt };
}

/**
 * Whether a run comes before another, on this branch of this repository; undefined is any. GitHub's filters may lag behind, so
 * the record's own fields decide. A fork may have a branch of the same name.
 */
export function isEarlierHere(
  run: ApiRun,
  other: Dated | undefined,
  branch: string | undefined,
  repository: string | undefined,
): boolean {
  const isOfFork = run.headRepository !== undefined && !isSameRepository(run.headRepository, repository);
  const isOnBranch = branch === undefined || (run.branch ?? branch) === branch;
  const isEarlier = other === undefined || compareAge(run, other) < 0;
  return isEarlier && isOnBranch && !isOfFork;
}

/** In a list of successes. */
export function isSuccess({ conclusion = 'success' }: ApiRun): boolean {
  return conclusion === 'success';
}

/** Milliseconds since the epoch; NaN for what is no time. */
export function toMs(time: string | undefined): number {
  return Date.parse(time ?? '');
}
