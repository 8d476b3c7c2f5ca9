import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseGitPath } from '../../../src/platform/git/git-path.ts';
import { escapeLogLine } from '../../../src/platform/log-line.ts';

test.each([
  'An ordinary sentence: with `code`, "quotes" and 100 %.',
  'img/é/中文/🙂.png',
  'a::b ##x [y] # [',
  ':single colon',
  'https://x.imgix.net/a.png?w=1&h=2',
])('leaves ordinary text alone: %s', (text) => {
  expect(escapeLogLine(text)).toBe(text);
});

test.each([
  ['a\nb', 'a b'],
  ['a\r\nb', 'a b'],
  ['a\rb', 'a\\x0db'],
  ['a\0b\tc\x1b[31m', 'a\\x00b\\x09c\\x1b[31m'],
  ['\x85\x9f', '\\x85\\x9f'],
  ['a\u2028b\u2029c', 'a\\u{2028}b\\u{2029}c'],
  ['gpj.\u202eexe', 'gpj.\\u{202e}exe'],
  ['zero\u200bwidth\ufeff', 'zero\\u{200b}width\\u{feff}'],
  ['soft\u00adhyphen', 'soft\\xadhyphen'],
  ['tag \u{e0041}', 'tag \\u{e0041}'],
  ['::error::x', '\\x3a:error::x'],
  ['  \u00a0::set-output name=a::b', '  \u00a0\\x3a:set-output name=a::b'],
  ['\n::error::x', ' \\x3a:error::x'],
  [':::x', '\\x3a::x'],
  ['a ##[error]b ##[group]', 'a ##\\x5berror]b ##\\x5bgroup]'],
  ['###[x', '###\\x5bx'],
  ['lone \ud800 surrogate', 'lone \\u{d800} surrogate'],
])('makes %j harmless', (text, plain) => {
  expect(escapeLogLine(text)).toBe(plain);
});

test('shows the bytes of a name that is not UTF-8', () => {
  expect(escapeLogLine(parseGitPath(Buffer.from('caf\xe9 \x80\xff.png', 'latin1')))).toBe('caf\\xe9 \\x80\\xff.png');
});

test('whatever comes, it is one line without controls, and no command to the runner', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ':',
      '::',
      '##[',
      '#',
      '[',
      '\n',
      '\r',
      '\r\n',
      ' ',
      '\t',
      '\u00a0',
      '\u2003',
      '\ufeff',
      '\u200b',
      '\x85',
      '\udc80',
      'error',
      '\\',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
      (text) => {
        const plain = escapeLogLine(text);
        expect(plain).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        // The runner trims white space as .NET has it, which is what Unicode calls so.
        expect(plain).not.toMatch(/^\p{White_Space}*::/u);
        expect(plain).not.toContain('##[');
        expect(escapeLogLine(plain)).toBe(plain);
      },
    ),
    { numRuns: 5000 },
  );
});
