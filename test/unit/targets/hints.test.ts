// What is said where `files`, `root` or a requested path fit nothing: what is wrong, and what may have been meant.
import { describe, expect, test } from 'vitest';
import { checkRequestedPaths } from '../../../src/targets/requested/requested-paths.ts';
import { explainDoubtful } from '../../../src/targets/selection/doubtful-globs.ts';
import { nearestName } from '../../../src/targets/selection/nearest.ts';
import { explainShallow, explainUnmatched } from '../../../src/targets/selection/unmatched.ts';
import { createFileFilter } from '../../../src/targets/selection/wanted-files.ts';

const site = [
  'README.md',
  'public/images/hero.jpg',
  'public/images/team/Anna.PNG',
  'public/images/team/ben.png',
  'public/images/icons/a,b.svg',
  'public/images/the team.jpg',
  'src/index.ts',
];

describe('the nearest name', () => {
  test.each([
    ['Hero.JPG', ['hero.jpg', 'here.jpg'], 'hero.jpg'],
    ['hero.jpeg', ['zero.jpeg', 'hero.jpg'], 'hero.jpg'],
    ['cafe\u0301.png', ['caf\u00e9.png', 'cafe.png'], 'caf\u00e9.png'],
    ['hero.jpg', ['a/b/hero.jpg', 'a/hero.jpg'], 'a/hero.jpg'],
    ['a/b/hero.jpg', ['b/hero.jpg', 'c/hero.jpg'], 'b/hero.jpg'],
    ['x/hero.jpg', ['y/hero.jpg', 'x/other.jpg'], 'y/hero.jpg'],
    ['heor.jpg', ['hero.jpg', 'other.jpg'], 'hero.jpg'],
    ['hero.jpg', ['harbour.png', 'README.md'], undefined],
    ['ab', ['cd'], undefined],
    ['hero.jpg', [], undefined],
    // A build that puts hashes into names.
    [
      'a/hero.jpg',
      ['b/hero.jpg', 'a/hero-Ba3k9X2f.jpg', 'a/hero-small/1.jpg', 'a/hero-Ba3k9X2f.jpg.map'],
      'a/hero-Ba3k9X2f.jpg',
    ],
    ['hero.9f8e7d6c.jpg', ['hero.jpg', 'home.jpg'], 'hero.jpg'],
    ['a/hero-large.jpg', ['a/hero.jpg', 'a/hero-larg.jpg'], 'a/hero-larg.jpg'],
    ['img-1.jpg', ['img.jpg', 'img_1.jpg'], 'img_1.jpg'],
  ])('of %s among %j is %s, in any order', (asked, names, expected) => {
    expect(nearestName(asked, names)).toBe(expected);
    expect(nearestName(asked, names.toReversed())).toBe(expected);
  });

  test.each([
    [200, true],
    [4000, false],
  ])('is compared letter by letter among names of ordinary length: %i characters, %s', (length, isNear) => {
    const [asked, other] = ['x', 'y'].map((end) => `${end}${'a'.repeat(length)}${end}.jpg`) as [string, string];
    expect(nearestName(asked, [other])).toBe(isNear ? other : undefined);
  });

  test('is found among many', () => {
    const names = Array.from({ length: 50_000 }, (_, index) => `images/folder-${index % 100}/picture-${index}.jpg`);
    expect(nearestName('images/folder-7/pictur-4107.jpg', names)).toBe('images/folder-7/picture-4107.jpg');
  });
});

