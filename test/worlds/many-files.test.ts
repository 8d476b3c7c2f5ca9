// Worlds of so many files that their fetches wait for each other.
import { expect, test } from 'vitest';
import { judge } from './judge/judge.ts';
import { plainVisit, worldWith } from './plain-world.ts';
import { play } from './play/play.ts';
import { unchangedPath } from './play/stage.ts';

test.each([
  { kind: 'gif', source: { defaultParams: 'q=50' } },
  { kind: 'svg', source: {} },
] as const)(
  '300 files that imgix makes anew ($kind), of which each answer takes 1.4 seconds',
  async ({ kind, source }) => {
    const count = 300;
    const played = await play(
      worldWith({
        source,
        cdn: { pops: [{ name: 'fra', propagationMs: 2_000 }] },
        inputs: { timeoutS: 120 },
        latency: { thereMs: 700, backMs: 700 },
        files: Array.from({ length: count }, () => ({ kind })),
        visits: Array.from({ length: count }, (_, file) => ({ ...plainVisit, file })),
      }),
    );
    expect(judge(played).findings).toEqual([]);
    expect(played.reports.filter(({ verification }) => verification.outcome === 'verified')).toHaveLength(count);
  },
);

test('500 files that were removed, each with three derivatives, of which each answer takes 1.4 seconds: what they gave is known', async () => {
  const count = 500;
  const played = await play(
    worldWith({
      source: { defaultParams: 'q=50' },
      cdn: { pops: [{ name: 'fra', propagationMs: 2_000 }] },
      inputs: { params: ['w=9&auto=format', 'w=9', 'fm=json'] },
      latency: { thereMs: 700, backMs: 700 },
      files: Array.from({ length: count }, () => ({ kind: 'gif', change: 'deleted', now: null })),
      visits: Array.from({ length: count }, (_, file) => ({ ...plainVisit, file })),
    }),
  );
  const outcomes = Map.groupBy(played.reports, ({ verification: { outcome, before } }) => `${outcome} ${before}`);
  expect(outcomes.get('verified served')).toHaveLength(count);
});

test('300 files that were removed from a Source that says 403 share the looks at an unchanged file, which show that it refuses nothing', async () => {
  const count = 300;
  const played = await play(
    worldWith({
      source: { missingStatus: 403 },
      cdn: { pops: ['fra', 'iad', 'sin'].map((name) => ({ name, propagationMs: 9_000 })), routing: 'drawn' },
      latency: { thereMs: 150, backMs: 150 },
      files: Array.from({ length: count }, () => ({ change: 'deleted', now: null })),
      visits: Array.from({ length: count }, (_, file) => ({ ...plainVisit, file })),
    }),
  );
  expect(judge(played).findings).toEqual([]);
  expect(played.reports.filter(({ verification }) => verification.outcome === 'verified')).toHaveLength(count);
  expect(played.http.transfers.filter(({ url }) => url.includes(unchangedPath)).length).toBeLessThan(2 * count);
});

test('a host that hangs does not hold the purges of 300 files up', async () => {
  const count = 300;
  const played = await play(
    worldWith({
      inputs: { timeoutS: 20 },
      files: Array.from({ length: count }, () => ({})),
      faults: [{ on: 'cdn', what: 'hangs', fromMs: -1, untilMs: 3_600_000, probability: 1 }],
    }),
  );
  const purgesMs = played.http.transfers.flatMap(({ purges, atMs }) => (purges === undefined ? [] : [atMs]));
  expect(new Set(played.http.transfers.map(({ purges }) => purges)).size).toBe(count + 1);
  expect(Math.max(...purgesMs)).toBeLessThan(120_000);
});

test.each([
  { timeoutS: 120, pops: [{ name: 'fra', propagationMs: 8_000 }], routing: 'pinned' },
  {
    timeoutS: 180,
    pops: [
      { name: 'fra', propagationMs: 8_000 },
      { name: 'iad', propagationMs: 4_000 },
      { name: 'nrt', propagationMs: 15_000 },
    ],
    routing: 'drawn',
  },
] as const)(
  '400 files with two derivatives, made anew at $pops.length points of presence, of which each answer takes 1.4 seconds: none is purged before it can be checked',
  async ({ timeoutS, ...cdn }) => {
    const count = 400;
    const played = await play(
      worldWith({
        source: { defaultParams: 'q=50' },
        cdn,
        inputs: { timeoutS, params: ['w=9', 'w=9&auto=format'] },
        latency: { thereMs: 700, backMs: 700 },
        files: Array.from({ length: count }, () => ({ hasCheckout: true })),
        visits: Array.from({ length: count }, (_, file) => ({ ...plainVisit, file })),
      }),
    );
    expect(judge(played).findings).toEqual([]);
    expect(played.reports.filter(({ verification }) => verification.outcome === 'verified')).toHaveLength(count);
  },
);

test.each([{ origin: false }, { origin: true }])(
  'a deployment that never comes does not hold a run up as many times as it has files to wait for: %o',
  async (inputs) => {
    const count = 700;
    const played = await play(
      worldWith({
        inputs: { ...inputs, timeoutS: 120, rateLimit: 100 },
        files: Array.from({ length: count }, () => ({ arrivesMs: null })),
        visits: Array.from({ length: count }, (_, file) => ({ ...plainVisit, file })),
      }),
    );
    expect(played.reports).toHaveLength(count);
    expect(played.reports.filter(({ problem }) => problem === null)).toEqual([]);
    expect(played.endedMs).toBeLessThan(210_000);
  },
);
