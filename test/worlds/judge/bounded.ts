// Bounded: the purge rate as the server sees it, checks and bytes of each asset, requests in flight, and the time of all.
import { contentOf } from '../contents.ts';
import type { Played } from '../play/play.ts';
import type { Transfer } from '../play/world-http.ts';
import type { World } from '../world.ts';
import type { Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/** Fetches at a time from each host, and the origin, and purges at a time, that a run may have under way. */
const [maxFetches, maxPurges] = [24, 32];
/** Checks of one URL: so many at once, and so many a second from the asset's purge to its outcome, while two points of presence disagree. */
const maxAtOnce = 20;
const maxPerSecond = 1.5;
/** Requests for each check: with what imgix holds, and what it renders now. */
const maxForEach = 3;
/** A shorter body may be read, whatever it is: that costs less than a new connection. */
const cheapBytes = 16 * 1024;
/** A run may last so much longer than `timeout`: waiting for the Source, for the rate limit, and the last answers. */
const graceMs = 120_000;

/** What is known at once ends at once, but for a short grace in which a deployment may still be under way. */
const refusedMs = 45_000;

export function judgeRun({ world, http, endedMs, assets }: Played): readonly Finding[] {
  const found = (kind: string, detail: string): Finding => ({ property: 'bounded', kind, url: null, detail });
  const findings: Finding[] = [];
  const rate = mostInASecond(http.transfers.filter(({ purges }) => purges !== undefined));
  const limit = shareOf(world.inputs);
  if (rate > limit) findings.push(found('too many purges in a second', `${rate}, allowed are ${limit}`));
  const maxInFlight = maxFetches * (world.cdn.hosts + 1) + maxPurges;
  if (http.maxInFlight > maxInFlight) findings.push(found('too many requests at once', String(http.maxInFlight)));
  const waits = world.inputs.origin ? 2 : 1;
  const { thereMs, backMs } = world.latency;
  // No faster than the host answers: assets are begun as those before them come on.
  const fetchingMs = (http.transfers.length * (thereMs + backMs)) / maxFetches;
  const longestMs = waits * world.inputs.timeoutS * 1_000 + graceMs + (1_000 * assets.length) / limit + fetchingMs;
  if (endedMs > longestMs) findings.push(found('too long', `${endedMs} ms, ${longestMs} ms at most`));
  if (isRefusedAtAll(world) && endedMs > refusedMs) {
    findings.push(found('waits in vain', `${endedMs} ms, though every URL was refused from the first`));
  }
  return findings;
}

/** Purges a second of this job: the jobs' whole shares add up to the rate. */
function shareOf({ rateLimit, shard }: World['inputs']): number {
  const [index = 1, count = 1] = shard === '' ? [] : shard.split('/').map(Number);
  return Math.floor(rateLimit / count) + (index <= rateLimit % count ? 1 : 0);
}

/** Every answer to every URL, before the purge and after, is the refusal of a URL that is not signed, or not rightly. */
function isRefusedAtAll({ source, inputs, faults, cdn, files }: World): boolean {
  // Added files are not asked for before: of them an unchanged file tells it.
  const isTold = inputs.hasUnchangedFile || files.every(({ change }) => change !== 'added');
  return (
    isTold &&
    cdn.servedBy === true &&
    source.isSigned &&
    inputs.token !== true &&
    faults.length === 0 &&
    cdn.refusesFromMs === null &&
    cdn.challenge === 'none' &&
    !inputs.origin
  );
}

export function judgeAsset(subject: Subject): readonly Finding[] {
  const { report, fetches, played, world, acceptedMs, settledMs } = subject;
  // Also one that imgix rejected is looked after.
  const attempt = played.http.transfers.find(({ purges }) => purges === report.url);
  const purgedMs = Math.min(acceptedMs, attempt?.atMs ?? 0);
  const seconds = (settledMs - purgedMs) / 1_000;
  const most = (maxAtOnce + maxPerSecond * Math.max(0, seconds)) * (1 + world.inputs.params.length);
  const checks = fetches.values().reduce((sum, each) => sum + each.length, 0);
  const requests = played.http.transfers.filter(({ url }) => url === report.url || url.startsWith(`${report.url}?`));
  const found = (kind: string, detail: string): Finding => ({ property: 'bounded', kind, url: report.url, detail });
  const inVain = countReadInVain(subject);
  return [
    ...(checks > most ? [found('too many checks', `${checks} in ${seconds} s`)] : []),
    ...(requests.length > most * maxForEach ? [found('too many requests', `${requests.length} in ${seconds} s`)] : []),
    ...(inVain > 0 ? [found('read in vain', `the old file, known by its length, ${inVain} times`)] : []),
  ];
}

/**
 * How often the body of the old file was read, though git tells its length and no other version has that. Once a body so long came
 * from elsewhere (what imgix renders now, what a missing path gives), later ones are compared with it.
 */
function countReadInVain({ story, fetches, played, world }: Subject): number {
  const { kind, change, before, now, newer, isOldKnown, storage } = story;
  const isInGit = (change === 'modified' || change === 'deleted') && (storage === 'plain' || storage === 'lfs');
  // What looks like text is read, as it may be a message; and what the branch holds by now may be held against any bytes.
  // Where a body is read again, another point of presence may give the old one.
  if (world.cdn.pops.length > 1) return 0;
  if (before === null || newer !== null || !isInGit || !isOldKnown || kind === 'txt') return 0;
  const { bytes: old } = contentOf(kind, before);
  const isAsLong = now !== null && contentOf(kind, now).bytes.length === old.length;
  if (old.length <= cheapBytes || isAsLong) return 0;
  const own = new Set(fetches.get(''));
  const isSame = ({ response: { body } }: Transfer): boolean => body.length === old.length;
  const elsewhere = played.http.transfers.find((each) => !own.has(each) && each.bytes > 0 && isSame(each));
  // A comparison with what is served reads what may be the default image, say.
  const sinceMs = played.selection?.untilMs ?? 0;
  const isRead = ({ atMs, bytes, response: { body, headers, transport } }: Transfer): boolean =>
    bytes > 0 &&
    atMs >= sinceMs &&
    atMs < (elsewhere?.atMs ?? Number.POSITIVE_INFINITY) &&
    transport === undefined &&
    !('content-encoding' in headers) &&
    old.equals(body);
  // The sanitizer may make the same of the new SVG: so it is read before the purge, and once imgix holds that.
  const needed = kind === 'svg' ? 2 : 0;
  return Math.max(0, own.values().filter(isRead).toArray().length - needed);
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
