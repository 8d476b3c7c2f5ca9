import { describe, expect, test } from 'vitest';
import { readProxies } from '../../../src/platform/http/proxy-address.ts';

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
    ['not a url', 'it has no scheme, and is not a host with the number of a port'],
    [':3128', 'it has no scheme, and is not a host with the number of a port'],
    ['proxy.example.com', 'it has no scheme, and is not a host with the number of a port'],
    ['proxy.example.com:http', 'it has no scheme, and is not a host with the number of a port'],
    ['http:proxy.example.com:8080', 'it is no URL'],
    ['http://', 'it is no URL'],
    ['http://user:pa%zz@proxy.example.com:1', 'a `%` of its user name or password must be written `%25`'],
    ['user:pa%zz@proxy.example.com:1', 'a `%` of its user name or password must be written `%25`'],
    ['http://user:pa#ss@proxy.example.com:1', 'it is no URL'],
    ['http://proxy.example.com:8080/path', 'it has a path behind the host'],
    ['http://proxy.example.com:8080?query', 'it has a path behind the host'],
    ['http://proxy.example.com:99999', 'its port is no number up to 65535'],
    ['proxy.example.com:99999', 'its port is no number up to 65535'],
    ['http://user:password@proxy.example.com:80a/', 'its port is no number up to 65535'],
    ['ftp://proxy.example.com:21', 'its scheme is neither `http` nor `https`'],
    ['socks5://127.0.0.1:1080', 'SOCKS is not supported'],
    ['socks://user:password@proxy.example.com:1080', 'SOCKS is not supported'],
    [' ', 'it has no scheme, and is not a host with the number of a port'],
  ])('"%s" is refused by the name of its variable with what is wrong, and not repeated', (value, fault) => {
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
      expect(message).toContain(`that can be used: ${fault}. Its value is not shown`);
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
