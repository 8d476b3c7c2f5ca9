// What should be served, and as what of it a body is recognised.
import { describe, expect, test } from 'vitest';
import type { LocalFile } from '../../../src/platform/files/local-file.ts';
import type { Asset } from '../../../src/targets/asset.ts';
import {
  type CheckoutFile,
  type Content,
  type ExpectedContent,
  mayBeOldSize,
  mayHaveLength,
  newSizesOf,
  oldSizeOf,
  recognise,
  toExpectedContent,
} from '../../../src/verify/expected-content.ts';
import { blob, body, checkoutFile, print, removed, sha256, unknown, unread, updated } from './stories.ts';

const file: LocalFile = { ...checkoutFile, size: 9 };
const files = { open: async (path: string | Buffer) => (path === '/site/a.gif' ? file : undefined) };
const version = { blobId: 'b', size: 3 };
const lfs = { blobId: 'p', size: 130, lfs: { sha256: 'h', size: 9 } };

test.each<[Asset['expected'], Asset['change'], ExpectedContent]>([
  [
    { kind: 'updated', now: version, old: { blobId: 'o' } },
    'modified',
    { kind: 'updated', now: { kind: 'git-blob', id: 'b', size: 3 }, old: { kind: 'git-blob', id: 'o' } },
  ],
  [
    { kind: 'updated', now: version },
    'added',
    { kind: 'updated', now: { kind: 'git-blob', id: 'b', size: 3 }, old: 'none' },
  ],
  [
    { kind: 'updated', now: version },
    'requested',
    { kind: 'updated', now: { kind: 'git-blob', id: 'b', size: 3 }, old: 'unknown' },
  ],
  [
    { kind: 'updated', now: lfs },
    'modified',
    {
      kind: 'updated',
      now: { kind: 'sha256', id: 'h', size: 9 },
      old: 'unknown',
      pointer: { kind: 'git-blob', id: 'p', size: 130 },
    },
  ],
  [
    { kind: 'updated', now: { blobId: 'p', lfs: lfs.lfs } },
    'modified',
    {
      kind: 'updated',
      now: { kind: 'sha256', id: 'h', size: 9 },
      old: 'unknown',
      pointer: { kind: 'git-blob', id: 'p' },
    },
  ],
  [
    { kind: 'updated', checkoutFile: '/site/a.gif' },
    'requested',
    { kind: 'updated', now: undefined, old: 'unknown', checkoutFile: file },
  ],
  [
    { kind: 'updated', checkoutFile: '/site/none.gif' },
    'requested',
    { kind: 'updated', now: undefined, old: 'unknown' },
  ],
  [{ kind: 'removed', old: version }, 'deleted', { kind: 'removed', old: { kind: 'git-blob', id: 'b', size: 3 } }],
  [{ kind: 'removed' }, 'deleted', { kind: 'removed', old: 'unknown' }],
  [{ kind: 'unknown' }, 'requested', { kind: 'unknown' }],
])('of %j, which was %s, %j is expected', async (expected, change, content) => {
  expect(await toExpectedContent({ url: 'https://a.imgix.net/a.gif', expected, change }, files)).toEqual(content);
});

test.each(['a.svg', 'a.txt', 'a.SVG'])('git may change the line ends of %s', async (name) => {
  const asset = {
    url: `https://a.imgix.net/${name}`,
    change: 'modified',
    expected: { kind: 'updated', now: version },
  } as const;
  expect(await toExpectedContent(asset, files)).toMatchObject({ isText: true });
});

