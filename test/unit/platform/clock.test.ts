import { describe, expect, test } from 'vitest';
import { systemClock, TimeLimitError, withinMs } from '../../../src/platform/timing/clock.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const never = new AbortController().signal;

describe('withinMs', () => {
  test('gives what the work gives, and leaves no timer', async () => {
    const clock = new VirtualClock();
    expect(await withinMs(clock, 5000, never, async () => 'done')).toBe('done');
    for (let turn = 0; turn < 20; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
    expect(clock.monotonicMs()).toBe(0);
  });

  test('gives the error that the work ends with', async () => {
    const work = () => Promise.reject(new Error('broken'));
    await expect(withinMs(new VirtualClock(), 5000, never, work)).rejects.toThrow('broken');
  });

  test('ends at the time limit, whatever the work does, and aborts it', async () => {
    const clock = new VirtualClock();
    let seen: AbortSignal | undefined;
    const limit = withinMs(clock, 2500, never, (signal) => {
      seen = signal;
      return new Promise(() => {});
    });
    await expect(limit).rejects.toThrow(new TimeLimitError('not finished within 2.5 s'));
    expect(clock.monotonicMs()).toBe(2500);
    expect(seen?.reason).toBeInstanceOf(TimeLimitError);
  });

  test('says that the time limit was it also where the work fails of the abort', async () => {
    const work = (signal: AbortSignal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    await expect(withinMs(new VirtualClock(), 1000, never, work)).rejects.toBeInstanceOf(TimeLimitError);
  });

  test('hands the abort of the run on', async () => {
    const abort = new AbortController();
    const work = (signal: AbortSignal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const given = withinMs(new VirtualClock(), 1000, abort.signal, work);
    abort.abort(new Error('cancelled'));
    await expect(given).rejects.toThrow('cancelled');
  });
});

describe('the system clock', () => {
  test('sleeps for the time it is told, on a clock that runs', async () => {
    const early = await Promise.all(
      Array.from({ length: 300 }, async (_, index) => {
        const untilMs = systemClock.monotonicMs() + index / 7;
        await systemClock.sleep(index / 7);
        return systemClock.monotonicMs() < untilMs;
      }),
    );
    expect(early.filter(Boolean)).toEqual([]);
    expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1000);
  });

  test("wakes at the abort with the signal's reason", async () => {
    const abort = new AbortController();
    const sleep = systemClock.sleep(60_000, abort.signal);
    abort.abort(new Error('cancelled'));
    await expect(sleep).rejects.toThrow('cancelled');
    await expect(systemClock.sleep(60_000, abort.signal)).rejects.toThrow('cancelled');
  });
});