describe('`root` and `files` that let nothing through', () => {
  const explain = (root: string, ...files: readonly string[]) => explainUnmatched(site, { root, files }).join();

  test.each([
    ['images', 'no tracked file lies below `images`. Did you mean `public/images`?'],
    ['site/public/images', 'Did you mean `public/images`?'],
    ['Public/Images', 'Did you mean `public/images`?'],
    ['publik/images', 'Did you mean `public/images`?'],
    ['static', 'no tracked file lies below `static`. Is it misspelt?'],
    ['public/images/hero.jpg', '`public/images/hero.jpg` is a file, a link or a submodule, not a folder.'],
  ])('root %s', (root, says) => {
    expect(explain(root, '**/*.jpg')).toContain(`Input \`root\`: ${says.startsWith('Did') ? '' : says}`);
    expect(explain(root, '**/*.jpg')).toContain(says);
  });

  test.each([
    ['static', '`static` is in the workspace, and no tracked file lies below it: it is built, and not in git'],
    ['Public/Images', 'Did you mean `public/images`?'],
    ['module/images', 'Did you mean `public/images`?'],
  ])('root %s, which is in the workspace', (root, says) => {
    const explained = explainUnmatched([...site, 'module'], { root, files: ['*'] }, { isInWorkTree: true });
    expect(explained.join()).toContain(says);
  });

  test('a root that links lead to a folder with files is told that folder', () => {
    const explainLink = (behind: string) =>
      explainUnmatched(['docs', ...site], { root: 'docs', files: ['*'] }, { behind });
    expect(explainLink('public/images')).toEqual([
      'Input `root`: symbolic links to folders are not followed, and `docs` leads to `public/images`: set `root: public/images`.',
    ]);
    expect(explainLink('public/image').join()).toContain('`docs` is a file, a link or a submodule, not a folder.');
  });

  test.each([
    ['', ['images/*.jpg'], '**/images/*.jpg'],
    ['', ['*.jpg'], '**/*.jpg'],
    ['', ['public/*.jpg'], 'public/**/*.jpg'],
    ['', ['/public/images/'], 'public/images/**'],
    ['', ['hero.jpg'], '**/hero.jpg'],
    ['', ['**/*.jpeg'], '**/*.jpg'],
    ['', ['.jpg, .png'], '**/*.{jpg,png}'],
    ['', ['jpg, png'], '**/*.{jpg,png}'],
    ['', ['jpg'], '**/*.jpg'],
    ['', ['jpeg'], '**/*.jpg'],
    ['', ['*.webp *.svg'], '**/*.{webp,svg}'],
    ['public', ['images/**'], 'public/images/**'],
    ['public/images', ['team/*'], 'public/images/team/*'],
    ['public/images', ['team'], 'public/images/team/**'],
  ])('below %j, files %j: %s', (root, files, meant) => {
    expect(explain(root, ...files)).toMatch(/^Input `files` matches none of the \d tracked files/);
    expect(explain(root, ...files)).toContain(`Did you mean \`${meant}\`?`);
  });

  test('a glob without a slash reaches no folder, so that no other `root` is asked about', () => {
    const tracked = ['README.md', 'public/a.md'];
    expect(explainUnmatched(tracked, { root: 'public', files: ['*'] }).join()).toContain('Did you mean `public/*`?');
    expect(explainUnmatched(tracked, { root: 'public', files: ['docs/*', '*.md'] }).join()).toContain(
      'is `root` right?',
    );
  });

  test('an ending is told in small letters, as both are the same', () => {
    expect(explainUnmatched(['a.JPEG', 'b.md'], { root: '', files: ['**/*.jpg'] }).join()).toMatch(
      /`\*\*\/\*\.jpeg`\?$/,
    );
  });

  test.each(['\\.(jpg|png)$', '^public/.*', '.*\\.jpg'])('%s is told as a regular expression', (expression) => {
    expect(explain('', expression)).toContain(
      ` \`${expression}\` looks like a regular expression: write globs, such as \`**/*.{jpg,png}\`.`,
    );
  });

  test('a glob of nothing but wildcards is never meant', () => {
    expect(explain('public/images', 'static/*')).toMatch(/`public\/images`\.$/);
    expect(explain('', 'static/*.*')).toMatch(/tracked files\.$/);
  });

  test('files that nothing resembles', () => {
    expect(explain('', '**/*.webm')).toBe('Input `files` matches none of the 7 tracked files.');
  });

  test('files that a later glob excludes', () => {
    expect(explain('', '**/*.jpg', '!public/**')).toContain('A glob that begins with `!` excludes them all.');
  });

  test.each(['**/*.jpg,**/*.png', '**/*.webm, **/*.jpg', '**/*.webm **/*.jpg', 'public/images/hero.jpg,x'])(
    'a list in one line: %s',
    (list) => {
      expect(explain('', list)).toContain(
        `\`${list}\` is one glob: neither commas, semicolons, bars nor spaces separate globs, write one a line.`,
      );
    },
  );

  test.each([[['**/*.{jpg,png}']], [['public/**', '!**/*.jpg']], [['**/a,b.svg']], [['**/*.webm', '**/*.ts']]])(
    'nothing, where a file is let through: %j',
    (files) => {
      expect(explain('', ...files)).toBe('');
    },
  );
});

