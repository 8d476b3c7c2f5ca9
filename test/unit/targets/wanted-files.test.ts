import fc from 'fast-check';
import { minimatch } from 'minimatch';
import { describe, expect, test } from 'vitest';
import { inputDefaults } from '../../../src/inputs/raw-inputs.ts';
import { parseGitPath } from '../../../src/platform/git/git-path.ts';
import {
  createFileFilter,
  isUsableGlob,
  toRepositoryPath,
  toSourcePath,
} from '../../../src/targets/selection/wanted-files.ts';

function wanted(globs: readonly string[], paths: readonly string[], root = ''): string[] {
  return paths.filter(createFileFilter(root, globs));
}

const odd = [
  'a\nb.png',
  'x/\n.png',
  '\r.png',
  'a\\b.png',
  'é.png',
  'e\u0301.png',
  parseGitPath(Buffer.from('caf\xe9.png', 'latin1')),
];

describe('the file filter', () => {
  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['from the root of the repository', ['*.png'], ['a.png'], ['b/a.png', 'a.jpg']],
    ['in any folder', ['**/*.png'], ['a.png', 'b/a.png', 'b/c/a.png'], ['a.jpg']],
    ['by one of several globs', ['b/**', '*.jpg'], ['b/a.png', 'b/c/a.png', 'a.jpg'], ['a.png']],
    ['nothing without a glob', [], [], ['a.png']],
    ['any character but one by `[!a]`', ['[!a].png'], ['b.png', '!.png'], ['a.png']],
    ['all but that by an excluded `[!a]`', ['*.png', '![!a].png'], ['a.png'], ['b.png']],
    [
      'parentheses as a part of the name',
      ['app/(shop)/*', '* (1).*'],
      ['app/(shop)/a', 'b (1).png'],
      ['app/shop/a', 'b 1.png'],
    ],
    ['all but such a name', ['**', '!app/(shop)/**'], ['app/shop/a.png', 'b (1).png'], ['app/(shop)/a.png']],
    [
      'parentheses that choose or repeat',
      ['app/(shop|x)/**', '+(c).png'],
      ['app/shop/a', 'c.png', 'cc.png'],
      ['app/(shop)/a'],
    ],
    ['dot files and dot folders', ['**/*.png'], ['.a.png', '.b/c.png', 'd/.e/f.png', '.png'], []],
    ['upper and lower case alike', ['Img/*.PNG'], ['img/a.png', 'IMG/B.Png', 'img/É.pnG'], ['imgs/a.png']],
    [
      'what the last glob that matches includes',
      ['**/*.png', '!drafts/**', 'drafts/keep/**'],
      ['a.png', 'drafts/keep/a.png'],
      ['drafts/a.png'],
    ],
    ['what is excluded, and then included', ['!drafts/**', '**/*.png'], ['a.png', 'drafts/a.png'], []],
    ['what only a name with two `!` excludes', ['**/*.png', '!!drafts/**'], ['a.png', 'drafts/a.png'], []],
    [
      'globs that begin with ./ or /, excluded or not',
      ['./a/*.png', '/b/*.png', '!./a/x.png', '!/b/x.png', './/c/*.png'],
      ['a/y.png', 'b/y.png', 'c/y.png'],
      ['a/x.png', 'b/x.png'],
    ],
    ['other slashes and dots as they are', ['a/./b.png', 'x./y.png', '.h/*.png'], ['x./y.png', '.h/a.png'], ['ab.png']],
    ['names of any characters', ['**/*.png'], odd, []],
    ['names of any characters by `**`', ['**'], odd, []],
    ['a line break in a name', ['x/**'], ['x/\n.png'], ['a\nb.png', '\r.png']],
    ['a backslash in a name as no slash', ['*.png'], ['a\\b.png'], ['a/b.png']],
    ['a slash as no backslash', ['a/*.png'], ['a/b.png'], ['a\\b.png']],
  ])('takes %s', (_, globs, taken, left) => {
    expect(wanted(globs, [...taken, ...left])).toEqual(taken);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['everything there', ['**'], ['site/img/a.png']],
    ['by globs that begin at the repository', ['site/**/*.png'], ['site/img/a.png']],
    ['not by others', ['img/**'], []],
  ])('takes only what lies below the root, %s', (_, globs, taken) => {
    const others = ['site/imgs/a.png', 'img/a.png', 'site/img', 'other/site/img/a.png', 'Site/img/a.png'];
    expect(wanted(globs, ['site/img/a.png', ...others], 'site/img')).toEqual(taken);
  });

  test('takes globs of endings without the library as the library does', () => {
    const globs = [inputDefaults.files, '**/*.PNG', '**/*.{jpg,Tar}'];
    const options = { dot: true, nocase: true, nonegate: true, nocomment: true, platform: 'linux' } as const;
    const parts = ['.', '/', 'png', 'PNG', 'jpg', 'tar', 'tar.png', 'a', ' ', '\n', 'é', '{', 'webp', '..'];
    const path = fc
      .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 7 })
      .map((some) => some.join(''))
      .filter((one) => one.split('/').every((name) => !['', '.', '..'].includes(name)));
    fc.assert(
      fc.property(fc.constantFrom(...globs), path, (glob, one) => {
        expect(wanted([glob], [one])).toEqual(minimatch(one, glob, options) ? [one] : []);
      }),
      {
        numRuns: 2000,
        examples: [
          [inputDefaults.files, 'a/.png'],
          [inputDefaults.files, 'png'],
        ],
      },
    );
  });

  test.each([
    ['img/!(icon).png', ['img/icon-2.png', 'img/icon.min.png', 'img/a b.png'], ['img/icon.png', 'img/x/a.png']],
    ['**/!(icons|x)/*.png', ['icons2/a.png', 'img/xs/a.png'], ['icons/a.png', 'img/x/a.png', 'a.png']],
    ['!(a|b).{png,@(jpg|gif)}', ['ab.png', 'ba.gif', 'c.jpg'], ['a.png', 'b.gif', 'B.JPG', 'c.webp']],
    ['!(*.min|thumb-*).png', ['a.png', 'thumbs.png', 'a.min.2.png'], ['a.min.png', 'thumb-a.png']],
    ['img/!(icons)', ['img/icons2', 'img/a'], ['img/icons']],
  ])('takes by %s all but what it names, however that begins', (glob, taken, left) => {
    // A `!` in front would exclude.
    expect(wanted([`./${glob}`], [...taken, ...left])).toEqual(taken);
  });

  // What bash makes of them.
  test.each([
    ['{1..12}', '1 2 3 4 5 6 7 8 9 10 11 12'],
    ['{08..11}', '08 09 10 11'],
    ['{3..001}', '003 002 001'],
    ['{8..11}', '8 9 10 11'],
    ['{1..7..3}', '1 4 7'],
    ['{9..1..4}', '9 5 1'],
    ['{-1..2}', '-1 0 1 2'],
    ['{-01..1}', '-01 000 001'],
    ['{a..c}', 'a b c'],
    ['{c..a}', 'a b c'],
    ['{2..2}', '2'],
  ])('knows %s as the names from one to the other', (range, names) => {
    const all = Array.from({ length: 40 }, (_, index) => index - 10);
    const others = all
      .flatMap((number) => [`${number}`, `0${number}`, `00${number}`, `${number}0`])
      .concat('d', '1-', '.');
    const named = names.split(' ');
    const path = (name: string) => `p-${name}.png`;
    expect(wanted([`p-${range}.png`], [...named, ...others.filter((name) => !named.includes(name))].map(path))).toEqual(
      named.map(path),
    );
  });

  test('takes by default what imgix serves as an image', () => {
    const filter = createFileFilter('', inputDefaults.files.split('\n'));
    const endings =
      'ai avif bmp eps gif heic heif ico jp2 jpe jpeg JPG jxl jxr pdf png psb psd svg tif tiff webp'.split(' ');
    const image = ['x/a.png', ...endings.map((ending) => `a.${ending}`)];
    expect(image.filter((path) => !filter(path))).toEqual([]);
    expect(['a.txt', 'a.html', 'png', 'a.png.txt', 'a.mp4', 'a.jpgx'].filter(filter)).toEqual([]);
  });
});

