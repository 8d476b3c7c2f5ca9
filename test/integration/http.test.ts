import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { get, openClient, read } from '../support/http-client.ts';
import { Loopback } from '../support/loopback.ts';

const loopback = new Loopback();
afterEach(() => loopback.close());

describe('a request', () => {
  test('goes out as it was given, and brings status, headers and body back', async () => {
    const seen: {
      method?: string | undefined;
      url?: string | undefined;
      headers?: IncomingMessage['headers'];
      body?: string;
    } = {};
    const site = await loopback.serve(async (request, response) => {
      Object.assign(seen, {
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: await read({ body: request }),
      });
      response.writeHead(
        201,
        [
          ['X-One', 'a'],
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
        ].flat(),
      );
      response.end('answer');
    });
    const answer = await openClient().request({
      method: 'POST',
      url: `${site.url}/a?b=c`,
      headers: { authorization: 'Bearer k' },
      body: 'é',
      timeoutMs: 5000,
    });
    expect(seen).toMatchObject({ method: 'POST', url: '/a?b=c', body: 'é' });
    expect(seen.headers).toMatchObject({ authorization: 'Bearer k', 'content-length': '2', host: site.url.slice(7) });
    const names = ['authorization', 'connection', 'content-length', 'host', 'user-agent'];
    expect(Object.keys(seen.headers ?? {}).sort()).toEqual(names);
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ 'x-one': 'a', 'set-cookie': 'a=1, b=2' });
    expect(await read(answer)).toBe('answer');
  });

  test('spells its path exactly as the URL does', async () => {
    const seen: (string | undefined)[] = [];
    const site = await loopback.serve((request, response) => {
      seen.push(request.url);
      response.end();
    });
    const paths = ['/%2e%2e/a.png', "/a%28b%29(c)'.png?w=1&x=%20", '/a%c3%a9//b.png', '/'];
    const http = openClient();
    for (const path of paths) await read(await http.request(get(site.url + path)));
    await read(await http.request(get(site.url)));
    await read(await http.request(get(`${site.url.replace('http', 'HTTP')}/%2e%2e/upper.png`)));
    expect(seen).toEqual([...paths, '/', '/%2e%2e/upper.png']);
  });

  test('hands on the bytes as they came, still encoded', async () => {
    const site = await loopback.serve((_, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end('not really gzip');
    });
    const answer = await openClient().request(get(site.url));
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(await read(answer)).toBe('not really gzip');
  });
});

describe('connections', () => {
  test('are used again, one request after the other', async () => {
    const site = await loopback.serve((_, response) => response.end('ok'));
    const http = openClient();
    for (let count = 0; count < 20; count++) await read(await http.request(get(site.url)));
    // Two, because the next request may begin before the last one's connection is known to be free.
    expect(site.connections).toBeLessThanOrEqual(2);
  });

  test('are used again after a body that was not wanted, if it was short', async () => {
    const site = await loopback.serve((_, response) => response.end('x'.repeat(10_000)));
    const http = openClient();
    for (let count = 0; count < 5; count++) await (await http.request(get(site.url))).discard();
    expect(site.connections).toBeLessThanOrEqual(2);
  });

  test('are closed where the rest of an unwanted body is long', async () => {
    const site = await loopback.serve((_, response) => response.end('x'.repeat(50_000_000)));
    const http = openClient();
    for (let count = 0; count < 3; count++) await (await http.request(get(site.url))).discard();
    expect(site.connections).toBe(3);
  });

  test('to one host are never more than thirty-two', async () => {
    let [now, most] = [0, 0];
    const site = await loopback.serve((_, response) => {
      most = Math.max(most, ++now);
      setTimeout(() => response.end('ok', () => now--), 30);
    });
    const http = openClient();
    await Promise.all(Array.from({ length: 100 }, async () => read(await http.request(get(site.url)))));
    expect(most).toBe(32);
    expect(site.connections).toBe(32);
  });

  test('end when the client is closed', async () => {
    const site = await loopback.serve((_, response) => response.end('ok'));
    const http = openClient();
    await read(await http.request(get(site.url)));
    await http.close();
    await expect.poll(() => site.sockets.size).toBe(0);
  });
});

describe('onSent', () => {
  test('is told once, when the request goes out on a connected socket', async () => {
    const events: string[] = [];
    const site = await loopback.serve((_, response) => {
      events.push('arrived');
      response.end('ok');
    });
    const http = openClient();
    await read(await http.request(get(site.url, { onSent: () => events.push('sent') })));
    await read(await http.request(get(site.url, { onSent: () => events.push('sent again') })));
    expect(events).toEqual(['sent', 'arrived', 'sent again', 'arrived']);
  });

  test('is not told where there is no connection', async () => {
    const site = await loopback.closed();
    let sent = 0;
    await expect(openClient().request(get(site.url, { onSent: () => sent++ }))).rejects.toThrow('refused');
    expect(sent).toBe(0);
  });

  test('is not told while the request waits for one of the connections', async () => {
    const held: (() => void)[] = [];
    const site = await loopback.serve((_, response) => held.push(() => response.end('ok')));
    const http = openClient();
    let sent = 0;
    const requests = Array.from({ length: 33 }, async () =>
      read(await http.request(get(site.url, { onSent: () => sent++ }))),
    );
    await expect.poll(() => held.length).toBe(32);
    expect(sent).toBe(32);
    held[0]?.();
    await expect.poll(() => held.length).toBe(33);
    expect(sent).toBe(33);
    for (const end of held) end();
    await Promise.all(requests);
  });
});
