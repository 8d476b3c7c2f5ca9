import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Clock } from '../../../src/platform/timing/clock.ts';
import type { Place, Priority, RateLimiter } from '../../../src/purge/rate-limiter.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { limiterOf } from './limiter-of.ts';

type Trip = { readonly connectMs: number; readonly thereMs: number; readonly backMs: number };

/** Sends one request a trip as the limiter lets it, and gives the times of their arrival at the server. */
async function arrivalsOf(clock: VirtualClock, limiter: RateLimiter, trips: readonly Trip[]): Promise<number[]> {
  const arrivals: number[] = [];
  const send = async ({ connectMs, thereMs, backMs }: Trip): Promise<void> => {
    const place = await limiter.take('first');
    await clock.sleep(connectMs);
    place.sent();
    await clock.sleep(thereMs);
    arrivals.push(clock.monotonicMs());
    await clock.sleep(backMs);
    place.done();
  };
  await Promise.all(trips.map(send));
  return arrivals.sort((a, b) => a - b);
}

/** As the server counts: (t - 1 s, t]. */
function maxInSecond(arrivals: readonly number[]): number {
  return Math.max(...arrivals.map((end) => arrivals.filter((at) => at > end - 1000 && at <= end).length));
}

function same(count: number, trip: Trip): Trip[] {
  return Array.from({ length: count }, () => trip);
}

