// The purge API in trouble: one asset meets the fault, the others go through, and the report tells what happened to each
// and what to do.
// Threat model: 14, 15, 16.
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { FaultAnswer } from '../simulator/faults.ts';
import type { SimulatorRequest } from '../simulator/http-types.ts';
import { assetOf, forever, type Played, play, type Scenario } from '../support/scenario.ts';

const isHarbour = ({ body }: SimulatorRequest) => Buffer.from(body).includes('harbour');

/** Strikes the purges of one asset of three. */
function playWith(answer: FaultAnswer, times: number, more: Scenario = {}): Promise<Played> {
  return play({
    ...more,
    faults: [{ on: 'api', when: isHarbour, times, answer }],
  });
}

function answer(status: number, body: string, headers: Record<string, string> = {}): FaultAnswer {
  return { kind: 'answer', status, body, headers };
}

const gzipped = (status: number, text: string): FaultAnswer => ({
  kind: 'answer',
  status,
  body: gzipSync(text),
  headers: { 'content-encoding': 'gzip' },
});

const refusal = (status: number, detail: string) =>
  answer(status, JSON.stringify({ errors: [{ detail, id: 'req-1', status: String(status), title: 'Oh' }] }));

test.concurrent.each<[string, FaultAnswer]>([
  ['a reset before the request had an effect', { kind: 'reset-before' }],
  ['a reset after the request had its effect', { kind: 'reset-after' }],
  ['status 500', answer(500, 'oops')],
  ['status 502 with a page of HTML', answer(502, '<html><h1>Bad Gateway</h1></html>', { 'content-type': 'text/html' })],
  ['status 503', answer(503, '')],
  ['status 504', answer(504, '{"errors":[]}')],
  ['status 429 without Retry-After', answer(429, '')],
  ['status 429 with Retry-After in seconds', answer(429, '', { 'retry-after': '1' })],
  ['status 429 with a date', answer(429, '', { 'retry-after': new Date(Date.now() + 1000).toUTCString() })],
  ['status 429 with a date that has passed', answer(429, '', { 'retry-after': 'Mon, 02 Jan 2006 15:04:05 GMT' })],
  ['status 429 with a Retry-After that says nothing', answer(429, '', { 'retry-after': '-1e9 soon' })],
])('%s is overcome by a second attempt', async (_, fault) => {
  const run = await playWith(fault, 1);

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ purged: '3', verified: '3', failed: '0' });
  expect(assetOf(run, 'harbour').purge.attempts).toBe(2);
  expect(run.purged.filter((url) => url?.includes('harbour'))).toHaveLength(2);
  expect(run.purged.filter((url) => url?.includes('new.png'))).toHaveLength(1);
});

test.concurrent.each<[string, FaultAnswer]>([
  ['200 without a purge id', answer(200, '{"data":{"type":"purges"}}')],
  ['200 with HTML', answer(200, '<html>welcome</html>', { 'content-type': 'text/html' })],
  ['200 with JSON that says it is text', answer(200, '{"data":{"id":"x"}}', { 'content-type': 'text/plain' })],
  ['200 with nothing', answer(200, '')],
  ['202', answer(202, '{}')],
  ['200 with JSON cut off', { kind: 'truncate', afterBytes: 10 }],
  ['200 with a body without end', { kind: 'huge' }],
])('%s counts as accepted, and the bytes decide', async (_, fault) => {
  const run = await playWith(fault.kind === 'answer' ? { ...fault, hasEffect: true } : fault, 1);

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ purged: '3', verified: '3', failed: '0' });
  expect(assetOf(run, 'harbour').purge).toMatchObject({ outcome: 'accepted', attempts: 1, error: null });
});

const page = answer(200, '<html>please log in</html>', { 'content-type': 'text/html' });
const errors = answer(200, '{"errors":[{"detail":"No such thing","id":"req-1"}]}');
const maintenance = answer(200, '{"data":{"id":"p1"},"meta":{"server":{"status":{"read_only":true}}}}');

