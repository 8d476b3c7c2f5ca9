// What a purge came to, in the report's terms, with messages for people.
import { ActionError, type Problem } from '../errors.ts';
import type { PurgeAnswer } from './purge-answer.ts';

export type PurgeResult = {
  readonly outcome: 'accepted' | 'duplicate' | 'failed';
  /** Requests sent. */
  readonly attempts: number;
  /** When the last one was sent, in monotonic milliseconds; undefined where none was. */
  readonly sentAtMs?: number | undefined;
  /** Status of the last answer; null where none came. */
  readonly status: number | null;
  readonly purgeId: string | null;
  readonly error: Problem | null;
  /** What was odd about the answer that accepted it; null where nothing was. */
  readonly note: string | null;
  /**
   * `earlier`: of another purge, up to ten seconds ago, perhaps somebody else's. `unknown`: only what imgix serves can show that it was
   * purged.
   */
  readonly effect: 'accepted' | 'earlier' | 'unknown' | 'none';
};

/** imgix said that it took the purge, or had taken the same one. */
export function isTaken(effect: PurgeResult['effect'] | undefined): boolean {
  return effect === 'accepted' || effect === 'earlier';
}

/** How the attempts went. With none at all, the answer is what purges of other URLs came to. */
export type Attempts = {
  readonly attempts: number;
  /** See `PurgeResult`. */
  readonly sentAtMs?: number;
  /** One of them may have had its effect without saying so. */
  readonly mayHaveActed: boolean;
  /** Why no further one was made, where that is not plain. */
  readonly reason?: string;
};

type FailedAnswer = Exclude<PurgeAnswer, { kind: 'accepted' | 'duplicate' }>;

export function toResult(answer: PurgeAnswer, made: Attempts): PurgeResult {
  const { attempts, sentAtMs, mayHaveActed } = made;
  const status = attempts === 0 ? null : answer.status;
  const common = { attempts, sentAtMs, status, purgeId: null, error: null, note: null };
  switch (answer.kind) {
    case 'accepted': {
      const { purgeId, note = null, isForeign } = answer;
      return { ...common, outcome: 'accepted', effect: isForeign ? 'unknown' : 'accepted', purgeId, note };
    }
    case 'duplicate':
      return { ...common, outcome: 'duplicate', effect: 'earlier' };
    default: {
      const effect = mayHaveActed ? 'unknown' : 'none';
      return { ...common, outcome: 'failed', effect, error: toProblem(answer, made) };
    }
  }
}

/**
 * What an accepted purge comes to where nothing shows that it had its effect: an answer about something else is no
 * acceptance then. `why` is the sentence that says so.
 */
export function withoutForeign(result: PurgeResult, why: string): PurgeResult {
  if (result.outcome !== 'accepted' || result.effect === 'accepted') return result;
  const message = `Something answered ${result.status}, but not as imgix answers a purge: ${result.note} ${why}`;
  return { ...result, outcome: 'failed', error: { code: 'purge-rejected', message }, note: null };
}

function toProblem(answer: FailedAnswer, { attempts, mayHaveActed, reason = '' }: Attempts): Problem {
  const because = reason === '' ? '' : `; ${reason}`;
  const doubt = mayHaveActed ? ' The purge may have worked all the same.' : '';
  const tries = toTries(attempts);
  switch (answer.kind) {
    case 'refused':
      return { code: 'purge-rejected', message: `${toRefusal(answer)}.` };
    case 'rejected':
      return {
        code: 'purge-rejected',
        message: `imgix did not accept the purge (${answer.status}): ${answer.words}.${doubt}`,
      };
    case 'limited':
      return {
        code: 'purge-rate-limited',
        message: `imgix answered 429, too many purges, in ${tries}: ${answer.words}${because}.${doubt}`,
      };
    case 'unavailable': {
      const what = answer.status === null ? 'gave no answer' : `failed (${answer.status})`;
      return {
        code: 'purge-unreachable',
        message: `The purge API ${what} in ${tries}: ${answer.words}${because}.${doubt}`,
      };
    }
    default:
      return answer satisfies never;
  }
}

/** It must be true of many URLs as well: for those that share a cause the message of the first one is told. */
function toTries(attempts: number): string {
  if (attempts === 0) return 'the attempts for other URLs, so none was made here';
  return attempts === 1 ? 'one attempt' : `${attempts} attempts`;
}

type Refused = Extract<PurgeAnswer, { kind: 'refused' }>;

function toRefusal({ status, isForeign }: Refused): string {
  return isForeign
    ? `Something else than imgix's API answered with status ${status} and a page`
    : `imgix refused the API key (${status})`;
}

/** imgix, or what stands before it, refused the key: every other purge of the run would be refused too. Carries what came of this one. */
export class KeyRefusedError extends ActionError {
  readonly result: PurgeResult;

  constructor(answer: Refused, made: Attempts, keyAdvice: string) {
    const remedy = answer.isForeign
      ? ', perhaps a proxy or a firewall. Check `api-url`, and the proxy variables `HTTPS_PROXY` and `NO_PROXY`.'
      : `: ${answer.words}. ${keyAdvice}`;
    super('api-key-refused', `${toRefusal(answer)}${remedy}`);
    this.result = toResult(answer, made);
  }
}
