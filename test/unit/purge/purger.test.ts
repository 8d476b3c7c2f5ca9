import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { down, gapsOf, limited, purgeSite } from '../../support/purge-site.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/;

describe('a purge that imgix takes', () => {
  test('is accepted with its id, after one request', async () => {
    const site = purgeSite();
    const result = await site.purge();
    expect(result).toEqual({
      outcome: 'accepted',
      effect: 'accepted',
      attempts: 1,
      sentAtMs: 0,
      status: 200,
      purgeId: expect.stringMatching(uuid),
      note: null,
      error: null,
    });
    expect(site.simulator.log.purges().map(({ url, status }) => [url, status])).toEqual([
      ['https://assets.imgix.net/a.png', 200],
    ]);
  });

  test('within ten seconds of another is a duplicate, which is no failure', async () => {
    const site = purgeSite();
    await site.purge();
    expect(await site.purge()).toEqual({
      outcome: 'duplicate',
      effect: 'earlier',
      attempts: 1,
      sentAtMs: 0,
      status: 409,
      purgeId: null,
      note: null,
      error: null,
    });
  });

  test('whose answer is lost is a duplicate when it is sent again', async () => {
    const site = purgeSite();
    site.break({ kind: 'reset-after' }, { times: 1 });
    expect(await site.purge()).toMatchObject({
      outcome: 'duplicate',
      effect: 'earlier',
      attempts: 2,
      // The first attempt has acted: what is stored from then on, is so since the purge.
      sentAtMs: 0,
      status: 409,
    });
  });

  test.each([
    ['reset-before', { kind: 'reset-before' }],
    ['500', down],
    ['502 with HTML', { kind: 'answer', status: 502, body: '<html><h1>Bad gateway</h1>' }],
    ['408', { kind: 'answer', status: 408 }],
    ['429', limited()],
  ] as const)('after a fault that passes (%s) is accepted at the second attempt', async (_, answer) => {
    const site = purgeSite();
    site.break(answer, { times: 1 });
    expect(await site.purge()).toMatchObject({ outcome: 'accepted', attempts: 2, status: 200, error: null });
  });

  test.each([
    ['is truncated', { kind: 'truncate', afterBytes: 20 }, null],
    ['never ends', { kind: 'huge' }, null],
    ['has no length', { kind: 'chunked' }, expect.stringMatching(uuid)],
  ] as const)('counts as accepted where the body of a 200 %s', async (_, answer, purgeId) => {
    const site = purgeSite();
    site.break(answer);
    expect(await site.purge()).toMatchObject({ outcome: 'accepted', attempts: 1, status: 200, purgeId });
    expect(site.http.transfers[0]?.bytes).toBeLessThan(3 * 64 * 1024);
  });

  test('is not waited for without end: after ten seconds without an answer the next attempt begins', async () => {
    const site = purgeSite({ random: () => 0 });
    site.break({ kind: 'hang-headers' }, { times: 1 });
    expect(await site.purge()).toMatchObject({ outcome: 'accepted', attempts: 2 });
    expect(gapsOf(site)).toEqual([10_500]);
  });

  test('is accepted where the body of its 200 hangs, after the two seconds that a body gets', async () => {
    const site = purgeSite();
    site.break({ kind: 'hang-body', afterBytes: 5 });
    expect(await site.purge()).toMatchObject({ outcome: 'accepted', attempts: 1, status: 200, purgeId: null });
    expect(site.clock.monotonicMs()).toBe(2_000);
  });

  test('is known by the part of a hanging body that came', async () => {
    const site = purgeSite();
    // The whole of it came, but for the end that its length promises.
    site.break({ kind: 'hang-body', afterBytes: 10_000 });
    expect(await site.purge()).toMatchObject({ outcome: 'accepted', purgeId: expect.stringMatching(uuid) });
  });

  test('leaves no connection open behind an answer that hangs', async () => {
    const site = purgeSite();
    site.break({ kind: 'hang-body', afterBytes: 5 });
    const signals: (AbortSignal | undefined)[] = [];
    const { request } = site.http;
    site.http.request = (asked) => {
      signals.push(asked.signal);
      return request(asked);
    };
    await site.purge();
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  });

  test('by what is no answer about a purge is of unknown effect', async () => {
    const site = purgeSite();
    site.break({ kind: 'answer', status: 200, body: '<html>Log in</html>' });
    expect(await site.purge()).toMatchObject({ outcome: 'accepted', effect: 'unknown' });
  });

  test('keeps what was odd about the answer', async () => {
    const site = purgeSite();
    site.break({ kind: 'answer', status: 202, body: '{}' });
    expect(await site.purge()).toEqual({
      outcome: 'accepted',
      effect: 'accepted',
      attempts: 1,
      sentAtMs: 0,
      status: 202,
      purgeId: null,
      error: null,
      note: 'the answer held no purge id, which is not how imgix answers.',
    });
  });
});

