// `verify-params`: derivatives that visitors see, held against what they were before the purge.
import { describe, expect, test } from 'vitest';
import type { SimulatorOptions } from '../../simulator/options.ts';
import { gif, openScene } from './scene.ts';

const [old, now] = [gif('old'), gif('the new one')];
const modified = { 'a.gif': { change: 'modified', old, now } } as const;
const inputs = { 'verify-params': 'w=400&auto=format\nw=80' };
const picture = { 'content-type': 'image/gif' };
const queries = ['w=400&auto=format', 'w=80'];
type Simulator = Omit<SimulatorOptions, 'clock'>;

async function warmed(simulator: Simulator, is: Buffer | null = now, arrivesMs = -1000) {
  const site = await openScene({ simulator, file: 'a.gif', was: old, is, arrivesMs: Math.max(arrivesMs, 500) });
  for (const query of queries) site.simulator.warm(`/a.gif?${query}`);
  return site;
}

describe('derivatives of a modified file', () => {
  test.each<[string, Simulator]>([
    ['as imgix mostly answers', {}],
    ['of a Source that re-encodes', { defaultParams: 'q=50' }],
    ['when the purge takes its time', { propagationMs: 20_000 }],
    ['where a nonce changes the rendering', { unknownParameters: 'rendered' }],
    ['without an Age', { ageHeader: false, lastModified: 'none' }],
  ])('are verified after the bare URL, %s', async (_, simulator) => {
    const site = await warmed(simulator);
    const { only } = await site.run(modified, inputs);
    expect(only.verification.outcome).toBe('verified');
    const derivatives = queries.map((query) => ({ url: `${site.url('a.gif')}?${query}`, outcome: 'verified' }));
    expect(only.verification.derivatives).toMatchObject(derivatives);
    expect(only.problem).toBe(null);
  });

  test('are not asked for by default', async () => {
    const site = await warmed({});
    const { only } = await site.run(modified);
    expect(only.verification.derivatives).toBe(undefined);
    expect(site.simulator.log.on('cdn').filter(({ url }) => url.includes('w='))).toEqual([]);
  });

  test('cost one request each before the purge', async () => {
    const site = await warmed({});
    await site.run(modified, inputs);
    const { entries } = site.simulator.log;
    const before = entries.slice(
      0,
      entries.findIndex(({ on }) => on === 'api'),
    );
    expect(before.map(({ url }) => url).sort()).toEqual(
      ['', ...queries.map((query) => `?${query}`)].map((query) => site.url('a.gif') + query).sort(),
    );
  });

  test.each([
    ['like everything else', 'w=400&auto=format\nw=80'],
    ['as they are sent, where the input is not encoded', 'w=400&txt=grün\nw=80&txt=two words'],
  ])('are signed %s', async (_, params) => {
    const secureUrlToken = 'FOO123bar';
    const site = await openScene({ simulator: { secureUrlToken }, file: 'a.gif', was: old, is: now });
    const { only, report } = await site.run(modified, { 'verify-params': params, 'secure-url-token': secureUrlToken });
    expect(only.verification.derivatives?.map(({ outcome }) => outcome)).toEqual(['verified', 'verified']);
    expect(JSON.stringify(report)).not.toMatch(/[?&]s=/);
  });

  test('of which one stays old make the asset stale, and that one is named', async () => {
    const site = await warmed({});
    const stuck = site.simulator.serves(`${site.url('a.gif')}?w=80`)[0];
    const answer = {
      kind: 'answer',
      status: 200,
      headers: { ...picture, age: '90' },
      body: stuck?.bytes ?? '',
    } as const;
    site.simulator.faults.add({ on: 'cdn', when: ({ url }) => url.endsWith('?w=80'), times: 999, answer });
    const { only } = await site.run(modified, { ...inputs, timeout: '60' });
    expect(only.verification).toMatchObject({ outcome: 'stale', evidence: null });
    expect(only.verification.derivatives?.map(({ outcome }) => outcome)).toEqual(['verified', 'stale']);
    expect(only.problem?.message).toContain(
      `The derivative ${site.url('a.gif')}?w=80: It is what it was before the purge.`,
    );
  });

  test('that the new file leaves as they were are verified: a new rendering is the same', async () => {
    const site = await warmed({});
    answerAlike(site, '0');
    const { only } = await site.run(modified, inputs);
    expect(only.verification.derivatives?.map(({ outcome }) => outcome)).toEqual(['verified', 'verified']);
  });

  test('are stale where a cache gives the same for a URL that nobody has used: that is no new rendering', async () => {
    const site = await warmed({});
    answerAlike(site, '90');
    const { only } = await site.run(modified, { ...inputs, timeout: '5' });
    expect(only.verification.outcome).toBe('stale');
  });

  /** Of each derivative; `age` of what is asked for at a URL that nobody has used. */
  function answerAlike(site: Awaited<ReturnType<typeof warmed>>, age: string): void {
    const alike = (ageOf: string) =>
      ({ kind: 'answer', status: 200, headers: { ...picture, age: ageOf }, body: 'the same pixels' }) as const;
    const isNew = ({ url }: { readonly url: string }) => url.includes('purge-check=');
    const { faults } = site.simulator;
    faults.add({ on: 'cdn', when: (one) => one.url.includes('w=') && isNew(one), times: 999, answer: alike(age) });
    faults.add({ on: 'cdn', when: ({ url }) => url.includes('w='), times: 999, answer: alike('90') });
  }

  test.each([
    [404, 'stale', 'It answers 404.'],
    [500, 'inconclusive', 'It answers 500 (a fault at imgix or at the Source).'],
  ] as const)('that answer %i are %s', async (status, outcome, words) => {
    const site = await warmed({});
    site.simulator.faults.add({
      on: 'cdn',
      when: ({ url }) => url.includes('w='),
      times: 999,
      answer: { kind: 'answer', status },
    });
    const { only } = await site.run(modified, { ...inputs, timeout: '30' });
    expect(only.verification.outcome).toBe(outcome);
    expect(only.problem?.message).toContain(words);
  });

  test('that cannot be fetched are inconclusive', async () => {
    const site = await warmed({});
    site.simulator.faults.add({
      on: 'cdn',
      when: ({ url }) => url.includes('w='),
      times: 999,
      answer: { kind: 'reset-after' },
    });
    const { only } = await site.run(modified, { ...inputs, timeout: '30' });
    expect(only.verification.outcome).toBe('inconclusive');
    expect(only.problem?.message).toContain('It could not be fetched: the connection was cut.');
  });

  test('of which nobody can tell the age are inconclusive where nothing else tells', async () => {
    const simulator = { ageHeader: false, lastModified: 'none', unknownParameters: 'rendered' } as const;
    const site = await warmed(simulator);
    site.simulator.faults.add({
      on: 'cdn',
      when: ({ url }) => url.includes('w='),
      times: 2,
      answer: { kind: 'answer', status: 500 },
    });
    const { only } = await site.run(modified, { ...inputs, timeout: '30' });
    expect(only.verification.outcome).toBe('inconclusive');
    expect(only.problem?.message).toContain('Nothing tells whether it is from before the purge.');
  });
});

