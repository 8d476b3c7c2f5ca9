import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createHttpClient, type HttpAnswer, HttpError, type HttpRequest } from '../../src/platform/http.ts';

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

function client() {
  const http = createHttpClient();
  cleanUps.push(() => http.close());
  return http;
}

type Site = { readonly url: string; readonly port: number; connections: number; sockets: Set<Socket> };

async function listen(server: Server | TcpServer, scheme = 'http'): Promise<Site> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const site: Site = { url: `${scheme}://127.0.0.1:${port}`, port, connections: 0, sockets: new Set() };
  server.on('connection', (socket: Socket) => {
    site.connections++;
    site.sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => site.sockets.delete(socket));
  });
  cleanUps.push(async () => {
    for (const socket of site.sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return site;
}

function serve(handle: RequestListener): Promise<Site> {
  return listen(createHttpServer(handle));
}

/** A server that gets a whole connection and says what it likes. */
function serveRaw(handle: (socket: Socket, text: string) => void): Promise<Site> {
  return listen(createTcpServer((socket) => socket.on('data', (data) => handle(socket, data.toString('latin1')))));
}

function get(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url, timeoutMs: 5000, ...more };
}

async function read({ body }: Pick<HttpAnswer, 'body'>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

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

describe('a request', () => {
  test('goes out as it was given, and brings status, headers and body back', async () => {
    const seen: {
      method?: string | undefined;
      url?: string | undefined;
      headers?: IncomingMessage['headers'];
      body?: string;
    } = {};
    const site = await serve(async (request, response) => {
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
    const answer = await client().request({
      method: 'POST',
      url: `${site.url}/a?b=c`,
      headers: { authorization: 'Bearer k' },
      body: 'é',
      timeoutMs: 5000,
    });
    expect(seen).toMatchObject({ method: 'POST', url: '/a?b=c', body: 'é' });
    expect(seen.headers).toMatchObject({ authorization: 'Bearer k', 'content-length': '2', host: site.url.slice(7) });
    expect(Object.keys(seen.headers ?? {}).sort()).toEqual(['authorization', 'connection', 'content-length', 'host']);
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ 'x-one': 'a', 'set-cookie': 'a=1, b=2' });
    expect(await read(answer)).toBe('answer');
  });

  test('spells its path exactly as the URL does', async () => {
    const seen: (string | undefined)[] = [];
    const site = await serve((request, response) => {
      seen.push(request.url);
      response.end();
    });
    const paths = ['/%2e%2e/a.png', "/a%28b%29(c)'.png?w=1&x=%20", '/a%c3%a9//b.png', '/'];
    const http = client();
    for (const path of paths) await read(await http.request(get(site.url + path)));
    await read(await http.request(get(site.url)));
    await read(await http.request(get(`${site.url.replace('http', 'HTTP')}/upper.png`)));
    expect(seen).toEqual([...paths, '/', '/upper.png']);
  });

  test('hands on the bytes as they came, still encoded', async () => {
    const site = await serve((_, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end('not really gzip');
    });
    const answer = await client().request(get(site.url));
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(await read(answer)).toBe('not really gzip');
  });

  test.each([301, 302, 303, 307, 308])('is never redirected: %i is an answer like any other', async (status) => {
    let requests = 0;
    const site = await serve((_, response) => {
      requests++;
      response.writeHead(status, { location: '/elsewhere' }).end();
    });
    const answer = await client().request(get(site.url, { headers: { authorization: 'Bearer k' } }));
    await answer.discard();
    expect([answer.status, answer.headers['location'], requests]).toEqual([status, '/elsewhere', 1]);
  });
});

describe('connections', () => {
  test('are used again, one request after the other', async () => {
    const site = await serve((_, response) => response.end('ok'));
    const http = client();
    for (let count = 0; count < 20; count++) await read(await http.request(get(site.url)));
    // Two, because the next request may begin before the last one's connection is known to be free.
    expect(site.connections).toBeLessThanOrEqual(2);
  });

  test('are used again after a body that was not wanted, if it was short', async () => {
    const site = await serve((_, response) => response.end('x'.repeat(10_000)));
    const http = client();
    for (let count = 0; count < 5; count++) await (await http.request(get(site.url))).discard();
    expect(site.connections).toBeLessThanOrEqual(2);
  });

  test('are closed where the rest of an unwanted body is long', async () => {
    const site = await serve((_, response) => response.end('x'.repeat(50_000_000)));
    const http = client();
    for (let count = 0; count < 3; count++) await (await http.request(get(site.url))).discard();
    expect(site.connections).toBe(3);
  });

  test('to one host are never more than thirty-two', async () => {
    let [now, most] = [0, 0];
    const site = await serve((_, response) => {
      most = Math.max(most, ++now);
      setTimeout(() => response.end('ok', () => now--), 30);
    });
    const http = client();
    await Promise.all(Array.from({ length: 100 }, async () => read(await http.request(get(site.url)))));
    expect(most).toBe(32);
    expect(site.connections).toBe(32);
  });

  test('end when the client is closed', async () => {
    const site = await serve((_, response) => response.end('ok'));
    const http = createHttpClient();
    await read(await http.request(get(site.url)));
    await http.close();
    await expect.poll(() => site.sockets.size).toBe(0);
  });
});

describe('a fault is named with the host, in words', () => {
  test('refused connection', async () => {
    const site = await serve(() => {});
    await cleanUps.pop()?.();
    expect(await faultOf(client().request(get(site.url)))).toEqual({
      fault: 'refused',
      message: `the connection was refused (127.0.0.1:${site.port})`,
    });
  });

  test('unknown host', async () => {
    const { fault, message } = await faultOf(client().request(get('http://no-such-host.invalid/')));
    expect(fault).toBe('dns');
    expect(message).toMatch(/^the host name (was not found|could not be looked up) \(no-such-host\.invalid\)$/);
  });

  test('connection cut before the answer, by a reset and in order', async () => {
    const cut = await serveRaw((socket) => socket.resetAndDestroy());
    const ended = await serveRaw((socket) => socket.end());
    for (const site of [cut, ended]) {
      expect(await faultOf(client().request(get(site.url)))).toEqual({
        fault: 'reset',
        message: `the connection was cut (127.0.0.1:${site.port})`,
      });
    }
  });

  test('connection cut within the body', async () => {
    const site = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nbeginning', () => socket.resetAndDestroy());
    });
    const answer = await client().request(get(site.url));
    expect(answer.status).toBe(200);
    expect((await faultOf(read(answer))).fault).toBe('reset');
  });

  test('headers that do not come', async () => {
    const site = await serve(() => {});
    const { fault, message } = await faultOf(client().request(get(site.url, { timeoutMs: 300 })));
    expect([fault, message]).toEqual(['timeout', `no answer within the time limit (127.0.0.1:${site.port})`]);
  });

  test('a body that stops', async () => {
    const site = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('beginning');
    });
    const answer = await client().request(get(site.url, { timeoutMs: 300 }));
    expect(await faultOf(read(answer))).toEqual({
      fault: 'timeout',
      message: `the answer stopped half way (127.0.0.1:${site.port})`,
    });
  });

  test('something that is not HTTP', async () => {
    const site = await serveRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    expect((await faultOf(client().request(get(site.url)))).fault).toBe('protocol');
  });

  test('a path that cannot go out', async () => {
    const site = await serve((_, response) => response.end());
    expect((await faultOf(client().request(get(`${site.url}/a b`)))).fault).toBe('protocol');
  });

  test('https at a server that speaks http', async () => {
    const site = await serve((_, response) => response.end());
    expect(await faultOf(client().request(get(site.url.replace('http:', 'https:'))))).toEqual({
      fault: 'tls',
      message: `TLS failed: wrong version number (127.0.0.1:${site.port})`,
    });
  });
});