describe('attempts', () => {
  test('end after five, with what imgix said last and what to do', async () => {
    const site = purgeSite();
    site.break(down);
    expect(await site.purge()).toEqual({
      outcome: 'failed',
      attempts: 5,
      sentAtMs: 27_750,
      status: 500,
      purgeId: null,
      note: null,
      effect: 'unknown',
      error: {
        code: 'purge-unreachable',
        message:
          'The purge API failed (500) in 5 attempts: "Out of order." (request id r1). The purge may have worked all the same.',
      },
    });
    expect(site.requests().length).toBe(5);
  });

  test('without any answer say that there was none', async () => {
    const site = purgeSite();
    site.break({ kind: 'reset-before' });
    expect(await site.purge()).toMatchObject({
      status: null,
      attempts: 5,
      error: {
        message: expect.stringMatching(/^The purge API gave no answer in 5 attempts: the connection was cut\. /),
      },
    });
  });

  test('over the limit of the account go on for as long as `timeout` says', async () => {
    const site = purgeSite({ maxWaitMs: 60_000 });
    site.break(limited());
    const { outcome, status, error } = await site.purge();
    expect({ outcome, status, code: error?.code }).toEqual({
      outcome: 'failed',
      status: 429,
      code: 'purge-rate-limited',
    });
    expect(error?.message).toMatch(
      /too many purges, in \d+ attempts: "Too Many Requests"; imgix has taken no purge for \d+ s/,
    );
    expect(site.clock.monotonicMs()).toBeGreaterThan(60_000);
    expect(site.clock.monotonicMs()).toBeLessThan(69_000);
  });

  test('take no longer than `timeout`', async () => {
    const site = purgeSite({ maxWaitMs: 8_000 });
    site.break(down);
    expect(await site.purge()).toMatchObject({ attempts: 5, sentAtMs: 5_250 });
  });

  test('over the limit are taken when that has ended, however many it took', async () => {
    const site = purgeSite({ maxWaitMs: 300_000 });
    site.break(limited(), { times: 12 });
    expect(await site.purge()).toMatchObject({ outcome: 'accepted', attempts: 13 });
  });

  test('lie between half and the whole of 1, 4, 16 and 16 seconds apart', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), async (random) => {
        const site = purgeSite({ random: () => random });
        site.break(down);
        await site.purge();
        const expected = [1_000, 4_000, 16_000, 16_000].map((fullMs) => fullMs * (0.5 + random / 2));
        // The simulator reads whole milliseconds.
        expect(gapsOf(site).map((gap, index) => Math.abs(gap - (expected[index] as number)) <= 1)).toEqual([
          true,
          true,
          true,
          true,
        ]);
      }),
      { numRuns: 20 },
    );
  });

  test('all count for the rate limit', async () => {
    const site = purgeSite({ limit: 2, simulator: { purgeRate: 2, rejectedCount: true } });
    site.break(down, { times: 12 });
    const results = await Promise.all(Array.from({ length: 12 }, (_, index) => site.purge(`/${index}.png`)));
    expect(results.every(({ outcome }) => outcome === 'accepted')).toBe(true);
    expect(site.simulator.log.maxInWindow(1000)).toBe(2);
    expect(site.requests().length).toBe(24);
  });

  test('are told before each request goes out', async () => {
    const site = purgeSite();
    site.break(down, { times: 2 });
    const sent: number[] = [];
    const options = { priority: 'first', onAttempt: () => sent.push(site.requests().length) } as const;
    await site.purger.purge('https://assets.imgix.net/a.png', options);
    expect(sent).toEqual([0, 1, 2]);
  });
});
