// The account's limit of purges. These checks use it up, so that each runs alone.

import { firstError } from '../api-answers.ts';
import type { Fact } from '../fact.ts';
import { type Finding, NotTestableError, verdict } from '../finding.ts';
import type { Answer } from '../imgix.ts';
import type { Trial } from '../trial.ts';
import { admitted } from './purge-api.ts';

const limits = 'https://docs.imgix.com/references/api-rate-limits';

/** More than the documented ten; with fewer nothing would be seen. */
const burstSize = 14;

export const rateLimitFacts: readonly Fact[] = [
  {
    id: 'rate-limit-10',
    part: 'api',
    statement: 'Ten purges in any second of the account, then 429',
    grades: ['doc'],
    source: limits,
    option: '`purgeRate`, `purgeWindowMs`. That the window slides is a guess on the strict side',
    isAlone: true,
    check: (trial) =>
      withinASecond(trial, (answers) =>
        verdict(admitted(answers) === 10, `${admitted(answers)} of ${burstSize} purges at once were not answered 429`),
      ),
  },
  {
    id: 'rate-limit-error',
    part: 'api',
    statement: 'A 429 has the form of the other errors',
    grades: ['doc'],
    source: 'https://docs.imgix.com/apis/management/api-playground',
    isAlone: true,
    check: (trial) =>
      withinASecond(trial, (answers) => {
        const error = firstError(refused(answers));
        return verdict(error.status === '429' && typeof error.detail === 'string', JSON.stringify(error));
      }),
  },
  {
    id: 'rate-limit-headers',
    part: 'api',
    statement: 'A 429 names no time to wait: no Retry-After, no RateLimit headers',
    grades: ['guess'],
    source: `${limits} names none`,
    option: '`retryAfter`',
    isAlone: true,
    check: (trial) =>
      withinASecond(trial, (answers) => {
        const names = Object.keys(refused(answers).headers).filter((name) => /retry-after|rate-?limit/i.test(name));
        return verdict(names.length === 0, names.length === 0 ? 'none' : names.join(', '));
      }),
  },
  {
    id: 'rate-limit-subsides',
    part: 'api',
    statement: 'A second later purges are taken again',
    grades: ['doc'],
    source: limits,
    option: '`purgeWindowMs`',
    isAlone: true,
    check: (trial) =>
      withinASecond(trial, async (answers) => {
        refused(answers);
        await trial.wait(1_200);
        const { answers: later } = await trial.burst(1, 'now');
        return verdict(admitted(later) === 1, `1.2 s later ${later[0]?.status}`);
      }),
  },
  {
    id: 'rate-limit-refused-do-not-count',
    part: 'api',
    statement: 'A request that was answered 429 does not count towards the next second',
    grades: ['unknown'],
    source: 'nobody has written it down',
    option: '`rejectedCount: true`. That one answered 400, 404 or 409 counts is unknown, too',
    isAlone: true,
    check: (trial) =>
      withinASecond(trial, async (answers) => {
        refused(answers);
        await trial.wait(700);
        const startMs = trial.now();
        const { answers: more } = await trial.burst(10, 'now');
        if (more.every(({ status }) => status !== 429)) throw new NotTestableError('the limit subsided too early');
        await trial.wait(Math.max(0, startMs + 600 - trial.now()));
        const { answers: last } = await trial.burst(4, 'now');
        return verdict(admitted(last) === 4, `${admitted(last)} of 4 were taken 1.3 s after ten and 0.6 s after more`);
      }),
  },
];

/** A burst that came in within a second; one that did not says nothing. */
async function withinASecond(
  trial: Trial,
  judge: (answers: readonly Answer[]) => Finding | Promise<Finding>,
): Promise<Finding> {
  const { answers, tookMs } = await trial.burst(burstSize, 'quiet');
  if (tookMs > 950) throw new NotTestableError(`${burstSize} answers took longer than a second`);
  return judge(answers);
}

function refused(answers: readonly Answer[]): Answer {
  const answer = answers.find(({ status }) => status === 429);
  if (answer === undefined) throw new NotTestableError(`none of ${burstSize} purges at once was answered 429`);
  return answer;
}
