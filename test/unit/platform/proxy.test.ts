import { describe, expect, test } from 'vitest';
import { readProxies } from '../../../src/platform/http/proxy.ts';

const uris = (env: Record<string, string>) => {
  const { http, https } = readProxies(env);
  return { http: http?.uri, https: https?.uri };
};

describe('the address of a proxy', () => {
  test.each([
    ['http://proxy.example.com:8080', 'http://proxy.example.com:8080'],
    ['https://user:pa%25ss@proxy.example.com', 'https://user:pa%25ss@proxy.example.com'],
    ['proxy.example.com:8080', 'http://proxy.example.com:8080'],
    ['localhost:3128/', 'http://localhost:3128/'],
    ['10.0.0.1:3128', 'http://10.0.0.1:3128'],
    ['[::1]:3128', 'http://[::1]:3128'],
    ['user:password@proxy.example.com:8080', 'http://user:password@proxy.example.com:8080'],
  ])('%s is taken as %s', (value, uri) => {
    expect(uris({ HTTPS_PROXY: value })).toEqual({ http: undefined, https: uri });
  });

  test.each([
    'not a url',
    ':3128',
    'proxy.example.com',
    'http://',
    'http://user:pa%zz@proxy.example.com:1',
    'user:pa%zz@proxy.example.com:1',
    'http://proxy.example.com:8080/path',
    'http://proxy.example.com:99999',
    'ftp://proxy.example.com:21',
    'socks5://127.0.0.1:1080',
    'socks://user:password@proxy.example.com:1080',
    ' ',
  ])('"%s" is refused by the name of its variable, and not repeated', (value) => {
    for (const variable of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']) {
      let error: unknown;
      try {
        readProxies({ [variable]: value });
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toMatchObject({ code: 'proxy-unusable' });
      const { message, cause } = error as Error;
      expect(message).toContain(`The environment variable ${variable} does not hold`);
      expect(cause).toBeUndefined();
      if (value.trim() !== '') expect(message.replace('http://proxy.example.com:8080`', '')).not.toContain(value);
    }
  });
});

describe('the variable of a proxy', () => {
  test('is the one in lower case before the one in upper case', () => {
    const [lower, upper] = ['http://lower:1', 'http://upper:1'];
    expect(uris({ https_proxy: lower, HTTPS_PROXY: upper })).toEqual({ http: undefined, https: lower });
    expect(uris({ http_proxy: lower, HTTP_PROXY: upper })).toEqual({ http: lower, https: lower });
    expect(readProxies({ HTTPS_PROXY: upper }).https?.variable).toBe('HTTPS_PROXY');
  });

  test('of http counts for https where that has none', () => {
    expect(uris({ HTTP_PROXY: 'http://one:1', https_proxy: 'http://two:1' })).toEqual({
      http: 'http://one:1',
      https: 'http://two:1',
    });
    expect(readProxies({ HTTP_PROXY: 'http://one:1' }).https?.variable).toBe('HTTP_PROXY');
  });

  test('names none where it is not set or empty', () => {
    expect(uris({})).toEqual({ http: undefined, https: undefined });
    expect(uris({ https_proxy: '', HTTPS_PROXY: 'http://one:1', HTTP_PROXY: '' })).toEqual({
      http: undefined,
      https: undefined,
    });
  });
});
