// The file of the checkout that holds a path's content: a regular one inside of the work tree, or none.

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCheckoutFiles } from '../../../src/changes/files/checkout-files.ts';
import { canBeCheckedOut, isOtherSpelling, isPlainPath } from '../../../src/changes/files/git-path.ts';
import { maxPointerBytes } from '../../../src/changes/files/lfs-pointer.ts';
import type { Checkout } from '../../../src/changes/git/checkout.ts';
import { isInside } from '../../../src/platform/files/workspace-file.ts';
import { TestArea } from '../../support/repository.ts';

function checkoutIn(area: TestArea): Checkout {
  for (const folder of ['tree', 'tree/img', 'tree/.git', 'tree/img/.GIT', 'outside']) {
    mkdirSync(area.path(folder));
    writeFileSync(area.path(folder, 'a.png'), 'x');
  }
  return { topLevel: area.path('tree'), gitDir: area.path('tree', '.git') } as Checkout;
}

test('is found where there is one', async () => {
  using area = new TestArea();
  const checkout = checkoutIn(area);
  symlinkSync('img/a.png', area.path('tree', 'link.png'));
  symlinkSync('img', area.path('tree', 'alias'));
  const target = area.path('tree', 'img', 'a.png');
  const paths = ['img/a.png', undefined, 'link.png', 'alias/a.png', 'img/none.png'];
  expect(await findCheckoutFiles(checkout, paths)).toEqual([target, undefined, target, target, undefined]);
});

test('is none that lies outside, in a folder of git, or is no file', async () => {
  using area = new TestArea();
  const checkout = checkoutIn(area);
  symlinkSync('../outside/a.png', area.path('tree', 'out.png'));
  symlinkSync('../outside', area.path('tree', 'out'));
  symlinkSync('.git/a.png', area.path('tree', 'git.png'));
  symlinkSync('img/.GIT/a.png', area.path('tree', 'nested.png'));
  const paths = [
    'out.png',
    'out/a.png',
    'git.png',
    'nested.png',
    '.git/a.png',
    'img/.GIT/a.png',
    'img',
    '../outside/a.png',
  ];
  expect(await findCheckoutFiles(checkout, paths)).toEqual(paths.map(() => undefined));
});

test('is one also where the work tree itself lies in a folder with such a name', async () => {
  using area = new TestArea();
  mkdirSync(area.path('.git', 'tree'), { recursive: true });
  writeFileSync(area.path('.git', 'tree', 'a.png'), 'x');
  const checkout = { topLevel: area.path('.git', 'tree'), gitDir: area.path('elsewhere') } as Checkout;
  expect(await findCheckoutFiles(checkout, ['a.png'])).toEqual([area.path('.git', 'tree', 'a.png')]);
});

test('is none that is the text of a Git LFS pointer, and one that only begins like it', async () => {
  using area = new TestArea();
  const checkout = checkoutIn(area);
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 3\n`;
  writeFileSync(area.path('tree', 'pointer.png'), pointer);
  writeFileSync(area.path('tree', 'large.png'), pointer.padEnd(maxPointerBytes + 1, '\n'));
  expect(await findCheckoutFiles(checkout, ['pointer.png', 'large.png'])).toEqual([
    undefined,
    area.path('tree', 'large.png'),
  ]);
});

test('is none that is the text of a link, where links are not checked out, and one whose text leads nowhere', async () => {
  using area = new TestArea();
  const checkout = checkoutIn(area);
  writeFileSync(area.path('tree', 'link.png'), 'img/a.png');
  writeFileSync(area.path('tree', 'img', 'link.png'), '../img/a.png');
  writeFileSync(area.path('tree', 'note.txt'), 'img/a');
  writeFileSync(area.path('tree', 'empty.txt'), '');
  expect(await findCheckoutFiles(checkout, ['link.png', 'img/link.png', 'note.txt', 'empty.txt'])).toEqual([
    undefined,
    undefined,
    area.path('tree', 'note.txt'),
    area.path('tree', 'empty.txt'),
  ]);
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