test.each([
  ['**/*.jpg,**/*.png', true],
  ['**/*.jpg, **/*.png', true],
  ['**/*.{jpg,png}', false],
  ['a,b.png', false],
  ['images/*,b.png', false],
  ['**/*.@(jpg|a,b*)', false],
  ['**/[,]*.*', false],
  ['**/\\,*,*', true],
  ['**/*.jpg  # photos', true],
  ['- **/*.jpg', true],
  ["'**/*.jpg'", true],
  ['photos #1/*.jpg', false],
  ['My photos/* and more/*.jpg', false],
  ['images/', true],
  ['!images/drafts/', true],
  ['images/**.jpg', true],
  ['images/**/*.jpg', false],
  ['images/**', false],
  ['**.jpg', true],
  ['!**.jpg', true],
  ['**.{png,jpg}', true],
  ['**', false],
  ['**(a|b).png', false],
  ['**\\*.png', false],
  ['**/*.png;**/*.jpg', true],
  ['**/*.png|**/*.jpg', true],
  ['a;b|c.png', false],
  ['**/*.{png, jpg}', true],
  ['**/*.{ png,jpg }', true],
  ['**/*.(png | jpg)', true],
  ['@(Rome, Italy|Paris, France)/*.png', false],
  ['Rome, Italy/*.png', false],
  ['**/*.\\{png, jpg\\}', false],
  ['**/*.{jpg}', true],
  ['**/*.{jpg|png}', true],
  ['photo.{slug}.png', false],
  ['**/*.{jpg;png}', true],
  ['{{cookiecutter.name}}/{lang}/*.png', false],
  ['photo-{8..12}.jpg', false],
  ['**/*.{png,jpe?g}', true],
  ['**/*.(jpe?g|png)', true],
  ['**/*.jpe?g', true],
  ['{*.tiff?,*.png}', true],
  ['**/*.mp?', false],
  ['**/*.jp?g', false],
  ['**/*.jp?(e)g', false],
  ['photo.2024?.png', false],
  ['photo?.png', false],
  ['apps/[shop]/**', true],
  ['!apps/[...all]/*.png', true],
  ['[[...all]]/*.png', true],
  ['photos/[0-9]/*.png', false],
  ['photos/[12]/*.png', false],
  ['photos/[!ab]/*.png', false],
  ['photos/20[12]/*.png', false],
  ['photos/[ab].png', false],
  ['apps/\\[shop\\]/**', false],
])('whether %s is hardly meant can be seen without any file: %s', (glob, isDoubtful) => {
  expect(explainDoubtful(['**/*.webp', glob])).toHaveLength(isDoubtful ? 1 : 0);
});

test.each([
  ['images/', 'images/**'],
  ['images/**.jpg', 'images/**/*.jpg'],
  ['images/**/', 'images/**'],
  ['**.png', '**/*.png'],
  ['!**.{png,jpg}', '!**/*.{png,jpg}'],
])('%s is told to be %s, if the folders below are meant', (glob, meant) => {
  expect(explainDoubtful([glob]).join()).toContain(
    `\`${glob}\` takes nothing of the folders below: write \`${meant}\`.`,
  );
});

test.each([
  ['**/*.{png, jpg}', '**/*.{png,jpg}', 'the spaces beside the choices'],
  ['**/*.(png | jpg)', '**/*.(png|jpg)', 'the spaces beside the choices'],
  ['**/*.{jpg|webp}', '**/*.{jpg,webp}', 'the braces stand for themselves'],
  ['**/*.{jpg}', '**/*.jpg', 'the braces stand for themselves'],
  ['**/*.jpe?g', '**/*.{jpg,jpeg}', 'the question mark stands for one sign'],
  ['**/*.{webp,jpe?g}', '**/*.{webp,jpg,jpeg}', 'the question mark'],
  ['**/*.(jpe?g|webp)', '**/*.(jpg|jpeg|webp)', 'the question mark'],
  ['{*.tiff?,**/*.jpe?g}', '{*.{tif,tiff},**/*.{jpg,jpeg}}', 'the question mark'],
])('%s is told to be %s, beside what matches, and where nothing does', (glob, meant, says) => {
  expect(explainDoubtful(['**/*.gif', glob]).join()).toMatch(
    new RegExp(`^Input \`files\`: in \`${RegExp.escape(glob)}\` ${says}.*: .*write \`${RegExp.escape(meant)}\`\\.$`),
  );
  expect(createFileFilter('', [meant])('images/a.jpg')).toBe(true);
  expect(explainUnmatched(['images/a.jpg', 'b.txt'], { root: '', files: [glob] }).join()).toContain(
    `Did you mean \`${meant}\`?`,
  );
});

