// `origin-url`: an asset is purged as soon as the Source itself has its new state, and not before.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Change, openSite } from '../../support/run-pipeline.ts';
import { CheckoutFiles, gif, openScene } from './scene.ts';

const [old, now] = [gif('old'), gif('the new one')];
const withOrigin = { 'origin-url': true } as const;
const modified = { change: 'modified', old, now } as const;

async function arriving(arrivesMs: number, change: Change = modified, simulator = {}) {
  const was = change.change === 'added' ? null : old;
  const is = change.change === 'deleted' ? null : now;
  return openScene({ simulator, file: 'a.gif', was, is, arrivesMs });
}

describe('a deployment that comes after the start of the run', () => {
  test.each<[string, Change, object]>([
    ['modified', modified, {}],
    ['modified, of equal size', { change: 'modified', old, now: gif('new') }, {}],
    ['added', { change: 'added', now }, {}],
    ['added, of a Source that answers 403 for what it does not have', { change: 'added', now }, { missingStatus: 403 }],
    ['deleted', { change: 'deleted', old }, {}],
    ['deleted, of a Source that answers 403', { change: 'deleted', old }, { missingStatus: 403 }],
    ['in the checkout', { change: 'tracked', now }, {}],
  ])('is waited for, and purged once: %s', async (_, change, simulator) => {
    const file = 'now' in change && change.now !== undefined ? (change.now as Buffer) : null;
    const site = await openScene({
      simulator,
      file: 'a.gif',
      was: change.change === 'added' ? null : old,
      is: file,
      arrivesMs: 90_000,
    });
    const { only } = await site.run({ 'a.gif': change }, withOrigin);
    expect(only.verification.outcome).toBe('verified');
    const purges = site.simulator.log.purges();
    expect(purges).toHaveLength(1);
    expect(purges[0]?.at).toBeGreaterThanOrEqual(site.startMs + 90_000);
    expect(purges[0]?.at).toBeLessThan(site.startMs + 102_000);
  });

  test('is not taken for an origin that gives no answer, where that is slow', async () => {
    const toLatency = () => ({ backMs: 8_000 });
    const site = await openScene({ file: 'a.gif', was: old, is: now, arrivesMs: 900_000, toLatency });
    const { only, log } = await site.run({ 'a.gif': modified }, { ...withOrigin, timeout: '30' });
    expect(only.problem?.message).toContain('still serves the old file');
    expect(log.join('\n')).toMatch(
      / Waiting for the Source, for \d+ s at most: it still serves the old file \(1 URL\)\./,
    );
  });

  test('does not hold up the assets that are ready', async () => {
    const site = openSite();
    const { source } = site.simulator;
    source.put('ready.gif', now);
    source.putLater('late.gif', now, site.clock.forSimulator.now() + 60_000);
    const { reports } = await site.run({ 'late.gif': modified, 'ready.gif': modified }, withOrigin);
    expect(reports.every(({ verification }) => verification.outcome === 'verified')).toBe(true);
    const [first, second] = site.simulator.log.purges();
    expect(first?.url).toBe(site.url('ready.gif'));
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(59_000);
  });

  test('is asked about conditionally: while nothing changes hardly a body is sent', async () => {
    const [large, larger] = [gif('o'.repeat(10_000)), gif('n'.repeat(10_100))];
    const site = await openScene({ file: 'a.gif', was: large, is: larger, arrivesMs: 60_000 });
    await site.run({ 'a.gif': { change: 'modified', old: large, now: larger } }, withOrigin);
    const asked = site.simulator.log.on('origin');
    expect(asked.length).toBeGreaterThan(6);
    expect(asked.slice(0, -1).map(({ status }) => status)).toEqual(
      asked.slice(0, -1).map((_, index) => (index % 6 === 0 ? 200 : 304)),
    );
    expect(asked.at(-1)?.status).toBe(200);
    expect(asked.every(({ method }) => method === 'GET')).toBe(true);
  });

  test.each([
    ['while it is waited for', 20_000, '300'],
    ['at the end of the wait', 11_000, '12'],
  ])('is seen %s at a Source that goes on to answer 304', async (_, arrivesMs, timeout) => {
    const site = await openScene({ file: 'a.gif', was: old, is: now, arrivesMs });
    const { http } = site;
    const request = http.request;
    http.request = async (asked) => {
      if (!asked.url.includes('origin')) return request(asked);
      const { 'if-none-match': condition, ...headers } = asked.headers ?? {};
      const answer = await request({ ...asked, headers });
      return {
        ...answer,
        status: condition === undefined ? answer.status : 304,
        headers: { ...answer.headers, etag: '"x"' },
      };
    };
    const { only } = await site.run({ 'a.gif': modified }, { ...withOrigin, timeout });
    expect(only.purge.outcome).toBe('accepted');
    expect(only.verification.outcome).toBe('verified');
  });

  test('is not asked about by date: a deployment may go back to a file that is older', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: now, arrivesMs: 20_000 });
    const { http } = site;
    const request = http.request;
    // A server that has no ETags, and answers 304 for what is no newer.
    http.request = async (asked) => {
      const answer = await request(asked);
      if (!asked.url.includes('origin')) return answer;
      const { etag: _, ...headers } = answer.headers;
      const isByDate = asked.headers?.['if-modified-since'] !== undefined;
      return isByDate ? { ...answer, status: 304, headers } : { ...answer, headers };
    };
    const { only } = await site.run({ 'a.gif': modified }, withOrigin);
    expect(only.verification.outcome).toBe('verified');
  });

  test('of a Source that sends its files in chunks is recognised', async () => {
    for (const version of [modified, { change: 'modified', old: blobOnly(old), now: blobOnly(now) } as const]) {
      const site = await openScene({ file: 'a.gif', was: old, is: now, arrivesMs: 30_000 });
      site.simulator.faults.add({ on: 'origin', times: 999, answer: { kind: 'chunked' } });
      const { only } = await site.run({ 'a.gif': version }, withOrigin);
      expect(only.verification.outcome).toBe('verified');
    }
  });

  test('is waited for although the origin fails now and then', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: now, arrivesMs: 30_000 });
    for (const kind of ['hang-headers', 'reset-after'] as const) {
      site.simulator.faults.add({ on: 'origin', times: 2, skip: 1, answer: { kind } });
    }
    site.simulator.faults.add({ on: 'origin', times: 2, skip: 2, answer: { kind: 'answer', status: 503 } });
    const { only } = await site.run({ 'a.gif': modified }, withOrigin);
    expect(only.verification.outcome).toBe('verified');
  });
});

