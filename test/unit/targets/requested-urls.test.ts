import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ActionError } from '../../../src/errors.ts';
import {
  parseRequestedUrls,
  type RequestedList,
  warnOfOtherHosts,
} from '../../../src/targets/requested/requested-urls.ts';
import { type BaseUrl, parseBaseUrl } from '../../../src/targets/url/base-url.ts';

function basesOf(...texts: readonly string[]): BaseUrl[] {
  return texts.map((text) => parseBaseUrl(text) as BaseUrl);
}

function listOf(entries: readonly string[]): RequestedList {
  return { from: '`urls`', entries };
}

function requestedFrom(lines: readonly string[], bases: readonly string[]): (readonly [string, string | undefined])[] {
  const { requested } = parseRequestedUrls(listOf(lines), basesOf(...bases));
  return requested.map(({ url, sourcePath }) => [url, sourcePath]);
}

function messageOf(line: string, ...bases: readonly string[]): string {
  try {
    parseRequestedUrls(listOf([line]), basesOf(...bases));
  } catch (error) {
    expect(error).toBeInstanceOf(ActionError);
    expect((error as ActionError).code).toBe('invalid-input');
    return (error as ActionError).message;
  }
  throw new Error(`No error for ${line}.`);
}

const site = 'https://x.imgix.net';

