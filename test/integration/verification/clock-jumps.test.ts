// The wall clock of a runner is set while it works (NTP, a virtual machine that slept). Time goes on as before, and so does
// the run.
import { expect, test } from 'vitest';
import type { LogEntry } from '../../simulator/request-log.ts';
import { type OpenedScene, openScene } from './scene.ts';

const [hourMs, dayMs] = [3_600_000, 86_400_000];
const files = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.txt`, `${i}, the new one`]));
const changes = Object.fromEntries(
  Object.entries(files).map(([path, now]) => [path, { change: 'modified', old: 'old', now }] as const),
);

/** Twelve assets that go in two windows of the rate limit, and an origin that is late. */
async function openSceneAt(arrivesMs: number): Promise<OpenedScene> {
  const site = await openScene({
    simulator: { propagationMs: 7_000 },
    file: 'first.txt',
    was: 'old',
    is: 'first, the new one',
    arrivesMs,
  });
  for (const [path, now] of Object.entries(files)) {
    site.simulator.source.put(path, 'old');
    site.simulator.warm(`/${path}`);
    site.simulator.source.putLater(path, now, site.startMs + arrivesMs);
  }
  return site;
}

function toStory({ on, method, url, at }: LogEntry): string {
  return `${at} ${on} ${method} ${url}`;
}

test.each([
  ['an hour forward', [hourMs]],
  ['an hour back', [-hourMs]],
  ['a day forward and two back', [dayMs, -2 * dayMs]],
  ['to and fro, again and again', Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? -dayMs : dayMs))],
])('a wall clock that is set %s changes no request, no wait and no verdict', async (_, jumps) => {
  const runs = [];
  for (const jumpsHere of [[], jumps]) {
    const site = await openSceneAt(15_000);
    for (const [i, ms] of jumpsHere.entries()) site.clock.at(60_500 + i * 997, () => site.clock.jump(ms));
    const { report, reports } = await site.run(changes, { 'origin-url': true, 'rate-limit': '5', timeout: '60' });
    runs.push({ report, reports, story: site.simulator.log.entries.map(toStory), endMs: site.clock.monotonicMs() });
  }
  const [undisturbed, disturbed] = runs;
  expect(undisturbed?.report.counts).toMatchObject({ purged: 12, verified: 12, failed: 0 });
  expect(disturbed).toEqual(undisturbed);
});
