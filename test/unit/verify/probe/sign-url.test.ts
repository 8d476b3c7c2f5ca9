// Signatures: imgix's documented vectors, and imgix's own builder as the witness for everything else.
import imgix from '@imgix/js-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodePath } from '../../../../src/targets/url/encode-path.ts';
import { toSignedUrl } from '../../../../src/verify/probe/sign-url.ts';

// Its types describe a module whose default export Node does not unwrap.
const ImgixClient = imgix as unknown as typeof imgix.default;
const host = 'https://assets.imgix.net';

test.each([
  ['FOO123bar', '/users/1.png', '', '6797c24146142d5b40bde3141fd3600c'],
  ['FOO123bar', '/users/1.png', 'w=400&h=300', 'c7b86f666a832434dd38577e38cf86d1'],
  ['FOO123bar', '/http%3A%2F%2Favatars.com%2Fjohn-smith.png', '', '493a52f008c91416351f8b33d4883135'],
  ['abcde1234', '/file+with%20some+crazy%20things.jpg', '', '4aadfc1a58f27729a41d05831c52116f'],
])('token %s, path %s, query "%s"', (token, path, query, signature) => {
  const separator = query === '' ? '?' : `?${query}&`;
  expect(toSignedUrl(host + path, query, token)).toBe(`${host}${path}${separator}s=${signature}`);
});

test('without a token nothing is appended', () => {
  expect(toSignedUrl(`${host}/a.png`, '', undefined)).toBe(`${host}/a.png`);
  expect(toSignedUrl(`${host}/a.png`, 'w=1', undefined)).toBe(`${host}/a.png?w=1`);
});

test('any name is signed as by imgix’s own builder', () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((text) => !/^[/.]|\/\/|^https?:/.test(text));
  fc.assert(
    fc.property(name, fc.constantFrom('', 'w=400'), (path, query) => {
      const client = new ImgixClient({
        domain: 'assets.imgix.net',
        secureURLToken: 'FOO123bar',
        includeLibraryParam: false,
      });
      const params = query === '' ? {} : { w: 400 };
      expect(toSignedUrl(`${host}/${encodePath(path)}`, query, 'FOO123bar')).toBe(client.buildURL(path, params));
    }),
  );
});
