// How long things take and last.

import { toJson } from '../api-answers.ts';
import type { Fact } from '../fact.ts';
import { verdict } from '../finding.ts';
import { pictures } from '../pictures.ts';
import { patienceMs } from '../trial.ts';
import { seconds } from './purge-api.ts';

const purgeCount = 20;

export const timeFacts: readonly Fact[] = [
  {
    id: 'purge-under-a-minute',
    part: 'purge',
    statement: 'A purge shows in under a minute (20 of 20; without guarantee)',
    grades: ['doc'],
    source:
      'an earlier edition of https://docs.imgix.com/getting-started/setup/purging-assets; today\'s says "usually quickly"',
    option: '`propagationMs`, for each of `pointsOfPresence`; default 0',
    check: async (trial) => {
      const photos = Array.from({ length: purgeCount }, (_, index) => trial.asset(`photo-${index}.png`));
      for (const photo of photos) await trial.cache(photo);
      const purgedAtMs = new Map<string, number>();
      for (const photo of photos) {
        await trial.put(photo, pictures.new);
        await trial.purge(photo.url);
        purgedAtMs.set(photo.url, trial.now());
      }
      const tookMs = new Map<string, number>();
      await trial.until(async () => {
        for (const { url } of photos.filter((photo) => !tookMs.has(photo.url))) {
          const ms = trial.now() - (purgedAtMs.get(url) ?? 0);
          if (await trial.serves(url, pictures.new)) tookMs.set(url, ms);
        }
        return tookMs.size === purgeCount;
      }, patienceMs);
      const times = [...tookMs.values()].sort((a, b) => a - b);
      return verdict(times.length === purgeCount && times.every((ms) => ms < 60_000), distribution(times));
    },
  },
  {
    id: 'origin-copy-before-edge',
    part: 'purge',
    statement:
      "imgix's own copy has the new file before the CDN's objects expire, so that a URL nobody used before shows it early",
    grades: ['guess'],
    source: 'inferred',
    option: '`revalidationMs` equal to `propagationMs`: together',
    check: async (trial) => {
      const photo = trial.asset('photo.png');
      await trial.cache(photo);
      await trial.put(photo, pictures.new);
      await trial.purge(photo.url);
      let unusedMs: number | undefined;
      const startMs = trial.now();
      const bareMs = await trial.until(async () => {
        const unused = toJson(await trial.get(`${photo.url}?fm=json&unused=${trial.nonce()}`));
        if (unused?.PixelWidth === 52) unusedMs ??= trial.now() - startMs;
        return trial.serves(photo.url, pictures.new);
      });
      return verdict(
        unusedMs !== undefined && (bareMs === undefined || unusedMs < bareMs),
        `unused URL ${unusedMs === undefined ? 'old' : `new after ${seconds(unusedMs)}`}, used URL ${bareMs === undefined ? 'old' : `new after ${seconds(bareMs)}`}`,
      );
    },
  },
  {
    id: 'errors-last-300-s',
    part: 'fetch',
    statement: 'Errors are cached for 300 s',
    grades: ['doc'],
    source: 'https://docs.imgix.com/apis/management/sources (`cache_ttl_error`)',
    option: "`errorTtlMs`. That the edge's copy ends with imgix's own is a guess",
    check: async (trial) => {
      const photo = trial.asset('late.png');
      const startMs = trial.now();
      const before = await trial.get(photo.url);
      await trial.put(photo, pictures.new);
      const ms = await trial.until(async () => (await trial.get(photo.url)).status === 200, 340_000, 5_000);
      const tookMs = ms === undefined ? undefined : trial.now() - startMs;
      return verdict(
        before.status >= 400 && tookMs !== undefined && tookMs >= 290_000 && tookMs <= 320_000,
        `${before.status}, ${tookMs === undefined ? 'still after 340 s' : `there after ${seconds(tookMs)}`}`,
      );
    },
  },
];

function distribution(sortedMs: readonly number[]): string {
  if (sortedMs.length === 0) return `0 of ${purgeCount} seen`;
  const at = (share: number) => seconds(sortedMs[Math.ceil(share * sortedMs.length) - 1] ?? 0);
  return `${sortedMs.length} of ${purgeCount} seen: fastest ${at(1 / sortedMs.length)}, half within ${at(0.5)}, nine tenths within ${at(0.9)}, slowest ${at(1)}`;
}
