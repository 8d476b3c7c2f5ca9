// Where most of too many URLs come from: the folder that `files` or `root` should have left out.
import { expect, test } from 'vitest';
import type { GitPath } from '../../../src/platform/git/git-path.ts';
import type { Asset } from '../../../src/targets/asset.ts';
import { explainNumber } from '../../../src/targets/too-many-urls.ts';

type Ends = Parameters<typeof explainNumber>[2];

const explain = (...files: readonly string[]) => explainOf({ base: null }, files);

const explainOf = (range: Ends, files: readonly string[]) => {
  const assets = files.map(
    (file): Asset => ({
      file: file as GitPath,
      url: `https://a.imgix.net/${file}`,
      change: 'added',
      expected: { kind: 'unknown' },
    }),
  );
  return explainNumber(assets, { maxUrls: 1, select: 'changed', rateLimit: undefined }, range);
};

test.each<[string, readonly string[], string]>([
  [
    'of many small ones the one around them is named',
    ['img/1/a.png', 'img/2/b.png', 'x/c.png'],
    ' 2 of them are in `img`.',
  ],
  ['of two around each other the inner one is', ['a/b/1.png', 'a/b/2.png', 'a/3.png'], ' 2 of them are in `a/b`.'],
  ['a half is not most of them', ['a/1.png', 'b/2.png'], ''],
  ['the root is nothing to leave out', ['1.png', '2.png'], ''],
  ['nor is it for paths that begin with a slash, as those of URLs with two', ['/1.png', '/2.png'], ''],
])('%s', (_, files, words) => {
  expect(explain(...files)).toContain(`allows (1).${words} Narrow \`files\``);
});

test.each<[string, Ends, string]>([
  ['from its beginning', { base: 'b' }, '`base: b` or `select: all`'],
  [
    'from what else it was compared with, which a beginning leaves out',
    { base: 'b', alsoFrom: ['c'] },
    '`since: last-success` or `select: all`',
  ],
  ['from nothing', { base: null }, '`select: all`'],
])('a range is caught up with %s', (_, range, words) => {
  expect(explainOf(range, ['1.png', '2.png'])).toContain(`run once with ${words} and a higher`);
});