test.concurrent.each<[string, FaultAnswer, RegExp]>([
  ['a page', page, /perhaps the page of a proxy/],
  ['errors under the status 200', errors, /held errors \("No such thing" \(request id req-1\)\)/],
])('%s is no accepted purge where nothing is verified', async (_, fault, said) => {
  const run = await playWith(fault, forever, { inputs: { verify: 'off' } });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ purged: '2', failed: '1' });
  const { purge, problem, verification } = assetOf(run, 'harbour');
  expect(purge).toMatchObject({ outcome: 'failed', status: 200, attempts: 1, note: null });
  expect(problem.code).toBe('purge-rejected');
  expect(problem.message).toMatch(said);
  expect(run.errors[0]).toContain('Check `api-url`');
  expect(verification).toMatchObject({ outcome: 'skipped', detail: 'It may have been purged.' });
});

test.concurrent('maintenance is told with the stale asset, in report, summary and log', async () => {
  const said = /maintenance \(read-only\)/;
  const run = await playWith(maintenance, forever, { inputs: { timeout: 1 } });

  expect(run.exitCode).toBe(1);
  const { purge, problem } = assetOf(run, 'harbour');
  expect(purge).toMatchObject({ outcome: 'accepted', note: expect.stringMatching(said) });
  expect(problem).toMatchObject({ code: 'stale', message: expect.stringMatching(said) });
  expect(run.summary).toMatch(said);
  expect(run.warnings.filter((line) => said.test(line))).toHaveLength(1);
});

test.concurrent.each(['strict', 'warn'])(
  'a page in place of the answer fails the asset where nothing shows that it was purged, with `verify: %s`',
  async (verify) => {
    const said = /perhaps the page of a proxy/;
    const run = await playWith(page, forever, { inputs: { timeout: 1, verify } });

    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ purged: '2', verified: '2', failed: '1' });
    const { purge, problem, verification } = assetOf(run, 'harbour');
    expect(purge).toMatchObject({ outcome: 'failed', note: null });
    expect(problem).toMatchObject({ code: 'purge-rejected', message: expect.stringMatching(said) });
    expect(verification.outcome).toBe('stale');
    expect(run.summary).toMatch(said);
  },
);

test.concurrent('a page in place of the first answer is forgotten where imgix takes a repeated purge', async () => {
  const run = await play({
    inputs: { timeout: 13 },
    source: { 'images/harbour.jpg': 'harbour, old' },
    faults: [{ on: 'api', when: isHarbour, times: 1, answer: page }],
  });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ purged: '3', verified: '2', failed: '1' });
  const { purge, problem } = assetOf(run, 'harbour');
  const purgeId = expect.any(String);
  expect(purge).toMatchObject({ outcome: 'accepted', attempts: 2, repeats: 1, purgeId, error: null, note: null });
  expect(problem.code).toBe('stale');
  expect(run.errors[0]).toMatch(/old file.*Other files of this run have arrived/);
  expect(run.summary).not.toContain('Something answered');
});

test.concurrent('maintenance is warned of once for a run whose purges are accepted and not verified', async () => {
  const run = await play({
    inputs: { verify: 'off' },
    faults: [{ on: 'api', times: forever, answer: maintenance }],
  });

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ purged: '3', failed: '0' });
  expect(run.warnings).toEqual([expect.stringMatching(/^Purge of 3 URLs, such as .*maintenance/)]);
});

test.concurrent('a 200 that had no effect is found out by the bytes', async () => {
  const run = await playWith(answer(200, '{"data":{"id":"x","type":"purges"}}'), forever, { inputs: { timeout: 1 } });

  expect(run.exitCode).toBe(1);
  expect(assetOf(run, 'harbour').problem.code).toBe('stale');
  expect(run.outputs.verified).toBe('2');
});

test.concurrent('409, a purge of the same URL is under way, counts as purged', async () => {
  const run = await playWith({ ...(refusal(409, 'Duplicate') as object), hasEffect: true } as FaultAnswer, 1);

  expect(run.exitCode).toBe(0);
  expect(assetOf(run, 'harbour').purge).toMatchObject({ outcome: 'duplicate', status: 409 });
  expect(run.outputs.purged).toBe('3');
});

