// How long the Purger waits where imgix says how long.
import { describe, expect, test } from 'vitest';
import type { SimulatorRequest } from '../../simulator/http-types.ts';
import { down, gapsOf, limited, purgeSite } from '../../support/purge-site.ts';

describe('Retry-After', () => {
  test.each([
    ['in seconds', '30', 30_000],
    ['as a date', 'Thu, 01 Jan 2026 00:00:45 GMT', 45_000],
    ['shorter than the backoff', '0', 750],
    ['that says nothing', 'soon', 750],
    ['as a date that has passed', 'Wed, 01 Jan 2025 00:00:00 GMT', 750],
  ])('%s is waited for', async (_, value, gapMs) => {
    for (const answer of [limited(value), { ...down, status: 503, headers: { 'retry-after': value } }]) {
      const site = purgeSite();
      site.break(answer, { times: 1 });
      expect(await site.purge()).toMatchObject({ outcome: 'accepted', attempts: 2 });
      expect(gapsOf(site)).toEqual([gapMs]);
    }
  });

  test.each([-86_400_000, 3_600_000])(
    'as a date is counted on the clock of the server: here it is off by %i ms',
    async (ms) => {
      const site = purgeSite({ maxWaitMs: 60_000 });
      site.clock.jump(ms);
      const headers = { 'retry-after': 'Thu, 01 Jan 2026 00:00:45 GMT', date: 'Thu, 01 Jan 2026 00:00:00 GMT' };
      site.break({ ...down, status: 429, headers }, { times: 1 });
      expect(await site.purge()).toMatchObject({ outcome: 'accepted', attempts: 2 });
      expect(gapsOf(site)).toEqual([45_000]);
    },
  );

  test.each([
    ['61', '61 s'],
    ['Thu, 01 Jan 2026 00:01:01 GMT', '61 s'],
    ['86400', '86400 s'],
    ['86401', 'more than a day'],
    ['9'.repeat(30), 'more than a day'],
    ['9'.repeat(400), 'more than a day'],
  ])('longer than the time limit ends the attempts: %s', async (value, shown) => {
    const site = purgeSite({ maxWaitMs: 60_000 });
    site.break(limited(value));
    const { attempts, error } = await site.purge();
    expect(attempts).toBe(1);
    expect(error?.message).toBe(
      `imgix answered 429, too many purges, in one attempt: "Too Many Requests"; imgix asked to wait ${shown}, longer than the input \`timeout\` allows.`,
    );
    expect(site.clock.monotonicMs()).toBe(0);
  });

  test('longer than the time limit ends the attempts also where it is about a fault', async () => {
    const site = purgeSite({ maxWaitMs: 60_000 });
    site.break({ ...down, status: 503, headers: { 'retry-after': '61' } });
    const { attempts, error } = await site.purge();
    expect([attempts, site.clock.monotonicMs()]).toEqual([1, 0]);
    expect(error?.message).toContain('imgix asked to wait 61 s, longer than the input `timeout` allows');
  });

  test('that never comes ends the attempts at the time limit', async () => {
    const site = purgeSite({ maxWaitMs: 10_000 });
    site.break(limited());
    const { attempts, error } = await site.purge();
    expect(site.clock.monotonicMs()).toBeGreaterThan(10_000);
    expect(site.clock.monotonicMs()).toBeLessThan(20_000);
    expect(error?.message).toBe(
      `imgix answered 429, too many purges, in ${attempts} attempts: "Too Many Requests"; and that lasted longer than the input \`timeout\` allows.`,
    );
  });

  test('that is short, again and again, is not said to be long', async () => {
    const site = purgeSite({ maxWaitMs: 10_000 });
    site.break(limited('1'));
    const { error } = await site.purge();
    expect(error?.message).toMatch(/"; and that lasted longer than the input `timeout` allows\.$/);
  });

  test('as long as the time limit is waited for once, not again and again', async () => {
    const site = purgeSite({ maxWaitMs: 60_000 });
    site.break(limited('60'));
    expect(await site.purge()).toMatchObject({ outcome: 'failed', attempts: 2 });
    expect(site.clock.monotonicMs()).toBe(60_000);
  });

  test('is waited for also where the body of the answer hangs', async () => {
    const site = purgeSite({
      limit: 2,
      simulator: { purgeRate: 1, purgeWindowMs: 10_000, retryAfter: '30' },
    });
    site.break({ kind: 'hang-body', afterBytes: 5 }, { skip: 1, times: 1 });
    await site.purge('/a');
    expect(await site.purge('/b')).toMatchObject({ outcome: 'accepted', attempts: 2 });
    // Two seconds for the body, and then as long as imgix asks for.
    expect(gapsOf(site)).toEqual([0, 32_000]);
  });

  test.each([
    ['are taken', undefined, 10],
    ['fail', down, 5],
  ] as const)('is followed by half the rate, which finds back only with purges that %s', async (_, answer, most) => {
    const site = purgeSite({ limit: 10 });
    site.break(limited(), { times: 1 });
    if (answer !== undefined) site.break(answer);
    const give = Array.from({ length: 60 }, (__, index) => site.purge(`/${index}`));
    await Promise.all(give);
    const counts = Map.groupBy(
      site.arrivals().filter((at) => at >= 1_000),
      (at) => Math.floor(at / 1_000),
    ).values();
    expect(Math.max(...counts.map((inSecond) => inSecond.length))).toBe(most);
  });

  test('of one URL holds the others back where it is about the rate', async () => {
    const site = purgeSite({ limit: 1 });
    site.break(limited('30'), { times: 1 });
    await Promise.all(['/a', '/b', '/c'].map((path) => site.purge(path)));
    expect(site.arrivals()).toEqual([0, 30_000, 31_000, 32_000]);
  });

  test('holds the others back also after a 429 that named no time', async () => {
    const site = purgeSite({ limit: 1 });
    site.break(limited(), { times: 1 });
    site.break(limited('30'), { times: 1 });
    await Promise.all(['/a', '/b', '/c'].map((path) => site.purge(path)));
    expect(site.arrivals()).toEqual([0, 1000, 31_000, 32_000, 33_000]);
  });

  test('of a fault holds only its own URL back', async () => {
    const site = purgeSite({ limit: 1 });
    site.break({ ...down, status: 503, headers: { 'retry-after': '30' } }, { times: 1 });
    await Promise.all(['/a', '/b', '/c'].map((path) => site.purge(path)));
    expect(site.arrivals()).toEqual([0, 1000, 2000, 30_000]);
  });

  test('is measured from the first answer, not from the time in the queue of the rate limit', async () => {
    const site = purgeSite({ limit: 1, maxWaitMs: 10_000 });
    site.break(limited('5'), { skip: 20, times: 1 });
    const results = await Promise.all(Array.from({ length: 21 }, (_, index) => site.purge(`/${index}`)));
    expect(results.at(-1)).toMatchObject({ outcome: 'accepted', attempts: 2 });
  });

  test('is not measured in the queue behind URLs that are yet to be tried', async () => {
    const site = purgeSite({ limit: 1, maxWaitMs: 10_000 });
    const isFirst = ({ body }: SimulatorRequest) => Buffer.from(body).toString().includes('/0"');
    site.break(limited(), { when: isFirst, times: 2 });
    const results = await Promise.all(Array.from({ length: 21 }, (_, index) => site.purge(`/${index}`)));
    expect(results[0]).toMatchObject({ outcome: 'accepted', attempts: 3 });
  });
});