test.each([
  ['apps/[shop]/**', 'apps/\\[shop\\]/**', 'apps/[shop]/a.png'],
  ['[[...all]]/*.png', '\\[\\[...all\\]\\]/*.png', '[[...all]]/a.png'],
])('%s is told to be %s, if a folder is named so', (glob, meant, path) => {
  expect(explainDoubtful([glob]).join()).toContain(`for a folder that is named so write \`${meant}\`.`);
  expect(createFileFilter('', [meant])(path)).toBe(true);
  expect(explainUnmatched([path, 'b.txt'], { root: '', files: [glob] }).join()).toContain(`Did you mean \`${meant}\`?`);
});

describe('a `*` that takes nothing of the folders below', () => {
  const changed = ['img/hero.jpg', 'img/blog/post.webp', 'img/blog/post.md', 'img/team/anna.png', 'docs/plan.png'];
  const told = (...files: readonly string[]) =>
    explainShallow(changed, { root: '', files }, createFileFilter('', ['**/*.{jpg,png,webp}'])).join();

  test.each([
    [['img/*'], ['2 changed images are left out, such as `img/blog/post.webp`: in `img/*` the', 'write `img/**/*`.']],
    [
      ['*.gif', 'img/*.png'],
      ['One changed image is left out, such as `img/team/anna.png`: in `img/*.png`', '`img/**/*.png`.'],
    ],
    [['*.webp'], ['write `**/*.webp`.']],
    [['img/*', '!img/p*'], ['2 changed images']],
  ])('%j: %j', (files, words) => {
    for (const each of words) expect(told(...files)).toContain(each);
  });

  test.each([
    [['img/**/*']],
    [['**/*.png']],
    [['img/**']],
    [['img/**.png']],
    [['img/*', '!img/*/**']],
    [['img/*', 'img/*/*.{webp,png}']],
    [['img/hero.jpg']],
    [['*.gif']],
  ])('%j: nothing', (files) => {
    expect(told(...files)).toBe('');
  });

  test('nothing outside of `root` either', () => {
    expect(explainShallow(changed, { root: 'docs', files: ['img/*'] }, () => true)).toEqual([]);
  });
});

