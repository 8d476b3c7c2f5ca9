import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import { KeyRefusedError } from '../../../src/purge/purge-result.ts';
import type { SimulatorRequest } from '../../simulator/http-types.ts';
import { type PurgeSite, purgeSite } from '../../support/purge-site.ts';

const down = { kind: 'answer', status: 500, body: '{"errors":[{"detail":"Out of order.","id":"r1"}]}' } as const;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/;

function limited(retryAfter?: string) {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  return { kind: 'answer', status: 429, body: '{"errors":[{"title":"Too Many Requests"}]}', headers } as const;
}

function gapsOf(site: PurgeSite): number[] {
  const arrivals = site.arrivals();
  return arrivals.slice(1).map((at, index) => at - (arrivals[index] as number));
}

describe('a purge that imgix takes', () => {
  test('is accepted with its id, after one request', async () => {
    const site = purgeSite();
    const result = await site.purge();
    expect(result).toEqual({
      outcome: 'accepted',
      attempts: 1,
      status: 200,
      purgeId: expect.stringMatching(uuid),
      error: null,
    });
    expect(site.simulator.log.purges().map(({ url, status }) => [url, status])).toEqual([
      ['https://assets.imgix.net/a.png', 200],
    ]);
  });

  test('within ten seconds of another is a duplicate, which is no failure', async () => {
    const site = purgeSite();
    await site.purge();
    expect(await site.purge()).toEqual({ outcome: 'duplicate', attempts: 1, status: 409, purgeId: null, error: null });
  });

  test('whose answer is lost is a duplicate when it is sent again', async () => {
    const site = purgeSite();
    site.break({ kind: 'reset-after' }, { times: 1 });
    expect(await site.purge()).toMatchObject({ outcome: 'duplicate', attempts: 2, status: 409 });
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
  });

  test('is not waited for without end: after ten seconds without an answer the next attempt begins', async () => {
    const site = purgeSite({ random: () => 0 });
    site.break({ kind: 'hang-headers' }, { times: 1 });
    expect(await site.purge()).toMatchObject({ outcome: 'accepted', attempts: 2 });
    expect(gapsOf(site)).toEqual([10_500]);
  });

  test('is not waited for without end where the body hangs either', async () => {
    const site = purgeSite({ random: () => 0 });
    site.break({ kind: 'hang-body', afterBytes: 5 }, { times: 1 });
    expect(await site.purge()).toMatchObject({ attempts: 2, error: null });
    expect(site.clock.monotonicMs()).toBe(10_500);
  });

  test('keeps what was odd about the answer', async () => {
    const site = purgeSite();
    site.break({ kind: 'answer', status: 202, body: '{}' });
    expect(await site.purge()).toEqual({
      outcome: 'accepted',
      attempts: 1,
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
      status: 500,
      purgeId: null,
      error: {
        code: 'purge-unreachable',
        message:
          'The purge API failed (500) in 5 attempts: "Out of order." (request id r1). Run the job again; if it goes on, check `api-url`, the network and imgix\'s status page.',
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

  test('over the limit of the account name the input to lower', async () => {
    const site = purgeSite();
    site.break(limited());
    expect(await site.purge()).toMatchObject({
      outcome: 'failed',
      status: 429,
      attempts: 5,
      error: {
        code: 'purge-rate-limited',
        message:
          'imgix answered 429, too many purges, in 5 attempts: "Too Many Requests". The limit counts for the whole account: lower `rate-limit`, or let jobs that purge run one after the other.',
      },
    });
  });

  test('lie between half and the whole of 1, 2, 4 and 8 seconds apart', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), async (random) => {
        const site = purgeSite({ random: () => random });
        site.break(down);
        await site.purge();
        const expected = [1000, 2000, 4000, 8000].map((fullMs) => fullMs * (0.5 + random / 2));
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
    const site = purgeSite({ limit: { purges: 2, windowMs: 1000 }, simulator: { purgeRate: 2, rejectedCount: true } });
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
    const options = { priority: 'first', onSent: () => sent.push(site.requests().length) } as const;
    await site.purger.purge('https://assets.imgix.net/a.png', options);
    expect(sent).toEqual([0, 1, 2]);
  });
});

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
    ['61', '61'],
    ['Thu, 01 Jan 2026 00:01:01 GMT', '61'],
    ['9'.repeat(30), '1e+30'],
    ['9'.repeat(400), 'Infinity'],
  ])('longer than the time limit ends the attempts: %s', async (value, shown) => {
    const site = purgeSite({ maxWaitMs: 60_000 });
    site.break(limited(value));
    const { attempts, error } = await site.purge();
    expect(attempts).toBe(1);
    expect(error?.message).toBe(
      `imgix answered 429, too many purges, in one attempt: "Too Many Requests"; imgix asked to wait ${shown} s, longer than the input \`timeout\` allows. The limit counts for the whole account: lower \`rate-limit\`, or let jobs that purge run one after the other.`,
    );
    expect(site.clock.monotonicMs()).toBe(0);
  });

  test('as long as the time limit is waited for once, not again and again', async () => {
    const site = purgeSite({ maxWaitMs: 60_000 });
    site.break(limited('60'));
    expect(await site.purge()).toMatchObject({ outcome: 'failed', attempts: 2 });
    expect(site.clock.monotonicMs()).toBe(60_000);
  });

  test('of one URL holds the others back where it is about the rate', async () => {
    const site = purgeSite({ limit: { purges: 1, windowMs: 1000 } });
    site.break(limited('30'), { times: 1 });
    await Promise.all(['/a', '/b', '/c'].map((path) => site.purge(path)));
    expect(site.arrivals()).toEqual([0, 30_000, 31_000, 32_000]);
  });

  test('holds the others back also after a 429 that named no time', async () => {
    const site = purgeSite({ limit: { purges: 1, windowMs: 1000 } });
    site.break(limited(), { times: 1 });
    site.break(limited('30'), { times: 1 });
    await Promise.all(['/a', '/b', '/c'].map((path) => site.purge(path)));
    expect(site.arrivals()).toEqual([0, 1000, 31_000, 32_000, 33_000]);
  });

  test('of a fault holds only its own URL back', async () => {
    const site = purgeSite({ limit: { purges: 1, windowMs: 1000 } });
    site.break({ ...down, status: 503, headers: { 'retry-after': '30' } }, { times: 1 });
    await Promise.all(['/a', '/b', '/c'].map((path) => site.purge(path)));
    expect(site.arrivals()).toEqual([0, 1000, 2000, 30_000]);
  });

  test('is measured from the first answer, not from the time in the queue of the rate limit', async () => {
    const site = purgeSite({ limit: { purges: 1, windowMs: 1000 }, maxWaitMs: 10_000 });
    site.break(limited('5'), { skip: 20, times: 1 });
    const results = await Promise.all(Array.from({ length: 21 }, (_, index) => site.purge(`/${index}`)));
    expect(results.at(-1)).toMatchObject({ outcome: 'accepted', attempts: 2 });
  });
});

