import { expect, test } from 'vitest';
import { toPlaces } from '../../../src/targets/url/places.ts';

const at = (origin: string, path = '') => ({ origin, path });
const urlsOf = (...args: Parameters<typeof toPlaces>) =>
  toPlaces(...args).map(({ input, value, url }) => `${input}: ${value} ${url}`);

test('a file may be served with any other folder above it as `root`, the nearest first', () => {
  expect(urlsOf('public/images/icons/a b.png', 'public/images', at('https://x.imgix.net'))).toEqual([
    'root: public https://x.imgix.net/images/icons/a%20b.png',
    'root: public/images/icons https://x.imgix.net/a%20b.png',
    'root: . https://x.imgix.net/public/images/icons/a%20b.png',
  ]);
});

test('or without the path of `base-url`, or in small letters; never where the inputs lead to already', () => {
  expect(urlsOf('Images/A.png', '', at('https://x.imgix.net', '/cdn'))).toEqual([
    'root: Images https://x.imgix.net/cdn/A.png',
    'base-url: https://x.imgix.net https://x.imgix.net/Images/A.png',
    'case: images/a.png https://x.imgix.net/cdn/images/a.png',
  ]);
});

test('a bounded number of places', () => {
  const deep = `${'a/'.repeat(40)}x.png`;
  expect(toPlaces(deep, '', at('https://x.imgix.net')).length).toBeLessThanOrEqual(6);
});