describe('an abort', () => {
  const reason = new Error('cancelled');

  test('before the request sends nothing', async () => {
    const site = await serve((_, response) => response.end());
    await expect(client().request(get(site.url, { signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
    expect(site.connections).toBe(0);
  });

  test('while the answer is awaited, and within its body, gives the reason', async () => {
    const silent = await serve(() => {});
    const halfway = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('beginning');
    });
    const abort = new AbortController();
    const http = client();
    const waiting = http.request(get(silent.url, { signal: abort.signal }));
    const answer = await http.request(get(halfway.url, { signal: abort.signal }));
    const reading = read(answer);
    setTimeout(() => abort.abort(reason), 30);
    await expect(waiting).rejects.toBe(reason);
    await expect(reading).rejects.toBe(reason);
  });

  test('does not make discard throw, nor does a connection that breaks', async () => {
    const site = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('beginning');
    });
    const abort = new AbortController();
    const http = client();
    const aborted = await http.request(get(site.url, { signal: abort.signal }));
    const broken = await http.request(get(site.url));
    abort.abort(reason);
    for (const socket of site.sockets) socket.destroy();
    await aborted.discard();
    await broken.discard();
  });
});

describe('onSent', () => {
  test('is told once, when the request goes out on a connected socket', async () => {
    const events: string[] = [];
    const site = await serve((_, response) => {
      events.push('arrived');
      response.end('ok');
    });
    const http = client();
    await read(await http.request(get(site.url, { onSent: () => events.push('sent') })));
    await read(await http.request(get(site.url, { onSent: () => events.push('sent again') })));
    expect(events).toEqual(['sent', 'arrived', 'sent again', 'arrived']);
  });

  test('is not told where there is no connection', async () => {
    const site = await serve(() => {});
    await cleanUps.pop()?.();
    let sent = 0;
    await faultOf(client().request(get(site.url, { onSent: () => sent++ })));
    expect(sent).toBe(0);
  });

  test('is not told while the request waits for one of the connections', async () => {
    const held: (() => void)[] = [];
    const site = await serve((_, response) => held.push(() => response.end('ok')));
    const http = client();
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

/** Runs one request in a process of its own, whose environment decides, and gives what it printed. */
function requestInChild(url: string, env: Readonly<Record<string, string>>): Promise<string> {
  const script = `
    import { createHttpClient } from ${JSON.stringify(new URL('../../src/platform/http.ts', import.meta.url).href)};
    const http = createHttpClient();
    const events = [];
    try {
      const answer = await http.request({ method: 'GET', url: process.argv[1], timeoutMs: 5000, onSent: () => events.push('sent') });
      let text = '';
      for await (const chunk of answer.body) text += Buffer.from(chunk).toString();
      console.log([...events, answer.status, text].join(' '));
    } catch (error) {
      console.log([...events, error.fault, error.message].join(' '));
    }
    await http.close();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, url], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.once('error', reject);
    child.once('close', () => resolve(text.trim()));
  });
}

describe('TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'http-test-'));
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  beforeAll(() => {
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    execFileSync('openssl', ['req', '-x509', ...key, ...subject, '-keyout', keyFile, '-out', certificateFile], {
      stdio: 'ignore',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function serveTls(): Promise<Site> {
    const files = { key: readFileSync(keyFile), cert: readFileSync(certificateFile) };
    return listen(
      createHttpsServer(files, (_, response) => response.end('secret')),
      'https',
    );
  }

  test('with a certificate that nobody vouches for is refused, also where the environment switches checks off', async () => {
    const site = await serveTls();
    for (const env of [{}, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }]) {
      expect(await requestInChild(site.url, env)).toMatch(/^tls TLS failed: .*certificate.* \(127\.0\.0\.1:\d+\)$/);
    }
  });

  test('with a certificate from NODE_EXTRA_CA_CERTS is accepted', async () => {
    const site = await serveTls();
    expect(await requestInChild(site.url, { NODE_EXTRA_CA_CERTS: certificateFile })).toBe('sent 200 secret');
  });

  test('with a certificate for another name is refused', async () => {
    const site = await serveTls();
    const url = site.url.replace('127.0.0.1', 'localhost');
    const env = { NODE_EXTRA_CA_CERTS: certificateFile, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    expect(await requestInChild(url, env)).toMatch(/^tls TLS failed: .*altnames/);
  });

  /** Notes what it is asked for, and connects. */
  async function startProxy(): Promise<Site & { readonly asked: string[] }> {
    const asked: string[] = [];
    const server = createHttpServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.end('from the proxy');
    });
    server.on('connect', (request, socket: Socket) => {
      asked.push(`CONNECT ${request.url}`);
      const [host, port] = (request.url ?? '').split(':');
      const upstream = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on('error', () => socket.destroy());
      socket.on('error', () => upstream.destroy());
    });
    return Object.assign(await listen(server), { asked });
  }

  test('goes through the proxy that HTTPS_PROXY names, in a tunnel', async () => {
    const [site, proxy] = [await serveTls(), await startProxy()];
    const env = { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: certificateFile };
    expect(await requestInChild(site.url, env)).toBe('sent 200 secret');
    expect(proxy.asked).toEqual([`CONNECT 127.0.0.1:${site.port}`]);
  });

  test('goes around the proxy where NO_PROXY says so', async () => {
    const [site, proxy] = [await serveTls(), await startProxy()];
    const env = { HTTPS_PROXY: proxy.url, NO_PROXY: '127.0.0.1', NODE_EXTRA_CA_CERTS: certificateFile };
    expect(await requestInChild(site.url, env)).toBe('sent 200 secret');
    expect(proxy.asked).toEqual([]);
  });

  test('is checked through a proxy as well, also where the environment switches checks off', async () => {
    const [site, proxy] = [await serveTls(), await startProxy()];
    const env = { HTTPS_PROXY: proxy.url, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    expect(await requestInChild(site.url, env)).toMatch(/^tls TLS failed: .*certificate/);
  });

  test('through a proxy that is not there is a fault', async () => {
    const proxy = await startProxy();
    await cleanUps.pop()?.();
    expect(await requestInChild('https://127.0.0.1:9/', { HTTPS_PROXY: proxy.url })).toMatch(
      /^refused the connection was refused/,
    );
  });
});