describe('a key that imgix refuses', () => {
  test.each([401, 403] as const)('stops the run with %i, after one request', async (noPermissionStatus) => {
    const site = purgeSite({ simulator: { purgePermission: false, noPermissionStatus } });
    const error: unknown = await site.purge().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(KeyRefusedError);
    const { code, message, result } = error as KeyRefusedError;
    expect(code).toBe('api-key-refused');
    expect(message).toMatch(
      new RegExp(
        `^imgix refused the API key \\(${noPermissionStatus}\\): ".*" \\(request id \\w+\\)\\. Check that the secret`,
      ),
    );
    expect(message).toContain('permission Asset Purge');
    expect(message).not.toContain('ak_0');
    expect(result).toEqual({
      outcome: 'failed',
      attempts: 1,
      status: noPermissionStatus,
      purgeId: null,
      error: { code: 'purge-rejected', message: `imgix refused the API key (${noPermissionStatus}).` },
    });
    expect(site.requests().length).toBe(1);
  });

  test('after other attempts counts them', async () => {
    const site = purgeSite({ simulator: { apiKeys: [] } });
    site.break(down, { times: 2 });
    await expect(site.purge()).rejects.toMatchObject({ result: { attempts: 3 } });
  });
});

describe('a purge that imgix turns down', () => {
  const turnedDown = async (path: string, simulator = {}) =>
    (await purgeSite({ simulator }).purge(path)).error?.message;

  test('is not tried again, and says what imgix said, with the id that support asks for', async () => {
    const site = purgeSite();
    expect(await site.purge('/a b.png')).toMatchObject({
      outcome: 'failed',
      attempts: 1,
      status: 400,
      error: { code: 'purge-rejected' },
    });
    expect(site.requests().length).toBe(1);
    expect(await turnedDown('/a b.png')).toMatch(
      /^imgix did not accept the purge \(400\): "The attribute "url" must be a fully qualified, encoded URL\." \(request id \w{20}\)\. Check `base-url`: its domain/,
    );
  });

  test.each([
    [404, 'Check that the host of `base-url` belongs to a Source of this account and is deployed.'],
    [400, 'Check `base-url`: its domain must belong to the account of the API key.'],
    [402, 'Check the plan of the imgix account.'],
    [301, 'It is a redirect, and the key follows none: check `api-url`.'],
    [418, 'See docs/troubleshooting.md.'],
    [405, 'See docs/troubleshooting.md.'],
  ])('with %i says what to check', async (status, advice) => {
    const site = purgeSite();
    site.break({ kind: 'answer', status, body: '' });
    const { attempts, error } = await site.purge();
    expect([attempts, error?.message]).toEqual([
      1,
      `imgix did not accept the purge (${status}): no reason given. ${advice}`,
    ]);
  });

  test('by something that is not imgix is told so', async () => {
    const site = purgeSite();
    site.break({ kind: 'answer', status: 404, body: `<html>${'x'.repeat(200_000)}` });
    expect((await site.purge()).error?.message).toContain("(404): an answer that is not imgix's JSON. Check");
  });

  test('in maintenance is tried again, and told so in the end', async () => {
    const site = purgeSite({ simulator: { readOnly: true } });
    const { attempts, error } = await site.purge();
    expect(attempts).toBe(5);
    expect(error?.message).toMatch(
      /\(503\) in 5 attempts: "The API is in read-only mode\." \(request id \w+\); imgix reports that its API is in maintenance \(read-only\)\. Run the/,
    );
  });
});

