// When requests that fail are an outage of the service.
import { expect, test } from 'vitest';
import { Outage } from '../../../src/platform/outage.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

async function openOutage(successAtMs: number | undefined) {
  const clock = new VirtualClock();
  const outage = new Outage<string>(clock, 15_000);
  await clock.sleep(14_900);
  if (successAtMs !== undefined) outage.note(undefined, successAtMs);
  await clock.sleep(100);
  for (let count = 0; count < 10; count++) outage.note('it hung', 0);
  return { clock, outage };
}

test('ten requests that hang together are an outage once they have lasted for long enough', async () => {
  const { outage } = await openOutage(undefined);
  expect(outage.current).toEqual({ last: 'it hung', seconds: 15 });
});

test('what has answered meanwhile is none before it has given nothing for that long', async () => {
  const { clock, outage } = await openOutage(14_800);
  expect(outage.current).toBeUndefined();
  await clock.sleep(14_900);
  expect(outage.current).toEqual({ last: 'it hung', seconds: 15 });
  outage.note(undefined, 29_000);
  expect(outage.current).toBeUndefined();
});
