// An API that is down: nothing is sent to it over and over.
import { describe, expect, test } from 'vitest';
import type { SimulatorRequest } from '../../simulator/http-types.ts';
import { down, type PurgeSite, purgeSite } from '../../support/purge-site.ts';

describe('an API that takes no purge for as long as `timeout` says', () => {
  const purgeMany = (site: PurgeSite, count: number) =>
    Promise.all(Array.from({ length: count }, (_, index) => site.purge(`/${index}`)));

  test('is given up, however many URLs there are: what is under way ends, and nothing more is sent', async () => {
    const site = purgeSite({ limit: 10, maxWaitMs: 60_000 });
    site.break({ kind: 'hang-headers' });
    const results = await purgeMany(site, 5000);
    expect(site.clock.monotonicMs()).toBeLessThan(60_000 + 20_000);
    expect(site.requests().length).toBeLessThan(32 * 9);
    const untried = results.filter(({ attempts }) => attempts === 0);
    expect(untried.length).toBeGreaterThan(4700);
    expect(untried[0]).toMatchObject({ outcome: 'failed', status: null });
    expect(untried[0]?.error).toEqual({
      code: 'purge-unreachable',
      message: expect.stringMatching(
        /^The purge API gave no answer in the attempts for other URLs, so none was made here: .*; imgix has taken no purge for \d+ s\.$/,
      ),
    });
  });

  test('is given up also where it asks to wait again and again', async () => {
    const site = purgeSite({ limit: 10, maxWaitMs: 60_000 });
    site.break({ kind: 'answer', status: 429, headers: { 'retry-after': '59' } });
    const results = await purgeMany(site, 1000);
    expect(site.clock.monotonicMs()).toBeLessThan(3 * 60_000);
    for (const { error } of results) expect(error?.code).toBe('purge-rate-limited');
  });

  test('is asked on where purges go through in between', async () => {
    const site = purgeSite({ limit: 10, maxWaitMs: 20_000 });
    const isOdd = ({ body }: SimulatorRequest) => /[13579]"/.test(Buffer.from(body).toString());
    site.break(down, { when: isOdd });
    const results = await purgeMany(site, 300);
    expect(results.every(({ attempts }) => attempts > 0)).toBe(true);
  });

  test('is not what a few URLs are that no attempt helps', async () => {
    const site = purgeSite({ maxWaitMs: 1_000 });
    site.break(down);
    const [result] = await purgeMany(site, 1);
    expect(result?.attempts).toBe(5);
  });

  test.each([
    [9, 2],
    [10, 1],
  ])('is what ten failures in a row are, as soon as they have lasted that long: %i URLs', async (urls, attempts) => {
    // All attempts fail after ten seconds, and the next ones begin three quarters of a second later.
    const site = purgeSite({ maxWaitMs: 10_750 });
    site.break({ kind: 'hang-headers' });
    const results = await purgeMany(site, urls);
    expect(new Set(results.map((result) => result.attempts))).toEqual(new Set([attempts]));
    expect(results[0]?.error?.message).toContain(`imgix has taken no purge for ${urls === 10 ? 11 : 23} s`);
  });

  test('is not what failures at the end of a long run are', async () => {
    const site = purgeSite({ limit: 1, maxWaitMs: 20_000 });
    await purgeMany(site, 60);
    site.break(down, { times: 10 });
    const results = await purgeMany(site, 10);
    expect(results.every(({ outcome }) => outcome === 'accepted')).toBe(true);
  });

  test('is asked by a repeated purge all the same, whose answer ends it', async () => {
    const site = purgeSite({ maxWaitMs: 1_000 });
    site.break(down, { when: () => site.clock.monotonicMs() < 1_200 });
    await purgeMany(site, 10);
    await purgeMany(site, 10);
    expect(await site.purge('/untried')).toMatchObject({ attempts: 0, status: null });
    const repeated = await site.purger.purge('https://assets.imgix.net/a', { priority: 'repeat' });
    expect(repeated.outcome).toBe('accepted');
    expect((await site.purge('/tried')).outcome).toBe('accepted');
  });
});
