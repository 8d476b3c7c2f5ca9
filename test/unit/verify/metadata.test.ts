// imgix's description of an image: read strictly, since it is a witness.
import { expect, test } from 'vitest';
import { hasSameDimensions, readMetadata } from '../../../src/verify/metadata.ts';

function read(...pieces: string[]) {
  const body = (async function* () {
    for (const piece of pieces) yield Buffer.from(piece);
  })();
  return readMetadata({ status: 200, headers: {}, body, discard: async () => {} });
}

test.each<[string, unknown, unknown]>([
  [
    'text, as imgix sends it',
    { 'Content-Length': '21', PixelWidth: 4, PixelHeight: 3 },
    { contentLength: 21, dimensions: { width: 4, height: 3 } },
  ],
  ['a number', { 'Content-Length': 21 }, { contentLength: 21, dimensions: undefined }],
  ['one dimension', { 'Content-Length': 21, PixelWidth: 4 }, { contentLength: 21, dimensions: undefined }],
  ['the other dimension', { 'Content-Length': 21, PixelHeight: 4 }, { contentLength: 21, dimensions: undefined }],
  ['no size', { PixelWidth: 4, PixelHeight: 3 }, undefined],
  ['a size that is none', { 'Content-Length': 'x21' }, undefined],
  ['a size with more behind it', { 'Content-Length': '21 B' }, undefined],
  ['half a byte', { 'Content-Length': 2.5 }, undefined],
  ['a list', [], undefined],
  ['nothing', null, undefined],
  ['a word', 'Content-Length', undefined],
])('%s', async (_, json, metadata) => {
  expect(await read(JSON.stringify(json))).toEqual(metadata);
});

test('it may come in pieces, and up to a megabyte', async () => {
  const description = '{"Content-Length":"21"}';
  const padding = ' '.repeat(1024 * 1024 - description.length);
  expect(await read('{"Content-', 'Length":"21"}')).toEqual({ contentLength: 21, dimensions: undefined });
  expect(await read(description, padding)).toEqual({ contentLength: 21, dimensions: undefined });
  expect(await read(description, padding, ' ')).toBe(undefined);
  expect(await read('{"Content-Length":')).toBe(undefined);
});

test('dimensions are the same also when they are turned by a quarter, or not known', () => {
  const size = (width: number, height: number) => ({ width, height });
  expect(hasSameDimensions(size(4, 3), size(4, 3))).toBe(true);
  expect(hasSameDimensions(size(4, 3), size(3, 4))).toBe(true);
  expect(hasSameDimensions(size(4, 3), size(4, 4))).toBe(false);
  expect(hasSameDimensions(size(4, 3), size(3, 3))).toBe(false);
  expect(hasSameDimensions(size(4, 3), size(5, 4))).toBe(false);
  expect(hasSameDimensions(size(4, 3), size(3, 5))).toBe(false);
  expect(hasSameDimensions(undefined, size(4, 3))).toBe(true);
  expect(hasSameDimensions(size(4, 3), undefined)).toBe(true);
});
