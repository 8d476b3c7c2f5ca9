// Answers with status 200 that are no asset.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asksForText, findOddity } from '../../../src/verify/oddity.ts';

const gif = Buffer.from('GIF89a...');

function oddityOf(headers: Record<string, string>, body: string | Buffer = gif): string | undefined {
  return findOddity(headers, body.length, Buffer.from(body));
}

test.each([
  'image/gif',
  'IMAGE/PNG; q=1',
  'image/svg+xml',
  'image/vnd.adobe.photoshop',
  'video/mp4',
  'audio/mpeg',
  'font/woff2',
  'application/pdf',
  'application/postscript',
  'application/octet-stream',
  'binary/octet-stream',
])('%s may be one', (type) => {
  expect(oddityOf({ 'content-type': type })).toBeUndefined();
});

test.each([
  ['text/html', 'an HTML page'],
  [' Text/HTML;charset=utf-8', 'an HTML page'],
  ['application/xhtml+xml', 'an HTML page'],
  ['text/plain', 'content of the type text/plain'],
  ['text/css', 'content of the type text/css'],
  ['application/json', 'content of the type application/json'],
  ['application/problem+json', 'content of the type application/problem+json'],
  ['application/vnd.api+json; x=1', 'content of the type application/vnd.api+json'],
  ['application/xml', 'content of the type application/xml'],
  ['application/javascript', 'content of the type application/javascript'],
  ['', 'content of no type'],
])('%j is none: %s', (type, oddity) => {
  expect(oddityOf({ 'content-type': type })).toBe(oddity);
  if (type === '') expect(oddityOf({})).toBe(oddity);
});

test.each([
  ['fm=json', true],
  ['w=4&palette=css', true],
  ['palette=json&w=4', true],
  ['fm=blurhash', true],
  ['fm=jpg', false],
  ['xfm=json', false],
  ['txt=fm=json', false],
  ['', false],
])('the query %j asks for text: %s', (query, expected) => {
  expect(asksForText(query)).toBe(expected);
});

test('text is none where it was asked for, but a page and an empty answer are', () => {
  const json = { 'content-type': 'application/json' };
  expect(findOddity(json, 2, Buffer.from('{}'), true)).toBeUndefined();
  expect(findOddity(json, 0, Buffer.from(''), true)).toBe('an empty body');
  expect(findOddity({ 'content-type': 'text/html' }, 6, Buffer.from('<html>'), true)).toBe('an HTML page');
});

test.each(['<!DOCTYPE html>', '\n <html lang="en">', '<head>', '<Body class="x">'])(
  'a page is one whatever type it comes under: %j',
  (body) => {
    expect(oddityOf({ 'content-type': 'image/png' }, body)).toBe('an HTML page');
  },
);

test.each([
  '<svg xmlns="http://www.w3.org/2000/svg"><title>html</title></svg>',
  '<?xml version="1.0"?><svg/>',
  'x<html>',
])('%j is no page', (body) => {
  expect(oddityOf({ 'content-type': 'image/svg+xml' }, body)).toBeUndefined();
});

test('nothing is no asset', () => {
  expect(oddityOf({ 'content-type': 'image/png' }, '')).toBe('an empty body');
});

test.each(['compress', 'gzip, gzip', 'aws-chunked'])(
  'an encoding that cannot be undone (%s) shows no bytes',
  (encoding) => {
    const oddity = `an encoding that cannot be undone (${encoding})`;
    expect(oddityOf({ 'content-type': 'image/png', 'content-encoding': encoding })).toBe(oddity);
  },
);

test.each(['', 'identity', ' GZIP ', 'br', 'zstd', 'deflate', 'x-gzip'])(
  'the encoding %j can be undone',
  (encoding) => {
    expect(oddityOf({ 'content-type': 'image/png', 'content-encoding': encoding })).toBeUndefined();
  },
);

test('headers from outside never make it fail or say much', () => {
  const headers = fc.dictionary(fc.constantFrom('content-type', 'content-encoding'), fc.string({ maxLength: 5000 }));
  fc.assert(
    fc.property(headers, fc.uint8Array(), (given, head) => {
      expect((findOddity(given, head.length, head) ?? '').length).toBeLessThan(200);
    }),
  );
});