test.concurrent.each<[string, FaultAnswer, RegExp]>([
  [
    '400',
    refusal(400, 'Not a URL of yours'),
    /\(400\).*Not a URL of yours.*req-1.*accepted other purges of `http.*the host is right.*correct or rename/,
  ],
  ['402', refusal(402, 'Plan limit'), /\(402\).*Plan limit.*plan of the imgix account/],
  ['410', refusal(410, 'bad_source'), /\(410\).*bad_source/],
  ['400 in gzip', gzipped(400, '{"errors":[{"detail":"Not yours"}]}'), /\(400\).*Not yours/],
  ['400 in a gateway’s JSON', answer(400, '{"error":{"message":"Not yours"}}'), /\(400\): "Not yours"/],
  ['400 in plain text', answer(400, 'Not yours,\r\n::error::nor mine'), /\(400\): "Not yours,\S* ::error::nor mine"/],
  ['413', answer(413, '<html>too large</html>'), /\(413\): an answer that is not imgix's JSON/],
  ['a redirect', answer(302, '', { location: 'https://elsewhere.example/' }), /\(302\).*redirect.*`api-url`/],
])('%s fails this asset alone, at the first attempt, with imgix’s words and a remedy', async (_, fault, message) => {
  const run = await playWith(fault, forever);

  expect(run.exitCode).toBe(1);
  const { purge, problem, verification } = assetOf(run, 'harbour');
  expect(purge).toMatchObject({ outcome: 'failed', attempts: 1 });
  expect(problem.code).toBe('purge-rejected');
  expect(run.errors[0]).toMatch(message);
  expect(verification.outcome).toBe('skipped');
  expect(run.outputs).toMatchObject({ purged: '2', verified: '2', failed: '1' });
  expect(run.errors.some((line) => line.includes('[purge-rejected]'))).toBe(true);
});

test.concurrent('404 may mean that imgix has dropped it already: the bytes decide', async () => {
  const run = await playWith({ ...(refusal(404, 'Not found') as object), hasEffect: true } as FaultAnswer, forever);

  expect(run.exitCode).toBe(0);
  expect(assetOf(run, 'harbour')).toMatchObject({
    purge: { outcome: 'failed', status: 404 },
    verification: { outcome: 'verified' },
    problem: null,
  });
});

test.concurrent('404 for a file that imgix is seen to serve is nothing that a deployment mends', async () => {
  const run = await playWith(refusal(404, 'Not found'), forever);

  expect(run.exitCode).toBe(1);
  expect(run.errors[0]).toMatch(
    /req-1.*accepted other purges of `http.*serves what it answers 404 for: run the job again/,
  );
  expect(run.errors[0]).not.toContain('never had');
});

test.concurrent('where imgix turns down every purge and serves the new bytes all the same, that is a warning', async () => {
  const effective = { ...(refusal(404, 'Not found') as object), hasEffect: true } as FaultAnswer;
  const run = await play({
    faults: [{ on: 'api', times: forever, answer: effective }],
  });

  expect(run.exitCode).toBe(0);
  expect(run.lines.at(-1)).toBe('3 URLs proved, of which 0 purged.');
  expect(run.report.warnings.join()).toMatch(
    /Nothing was purged at `http.*`: imgix turned down every purge there \(404\)/,
  );
  expect(run.report.warnings.join()).toContain('Compare `http');
});

test.concurrent('a token in the place of the key is asked about where the retired API does not know the URL', async () => {
  const run = await play({
    inputs: { 'api-key': 'aB3dE5gH7jK9mN1p' },
    faults: [{ on: 'api', times: forever, answer: refusal(404, 'Not found') }],
  });

  expect(run.exitCode).toBe(1);
  expect(run.errors[0]).toContain('The key does not begin with `ak_`, and the retired API v2 was asked');
});

