// False proofs that no rule could avoid, each with its reason. A finding that one of them covers is counted and fails nothing.
import type { Query } from '../contents.ts';
import { isOfHost, statusOfHost, type World } from '../world.ts';
import {
  byWhatIsHeld,
  doReplicasDisagree,
  hasGivenFile,
  hasSameBody,
  hasSameSize,
  isAsLong,
  isCopyShared,
  isDeletedByBranch,
  isOldTold,
  isSame,
  longestEffectMs,
  wasAlike,
  wasAlikeWhenServed,
  wasPurgedEarly,
  wasTurnedByAnother,
} from './excuse-facts.ts';
import type { Finding } from './finding.ts';
import type { Subject } from './subject.ts';

export type ExcusedCase = {
  readonly id: string;
  readonly reason: string;
  readonly covers: (subject: Subject, finding: Finding) => boolean;
};

/** What a purge has made imgix load from one of several replicas is served so much later. */
const effectMs = 60_000;

export function findExcuse(subject: Subject, finding: Finding): ExcusedCase | undefined {
  return excusedCases.find(({ covers }) => covers(subject, finding));
}

/** Of what was purged, or not: there may be no report of it. */
export function findSelectionExcuse(world: World, finding: Finding): ExcusedSelection | undefined {
  return excusedSelections.find(({ covers }) => covers(world, finding));
}

type ExcusedSelection = Pick<ExcusedCase, 'id' | 'reason'> & {
  readonly covers: (world: World, finding: Finding) => boolean;
};

const excusedSelections: readonly ExcusedSelection[] = [
  {
    id: 'compared while an image stands for an outage',
    reason: 'What a Source that is out of order gives as an image nothing tells from a file, or a default image.',
    covers: ({ source }, { kind }) =>
      kind !== 'purged what the Source still has' && source.hasErrorImage && source.outages.length > 0,
  },
  {
    id: 'compared with a default image, on a host that is refused in part, or for a while',
    reason: 'The path that does not exist, which would tell a default image, may be refused each time.',
    covers: ({ source, faults }, { kind }) =>
      kind === 'purged, although nothing differs' &&
      source.imageMissing === 200 &&
      faults.some(({ what, probability }) => what === 'forbidden' || (what === 'undeployed' && probability < 1)),
  },
  {
    id: 'compared while places of imgix disagree',
    reason: 'One describes the old file, and another gives the new one.',
    covers: ({ cdn }, { kind }) => kind === 'called the same, and it differs' && cdn.copyLagMs > 0,
  },
  {
    id: 'compared while somebody else purges',
    reason:
      'What is served changes between two requests: to a newer file, or late where a cache behind is purged late.',
    covers: ({ purges, files, cdn, source }, { kind }) =>
      purges.length > 0 &&
      ((kind === 'purged, although nothing differs' && files.some(({ newer }) => newer !== null)) ||
        (kind === 'called the same, and it differs' &&
          cdn.shieldMs !== null &&
          source.unknownParameters === 'unkeyed')),
  },
  {
    id: 'a takedown, and an origin that refuses',
    reason: 'A 403 of the origin is what a Source says to a missing file, too, where it may not be listed.',
    covers: ({ faults }, { kind }) =>
      kind === 'purged what the Source still has' &&
      faults.some(({ on, what }) => on === 'origin' && what === 'refused'),
  },
];

