// What the excused cases ask of a played asset.
import { contentOf, type Version } from '../contents.ts';
import type { Transfer } from '../play/world-http.ts';
import type { FileStory } from '../world.ts';
import type { Subject } from './subject.ts';

export function hasSameBody(one: Transfer, other: Transfer): boolean {
  return Buffer.compare(one.response.body, other.response.body) === 0;
}

export function hasSameSize({ kind, now, before, older }: FileStory): boolean {
  const versions = new Map([now, before, older].map((version) => [JSON.stringify(version), version]));
  const sizes = [...versions.values()].map((version) => version && contentOf(kind, version).bytes.length);
  return new Set(sizes).size < sizes.length;
}

export function isAsLong({ kind }: FileStory, one: Version | null, other: Version | null): boolean {
  return one !== null && other !== null && contentOf(kind, one).bytes.length === contentOf(kind, other).bytes.length;
}

/** At some time between the two the Source's replicas had different files, or one of them none. */
export function doReplicasDisagree({ lagMs, ...story }: FileStory, fromMs: number, untilMs: number): boolean {
  if (lagMs === null || lagMs === 0) return lagMs === null;
  const { older, before, now, newer, beforeArrivedMs, arrivesMs, gapMs } = story;
  const states = [
    { atMs: beforeArrivedMs, from: older, to: before },
    ...(gapMs > 0 && arrivesMs !== null ? [{ atMs: arrivesMs - gapMs, from: before, to: null }] : []),
    { atMs: arrivesMs, from: before, to: now },
    ...(newer === null ? [] : [{ atMs: newer.arrivesMs, from: arrivesMs === null ? before : now, to: newer.version }]),
  ];
  return states.some(
    ({ atMs, from, to }) => atMs !== null && atMs <= untilMs && atMs + lagMs > fromMs && !isSame(from, to),
  );
}

/** No purge came after the deployment. */
export function wasPurgedEarly({ played, report }: Subject, arrivesMs: number | null): boolean {
  return (
    arrivesMs !== null && played.http.transfers.every(({ purges, atMs }) => purges !== report.url || atMs < arrivesMs)
  );
}

export function isSame(one: Version | null, other: Version | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What is proved is that the branch has deleted the file by now. */
export function isDeletedByBranch({ story: { newer }, report }: Subject): boolean {
  return report.verification.evidence === 'superseded' && newer?.version === null;
}

/** The URL has given the same all the time, also before the purge; `pop`: at that point of presence. */
export function wasAlike({ fetches, settledMs }: Pick<Subject, 'fetches' | 'settledMs'>, pop?: string): boolean {
  const seen = (fetches.get('') ?? []).filter(
    ({ atMs, response }) =>
      atMs <= settledMs && response.pop !== undefined && (pop === undefined || response.pop === pop),
  );
  return seen.every((each) => hasSameBody(each, seen[0] as Transfer));
}

/** Whenever it gave a file, that was the same. An error of imgix may have come first. */
export function wasAlikeWhenServed({ fetches, settledMs }: Pick<Subject, 'fetches' | 'settledMs'>): boolean {
  const served = (fetches.get('') ?? []).filter(({ response }) => response.status < 400);
  return wasAlike({ fetches: new Map([['', served]]), settledMs });
}

/** From a purge to the last of its effects. */
export function longestEffectMs({ cdn }: Subject['world']): number {
  const reachMs = cdn.pops.map(({ propagationMs }) => propagationMs ?? 0);
  const laterMs = Math.max(cdn.shieldMs ?? 0, ...reachMs) + cdn.purgeJitterMs;
  return Math.max(cdn.revalidationMs + cdn.copyLagMs, laterMs) + cdn.derivativeLagMs;
}

/** Another's purge, which came before the run's own, has acted after it. */
export function wasTurnedByAnother({ world, file, acceptedMs }: Subject): boolean {
  return world.purges.some(
    (purge) => purge.file === file && purge.atMs < acceptedMs && purge.atMs + longestEffectMs(world) >= acceptedMs,
  );
}

export function isCopyShared({ hosts, originCache, purgeScope }: Subject['world']['cdn']): boolean {
  return hosts > 1 && originCache === 'shared' && purgeScope === 'host';
}

/** Evidence that what imgix holds is the file, and what the URL gives made from it: of an SVG by its unsanitized bytes. */
export function byWhatIsHeld(kind: FileStory['kind']): RegExp {
  return kind === 'svg' ? /^(metadata|bytes): / : /^metadata: /;
}

/** The last description that came out of no cache was of the old file, by a size that git knows and the new one has not. */
export function isOldTold({
  played,
  report,
  story: { kind, change, before, now, newer, isOldKnown, storage },
}: Subject): boolean {
  if (change !== 'modified' || before === null || now === null || !isOldKnown || storage === 'filtered') return false;
  const [oldSize, size] = [before, now].map((version) => contentOf(kind, version).bytes.length);
  const told = played.http.transfers.findLast(
    ({ url, response: { headers } }) =>
      url.startsWith(`${report.url}?fm=json&purge-check=`) && /MISS$/.test(headers['x-cache'] ?? ''),
  );
  const isOfOld = Buffer.from(told?.response.body ?? []).includes(`"Content-Length":"${oldSize}"`);
  // What the branch has by now would be right.
  return isOfOld && oldSize !== size && !isSame(newer?.version ?? null, before);
}

/** The URL has given the file itself: other bytes are not made from it. */
export function hasGivenFile({ story: { kind, now } }: Subject, all: readonly Transfer[]): boolean {
  return now !== null && all.some(({ response }) => contentOf(kind, now).bytes.equals(response.body));
}