test.concurrent('503 all along fails the asset after five attempts, within half a minute', async () => {
  const run = await playWith(answer(503, ''), forever);

  expect(run.exitCode).toBe(1);
  expect(run.seconds).toBeLessThan(30);
  const { purge, problem } = assetOf(run, 'harbour');
  expect(purge).toMatchObject({ outcome: 'failed', attempts: 5, status: 503 });
  expect(problem).toMatchObject({ code: 'purge-unreachable' });
  expect(run.errors[0]).toMatch(/failed \(503\) in 5 attempts.*Run the job again/);
  expect(run.lines.at(-1)).toBe('Failed: 1 not purged, 2 proved, of 3 URLs.');
  for (const text of [run.lines.find((line) => line.startsWith('not ')), run.errors[1], run.summary]) {
    expect(text).toContain('not purged');
    expect(text).not.toContain('not proved');
  }
  expect(run.outputs).toMatchObject({ purged: '2', verified: '2', failed: '1' });
});

test.concurrent('maintenance is told by its name', async () => {
  const run = await play({ imgix: { readOnly: true }, inputs: { timeout: 2 } });

  expect(run.exitCode).toBe(1);
  expect(run.report.assets).toHaveLength(3);
  for (const { purge } of run.report.assets) {
    expect(purge.error.code).toBe('purge-unreachable');
    expect(purge.error.message).toContain('maintenance (read-only)');
  }
  expect(assetOf(run, 'harbour').problem.message).toContain('maintenance (read-only)');
});

test.concurrent.each([
  ['seconds', '3600'],
  ['a date', 'Fri, 31 Dec 2083 23:59:59 GMT'],
  ['an absurd number', '9'.repeat(400)],
])('429 with a Retry-After (%s) beyond the deadline fails fast and says so', async (_, retryAfter) => {
  const run = await playWith(answer(429, '', { 'retry-after': retryAfter }), forever);

  expect(run.seconds).toBeLessThan(10);
  const { purge, problem } = assetOf(run, 'harbour');
  expect(purge.attempts).toBe(1);
  expect(problem).toMatchObject({ code: 'purge-rate-limited' });
  expect(problem.message).toMatch(/asked to wait .*longer than the input `timeout` allows/);
  expect(run.outputs).toMatchObject({ purged: '2', verified: '2', failed: '1' });
});

test.concurrent('an answer that sends nothing is given up after ten seconds and tried again', async () => {
  const run = await playWith({ kind: 'hang-headers' }, 1);

  expect(run.exitCode).toBe(0);
  expect(run.seconds).toBeGreaterThan(9);
  expect(run.seconds).toBeLessThan(20);
  expect(run.outputs).toMatchObject({ purged: '3', verified: '3', failed: '0' });
});

test.concurrent('an answer that stops half way is as good as its status, after two seconds', async () => {
  const run = await playWith({ kind: 'hang-body', afterBytes: 5 }, forever);

  expect(run.exitCode).toBe(0);
  expect(run.seconds).toBeGreaterThan(2);
  expect(run.seconds).toBeLessThan(9);
  expect(assetOf(run, 'harbour').purge).toMatchObject({ outcome: 'accepted', attempts: 1, status: 200 });
  expect(run.outputs).toMatchObject({ purged: '3', verified: '3', failed: '0' });
});

test.concurrent('a refusal of the key that stops half way stops the run', async () => {
  const run = await play({
    imgix: { apiKeys: ['ak_another'] },
    faults: [{ on: 'api', times: forever, answer: { kind: 'hang-body', afterBytes: 5 } }],
  });

  expect(run.exitCode).toBe(1);
  expect(run.seconds).toBeLessThan(9);
  expect(run.purged.length).toBeLessThanOrEqual(3);
  expect(run.report.error).toMatchObject({ code: 'api-key-refused' });
});

test.concurrent('a repeated purge that hangs does not hold up the end of a run whose assets are proved', async () => {
  const run = await play({
    push: { 'images/harbour.jpg': 'harbour, new' },
    imgix: { propagationMs: 12_000 },
    inputs: { timeout: 60 },
    faults: [{ on: 'api', skip: 1, times: forever, answer: { kind: 'hang-headers' } }],
  });

  expect(run.exitCode).toBe(0);
  expect(run.purged.length).toBeGreaterThan(1);
  expect(run.outputs).toMatchObject({ verified: '1' });
});

