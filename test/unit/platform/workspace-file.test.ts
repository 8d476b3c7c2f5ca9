import { posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isInside } from '../../../src/platform/files/workspace-file.ts';

describe('inside of a folder lies', () => {
  test.each([
    ['/w', '/w', true],
    ['/w', '/w/a', true],
    ['/w', '/w/..a', true],
    ['/w', '/w/../w/a', true],
    ['/w', '/', false],
    ['/w', '/wa', false],
    ['/w', '/v/a', false],
    ['/w/a', '/w', false],
    ['/W', '/w/a', false],
  ])('on Linux and macOS, in %s, %s: %s', (outer, inner, expected) => {
    expect(isInside(outer, inner, posix)).toBe(expected);
  });

  test.each([
    ['D:\\a\\site', 'D:\\a\\site', true],
    ['D:\\a\\site', 'D:/a/site/images/a.png', true],
    ['D:\\a\\site', 'd:\\A\\Site\\a.png', true],
    ['D:\\a\\site', 'D:\\a\\site\\..a', true],
    ['D:\\a\\site', 'D:\\a\\site2\\a.png', false],
    ['D:\\a\\site', 'D:\\a\\site\\..\\b.png', false],
    ['D:\\a\\site', 'C:\\a\\site\\a.png', false],
    ['D:\\a\\site', '\\\\server\\share\\a.png', false],
  ])('on Windows, in %s, %s: %s', (outer, inner, expected) => {
    expect(isInside(outer, inner, win32)).toBe(expected);
  });
});