test.each([
  ['*.png', 'a.png'],
  ['**/*.{a,b}', 'x/y.b'],
  ['[ab].png', 'b.png'],
  ['[[:digit:]].png', '7.png'],
  ['[]a].png', '].png'],
  ['[{]a', '{a'],
  ['[}]a', '}a'],
  ['[(]a', '(a'],
  ['[)]a', ')a'],
  ['a(b|c).png', 'ab.png'],
  ['(a|b).png', 'b.png'],
  ['+(a|b).png', 'abba.png'],
  ['{a,{b,c}}.png', 'c.png'],
  ['{a,(b|c)}.png', 'c.png'],
  ['./a', 'a'],
  ['a.{png}', 'a.{png}'],
  ['a.{1..3}', 'a.2'],
  ['\\[a.png', '[a.png'],
  ['a\\].png', 'a].png'],
  ['\\(a.png', '(a.png'],
  ['a\\).png', 'a).png'],
  ['\\{a.png', '{a.png'],
  ['a\\}.png', 'a}.png'],
  ['a\\{b\\}.png', 'a{b}.png'],
  ['[a\\]}]x.png', '}x.png'],
])('the glob %j can be used, and matches %j', (glob, path) => {
  expect(isUsableGlob(glob)).toBe(true);
  expect(isUsableGlob(`!${glob}`)).toBe(true);
  expect(wanted([glob], [path])).toEqual([path]);
});

