import { expect, test } from 'vitest';
import { requestOf, type SimulatorResponse, toText } from '../http-types.ts';
import { virtualSite } from '../virtual-site.ts';

const origin = 'https://origin.example.com';

function ask(
  site: ReturnType<typeof virtualSite>,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
  body = '',
): SimulatorResponse {
  return site.simulator.handle(requestOf(method, `${origin}/dir/a%20b.jpg`, headers, body));
}

test('the origin shows an upload when it has arrived, before any purge', () => {
  const site = virtualSite();
  site.source.put('dir/a b.jpg', 'old');
  site.source.putLater('dir/a b.jpg', 'new', site.clock.now() + 1_000);
  expect(toText(ask(site).body)).toBe('old');
  site.clock.advance(999);
  expect(toText(ask(site).body)).toBe('old');
  site.clock.advance(1);
  expect(toText(ask(site).body)).toBe('new');
  expect(ask(site).headers['last-modified']).toBe('Thu, 01 Jan 2026 00:00:01 GMT');
});

test('a removal can come later, too', () => {
  const site = virtualSite();
  site.source.put('dir/a b.jpg', 'old');
  site.source.removeLater('dir/a b.jpg', site.clock.now() + 1_000);
  expect(ask(site).status).toBe(200);
  site.clock.advance(1_000);
  expect(ask(site).status).toBe(404);
});

test('a conditional request is answered 304 as long as the content is the same', () => {
  const site = virtualSite();
  site.source.put('dir/a b.jpg', 'old');
  const { etag = '', 'last-modified': lastModified = '' } = ask(site).headers;
  expect(ask(site, { 'if-none-match': etag })).toMatchObject({
    status: 304,
    headers: { etag },
    body: new Uint8Array(),
  });
  expect(ask(site, { 'if-none-match': `"x", W/${etag}` }).status).toBe(304);
  expect(ask(site, { 'if-modified-since': lastModified }).status).toBe(304);
  site.clock.advance(1_500);
  site.source.put('dir/a b.jpg', 'new');
  expect(ask(site, { 'if-none-match': etag }).status).toBe(200);
  expect(ask(site, { 'if-modified-since': lastModified }).status).toBe(200);
  expect(ask(site, { 'if-none-match': etag, 'if-modified-since': 'Fri, 01 Jan 2027 00:00:00 GMT' }).status).toBe(200);
});

test('a file changed within a second is unchanged since its own Last-Modified, which knows whole seconds only', () => {
  const site = virtualSite();
  site.clock.advance(700);
  site.source.put('dir/a b.jpg', 'old');
  const { 'last-modified': lastModified = '' } = ask(site).headers;
  expect(ask(site, { 'if-modified-since': lastModified }).status).toBe(304);
});

test('the same bytes uploaded again keep their ETag', () => {
  const site = virtualSite();
  site.source.put('dir/a b.jpg', 'same');
  const { etag = '' } = ask(site).headers;
  site.clock.advance(5_000);
  site.source.put('dir/a b.jpg', 'same');
  expect(ask(site, { 'if-none-match': etag }).status).toBe(304);
});

test.each([403, 404, 410] as const)('a missing file is %i', (missingStatus) => {
  expect(ask(virtualSite({ missingStatus })).status).toBe(missingStatus);
});

test('HEAD has no body; PUT and DELETE change the Source; nothing else is allowed', () => {
  const site = virtualSite();
  expect(ask(site, {}, 'PUT', 'bytes').status).toBe(201);
  expect(ask(site, {}, 'HEAD')).toMatchObject({
    status: 200,
    headers: { 'content-length': '5' },
    body: new Uint8Array(),
  });
  expect(site.source.paths()).toEqual(['dir/a b.jpg']);
  expect(ask(site, {}, 'DELETE').status).toBe(200);
  expect(ask(site).status).toBe(404);
  expect(ask(site, {}, 'PATCH').status).toBe(405);
});