describe('a body is recognised', () => {
  const pointer = print('version git-lfs');
  const withCheckout = { ...updated, checkoutFile: { ...checkoutFile, size: 3 } };
  const of = (text: string) => body(text).body;
  const length = (text: string) => (unread(text) as ReturnType<typeof body>).body;
  const gitOnly = { kind: 'updated', now: blob('the newer one'), old: 'unknown' } as const;

  test.each<[string, ExpectedContent, ReturnType<typeof of>, CheckoutFile | undefined, Content]>([
    ['as the new file', updated, of('the newer one'), undefined, 'new'],
    ['as the old file', updated, of('the old one'), undefined, 'old'],
    ['as the removed file', removed, of('the old one'), undefined, 'old'],
    ['as none of them', updated, of('another'), undefined, 'other'],
    ['as none of them, of the length of the old one', updated, of('THE OLD ONE'), undefined, 'other'],
    ['as nothing, where nothing is expected', unknown, of('the old one'), undefined, 'other'],
    ['as the old file by a length that is its alone', updated, length('the old one'), undefined, 'old'],
    ['not by a length that is the new one’s', updated, length('the newer one'), undefined, 'unmeasured'],
    ['not by a length that is nobody’s', updated, length('another'), undefined, 'other'],
    [
      'not by a length where that of the new one is not known',
      { ...gitOnly, old: print('the old one') },
      length('the old one'),
      undefined,
      'unmeasured',
    ],
    ['as the pointer', { ...updated, pointer }, of('version git-lfs'), undefined, 'pointer'],
    ['not as the pointer, which it is not', { ...updated, pointer }, of('another'), undefined, 'other'],
    [
      'not as any, where git names them by a length that was told too late',
      gitOnly,
      of('the newer one'),
      undefined,
      'unmeasured',
    ],
    [
      'not as the old one, where git names that so',
      { ...updated, old: blob('the old one') },
      of('the old one'),
      undefined,
      'unmeasured',
    ],
    ["not before the checkout's file was read", withCheckout, of('abc'), undefined, 'unhashed'],
    ["as the checkout's file", withCheckout, of('abc'), { sha256: sha256('abc'), dimensions: undefined }, 'new'],
    [
      "as the checkout's file, though git had the same bytes as the old one: a filter writes them again",
      { ...withCheckout, old: print('abc'), isText: true },
      of('abc'),
      { sha256: sha256('abc'), dimensions: undefined },
      'new',
    ],
    [
      "as the old one, where that is what stands in the checkout again: no filter makes it an image's new content",
      { ...withCheckout, old: print('abc') },
      of('abc'),
      { sha256: sha256('abc'), dimensions: undefined },
      'old',
    ],
    [
      "not as the old one before the checkout's file was read, which is as long",
      { ...withCheckout, old: print('abc') },
      of('abc'),
      undefined,
      'unhashed',
    ],
    [
      "as the old one, as long as the checkout's file",
      { ...withCheckout, old: print('abc') },
      of('abc'),
      { sha256: sha256('?'), dimensions: undefined },
      'old',
    ],
    ['not as an old one that was empty: a fault may be', { ...removed, old: print('') }, of(''), undefined, 'other'],
    [
      "not as the checkout's file, which has other bytes",
      withCheckout,
      of('abc'),
      { sha256: sha256('?'), dimensions: undefined },
      'other',
    ],
    [
      "not as the checkout's file, which could not be read",
      withCheckout,
      of('abc'),
      { sha256: undefined, dimensions: undefined },
      'other',
    ],
    [
      "not as the checkout's file by its length",
      withCheckout,
      length('abc'),
      { sha256: sha256('abc'), dimensions: undefined },
      'other',
    ],
    ["not as the checkout's file by its length, before it was read", withCheckout, length('abc'), undefined, 'other'],
  ])('%s', (_, expected, facts, checkout, content) => {
    expect(recognise(expected, { kind: 'served', body: facts }, checkout)).toBe(content);
  });
});

test.each<[string, ExpectedContent, readonly number[]]>([
  ["the new file's", updated, [13]],
  ["and the checkout's", { ...updated, checkoutFile }, [13, 24]],
  ['none, for a removed file is known by its length', removed, []],
  ['none, where nothing is known', unknown, []],
  ['any, where that of the new file is not known', { kind: 'updated', now: blob('a'), old: 'none' }, [11, 13, 24, 99]],
  ['any, where that of the old file is not known', { kind: 'removed', old: blob('a') }, [11, 13, 24, 99]],
  ["the checkout's alone", { kind: 'updated', now: undefined, old: 'unknown', checkoutFile }, [24]],
])('lengths that are worth reading: %s', (_, expected, lengths) => {
  expect([11, 13, 24, 99].filter((length) => mayHaveLength(expected, length))).toEqual(lengths);
});

test('sizes are those of git and of the checkout, each once', () => {
  expect(newSizesOf({ ...updated, checkoutFile })).toEqual([13, 24]);
  expect(newSizesOf({ ...updated, checkoutFile: { ...checkoutFile, size: 13 } })).toEqual([13]);
  expect([newSizesOf(removed), newSizesOf(unknown)]).toEqual([[], []]);
  expect([oldSizeOf(updated), oldSizeOf(removed), oldSizeOf({ ...updated, old: 'none' }), oldSizeOf(unknown)]).toEqual([
    11,
    11,
    undefined,
    undefined,
  ]);
});

test.each<[string, Extract<ExpectedContent, { kind: 'updated' }>, number, boolean]>([
  ['another than the new one’s', updated, 99, true],
  ['the new one’s', updated, 13, false],
  ['the new one’s, which is also the old one’s', { ...updated, old: print('as long a one') }, 13, true],
  ['the new one’s, where that of the old one is not known', { ...updated, old: 'unknown' }, 13, true],
  ['any, where there was no old one', { ...updated, old: 'none' }, 99, false],
])('a file of this size may be the old one: %s', (_, expected, size, may) => {
  expect(mayBeOldSize(expected, size)).toBe(may);
});
