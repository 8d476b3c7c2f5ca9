import { expect, test } from 'vitest';
import { requestOf, toBytes } from '../http-types.ts';
import { virtualSite } from '../virtual-site.ts';

const base = 'https://assets.imgix.net';

test('an answer has the headers seen in the wild, and no ETag', () => {
  const site = virtualSite();
  site.source.put('a.jpg', 'photo');
  site.clock.advance(60_000);
  site.get('/a.jpg');
  site.clock.advance(7_900);
  expect(site.get('/a.jpg')).toEqual({
    status: 200,
    headers: {
      server: 'imgix',
      'x-imgix-id': expect.stringMatching(/^[0-9a-f]{40}$/),
      date: 'Thu, 01 Jan 2026 00:01:07 GMT',
      age: '7',
      'last-modified': 'Thu, 01 Jan 2026 00:01:00 GMT',
      'cache-control': 'public, max-age=31536000',
      'accept-ranges': 'bytes',
      'content-type': 'image/jpeg',
      'content-length': '5',
      'x-served-by': 'cache-shield-SIM, cache-fra-SIM',
      'x-cache': 'HIT, HIT',
    },
    body: toBytes('photo'),
    pop: 'fra',
    storedAtMs: Date.UTC(2026, 0, 1, 0, 1),
  });
});

test('Last-Modified is the time of storing, that of the origin, or not there', () => {
  for (const [lastModified, expected] of [
    ['stored', 'Thu, 01 Jan 2026 00:01:00 GMT'],
    ['origin', 'Thu, 01 Jan 2026 00:00:00 GMT'],
    ['none', undefined],
  ] as const) {
    const site = virtualSite({ lastModified });
    site.source.put('a.jpg', 'photo');
    site.clock.advance(60_000);
    site.get('/a.jpg');
    site.clock.advance(5_000);
    expect(site.get('/a.jpg').headers['last-modified']).toBe(expected);
  }
});

test('Age and Content-Length can be missing, and the type can be binary/octet-stream', () => {
  const site = virtualSite({ ageHeader: false, chunked: true, contentType: 'binary/octet-stream' });
  site.source.put('a.jpg', 'photo');
  const { headers, transport } = site.get('/a.jpg');
  expect(headers).not.toHaveProperty('age');
  expect(headers).not.toHaveProperty('content-length');
  expect(headers['content-type']).toBe('binary/octet-stream');
  expect(transport).toEqual({ kind: 'chunked' });
});

test('HEAD has the headers of GET and no body, and fills the cache for GET', () => {
  const site = virtualSite();
  site.source.put('a.jpg', 'photo');
  const head = site.simulator.handle(requestOf('HEAD', `${base}/a.jpg`));
  expect([head.status, head.headers['content-length'], head.body.byteLength]).toEqual([200, '5', 0]);
  expect(site.get('/a.jpg').headers['x-cache']).toBe('HIT, HIT');
});

test('X-Cache tells the shield from the edge', () => {
  const site = virtualSite();
  site.source.put('a.jpg', 'photo');
  const states = ['/a.jpg', '/a.jpg', '/a.jpg?w=1'].map((path) => site.get(path).headers['x-cache']);
  expect(states).toEqual(['MISS, MISS', 'HIT, HIT', 'HIT, MISS']);
});

test.each([
  ['405', 'POST', `${base}/a.jpg`],
  ['400', 'GET', `${base}/100%.jpg`],
  ['414', 'GET', `${base}/${'a'.repeat(8_000)}`],
  ['410', 'GET', 'https://unknown.imgix.net/a.jpg'],
  ['404', 'GET', `${base}/A.jpg`],
])('answers %s where it should', (status, method, url) => {
  const site = virtualSite();
  site.source.put('a.jpg', 'photo');
  expect(site.simulator.handle(requestOf(method, url)).status).toBe(Number(status));
});

test('a URI of exactly 8000 characters is not too long', () => {
  expect(virtualSite().get(`/${'a'.repeat(7_999)}`).status).toBe(404);
});

test('a host that nobody serves is an error of the test, not an answer', () => {
  expect(() => virtualSite().simulator.handle(requestOf('GET', 'https://example.org/'))).toThrow(
    'https://example.org/',
  );
});

test.each([
  ['a b.jpg', '/a%20b.jpg'],
  ['a b.jpg', '/a+b.jpg'],
  ['a+b.jpg', '/a%2Bb.jpg'],
  ['a#?%.jpg', '/a%23%3F%25.jpg'],
  ['caf\u00e9.jpg', '/caf%C3%A9.jpg'],
  ['cafe\u0301.jpg', '/cafe%CC%81.jpg'],
  ['http://example.com/a.jpg', '/http%3A%2F%2Fexample.com%2Fa.jpg'],
])('the file "%s" is found under %s', (name, path) => {
  const site = virtualSite();
  site.source.put(name, 'photo');
  expect(site.text(path)).toBe('photo');
});

test('composed and decomposed letters are different files, and a raw plus is not a plus', () => {
  const site = virtualSite();
  site.source.put('caf\u00e9.jpg', 'photo');
  site.source.put('a+b.jpg', 'photo');
  expect(site.get('/cafe%CC%81.jpg').status).toBe(404);
  expect(site.get('/a+b.jpg').status).toBe(404);
});
