// Of what had to go: when it was last seen, when it was purged and when it was proved to be gone, for people to file.
import type { Clock } from '../platform/clock.ts';
import type { Answer, Known } from './known/known.ts';

/** Wall-clock times, ISO 8601. */
export type RemovalRecord = {
  /** Null where this run has never seen it. */
  readonly lastServedAt: string | null;
  readonly purgedAt: string;
  /** Null where it is not proved. */
  readonly goneAt: string | null;
};

/** `isGone`: the latest check has proved it. */
export function toRemovalRecord({ bare, purge }: Known, isGone: boolean, clock: Clock): RemovalRecord {
  const nowMs = clock.monotonicMs();
  const toTime = (monotonicMs: number) => new Date(clock.now().getTime() - (nowMs - monotonicMs)).toISOString();
  const answers = [...bare.points.values()].flatMap(({ latest, other }) =>
    other === undefined ? [latest] : [latest, other],
  );
  const right = isGone ? bare.recent[0] : undefined;
  const isServed = ({ seen, lastSentAtMs }: Answer) => seen.kind === 'served' && lastSentAtMs !== right?.sentAtMs;
  const servedMs = answers.filter(isServed).map(({ lastSentAtMs }) => lastSentAtMs);
  return {
    lastServedAt: servedMs.length === 0 ? null : toTime(Math.max(...servedMs)),
    purgedAt: toTime(purge.acceptedAtMs),
    goneAt: right === undefined ? null : toTime(right.seenAtMs),
  };
}