describe('a full URL', () => {
  test.each([
    [`${site}/a.png`, `${site}/a.png`, 'a.png'],
    ['HTTPS://X.imgix.NET/A.png', `${site}/A.png`, 'A.png'],
    ['https://x.imgix.net:443/a.png', `${site}/a.png`, 'a.png'],
    [`${site}/a b.png`, `${site}/a%20b.png`, 'a b.png'],
    [`${site}/a%20b.png`, `${site}/a%20b.png`, 'a b.png'],
    [`${site}/a%20b c%.png`, `${site}/a%20b%20c%25.png`, 'a b c%.png'],
    [`${site}/é%C3%A9.png`, `${site}/%C3%A9%C3%A9.png`, 'éé.png'],
    [`${site}/a+b.png`, `${site}/a+b.png`, 'a+b.png'],
    [`${site}//a.png`, `${site}//a.png`, '/a.png'],
    [`${site}/a@2x.png`, `${site}/a@2x.png`, 'a@2x.png'],
    [`${site}/.a/b...png`, `${site}/.a/b...png`, '.a/b...png'],
    [`${site}/http://b.com/a.png`, `${site}/http%3A%2F%2Fb.com%2Fa.png`, 'http://b.com/a.png'],
  ])('%s is purged as %s and is the file %j', (line, url, sourcePath) => {
    expect(requestedFrom([line], [site])).toEqual([[url, sourcePath]]);
    expect(requestedFrom([line], [])).toEqual([[url, sourcePath]]);
  });

  test('below the path of a base URL is the file below that path', () => {
    expect(requestedFrom([`${site}/shop/img/a.png`], [`${site}/shop`])).toEqual([
      [`${site}/shop/img/a.png`, 'img/a.png'],
    ]);
    expect(requestedFrom([`${site}/b/a.png`], ['https://y.imgix.net/b', `${site}/a`, `${site}/b`])).toEqual([
      [`${site}/b/a.png`, 'a.png'],
    ]);
    expect(requestedFrom([`${site}/b/a.png`], [site, `${site}/b`])).toEqual([[`${site}/b/a.png`, 'a.png']]);
  });

  test('of a Web Proxy Source is the file that the address in its path names', () => {
    const base = `${site}/https://b.com/img`;
    const url = `${site}/https%3A%2F%2Fb.com%2Fimg%2Fa%2520b.png`;
    expect(requestedFrom([`${site}/https://b.com/img/a%20b.png`, url, 'a b.png'], [base])).toEqual(
      Array(3).fill([url, 'a b.png']),
    );
    expect(requestedFrom([`${site}/https%3A%2F%2Fb.com%2Fimg%2F%252e%252e%2Fa.png`], [base])[0]?.[1]).toBe(undefined);
  });

  test.each(['/é/a.png', '/%c3%a9/a.png', '/%C3%A9/a.png'])(
    'meets the path of a base URL in any spelling: %s',
    (path) => {
      expect(requestedFrom([site + path], [`${site}/%c3%a9`])[0]?.[1]).toBe('a.png');
      expect(requestedFrom([site + path], [`${site}/é`])[0]?.[1]).toBe('a.png');
    },
  );

  test.each(['"', '- ', '(', '<', '\u200b', '![logo](', '<img src="'])(
    'begins with its scheme: what stands before it is told: %s',
    (before) => {
      expect(messageOf(`${before}${site}/a.png`, site)).toContain('has something before `https://`; leave it out');
      expect(messageOf(`${before}${site}/a.png`)).toContain('has something before `https://`; leave it out');
    },
  );

  test.each(['/other/a.png', '/shopping/a.png', '/shop'])(
    'on the host, but not below the base URL, stands for no file: %s',
    (path) => {
      const { requested } = parseRequestedUrls(listOf([site + path]), basesOf(`${site}/shop`));
      expect(requested).toEqual([{ url: site + path, written: 'url' }]);
    },
  );

  test('loses its parameters and its fragment, which is told once', () => {
    const { requested, notices } = parseRequestedUrls(
      listOf([`${site}/a.png?w=1`, `${site}/b.png#top`, `${site}/c.png`, `${site}/d.png?`]),
      basesOf(site),
    );
    expect(requested.map(({ url }) => url)).toEqual(['a', 'b', 'c', 'd'].map((name) => `${site}/${name}.png`));
    expect(notices).toEqual([
      'Parameters and fragments were dropped from 3 of the requested URLs: a purge takes the base path and clears every derivative; of these, `verify-params` names those to check.',
    ]);
    expect(parseRequestedUrls(listOf([`${site}/c.png`]), basesOf(site)).notices).toEqual([]);
  });

  test('may hold a line break in its parameters', () => {
    expect(requestedFrom([`${site}/a.png?a\nb`], [site])).toEqual([[`${site}/a.png`, 'a.png']]);
  });

  test('may share a line with others, however many signs stand between them', { timeout: 5000 }, () => {
    const line = `${site}/a.png${', '.repeat(100_000)}${site}/b${',,'.repeat(4000)}.png`;
    expect(requestedFrom([line], [site]).map(([, path]) => path?.length)).toEqual([5, 8005]);
  });

  test('may share a line with others', () => {
    const line = `${site}/a b.png, ${site}/c.png ${site}/d,.png\thttps://x.imgix.net/e.png,   HTTPS://x.imgix.net/f.png`;
    expect(
      requestedFrom([line, `${site}/g.png,,${site}/h,.png , `, `${site}/i,j`], [site]).map(([, path]) => path),
    ).toEqual(['a b.png', 'c.png', 'd,.png', 'e.png', 'f.png', 'g.png', 'h,.png', 'i,j']);
  });

  test.each([
    ['x.imgix.net/a.png', [site], `${site}/a.png`],
    ['X.imgix.NET/a b.png?w=1', [site], `${site}/a%20b.png`],
    ['img.example.com/a.png', ['https://img.example.com/shop'], 'https://img.example.com/a.png'],
    ['127.0.0.1:8080/a.png', ['http://127.0.0.1:8080'], 'http://127.0.0.1:8080/a.png'],
    ['y.imgix.net/a.png', [], 'https://y.imgix.net/a.png'],
    ['//x.imgix.net/a.png', [site], `${site}/a.png`],
    ['//y.imgix.net/a.png', [], 'https://y.imgix.net/a.png'],
  ])('may lack its scheme, as a base URL may: %s', (line, bases, url) => {
    expect(requestedFrom([line], bases).map(([purged]) => purged)).toEqual([url]);
  });

  test('may lack its scheme among others in a line', () => {
    const line = `x.imgix.net/a b.png, ${site}/c.png x.imgix.net/d.png`;
    expect(requestedFrom([line], [site]).map(([, path]) => path)).toEqual(['a b.png', 'c.png', 'd.png']);
  });

  test('without a scheme on a host of imgix that was not named is turned down as well', () => {
    expect(messageOf('y.imgix.net/a.png', site)).toContain('`https://y.imgix.net/a.png` is not on the host');
    expect(messageOf('//www.example.com/a.png', site)).toContain('begins with `//`; write the full URL, or the path');
  });

  test.each([
    ['https://ex\u0430mple.imgix.net/a.png', 'xn--exmple-4nf.imgix.net'],
    ['https://example\u3002imgix.net/a.png', 'example.imgix.net'],
  ])('whose host is not the one that is read is turned down: %s', (line, host) => {
    const words = `is not written in plain ASCII and would be on ${host}; write that if it is meant`;
    expect(messageOf(line)).toContain(words);
    expect(messageOf(line, `https://${host}`)).toContain(words);
  });

  test('on a host that was not named is turned down, with the hosts that were', () => {
    expect(messageOf('https://y.imgix.net/a.png', site, 'https://z.imgix.net/b')).toBe(
      'Input `urls`: `https://y.imgix.net/a.png` is not on the host of a `base-url` (https://x.imgix.net, https://z.imgix.net); give the address at which imgix serves it, or, if it does so there, add this host to `base-url`.',
    );
    for (const bases of [[site], []])
      expect(messageOf('http://x.imgix.net/a.png', ...bases)).toContain('begins with `http://`; write `https://`');
    for (const line of [
      'http://y.imgix.net/a.png',
      'https://x.imgix.net:8443/a.png',
      'https://x.imgix.net.evil.com/a.png',
      'https://evil.com/https://x.imgix.net/a.png',
      'ftp://x.imgix.net/a.png',
      'foo://x.imgix.net/a.png',
    ]) {
      expect(messageOf(line, site)).toContain('is not on the host of a `base-url`');
    }
  });

  test.each([
    'https://example.com/a.png',
    'https://imgix.net/a.png',
    'https://evilimgix.net/a.png',
    'https://x.imgix.net.evil.com/a.png',
    'https://x-imgix.net/a.png',
    'https://x.imgix.net./a.png',
    'https://x.imgix.network/a.png',
    'https://-x.imgix.net/a.png',
    'https://x-.imgix.net/a.png',
    'http://x.imgix.network/a.png',
    'https://x.imgix.net:8443/a.png',
    'https://.imgix.net/a.png',
    'https://x..imgix.net/a.png',
    'foo://x.imgix.net/a.png',
  ])('without a base URL has to be on imgix.net: %s', (line) => {
    expect(messageOf(line)).toBe(
      `Input \`urls\`: \`${line}\` is not on an https://*.imgix.net host; name its host in the input \`base-url\`.`,
    );
  });

  test('may be on any host that is named, also a loopback one under http', () => {
    expect(requestedFrom(['https://img.example.com/a.png'], ['https://img.example.com'])).toEqual([
      ['https://img.example.com/a.png', 'a.png'],
    ]);
    const line = 'http://127.0.0.1:8080/a.png http://127.0.0.1:8080/b.png';
    expect(requestedFrom([line], ['http://127.0.0.1:8080']).map(([, path]) => path)).toEqual(['a.png', 'b.png']);
  });

  test('without a base URL may be on a host of several labels', () => {
    expect(requestedFrom(['https://a.bc.imgix.net/d.png'], [])).toEqual([['https://a.bc.imgix.net/d.png', 'd.png']]);
    expect(requestedFrom(['https://a-1.b.imgix.net/c.png'], [])).toEqual([['https://a-1.b.imgix.net/c.png', 'c.png']]);
  });

  const hostPart = 'holds a space, a backslash or a user name in its host part';
  const dots = 'holds a backslash, `.` or `..` in its path';
  test.each([
    ['https://user:hunter2@x.imgix.net/a.png', hostPart],
    ['https://x.imgix.net@evil.com/a.png', hostPart],
    ['https://x.imgix.net:hunter2@evil.com/a.png', hostPart],
    ['https://evil.com\\.x.imgix.net/a.png', hostPart],
    ['https://evil.com\\@x.imgix.net/a.png', hostPart],
    ['https://x.imgix.net evil.com/a.png', hostPart],
    ['https:///a.png', 'is not a URL'],
    ['https://x.imgix.net:port/a.png', 'is not a URL'],
    ['s3://bucket/a.png', 'is not a URL'],
    ['https://x.imgix.net', 'names no asset; imgix has no purge of a whole Source'],
    ['https://x.imgix.net/', 'names no asset'],
    ['x.imgix.net', 'names no asset'],
    ['x.imgix.net/a.png x.imgix.net', 'names no asset'],
    ['https://x.imgix.net?w=1', 'names no asset'],
    ['https://x.imgix.net/a/../b.png', dots],
    ['https://x.imgix.net/./b.png', dots],
    ['https://x.imgix.net/a/..', dots],
    ['https://x.imgix.net/%2e%2E/b.png', dots],
    ['https://x.imgix.net/a%2f..%2fb.png', dots],
    ['https://x.imgix.net/a\\b.png', dots],
  ])('%s is turned down', (line, wrong) => {
    const message = messageOf(line, site);
    expect(message).toContain(wrong);
    expect(message).not.toContain('hunter2');
    expect(messageOf(line)).toContain(wrong);
  });
});

