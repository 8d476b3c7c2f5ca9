// After 429 all requests to the host wait, as long as the answer asks for or for longer each time.

import { expect, test } from 'vitest';
import { openTurns } from '../../../../src/pipeline/probe-ports.ts';
import { takeSample } from '../../../../src/verify/probe/sample.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';
import { url } from './given-answers.ts';

type Answered = 'served' | 'too many' | 'challenge' | { readonly retryAfter: string };

/** When each request was sent, of one after the other with these answers. */
async function timesOf(answers: readonly Answered[], timeLimitMs: number): Promise<readonly number[]> {
  const { times, take } = open(answers);
  for (const _ of answers) await take(timeLimitMs);
  return times;
}

function open(answers: readonly Answered[]) {
  const clock = new VirtualClock();
  const times: number[] = [];
  const turns = openTurns(clock, () => 0, { places: 1, outageMs: 20_000 });
  async function* none(): AsyncIterable<Uint8Array> {}
  const request = async () => {
    const answer = answers[times.length] ?? 'served';
    times.push(clock.monotonicMs());
    const headers: Record<string, string> =
      answer === 'challenge'
        ? { 'cf-mitigated': 'challenge', 'retry-after': '9' }
        : typeof answer === 'string'
          ? {}
          : { 'retry-after': answer.retryAfter };
    return { status: answer === 'served' ? 200 : 429, headers, body: none(), discard: async () => {} };
  };
  const http = { request, close: async () => {} };
  const sampler = { http, clock, turnsOf: () => turns, signal: new AbortController().signal };
  return { times, take: (timeLimitMs: number) => takeSample(sampler, { url, timeLimitMs }) };
}

test.each<[string, readonly Answered[], readonly number[]]>([
  ['for longer each time in a row', ['too many', 'too many', 'too many', 'served'], [0, 500, 1_500, 3_500]],
  [
    'shortly again after an answer',
    ['too many', 'too many', 'served', 'too many', 'served'],
    [0, 500, 1_500, 1_500, 2_000],
  ],
  ['as long as it is asked to', [{ retryAfter: '7' }, 'served'], [0, 7_000]],
  ['not for less than without a word', [{ retryAfter: '0' }, 'served'], [0, 500]],
  ['for fifteen seconds at most', [{ retryAfter: '7200' }, 'served'], [0, 15_000]],
])('the next request waits %s', async (_, answers, times) => {
  expect(await timesOf(answers, 300_000)).toEqual(times);
});

test('and until five seconds before its own time is over', async () => {
  expect(await timesOf([{ retryAfter: '60' }, 'served'], 15_000)).toEqual([0, 10_000]);
  expect(await timesOf([{ retryAfter: '60' }, 'served'], 5_000)).toEqual([0, 0]);
});

test('and holds no place meanwhile, which others need sooner', async () => {
  const { times, take } = open([{ retryAfter: '20' }]);
  await take(300_000);
  await Promise.all([take(300_000), take(300_000), take(12_000), take(5_000)]);
  expect(times).toEqual([0, 0, 7_000, 15_000, 15_000]);
});

test('a challenge is no word of when to come back', async () => {
  expect(await timesOf(['challenge', 'served'], 300_000)).toEqual([0, 0]);
});
