// What is under way when the run is cancelled or stopped.
import { describe, expect, test } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import { down, purgeSite } from '../../support/purge-site.ts';

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

  test('ends at once when the run is cancelled within its answer, and is not taken for accepted', async () => {
    const site = purgeSite();
    site.break({ kind: 'hang-body', afterBytes: 5 });
    const given = expect(site.purge()).rejects.toBe(stop);
    await site.clock.sleep(1000);
    site.cancel.abort(stop);
    await given;
    expect(site.clock.monotonicMs()).toBe(1000);
  });

  test('does not wait for the rate limit any longer when it is withdrawn', async () => {
    const site = purgeSite({ limit: 1 });
    await site.purge('/a');
    const withdraw = new AbortController();
    const given = site.purger.purge('https://assets.imgix.net/b', { priority: 'repeat', withdraw: withdraw.signal });
    withdraw.abort(stop);
    await expect(given).rejects.toBe(stop);
    expect(site.requests().length).toBe(1);
  });

  test('goes out as a first purge before a repeated one', async () => {
    const site = purgeSite({ limit: 1 });
    const repeat = (path: string) => site.purger.purge(`https://assets.imgix.net${path}`, { priority: 'repeat' });
    await Promise.all([site.purge('/occupies'), repeat('/r'), site.purge('/f')]);
    expect(site.simulator.log.purges().map(({ url }) => url?.split('/').at(-1))).toEqual(['occupies', 'f', 'r']);
  });
});