describe('an API that takes no purge for as long as `timeout` says', () => {
  const purgeMany = (site: PurgeSite, count: number) =>
    Promise.all(Array.from({ length: count }, (_, index) => site.purge(`/${index}`)));

  test('is given up, however many URLs there are: what is under way ends, and nothing more is sent', async () => {
    const site = purgeSite({ limit: { purges: 10, windowMs: 1000 }, maxWaitMs: 60_000 });
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
        /^The purge API gave no answer in the attempts for other URLs, so this one was not tried: .*; imgix has taken no purge for \d+ s\. Run the job again/,
      ),
    });
  });

  test('is given up also where it asks to wait again and again', async () => {
    const site = purgeSite({ limit: { purges: 10, windowMs: 1000 }, maxWaitMs: 60_000 });
    site.break({ kind: 'answer', status: 429, headers: { 'retry-after': '59' } });
    const results = await purgeMany(site, 1000);
    expect(site.clock.monotonicMs()).toBeLessThan(3 * 60_000);
    for (const { error } of results) expect(error?.code).toBe('purge-rate-limited');
  });

  test('is asked on where purges go through in between', async () => {
    const site = purgeSite({ limit: { purges: 10, windowMs: 1000 }, maxWaitMs: 20_000 });
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

  test('is asked by a repeated purge all the same, whose answer ends it', async () => {
    const site = purgeSite({ maxWaitMs: 1_000 });
    // Two attempts each: the second one less than a second after the first, the third one more.
    site.break(down, { times: 20 });
    await purgeMany(site, 10);
    expect((await site.purge('/untried')).attempts).toBe(0);
    const repeated = await site.purger.purge('https://assets.imgix.net/a', { priority: 'repeat' });
    expect(repeated.outcome).toBe('accepted');
    expect((await site.purge('/tried')).outcome).toBe('accepted');
  });
});

