// False proofs that no rule could avoid, each with its reason. A finding that one of them covers is counted and fails nothing.
import { contentOf, type Query } from '../contents.ts';
import { heldBySource } from '../play/stage.ts';
import type { Transfer } from '../play/world-http.ts';
import type { FileStory } from '../world.ts';
import type { Finding } from './finding.ts';
import type { Subject } from './subject.ts';

export type ExcusedCase = {
  readonly id: string;
  readonly reason: string;
  readonly covers: (subject: Subject, finding: Finding) => boolean;
};

export function findExcuse(subject: Subject, finding: Finding): ExcusedCase | undefined {
  return excusedCases.find(({ covers }) => covers(subject, finding));
}

const excusedCases: readonly ExcusedCase[] = [
  {
    id: 'wrong path, and the origin agrees',
    reason: 'The origin says that there is no such file, as imgix does: nothing tells that there never was one.',
    covers: ({ world }, { kind }) => kind === 'an empty proof' && world.inputs.origin,
  },
  {
    id: 'purge by others',
    reason: "Somebody else's purge can make imgix load another state at any time, also after the proof.",
    covers: ({ world, file }, { kind }) =>
      kind === 'wrong at rest' && world.purges.some((purge) => purge.file === file),
  },
  {
    id: 'an outage after the proof',
    reason:
      'Where the Source is broken down then or later, or was lately, imgix gives its error for a while, and no version of the file.',
    covers: ({ world: { source, cdn }, settledMs }, { kind, detail }) =>
      kind === 'wrong at rest' &&
      / gives 5\d\d,/.test(detail) &&
      source.outages.some(({ untilMs }) => untilMs + cdn.errorTtlMs >= settledMs),
  },
  {
    id: 'places of imgix that disagree',
    reason:
      'What imgix makes from a copy that it has yet to renew is told by being as before the purge: not where nothing was there, or an error that imgix keeps. Nor is it renewed where the asset was right, out of another one, and its purge came before the deployment.',
    covers: ({ world: { cdn }, story: { arrivesMs }, fetches, acceptedMs }, { url }) => {
      const all = fetches.get((url?.split('?')[1] ?? '') as Query) ?? [];
      const [before, last] = [all.findLast(({ atMs }) => atMs < acceptedMs), all.at(-1)];
      const isAsBefore = before !== undefined && last !== undefined && hasSameBody(before, last);
      const wasEarly = arrivesMs !== null && arrivesMs > acceptedMs;
      return cdn.copyLagMs > 0 && (!isAsBefore || !cdn.purgeClearsErrors || wasEarly);
    },
  },
  {
    id: 'an image for an outage',
    reason:
      'Where a Source that is out of order gives an image with 200, nothing tells it from a file, or a default image.',
    covers: ({ world: { source } }, { kind }) =>
      source.hasErrorImage && source.outages.length > 0 && kind !== 'left stale where it was seen',
  },
  {
    id: 'a deployment that takes the file away first',
    reason: 'The file was right already, and a purge finds nothing in its place for a while.',
    covers: ({ story: { gapMs, arrivesMs }, settledMs }, { kind }) =>
      gapMs > 0 && arrivesMs !== null && kind === 'wrong at rest' && settledMs < arrivesMs,
  },
  {
    id: 'a requested file that was away for a moment',
    reason: 'Nobody knows that it comes back.',
    covers: ({ story: { change, gapMs, now, newer } }, { kind, detail }) =>
      change === 'requested' &&
      (gapMs > 0 || (now === null && newer !== null)) &&
      kind === 'wrong when it was proved' &&
      /^(gone|replaced): /.test(detail),
  },
  {
    id: 'a deployment after the last purge',
    reason:
      "The branch has deleted the file, which is what imgix serves, and that is never deployed: the commit's own deployment comes after the last purge, and imgix asks again once its error has ended.",
    covers: ({ story: { newer }, report }, { kind }) =>
      kind === 'wrong at rest' &&
      report.verification.evidence === 'superseded' &&
      newer?.version === null &&
      newer.arrivesMs === null,
  },
  {
    id: 'replicas that disagree',
    reason: 'Which replica answers imgix next time, or the run itself, is chance.',
    covers: ({ story, world, report, settledMs }, { kind }) =>
      story.lagMs === null ||
      (story.lagMs > 0 &&
        (kind === 'wrong at rest' ||
          doReplicasDisagree(story, settledMs - effectMs, settledMs) ||
          report.verification.evidence === 'changed' ||
          (story.change === 'deleted' && world.inputs.origin))),
  },
  {
    id: 'effect after a minute',
    reason:
      'imgix gave the right bytes before the purge already, and the purge took longer to act than checks go on without a sign.',
    covers: ({ world }, { kind, url }) =>
      // A derivative counts as right by what imgix renders from the file that the asset is proved by.
      (kind === 'wrong at rest' || (kind === 'wrong when it was proved' && url?.includes('?') === true)) &&
      Math.max(
        world.cdn.revalidationMs,
        world.cdn.shieldMs ?? 0,
        ...world.cdn.pops.map(({ propagationMs }) => propagationMs ?? 0),
      ) +
        world.cdn.purgeJitterMs >
        60_000,
  },
  {
    id: 'a purged object that each of several points of presence gives once more',
    reason: 'The looks after the minute get it from one after the other, and bring what imgix has instead.',
    covers: ({ world: { cdn } }, { kind }) =>
      kind === 'wrong at rest' && cdn.purgedObject === 'stale' && cdn.pops.length > 1,
  },
  {
    id: 'right, and out of reach of a purge',
    reason:
      'What no purge reaches gives the right bytes as before, while derivatives are made from another file: a point of presence that is left out, or a host whose purge finds the shared copy renewed.',
    covers: ({ world: { cdn } }, { kind, url }) =>
      kind === 'wrong when it was proved' &&
      url?.includes('?') === true &&
      (cdn.pops.some(({ propagationMs }) => propagationMs === null) || isCopyShared(cdn)),
  },
  {
    id: 'right, and out of a cache behind',
    reason:
      'A cache behind the points of presence goes on giving what was right before the purge, while derivatives are made from another file, and imgix does not tell which it holds.',
    covers: ({ world, story }, { kind, url }) =>
      kind === 'wrong when it was proved' &&
      url?.includes('?') === true &&
      world.cdn.shieldMs !== null &&
      (world.source.unreadableMetadata === 422 || hasSameSize(story)),
  },
  {
    id: 'parameters left out of the key, and no age',
    reason:
      'A cache behind the points of presence gives what it had in the place of a new rendering, and nothing tells that.',
    covers: ({ world: { source, cdn } }) => source.unknownParameters === 'unkeyed' && cdn.shieldMs !== null && !cdn.age,
  },
  {
    id: 'changed, and no more',
    reason: 'The evidence `changed` says that the bytes are others than before, not that they are the last version.',
    covers: ({ story, report }, { kind, detail }) =>
      (kind === 'changed, and not to what it should be' && (story.isPointerDeployed || /the version "/.test(detail))) ||
      (kind === 'wrong at rest' && report.verification.evidence === 'changed' && story.isPointerDeployed),
  },
  {
    id: 'an added file that imgix has from earlier',
    reason:
      'It was there once before, with these or other bytes: an answer stored since the purge may be made from that copy.',
    covers: ({ story }, { kind, url, detail }) =>
      story.change === 'added' &&
      story.older !== null &&
      (kind === 'wrong at rest' ||
        (kind === 'wrong when it was proved' &&
          (url?.includes('?') || byWhatIsHeld(story.kind).test(detail)) &&
          /( "older"| of no version)$/.test(detail)) ||
        (kind === 'left stale where it was seen' && byWhatIsHeld(story.kind).test(detail))),
  },
  {
    id: 'nameless points of presence',
    reason:
      'Where answers do not tell which point of presence gave them, nobody can know that one was not met again, or has yet to turn.',
    covers: ({ world }, { kind, detail }) =>
      world.cdn.servedBy !== true &&
      world.cdn.pops.length > 1 &&
      (['left stale where it was seen', 'wrong at rest'].includes(kind) ||
        // The asset had its own bytes all the time, and its derivatives are made from what another point of presence gave; or one of
        // them had an older error, which no age tells.
        (kind === 'wrong when it was proved' &&
          (detail.startsWith('bytes: ') || (!world.cdn.age && /^(gone|replaced): /.test(detail))))),
  },
  {
    id: 'filtered, and deleted',
    reason: 'Git has other bytes than were deployed: the deleted file cannot be told from another one in its place.',
    covers: ({ story, report }) =>
      story.storage === 'filtered' && story.change === 'deleted' && report.verification.evidence === 'replaced',
  },
];

function hasSameBody(one: Transfer, other: Transfer): boolean {
  return Buffer.compare(one.response.body, other.response.body) === 0;
}

function hasSameSize({ kind, now, before, older }: FileStory): boolean {
  const sizes = [now, before, older].map((version) => version && contentOf(kind, version).bytes.length);
  return new Set(sizes).size < sizes.length;
}

/** What a purge has made imgix load from one of them is served so much later. */
const effectMs = 60_000;

function doReplicasDisagree(story: FileStory, fromMs: number, untilMs: number): boolean {
  return new Set(heldBySource(story, fromMs, untilMs).map((version) => JSON.stringify(version))).size > 1;
}

function isCopyShared({ hosts, originCache, purgeScope }: Subject['world']['cdn']): boolean {
  return hosts > 1 && originCache === 'shared' && purgeScope === 'host';
}

/** Evidence that what imgix holds is the file, and what the URL gives made from it: of an SVG by its unsanitized bytes. */
function byWhatIsHeld(kind: FileStory['kind']): RegExp {
  return kind === 'svg' ? /^(metadata|bytes): / : /^metadata: /;
}
