// What a purge came to, in the report's terms, with messages for people.
import { ActionError, type Problem } from '../errors.ts';
import type { PurgeAnswer } from './purge-answer.ts';

export type PurgeResult = {
  readonly outcome: 'accepted' | 'duplicate' | 'failed';
  /** Requests sent. */
  readonly attempts: number;
  /** Status of the last answer; null where none came. */
  readonly status: number | null;
  readonly purgeId: string | null;
  readonly error: Problem | null;
  /** What was odd about an accepted purge. */
  readonly note?: string;
};

type FinalAnswer = Exclude<PurgeAnswer, { kind: 'refused' }>;
type FailedAnswer = Exclude<FinalAnswer, { kind: 'accepted' | 'duplicate' }>;

/**
 * `reason` says why no further attempt was made, where that is not plain. With no attempts at all, `answer` is what
 * purges of other URLs came to.
 */
export function toResult(answer: FinalAnswer, attempts: number, reason?: string): PurgeResult {
  const common = { attempts, status: attempts === 0 ? null : answer.status, purgeId: null, error: null };
  switch (answer.kind) {
    case 'accepted': {
      const note = answer.note === undefined ? {} : { note: answer.note };
      return { ...common, outcome: 'accepted', purgeId: answer.purgeId, ...note };
    }
    case 'duplicate':
      return { ...common, outcome: 'duplicate' };
    case 'rejected':
    case 'limited':
    case 'unavailable':
      return { ...common, outcome: 'failed', error: toProblem(answer, attempts, reason) };
    default:
      return answer satisfies never;
  }
}

function toProblem(answer: FailedAnswer, attempts: number, reason = ''): Problem {
  const because = reason === '' ? '' : `; ${reason}`;
  const tries = toTries(attempts);
  switch (answer.kind) {
    case 'rejected':
      return {
        code: 'purge-rejected',
        message: `imgix did not accept the purge (${answer.status}): ${answer.words}. ${toAdvice(answer.status)}`,
      };
    case 'limited':
      return {
        code: 'purge-rate-limited',
        message: `imgix answered 429, too many purges, in ${tries}: ${answer.words}${because}. The limit counts for the whole account: lower \`rate-limit\`, or let jobs that purge run one after the other.`,
      };
    case 'unavailable': {
      const what = answer.status === null ? 'gave no answer' : `failed (${answer.status})`;
      return {
        code: 'purge-unreachable',
        message: `The purge API ${what} in ${tries}: ${answer.words}${because}. Run the job again; if it goes on, check \`api-url\`, the network and imgix's status page.`,
      };
    }
    default:
      return answer satisfies never;
  }
}

function toTries(attempts: number): string {
  if (attempts === 0) return 'the attempts for other URLs, so this one was not tried';
  return attempts === 1 ? 'one attempt' : `${attempts} attempts`;
}

function toAdvice(status: number): string {
  if (status === 404) return 'Check that the host of `base-url` belongs to a Source of this account and is deployed.';
  if (status === 400) return 'Check `base-url`: its domain must belong to the account of the API key.';
  if (status >= 300 && status < 400) return 'It is a redirect, and the key follows none: check `api-url`.';
  if (status === 402) return 'Check the plan of the imgix account.';
  return 'See docs/troubleshooting.md.';
}

/** imgix refused the key: every other purge of the run would be refused too. Carries what came of this one. */
export class KeyRefusedError extends ActionError {
  readonly result: PurgeResult;

  constructor({ status, words }: Extract<PurgeAnswer, { kind: 'refused' }>, attempts: number) {
    super(
      'api-key-refused',
      `imgix refused the API key (${status}): ${words}. Check that the secret holds an API key (it begins with \`ak_\`) with the permission Asset Purge; the Secure URL token of a Source is another thing, and keys from before 2021 are no longer valid.`,
    );
    const error: Problem = { code: 'purge-rejected', message: `imgix refused the API key (${status}).` };
    this.result = { outcome: 'failed', attempts, status, purgeId: null, error };
  }
}
