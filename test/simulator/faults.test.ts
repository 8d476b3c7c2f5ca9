import { describe, expect, test } from 'vitest';
import { toText } from './http-types.ts';
import { virtualSite } from './virtual-site.ts';

const outage = { kind: 'answer', status: 500, body: 'down' } as const;

describe('a scripted fault', () => {
  test('strikes once by default, and only where it was set', () => {
    const site = virtualSite();
    const fault = site.simulator.faults.add({ on: 'api', answer: outage });
    site.source.put('a.jpg', 'photo');
    expect(site.get('/a.jpg').status).toBe(200);
    expect([site.purge('/a.jpg'), site.purge('/b.jpg')]).toEqual([500, 200]);
    expect(fault.strikes).toBe(1);
  });

  test('lets the first ones pass, strikes as often as told, and picks its requests', () => {
    const site = virtualSite({ purgeRate: Number.POSITIVE_INFINITY });
    site.simulator.faults.add({
      on: 'api',
      when: (request) => /\/a\d/.test(toText(request.body)),
      skip: 1,
      times: 2,
      answer: outage,
    });
    const statuses = ['/a1', '/b1', '/a2', '/b2', '/a3', '/a4'].map((path) => site.purge(path));
    expect(statuses).toEqual([200, 200, 500, 200, 500, 200]);
  });

  test('can be taken back, alone or with all others', () => {
    const site = virtualSite();
    const always = { on: 'api', times: Number.POSITIVE_INFINITY, answer: outage } as const;
    const fault = site.simulator.faults.add(always);
    expect(site.purge('/a')).toBe(500);
    fault.remove();
    expect(site.purge('/b')).toBe(200);
    site.simulator.faults.add(always);
    site.simulator.faults.clear();
    expect(site.purge('/c')).toBe(200);
  });

  test('with a probability strikes by chance, the same way for the same seed', () => {
    const run = (seed: number): readonly number[] => {
      const site = virtualSite({ seed });
      site.simulator.faults.add({ on: 'cdn', probability: 0.3, answer: outage });
      return Array.from({ length: 1_000 }, () => site.get('/a.jpg').status);
    };
    const struck = run(7).filter((status) => status === 500).length;
    expect(struck).toBeGreaterThan(250);
    expect(struck).toBeLessThan(350);
    expect(run(7)).toEqual(run(7));
    expect(run(7)).not.toEqual(run(8));
  });
});

describe('the effect of a request', () => {
  const purgeUnder = (
    answer: Parameters<ReturnType<typeof virtualSite>['simulator']['faults']['add']>[0]['answer'],
  ): string => {
    const site = virtualSite();
    site.source.put('a.jpg', 'old');
    site.simulator.warm('/a.jpg');
    site.source.put('a.jpg', 'new');
    site.simulator.faults.add({ on: 'api', answer });
    site.purge('/a.jpg');
    return site.text('/a.jpg');
  };

  test('is lost with an answer in its place and with a reset before it', () => {
    expect(purgeUnder(outage)).toBe('old');
    expect(purgeUnder({ kind: 'reset-before' })).toBe('old');
  });

  test('stays where only the answer is lost or damaged', () => {
    expect(purgeUnder({ ...outage, hasEffect: true })).toBe('new');
    expect(purgeUnder({ kind: 'reset-after' })).toBe('new');
    expect(purgeUnder({ kind: 'hang-headers' })).toBe('new');
    expect(purgeUnder({ kind: 'truncate', afterBytes: 1 })).toBe('new');
    expect(purgeUnder({ kind: 'delay', delayMs: 1 })).toBe('new');
  });
});

test('the log shows what the client got: no status where it got none', () => {
  const site = virtualSite();
  site.simulator.faults.add({ on: 'api', answer: { kind: 'reset-after' } });
  site.simulator.faults.add({ on: 'api', answer: outage });
  site.purge('/a.jpg');
  site.purge('/a.jpg');
  expect(site.simulator.log.entries).toMatchObject([{ status: 0, transport: 'reset-after' }, { status: 500 }]);
});
