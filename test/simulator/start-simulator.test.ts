import { Agent, request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { ManualClock } from './clock.ts';
import type { FaultAnswer } from './faults.ts';
import { purgeRequestV1 } from './purge/purge-requests.ts';
import { type RunningSimulator, type StartOptions, startSimulator } from './start-simulator.ts';

let running: RunningSimulator | undefined;

async function start(options?: StartOptions): Promise<RunningSimulator> {
  running = await startSimulator(options);
  return running;
}

afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function purge({ apiUrl, baseUrl }: RunningSimulator, path: string): Promise<Response> {
  const { url, method, headers, body } = purgeRequestV1(apiUrl, `${baseUrl}${path}`);
  return fetch(url, { method, headers, body: Buffer.from(body) });
}

/** With Node's own client, which sends the path as it is. */
async function getRaw({ baseUrl }: RunningSimulator, path: string, agent?: Agent): Promise<void> {
  const { hostname, port } = new URL(baseUrl);
  await new Promise<void>((resolve, reject) => {
    const sent = request({ hostname, port, path, ...(agent === undefined ? {} : { agent }) }, (incoming) => {
      incoming.resume().once('end', resolve);
    });
    sent.once('error', reject).end();
  });
}

describe('the simulator on real sockets', () => {
  test('tells the whole story: old, purge, still old, new', async () => {
    const clock = new ManualClock();
    const site = await start({ clock, propagationMs: 2_000 });
    const get = async (): Promise<string> => (await fetch(`${site.baseUrl}/a%20b.jpg`)).text();
    site.source.put('a b.jpg', 'old');
    expect(await get()).toBe('old');
    site.source.put('a b.jpg', 'new');
    expect((await purge(site, '/a%20b.jpg')).status).toBe(200);
    expect(await get()).toBe('old');
    clock.advance(2_000);
    expect(await get()).toBe('new');
    expect(site.log.entries.map((entry) => [entry.on, entry.status])).toEqual([
      ['cdn', 200],
      ['api', 200],
      ['cdn', 200],
      ['cdn', 200],
    ]);
  });

  test('gives each host and the origin an address of its own', async () => {
    const site = await start({ hosts: 3 });
    expect(new Set([site.apiUrl, site.originUrl, ...site.baseUrls]).size).toBe(5);
    await fetch(`${site.originUrl}/a.jpg`, { method: 'PUT', body: 'bytes' });
    for (const base of site.baseUrls) expect(await (await fetch(`${base}/a.jpg`)).text()).toBe('bytes');
    const answer = await fetch(`${site.baseUrl}/a.jpg`, { method: 'HEAD' });
    expect([answer.headers.get('content-length'), answer.headers.get('etag')]).toEqual(['5', null]);
  });

  test('keeps the spelling of the path that the client sent', async () => {
    const site = await start();
    await getRaw(site, '/a/../b%2f(c).jpg?x=%zz');
    expect(site.log.entries[0]?.url).toBe(`${site.baseUrl}/a/../b%2f(c).jpg?x=%zz`);
  });

  test('counts connections and how many requests were in flight at once', async () => {
    const site = await start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await Promise.all([1, 2, 3].map(async () => getRaw(site, '/a.jpg', agent)));
    agent.destroy();
    expect(site.traffic().hosts[0]).toEqual({ requests: 3, connections: 1, maxInFlight: 1 });

    site.faults.add({ on: 'cdn', times: 4, answer: { kind: 'hang-headers' } });
    const hanging = [1, 2, 3, 4].map(() => fetch(`${site.baseUrl}/a.jpg`));
    const failures = Promise.allSettled(hanging);
    while (site.log.entries.length < 7) await new Promise((resolve) => setImmediate(resolve));
    expect(site.traffic().hosts[0]).toMatchObject({ requests: 7, maxInFlight: 4 });
    await site.close();
    expect((await failures).map((outcome) => outcome.status)).toEqual(Array(4).fill('rejected'));
  });
});

describe('a fault on the wire', () => {
  async function fetchUnder(answer: FaultAnswer, signal?: AbortSignal): Promise<Response> {
    const site = running ?? (await start());
    site.source.put('a.jpg', 'photo');
    site.faults.add({ on: 'cdn', answer });
    return fetch(`${site.baseUrl}/a.jpg`, signal === undefined ? {} : { signal });
  }

  test.each(['reset-before', 'reset-after'] as const)('%s is a connection reset', async (kind) => {
    await expect(fetchUnder({ kind })).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(running?.log.entries).toMatchObject([{ status: 0, transport: kind }]);
  });

  test('truncate promises more than it sends, then breaks off', async () => {
    const answer = await fetchUnder({ kind: 'truncate', afterBytes: 2 });
    expect(answer.headers.get('content-length')).toBe('5');
    await expect(answer.text()).rejects.toThrow('terminated');
    const whole = await fetchUnder({ kind: 'truncate', afterBytes: 99 });
    expect(whole.headers.get('content-length')).toBe('6');
    await expect(whole.text()).rejects.toThrow('terminated');
  });

  test('hang-headers never answers', async () => {
    await start();
    const controller = new AbortController();
    const pending = fetchUnder({ kind: 'hang-headers' }, controller.signal);
    while (running?.log.entries.length === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    await expect(pending).rejects.toThrow('aborted');
  });

  test('hang-body sends its first bytes and no more', async () => {
    const controller = new AbortController();
    const answer = await fetchUnder({ kind: 'hang-body', afterBytes: 2 }, controller.signal);
    const reader = answer.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('ph');
    const rest = reader?.read();
    controller.abort();
    await expect(rest).rejects.toThrow('aborted');
  });

  test('chunked has the whole body and no length', async () => {
    const answer = await fetchUnder({ kind: 'chunked' });
    expect([answer.headers.get('content-length'), await answer.text()]).toEqual([null, 'photo']);
  });

  test('delay answers after all', async () => {
    expect(await (await fetchUnder({ kind: 'delay', delayMs: 5 })).text()).toBe('photo');
  });

  test('huge goes on until the client leaves; a HEAD of it just ends', async () => {
    const controller = new AbortController();
    const answer = await fetchUnder({ kind: 'huge' }, controller.signal);
    let received = 0;
    for await (const chunk of answer.body ?? []) {
      received += chunk.byteLength;
      if (received > 4_000_000) break;
    }
    expect(received).toBeGreaterThan(4_000_000);
    controller.abort();
    running?.faults.add({ on: 'cdn', answer: { kind: 'huge' } });
    expect((await fetch(`${running?.baseUrl}/a.jpg`, { method: 'HEAD' })).status).toBe(200);
  });

  test('an answer in place of the real one comes with its headers', async () => {
    const answer = await fetchUnder({
      kind: 'answer',
      status: 429,
      headers: { 'retry-after': '2' },
      body: 'slow down',
    });
    expect([answer.status, answer.headers.get('retry-after'), await answer.text()]).toEqual([429, '2', 'slow down']);
  });

  test('closing ends answers that hang', async () => {
    const pending = fetchUnder({ kind: 'hang-headers' });
    const failure = expect(pending).rejects.toThrow('fetch failed');
    while ((running?.log.entries.length ?? 0) === 0) await new Promise((resolve) => setImmediate(resolve));
    await running?.close();
    running = undefined;
    await failure;
  });
});