const excusedCases: readonly ExcusedCase[] = [
  {
    id: 'wrong path, and the origin agrees',
    reason: 'The origin says that there is no such file, as imgix does: nothing tells that there never was one.',
    covers: ({ world }, { kind, detail }) =>
      kind === 'an empty proof' && world.inputs.origin && /^(gone|replaced): /.test(detail),
  },
  {
    id: 'purge by others',
    reason: "Somebody else's purge can make imgix load another state at any time, also after the proof.",
    covers: ({ world, file, settledMs }, { kind }) =>
      kind === 'wrong at rest' &&
      world.purges.some((purge) => purge.file === file && purge.atMs + longestEffectMs(world) >= settledMs),
  },
  {
    id: 'purge by another host',
    reason:
      'A newer push has taken the change back, and this host was right all the time. Another one of the same Source, which was not, is purged on, and that brings the state between the two here as well.',
    covers: (subject, { kind }) =>
      kind === 'wrong at rest' &&
      subject.world.cdn.hosts > 1 &&
      (subject.world.cdn.purgeScope === 'source' || isCopyShared(subject.world.cdn)) &&
      subject.report.verification.evidence === 'superseded' &&
      wasAlike(subject),
  },
  {
    id: 'an error kept for longer than five minutes',
    reason: 'That is how long imgix says that it keeps one: a run waits for no longer.',
    covers: (subject, { kind, detail }) =>
      kind === 'wrong at rest' &&
      subject.world.cdn.errorTtlMs > 300_000 &&
      (/^(gone|replaced): /.test(detail) || isDeletedByBranch(subject)) &&
      wasAlike(subject),
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
    covers: (subject, { kind, url }) => {
      const { world, story, report, fetches, acceptedMs } = subject;
      const all = fetches.get((url?.split('?')[1] ?? '') as Query) ?? [];
      const [before, last] = [all.findLast(({ atMs }) => atMs < acceptedMs), all.at(-1)];
      const isAsBefore = before !== undefined && last !== undefined && hasSameBody(before, last);
      // Another one may have come before that.
      if (kind === 'left stale where it was seen' && before !== undefined && story.older === null) return false;
      if (kind === 'wrong when it was proved' && hasGivenFile(subject, all)) return false;
      return (
        world.cdn.copyLagMs > 0 &&
        (!isAsBefore ||
          !world.cdn.purgeClearsErrors ||
          wasPurgedEarly(subject, story.arrivesMs) ||
          // ... the commit's, or the newer one's that counts.
          (report.verification.evidence === 'superseded' && wasPurgedEarly(subject, story.newer?.arrivesMs ?? null)) ||
          // No purge was taken that could bring them together: imgix has never had the file, or another's came shortly before.
          report.purge.status === 404 ||
          (report.purge.status === 409 && report.purge.repeats === 0) ||
          // One of them has found the Source out of order, and keeps what it had.
          world.source.outages.length > 0)
      );
    },
  },
  {
    id: 'an image for an outage',
    reason:
      'Where a Source that is out of order gives an image with 200, nothing tells it from a file, or a default image.',
    covers: ({ world: { source } }, { kind, detail }) =>
      kind !== 'left stale where it was seen' &&
      source.hasErrorImage &&
      source.outages.length > 0 &&
      // Of the unchanged file's host, too, which is held against a path that does not exist.
      (kind === 'an empty proof' || / 200, \d+ bytes of no version$/.test(detail)),
  },
  {
    id: 'a default image, and a host that is refused in part',
    reason:
      'The path that does not exist, which would tell that the unchanged file is a default image, too, is refused each time.',
    covers: ({ world: { source, faults } }, { kind }) =>
      kind === 'an empty proof' &&
      source.imageMissing === 200 &&
      faults.some(({ what, probability }) => what === 'undeployed' && probability < 1),
  },
  {
    id: 'a deployment that takes the file away first',
    reason: 'The file was right already, and a purge finds nothing in its place for a while.',
    covers: ({ story: { gapMs, arrivesMs }, settledMs }, { kind, detail }) =>
      gapMs > 0 &&
      arrivesMs !== null &&
      kind === 'wrong at rest' &&
      settledMs < arrivesMs &&
      / of no version$/.test(detail),
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
    covers: (subject, { kind }) =>
      kind === 'wrong at rest' && isDeletedByBranch(subject) && subject.story.newer?.arrivesMs === null,
  },
  {
    id: 'an added file that a newer push removes, behind a cache',
    reason:
      'The last purge came between the two deployments, and a cache behind the points of presence goes on giving that there was nothing before both.',
    covers: (subject, { kind }) =>
      kind === 'wrong at rest' &&
      subject.story.change === 'added' &&
      isDeletedByBranch(subject) &&
      subject.world.cdn.shieldMs !== null,
  },
  {
    id: 'replicas that disagree',
    reason: 'Which replica answers imgix next time, or the run itself, is chance.',
    covers: ({ story, world, acceptedMs, settledMs, played, report }, { kind, url, detail }) => {
      if (kind !== 'wrong at rest' && kind !== 'wrong when it was proved') return false;
      // Where a purged object is given once more, an error comes only then that imgix has kept since they disagreed.
      const isLate = world.cdn.purgedObject === 'stale' && /^gone: /.test(detail);
      if (isLate && doReplicasDisagree(story, acceptedMs - world.cdn.errorTtlMs, acceptedMs)) return true;
      // The origin, as the run has asked it.
      if (world.inputs.origin && doReplicasDisagree(story, 0, settledMs)) return true;
      if (kind === 'wrong at rest') {
        // A purge that imgix rejects counts from the run's beginning.
        const fromMs = Number.isFinite(acceptedMs) ? acceptedMs : 0;
        return doReplicasDisagree(story, fromMs, Number.POSITIVE_INFINITY);
      }
      // By the file that imgix holds, from which what the URL gives is rendered.
      const isRendered = world.source.defaultParams !== '' && story.kind !== 'txt';
      const isMade = url?.includes('?') === true || isRendered;
      // It holds what its last purge has brought.
      const purged = played.http.transfers.findLast(
        ({ purges, atMs }) => purges === report.url && atMs < settledMs - effectMs,
      );
      return isMade && doReplicasDisagree(story, purged?.atMs ?? settledMs - effectMs, settledMs);
    },
  },
  {
    id: 'effect after a minute',
    reason:
      "imgix gave the right bytes before the purge already, or another's purge has brought them since, and the purge took longer to act than checks go on without a sign.",
    covers: (subject, { kind, url }) =>
      (wasAlikeWhenServed(subject) || wasTurnedByAnother(subject)) &&
      // A derivative counts as right by what imgix renders from the file that the asset is proved by.
      (kind === 'wrong at rest' || (kind === 'wrong when it was proved' && url?.includes('?') === true)) &&
      longestEffectMs(subject.world) > 60_000,
  },
  {
    id: 'right before the purge at another point of presence',
    reason:
      'It gave the right bytes all the time, and was not met again after the minute in which the purge reached it.',
    covers: (subject, { kind, detail }) => {
      const pop = / (\S+) gives /.exec(detail)?.[1];
      const last = subject.fetches.get('')?.findLast(({ response }) => response.pop !== undefined);
      return kind === 'wrong at rest' && pop !== last?.response.pop && wasAlike(subject, pop);
    },
  },
  {
    id: 'a purged object that each of several points of presence gives once more',
    reason: 'The looks after the minute get it from one after the other, and bring what imgix has instead.',
    covers: (subject, { kind, detail, url }) =>
      kind === 'wrong at rest' &&
      subject.world.cdn.purgedObject === 'stale' &&
      // A derivative's brings its file back, also where the asset is asked for at one only.
      (url?.includes('?') ||
        (subject.world.cdn.pops.length > 1 && wasAlike(subject, / (\S+) gives /.exec(detail)?.[1]))),
  },
  {
    id: 'right, and out of reach of a purge',
    reason:
      'What no purge reaches gives the right bytes all the time, while derivatives are made from another file: a point of presence that is left out, or a host whose purge finds the shared copy renewed.',
    covers: (subject, { kind, url }) =>
      (wasAlike(subject) || subject.report.verification.evidence === 'superseded') &&
      kind === 'wrong when it was proved' &&
      url?.includes('?') === true &&
      (subject.world.cdn.pops.some(({ propagationMs }) => propagationMs === null) || isCopyShared(subject.world.cdn)),
  },
  {
    id: 'right, and out of a cache behind',
    reason:
      'A cache behind the points of presence goes on giving what was right before the purge, while derivatives are made from another file, and imgix does not tell which it holds, or no age shows that this has to be asked.',
    covers: (subject, { kind, url }) =>
      wasAlike(subject) &&
      kind === 'wrong when it was proved' &&
      url?.includes('?') === true &&
      subject.world.cdn.shieldMs !== null &&
      (subject.world.source.unreadableMetadata === 422 ||
        hasSameSize(subject.story) ||
        !subject.world.cdn.age ||
        // All of the host was refused before the purge: what the cache has kept since then is from after it.
        subject.report.verification.before === 'status 403'),
  },
  {
    id: 'a derivative that is refused in part as its file is gone',
    reason:
      'One answer of a host that says 410 to a part of the requests looks like that of a missing file, which is 410, too.',
    covers: ({ world: { source, faults } }, { kind, detail, url }) =>
      kind === 'wrong when it was proved' &&
      url?.includes('?') === true &&
      source.missingStatus === 410 &&
      /^gone: /.test(detail) &&
      faults.some(({ what, probability }) => what === 'undeployed' && probability < 1),
  },
  {
    id: 'a refusal that looks like a missing file',
    reason:
      'Where the Source answers 410 or 403 for what it does not have, that of the whole host before the purge looks the same, and hides an error that imgix has.',
    covers: ({ world: { source, cdn, faults } }, { kind, detail }) =>
      kind === 'wrong at rest' &&
      !cdn.purgeClearsErrors &&
      /^gone: /.test(detail) &&
      faults.some(
        ({ what, fromMs }) => isOfHost(what) && statusOfHost[what] === source.missingStatus && fromMs < 1_000,
      ),
  },
  {
    id: 'a host that refuses the client for a while',
    reason:
      'Where no other file can be asked for, or is given between two such times, only a long wait would tell that a 403 is of the whole host, and a bucket that forbids listing answers so for good. And it names a point of presence, which seems to have turned.',
    covers: (subject, { property, kind }) => {
      const { inputs, faults } = subject.world;
      const refusals = faults.filter(({ what, untilMs }) => what === 'forbidden' && untilMs > 0);
      const isGone = subject.report.verification.evidence === 'gone' || isDeletedByBranch(subject);
      const isTold = inputs.hasUnchangedFile && kind !== 'left stale where it was seen';
      return property === 'safe' && isGone && refusals.length > (isTold ? 1 : 0);
    },
  },
  {
    id: 'two files of one size',
    reason: "imgix describes what it holds by size and dimensions, which the commit's file shares with a newer one.",
    covers: ({ story }, { kind, detail }) =>
      kind === 'wrong when it was proved' &&
      /^metadata: .* "newer"$/.test(detail) &&
      isAsLong(story, story.now, story.newer?.version ?? null),
  },
  {
    id: 'a cache behind that counts ages anew',
    reason: 'It has kept what was made before the purge, and calls that stored since.',
    covers: (subject, { kind, url, detail }) =>
      ((kind === 'wrong when it was proved' &&
        (url?.includes('?') === true || byWhatIsHeld(subject.story.kind).test(detail))) ||
        // An error, from which imgix may yet make its answer.
        (kind === 'wrong at rest' && (/^(gone|replaced): /.test(detail) || isDeletedByBranch(subject)))) &&
      subject.world.cdn.ages === 'anew' &&
      subject.world.cdn.shieldMs !== null,
  },
  {
    id: 'parameters that a cache or the Source takes otherwise, and no age',
    reason:
      'A cache, also one behind the points of presence, gives what it had in the place of a new rendering, or of what imgix holds now, and nothing tells that.',
    covers: ({ world: { source, cdn } }, { kind }) =>
      !cdn.age &&
      ((kind === 'wrong when it was proved' && cdn.shieldMs !== null) ||
        (kind === 'changed, and not to what it should be' && source.unknownParameters === 'unkeyed')),
  },
  {
    id: 'a message in the place of text',
    reason: 'Before the purge it may have been an older version, so that no error of imgix is looked for behind it.',
    covers: ({ world, story }, { kind, detail }) =>
      kind === 'wrong at rest' &&
      story.kind === 'txt' &&
      /^(gone|replaced): /.test(detail) &&
      world.faults.some(
        ({ on, what, fromMs }) => on === 'cdn' && (what === 'json' || what === 'text') && fromMs < 1_000,
      ),
  },
  {
    id: 'a derivative kept inside imgix',
    reason:
      'imgix documents no cache of renderings that a purge reaches later than its file. What such a one gives may be made from a version between two of the right one.',
    covers: ({ world, story }, { kind, url }) =>
      kind === 'wrong when it was proved' &&
      url?.includes('?') === true &&
      world.cdn.derivativeLagMs > 0 &&
      isSame(story.now, story.older),
  },
  {
    id: 'changed, and no more',
    reason: 'The evidence `changed` says that the bytes are others than before, not that they are the last version.',
    covers: (subject, { kind, detail }) =>
      (kind === 'changed, and not to what it should be' &&
        !(/ "before"$/.test(detail) && isOldTold(subject)) &&
        (subject.story.isPointerDeployed || /the version "/.test(detail))) ||
      (['wrong at rest', 'wrong when it was proved'].includes(kind) &&
        subject.report.verification.evidence === 'changed' &&
        // In the place of the file the deployment had a pointer; or nothing, for a moment.
        (((subject.story.isPointerDeployed || subject.story.gapMs > 0) && / of no version$/.test(detail)) ||
          // Once more what it was before, as a newer push has taken the change back.
          (isSame(subject.story.newer?.version ?? null, subject.story.before) && / "before"$/.test(detail)))),
  },
  {
    id: 'an added file that imgix has from earlier',
    reason:
      'It was there once before, with these or other bytes: an answer stored since the purge may be made from that copy.',
    covers: ({ story }, { kind, url, detail }) =>
      story.change === 'added' &&
      story.older !== null &&
      (kind === 'left stale where it was seen' ||
        (kind === 'wrong at rest' && (isSame(story.now, story.older) || / "older"$/.test(detail))) ||
        (kind === 'wrong when it was proved' &&
          (url?.includes('?') || byWhatIsHeld(story.kind).test(detail)) &&
          /( "older"| of no version)$/.test(detail))),
  },
  {
    id: 'nameless points of presence',
    reason:
      'Where answers do not tell which point of presence gave them, nobody can know that one was not met again, or has yet to turn.',
    covers: ({ world }, { kind, url, detail }) =>
      world.cdn.servedBy !== true &&
      world.cdn.pops.length > 1 &&
      (kind === 'wrong at rest' ||
        (kind === 'left stale where it was seen' &&
          (world.cdn.servedBy === false || detail.endsWith(`: ${world.cdn.pops[0]?.name}`))) ||
        // The asset had its own bytes all the time, and its derivatives are made from what another point of presence gave; or one of
        // them had an older error, which no age tells.
        (kind === 'wrong when it was proved' &&
          ((url?.includes('?') === true && detail.startsWith('bytes: ')) ||
            (!world.cdn.age && /^(gone|replaced): /.test(detail))))),
  },
];
