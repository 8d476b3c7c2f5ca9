import { expect, test } from 'vitest';
import { virtualSite } from '../virtual-site.ts';

test('asking for a new path before its upload plants a 404 for five minutes', () => {
  const site = virtualSite();
  expect(site.get('/a.jpg').status).toBe(404);
  site.source.put('a.jpg', 'new');
  site.clock.advance(299_999);
  expect(site.get('/a.jpg').status).toBe(404);
  site.clock.advance(1);
  expect(site.text('/a.jpg')).toBe('new');
});

test('the copies of an error at imgix and at the edge together last no longer than one', () => {
  const site = virtualSite();
  expect(site.get('/a.jpg').status).toBe(404);
  site.clock.advance(200_000);
  site.source.put('a.jpg', 'new');
  expect(site.get('/a.jpg?w=1').status).toBe(404);
  site.clock.advance(100_000);
  expect(site.get('/a.jpg?w=1').status).toBe(200);
});

test('a derivative that was never asked for shows the cached error as well', () => {
  const site = virtualSite();
  site.get('/a.jpg');
  site.source.put('a.jpg', 'new');
  expect(site.get('/a.jpg?nonce=1').status).toBe(404);
});

test('a purge ends a cached error before its time', () => {
  const site = virtualSite();
  site.get('/a.jpg');
  site.source.put('a.jpg', 'new');
  site.purge('/a.jpg');
  expect(site.text('/a.jpg')).toBe('new');
});

test('a purge leaves a cached error where the option says so, until it has run out', () => {
  const site = virtualSite({ purgeClearsErrors: false, errorTtlMs: 20_000 });
  site.get('/a.jpg');
  site.source.put('a.jpg', 'new');
  expect(site.purge('/a.jpg')).toBe(200);
  expect(site.get('/a.jpg').status).toBe(404);
  expect(site.simulator.events).toMatchObject([{ outcome: 'kept-error' }]);
  site.clock.advance(20_000);
  expect(site.text('/a.jpg')).toBe('new');
});

test.each([404, 403, 410] as const)(
  'a removed file answers %i after its purge, and that is cached in turn',
  (missingStatus) => {
    const site = virtualSite({ missingStatus });
    site.source.put('a.jpg', 'old');
    site.simulator.warm('/a.jpg');
    site.source.remove('a.jpg');
    expect(site.get('/a.jpg').status).toBe(200);
    site.purge('/a.jpg');
    expect(site.get('/a.jpg').status).toBe(missingStatus);
    site.source.put('a.jpg', 'back');
    site.clock.advance(299_999);
    expect(site.get('/a.jpg').status).toBe(missingStatus);
    site.clock.advance(1);
    expect(site.text('/a.jpg')).toBe('back');
  },
);

test.each([200, 404] as const)('a default image stands in for a missing file with the status %i', (status) => {
  const site = virtualSite({ imageMissing: { bytes: Buffer.from('default'), status } });
  const answer = site.get('/a.jpg');
  expect([answer.status, Buffer.from(answer.body).toString()]).toEqual([status, 'default']);
  site.source.put('a.jpg', 'real');
  expect(site.text('/a.jpg')).toBe('default');
  site.purge('/a.jpg');
  expect(site.get('/a.jpg').status).toBe(200);
  expect(site.text('/a.jpg')).toBe('real');
});
