// How purges reach imgix: the rate, the shards of a job matrix, and the requests themselves, as the simulator logged them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { legacyTestKey, testKey } from '../simulator/options.ts';
import { type RunningSimulator, type StartOptions, startSimulator } from '../simulator/start-simulator.ts';
import { type ActionInputs, type ActionResult, runAction } from '../support/run-action.ts';

let workspace: string;
let simulator: RunningSimulator;

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'purge-rate-test-'));
});
afterEach(async () => {
  rmSync(workspace, { recursive: true, force: true });
  await simulator.close();
});

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `img/photo ${index}.png`);

async function start(options: StartOptions = {}): Promise<void> {
  simulator = await startSimulator(options);
}

async function purge(files: readonly string[], inputs: ActionInputs = {}): Promise<ActionResult> {
  return await runAction({
    workspace,
    inputs: {
      'api-key': testKey,
      'api-url': simulator.apiUrl,
      'base-url': simulator.baseUrls.join('\n'),
      urls: files.join('\n'),
      verify: 'off',
      ...inputs,
    },
  });
}

const encoded = (name: string): string => `${simulator.baseUrl}/${name.replaceAll(' ', '%20')}`;
const purgedUrls = (): (string | undefined)[] => simulator.log.purges().map(({ url }) => url);

function secondsOfPurging(): number {
  const times = simulator.log.purges().map(({ at }) => at);
  return (Math.max(...times) - Math.min(...times)) / 1000;
}

describe('the rate', () => {
  test('of ten a second is kept and used: forty assets take little more than three seconds', async () => {
    await start();
    const result = await purge(names(40));
    expect(result.outputs).toMatchObject({ conclusion: 'success', purged: '40', failed: '0' });
    expect(simulator.log.purges().map(({ status }) => status)).toEqual(Array(40).fill(200));
    expect(simulator.log.maxInWindow(1000)).toBe(10);
    expect(secondsOfPurging()).toBeGreaterThanOrEqual(3);
    expect(secondsOfPurging()).toBeLessThan(4);
    expect(purgedUrls().sort()).toEqual(names(40).map(encoded).sort());
  });

  test('counts attempts that failed as well', async () => {
    await start();
    const down = { kind: 'answer', status: 500, body: '{}' } as const;
    simulator.faults.add({ on: 'api', times: 8, answer: down });
    const result = await purge(names(12), { 'rate-limit': 5 });
    expect(result.outputs).toMatchObject({ conclusion: 'success', purged: '12' });
    expect(simulator.log.purges().length).toBe(20);
    expect(simulator.log.maxInWindow(1000)).toBeLessThanOrEqual(5);
  });

  test('has no limit with 0, and answers of 429 are borne', async () => {
    await start({ purgeRate: 30 });
    const result = await purge(names(60), { 'rate-limit': 0 });
    expect(result.outputs).toMatchObject({ conclusion: 'success', purged: '60' });
    expect(simulator.log.maxInWindow(1000)).toBeGreaterThan(30);
    expect(simulator.log.purges().some(({ status }) => status === 429)).toBe(true);
  });

  test('is shared by the shards of a matrix, which together purge everything once', async () => {
    await start();
    const files = names(40);
    const results = await Promise.all(['1/2', '2/2'].map((shard) => purge(files, { shard })));
    expect(results.map(({ outputs }) => outputs.conclusion)).toEqual(['success', 'success']);
    expect(results.reduce((sum, { outputs }) => sum + Number(outputs.purged), 0)).toBe(40);
    expect(results.every(({ outputs }) => Number(outputs.purged) < 40)).toBe(true);
    expect(purgedUrls().sort()).toEqual(files.map(encoded).sort());
    expect(simulator.log.maxInWindow(1000)).toBeLessThanOrEqual(10);
  });

  test('is shared by the hosts of a Source: every asset is purged on each', async () => {
    await start({ hosts: 2 });
    const result = await purge(names(8));
    expect(result.outputs).toMatchObject({ conclusion: 'success', purged: '16' });
    expect(simulator.log.maxInWindow(1000)).toBeLessThanOrEqual(10);
    for (const base of simulator.baseUrls) expect(purgedUrls().filter((url) => url?.startsWith(base)).length).toBe(8);
  });
});

describe('the request', () => {
  const v1Body = (attributes: object) => JSON.stringify({ data: { type: 'purges', attributes } });
  const basic = `Basic ${Buffer.from(`${legacyTestKey}:`).toString('base64')}`;

  test.each([
    ['v1', testKey, 'v1'],
    ['auto', testKey, 'v1'],
    ['v2', legacyTestKey, 'v2'],
    ['auto', legacyTestKey, 'v2'],
  ])('of api-version %s with the key %s is that of %s', async (version, key, api) => {
    await start();
    const result = await purge(['a b.png'], { 'api-version': version, 'api-key': key });
    expect(result.outputs.conclusion).toBe('success');
    const url = `${simulator.baseUrl}/a%20b.png`;
    const [request, ...others] = simulator.log.on('api');
    expect(others).toEqual([]);
    const type = api === 'v1' ? 'application/vnd.api+json' : 'application/json';
    const body = api === 'v1' ? v1Body({ url }) : JSON.stringify({ url });
    expect(request).toMatchObject({
      method: 'POST',
      url: simulator.apiUrl + (api === 'v1' ? '/api/v1/purge' : '/v2/image/purger'),
      body,
      status: 200,
    });
    expect(request?.headers).toEqual({
      authorization: api === 'v1' ? `Bearer ${key}` : basic,
      'content-type': type,
      accept: type,
      'content-length': String(body.length),
      host: new URL(simulator.apiUrl).host,
      connection: 'keep-alive',
      'user-agent': 'imgix-purge-action',
    });
    // It stands in the one header, and in the mask that the runner was given, but nowhere else.
    expect(result.everything.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(key);
  });

  test("as a sub-image names the parents' Source, and purges the parents", async () => {
    await start({ subImageParents: { 'logo.png': ['photo.jpg'] } });
    for (const name of ['logo.png', 'photo.jpg']) simulator.source.put(name, name);
    const sourceId = simulator.simulator.settings.sourceId;
    const result = await purge(['logo.png'], { 'sub-image': true, 'source-id': sourceId });
    expect(result.outputs).toMatchObject({ conclusion: 'success', purged: '1' });
    const url = `${simulator.baseUrl}/logo.png`;
    expect(simulator.log.on('api').map(({ body }) => body)).toEqual([
      v1Body({ url, sub_image: true, source_id: sourceId }),
    ]);
  });

  test('with a key that imgix refuses is the last one', async () => {
    await start({ apiKeys: [] });
    const result = await purge(names(30), { 'rate-limit': 2 });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({ conclusion: 'failure', purged: '0', failed: '30' });
    expect(result.errors.join('\n')).toContain('imgix refused the API key (401)');
    expect(simulator.log.purges().length).toBeLessThanOrEqual(2);
    expect(result.report.assets.length).toBe(30);
  });
});
