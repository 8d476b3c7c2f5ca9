import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Secrets, withoutUserInfo } from '../../../src/platform/secrets.ts';
import { cutShort } from '../../../src/platform/wording.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

test('a secret is redacted in the forms in which it goes over the wire', () => {
  const secrets = new Secrets();
  secrets.add('ak_secret');
  expect(secrets.redact(`Bearer ak_secret, Basic ${base64('ak_secret:')}, ak_secret`)).toBe(
    'Bearer ***, Basic ***, ***',
  );
});

test('a secret is redacted in lower case and in capitals, too, as the parts of an answer are told that have no case', () => {
  const secrets = new Secrets();
  for (const secret of ['ak_Secret_0123', 'Ship']) secrets.add(secret);
  expect(secrets.redact('content of the type text/ak_secret_0123 or AK_SECRET_0123, which a ship has')).toBe(
    'content of the type text/*** or ***, which a ship has',
  );
});

describe('a secret in base64', () => {
  const secret = 'ak_0123?>~secret456789';
  /** What must not be left of it: enough to guess the rest, or to read a good part. */
  const readable = (text: string) =>
    [0, 1, 2, 3].map((skipped) =>
      Buffer.from(text.replace(/[^\w+/-]/g, '').slice(skipped), 'base64').toString('latin1'),
    );

  test.each([
    secret,
    `${secret}:`,
    `:${secret}`,
    `Bearer ${secret}`,
    `x-access-token:${secret}`,
    `{"authorization":"Bearer ${secret}"}`,
    `é${secret}é`,
  ])('is redacted whatever stands around it: %s', (text) => {
    const secrets = new Secrets();
    secrets.add(secret);
    for (const encoded of [base64(text), base64(text).replace(/=+$/, ''), base64url(text)]) {
      const redacted = secrets.redact(`got ${encoded}`);
      expect(redacted).toMatch(/^got [^ ]*\*\*\*/);
      for (const read of redacted.split('***').flatMap(readable)) {
        for (let at = 0; at + 3 <= secret.length; at++) expect(read).not.toContain(secret.slice(at, at + 3));
      }
    }
  });

  test('is left where it is too short to be told from a word', () => {
    const secrets = new Secrets();
    secrets.add('abcde');
    expect(secrets.redact(`${base64('--abcde')} and ${base64('abcde')}`)).toBe(`${base64('--abcde')} and ***`);
  });
});

test.each([
  ['percent-encoded', 'ak_%61/ü"&', 'ak_%2561%2F%C3%BC%22%26'],
  ['percent-encoded in lower case', 'ak_%61/ü"&', 'ak_%2561%2f%c3%bc%22%26'],
  ['in JSON', 'ak_"q\\x"', 'ak_\\"q\\\\x\\"'],
  ['in JSON with escaped slashes', 'ak_a/b/"', 'ak_a\\/b\\/\\"'],
])('a secret is redacted %s', (_, secret, written) => {
  const secrets = new Secrets();
  secrets.add(secret);
  expect(secrets.redact(`<${written}>`)).toBe('<***>');
});

describe('a text that was cut', () => {
  const secret = 'ak_0123456789abcdef';
  const secrets = new Secrets();
  secrets.add(secret);

  test.each([
    ['one character short', 'x ak_0123456789abcde...', 'x ***...'],
    ['in its middle', 'x ak_0123456...', 'x ***...'],
    ['after as much as makes a part', 'x ak_01234...', 'x ***...'],
    ['before that', 'x ak_0123...', 'x ak_0123...'],
    ['in the middle of a sentence', '422 ("ak_0123456789...") for a', '422 ("***...") for a'],
    ['twice', 'ak_0123456... and ak_0123456...', '***... and ***...'],
    ['on its left', '...3456789abcdef y', '...*** y'],
    ['on both sides', '...3456789abcdef and ak_0123456...', '...*** and ***...'],
    ['in base64', `${base64(`Bearer ${secret}`).slice(0, 26)}...`, 'QmVhcmVyIG***...'],
    ['beside the whole', `${secret}...`, '***...'],
    ['elsewhere', 'ak_0123456 and...', 'ak_0123456 and...'],
  ])('%s keeps nothing of a secret that would help', (_, text, redacted) => {
    expect(secrets.redact(text)).toBe(redacted);
  });

  test('anywhere keeps at most a few characters of a secret, whatever stands around it', () => {
    const around = fc.string({ unit: fc.constantFrom('a', 'k', '_', '0', '.', ' '), maxLength: 30 });
    fc.assert(
      fc.property(around, around, fc.nat(80), (before, after, max) => {
        const redacted = secrets.redact(cutShort(`${before}${secret}${after}`, max));
        expect(redacted).not.toContain(secret.slice(0, 8));
      }),
    );
  });
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
  expect(secrets.add('abc')).toBe(false);
  expect(secrets.redact('abc abcd')).toBe('abc abcd');
  expect(secrets.add('abcd')).toBe(true);
  expect(secrets.redact('abc abcd')).toBe('abc ***');
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
  ['https://user:pass@x.imgix.net/a.png', 'https://***@x.imgix.net/a.png'],
  ['https://token@x.imgix.net', 'https://***@x.imgix.net'],
  ['https://a:b@c@x.imgix.net', 'https://***@x.imgix.net'],
  ['user:pass@x.imgix.net', 'user:***@x.imgix.net'],
  ['user:pa:ss@x.imgix.net', 'user:***@x.imgix.net'],
  ['https://x.imgix.net/a@2x.png', 'https://x.imgix.net/a@2x.png'],
  ['img/a@2x.png', 'img/a@2x.png'],
  ['a@2x.png', 'a@2x.png'],
  ['https://x.imgix.net/?a=b:c@d', 'https://x.imgix.net/?a=b:c@d'],
  ['https://a@x.net https://c@y.net', 'https://***@x.net https://***@y.net'],
  ['https://user:pa/ss@x.imgix.net', 'https://***@x.imgix.net'],
  ['https://user:pa?s#s@x.imgix.net', 'https://***@x.imgix.net'],
  ['https://user:p@ss/wo rd@x.imgix.net', 'https://***@x.imgix.net'],
  ['https://me@y.net:pa/ss@x.imgix.net', 'https://***@x.imgix.net'],
  ['https://:pa/ss@x.imgix.net', 'https://***@x.imgix.net'],
  ['user:pa/ss@x.imgix.net', 'user:***@x.imgix.net'],
  ['https://x.imgix.net/https://user:pa/ss@y.net/a', 'https://x.imgix.net/https://***@y.net/a'],
  // It may be a part of a password.
  ['https://user:pass@x.imgix.net/a@2x.png', 'https://***@2x.png'],
])('%s is shown as %s', (url, shown) => {
  expect(withoutUserInfo(url)).toBe(shown);
});