describe('derivatives of other changes', () => {
  test('are verified for an added file without a look before the purge', async () => {
    const site = await openScene({ file: 'a.gif', was: null, is: now });
    const { only } = await site.run({ 'a.gif': { change: 'added', now } }, inputs);
    expect(only.verification.derivatives?.map(({ outcome }) => outcome)).toEqual(['verified', 'verified']);
    expect(site.simulator.log.entries[0]?.on).toBe('api');
  });

  test.each<[string, Simulator, RegExp]>([
    ['404', {}, /It answers 404\./],
    [
      'the default image',
      { imageMissing: { bytes: gif('nothing here', 3), status: 200 } },
      /The default image is served in its place/,
    ],
  ])('are gone with a removed file: %s', async (_, simulator, message) => {
    const site = await warmed({ ...simulator, propagationMs: 3_000 }, null);
    const { only } = await site.run({ 'a.gif': { change: 'deleted', old } }, inputs);
    expect(only.verification.outcome).toBe('verified');
    for (const { outcome, detail } of only.verification.derivatives ?? []) {
      expect(outcome).toBe('verified');
      expect(detail).toMatch(message);
    }
    expect(only.verification.derivatives).toHaveLength(2);
  });

  test('are not asked for where the bare URL is not verified', async () => {
    const site = await warmed({}, old);
    const { only } = await site.run(modified, { ...inputs, timeout: '30' });
    expect(only.verification.outcome).toBe('stale');
    expect(only.verification.derivatives).toBe(undefined);
  });
});

test('a derivative that is text by its parameters may be text, but no page', async () => {
  const fra = { 'x-served-by': 'cache-shield-SIM, cache-fra-SIM' };
  const palette = (color: string) =>
    ({
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'application/json', age: '0', ...fra },
      body: color,
    }) as const;
  for (const [answer, outcome] of [
    [palette('{"colors":["new"]}'), 'verified'],
    [{ ...palette('<html>'), headers: { 'content-type': 'text/html', age: '0' } }, 'inconclusive'],
  ] as const) {
    const site = await warmed({});
    const isPalette = ({ url }: { url: string }) => url.includes('palette=json');
    site.simulator.faults.add({ on: 'cdn', when: isPalette, answer: palette('{"colors":["old"]}') });
    site.simulator.faults.add({ on: 'cdn', when: isPalette, times: 999, answer });
    const { only } = await site.run(modified, { 'verify-params': 'palette=json', timeout: '20' });
    expect(only.verification.outcome).toBe(outcome);
  }
});
