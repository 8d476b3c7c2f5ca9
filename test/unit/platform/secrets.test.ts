import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Secrets, withoutUserInfo } from '../../../src/platform/secrets.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

test('a secret is redacted in the forms in which it goes over the wire', () => {
  const secrets = new Secrets();
  const forms = secrets.add('ak_secret');
  expect(forms).toEqual(['ak_secret', base64('ak_secret'), base64('ak_secret:')]);
  expect(secrets.redact(`Bearer ak_secret, Basic ${base64('ak_secret:')}, ak_secret`)).toBe(
    'Bearer ***, Basic ***, ***',
  );
});

test('a secret that another one is a part of leaves nothing behind', () => {
  for (const order of [
    ['abcd', 'xabcdy'],
    ['xabcdy', 'abcd'],
  ]) {
    const secrets = new Secrets();
    for (const secret of order) secrets.add(secret);
    expect(secrets.redact('a xabcdy b abcd c')).toBe('a *** b *** c');
  }
});

test('a value too short to be a secret does not blot out words', () => {
  const secrets = new Secrets();
  expect(secrets.add('abc')).toEqual([base64('abc'), base64('abc:')]);
  expect(secrets.redact('abc abcd')).toBe('abc abcd');
  expect(secrets.add('abcd')).toContain('abcd');
  expect(secrets.add('')).toEqual(['Og==']);
});

test('no secret is left in any text', () => {
  const secret = fc.string({ unit: 'grapheme-ascii', minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(
      fc.array(secret, { minLength: 1, maxLength: 3 }),
      fc.array(fc.string(), { maxLength: 4 }),
      (all, parts) => {
        fc.pre(all.every((one) => !one.includes('*')));
        const secrets = new Secrets();
        for (const one of all) secrets.add(one);
        const redacted = secrets.redact(parts.join(all.join(' ')));
        for (const one of all) expect(redacted).not.toContain(one);
      },
    ),
  );
});

test.each([
  ['https://user:pass@x.imgix.net/a@2x.png', 'https://***@x.imgix.net/a@2x.png'],
  ['https://token@x.imgix.net', 'https://***@x.imgix.net'],
  ['https://a:b@c@x.imgix.net', 'https://***@x.imgix.net'],
  ['user:pass@x.imgix.net', 'user:***@x.imgix.net'],
  ['https://x.imgix.net/a@2x.png', 'https://x.imgix.net/a@2x.png'],
  ['img/a@2x.png', 'img/a@2x.png'],
  ['a@2x.png', 'a@2x.png'],
  ['https://x.imgix.net/?a=b:c@d', 'https://x.imgix.net/?a=b:c@d'],
  ['https://a:b@x.net https://c:d@y.net', 'https://***@x.net https://***@y.net'],
])('%s is shown as %s', (url, shown) => {
  expect(withoutUserInfo(url)).toBe(shown);
});
