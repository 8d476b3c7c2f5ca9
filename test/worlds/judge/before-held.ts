// Whether a run had any chance to tell by time from which file an answer was made.
import type { Query, Version } from '../contents.ts';
import type { Played } from '../play/play.ts';
import { urlOf } from '../play/stage.ts';
import type { Transfer } from '../play/world-http.ts';
import type { FileStory, World } from '../world.ts';
import { type Truth, toAnswer } from './truth.ts';

/** A URL of the file that nobody used before: what imgix answers comes from the file that it holds. */
const probePattern = /\?(?<query>fm=json|svg-sanitize=false)&purge-check=/;

type Asset = {
  readonly played: Played;
  readonly story: FileStory;
  readonly file: number;
  readonly host: number;
  readonly acceptedMs: number;
  readonly fetches: ReadonlyMap<Query, readonly Transfer[]>;
};

/**
 * What a point of presence gave last, of the URL or of a derivative, may have been stored, for all that the run was told, before
 * imgix was seen to hold the file that it was made from; or it is what came before the purge
 * or before that, and a revalidation can store that anew.
 */
export function isFromBeforeHeld({ fetches, played, story, file, host, acceptedMs }: Asset, truth: Truth): boolean {
  const { world, http } = played;
  const probes = http.transfers.filter(({ url, isWhole }) => isWhole && url.startsWith(`${urlOf(world, file, host)}?`));
  const told = probes.flatMap((probe) => toTold(probe, story, file, truth));
  return fetches.entries().some(([query, all]) => {
    const seen = all.filter(({ response, isWhole }) => response.pop !== undefined && isWhole);
    const ofPoints = Map.groupBy(seen, ({ response }) => response.pop).values();
    return ofPoints.some((here) => {
      const last = here.at(-1) as Transfer;
      return versionsOf(story).some((version) => {
        if (!truth.isMadeFrom(toAnswer(last.response), file, query, version)) return false;
        // Where the URL gives the file itself, nobody asks what imgix holds.
        const isGiven = ({ response }: Transfer) => truth.isMadeFrom(toAnswer(response), file, '', version);
        const bare = (fetches.get('') ?? []).filter(isTelling(world));
        // That a newer push has won, its turn may not show: it may be what was there before. Then all have to show it.
        const isOwn = isSame(version, story.now);
        const turnedMs = givenSinceMs(bare, world, isGiven, { acceptedMs, choose: isOwn ? Math.min : Math.max });
        const sinceMs = isOwn ? turnedMs : Math.max(acceptedMs + 60_000, turnedMs ?? 0);
        const given = query === '' ? undefined : sinceMs;
        const heldMs = steadilyHeldMs(told, version) ?? given;
        if (heldMs === undefined) return false;
        const isStoredBefore = storedMsOf(here, played) < heldMs + world.latency.backMs;
        const fromMs = Math.max(acceptedMs, heldMs);
        return isStoredBefore || seen.some((each) => each.atMs < fromMs && hasSameBody(each, last));
      });
    });
  });
}

function hasSameBody(one: Transfer, other: Transfer): boolean {
  return Buffer.compare(one.response.body, other.response.body) === 0;
}

function versionsOf({ now, newer, before, older }: FileStory): readonly Version[] {
  return [now, newer?.version, before, older].filter((each) => each != null);
}

/** What a probe told that imgix holds: a version, or none. */
type Told = { readonly atMs: number; readonly version: Version | null };

/** Nothing where it tells of several, or of what nobody knows. */
function toTold({ atMs, url, response }: Transfer, story: FileStory, file: number, truth: Truth): Told[] {
  const query = probePattern.exec(url)?.groups?.query as Query | undefined;
  if (query === undefined) return [];
  const toldMs = atMs + delayOf({ response });
  if (response.status === 404 || response.status === 422) return [{ atMs: toldMs, version: null }];
  const [version, ...others] = versionsOf(story).filter(
    (each) => response.status === 200 && truth.isMadeFrom(toAnswer(response), file, query, each),
  );
  // A Git LFS pointer, say.
  const isOfAnother = version === undefined && Buffer.from(response.body).includes('"Content-Length"');
  if (isOfAnother) return isOldKnown(story) ? [{ atMs: toldMs, version: null }] : [];
  if (version === undefined || others.some((each) => !isSame(each, version))) return [];
  return query === 'fm=json' && !isTellingOf(version, story) ? [] : [{ atMs: toldMs, version }];
}

