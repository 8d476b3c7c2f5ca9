// Threat model: 6.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasDotSegment, parseBaseUrl, toUrl } from '../../../src/targets/url/base-url.ts';

describe('parseBaseUrl', () => {
  test.each([
    ['https://example.imgix.net', 'https://example.imgix.net', ''],
    ['example.imgix.net', 'https://example.imgix.net', ''],
    ['example.imgix.net/a/b', 'https://example.imgix.net', '/a/b'],
    ['HTTPS://Example.imgix.NET/A/', 'https://example.imgix.net', '/A'],
    ['https://example.imgix.net///', 'https://example.imgix.net', ''],
    ['https://example.imgix.net/a//', 'https://example.imgix.net', '/a'],
    ['https://example.imgix.net:443/a', 'https://example.imgix.net', '/a'],
    ['https://example.imgix.net:8443', 'https://example.imgix.net:8443', ''],
    ['example.imgix.net:8443/a', 'https://example.imgix.net:8443', '/a'],
    ['https://xn--bcher-kva.example/é', 'https://xn--bcher-kva.example', '/%C3%A9'],
    ['https://example.imgix.net/a%20b', 'https://example.imgix.net', '/a%20b'],
    ['https://example.imgix.net/a,b;c.d', 'https://example.imgix.net', '/a,b;c.d'],
    ['https://example.imgix.net/100%', 'https://example.imgix.net', '/100%25'],
    ['https://example.imgix.net/[a]|b', 'https://example.imgix.net', '/%5Ba%5D%7Cb'],
    ['https://example.imgix.net/...', 'https://example.imgix.net', '/...'],
    ['https://example.imgix.net/.a/b..', 'https://example.imgix.net', '/.a/b..'],
    ['proxy.imgix.net/http://b.com', 'https://proxy.imgix.net', '/http%3A%2F%2Fb.com'],
    ['https://proxy.imgix.net/https://b.com/a%20b/', 'https://proxy.imgix.net', '/https%3A%2F%2Fb.com%2Fa%2520b'],
    ['https://proxy.imgix.net/https%3A%2F%2Fb.com%2Fa%2F', 'https://proxy.imgix.net', '/https%3A%2F%2Fb.com%2Fa'],
    ['https://proxy.imgix.net/https%3A%2F%2Fb.com/a', 'https://proxy.imgix.net', '/https%3A%2F%2Fb.com%2Fa'],
    ['https://8.8.8.8', 'https://8.8.8.8', ''],
    ['https://[2606:4700::1]/a', 'https://[2606:4700::1]', '/a'],
    ['https://[::1]:1234', 'https://[::1]:1234', ''],
    ['https://xn--a--b.example_1.net', 'https://xn--a--b.example_1.net', ''],
    ['http://127.0.0.1:8080/a', 'http://127.0.0.1:8080', '/a'],
    ['http://[::1]:1234', 'http://[::1]:1234', ''],
    ['http://localhost:1', 'http://localhost:1', ''],
    ['http://imgix.localhost', 'http://imgix.localhost', ''],
    ['https://127.0.0.1', 'https://127.0.0.1', ''],
  ])('reads %s as %s and %j', (text, origin, path) => {
    expect(parseBaseUrl(text)).toEqual({ origin, path });
  });

  const several = 'it holds more than one URL: write one a line, without commas';
  const quoted = 'it is in quotation marks or a list: write it plainly, and several one a line';
  const user = 'it holds a user name or password';
  const odd = 'it holds a space or a backslash';
  const rest = 'it holds parameters or a fragment';
  const plain = 'http:// is allowed for localhost, 127.0.0.1 and [::1] only, use https://';
  const inside = 'its host is a private, link-local or reserved address';
  const impossible = 'a part of its host, between dots, is empty or begins or ends with a hyphen';
  const unlike = (host: string) =>
    `its host is not written in plain ASCII and would be ${host}; write that if it is meant`;
  test.each([
    ['a.imgix.net,b.imgix.net', several],
    ['a.imgix.net;b.imgix.net', several],
    ['a.imgix.net, b.imgix.net', several],
    ['a.imgix.net b.imgix.net', several],
    ['https://a.imgix.net,', several],
    ['https://a.imgix.net/x,https://b.imgix.net', several],
    ['"https://example.imgix.net"', quoted],
    ['["https://a.imgix.net"]', quoted],
    ['- https://a.imgix.net', quoted],
    ['https://user@example.imgix.net', user],
    ['https://:pass@example.imgix.net', user],
    ['user:pass@example.imgix.net', user],
    ['https://example.imgix.net@evil.com', user],
    ['https://example.imgix.net\\@evil.com', odd],
    ['https:\\\\evil.com', odd],
    ['https://example .imgix.net', odd],
    ['https://example.imgix.net/a\tb', odd],
    ['https://example.imgix.net?w=1', rest],
    ['https://example.imgix.net/#top', rest],
    ['https://example.imgix.net?', rest],
    ['https://example.imgix.net#', rest],
    ['https://', 'it is not a URL'],
    ['example', 'it names no domain: write the whole host'],
    ['', 'it is not a URL'],
    ['https://exa<mple', 'it is not a URL'],
    ['https://example.imgix.net:99999', 'it is not a URL'],
    ['ftp://example.imgix.net', 'its scheme is ftp://'],
    ['file:///etc/passwd', 'its scheme is file://'],
    ['s3://bucket/a', 'its scheme is s3://'],
    ['view-source+x.y://a', 'its scheme is view-source+x.y://'],
    ['http://example.imgix.net', plain],
    ['http://localhost.evil.com', plain],
    ['http://notlocalhost', plain],
    ['http://127.0.0.1.evil.com', plain],
    ['http://127.0.0.2', plain],
    ['http://[::ffff:127.0.0.1]', plain],
    ['http://128.0.0.1', plain],
    ['http://[::2]', plain],
    ['http://10.0.0.1', plain],
    ['https://10.1.2.3', inside],
    ['https://100.64.0.1', inside],
    ['https://169.254.169.254/latest', inside],
    ['https://172.31.255.255', inside],
    ['https://192.168.1.1', inside],
    ['https://0.0.0.0', inside],
    ['https://0xa.1', inside],
    ['https://[fd00::1]', inside],
    ['https://[fe80::1]', inside],
    ['https://[::]', inside],
    ['https://[::ffff:10.0.0.1]', inside],
    ['https://[::ffff:224.0.0.1]', inside],
    ['https://198.18.0.1', inside],
    ['https://198.19.255.255', inside],
    ['https://224.0.0.1', inside],
    ['https://239.255.255.255', inside],
    ['https://240.0.0.1', inside],
    ['https://255.255.255.255', inside],
    ['https://[ff02::1]', inside],
    ['https://[64:ff9b::10.0.0.1]', inside],
    ['https://[64:ff9b::a9fe:a9fe]', inside],
    ['https://[64:ff9b::127.0.0.1]', inside],
    ['https://192.0.0.1', inside],
    ['https://192.0.2.1', inside],
    ['https://198.51.100.255', inside],
    ['https://203.0.113.0', inside],
    ['https://[::10.0.0.1]', inside],
    ['https://[::2]', inside],
    ['https://[2002:a00:1::]', inside],
    ['https://[2001:db8::1]', inside],
    ['https://[fec0::1]', inside],
    ['https://[100::1]', inside],
    ['https://x..imgix.net', impossible],
    ['https://.imgix.net', impossible],
    ['https://-x.imgix.net', impossible],
    ['https://x.imgix-.net/a', impossible],
    ['https://x.imgix.net:0', 'its port is 0'],
    ['https://exаmple.imgix.net', unlike('xn--exmple-4nf.imgix.net')],
    ['exаmple.imgix.net/a', unlike('xn--exmple-4nf.imgix.net')],
    ['https:///exаmple.imgix.net', unlike('xn--exmple-4nf.imgix.net')],
    ['https://example.imgix.net。evil.com', unlike('example.imgix.net.evil.com')],
    ['https://ｅxample.imgix.net', unlike('example.imgix.net')],
    ['https://exam\u00adple.imgix.net', unlike('example.imgix.net')],
    ['https://ex%61mple.imgix.net', unlike('example.imgix.net')],
    ['https://bücher.example/é', unlike('xn--bcher-kva.example')],
    ['https://example.imgix.net/a/../b', 'its path holds . or ..'],
    ['https://example.imgix.net/./b', 'its path holds . or ..'],
    ['example.imgix.net/a/..', 'its path holds . or ..'],
    ['https://example.imgix.net/%2E%2e/b', 'its path holds . or ..'],
    ['https://example.imgix.net/a%2f..%2fb', 'its path holds . or ..'],
    [`${'a.'.repeat(130)}com`, 'its host name is longer than one can be'],
    ['https:/evil.com', 'its scheme is not followed by ://'],
    ['HTTP:evil.com/a', 'its scheme is not followed by ://'],
    ['https://https://example.imgix.net', 'its scheme is written twice'],
    ['HTTPS://http:example.imgix.net', 'its scheme is written twice'],
    ['https://example.imgix.net./a', 'its host ends with a dot: leave that out'],
    // Else the host would be `https`.
    ['https//example.imgix.net', 'its scheme is not followed by ://'],
  ])('turns down %j: %s', (text, wrong) => {
    expect(parseBaseUrl(text)).toEqual({ wrong });
  });

  test.each([
    'https://172.15.0.1',
    'https://172.32.0.1',
    'https://100.63.0.1',
    'https://100.128.0.1',
    'https://192.169.0.1',
    'https://11.0.0.1',
    'https://169.253.0.1',
    'https://1.0.0.1',
    'https://198.17.0.1',
    'https://198.20.0.1',
    'https://223.255.255.255',
    'https://[64:ff9b::808:808]',
    'https://192.0.1.0',
    'https://192.0.3.0',
    'https://198.51.99.255',
    'https://198.51.101.0',
    'https://203.0.112.255',
    'https://203.0.114.0',
    'https://[fe00::1]',
    'https://[::1:0:0]',
    'https://[100:0:0:1::]',
    'https://[2001:db7::1]',
    'https://[2003::1]',
  ])('takes the public neighbour of a private network: %s', (text) => {
    expect(parseBaseUrl(text)).toEqual({ origin: text, path: '' });
  });

  test('never throws, and what it accepts has no surprises', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.webUrl({ withFragments: true, withQueryParameters: true }),
          fc.webAuthority({ withUserInfo: true, withPort: true }),
        ),
        (text) => {
          const parsed = parseBaseUrl(text);
          if ('wrong' in parsed) return;
          const url = new URL(toUrl(parsed, 'a.png'));
          expect(url.origin).toBe(parsed.origin);
          expect(url.pathname).toBe(`${parsed.path}/a.png`);
          expect([url.username, url.password, url.search, url.hash]).toEqual(['', '', '', '']);
          expect(parsed.path).not.toMatch(/\/$/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test.each([
  '..',
  '.',
  'a/../b',
  '/..',
  'a/.',
  '%2e',
  'a/%2E%2e/b',
  '.%2e',
  'a\\..\\b',
  'a%2f..',
  '..%2Fa',
  'a%5c..',
  '..%5Ca',
])('a dot segment is seen in %s', (path) => {
  expect(hasDotSegment(path)).toBe(true);
});

test.each(['', '/', 'a', '...', '.a', 'a..', 'a/..b', '%2e%2e%2e', 'a%2e', '%252e'])(
  'no dot segment is seen in %j',
  (path) => {
    expect(hasDotSegment(path)).toBe(false);
  },
);