describe('a path', () => {
  test('is taken literally, on every base URL', () => {
    expect(requestedFrom(['a b?#%20+.png'], [site, 'https://y.imgix.net/shop'])).toEqual([
      [`${site}/a%20b%3F%23%2520%2B.png`, 'a b?#%20+.png'],
      ['https://y.imgix.net/shop/a%20b%3F%23%2520%2B.png', 'a b?#%20+.png'],
    ]);
  });

  test('may begin with a slash, hold several words and look like a host that nobody named', () => {
    expect(
      requestedFrom(
        ['/a.png', '//a.png', 'a b.png', '/x.imgix.net/a.png', 'x.example.com/a.png', '/x.imgix.net', '/https:/a.png'],
        [site],
      ).map(([, path]) => path),
    ).toEqual([
      'a.png',
      '/a.png',
      'a b.png',
      'x.imgix.net/a.png',
      'x.example.com/a.png',
      'x.imgix.net',
      'https:/a.png',
    ]);
  });

  test.each([
    ['../a.png', 'holds `.` or `..`'],
    ['a/./b.png', 'holds `.` or `..`'],
    ['a/..', 'holds `.` or `..`'],
    ['/', 'is an empty path'],
  ])('%s is turned down', (line, wrong) => {
    expect(messageOf(line, site)).toBe(
      `Input \`urls\`: \`${line}\` ${wrong}; ${wrong.startsWith('holds') ? 'write the path below `root` plainly' : 'name a file below `root`'}.`,
    );
  });

  test('is turned down as Windows writes it; a name with a backslash is asked for by its URL', () => {
    expect(messageOf('photos\\hero.jpg', site)).toBe(
      'Input `urls`: `photos\\hero.jpg` holds a backslash; write `/`, or the full URL with `%5C`.',
    );
    expect(requestedFrom([`${site}/a%5Cb.png`], [site])).toEqual([[`${site}/a%5Cb.png`, 'a\\b.png']]);
  });

  test('is turned down where a URL follows on the same line', () => {
    expect(messageOf('a.png https://x.imgix.net/b.png', site)).toBe(
      'Input `urls`: `a.png https://x.imgix.net/b.png` holds a path and a URL; write each on a line of its own.',
    );
  });

  test('may hold dots that lead nowhere', () => {
    expect(requestedFrom(['a/.../.b../c.png', '%2e%2e/a.png'], [site]).map(([url]) => url)).toEqual([
      `${site}/a/.../.b../c.png`,
      `${site}/%252e%252e/a.png`,
    ]);
  });

  test('may begin with any number of dots, which are read once', { timeout: 5000 }, () => {
    const lines = Array.from({ length: 200 }, () => `//${'.'.repeat(8180)}`);
    expect(requestedFrom(lines, [site])).toHaveLength(200);
  });

  test('needs a base URL', () => {
    expect(messageOf('a.png')).toBe(
      'Input `urls`: `a.png` is a path, which needs the input `base-url`; or give the full URL.',
    );
  });
});

