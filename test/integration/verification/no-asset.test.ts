// Answers with status 200 that are no asset, fresh from the CDN and other than before: error pages, messages, nothing.
// A comparison with before the purge would take each of them for the new answer.
// Threat model: 13.
import { describe, expect, test } from 'vitest';
import type { FaultAnswer } from '../../simulator/faults.ts';
import type { SimulatorOptions } from '../../simulator/options.ts';
import type { Change } from '../../support/run-pipeline.ts';
import { gif, openScene } from './scene.ts';

const [old, now] = [gif('old'), gif('the new one')];

function answer(type: string | undefined, body: string | Uint8Array, more: Record<string, string> = {}): FaultAnswer {
  const headers = { age: '0', ...(type === undefined ? {} : { 'content-type': type }), ...more };
  return { kind: 'answer', status: 200, headers, body, hasEffect: true };
}

const page = '<!doctype html><title>Sorry</title>';
const garbage: [string, FaultAnswer][] = [
  ['an empty body', answer('image/gif', '')],
  ['a page', answer('text/html', page)],
  ['a page that calls itself an image', answer('image/gif', page)],
  ['a page without a type', answer(undefined, page)],
  ['XHTML', answer('application/xhtml+xml', '<html/>')],
  ['a message', answer('text/plain', 'Service unavailable')],
  ['an error in JSON', answer('application/json', '{"error":"nope"}')],
  ['an error in another JSON', answer('application/problem+json', '{"title":"nope"}')],
  ['content of no type', answer(undefined, gif('whatever'))],
  ['an encoding that nobody knows', answer('image/gif', gif('old, encoded'), { 'content-encoding': 'compress' })],
  ['an encoding of an encoding', answer('image/gif', gif('old, encoded'), { 'content-encoding': 'gzip, gzip' })],
];

const sources: [string, Omit<SimulatorOptions, 'clock'>][] = [
  ['passes bytes through', {}],
  ['re-encodes', { defaultParams: 'q=50' }],
];

const changes: [string, Change, boolean][] = [
  ['an added file', { change: 'added', now }, true],
  ['a modified file', { change: 'modified', old, now }, true],
  ['a modified file that has not arrived', { change: 'modified', old, now }, false],
  ['a deleted file', { change: 'deleted', old }, true],
  ['a deleted file that is still there', { change: 'deleted', old }, false],
  ['a requested URL', { change: 'requested' }, true],
];

async function open(change: Change, hasArrived: boolean, simulator: Omit<SimulatorOptions, 'clock'>) {
  const is = change.change === 'deleted' ? null : now;
  const was = change.change === 'added' ? null : old;
  return openScene({ simulator, file: 'a.gif', was, is: hasArrived ? is : was });
}

describe.each(garbage)('%s', (_, answer) => {
  describe.each(sources)('on a Source that %s', (_, simulator) => {
    test.each(changes)('never verifies %s', async (_, change, hasArrived) => {
      for (const unreadable of [undefined, 422]) {
        const site = await open(change, hasArrived, simulator);
        const refused = { kind: 'answer', status: 422 } as const;
        const bare = site.url('a.gif');
        const skip = change.change === 'added' ? 0 : 1;
        site.simulator.faults.add({ on: 'cdn', when: ({ url }) => url === bare, skip, times: 9_999, answer });
        if (unreadable)
          site.simulator.faults.add({
            on: 'cdn',
            when: ({ url }) => url.includes('fm=json'),
            times: 9_999,
            answer: refused,
          });
        const { only } = await site.run({ 'a.gif': change }, { timeout: '20' });
        expect(only.verification).toMatchObject({ outcome: 'inconclusive', evidence: null });
        expect(only.problem?.message).toMatch(/which is not the asset|but its body is not/);
      }
    });
  });

  test('is no derivative', async () => {
    for (const change of [
      { change: 'modified', old, now },
      { change: 'added', now },
      { change: 'deleted', old },
    ] as const) {
      const site = await open(change, true, {});
      const skip = change.change === 'added' ? 0 : 1;
      site.simulator.faults.add({ on: 'cdn', when: ({ url }) => url.endsWith('?w=4'), skip, times: 9_999, answer });
      const { only } = await site.run({ 'a.gif': change }, { 'verify-params': 'w=4', timeout: '20' });
      expect(only.verification.outcome).toBe('inconclusive');
    }
  });

  test('before the purge is nothing to compare with: the old file, rendered once more, does not count as another', async () => {
    const simulator = { defaultParams: 'q=50', unreadableMetadata: 422 } as const;
    for (const change of [
      { change: 'modified', old: 'old', now: 'new' },
      { change: 'requested' },
      { change: 'deleted', old: 'old' },
    ] as const) {
      const site = await openScene({ simulator, file: 'a.gif', was: 'old', is: 'old' });
      site.simulator.faults.add({ on: 'cdn', answer });
      const { only } = await site.run({ 'a.gif': change }, { timeout: '20' });
      expect(only.verification.outcome).not.toBe('verified');
    }
  });

  test('before the purge does not make a 403 the answer for a deleted file', async () => {
    const site = await openScene({ file: 'a.gif', was: old, is: old });
    site.simulator.faults.add({ on: 'cdn', answer });
    site.simulator.faults.add({ on: 'cdn', times: 9_999, answer: { kind: 'answer', status: 403 } });
    const { only } = await site.run({ 'a.gif': { change: 'deleted', old } }, { timeout: '20' });
    expect(only.verification.outcome).toBe('inconclusive');
  });
});

