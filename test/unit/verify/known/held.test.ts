// What imgix's own file for an asset is, by what it says of it.
import { describe, expect, test } from 'vitest';
import type { ExpectedContent } from '../../../../src/verify/expected-content.ts';
import { mayHeldDecide, toHeldContent } from '../../../../src/verify/known/held.ts';
import type { HeldFile, Known } from '../../../../src/verify/known/known.ts';
import { blob, body, checkoutFile, print, removed, unknown, updated } from '../stories.ts';
import { knownAfter } from '../timeline.ts';

const unsized: ExpectedContent = { kind: 'updated', now: blob('the newer one'), old: 'unknown' };
const fileOf = (size: number) => ({ ...checkoutFile, size });
const checkout = { sha256: undefined, dimensions: { width: 7, height: 9 } };

describe('what imgix holds', () => {
  const described = (contentLength: number, dimensions?: { width: number; height: number }): HeldFile['file'] => ({
    kind: 'described',
    metadata: { contentLength, dimensions },
  });
  const original = (text: string): HeldFile['file'] => ({ kind: 'original', body: body(text).body });
  const span = { fromMs: 200, untilMs: 900 };
  const sameSize: ExpectedContent = { kind: 'updated', now: print('one'), old: print('two') };

  test.each<[string, ExpectedContent, HeldFile['file'] | undefined, object]>([
    ['not asked', updated, undefined, { kind: 'unknown' }],
    ['not told', updated, { kind: 'unknown' }, { kind: 'unknown' }],
    ['the bytes of the new file', updated, original('the newer one'), { kind: 'new', evidence: 'bytes', ...span }],
    ['the bytes of the old file', updated, original('the old one'), { kind: 'old' }],
    ['the bytes of the newest file', updated, original('?'), { kind: 'other', contentLength: 1 }],
    [
      'the bytes of the new pointer',
      { ...updated, pointer: print('oid sha256') },
      original('oid sha256'),
      { kind: 'unknown' },
    ],
    ['the size of the new file', updated, described(13), { kind: 'new', evidence: 'metadata', ...span }],
    [
      'the size of the new file, turned',
      { ...updated, checkoutFile: fileOf(13) },
      described(13, { width: 9, height: 7 }),
      { kind: 'new', evidence: 'metadata', ...span },
    ],
    [
      'the size of the new file, which the old one has not, and other dimensions: it may be measured otherwise',
      { ...updated, checkoutFile: fileOf(13) },
      described(13, { width: 8, height: 9 }),
      { kind: 'unknown' },
    ],
    [
      'the size of an added file, and other dimensions',
      { ...updated, old: 'none', checkoutFile: fileOf(13) },
      described(13, { width: 8, height: 9 }),
      { kind: 'other', contentLength: 13 },
    ],
    [
      "the size of the branch's newest file, of which the checkout tells no dimensions",
      updated,
      described(13, { width: 8, height: 9 }),
      { kind: 'new', evidence: 'metadata', ...span },
    ],
    ['a size that both have', sameSize, described(3), { kind: 'unknown' }],
    [
      'a size that both have, and other dimensions',
      { ...sameSize, checkoutFile: fileOf(3) },
      described(3, { width: 8, height: 9 }),
      { kind: 'old' },
    ],
    ['the size of the old file', updated, described(11), { kind: 'old' }],
    ['a third size', updated, described(99), { kind: 'other', contentLength: 99 }],
    ['a size, where none is known', unsized, described(13), { kind: 'unknown' }],
    ['the size of the removed file', removed, described(11), { kind: 'old' }],
    ['another size than the removed file had', removed, described(99), { kind: 'other', contentLength: 99 }],
    [
      'a size, where that of the removed file is not known',
      { kind: 'removed', old: 'unknown' },
      described(99),
      { kind: 'unknown' },
    ],
    ['a size, where nothing is expected', unknown, described(99), { kind: 'unknown' }],
  ])('%s', (_, expected, file, content) => {
    const held = file && { file, sinceMs: 200, lastSentAtMs: 900, thirdUntilMs: undefined };
    const known: Known = { ...knownAfter([], { expected }), held, checkout };
    expect(toHeldContent(known, expected)).toEqual(content);
  });
});

test.each<[string, string, ExpectedContent, boolean]>([
  ['a file of a known size', 'a.gif', updated, true],
  ['a file of a size that nobody knows', 'a.gif', unsized, false],
  ['an SVG, whose own bytes can be had', 'a.SVG', unsized, true],
  ['what has SVG in its name', 'a.svg.gif', unsized, false],
  ['a removed file of a known size', 'a.gif', removed, true],
  ['a removed file of which nothing is known', 'a.gif', { kind: 'removed', old: 'unknown' }, false],
])('whether imgix can tell what it holds: %s', (_, name, expected, can) => {
  expect(mayHeldDecide({ url: `https://a.imgix.net/${name}` }, expected)).toBe(can);
});