describe('of a takedown, the other hosts', () => {
  const bases = [site, 'https://y.imgix.net/shop'];
  const warningsOf = (lines: readonly string[], texts = bases) => {
    const parsed = basesOf(...texts);
    return warnOfOtherHosts(parseRequestedUrls(listOf(lines), parsed).requested, parsed);
  };

  test('are named where a full URL leaves them out', () => {
    expect(warningsOf([`${site}/a%20b.png`])).toEqual([
      '1 full URL is to be taken down on one host only, such as https://x.imgix.net/a%20b.png: nothing is done about the same image on `https://y.imgix.net/shop`. To take it down on each `base-url`, give the path below `root`: `a b.png`.',
    ]);
    expect(warningsOf([`${site}/a.png`, 'https://y.imgix.net/shop/b.png', 'c.png'])[0]).toMatch(
      /^2 full URLs are .* on `https:\/\/y\.imgix\.net\/shop`, `https:\/\/x\.imgix\.net`\. To take/,
    );
  });

  test('are not where the list has them, in whatever spelling, or where there is none', () => {
    expect(warningsOf([`${site}/%c3%a9.png`, 'https://y.imgix.net/shop/é.png'])).toEqual([]);
    expect(warningsOf([`${site}/a.png`, 'a.png'])).toEqual([]);
    expect(warningsOf([`${site}/a.png`], [site])).toEqual([]);
    // Outside of every base URL nothing tells where the other would have it.
    expect(warningsOf(['https://y.imgix.net/a.png'])).toEqual([]);
  });
});