describe('requested paths', () => {
  const list = { from: '`urls`', told: 'all' } as const;
  const check = (
    paths: readonly string[],
    { root = 'public/images', built = '', written = 'path' as 'path' | 'url' } = {},
  ) =>
    checkRequestedPaths(
      paths.map((sourcePath) => ({ url: `https://x.imgix.net/${sourcePath}`, sourcePath, written })),
      {
        ...list,
        root,
        tracked: [...site, 'public/images/brand'],
        has: (path) => site.includes(path) || path === built,
      },
    ).hints;

  test.each([
    ['public/images/hero.jpg', /begins with `root`, and paths are taken below it\. Did you mean `hero\.jpg`\?/],
    ['public/images/Team/anna.png', /begins with `root`.* Did you mean `team\/Anna\.PNG`\?/],
    ['public/images/gone.gif', /begins with `root`, and paths are taken below it\. Nothing was purged\.$/],
    ['team', /`team` is a folder, and imgix purges single files\..*`select: all`/],
    ['team/', /`team\/` is a folder/],
    ['public/images', /`public\/images` is a folder/],
    ['- hero.jpg', /`- hero\.jpg` is spelled as in YAML: write each path on a line of its own/],
    ["['hero.jpg']", /`\['hero\.jpg'\]` is spelled as in YAML/],
    ['"hero.jpg"', /is spelled as in YAML/],
    ['team/*.png', /`team\/\*\.png` is a glob, and paths are taken literally\..*`select: all`/],
    ['{hero,other}.jpg', /is a glob/],
    ['# to be taken down', /`# to be taken down` looks like a comment, which a list cannot have: leave it out, or/],
    ['hero.jpg, the team.jpg', /`hero\.jpg, the team\.jpg` is several paths: write one a line, or a JSON array/],
    ['gone.png old/too.png', /`gone\.png old\/too\.png` is several paths/],
    ['hero.jpg, team/ben.png', /`hero\.jpg, team\/ben\.png` is several paths: write one a line, or a JSON array/],
  ])('%s: refused', (path, says) => {
    expect(() => check([path])).toThrow(says);
  });

  test.each([
    [
      'hero.jpeg',
      [
        'The checkout has no `hero.jpeg` below `public/images`. Did you mean `hero.jpg`? It is purged all the same, as imgix may have it.',
      ],
    ],
    [
      'brand',
      [
        '`brand` below `public/images` is a submodule, or a link to no file in git. It is purged all the same, as imgix may have it.',
      ],
    ],
    ['hero%2Ejpg', [expect.stringContaining('Did you mean `hero.jpg`?')]],
    ['hero.jpg/', [expect.stringContaining('Did you mean `hero.jpg`?')]],
    [
      'catalogue.webp',
      ['The checkout has no `catalogue.webp` below `public/images`. It is purged all the same, as imgix may have it.'],
    ],
    [
      '[slug].jpg',
      ['The checkout has no `[slug].jpg` below `public/images`. It is purged all the same, as imgix may have it.'],
    ],
    ['hero.jpg', []],
    [`${'{a,b}'.repeat(17)}.jpg`, [expect.stringContaining('It is purged all the same')]],
    ['{hero.jpg', [expect.stringContaining('It is purged all the same')]],
  ])('%s: %j', (path, hints) => {
    expect(check([path])).toEqual(hints);
  });

  test('that could be globs are each held against the files as long as they are few: thousands are names', () => {
    const tracked = Array.from({ length: 20_000 }, (_, index) => `a/photo-${index}.jpg`);
    const asked = { url: '', written: 'path' } as const;
    const looked = tracked.map((path) => ({ ...asked, sourcePath: path.replace('-', ' ?') }));
    const startedAt = performance.now();
    const { hints } = checkRequestedPaths(looked, { ...list, root: '', tracked, has: () => false });
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    expect(hints.join()).toContain('And 19,995 more.');
  });

  test.each([
    ['public/images/hero.jpg', [expect.stringContaining('Did you mean `hero.jpg`?')]],
    ['crew/', []],
    ['catalogue.webp', []],
    ['hero.jpg', []],
    ['x%2A.jpg', []],
  ])('of a full URL are taken at their word: %s', (path, hints) => {
    expect(check([path], { written: 'url' })).toEqual(hints);
  });

  test('of a full URL are no folder, and hold no `*` but that of a file that is there', () => {
    expect(() => check(['hero.jpg', 'team/'], { written: 'url' })).toThrow('`team/` is a folder');
    expect(() => check([''], { written: 'url' })).toThrow('is a folder');
    expect(() => check(['hero.jpg', 'team/*'], { written: 'url' })).toThrow(
      /`https:\/\/x\.imgix\.net\/team\/\*` is a glob, and .* by its full URL, with `%2A`\. Nothing was purged\.$/,
    );
    expect(check(['x*.jpg'], { written: 'url', built: 'public/images/x*.jpg' })).toEqual([]);
  });

  test('that an earlier step has built are known, whatever they look like', () => {
    expect(check(['public/images/x*.jpg'], { built: 'public/images/public/images/x*.jpg' })).toEqual([]);
  });

  test('without `root` cannot begin with it', () => {
    expect(check(['public/images/hero.jpg'], { root: '' })).toEqual([]);
    expect(() => check(['public'], { root: '' })).toThrow('`public` is a folder');
  });

  test('are told a few of, and counted', () => {
    const many = Array.from({ length: 8 }, (_, index) => `public/images/${index}.gif`);
    expect(() => check(many)).toThrow(
      /4\.gif` begins with `root`, and paths are taken below it\. And 3 more\. Nothing/,
    );
    expect(check(many.map((path) => path.slice(-5)))[0]).toMatch(
      /4\.gif` below `public\/images`\. And 3 more\. It is purged/,
    );
  });
});
