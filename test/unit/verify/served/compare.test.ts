// `select: stale`: whether imgix serves what it should, in as few requests as tell it.
import { describe, expect, test } from 'vitest';
import type { Asset } from '../../../../src/targets/asset.ts';
import { compareWithServed } from '../../../../src/verify/served/compare.ts';
import type { Comparison } from '../../../../src/verify/served/comparison.ts';
import { checkoutFile, sha256 } from '../stories.ts';
import {
  assetOf,
  compared,
  declared,
  described,
  id,
  removed,
  rendering,
  updated,
  url,
  version,
  withCheckout,
} from './compared.ts';
import { type Answers, cut, openHost } from './host.ts';

test.each([
  ['what fails on its way', cut],
  ['what a server out of order answers', 502],
  ['what is too much at the moment', 429],
  ['a connection that a proxy closed', 408],
])('%s is asked for once more', async (_, first) => {
  const { ports, times } = openHost({ file: (_, atMs) => (atMs === 0 ? first : declared('the newer one')) });
  expect((await compareWithServed(assetOf(updated), ports)).comparison).toMatchObject({ kind: 'same' });
  expect(times).toEqual([0, 1000]);
});

describe('it serves what it should', () => {
  test.each<[string, Asset['expected'], Answers]>([
    ['the file', updated, { file: 'the newer one' }],
    ['the file, whose length it tells', updated, { file: declared('the newer one') }],
    [
      'the file, whose length nobody tells',
      { kind: 'updated', now: { blobId: id('the newer one') } },
      { file: 'the newer one' },
    ],
    ['nothing of a removed file', removed, { file: 404 }],
    ['the default image of a removed file', removed, { file: 'default', missing: 'default' }],
  ])('%s', async (_, expected, answers) => {
    expect((await compared(expected, answers)).comparison).toMatchObject({ kind: 'same' });
  });

  test('in one request, whose bytes are counted', async () => {
    const { urls, ...one } = await compared(updated, { file: declared('the newer one') });
    expect(one).toEqual({ comparison: { kind: 'same', isOwnBytes: true }, downloadedBytes: 13 });
    expect(urls).toEqual([url]);
  });

  test('in one more where git needs the length beforehand', async () => {
    const { urls, downloadedBytes } = await compared(
      { kind: 'updated', now: { blobId: id('the newer one') } },
      { file: 'the newer one' },
    );
    expect([urls, downloadedBytes]).toEqual([[url, url], 26]);
  });

  test('the unsanitized bytes of an SVG, which are not what it serves', async () => {
    const svg = { url: 'https://a.imgix.net/a.SVG' };
    const held = await compared(updated, { file: rendering, original: declared('the newer one') }, svg);
    expect(held.comparison).toMatchObject({ kind: 'same' });
    const own = await compared(updated, { file: declared('the newer one') }, svg);
    expect(own.comparison).toEqual({ kind: 'same', isOwnBytes: false });
  });
});

