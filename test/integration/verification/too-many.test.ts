// The CDN says that it is asked too often (429): all of its host waits, and nothing else does.
import { expect, test } from 'vitest';
import { openSite, type Site, type SiteOptions } from '../../support/run-pipeline.ts';
import { gif } from './scene.ts';

const [old, now] = [gif('old'), gif('the new one')];
const names = Array.from({ length: 60 }, (_, index) => `a${index}.gif`);
const modified = Object.fromEntries(names.map((name) => [name, { change: 'modified', old, now } as const]));

/** imgix has the old files, the Source has the new ones from `arrivesMs` on. */
function openOld(arrivesMs: number, simulator: SiteOptions['simulator'] = {}): Site {
  const site = openSite({ simulator });
  for (const name of names) {
    site.simulator.source.put(name, old);
    site.simulator.warm(`/${name}`);
    site.simulator.source.putLater(name, now, site.clock.forSimulator.now() + arrivesMs);
  }
  return site;
}

/** How many requests the CDN got in that time after the first one that it answered with 429. */
function askedBetween(
  { simulator }: Site,
  fromMs: number,
  toMs: number,
  isMeant = (_: { url: string }) => true,
): number {
  const requests = simulator.log.on('cdn').filter(isMeant);
  const first = requests.find(({ status }) => status === 429);
  return requests.filter(({ at }) => first !== undefined && at > first.at + fromMs && at < first.at + toMs).length;
}

test('a word of when to come back holds all requests to the host back until then', async () => {
  const site = openOld(0);
  const answer = { kind: 'answer', status: 429, headers: { 'retry-after': '15' } } as const;
  site.simulator.faults.add({ on: 'cdn', skip: 10, answer });
  const { report } = await site.run(modified);
  // Those that were under way arrive yet.
  expect(askedBetween(site, 1_000, 15_000)).toBe(0);
  expect(askedBetween(site, 15_000, 16_000)).toBeGreaterThan(20);
  expect(report.assets.filter(({ verification }) => verification.outcome === 'verified')).toHaveLength(60);
});

test('without one they are held back for longer each time', async () => {
  const site = openOld(0);
  const from = site.clock.monotonicMs();
  site.simulator.faults.add({
    on: 'cdn',
    times: 9_999,
    when: () => site.clock.monotonicMs() < from + 40_000,
    answer: { kind: 'answer', status: 429 },
  });
  const { report } = await site.run(modified);
  const refused = site.simulator.log.on('cdn').filter(({ status }) => status === 429);
  // At most 24 are under way when a pause begins, and within 40 seconds there are nine at most: of half a second or more, then of
  // twice that, up to four or more.
  expect(refused.length).toBeLessThan(24 * 12);
  expect(report.assets.filter(({ verification }) => verification.outcome === 'verified')).toHaveLength(60);
});

test('a word of hours is believed for fifteen seconds; what is not proved by the deadline has had its last look', async () => {
  const site = openOld(999_000);
  const answer = { kind: 'answer', status: 429, headers: { 'retry-after': '7200' } } as const;
  site.simulator.faults.add({ on: 'cdn', times: 9_999, answer });
  const { report } = await site.run(modified, { timeout: '100' });
  expect(askedBetween(site, 14_500, 16_500)).toBeGreaterThan(0);
  expect(new Set(report.assets.map(({ verification }) => JSON.stringify(verification.cause)))).toEqual(
    new Set([JSON.stringify({ kind: 'status', status: 429 })]),
  );
});

test('another host goes on', async () => {
  const baseUrls = ['https://assets.imgix.net', 'https://other.imgix.net'];
  const site = openOld(0, { baseUrls });
  const isOther = ({ url }: { url: string }) => url.includes('other.imgix.net');
  site.simulator.faults.add({
    on: 'cdn',
    when: (request) => !isOther(request),
    answer: { kind: 'answer', status: 429, headers: { 'retry-after': '15' } },
  });
  const { report } = await site.run(modified);
  const others = report.assets.filter(isOther);
  expect(others).toHaveLength(60);
  // The 120 purges take twelve seconds.
  for (const { verification } of others) {
    expect(verification.outcome).toBe('verified');
    expect(verification.seconds).toBeLessThan(5);
  }
  expect(askedBetween(site, 1_000, 15_000, (request) => !isOther(request))).toBe(0);
});
