// Threat model: 5.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { classifyFault } from '../../src/platform/http/fault.ts';
import { Loopback, type Site } from '../support/loopback.ts';

const loopback = new Loopback();
afterEach(() => loopback.close());

/** Runs one request in a process of its own, whose environment decides, and gives what it printed. */
function requestInChild(url: string, env: Readonly<Record<string, string>>): Promise<string> {
  const script = `
    import { createHttpClient } from ${JSON.stringify(new URL('../../src/platform/http/http-client.ts', import.meta.url).href)};
    const http = createHttpClient(process.env);
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
    env: { PATH: process.env.PATH ?? '', ...env },
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
  const fileOf = (name: string) => fileURLToPath(new URL(`../support/tls/${name}.pem`, import.meta.url));
  const certificateFile = fileOf('certificate');
  const tlsFiles = (kind = '') => ({
    key: readFileSync(fileOf(`${kind}key`)),
    cert: readFileSync(fileOf(`${kind}certificate`)),
  });

  const folder = mkdtempSync(join(tmpdir(), 'http-tls-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  /** With which both this machine and www.example.com are known. */
  const bothFile = join(folder, 'both.pem');
  writeFileSync(bothFile, `${tlsFiles().cert}${tlsFiles('examples-').cert}`);

  function serveTls(identity = tlsFiles()): Promise<Site> {
    return loopback.listen(
      createHttpsServer(identity, (_, response) => response.end('secret')),
      'https',
    );
  }

  /** By a name that only the proxy leads to: what is for this machine goes through none. */
  async function serveExample(): Promise<{ readonly url: string; readonly port: number }> {
    const { port } = await serveTls(tlsFiles('examples-'));
    return { url: `https://www.example.com:${port}/`, port };
  }

  test('with a certificate that nobody vouches for is refused, also where the environment switches checks off', async () => {
    const site = await serveTls();
    for (const env of [{}, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }]) {
      expect(await requestInChild(site.url, env)).toMatch(/^tls TLS failed: .*certificate.* \(127\.0\.0\.1:\d+\)$/);
    }
  });

  test('with a certificate of an authority of one’s own: where that belongs is told, and no command line', async () => {
    const said = await requestInChild((await serveTls()).url, {});
    expect(said).toMatch(/^tls TLS failed: [\w -]+ \(.* NODE_EXTRA_CA_CERTS names\) \(127\.0\.0\.1:\d+\)$/);
  });

  test.each(['SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'])(
    'of a proxy that opens TLS (%s) tells the same',
    (code) => {
      const error = Object.assign(new Error('self-signed certificate in certificate chain'), { code });
      expect(classifyFault(error, false).words).toMatch(
        /^TLS failed: self-signed .* \(.* NODE_EXTRA_CA_CERTS names\)$/,
      );
    },
  );

  test('with a certificate from NODE_EXTRA_CA_CERTS is accepted', async () => {
    const site = await serveTls();
    expect(await requestInChild(site.url, { NODE_EXTRA_CA_CERTS: certificateFile })).toBe('sent 200 secret');
  });

  test('with a certificate for another name is refused', async () => {
    const site = await serveTls();
    const url = site.url.replace('127.0.0.1', 'localhost');
    const env = { NODE_EXTRA_CA_CERTS: certificateFile, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    expect(await requestInChild(url, env)).toMatch(
      /^tls TLS failed: the certificate is of another host \(127\.0\.0\.1\) \(localhost:\d+\)$/,
    );
  });

  /** Notes what it is asked for, and connects with this machine. */
  async function startProxy(scheme: 'http' | 'https' = 'http'): Promise<Site & { readonly asked: string[] }> {
    const asked: string[] = [];
    const server = scheme === 'http' ? createHttpServer() : createHttpsServer(tlsFiles());
    server.on('request', (request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.end('from the proxy');
    });
    server.on('connect', (request, socket: Socket) => {
      asked.push(`CONNECT ${request.url}`);
      const upstream = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on('error', () => socket.destroy());
      socket.on('error', () => upstream.destroy());
    });
    return Object.assign(await loopback.listen(server, scheme), { asked });
  }

  test('goes through the proxy that HTTPS_PROXY names, in a tunnel', async () => {
    const [site, proxy] = [await serveExample(), await startProxy()];
    const env = { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: bothFile };
    expect(await requestInChild(site.url, env)).toBe('sent 200 secret');
    expect(proxy.asked).toEqual([`CONNECT www.example.com:${site.port}`]);
  });

  test('goes around the proxy where it is for this machine', async () => {
    const [site, proxy] = [await serveTls(), await startProxy()];
    const env = { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: certificateFile };
    expect(await requestInChild(site.url, env)).toBe('sent 200 secret');
    expect(proxy.asked).toEqual([]);
  });

  test('is checked through a proxy as well, also where the environment switches checks off', async () => {
    const [site, proxy] = [await serveExample(), await startProxy()];
    const env = { HTTPS_PROXY: proxy.url, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    expect(await requestInChild(site.url, env)).toMatch(/^tls TLS failed: .*certificate/);
  });

  test('of the proxy itself is checked too', async () => {
    const [site, proxy] = [await serveExample(), await startProxy('https')];
    const unknown = { HTTPS_PROXY: proxy.url, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    expect(await requestInChild(site.url, unknown)).toMatch(/^tls TLS with the proxy failed: .*certificate/);
    expect(proxy.asked).toEqual([]);
    const misnamed = { HTTPS_PROXY: proxy.url.replace('127.0.0.1', 'localhost'), NODE_EXTRA_CA_CERTS: bothFile };
    expect(await requestInChild(site.url, misnamed)).toMatch(
      /^tls TLS with the proxy failed: the certificate is of another host \(127\.0\.0\.1\) \(.*through the proxy of HTTPS_PROXY\)$/,
    );
    const known = { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: bothFile };
    expect(await requestInChild(site.url, known)).toBe('sent 200 secret');
  });

  test('through a proxy that is not there is a fault', async () => {
    const proxy = await startProxy();
    await proxy.close();
    expect(await requestInChild('https://www.example.com/', { HTTPS_PROXY: proxy.url })).toMatch(
      /^refused the connection was refused/,
    );
  });
});
