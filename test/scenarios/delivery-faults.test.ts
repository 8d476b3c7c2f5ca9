// The CDN or the origin in trouble while an asset is being proved. What is not known stays unknown, the others go
// through, and the step ends at its deadline.
// Threat model: 6, 13, 14.
import { expect, test } from 'vitest';
import type { FaultAnswer } from '../simulator/faults.ts';
import type { SimulatorRequest } from '../simulator/http-types.ts';
import { always, assetOf, forever, type Played, play } from '../support/scenario.ts';

const isHarbour = ({ url }: SimulatorRequest) => url.includes('harbour');

/** Strikes the fetches of one asset of three; the one before the purge is spared. */
function playWith(answer: FaultAnswer, times: number, timeout: number): Promise<Played> {
  return play({
    inputs: { timeout },
    faults: [{ on: 'cdn', when: isHarbour, skip: 1, times, answer }],
  });
}

const passing: [string, FaultAnswer][] = [
  ['a reset', { kind: 'reset-before' }],
  ['an answer cut off', { kind: 'truncate', afterBytes: 4 }],
  ['status 500', { kind: 'answer', status: 500, body: '' }],
  ['status 429', { kind: 'answer', status: 429, body: '' }],
  ['status 403', { kind: 'answer', status: 403, body: '' }],
  ['a redirect', { kind: 'answer', status: 302, headers: { location: 'http://127.0.0.1:9/elsewhere.jpg' } }],
];

test.concurrent.each(passing)('%s is looked past: the next look proves the asset', async (_, fault) => {
  const run = await playWith(fault, 1, 20);

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ verified: '3', failed: '0' });
  expect(assetOf(run, 'harbour').verification.checks).toBeGreaterThan(1);
});

test.concurrent('429 with a word of when to come back holds all fetches back until then', async () => {
  const run = await play({
    inputs: { timeout: 30 },
    faults: [
      {
        on: 'cdn',
        when: isHarbour,
        skip: 1,
        times: 1,
        answer: { kind: 'answer', status: 429, headers: { 'retry-after': '4' } },
      },
    ],
  });

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ verified: '3', failed: '0' });
  const requests = run.imgix.log.on('cdn');
  const toldAt = requests.find(({ status }) => status === 429)?.at ?? 0;
  // What was under way then arrives yet.
  const meanwhile = requests.filter(({ at }) => at > toldAt + 500 && at < toldAt + 3_900);
  expect(meanwhile).toEqual([]);
  expect(requests.filter(({ at }) => at >= toldAt + 3_900).length).toBeGreaterThan(0);
});

test.concurrent.each<[string, FaultAnswer]>([
  ['An endless answer', { kind: 'huge' }],
  ['A page of HTML', { kind: 'answer', status: 200, body: '<html>Just a moment</html>' }],
])('%s with status 200 is never taken for the file', async (_, fault) => {
  const run = await playWith(fault, forever, 2);

  expect(run.seconds).toBeLessThan(20);
  expect(['bytes', 'metadata', 'gone', 'replaced']).not.toContain(assetOf(run, 'harbour').verification.evidence);
  expect(run.report.assets).toHaveLength(3);
});

test.concurrent.each<[string, number, FaultAnswer]>([
  // What is cut is asked for twice.
  ['no answer', 2, { kind: 'reset-before' }],
  ['401', 1, { kind: 'answer', status: 401, body: '' }],
])('that a look before the purge got %s is told as why there was no proof in time', async (got, times, answer) => {
  const run = await play({
    push: { 'images/harbour.jpg': 'harbour, brand new' },
    inputs: { timeout: 3 },
    faults: [{ on: 'cdn', when: isHarbour, times, answer }],
  });

  expect(run.lines.join('\n')).toMatch(
    /^Where imgix gave the right answer before the purge already, could not be asked/m,
  );
  expect(run.errors[0]).toContain(`what it served before the purge could not be seen (${got}), in `);
});

test.concurrent('the content type does not matter, the bytes do', async () => {
  const run = await play({ imgix: { contentType: 'text/html' } });

  expect(run.exitCode).toBe(0);
  expect(assetOf(run, 'harbour').verification.evidence).toBe('bytes');
});

