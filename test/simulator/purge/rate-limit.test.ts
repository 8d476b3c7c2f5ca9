import { expect, test } from 'vitest';
import { virtualSite } from '../virtual-site.ts';
import { purgeRequestV1 } from './purge-requests.ts';

const burst = (site: ReturnType<typeof virtualSite>, count: number, name: string): readonly number[] =>
  Array.from({ length: count }, (_, index) => site.purge(`/${name}-${index}.jpg`));

const accepted = (count: number): readonly number[] => Array.from({ length: count }, () => 200);

test('ten purges in one second pass, the eleventh gets 429', () => {
  const site = virtualSite();
  expect(burst(site, 11, 'a')).toEqual([...accepted(10), 429]);
});

test('the window slides: at 999 ms the first ten still count, at 1000 ms they do not', () => {
  const site = virtualSite();
  burst(site, 10, 'a');
  site.clock.advance(999);
  expect(burst(site, 1, 'b')).toEqual([429]);
  site.clock.advance(1);
  expect(burst(site, 11, 'c')).toEqual([...accepted(10), 429]);
});

test('five at the end of one second and six at the start of the next are too many', () => {
  const site = virtualSite();
  site.clock.advance(900);
  burst(site, 5, 'a');
  site.clock.advance(200);
  expect(burst(site, 6, 'b')).toEqual([...accepted(5), 429]);
  expect(site.simulator.log.maxInWindow(1_000)).toBe(11);
});

test('a rejected request counts towards the next window only where the option says so', () => {
  for (const [rejectedCount, expected] of [
    [false, 200],
    [true, 429],
  ] as const) {
    const site = virtualSite({ rejectedCount, purgeRate: 1 });
    burst(site, 1, 'a');
    site.clock.advance(500);
    burst(site, 1, 'b');
    site.clock.advance(500);
    expect(burst(site, 1, 'c')).toEqual([expected]);
  }
});

test('a rejected purge has no effect', () => {
  const site = virtualSite({ purgeRate: 0 });
  site.source.put('a.jpg', 'old');
  site.simulator.warm('/a.jpg');
  site.source.put('a.jpg', 'new');
  expect(site.purge('/a.jpg')).toBe(429);
  expect(site.text('/a.jpg')).toBe('old');
});

test('the limit belongs to the account, not to the host or the key', () => {
  const baseUrls = ['https://a.imgix.net', 'https://b.imgix.net'];
  const apiKeys = ['ak_one', 'ak_two'];
  const site = virtualSite({ baseUrls, apiKeys, purgeRate: 2 });
  const purge = (url: string, key: string): number =>
    site.simulator.handle(purgeRequestV1('https://api.imgix.com', url, key)).status;
  expect(purge('https://a.imgix.net/a.jpg', 'ak_one')).toBe(200);
  expect(purge('https://b.imgix.net/b.jpg', 'ak_two')).toBe(200);
  expect(purge('https://b.imgix.net/c.jpg', 'ak_two')).toBe(429);
});

test('a Retry-After comes only where the option asks for one', () => {
  for (const retryAfter of [undefined, '3']) {
    const site = virtualSite({ purgeRate: 0, retryAfter });
    const answer = site.simulator.handle(purgeRequestV1('https://api.imgix.com', 'https://assets.imgix.net/a.jpg'));
    expect(answer.headers['retry-after']).toBe(retryAfter);
  }
});

test('the same URL within ten seconds is a duplicate; parameters make no difference; other URLs do', () => {
  const site = virtualSite();
  expect(site.purge('/a.jpg')).toBe(200);
  site.clock.advance(9_999);
  expect(site.purge('/a.jpg?w=1')).toBe(409);
  expect(site.purge('/b.jpg')).toBe(200);
  site.clock.advance(1);
  expect(site.purge('/a.jpg')).toBe(200);
});

test('a duplicate does not undo the purge that is under way', () => {
  const site = virtualSite({ propagationMs: 5_000 });
  site.source.put('a.jpg', 'old');
  site.simulator.warm('/a.jpg');
  site.source.put('a.jpg', 'new');
  site.purge('/a.jpg');
  site.clock.advance(1_000);
  expect(site.purge('/a.jpg')).toBe(409);
  site.clock.advance(4_000);
  expect(site.text('/a.jpg')).toBe('new');
});
