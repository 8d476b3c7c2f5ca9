// When requests that fail are an outage of the service.
import { expect, test } from 'vitest';
import { CircuitBreaker } from '../../../src/platform/timing/circuit-breaker.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

async function openBreaker(successAtMs: number | undefined) {
  const clock = new VirtualClock();
  const breaker = new CircuitBreaker<string>(clock, 15_000);
  await clock.sleep(14_900);
  if (successAtMs !== undefined) breaker.record(undefined, successAtMs);
  await clock.sleep(100);
  for (let count = 0; count < 10; count++) breaker.record('it hung', 0);
  return { clock, breaker };
}

test('ten requests that hang together are an outage once they have lasted for long enough', async () => {
  const { breaker } = await openBreaker(undefined);
  expect(breaker.outage).toEqual({ last: 'it hung', seconds: 15 });
});

test('what has answered meanwhile is none before it has given nothing for that long', async () => {
  const { clock, breaker } = await openBreaker(14_800);
  expect(breaker.outage).toBeUndefined();
  await clock.sleep(14_900);
  expect(breaker.outage).toEqual({ last: 'it hung', seconds: 15 });
  breaker.record(undefined, 29_000);
  expect(breaker.outage).toBeUndefined();
});