describe('it does not, or nobody can tell', () => {
  const stale = (detail: string) => ({ kind: 'stale', detail }) as const;
  const missing = (detail: string, status: number) =>
    ({ kind: 'missing', detail, cause: { kind: 'missing', status } }) as const;
  const indeterminate = (detail: string, cause?: object) => ({
    kind: 'indeterminate',
    detail,
    ...(cause && { cause }),
  });
  const noFile = 'imgix serves what it serves for a path that does not exist: it has no such file.';

  test.each<[string, Asset['expected'], Answers, object]>([
    ['the old file', updated, { file: 'the old one' }, stale('imgix serves other bytes than the file has.')],
    ['the removed file', removed, { file: 'the old one' }, stale('imgix serves the removed file.')],
    [
      'a pointer of Git LFS',
      { kind: 'updated', now: { ...version('a pointer'), lfs: { sha256: 'h', size: 99 } } },
      { file: declared('a pointer') },
      stale('imgix serves the Git LFS pointer, not its content.'),
    ],
    ['another image of a removed file', removed, { file: rendering }, stale('imgix serves the removed file.')],
    [
      'another image of a removed file than of any path',
      removed,
      { file: rendering, missing: 'default' },
      stale('imgix serves the removed file.'),
    ],
    [
      'a file of another size',
      updated,
      { file: rendering, described: described(99) },
      stale('imgix has a file of 99 bytes, it should have 13.'),
    ],
    [
      'a file of one byte',
      updated,
      { file: rendering, described: described(1) },
      stale('imgix has a file of 1 byte, it should have 13.'),
    ],
    [
      'the unsanitized old SVG',
      updated,
      { file: rendering, original: declared('the old one') },
      { kind: 'differs', isHeld: false, isRendered: expect.any(Function) },
    ],
    [
      'a rendering of the file',
      updated,
      { file: rendering, described: described(13) },
      { kind: 'differs', isHeld: true, isRendered: expect.any(Function) },
    ],
    [
      'other bytes, as long as the file that imgix describes: they are its own',
      updated,
      { file: 'a third file.', described: described(13) },
      stale('imgix serves other bytes than the file has.'),
    ],
    [
      'a rendering of nobody knows what',
      updated,
      { file: rendering, described: 422 },
      { kind: 'differs', isHeld: false, isRendered: expect.any(Function) },
    ],
    [
      'a rendering, where no size is known',
      { kind: 'updated', now: { blobId: id('x') } },
      { file: rendering, described: described(13) },
      { kind: 'differs', isHeld: false, isRendered: expect.any(Function) },
    ],
    ['nothing', updated, { file: 404 }, missing('imgix answers 404.', 404)],
    ['the default image', updated, { file: 'default', missing: 'default' }, missing(noFile, 200)],
    [
      'the default image, while imgix holds another file',
      updated,
      { file: 'default', missing: 'default', described: described(99) },
      missing(noFile, 200),
    ],
    [
      'the default image’s length only',
      updated,
      { file: 'default', missing: 'DEFAULT', described: 422 },
      { kind: 'differs', isHeld: false, isRendered: expect.any(Function) },
    ],
    [
      'what any path gives, and yet made from the file',
      updated,
      { file: 'default', missing: 'default', described: described(13) },
      { kind: 'differs', isHeld: true, isRendered: expect.any(Function) },
    ],
    [
      '410 of a due file, which may be of all of the host',
      updated,
      { file: 410 },
      indeterminate('imgix answers 410.', { kind: 'missing', status: 410 }),
    ],
    [
      '410 of a removed file',
      removed,
      { file: 410 },
      indeterminate('imgix answers 410.', { kind: 'missing', status: 410 }),
    ],
    [
      'a refusal',
      updated,
      { file: 403 },
      indeterminate('imgix answers 403: it has no such file, or it refuses the URL.', {
        kind: 'refused',
        status: 403,
        signed: false,
      }),
    ],
    [
      'a fault',
      updated,
      { file: 500 },
      indeterminate('imgix answers 500 (a fault at imgix or at the Source).', { kind: 'status', status: 500 }),
    ],
    [
      'no answer',
      updated,
      { file: cut },
      indeterminate('It could not be fetched: the connection was cut.', {
        kind: 'unreachable',
        reason: 'the connection was cut',
      }),
    ],
    [
      'a challenge',
      updated,
      { file: { status: 403, headers: { 'cf-mitigated': 'challenge' } } },
      indeterminate(
        'imgix answers 403 with a challenge of Cloudflare, which asks the client to prove that it is a browser. Let this step pass: give `verify-headers` with a header that the filter accepts.',
        { kind: 'challenge', by: 'Cloudflare' },
      ),
    ],
    [
      'a page',
      updated,
      { file: '<html>' },
      indeterminate('imgix answers with an HTML page, which is not the asset.', {
        kind: 'not-an-asset',
        nonAssetReason: 'an HTML page',
      }),
    ],
    [
      'a page in the place of a removed file',
      removed,
      { file: '<html>' },
      indeterminate('imgix answers with an HTML page, which is not the asset.', {
        kind: 'not-an-asset',
        nonAssetReason: 'an HTML page',
      }),
    ],
    [
      'an image of a removed file, and a fault for any path',
      removed,
      { file: rendering, missing: 500 },
      indeterminate('imgix does not tell what it serves for a path that does not exist.'),
    ],
    [
      'an image of a removed file, and a page for any path',
      removed,
      { file: rendering, missing: '<html>' },
      indeterminate('imgix does not tell what it serves for a path that does not exist.'),
    ],
  ])('%s', async (_, expected, answers, comparison) => {
    expect((await compared(expected, answers)).comparison).toEqual(comparison as Comparison);
  });

  test('an SVG whose unsanitized bytes are the old ones', async () => {
    const { comparison } = await compared(
      updated,
      { file: rendering, original: declared('the old one') },
      { url: 'https://a.imgix.net/a.svg' },
    );
    expect(comparison).toEqual(stale('imgix serves other bytes than the file has.'));
  });

  test('a file of the same size whose dimensions are not those of the checkout’s', async () => {
    const { ports } = openHost({ file: rendering, described: described(13, { PixelWidth: 8, PixelHeight: 9 }) });
    const of = async (width: number) => {
      const files = { open: async () => ({ ...checkoutFile, dimensions: async () => ({ width, height: 9 }) }) };
      return (await compareWithServed(assetOf(withCheckout), { ...ports, files })).comparison;
    };
    expect(await of(8)).toEqual({ kind: 'differs', isHeld: true, isRendered: expect.any(Function) });
    expect(await of(7)).toEqual(stale('imgix has a file of the same size with other dimensions.'));
  });

  test('an SVG of the same size, in which there was nothing to sanitize', async () => {
    const answers = { file: 'another color', original: 'another color', described: described(13) };
    const { comparison } = await compared(updated, answers, { url: 'https://a.imgix.net/a.svg' });
    expect(comparison).toEqual(stale('imgix serves other bytes than the file has.'));
  });

  test('a refusal of a signed request', async () => {
    const { comparison, urls } = await compared(updated, { file: 403 }, {}, 'token');
    expect(comparison).toMatchObject({ cause: { kind: 'refused', signed: true } });
    expect(urls[0]).toMatch(/\?s=[0-9a-f]{32}$/);
  });
});

test("the checkout's file is recognised by its hash", async () => {
  const { ports } = openHost({ file: 'as deployed' });
  const files = { open: async () => ({ ...checkoutFile, size: 11, sha256: async () => sha256('as deployed') }) };
  expect((await compareWithServed(assetOf(withCheckout), { ...ports, files })).comparison).toMatchObject({
    kind: 'same',
  });
});

test('so are the unsanitized bytes of an SVG', async () => {
  const { ports } = openHost({ file: 'sanitized', original: declared('as deployed'), described: described(11) });
  const files = { open: async () => ({ ...checkoutFile, size: 11, sha256: async () => sha256('as deployed') }) };
  const svg = assetOf(withCheckout, { url: 'https://a.imgix.net/a.svg' });
  expect((await compareWithServed(svg, { ...ports, files })).comparison).toMatchObject({ kind: 'same' });
});
