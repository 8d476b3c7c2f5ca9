import { describe, expect, test } from 'vitest';
import { toText } from '../http-types.ts';
import { virtualSite } from '../virtual-site.ts';

const twoHosts = ['https://assets.imgix.net', 'https://img.example.com'] as const;

describe('a purge', () => {
  test('is needed: without one the CDN serves the old bytes for ever', () => {
    const site = virtualSite();
    site.source.put('a.jpg', 'old');
    expect(site.text('/a.jpg')).toBe('old');
    site.source.put('a.jpg', 'new');
    site.clock.advance(30 * 86_400_000);
    expect(site.text('/a.jpg')).toBe('old');
  });

  test('shows at the first request after the propagation time, not a millisecond earlier', () => {
    const site = virtualSite({ propagationMs: 5_000 });
    site.source.put('a.jpg', 'old');
    site.simulator.warm('/a.jpg');
    site.source.put('a.jpg', 'new');
    expect(site.purge('/a.jpg')).toBe(200);
    site.clock.advance(4_999);
    expect(site.text('/a.jpg')).toBe('old');
    site.clock.advance(1);
    expect(site.text('/a.jpg')).toBe('new');
  });

  test('takes all derivatives of the path with it and leaves other paths alone', () => {
    const site = virtualSite();
    site.source.put('a.jpg', 'old');
    site.source.put('ab.jpg', 'other');
    const [oldSmall, oldLarge] = [site.text('/a.jpg?w=1'), site.text('/a.jpg?w=2&h=3')];
    const oldMetadata = site.text('/a.jpg?fm=json');
    site.text('/ab.jpg');
    site.source.put('a.jpg', 'newer');
    site.source.put('ab.jpg', 'another');
    site.purge('/a.jpg');
    expect(site.text('/a.jpg?w=1')).not.toBe(oldSmall);
    expect(site.text('/a.jpg?w=2&h=3')).not.toBe(oldLarge);
    expect(site.text('/a.jpg?fm=json')).not.toBe(oldMetadata);
    expect(site.text('/ab.jpg')).toBe('other');
  });

  test('ignores the parameters of the URL it is given', () => {
    const site = virtualSite();
    site.source.put('a.jpg', 'old');
    site.simulator.warm('/a.jpg');
    site.source.put('a.jpg', 'new');
    expect(site.purge('/a.jpg?w=400&fm=png')).toBe(200);
    expect(site.text('/a.jpg')).toBe('new');
  });

  test('before the upload has finished is a silent no-op that answers 200', () => {
    const site = virtualSite();
    site.source.put('a.jpg', 'old');
    site.simulator.warm('/a.jpg');
    site.source.putLater('a.jpg', 'new', site.clock.now() + 2_000);
    expect(site.purge('/a.jpg')).toBe(200);
    site.clock.advance(60_000);
    expect(site.text('/a.jpg')).toBe('old');
    expect(site.simulator.events.map((event) => event.kind)).toEqual(['revalidated']);
    expect(site.simulator.events[0]).toMatchObject({ outcome: 'unchanged', path: 'a.jpg' });

    expect(site.purge('/a.jpg')).toBe(200);
    expect(site.text('/a.jpg')).toBe('new');
  });

  test('is a no-op too where the same bytes were uploaded again', () => {
    const site = virtualSite();
    site.source.put('a.jpg', 'same');
    site.simulator.warm('/a.jpg');
    site.clock.advance(1_000);
    site.source.put('a.jpg', 'same');
    site.purge('/a.jpg');
    expect(site.simulator.events).toMatchObject([{ outcome: 'unchanged' }]);
    expect(site.get('/a.jpg').headers['x-cache']).toBe('HIT, HIT');
  });

  test('that asks the origin late catches an upload that finished in between', () => {
    const site = virtualSite({ revalidationMs: 3_000 });
    site.source.put('a.jpg', 'old');
    site.simulator.warm('/a.jpg');
    site.source.putLater('a.jpg', 'new', site.clock.now() + 2_000);
    site.purge('/a.jpg');
    site.clock.advance(2_999);
    expect(site.text('/a.jpg')).toBe('old');
    site.clock.advance(1);
    expect(site.text('/a.jpg')).toBe('new');
    const atMs = site.clock.now();
    expect(site.simulator.events).toMatchObject([
      { kind: 'revalidated', atMs, outcome: 'replaced' },
      { kind: 'expired', atMs, pop: 'fra', objects: 1 },
    ]);
  });

  test('makes a nonce show the new bytes at once, because the origin cache is replaced before the CDN expires', () => {
    const site = virtualSite({ propagationMs: 60_000 });
    site.source.put('a.jpg', 'old');
    site.simulator.warm('/a.jpg');
    site.source.put('a.jpg', 'new');
    expect(site.text('/a.jpg?nonce=1')).toMatch(/^old/);
    site.purge('/a.jpg');
    expect(site.text('/a.jpg?nonce=2')).toMatch(/^new/);
    expect(site.text('/a.jpg')).toBe('old');
  });

  test.each([
    ['replaced', 'second'],
    ['dropped', 'third'],
  ] as const)('leaves a %s copy, so that the next request gets the %s version', (purgedCopy, expected) => {
    const site = virtualSite({ purgedCopy });
    site.source.put('a.jpg', 'first');
    site.simulator.warm('/a.jpg');
    site.source.put('a.jpg', 'second');
    site.purge('/a.jpg');
    site.source.put('a.jpg', 'third');
    expect(site.text('/a.jpg')).toBe(expected);
  });
});