describe('as the server sees it', () => {
  test('no window ever holds more arrivals than the limit, whatever time requests take', async () => {
    // Ways to the server differ by 100 ms at most; connections and answers take any time.
    const trips = fc
      .tuple(fc.nat(3000), fc.array(fc.tuple(fc.nat(2000), fc.nat(100), fc.nat(4000)), { minLength: 1, maxLength: 30 }))
      .map(([baseMs, all]) =>
        all.map(([connectMs, thereMs, backMs]): Trip => ({ connectMs, thereMs: baseMs + thereMs, backMs })),
      );
    await fc.assert(
      fc.asyncProperty(trips, fc.integer({ min: 1, max: 10 }), async (all, limit) => {
        const clock = new VirtualClock();
        const arrivals = await arrivalsOf(clock, limiterOf(clock, limit), all);
        expect(arrivals.length).toBe(all.length);
        expect(maxInSecond(arrivals)).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ['fast', { connectMs: 0, thereMs: 10, backMs: 10 }, 3 * 1020 + 10],
    ['slow', { connectMs: 0, thereMs: 50, backMs: 700 }, 1750 + 2 * 1100 + 50],
    ['hanging', { connectMs: 0, thereMs: 50, backMs: 400_000 }, 3 * 2000 + 50],
    ['connected late', { connectMs: 300, thereMs: 10, backMs: 10 }, 3 * 1320 + 310],
  ])('the limit is used: forty %s requests at ten a second', async (_, trip, lastMs) => {
    const clock = new VirtualClock();
    const arrivals = await arrivalsOf(clock, limiterOf(clock, 10), same(40, trip));
    expect(maxInSecond(arrivals)).toBe(10);
    expect(arrivals.at(-1)).toBe(lastMs);
  });

  test('the first place that becomes free is used, whichever it is', async () => {
    const clock = new VirtualClock();
    const limiter = limiterOf(clock, 2);
    const [early, late] = [await limiter.take('first'), await limiter.take('first')];
    early.sent();
    early.done();
    await clock.sleep(500);
    late.sent();
    late.done();
    await limiter.take('first');
    expect(clock.monotonicMs()).toBe(1000);
  });

  test('however many wait, one timer is enough', async () => {
    const clock = new VirtualClock();
    let [sleeping, most] = [0, 0];
    const counting: Clock = {
      monotonicMs: () => clock.monotonicMs(),
      now: () => clock.now(),
      alarm: (ms, act) => clock.alarm(ms, act),
      sleep: async (ms, signal) => {
        most = Math.max(most, ++sleeping);
        await clock.sleep(ms, signal).finally(() => sleeping--);
      },
    };
    await arrivalsOf(clock, limiterOf(counting, 1), same(5, { connectMs: 0, thereMs: 5, backMs: 5 }));
    expect(most).toBe(1);
  });

  test('without a limit all go at once', async () => {
    const clock = new VirtualClock();
    const arrivals = await arrivalsOf(
      clock,
      limiterOf(clock, undefined),
      same(500, { connectMs: 0, thereMs: 5, backMs: 5 }),
    );
    expect(new Set(arrivals)).toEqual(new Set([5]));
  });
});

describe('a place in the window', () => {
  /** Takes the only place and gives the time at which the next one is had. */
  async function nextAfter(use: (place: Place, clock: VirtualClock) => Promise<void>): Promise<number> {
    const clock = new VirtualClock();
    const limiter = limiterOf(clock, 1);
    const place = await limiter.take('first');
    const next = limiter.take('first').then(() => clock.monotonicMs());
    await use(place, clock);
    return next;
  }

  test('is free a window after the answer', async () => {
    const sendAndGetAnswer = async (place: Place, clock: VirtualClock): Promise<void> => {
      await clock.sleep(7);
      place.sent();
      await clock.sleep(60);
      place.done();
    };
    expect(await nextAfter(sendAndGetAnswer)).toBe(1067);
  });

  test('is free a window and what the answer was later than the quickest after it was sent', async () => {
    const clock = new VirtualClock();
    const limiter = limiterOf(clock, 1);
    const tookMs = [600, 650, 900, 300, 300];
    const takenMs: number[] = [];
    for (const ms of tookMs) {
      const place = await limiter.take('first');
      takenMs.push(clock.monotonicMs());
      place.sent();
      await clock.sleep(ms);
      place.done();
      place.done();
    }
    // The first answer shows nothing of how long others take; differences below 100 ms count as that.
    expect(takenMs.map((ms, index) => ms - (takenMs[index - 1] ?? 0))).toEqual([0, 1600, 1100, 1300, 1100]);
  });

  test('is not free sooner because the first requests of a run come late', async () => {
    const clock = new VirtualClock();
    const late = same(10, { connectMs: 0, thereMs: 600, backMs: 5 });
    const trips = [...late, ...same(30, { connectMs: 0, thereMs: 5, backMs: 5 })];
    expect(maxInSecond(await arrivalsOf(clock, limiterOf(clock, 10), trips))).toBe(10);
  });

  test('is taken for as long as the request waits for its connection', async () => {
    const connect = async (place: Place, clock: VirtualClock): Promise<void> => {
      await clock.sleep(200_000);
      place.sent();
    };
    expect(await nextAfter(connect)).toBe(202_000);
  });

  test('is free at once where the request never went out', async () => {
    const fail = async (place: Place, clock: VirtualClock): Promise<void> => {
      await clock.sleep(500);
      place.done();
    };
    expect(await nextAfter(fail)).toBe(500);
  });
});

describe('a request that was one too many', () => {
  test('is waited for longer each time in a row, without a word of how long, and once for all that were under way', async () => {
    const clock = new VirtualClock();
    const limiter = limiterOf(clock, undefined, { random: 1 });
    const pauses: number[] = [];
    for (let i = 0; i < 5; i++) {
      const startMs = clock.monotonicMs();
      limiter.slowDown(startMs, 0);
      await clock.sleep(1);
      limiter.slowDown(startMs, 0);
      (await limiter.take('first')).done();
      pauses.push(clock.monotonicMs() - startMs);
    }
    expect(pauses).toEqual([1001, 2001, 4001, 8001, 8001]);
  });

  test('halves the rate, which finds back with each purge that is taken', async () => {
    const clock = new VirtualClock();
    const limiter = limiterOf(clock, 10);
    const inNextSecond = async (): Promise<number> => {
      await clock.sleep(5000);
      const untilMs = clock.monotonicMs() + 1000;
      for (let count = 0; ; count++) {
        const place = await limiter.take('first');
        place.sent();
        place.done();
        if (clock.monotonicMs() >= untilMs) return count;
      }
    };
    expect(await inNextSecond()).toBe(10);
    limiter.slowDown(clock.monotonicMs(), 0);
    expect(await inNextSecond()).toBe(5);
    for (let i = 0; i < 13; i++) limiter.speedUp();
    expect(await inNextSecond()).toBe(7);
    for (let i = 0; i < 50; i++) limiter.speedUp();
    expect(await inNextSecond()).toBe(10);
  });
});

describe('a pause', () => {
  const pausedUntil = async (limit: number | undefined, ...pauses: readonly number[]): Promise<number> => {
    const clock = new VirtualClock();
    const limiter = limiterOf(clock, limit);
    for (const ms of pauses) limiter.slowDown(0, ms);
    await limiter.take('first');
    return clock.monotonicMs();
  };

  test('holds every request back, with and without a limit', async () => {
    expect(await pausedUntil(10, 5000)).toBe(5000);
    expect(await pausedUntil(undefined, 5000)).toBe(5000);
  });

  test('lasts as long as the longest that was asked for', async () => {
    expect(await pausedUntil(10, 5000, 3000)).toBe(5000);
    expect(await pausedUntil(10, 3000, 150_000)).toBe(150_000);
  });

  test('that begins during a wait counts, and does not shorten it', async () => {
    const clock = new VirtualClock();
    const limiter = limiterOf(clock, 1);
    const takeAndSend = async (): Promise<number> => {
      const place = await limiter.take('first');
      place.sent();
      place.done();
      return clock.monotonicMs();
    };
    const times = [takeAndSend(), takeAndSend(), takeAndSend()];
    await times[0];
    limiter.slowDown(0, 400);
    expect(await times[1]).toBe(1000);
    limiter.slowDown(1000, 8000);
    expect(await times[2]).toBe(9000);
  });
});

test('further attempts go before all others', async () => {
  const clock = new VirtualClock();
  const limiter = limiterOf(clock, 1);
  const order: string[] = [];
  const send = async (name: string, priority: Priority): Promise<void> => {
    const place = await limiter.take(priority);
    order.push(name);
    place.sent();
    place.done();
  };
  const occupies = send('occupies', 'first');
  const sent = (['repeat', 'first', 'further'] as const).flatMap((kind) =>
    [1, 2, 3].map((n) => send(`${kind} ${n}`, kind)),
  );
  await Promise.all([occupies, ...sent]);
  expect(order.slice(0, 4)).toEqual(['occupies', 'further 1', 'further 2', 'further 3']);
  expect(order.slice(4)).toEqual(['first 1', 'first 2', 'first 3', 'repeat 1', 'repeat 2', 'repeat 3']);
});

test('a repeated purge does not wait for all first ones', async () => {
  const limiter = limiterOf(new VirtualClock(), 1);
  const order: string[] = [];
  const send = async (priority: Priority) => {
    const place = await limiter.take(priority);
    order.push(priority);
    place.sent();
    place.done();
  };
  await Promise.all([send('repeat'), send('repeat'), ...Array.from({ length: 7 }, () => send('first'))]);
  expect(order.indexOf('repeat', 1)).toBe(3);
});
