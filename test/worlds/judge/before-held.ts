// Whether a run had any chance to tell by time from which file an answer was made.
import { contentOf, type Query, type Version } from '../contents.ts';
import type { Played } from '../play/play.ts';
import { urlOf } from '../play/stage.ts';
import type { Transfer } from '../play/world-http.ts';
import type { FileStory, World } from '../world.ts';
import { type Truth, toAnswer } from './truth.ts';

/** A URL of the file that nobody used before: what imgix answers comes from the file that it holds. */
const probePattern = /\?(fm=json|svg-sanitize=false)&purge-check=/;

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
 * imgix was seen to hold the file that it was made from; or it is what came before the purge, and a revalidation can store that
 * anew.
 */
export function isFromBeforeHeld(
  { fetches, played: { world, http }, story, file, host, acceptedMs }: Asset,
  truth: Truth,
): boolean {
  const probes = http.transfers.filter(({ url }) => url.startsWith(`${urlOf(world, file, host)}?`));
  return fetches.entries().some(([query, all]) => {
    const seen = all.filter(({ response, isWhole }) => response.pop !== undefined && isWhole);
    const ofPoints = Map.groupBy(seen, ({ response }) => response.pop).values();
    return ofPoints.some((here) => {
      const last = here.at(-1) as Transfer;
      const version = versionsOf(story).find((each) => truth.isMadeFrom(toAnswer(last.response), file, query, each));
      if (version === undefined) return false;
      // Where the URL gives the file itself, nobody asks what imgix holds.
      const isGiven = ({ response }: Transfer) => truth.isMadeFrom(toAnswer(response), file, '', version);
      const given = query === '' ? undefined : givenSinceMs(fetches.get('') ?? [], isGiven, acceptedMs);
      const heldMs = steadilyHeldMs(probes, story, version) ?? given;
      if (heldMs === undefined) return false;
      const isStoredBefore = earliestStoredMs(here, world) < heldMs + world.latency.backMs;
      return isStoredBefore || seen.some((each) => each.atMs < acceptedMs && hasSameBody(each, last));
    });
  });
}

function hasSameBody(one: Transfer, other: Transfer): boolean {
  return Buffer.compare(one.response.body, other.response.body) === 0;
}

function versionsOf({ now, newer, before, older }: FileStory): readonly Version[] {
  return [now, newer?.version, before, older].filter((each) => each != null);
}

/** imgix told of that file since then, at last, in short intervals; undefined where it did not. */
function steadilyHeldMs(probes: readonly Transfer[], story: FileStory, version: Version): number | undefined {
  const told = probes.filter((probe) => versionsOf(story).some((each) => tellsOf(probe, story, each)));
  const other = told.findLastIndex((probe) => !tellsOf(probe, story, version));
  const own = told.slice(other + 1);
  const gap = own.findLastIndex(({ atMs }, index) => atMs - (own[index - 1]?.atMs ?? atMs) > 25_000);
  return own[Math.max(0, gap)]?.atMs;
}

/** Since its turn, or since nothing but time shows that the purge has had its effect. */
function givenSinceMs(bare: readonly Transfer[], isGiven: (each: Transfer) => boolean, acceptedMs: number) {
  const seen = bare.filter(({ response, isWhole }) => response.pop !== undefined && isWhole);
  const other = seen.findLastIndex((each) => !isGiven(each));
  return other < 0 ? acceptedMs + 60_000 : seen[other + 1]?.atMs;
}

function tellsOf({ url, response }: Transfer, { kind }: FileStory, version: Version): boolean {
  if (!probePattern.test(url) || response.status !== 200) return false;
  const { bytes } = contentOf(kind, version);
  const text = Buffer.from(response.body);
  return text.equals(bytes) || text.includes(`"Content-Length":"${bytes.length}"`);
}

/** As every answer of the same object, and the other one before it, tell together; where points have no names, the last alone. */
function earliestStoredMs(here: readonly Transfer[], { cdn, latency }: World): number {
  const last = here.at(-1) as Transfer;
  const isLast = (each: Transfer) => hasSameBody(each, last);
  const other = cdn.servedBy ? here.findLastIndex((each) => !isLast(each)) : here.length - 2;
  const bounds = here.slice(other + 1).map(({ atMs, response: { headers } }) => {
    const sentAtMs = atMs - latency.thereMs;
    return headers.age === undefined ? Number.NEGATIVE_INFINITY : sentAtMs - (Number(headers.age) + 1) * 1_000;
  });
  const sinceMs = cdn.servedBy ? here[other]?.atMs : undefined;
  return Math.max(sinceMs ?? Number.NEGATIVE_INFINITY, ...bounds);
}
