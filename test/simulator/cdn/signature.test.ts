import { expect, test } from 'vitest';
import { requestOf } from '../http-types.ts';
import { virtualSite } from '../virtual-site.ts';
import { isSigned, signatureOf, splitSignature } from './signature.ts';

// The published vectors of imgix's own libraries.
const vectors = [
  ['FOO123bar', '/users/1.png', '6797c24146142d5b40bde3141fd3600c'],
  ['FOO123bar', '/users/1.png?w=400&h=300', 'c7b86f666a832434dd38577e38cf86d1'],
  ['FOO123bar', '/http%3A%2F%2Favatars.com%2Fjohn-smith.png', '493a52f008c91416351f8b33d4883135'],
  ['abcde1234', '/file+with%20some+crazy%20things.jpg', '4aadfc1a58f27729a41d05831c52116f'],
] as const;

test.each(vectors)('with the token %s, %s is signed %s', (token, pathAndQuery, signature) => {
  expect(signatureOf(token, pathAndQuery)).toBe(signature);
  const [path = '', query] = pathAndQuery.split('?');
  expect(isSigned(token, path, query === undefined ? `s=${signature}` : `${query}&s=${signature}`)).toBe(true);
});

test('only the last parameter is a signature', () => {
  expect(splitSignature('w=400&s=abc')).toEqual({ query: 'w=400', signature: 'abc' });
  expect(splitSignature('s=abc')).toEqual({ query: '', signature: 'abc' });
  expect(splitSignature('s=abc&w=400')).toEqual({ query: 's=abc&w=400', signature: undefined });
  expect(splitSignature('ws=abc')).toEqual({ query: 'ws=abc', signature: undefined });
});

test('a Source with a token refuses unsigned and altered URLs, and passes bytes through for the signed bare URL', () => {
  const site = virtualSite({ secureUrlToken: 'FOO123bar' });
  site.source.put('users/1.png', 'png');
  const signed = '/users/1.png?w=400&h=300&s=c7b86f666a832434dd38577e38cf86d1';
  expect(site.get('/users/1.png').status).toBe(403);
  expect(site.get(signed).status).toBe(200);
  expect(site.get(signed.replace('w=400', 'w=401')).status).toBe(403);
  expect(site.get(signed.replace('users', 'Users')).status).toBe(403);
  expect(site.text('/users/1.png?s=6797c24146142d5b40bde3141fd3600c')).toBe('png');
});

test('a refused signature is not cached, and the purge URL needs none', () => {
  const site = virtualSite({ secureUrlToken: 'FOO123bar' });
  const signed = '/users/1.png?s=6797c24146142d5b40bde3141fd3600c';
  site.source.put('users/1.png', 'old');
  expect(site.get(`${signed}x`).status).toBe(403);
  expect(site.text(signed)).toBe('old');
  site.source.put('users/1.png', 'new');
  expect(site.purge('/users/1.png')).toBe(200);
  expect(site.text(signed)).toBe('new');
});

test('a Source without a token ignores a signature', () => {
  const site = virtualSite();
  site.source.put('a.png', 'png');
  const url = `${site.simulator.settings.baseUrls[0]}/a.png?s=whatever`;
  expect(site.simulator.handle(requestOf('GET', url)).status).toBe(200);
  expect(site.text('/a.png?s=whatever')).toBe('png');
});