/** Of a size not, where the old file's is not known, nor of dimensions where nobody has the file. */
function isTellingOf(version: Version, story: FileStory): boolean {
  // What the branch has by now is compared with the commit's file, where there is one.
  const isNewest = story.now !== null && isSame(version, story.newer?.version ?? null);
  if (!isOldKnown(story) && !isNewest) return false;
  return story.hasCheckout || versionsOf(story).every((each) => isSame(each, version) || each.size !== version.size);
}

function isOldKnown({ change, before, isOldKnown }: FileStory): boolean {
  return (isOldKnown || before === null) && change !== 'tracked' && change !== 'requested';
}

/** imgix told of that file since then, at last, in short intervals; undefined where it did not. */
function steadilyHeldMs(told: readonly Told[], version: Version): number | undefined {
  const other = told.findLastIndex((each) => !isSame(each.version, version));
  const own = told.slice(other + 1);
  const gap = own.findLastIndex(({ atMs }, index) => atMs - (own[index - 1]?.atMs ?? atMs) > 25_000);
  return own[Math.max(0, gap)]?.atMs;
}

function isSame(one: Version | null, other: Version | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A fault, and a 403 of nobody who tells a name, are no answers. */
function isTelling({ cdn }: World): (each: Transfer) => boolean {
  return ({ response: { status } }) => status < 500 && (cdn.servedBy === true || status !== 403);
}

/** Since a point of presence turned (of several: `choose`), or since nothing but time shows that the purge has had its effect. */
function givenSinceMs(
  bare: readonly Transfer[],
  { cdn }: World,
  isGiven: (each: Transfer) => boolean,
  { acceptedMs, choose }: { readonly acceptedMs: number; readonly choose: (...ms: readonly number[]) => number },
): number | undefined {
  const seen = bare.filter(({ response, isWhole }) => response.pop !== undefined && isWhole);
  // A nameless 403 tells nothing, and may have stood before all of them.
  if (seen.every(isGiven)) return Math.max(acceptedMs + 60_000, seen[0]?.atMs ?? 0);
  const ofPoints = Map.groupBy(seen, ({ response }) => (cdn.servedBy === true ? response.pop : undefined));
  const turns = ofPoints.values().flatMap((here) => {
    const other = here.findLastIndex((each) => !isGiven(each));
    const turned = here[other + 1];
    return other < 0 || turned === undefined ? [] : [turned.atMs + delayOf(turned)];
  });
  const [first, ...others] = turns;
  return first === undefined ? undefined : choose(first, ...others);
}

/** What a fault has held an answer back by. */
function delayOf({ response: { transport } }: Pick<Transfer, 'response'>): number {
  return transport?.kind === 'delay' ? transport.delayMs : 0;
}

/** Where ages are exact, and what imgix holds does not come out of a cache, a run can come to know it as exactly as its requests take. */
function storedMsOf(here: readonly Transfer[], { world, startedMs }: Played): number {
  const { source, cdn, latency } = world;
  if (source.unknownParameters === 'unkeyed' || !cdn.age || cdn.ages !== 'exact') return earliestStoredMs(here, world);
  return (here.at(-1)?.response.storedAtMs ?? startedMs) - startedMs - latency.thereMs - marginMs;
}

/** The run leaves so much between two requests whose ages must differ, and a little more. */
const marginMs = 60;

/**
 * As every answer of the same object, and the other one before it, tell together; where points have no names, the last alone. One
 * that is older by its age than the other one came out of a cache behind.
 */
function earliestStoredMs(here: readonly Transfer[], { cdn, latency }: World): number {
  const last = here.at(-1) as Transfer;
  const isLast = (each: Transfer) => hasSameBody(each, last);
  const other = cdn.servedBy === true ? here.findLastIndex((each) => !isLast(each)) : here.length - 2;
  const bounds = here.slice(other + 1).map(({ atMs, response: { headers } }) => {
    const sentAtMs = atMs - latency.thereMs;
    return headers.age === undefined ? Number.NEGATIVE_INFINITY : sentAtMs - (Number(headers.age) + 1) * 1_000;
  });
  const byAgeMs = Math.max(...bounds);
  const otherMs = here[other]?.atMs;
  const { age } = last.response.headers;
  const isOlder = otherMs !== undefined && age !== undefined && last.atMs - Number(age) * 1_000 < otherMs;
  return cdn.servedBy !== true || otherMs === undefined || isOlder ? byAgeMs : Math.max(otherMs, byAgeMs);
}