test.concurrent.each([
  ['refuses connections', 'http://127.0.0.1:9', /connection was refused/],
  ['has a name that does not exist', 'https://api.imgix.invalid', /host name/],
])('an API that %s fails every asset, with the reason', async (_, apiUrl, reason) => {
  const run = await play({ inputs: { 'api-url': apiUrl, timeout: 5 } });

  expect(run.exitCode).toBe(1);
  expect(run.seconds).toBeLessThan(30);
  expect(run.report.assets).toHaveLength(3);
  for (const { problem } of run.report.assets) {
    expect(problem.code).toBe('purge-unreachable');
    expect(problem.message).toMatch(reason);
  }
  expect(run.errors[0]).toContain('check `api-url`');
});

test.concurrent('TLS that fails is named as such: here a server that speaks none', async () => {
  const run = await play({
    inputs: { timeout: 2 },
    arrange: ({ imgix }) => ({ 'api-url': imgix.apiUrl.replace('http:', 'https:') }),
  });

  expect(run.exitCode).toBe(1);
  for (const { problem } of run.report.assets) expect(problem.message).toMatch(/TLS failed/);
  expect(run.errors[0]).toMatch(/must speak TLS, with a certificate .*check `api-url`/);
});

test.concurrent.each([
  [401, { apiKeys: ['ak_another'] }],
  [403, { purgePermission: false }],
])('a refused key (%i) stops the run after the requests in flight, and is told once', async (status, imgix) => {
  const before = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`many/${i}.png`, `old ${i}`]));
  const push = Object.fromEntries(Object.keys(before).map((path) => [path, `${before[path]}, new`]));
  const run = await play({ before, push, imgix, inputs: { 'rate-limit': 10 } });

  expect(run.exitCode).toBe(1);
  // So many can be under way before the first answer comes.
  expect(run.purged.length).toBeLessThanOrEqual(32);
  expect(run.report.error).toMatchObject({ code: 'api-key-refused' });
  expect(run.report.error.message).toContain(`(${status})`);
  expect(run.report.assets).toHaveLength(60);
  for (const { problem } of run.report.assets) expect(problem.message).toMatch(/not purged|turned it away/);
  expect(run.errors.filter((line) => line.includes('[api-key-refused]'))).toHaveLength(1);
  expect(run.outputs).toMatchObject({ conclusion: 'failure', purged: '0', failed: '60' });
});

test.concurrent('a proxy before the API that gives no tunnel is named first in what to do', async () => {
  const proxy = { HTTPS_PROXY: 'http://127.0.0.1:9' };
  const run = await play({ inputs: { 'api-url': 'https://api.example.com', timeout: 1 }, env: proxy });

  expect(run.errors[0]).toMatch(
    /\(api\.example\.com, through the proxy of HTTPS_PROXY\).* Check the proxy that `HTTPS_PROXY` names: .*`NO_PROXY`\. Run the job again/,
  );
});

// Not beside others: building so large a repository holds up the simulators of this process.
test('an API that hangs for a thousand assets ends the step within a stated bound', async () => {
  const before = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`many/${i}.png`, `old ${i}`]));
  const push = Object.fromEntries(Object.keys(before).map((path) => [path, `${before[path]}, new`]));
  const run = await play({
    before,
    push,
    inputs: { timeout: 2, 'rate-limit': 100 },
    faults: [{ on: 'api', times: forever, answer: { kind: 'hang-headers' } }],
    limitMs: 120_000,
  });

  // `timeout` without an answer, and what was under way then gets its ten seconds.
  expect(run.seconds).toBeLessThan(30);
  expect(run.report.assets).toHaveLength(1000);
  // What hangs may have had its effect: that is seen in what imgix serves, and no failure.
  for (const { purge } of run.report.assets) expect(purge.error.code).toBe('purge-unreachable');
  expect(run.outputs).toMatchObject({ conclusion: 'failure', purged: '0' });
  expect(Number(run.outputs.failed)).toBeGreaterThan(900);
}, 130_000);
