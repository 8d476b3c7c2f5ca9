// Whoever waits for the rate limit and is not to wait any more.
import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { Clock } from '../../../src/platform/timing/clock.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { limiterOf } from './limiter-of.ts';

describe('who withdraws', () => {
  test('stops waiting with the reason and takes no place', async () => {
    const clock = new VirtualClock();
    const limiter = limiterOf(clock, 1);
    (await limiter.take('first')).sent();
    const withdraw = new AbortController();
    const given = limiter.take('repeat', withdraw.signal);
    const other = limiter.take('repeat').then(() => clock.monotonicMs());
    await clock.sleep(100);
    withdraw.abort(new Error('no longer needed'));
    await expect(given).rejects.toThrow('no longer needed');
    expect(clock.monotonicMs()).toBe(100);
    expect(await other).toBe(2000);
  });

  test('takes nobody else along, waiting or not', async () => {
    const clock = new VirtualClock();
    const limiter = limiterOf(clock, 1);
    const [used, waiting] = [new AbortController(), new AbortController()];
    (await limiter.take('first', used.signal)).sent();
    const others = (['first', 'repeat'] as const).map(async (priority) => (await limiter.take(priority)).done());
    const given = limiter.take('repeat', waiting.signal);
    used.abort(new Error('it had its place'));
    waiting.abort(new Error('no longer needed'));
    await expect(given).rejects.toThrow('no longer needed');
    await Promise.all(others);
    expect(clock.monotonicMs()).toBe(2000);
  });

  test('before asking is turned away at once', async () => {
    const clock = new VirtualClock();
    const limiter = limiterOf(clock, 1);
    await expect(async () => limiter.take('first', AbortSignal.abort(new Error('too late')))).rejects.toThrow(
      'too late',
    );
    (await limiter.take('first')).done();
  });

  test('as the last one leaves no timer behind', async () => {
    const clock = new VirtualClock();
    const limiter = limiterOf(clock, 1);
    limiter.slowDown(0, 50_000);
    const withdraw = new AbortController();
    const given = limiter.take('repeat', withdraw.signal);
    await clock.sleep(100);
    withdraw.abort(new Error('no longer needed'));
    await expect(given).rejects.toThrow('no longer needed');
    for (let turn = 0; turn < 50; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
    expect(clock.monotonicMs()).toBe(100);
  });

  test('is not listened to any longer once it has its place: an asset repeats its purge for an hour', async () => {
    const limiter = limiterOf(new VirtualClock(), 10);
    const { signal } = new AbortController();
    for (let repeat = 0; repeat < 20; repeat++) (await limiter.take('repeat', signal)).done();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('after getting the place keeps it', async () => {
    const clock = new VirtualClock();
    const withdraw = new AbortController();
    const limiter = limiterOf(clock, 1);
    const place = await limiter.take('first', withdraw.signal);
    withdraw.abort(new Error('too late'));
    place.sent();
    place.done();
    await limiter.take('first');
    expect(clock.monotonicMs()).toBe(1000);
  });
});

describe('an abort', () => {
  test('ends every wait with its reason, and those to come', async () => {
    const clock = new VirtualClock();
    const abort = new AbortController();
    const limiter = limiterOf(clock, 1, { signal: abort.signal });
    await limiter.take('first');
    const waiting = Promise.allSettled([limiter.take('first'), limiter.take('repeat')]);
    await clock.sleep(100);
    abort.abort(new Error('the run stops'));
    for (const result of await waiting)
      expect(result).toMatchObject({ status: 'rejected', reason: { message: 'the run stops' } });
    await expect(async () => limiter.take('first')).rejects.toThrow('the run stops');
    for (let turn = 0; turn < 50; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
    expect(clock.monotonicMs()).toBe(100);
  });

  test('turns away who comes later, although there are free places', async () => {
    const limiter = limiterOf(new VirtualClock(), 10, { signal: AbortSignal.abort(new Error('the run stops')) });
    await expect(async () => limiter.take('first')).rejects.toThrow('the run stops');
  });
});

test('a clock that fails ends every wait with its error, and the next one tries again', async () => {
  let isBroken = true;
  const clock = new VirtualClock();
  const broken: Clock = {
    monotonicMs: () => clock.monotonicMs(),
    now: () => clock.now(),
    alarm: (ms, act) => clock.alarm(ms, act),
    sleep: (ms, signal) => (isBroken ? Promise.reject(new Error('no timer')) : clock.sleep(ms, signal)),
  };
  const limiter = limiterOf(broken, 1);
  (await limiter.take('first')).sent();
  await expect(limiter.take('first')).rejects.toThrow('no timer');
  isBroken = false;
  await limiter.take('first');
  expect(clock.monotonicMs()).toBe(2000);
});
