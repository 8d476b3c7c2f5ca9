import { expect, test } from 'vitest';
import { purgeRequestV1, purgeRequestV2 } from './purge/purge-requests.ts';
import { virtualSite } from './virtual-site.ts';

const api = 'https://api.imgix.com';

test('the log holds every request with its time, its text and its answer', () => {
  const site = virtualSite();
  site.get('/a.jpg', { accept: '*/*' });
  site.clock.advance(5);
  site.simulator.handle(purgeRequestV2(api, 'https://assets.imgix.net/a.jpg', 'form'));
  const [first, second] = site.simulator.log.entries;
  expect(first).toEqual({
    at: site.clock.now() - 5,
    on: 'cdn',
    method: 'GET',
    url: 'https://assets.imgix.net/a.jpg',
    headers: { accept: '*/*' },
    body: '',
    status: 404,
  });
  expect(second).toMatchObject({ on: 'api', status: 200, body: 'url=https%3A%2F%2Fassets.imgix.net%2Fa.jpg' });
  expect(site.simulator.log.toText()).toBe(
    '404 GET https://assets.imgix.net/a.jpg\n' +
      '200 POST https://api.imgix.com/v2/image/purger url=https%3A%2F%2Fassets.imgix.net%2Fa.jpg',
  );
});

test('the purges are read out of both versions and all forms', () => {
  const site = virtualSite();
  const urls = ['a', 'b', 'c'].map((name) => `https://assets.imgix.net/${name}.jpg`);
  site.simulator.handle(purgeRequestV1(api, urls[0] as string));
  site.simulator.handle(purgeRequestV2(api, urls[1] as string, 'json'));
  site.simulator.handle(purgeRequestV2(api, urls[2] as string, 'form'));
  site.simulator.handle({ ...purgeRequestV1(api, ''), body: new Uint8Array() });
  site.get('/a.jpg');
  expect(site.simulator.log.purges().map(({ version, url, status }) => [version, url, status])).toEqual([
    ['v1', urls[0], 200],
    ['v2', urls[1], 200],
    ['v2', urls[2], 200],
    ['v1', undefined, 400],
  ]);
});

test('the fullest window is found wherever it starts', () => {
  const site = virtualSite();
  expect(site.simulator.log.maxInWindow(1_000)).toBe(0);
  for (const waitMs of [0, 400, 400, 400, 199, 1]) {
    site.clock.advance(waitMs);
    site.purge('/a.jpg');
  }
  // At 0, 400, 800, 1200, 1399, 1400: the window (400, 1400] holds five less the one at 400 itself.
  expect(site.simulator.log.maxInWindow(1_000)).toBe(4);
  expect(site.simulator.log.maxInWindow(1_001)).toBe(5);
});
