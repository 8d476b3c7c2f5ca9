import jsCore from '@imgix/js-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GitPath, parseGitPath, toGitPathBytes } from '../../../src/platform/git/git-path.ts';
import { decodePath, encodePath, encodeUrlPath } from '../../../src/targets/url/encode-path.ts';

// The package's types describe a CommonJS module, which it is not when Node imports it.
const ImgixClient = jsCore as unknown as typeof jsCore.default;
const client = new ImgixClient({ domain: 'x.imgix.net', includeLibraryParam: false });

/** The spelling of imgix's own library. */
function spellingOfImgix(path: string): string {
  return client.buildURL(path).slice('https://x.imgix.net/'.length);
}

const name = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...'#?:+%/ &$,;=@!\'()*~[]{}|^`"<>\\é中🙂'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 20,
  })
  // js-core drops a slash at the beginning, and takes a Web Proxy path that is encoded already for what it is.
  .filter((path) => path.isWellFormed() && !path.startsWith('/') && !/^https?(:\/\/|%3A%2F%2F)/i.test(path));
const bytes = fc.uint8Array({ minLength: 1, maxLength: 30 });

describe('encodePath', () => {
  test("spells every name as imgix's own library does", () => {
    fc.assert(
      fc.property(name, (path) => {
        expect(encodePath(path)).toBe(spellingOfImgix(path));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['image file.png', 'image%20file.png'],
    ['a+b.png', 'a%2Bb.png'],
    ['a#b?c:d.png', 'a%23b%3Fc%3Ad.png'],
    ['100%.png', '100%25.png'],
    ['a%20b.png', 'a%2520b.png'],
    ["&$,;=@!'()*~.png", "&$,;=@!'()*~.png"],
    ['sub/folder/a.png', 'sub/folder/a.png'],
    ['[a]{b}|c^d`e"f<g>h\\i.png', '%5Ba%5D%7Bb%7D%7Cc%5Ed%60e%22f%3Cg%3Eh%5Ci.png'],
    ['a\nb\tc.png', 'a%0Ab%09c.png'],
    ['caf\u00e9.png', 'caf%C3%A9.png'],
    ['cafe\u0301.png', 'cafe%CC%81.png'],
    ['🙂.png', '%F0%9F%99%82.png'],
    // One slash only: no Web Proxy path, an ordinary file in a folder `http:`.
    ['http:/x.png', 'http%3A/x.png'],
    ['xhttp://x.png', 'xhttp%3A//x.png'],
  ])('spells %j as %s', (path, encoded) => {
    expect(encodePath(path)).toBe(encoded);
    expect(spellingOfImgix(path)).toBe(encoded);
  });

  test.each(['http://avatars.com/john smith.png?a=1&b=(2)', 'https://a.com/é'])(
    'encodes the path of a Web Proxy Source as one piece: %s',
    (path) => {
      expect(encodePath(path)).toBe(encodeURIComponent(path));
      expect(encodePath(path)).toBe(spellingOfImgix(path));
    },
  );

  test('spells a byte that is not UTF-8 as that byte', () => {
    expect(encodePath(parseGitPath(Buffer.from('caf\xe9 \xff.png', 'latin1')))).toBe('caf%E9%20%FF.png');
    expect(encodePath(parseGitPath(Buffer.from('http://\xe9', 'latin1')))).toBe('http%3A%2F%2F%E9');
  });

  test('and back again gives the same name, for names of any bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          bytes,
          fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
        ),
        (any) => {
          const path = parseGitPath(any);
          const back: GitPath = decodePath(encodePath(path));
          expect(back).toBe(path);
          expect(toGitPathBytes(back)).toEqual(Buffer.from(any));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('gives what is a URL as it stands', () => {
    fc.assert(
      fc.property(bytes, (any) => {
        expect(encodePath(parseGitPath(any))).toMatch(/^(%[0-9A-F]{2}|[A-Za-z0-9\-_.!~*'();/@&=$,])*$/);
      }),
    );
  });
});

describe('encodeUrlPath', () => {
  test.each([
    ['/a b.png', '/a%20b.png'],
    ['/a%20b c.png', '/a%20b%20c.png'],
    ['/100%.png', '/100%25.png'],
    ['/100%2.png', '/100%252.png'],
    ['/%zz%41', '/%25zz%41'],
    ['/%c3%a9é', '/%c3%a9%C3%A9'],
    ['/a+b:c.png', '/a+b:c.png'],
    ['/a[1].png', '/a%5B1%5D.png'],
    ['/http://avatars.com/john smith.png', '/http%3A%2F%2Favatars.com%2Fjohn%20smith.png'],
    ['/https%3A%2F%2Favatars.com%2Fa.png', '/https%3A%2F%2Favatars.com%2Fa.png'],
  ])('spells %s as %s', (path, encoded) => {
    expect(encodeUrlPath(path)).toBe(encoded);
  });

  test('changes nothing that is encoded already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = encodeUrlPath(`/${text}`);
        expect(encodeUrlPath(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  test('stands for the same path as the spelling that was given', () => {
    fc.assert(
      fc.property(name, (path) => {
        expect(decodePath(encodeUrlPath(`/${encodePath(path)}`))).toBe(`/${path}`);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('decodePath', () => {
  test.each([
    ['a%20b', 'a b'],
    ['100%', '100%'],
    ['%4', '%4'],
    ['%E4%BD%a0', '你'],
    ['%e9', '\udce9'],
    ['é%C3%A9', 'éé'],
    ['%25%32%30', '%20'],
    ['+', '+'],
  ])('reads %s as %j', (encoded, path) => {
    expect(decodePath(encoded)).toBe(path);
  });

  test('takes paths of any length', () => {
    expect(decodePath('x'.repeat(500_000)).length).toBe(500_000);
    expect(decodePath('%78'.repeat(200_000))).toBe('x'.repeat(200_000));
  });
});