test.concurrent.each([
  ...passing,
  ['silence', { kind: 'hang-headers' }],
  ['half an answer', { kind: 'hang-body', afterBytes: 4 }],
] as [string, FaultAnswer][])(
  '%s all along is no proof: the asset fails at the deadline, the others do not',
  async (_, fault) => {
    const run = await playWith(fault, forever, 2);

    expect(run.exitCode).toBe(1);
    expect(run.seconds).toBeLessThan(20);
    const { purge, verification, problem } = assetOf(run, 'harbour');
    expect(purge.outcome).toBe('accepted');
    expect(['stale', 'inconclusive']).toContain(verification.outcome);
    expect(problem.code).toBe(verification.outcome);
    expect(run.outputs).toMatchObject({ purged: '3', verified: '2', failed: '1' });
  },
);

test.concurrent('a file that is stored with `Content-Encoding: gzip`, and is not, is no fault of the network', async () => {
  const run = await play({
    push: { 'images/harbour.jpg': 'harbour, new' },
    inputs: { timeout: 1 },
    faults: [
      always('cdn', {
        status: 200,
        headers: { 'content-type': 'image/jpeg', 'content-encoding': 'gzip' },
        body: 'harbour, new',
      }),
    ],
  });

  expect(run.exitCode).toBe(1);
  expect(run.errors[0]).toMatch(
    /no readable answer came \(`the answer says "Content-Encoding: gzip", but its body is not gzip`\).*Correct the `Content-Encoding` of the file.*\[unreachable\]$/,
  );
});

test.concurrent('a redirect of the CDN is not followed, and where it leads is told', async () => {
  const run = await play({
    inputs: { timeout: 1 },
    imgix: { hosts: 2 },
    arrange: ({ imgix }) => {
      const [first = '', second = ''] = imgix.baseUrls;
      imgix.faults.add({
        on: 'cdn',
        times: forever,
        when: ({ url }) => url.startsWith(first),
        answer: { kind: 'answer', status: 301, headers: { location: `${second}/trap.jpg` } },
      });
      return { 'base-url': first };
    },
  });

  expect(run.exitCode).toBe(1);
  expect(run.fetched.filter((url) => url.includes('trap'))).toEqual([]);
  expect(assetOf(run, 'harbour').problem.message).toContain('/trap.jpg');
});

const unasked = /^1 URL: the Source could not be asked(?: within 2 s)?: .*without a redirect\..*\[origin-not-ready\]$/;

test.concurrent.each<[string, FaultAnswer, RegExp, RegExp]>([
  ['fails', { kind: 'answer', status: 500, body: '' }, unasked, /harbour\.jpg answers 500\./],
  ['hangs', { kind: 'hang-headers' }, unasked, /harbour\.jpg could not be fetched/],
  ['wants credentials', { kind: 'answer', status: 401, body: '' }, unasked, /harbour\.jpg answers 401\./],
  [
    'forbids',
    { kind: 'answer', status: 403, body: '' },
    /^1 URL: the Source does not show the new file within 2 s: .*Has the deployment finished\?.*without credentials\./,
    /answers 403: it has no such file, or it refuses this step\./,
  ],
  [
    'redirects',
    { kind: 'answer', status: 302, headers: { location: 'http://www.example.com/a' } },
    unasked,
    /answers 302, a redirect to `www\.example\.com`, which is not followed\./,
  ],
])('an origin that %s for one asset holds back that asset alone, with the reason', async (_, answer, told, seen) => {
  const run = await play({
    inputs: { timeout: 2 },
    faults: [{ on: 'origin', times: forever, when: isHarbour, answer }],
    arrange: ({ imgix }) => ({ 'origin-url': imgix.originUrl }),
  });

  expect(run.exitCode).toBe(1);
  expect(run.seconds).toBeLessThan(20);
  expect(run.purged.filter((url) => url?.includes('harbour'))).toEqual([]);
  expect(assetOf(run, 'harbour')).toMatchObject({
    purge: { outcome: 'skipped' },
    verification: { outcome: 'skipped' },
    problem: { code: 'origin-not-ready' },
  });
  expect(run.errors[0]).toMatch(told);
  expect(run.errors[0]).toMatch(seen);
  if (told === unasked) expect(run.errors.join()).not.toMatch(/deployment has not arrived|Has the deployment finished/);
  expect(run.outputs).toMatchObject({ purged: '2', verified: '2', failed: '1' });
});

test.concurrent('with `verify: warn` what was not proved passes, and is told', async () => {
  const run = await play({
    inputs: { timeout: 1, verify: 'warn' },
    faults: [{ on: 'cdn', when: isHarbour, times: forever, answer: { kind: 'reset-before' } }],
  });

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ conclusion: 'success', failed: '1' });
  expect(run.warnings.some((line) => line.includes('[inconclusive]'))).toBe(true);
});