describe('what is under way', () => {
  test('is never more than thirty-two requests, and does come to that', async () => {
    const site = purgeSite({ latency: { thereMs: 100, backMs: 100 } });
    await Promise.all(Array.from({ length: 100 }, (_, index) => site.purge(`/${index}`)));
    expect(site.http.maxInFlight).toBe(32);
    expect(site.clock.monotonicMs()).toBe(800);
  });

  const stop = new ActionError('cancelled', 'The run was cancelled.');

  test('ends at once when the run is cancelled', async () => {
    const site = purgeSite();
    site.break({ kind: 'hang-headers' });
    const given = Promise.allSettled([site.purge('/a'), site.purge('/b')]);
    await site.clock.sleep(1000);
    site.cancel.abort(stop);
    for (const result of await given) expect(result).toMatchObject({ status: 'rejected', reason: stop });
    expect(site.clock.monotonicMs()).toBe(1000);
  });

  test('finishes when the run halts, and nothing new begins', async () => {
    const site = purgeSite({ latency: { thereMs: 500, backMs: 500 } });
    const given = Promise.allSettled(Array.from({ length: 40 }, (_, index) => site.purge(`/${index}`)));
    await site.clock.sleep(100);
    site.halt.abort(stop);
    const results = await given;
    expect(
      results.slice(0, 32).every((result) => result.status === 'fulfilled' && result.value.outcome === 'accepted'),
    ).toBe(true);
    expect(results.slice(32).every((result) => result.status === 'rejected' && result.reason === stop)).toBe(true);
    expect(site.requests().length).toBe(32);
  });

  test('is not tried again after the run has halted', async () => {
    const site = purgeSite();
    site.break(down);
    const given = site.purge();
    await Promise.all([expect(given).rejects.toBe(stop), site.clock.sleep(300).then(() => site.halt.abort(stop))]);
    expect(site.requests().length).toBe(1);
    expect(site.clock.monotonicMs()).toBe(300);
  });

  test('finishes when it is withdrawn, but is not tried again', async () => {
    for (const [fault, outcome] of [
      [[], { status: 'fulfilled', value: { outcome: 'accepted' } }],
      [[down], { status: 'rejected', reason: stop }],
    ] as const) {
      const site = purgeSite({ latency: { thereMs: 500, backMs: 500 } });
      for (const answer of fault) site.break(answer);
      const withdraw = new AbortController();
      const given = Promise.allSettled([
        site.purger.purge('https://assets.imgix.net/a', { priority: 'repeat', withdraw: withdraw.signal }),
      ]);
      await site.clock.sleep(100);
      withdraw.abort(stop);
      expect((await given)[0]).toMatchObject(outcome);
      expect(site.requests().length).toBe(1);
      expect(site.clock.monotonicMs()).toBe(1000);
    }
  });

  test.each(['withdraw', 'halt'] as const)('does not wait for the next attempt any longer at %s', async (name) => {
    const site = purgeSite();
    site.break(down);
    const stops = { withdraw: new AbortController(), halt: site.halt };
    const options = { priority: 'repeat', withdraw: stops.withdraw.signal } as const;
    const given = expect(site.purger.purge('https://assets.imgix.net/a', options)).rejects.toBe(stop);
    await site.clock.sleep(300);
    stops[name].abort(stop);
    await given;
    expect(site.clock.monotonicMs()).toBe(300);
  });

  test('is not taken for accepted where the run is cancelled within its answer', async () => {
    const site = purgeSite();
    site.break({ kind: 'hang-body', afterBytes: 5 });
    const given = expect(site.purge()).rejects.toBe(stop);
    await site.clock.sleep(1000);
    site.cancel.abort(stop);
    await given;
  });

  test('does not wait for the rate limit any longer when it is withdrawn', async () => {
    const site = purgeSite({ limit: { purges: 1, windowMs: 1000 } });
    await site.purge('/a');
    const withdraw = new AbortController();
    const given = site.purger.purge('https://assets.imgix.net/b', { priority: 'repeat', withdraw: withdraw.signal });
    withdraw.abort(stop);
    await expect(given).rejects.toBe(stop);
    expect(site.requests().length).toBe(1);
  });

  test('goes out as a first purge before a repeated one', async () => {
    const site = purgeSite({ limit: { purges: 1, windowMs: 1000 } });
    const repeat = (path: string) => site.purger.purge(`https://assets.imgix.net${path}`, { priority: 'repeat' });
    await Promise.all([site.purge('/occupies'), repeat('/r'), site.purge('/f')]);
    expect(site.simulator.log.purges().map(({ url }) => url?.split('/').at(-1))).toEqual(['occupies', 'f', 'r']);
  });
});

test("a fault of this action's own is not taken for imgix's", async () => {
  const site = purgeSite({
    api: {
      toRequest: () => {
        throw new TypeError('a fault of our own');
      },
      classify: () => ({ kind: 'duplicate', status: 409 }),
    },
  });
  await expect(site.purge()).rejects.toThrow('a fault of our own');
});