describe('a length that headers promise', () => {
  const promise = gif('x'.repeat(100_000));
  const endings: FaultAnswer[] = [
    { kind: 'hang-body', afterBytes: 0 },
    { kind: 'truncate', afterBytes: 0 },
  ];

  test.each(endings)('is no proof where no body follows: $kind', async (ending) => {
    for (const [change, metadata] of [
      [{ change: 'modified', old, now }, 200],
      [{ change: 'modified', old, now }, 422],
      [{ change: 'deleted', old }, 422],
      [{ change: 'requested' }, 422],
    ] as const) {
      const site = await openScene({ simulator: { defaultParams: 'q=50' }, file: 'a.gif', was: old, is: now });
      const bare = site.url('a.gif');
      site.simulator.faults.add({ on: 'cdn', when: ({ url }) => url === bare, skip: 1, times: 9_999, answer: ending });
      if (metadata === 422) {
        const answer = { kind: 'answer', status: 422 } as const;
        site.simulator.faults.add({ on: 'cdn', when: ({ url }) => url.includes('fm=json'), times: 9_999, answer });
      }
      site.simulator.source.put('a.gif', promise);
      const { only } = await site.run({ 'a.gif': change }, { timeout: '20' });
      expect(only.verification.outcome).not.toBe('verified');
    }
  });
});

test.each([503, 429, 302, 403] as const)(
  'a URL that answered %i before the purge and 403 since is not proved gone',
  async (status) => {
    const site = await openScene({ file: 'a.gif', was: old, is: old });
    const headers = status === 302 ? { location: 'https://elsewhere.example.com/' } : {};
    site.simulator.faults.add({ on: 'cdn', answer: { kind: 'answer', status, headers } });
    site.simulator.faults.add({ on: 'cdn', times: 9_999, answer: { kind: 'answer', status: 403 } });
    const { only } = await site.run({ 'a.gif': { change: 'deleted', old } }, { timeout: '20' });
    expect(only.verification.outcome).toBe('inconclusive');
  },
);

test.each([
  ['an HTML page', 'text/html', page],
  ['an empty body', 'image/gif', ''],
])('an origin that answers with %s has not got the file', async (oddity, type, body) => {
  const site = await openScene({ file: 'a.gif', was: old, is: now });
  site.simulator.faults.add({ on: 'origin', times: 9_999, answer: answer(type, body) });
  const { only } = await site.run({ 'a.gif': { change: 'requested' } }, { 'origin-url': true, timeout: '20' });
  expect(only.problem?.code).toBe('origin-not-ready');
  expect(only.problem?.message).toContain(`answers with ${oddity}, which is not the asset`);
  expect(site.simulator.log.purges()).toEqual([]);
});

describe('a placeholder image, where the Source gave the own bytes of the file before', () => {
  test.each([
    ['small', gif('old'), gif('the new one')],
    ['large, so that it was not read before', gif('o'.repeat(50_000)), gif('n'.repeat(60_000))],
  ])('is not taken for a rendering of the new file: %s', async (_, old, now) => {
    for (const metadata of [200, 422]) {
      const site = await openScene({ file: 'a.gif', was: old, is: metadata === 200 ? now : old });
      const bare = site.url('a.gif');
      const placeholder = answer('image/gif', gif('p'.repeat(30_000)));
      site.simulator.faults.add({
        on: 'cdn',
        when: ({ url }) => url === bare,
        skip: 1,
        times: 9_999,
        answer: placeholder,
      });
      if (metadata === 422) {
        const refused = { kind: 'answer', status: 422 } as const;
        site.simulator.faults.add({
          on: 'cdn',
          when: ({ url }) => url.includes('fm=json'),
          times: 9_999,
          answer: refused,
        });
      }
      const { only } = await site.run({ 'a.gif': { change: 'modified', old, now } }, { timeout: '20' });
      expect(only.verification.outcome).toBe('inconclusive');
    }
  });
});
