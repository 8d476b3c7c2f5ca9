import type { Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { HttpError } from '../../src/platform/http/http.ts';
import { createHttpClient } from '../../src/platform/http/http-client.ts';
import { get, openClient, read } from '../support/http-client.ts';
import { Loopback } from '../support/loopback.ts';

const loopback = new Loopback();
afterEach(() => loopback.close());

async function faultOf(work: Promise<unknown>): Promise<{ fault: string; message: string }> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(HttpError);
  const { fault, message, cause } = error as HttpError;
  expect(cause).toBeDefined();
  return { fault, message };
}

describe('a fault is named with the host, in words', () => {
  test('refused connection', async () => {
    const site = await loopback.closed();
    expect(await faultOf(openClient().request(get(site.url)))).toEqual({
      fault: 'refused',
      message: `the connection was refused (127.0.0.1:${site.port})`,
    });
  });

  test('unknown host', async () => {
    const { fault, message } = await faultOf(openClient().request(get('http://no-such-host.invalid/')));
    expect(fault).toBe('dns');
    expect(message).toMatch(/^the host name (was not found|could not be looked up) \(no-such-host\.invalid\)$/);
  });

  test.each<[string, (socket: Socket) => void, string, string]>([
    ['a reset before the answer', (socket) => socket.resetAndDestroy(), 'reset', 'the connection was cut'],
    ['an end before the answer', (socket) => socket.end(), 'reset', 'the connection was cut'],
    [
      'an interim answer that nobody asked for',
      (socket) => socket.write('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n'),
      'protocol',
      'an interim answer (1xx) came that was not asked for',
    ],
    [
      'a status that there is none of',
      (socket) => socket.end('HTTP/1.1 099 Odd\r\ncontent-length: 0\r\n\r\n'),
      'protocol',
      'the answer is not as HTTP has it',
    ],
    [
      'headers that are too long',
      (socket) => socket.end(`HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`),
      'protocol',
      'the headers of the answer are too long, 16 KiB or more',
    ],
    ['headers that do not come', () => {}, 'timeout', 'no answer within the time limit'],
  ])('%s', async (_, handle, fault, words) => {
    const site = await loopback.serveRaw(handle);
    expect(await faultOf(openClient().request(get(site.url, { timeoutMs: 300 })))).toEqual({
      fault,
      message: `${words} (127.0.0.1:${site.port})`,
    });
  });

  test('connection cut within the body', async () => {
    const site = await loopback.serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nbeginning', () => socket.resetAndDestroy());
    });
    const answer = await openClient().request(get(site.url));
    expect(answer.status).toBe(200);
    expect((await faultOf(read(answer))).fault).toBe('reset');
  });

  test('a body that stops', async () => {
    const site = await loopback.serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('beginning');
    });
    const answer = await openClient().request(get(site.url, { timeoutMs: 300 }));
    expect(await faultOf(read(answer))).toEqual({
      fault: 'timeout',
      message: `the answer stopped half way (127.0.0.1:${site.port})`,
    });
  });

  test('something that is not HTTP', async () => {
    const site = await loopback.serveRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    expect((await faultOf(openClient().request(get(site.url)))).fault).toBe('protocol');
  });

  test('a path that cannot go out', async () => {
    const site = await loopback.serve((_, response) => response.end());
    expect((await faultOf(openClient().request(get(`${site.url}/a b`)))).fault).toBe('protocol');
  });

  test('https at a server that speaks http', async () => {
    const site = await loopback.serve((_, response) => response.end());
    expect(await faultOf(openClient().request(get(site.url.replace('http:', 'https:'))))).toEqual({
      fault: 'tls',
      message: `TLS failed: wrong version number (127.0.0.1:${site.port})`,
    });
  });
});

describe('an abort', () => {
  const reason = new Error('cancelled');

  test('before the request sends nothing', async () => {
    const site = await loopback.serve((_, response) => response.end());
    await expect(openClient().request(get(site.url, { signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
    expect(site.connections).toBe(0);
  });

  test('while the answer is awaited, and within its body, gives the reason', async () => {
    const silent = await loopback.serve(() => {});
    const halfway = await loopback.serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('beginning');
    });
    const abort = new AbortController();
    const http = openClient();
    const waiting = http.request(get(silent.url, { signal: abort.signal }));
    const answer = await http.request(get(halfway.url, { signal: abort.signal }));
    const reading = read(answer);
    setTimeout(() => abort.abort(reason), 30);
    await expect(waiting).rejects.toBe(reason);
    await expect(reading).rejects.toBe(reason);
  });

  test('while the connection is being made gives the reason at once', async () => {
    const silent = await loopback.serveRaw(() => {});
    for (const [url, env] of [
      [silent.url.replace('http:', 'https:'), {}],
      ['https://api.example/', { HTTPS_PROXY: silent.url }],
    ] as const) {
      const abort = new AbortController();
      const http = createHttpClient(env);
      const waiting = http.request(get(url, { signal: abort.signal }));
      setTimeout(() => abort.abort(reason), 30);
      await expect(waiting).rejects.toBe(reason);
      await http.close();
    }
  });

  test('does not make discard throw, nor does a connection that breaks', async () => {
    const site = await loopback.serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('beginning');
    });
    const abort = new AbortController();
    const http = openClient();
    const aborted = await http.request(get(site.url, { signal: abort.signal }));
    const broken = await http.request(get(site.url));
    abort.abort(reason);
    for (const socket of site.sockets) socket.destroy();
    await expect(aborted.discard()).resolves.toBeUndefined();
    await expect(broken.discard()).resolves.toBeUndefined();
  });
});