describe('points of presence', () => {
  const pointsOfPresence = [
    { name: 'fra', propagationMs: 1_000 },
    { name: 'iad', propagationMs: 20_000 },
  ] as const;

  test('disagree while a purge propagates, and take turns for each URL', () => {
    const site = virtualSite({ pointsOfPresence, popSelection: 'alternate' });
    site.source.put('a.jpg', 'old');
    site.simulator.warm('/a.jpg');
    site.source.put('a.jpg', 'new');
    site.purge('/a.jpg');
    site.clock.advance(1_000);
    expect([1, 2, 3, 4].map(() => site.text('/a.jpg'))).toEqual(['new', 'old', 'new', 'old']);
    const served = site.simulator.serves('https://assets.imgix.net/a.jpg');
    expect(served.map(({ pop, bytes }) => [pop, toText(bytes)])).toEqual([
      ['fra', 'new'],
      ['iad', 'old'],
    ]);
    site.clock.advance(19_000);
    expect([1, 2].map(() => site.text('/a.jpg'))).toEqual(['new', 'new']);
  });

  test('can be pinned to the first, so that a client never sees the slow one', () => {
    const site = virtualSite({ pointsOfPresence, popSelection: 'pinned' });
    site.source.put('a.jpg', 'old');
    site.simulator.warm('/a.jpg');
    site.source.put('a.jpg', 'new');
    site.purge('/a.jpg');
    site.clock.advance(1_000);
    expect([1, 2, 3].map(() => site.text('/a.jpg'))).toEqual(['new', 'new', 'new']);
  });
});

describe('several hosts of one Source', () => {
  test('are purged one by one', () => {
    const site = virtualSite({ baseUrls: twoHosts });
    site.source.put('a.jpg', 'old');
    site.simulator.warm('/a.jpg');
    site.source.put('a.jpg', 'new');
    site.purge('/a.jpg');
    const servedBy = (base: string): string =>
      toText(site.simulator.serves(`${base}/a.jpg`)[0]?.bytes ?? new Uint8Array());
    expect(twoHosts.map(servedBy)).toEqual(['new', 'old']);
    expect(site.purge('/a.jpg', twoHosts[1])).toBe(200);
    expect(twoHosts.map(servedBy)).toEqual(['new', 'new']);
  });

  test.each(['per-host', 'shared'] as const)(
    'are all cleared by one purge with the scope of the Source (%s)',
    (originCache) => {
      const site = virtualSite({ baseUrls: twoHosts, purgeScope: 'source', originCache });
      site.source.put('a.jpg', 'old');
      site.simulator.warm('/a.jpg');
      site.source.put('a.jpg', 'new');
      site.purge('/a.jpg', twoHosts[1]);
      expect(toText(site.simulator.serves(`${twoHosts[0]}/a.jpg`)[0]?.bytes ?? new Uint8Array())).toBe('new');
    },
  );

  test('with a shared origin cache leave the second host stale: its purge finds nothing changed', () => {
    const site = virtualSite({ baseUrls: twoHosts, originCache: 'shared' });
    site.source.put('a.jpg', 'old');
    site.simulator.warm('/a.jpg');
    site.source.put('a.jpg', 'new');
    for (const base of twoHosts) site.purge('/a.jpg', base);
    expect(toText(site.simulator.serves(`${twoHosts[1]}/a.jpg`)[0]?.bytes ?? new Uint8Array())).toBe('old');
  });
});

test.each([
  ['normalised', 'new'],
  ['exact', 'old'],
] as const)('with %s spelling, the purge of one spelling leaves the other %s', (purgeSpelling, expected) => {
  const site = virtualSite({ purgeSpelling });
  site.source.put('a(1).jpg', 'old');
  site.simulator.warm('/a(1).jpg', '/a%281%29.jpg');
  site.source.put('a(1).jpg', 'new');
  site.purge('/a%281%29.jpg');
  expect(site.text('/a%281%29.jpg')).toBe('new');
  expect(site.text('/a(1).jpg')).toBe(expected);
});

test('the Source has a path prefix that the URL does not show', () => {
  const site = virtualSite({ pathPrefix: '/public/' });
  site.source.put('public/a.jpg', 'old');
  expect(site.text('/a.jpg')).toBe('old');
  expect(site.get('/public/a.jpg').status).toBe(404);
  site.source.put('public/a.jpg', 'new');
  site.purge('/a.jpg');
  expect(site.text('/a.jpg')).toBe('new');
});

test('asking what is served changes nothing', () => {
  const site = virtualSite();
  const url = 'https://assets.imgix.net/a.jpg';
  expect(site.simulator.serves(url)[0]?.status).toBe(404);
  site.source.put('a.jpg', 'here');
  expect(toText(site.simulator.serves(url)[0]?.bytes ?? new Uint8Array())).toBe('here');
  expect(site.simulator.log.entries).toEqual([]);
  expect(site.get('/a.jpg').headers['x-cache']).toBe('MISS, MISS');
});