describe('an origin that is ready', () => {
  test('is asked once', async () => {
    const site = await arriving(-1000);
    await site.run({ 'a.gif': modified }, withOrigin);
    expect(site.simulator.log.on('origin')).toHaveLength(1);
  });

  test('with the file of the checkout, which a filter changed, is recognised', async () => {
    using files = new CheckoutFiles();
    const site = await openScene({ file: 'a.txt', was: 'a\r\n', is: 'b\r\n' });
    const change = { change: 'modified', old: 'a\n', now: 'b\n', checkoutFile: files.write('b\r\n') } as const;
    const { only } = await site.run({ 'a.txt': change }, withOrigin);
    expect(only.verification).toMatchObject({ outcome: 'verified', evidence: 'bytes' });
  });

  test('with another file in place of a removed one counts: the removed file is no more', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: now });
    const { only } = await site.run({ 'a.gif': { change: 'deleted', old } }, withOrigin);
    expect(only.purge.outcome).toBe('accepted');
  });
});

describe('a deployment that never comes', () => {
  test.each<[string, Change, Buffer | null, RegExp, object]>([
    ['modified', modified, old, /still serves the old file/, {}],
    ['added', { change: 'added', now }, null, /answers 404, it has no such file/, {}],
    [
      'added, with 403',
      { change: 'added', now },
      null,
      /answers 403: it has no such file, or it refuses this step/,
      { missingStatus: 403 },
    ],
    ['deleted', { change: 'deleted', old }, old, /still serves the old file/, {}],
    ['deleted, of unknown content', { change: 'deleted', old: undefined }, old, /serves a file of 13 bytes/, {}],
    [
      'rewritten by the deployment',
      modified,
      gif('optimised'),
      /serves a file of 19 bytes that is neither the old nor the new one/,
      {},
    ],
  ])('fails the asset without a purge, and says so: %s', async (_, change, content, message, simulator) => {
    const site = await openScene({ simulator, file: 'a.gif', was: content, is: content });
    const { only, report } = await site.run({ 'a.gif': change }, { ...withOrigin, timeout: '60' });
    expect(only).toMatchObject({ purge: { outcome: 'skipped' }, verification: { outcome: 'skipped' } });
    expect(only.problem?.code).toBe('origin-not-ready');
    expect(only.problem?.message).toMatch(
      change.change === 'deleted'
        ? /^The Source does not say that the file is gone within 60 s/
        : /^The (deployment has not arrived at|Source does not show).* within 60 s/,
    );
    expect(only.problem?.message).toMatch(message);
    expect(only.problem?.message).toContain('It was not purged');
    expect(site.simulator.log.purges()).toEqual([]);
    expect(report.conclusion).toBe('failure');
  });

  test.each([
    ['wants credentials', 401, {}],
    ['redirects for good', 301, { location: 'https://www.example.com/a.gif' }],
  ])('of an origin that %s is not waited for to the end', async (_, status, headers) => {
    const site = await arriving(-1000);
    site.simulator.faults.add({ on: 'origin', times: 999, answer: { kind: 'answer', status, headers } });
    const { only } = await site.run({ 'a.gif': modified }, { ...withOrigin, timeout: '300' });
    expect(only.problem?.message).toMatch(`The Source could not be asked: ${site.simulator.settings.originUrl}`);
    expect(site.clock.forSimulator.now() - site.startMs).toBeLessThan(30_000);
    expect(site.simulator.log.purges()).toEqual([]);
  });

  test('is waited for where the origin wants credentials for a while only', async () => {
    const site = await arriving(60_000);
    site.simulator.faults.add({ on: 'origin', skip: 1, times: 8, answer: { kind: 'answer', status: 401 } });
    const { only } = await site.run({ 'a.gif': modified }, withOrigin);
    expect(only.verification.outcome).toBe('verified');
  });

  test('of an origin that gives nothing in the place of an empty file that is to go', async () => {
    const site = await openScene({ file: 'a.gif', was: '', is: '' });
    const { only } = await site.run({ 'a.gif': { change: 'deleted', old: '' } }, { ...withOrigin, timeout: '30' });
    expect(only.problem?.message).toMatch(/answers with an empty body/);
    expect(site.simulator.log.purges()).toEqual([]);
  });

  test('of an origin that gives a page for whatever it does not have says so', async () => {
    const site = await arriving(-1000);
    const page = {
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html></html>',
    } as const;
    site.simulator.faults.add({ on: 'origin', times: 999, answer: page });
    const { only } = await site.run({ 'a.gif': modified }, { ...withOrigin, timeout: '30' });
    expect(only.problem?.message).toMatch(/has not arrived at the Source within 30 s: .* answers with an HTML page/);
  });

  test('because the origin cannot be reached says that', async () => {
    const site = await arriving(-1000);
    site.simulator.faults.add({ on: 'origin', times: 999, answer: { kind: 'reset-before' } });
    const { only } = await site.run({ 'a.gif': modified }, { ...withOrigin, timeout: '30' });
    expect(only.problem?.message).toMatch(
      /^The Source could not be asked within 30 s: .* could not be fetched: the connection was cut\. It was not purged/,
    );
  });

  test('of an origin that hangs is one cause, however long each asset could wait for its answer', async () => {
    const site = openSite();
    site.simulator.faults.add({ on: 'origin', times: 999, answer: { kind: 'hang-headers' } });
    const files = Array.from({ length: 40 }, (_, index) => [`${index}.gif`, modified] as const);
    const { report } = await site.run(Object.fromEntries(files), { ...withOrigin, timeout: '20' });
    expect(report.diagnoses).toMatchObject([
      { count: 40, finding: expect.stringContaining('no answer within the time limit') },
    ]);
  });

  test('because the origin answers 500 says that', async () => {
    const site = await arriving(-1000);
    site.simulator.faults.add({ on: 'origin', times: 999, answer: { kind: 'answer', status: 500 } });
    const { only } = await site.run({ 'a.gif': modified }, { ...withOrigin, timeout: '30' });
    expect(only.problem?.message).toContain('answers 500');
  });

  test('fails the run even with `verify: warn`, since nothing was purged', async () => {
    const site = await arriving(999_000);
    const { report } = await site.run({ 'a.gif': modified }, { ...withOrigin, verify: 'warn', timeout: '30' });
    expect(report.conclusion).toBe('failure');
  });
});

function blobOnly(content: Buffer) {
  return { blobId: createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex') };
}
