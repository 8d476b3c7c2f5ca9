// What a site can be like that does not agree with itself: replicas of a Source, points of presence, a filter in front.
import { expect, test } from 'vitest';
import { requestOf, toText } from '../http-types.ts';
import { virtualSite } from '../virtual-site.ts';

const fra = { name: 'fra' };
const url = 'https://assets.imgix.net/a.txt';

function seen(count: number, get: () => string): Set<string> {
  return new Set(Array.from({ length: count }, get));
}

test('a replica that lags behind gives the old file now and then, and the new one once it has caught up', () => {
  const site = virtualSite();
  const start = site.clock.now();
  site.source.put('a.txt', 'old');
  site.source.putLater('a.txt', 'new', start + 1_000, 60_000);
  const ask = (): string => {
    site.clock.advance(1_000);
    return toText(site.source.read('a.txt')?.bytes ?? new Uint8Array());
  };
  expect(seen(40, ask)).toEqual(new Set(['old', 'new']));
  site.clock.advance(60_000);
  expect(seen(40, ask)).toEqual(new Set(['new']));
});

test('what a replica gives at a moment is the same however often it is asked', () => {
  const site = virtualSite();
  site.source.putLater('a.txt', 'new', site.clock.now(), Number.POSITIVE_INFINITY);
  for (let second = 0; second < 20; second++) {
    site.clock.advance(1_000);
    expect(site.source.read('a.txt')).toEqual(site.source.read('a.txt'));
  }
});

test('a Source that fails is answered for with 503, which imgix keeps like any error, and its copy outlasts a purge', () => {
  const site = virtualSite({ sourceFailureStatus: 503 });
  site.source.put('a.txt', 'old');
  site.source.put('b.txt', 'never asked for');
  site.text('/a.txt');
  site.source.fail(site.clock.now(), site.clock.now() + 10_000);
  site.purge('/a.txt');
  expect(site.simulator.events).toMatchObject([{ kind: 'revalidated', outcome: 'source-failed' }]);
  expect(site.text('/a.txt')).toBe('old');
  expect(site.get('/b.txt').status).toBe(503);
  expect(site.simulator.handle(requestOf('GET', 'https://origin.example.com/a.txt')).status).toBe(503);
  site.clock.advance(10_000);
  expect(site.get('/b.txt').status).toBe(503);
  site.clock.advance(290_000);
  expect(site.get('/b.txt').status).toBe(200);
});

test('a purge that never reaches a point of presence leaves its objects as they are', () => {
  const pointsOfPresence = [fra, { name: 'iad', propagationMs: Number.POSITIVE_INFINITY }];
  const site = virtualSite({ pointsOfPresence });
  site.source.put('a.txt', 'old');
  site.simulator.warm('/a.txt');
  site.source.put('a.txt', 'new');
  site.purge('/a.txt');
  site.clock.advance(86_400_000);
  expect(site.simulator.serves(url).map(({ pop, bytes }) => [pop, toText(bytes)])).toEqual([
    ['fra', 'new'],
    ['iad', 'old'],
  ]);
});

test('a visitor fills the cache of the one point of presence that he comes to', () => {
  const site = virtualSite({ pointsOfPresence: [fra, { name: 'iad' }] });
  site.source.put('a.txt', 'old');
  site.simulator.visit(url, 'iad');
  expect(site.simulator.serves(url).map(({ headers }) => headers['x-cache'])).toEqual(['HIT, MISS', 'HIT, HIT']);
  expect(site.simulator.log.entries).toEqual([]);
  expect(() => site.simulator.visit(url, 'nrt')).toThrow('nrt');
});

test('with drawn routing every point of presence answers sooner or later, and the same seed gives the same ones', () => {
  const draw = (): string[] => {
    const site = virtualSite({ pointsOfPresence: [fra, { name: 'iad' }], popSelection: 'drawn', seed: 5 });
    site.source.put('a.txt', 'old');
    return Array.from({ length: 20 }, () => {
      site.clock.advance(700);
      return String(site.get('/a.txt').headers['x-served-by']);
    });
  };
  expect(new Set(draw())).toEqual(new Set(['cache-shield-SIM, cache-fra-SIM', 'cache-shield-SIM, cache-iad-SIM']));
  expect(draw()).toEqual(draw());
});

test('without the header nothing tells which point of presence answered', () => {
  const site = virtualSite({ servedByHeader: false });
  expect(site.get('/a.txt').headers).not.toHaveProperty('x-served-by');
});

test('a filter answers with its page to whoever does not send its header, and caches nothing', () => {
  const site = virtualSite({ challenge: { status: 403, pass: ['x-pass', 'yes'] } });
  site.source.put('a.txt', 'old');
  const refused = site.get('/a.txt');
  expect(refused).toMatchObject({ status: 403, headers: { server: 'filter' } });
  expect(refused.headers['content-type']).toContain('text/html');
  expect(toText(site.get('/a.txt', { 'x-pass': 'yes' }).body)).toBe('old');
  expect(site.get('/a.txt', { 'x-pass': 'no' }).status).toBe(403);
});