test('whatever is asked for, it is an error in words or URLs on a host that was named', () => {
  const hostile = fc.constantFrom(
    '@',
    '\\',
    '..',
    '/',
    '%2e',
    '%2f',
    ':',
    '?',
    '#',
    '//',
    'https://',
    'x.imgix.net',
    'evil.com',
    ' ',
    ',',
    '\t',
    '\0',
    '\ud800',
    '％',
  );
  const line = fc
    .array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 5 })), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      fc.oneof(
        line,
        line.map((text) => `https://${text}`),
        line.map((text) => site + text),
      ),
      (text) => {
        try {
          for (const { url } of parseRequestedUrls(listOf([text]), basesOf(`${site}/b`)).requested) {
            expect(url).toMatch(/^https:\/\/x\.imgix\.net\/[!-~]+$/);
            const parsed = new URL(url);
            expect(parsed.origin).toBe(site);
            expect(parsed.pathname + parsed.search + parsed.hash).toBe(url.slice(site.length));
          }
        } catch (error) {
          if (!(error instanceof ActionError)) throw error;
        }
      },
    ),
    { numRuns: 5000 },
  );
});

test('one that is longer than any URL is refused, and shown in short', () => {
  const long = (length: number) => `${site}/`.padEnd(length, 'a');
  expect(requestedFrom([long(8_192)], [site])).toHaveLength(1);
  const parse = () => parseRequestedUrls(listOf([long(8_193)]), basesOf(site));
  expect(parse).toThrow(`Input \`urls\`: \`${long(300)}...\` is longer than 8,192 characters.`);
});