test.each([
  '*.{png',
  '**/*.{png,(jpg}',
  '**/*.png}',
  '{a,b}}',
  'a\\{b}',
  'a{b\\}',
  '[',
  '[abc.png',
  '[a\\].png',
  '**/*.[png',
  'a].png',
  '[a]].png',
  '(a',
  'a(b.png',
  '**/*.png)',
  '**/*.(png|',
  '@(a|b',
  '\\',
  '!',
  './',
  '!/',
  '!**/*.{png',
  '![abc.png',
])('the glob %j would not match what it seems to, and cannot be used', (glob) => {
  expect(isUsableGlob(glob)).toBe(false);
});

const plainName = fc.string({ unit: fc.constantFrom(...'ab/.-*?'), maxLength: 8 });

test('one bracket, parenthesis or brace alone makes any glob unusable, and with a backslash it is itself', () => {
  const halves = fc.constantFrom('[', ']', '(', ')', '{', '}');
  fc.assert(
    fc.property(plainName, halves, plainName, (before, half, after) => {
      const path = (part: string) => part.replace(/[*?/.-]/g, 'x');
      expect(isUsableGlob(`a${before}${half}${after}`)).toBe(false);
      expect(isUsableGlob(`a${path(before)}\\${half}${path(after)}`)).toBe(true);
      const name = `a${path(before)}${half}${path(after)}`;
      expect(wanted([`a${path(before)}\\${half}${path(after)}`], [name])).toEqual([name]);
    }),
  );
});

test.each([
  ['', 'a/b.png', 'a/b.png'],
  ['a', 'a/b.png', 'b.png'],
  ['a/b', 'a/b/c/d.png', 'c/d.png'],
])('below the root %j, %s is %s to the Source, and back', (root, path, sourcePath) => {
  expect(toSourcePath(root, path)).toBe(sourcePath);
  expect(toRepositoryPath(root, sourcePath)).toBe(path);
});

test.each(['b/a.png', 'ab/c.png', 'a'])('%s is no file of the Source below the root `a`', (path) => {
  expect(toSourcePath('a', path)).toBeUndefined();
});
