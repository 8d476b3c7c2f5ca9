// Paths as git has them: bytes that travel as text; and which of them can be files of a checkout.
import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canBeCheckedOut,
  isOtherSpelling,
  isPlainPath,
  parseGitPath,
  toGitPathBytes,
} from '../../../src/platform/git/git-path.ts';

describe('a path', () => {
  test('of any bytes comes back as the same bytes', () => {
    const odd = fc.constantFrom(
      0xff,
      0xc3,
      0xa9,
      0xed,
      0xa0,
      0x80,
      0xb2,
      0xf0,
      0x9f,
      0x98,
      0xef,
      0xbb,
      0xbf,
      0x2f,
      0x41,
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.array(odd).map((bytes) => Uint8Array.from(bytes)),
        ),
        (bytes) => {
          expect(toGitPathBytes(parseGitPath(bytes)).equals(bytes)).toBe(true);
        },
      ),
    );
  });

  test.each([
    [[0x61, 0xff, 0x62], 'a\udcffb'],
    [[0xc3, 0xa9], '\u00e9'],
    [[0xef, 0xbb, 0xbf, 0x61], '\ufeffa'],
    [[0xff, 0xf0, 0x9f, 0x98, 0x80], '\udcff\u{1f600}'],
    [[0xff, 0xef, 0xbb, 0xbf], '\udcff\ufeff'],
    [[0xf0, 0x9f, 0x98], '\udcf0\udc9f\udc98'],
    [[0xed, 0xa0, 0x80], '\udced\udca0\udc80'],
  ])('of the bytes %j is %j', (bytes, path) => {
    expect(parseGitPath(Uint8Array.from(bytes))).toBe(path);
    expect([...toGitPathBytes(path)]).toEqual(bytes);
  });

  test('of any text reads as that text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseGitPath(Buffer.from(text))).toBe(text);
      }),
    );
  });
});

describe('a plain path', () => {
  test.each(['a', 'a/b.png', '.a/..b', '...', 'a b'])('is %j', (path) => expect(isPlainPath(path)).toBe(true));
  test.each(['', '/a', 'a/', 'a//b', '.', './a', 'a/./b', '..', 'a/../b', 'a/..', 'a\0b'])('is not %j', (path) =>
    expect(isPlainPath(path)).toBe(false),
  );
});

test.each([
  ['a b/c.png', true, true],
  ['..\\..\\secret.png', true, false],
  ['a.png:stream', true, false],
  ['folder./a.png', true, false],
  ['a.png ', true, false],
  ['a .b/..c.png', true, true],
  ['a/../b', false, false],
])('%s can be a file of the checkout on Linux and macOS: %s, on Windows: %s', (path, onPosix, onWindows) => {
  expect([canBeCheckedOut(path, posix.sep), canBeCheckedOut(path, win32.sep)]).toEqual([onPosix, onWindows]);
});

test.each([
  ['images/hero.jpg', 'images/hero.jpg', false],
  ['images/hero.jpg', 'images/Hero.jpg', true],
  ['Images/hero.jpg', 'images/hero.jpg', true],
  ['caf\u00e9.jpg', 'cafe\u0301.jpg', false],
  ['CAF\u00c9.jpg', 'cafe\u0301.jpg', true],
  // A link that was followed.
  ['link.jpg', 'real/hero.jpg', false],
])('a file system that finds %s at %s has found another spelling: %s', (asked, found, isOther) => {
  expect(isOtherSpelling(asked, found)).toBe(isOther);
});
