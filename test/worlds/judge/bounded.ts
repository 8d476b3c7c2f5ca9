// Bounded: the purge rate as the server sees it, checks and bytes of each asset, requests in flight, and the time of all.
import type { Played } from '../play/play.ts';
import type { Transfer } from '../play/world-http.ts';
import type { World } from '../world.ts';
import type { Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/** Fetches at a time from each host, and the origin, and purges at a time, that a run may have under way. */
const [maxFetches, maxPurges] = [24, 32];
/** Answers of one asset: so many at once, and so many a second. */
const maxAtOnce = 30;
const maxPerSecond = 3;
/** A run may last so much longer than `timeout`: waiting for the Source, for the rate limit, and the last answers. */
const graceMs = 120_000;

/** What is known at once ends at once, but for a short grace in which a deployment may still be under way. */
const refusedMs = 45_000;

export function judgeRun({ world, http, endedMs, assets }: Played): readonly Finding[] {
  const found = (kind: string, detail: string): Finding => ({ property: 'bounded', kind, url: null, detail });
  const findings: Finding[] = [];
  const rate = mostInASecond(http.transfers.filter(({ purges }) => purges !== undefined));
  const limit = world.inputs.shard === '' ? world.inputs.rateLimit : Math.floor(world.inputs.rateLimit / 2);
  if (rate > limit) findings.push(found('too many purges in a second', `${rate}, allowed are ${limit}`));
  const maxInFlight = maxFetches * (world.cdn.hosts + 1) + maxPurges;
  if (http.maxInFlight > maxInFlight) findings.push(found('too many requests at once', String(http.maxInFlight)));
  const waits = world.inputs.origin ? 2 : 1;
  const longestMs = waits * world.inputs.timeoutS * 1_000 + graceMs + (1_000 * assets.length) / limit;
  if (endedMs > longestMs) findings.push(found('too long', `${endedMs} ms, ${longestMs} ms at most`));
  if (isRefusedAtAll(world) && endedMs > refusedMs) {
    findings.push(found('waits in vain', `${endedMs} ms, though every URL was refused from the first`));
  }
  return findings;
}

/** Every answer to every URL, before the purge and after, is the refusal of an unsigned URL. */
function isRefusedAtAll({ source, inputs, faults, cdn, files }: World): boolean {
  // Added files are not asked for before: of them an unchanged file tells it.
  const isTold = inputs.hasUnchangedFile || files.every(({ change }) => change !== 'added');
  return (
    isTold &&
    cdn.servedBy === true &&
    source.isSigned &&
    !inputs.token &&
    faults.length === 0 &&
    cdn.refusesFromMs === null &&
    cdn.challenge === 'none' &&
    !inputs.origin
  );
}

export function judgeAsset({ report, fetches, played, world }: Subject): readonly Finding[] {
  const seconds = played.endedMs / 1_000;
  const most = (maxAtOnce + maxPerSecond * seconds) * (1 + world.inputs.params.length);
  const count = fetches.values().reduce((sum, each) => sum + each.length, 0);
  const found = (kind: string, detail: string): Finding => ({ property: 'bounded', kind, url: report.url, detail });
  const { bytes, longest } = downloadedOf(played, report.url);
  return [
    ...(count > most ? [found('too many checks', `${count} in ${seconds} s`)] : []),
    ...(bytes > most * longest ? [found('too many bytes', `${bytes} in ${seconds} s, ${longest} at a time`)] : []),
  ];
}

/** Of all that was asked for the asset's sake: derivatives, descriptions, and URLs that nobody else uses. */
function downloadedOf({ http }: Played, url: string): { readonly bytes: number; readonly longest: number } {
  let [bytes, longest] = [0, 0];
  for (const transfer of http.transfers) {
    if (transfer.url !== url && !transfer.url.startsWith(`${url}?`)) continue;
    bytes += transfer.bytes;
    longest = Math.max(longest, transfer.response.body.length);
  }
  return { bytes, longest };
}

function mostInASecond(transfers: readonly Transfer[]): number {
  const times = transfers.map(({ atMs }) => atMs).sort((one, other) => one - other);
  let most = 0;
  for (let first = 0, last = 0; last < times.length; last++) {
    while ((times[last] as number) - (times[first] as number) >= 1_000) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
