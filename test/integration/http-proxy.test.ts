// Proxies of the environment, and the words for what went wrong on the way through one.
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createHttpClient } from '../../src/platform/http/http-client.ts';
import { get, read } from '../support/http-client.ts';
import { Loopback, type Site } from '../support/loopback.ts';

const loopback = new Loopback();
afterEach(() => loopback.close());

/** What came of so many requests at once, of each: the body, or the fault and its words. */
async function askAtOnce(times: number, url: string, env: Readonly<Record<string, string>>): Promise<string[]> {
  const http = createHttpClient(env);
  try {
    return await Promise.all(
      Array.from({ length: times }, () => http.request(get(url)).then(read).catch(toFaultWords)),
    );
  } finally {
    await http.close();
  }
}

function toFaultWords({ fault, message }: { readonly fault?: string; readonly message: string }): string {
  return `${fault}: ${message}`;
}

const ask = async (...[url, env]: [string, Readonly<Record<string, string>>]) => (await askAtOnce(1, url, env))[0];

const serveProxy = (): Promise<Site> =>
  loopback.serve((request, response) => response.end(`the proxy was asked for ${request.url}`));

/** Answers every tunnel that is asked for with this. */
function serveTunnels(answer: string): Promise<Site> {
  return loopback.listen(createServer().on('connect', (_, socket: Socket) => socket.end(answer)));
}

const secret = 'http://user:proxyPassword@';

describe('a proxy', () => {
  test.each(['HTTP_PROXY', 'http_proxy'])('of %s may be named without a scheme', async (variable) => {
    const proxy = await serveProxy();
    const env = { [variable]: `127.0.0.1:${proxy.port}` };
    expect(await ask('http://cdn.example/a.png', env)).toBe('the proxy was asked for http://cdn.example/a.png');
  });

  test('that is not there is not taken for the host', async () => {
    const gone = (await loopback.closed()).url.replace('http://', secret);
    for (const [url, env, words] of [
      ['https://api.example/', { HTTPS_PROXY: gone }, '(api.example, through the proxy of HTTPS_PROXY)'],
      ['https://api.example/', { http_proxy: gone }, '(api.example, through the proxy of http_proxy)'],
      ['http://api.example:81/', { HTTP_PROXY: gone }, '(api.example:81, through the proxy of HTTP_PROXY)'],
    ] as const) {
      expect(await ask(url, env)).toBe(`refused: the connection was refused ${words}`);
    }
  });

  test('whose name is unknown is named by its variable', async () => {
    const env = { HTTPS_PROXY: `${secret}no-such-proxy.invalid:1` };
    expect(await ask('https://api.example/', env)).toMatch(
      /^dns: .* \(api\.example, through the proxy of HTTPS_PROXY\)$/,
    );
  });

  test.each([
    [
      'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n',
      /^refused: the proxy gave no tunnel \(407: it wants a user name and password that it knows\) \(/,
    ],
    ['HTTP/1.1 502 Bad Gateway\r\n\r\n', /^refused: the proxy gave no tunnel \(502\) \(/],
    ['', /^reset: the proxy cut the connection \(/],
  ])('that gives no tunnel is named by its variable: %j', async (answer, words) => {
    const proxy = await serveTunnels(answer);
    const env = { HTTPS_PROXY: proxy.url.replace('http://', secret) };
    const said = await ask('https://api.example/', env);
    expect(said).toMatch(words);
    expect(said).toMatch(/\(api\.example, through the proxy of HTTPS_PROXY\)$/);
    expect(said).not.toContain('proxyPassword');
  });

  // Sooner than a purge, which has ten seconds, would be given up without words for it.
  test('that says nothing is named by its variable, whatever else is waiting for it', async () => {
    const { url } = await loopback.serveRaw(() => {});
    const askTwice = (proxy: string) => askAtOnce(2, 'https://api.example/', { HTTPS_PROXY: proxy });
    const [open, closed] = await Promise.all([url, url.replace('http:', 'https:')].map(askTwice));
    const toWords = (what: string) => `${what} (api.example, through the proxy of HTTPS_PROXY)`;
    expect(new Set(open)).toEqual(new Set([toWords('timeout: no answer within the time limit')]));
    expect(new Set(closed)).toEqual(new Set([toWords('unreached: no connection within the time limit')]));
  }, 16_000);

  test.each(['127.0.0.1', 'localhost'])('gets nothing that is for this machine (%s)', async (host) => {
    const [site, proxy] = [await loopback.serve((_, response) => response.end('the site')), await serveProxy()];
    expect(await ask(`http://${host}:${site.port}/`, { HTTP_PROXY: proxy.url, NO_PROXY: 'cdn.example' })).toBe(
      'the site',
    );
    expect(proxy.connections).toBe(0);
  });

  test.each(['[::1]', 'imgix.localhost'])('nor what another name of this machine leads to (%s)', async (host) => {
    const proxy = await serveProxy();
    await ask(`http://${host}:9/`, { HTTP_PROXY: proxy.url });
    expect(proxy.connections).toBe(0);
  });

  test('is not named where NO_PROXY leads around it', async () => {
    const proxy = await serveProxy();
    const env = { HTTP_PROXY: proxy.url, NO_PROXY: '.invalid' };
    expect(await ask('http://no-such-host.invalid/', env)).toBe(
      'dns: the host name was not found (no-such-host.invalid)',
    );
    expect(proxy.connections).toBe(0);
  });
});
