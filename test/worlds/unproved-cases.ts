// What nothing can tell: the cases in which an asset stays without a proof however good the rules are, each with its reason.

import type { AssetReport } from '../../src/report/run-report.ts';
import type { Cause } from '../../src/verify/cause.ts';
import { contentOf, type Version } from './contents.ts';
import { type FileStory, isOfHost, statusOfHost, type World } from './world.ts';

type Traits = Pick<World, 'source' | 'cdn' | 'faults' | 'visits'> & {
  readonly inputs: Omit<World['inputs'], 'timeoutS'>;
};

/** What the run saw, once it was played. */
type Seen = {
  /** A version of the file before the purge. */
  readonly wasServed: boolean;
  /** What it got last, of the URL or of a derivative, had been stored before imgix first told of the file that it was made from; or came before the purge. */
  readonly isFromBeforeHeld: boolean;
  /** A version of an image on its host, until its outcome was settled. */
  readonly isImageServed: boolean;
  /** What it got last, of the URL or of a derivative, is what came before the purge, or what a point of presence had stored by then. */
  readonly isAsBefore: boolean;
  /** A point of presence that it met had another state at last, or so shortly before that nothing could be shown since. */
  readonly isWrongAtLast: boolean;
  readonly report: AssetReport;
};

type Case = { readonly world: Traits; readonly story: FileStory } & Partial<Seen>;

export type UnprovedCase = {
  readonly id: string;
  readonly reason: string;
  readonly covers: (given: Case) => boolean;
};

export function findUnproved(given: Case): UnprovedCase | undefined {
  return unprovedCases.find(({ covers }) => covers(given));
}

function toStatus(cause: Cause | null | undefined): string | undefined {
  return cause?.kind === 'missing' || cause?.kind === 'refused' ? `status ${cause.status}` : undefined;
}

/** The bare URL does not give the file's own bytes. */
function isReEncoded({ source }: Traits, { kind }: FileStory): boolean {
  return kind === 'svg' ? source.sanitizeSvg : kind !== 'txt' && source.defaultParams !== '';
}

/** Of the file that imgix holds, `fm=json` tells the size. */
function isDescribed({ source }: Traits, { kind }: FileStory): boolean {
  return source.unreadableMetadata === 'partial' || kind === 'gif';
}

function hasSameSize({ kind, now, before }: FileStory): boolean {
  if (now === null || before === null) return false;
  return contentOf(kind, now).bytes.length === contentOf(kind, before).bytes.length;
}

const unprovedCases: readonly UnprovedCase[] = [
  {
    id: 'text of which nobody has the bytes',
    reason:
      "Text counts only where its bytes are the file's own: a message with status 200 looks the same. What the origin gives may be such a message, too, where answers do not name who gave them; and its 403 tells nothing.",
    covers: ({ world, story }) =>
      story.kind === 'txt' &&
      // A derivative of the branch's newest file, beside the commit's own out of a cache.
      ((story.newer !== null && world.inputs.params.length > 0) ||
        (story.change === 'requested' &&
          (!world.inputs.origin ||
            world.cdn.servedBy !== true ||
            (world.source.missingStatus === 403 && lastOf(story) === null)))),
  },
  {
    id: 'a derivative that imgix cannot render',
    reason: 'imgix answers 422 for it, and always will.',
    covers: ({ world, story }) =>
      world.inputs.params.includes('fm=json') &&
      (!isDescribed(world, story) ||
        (world.source.unreadableMetadata === 422 && (world.source.imageMissing !== 'none' || story.isPointerDeployed))),
  },
  {
    id: 'hosts that share a copy',
    reason:
      "The first host's purge has renewed imgix's copy, so that the second one's finds nothing changed and does nothing.",
    covers: ({ world: { cdn }, story, isWrongAtLast }) =>
      cdn.hosts > 1 &&
      cdn.originCache === 'shared' &&
      cdn.purgeScope === 'host' &&
      (isWrongAtLast === true || lastOf(story) === null),
  },
  {
    id: 'filtered, and not in the checkout',
    reason:
      'Git has other bytes than are deployed: of a version that is not in the checkout not even the size is known, so that imgix may hold either where it re-encodes; of one that is, the older one may have the same size, and only a change tells.',
    covers: (given) => {
      const { world, story } = given;
      if (story.storage !== 'filtered' || lastOf(story) === null) return false;
      return story.newer !== null || (isReEncoded(world, story) && isChangeUntold(given));
    },
  },
  {
    id: 'a purge of what imgix never had',
    reason:
      'Where the API answers 404 to it, one check decides: it may as well be the wrong domain. It may answer so to all purges that are sent while imgix has an error only.',
    covers: ({ world: { cdn, faults }, report }) =>
      report?.purge.status === 404 ||
      (cdn.unknownPurgeStatus === 404 && faults.some(({ on }) => on === 'api') && (report?.purge.repeats ?? 0) > 0),
  },
  {
    id: 'an API that is out of order',
    reason: 'A purge that gets no answer is given up after five attempts, unless it was the rate limit.',
    covers: ({ world, report }) =>
      world.faults.some(({ on, what }) => on === 'api' && !what.startsWith('limited')) &&
      report !== undefined &&
      report.purge.outcome !== 'accepted',
  },
  {
    id: 'unsigned',
    reason: 'A Source with Secure URLs refuses every request without its token.',
    covers: ({ world, report }) =>
      world.source.isSigned && world.inputs.token !== true && causesOf(report).some((kind) => kind === 'refused'),
  },
  {
    id: 'an image for an outage',
    reason:
      'Where a Source that is out of order gives an image with 200, imgix keeps it for a while like a default image.',
    covers: ({ world: { source } }) => source.hasErrorImage && source.outages.length > 0,
  },
  {
    id: 'filter',
    reason:
      'A filter in front of the CDN lets the step through only with its header, or from some moment on not at all.',
    covers: ({ world: { cdn, inputs }, report }) =>
      ((cdn.challenge !== 'none' && !inputs.passesFilter) || cdn.refusesFromMs !== null) &&
      causesOf(report).some((kind) => kind === 'challenge' || kind === 'refused'),
  },
  {
    id: 'unreachable point of presence',
    reason: 'Where no purge ever arrives, the old state stays; or ends by itself, which no name tells of whom.',
    covers: ({ world, isWrongAtLast }) =>
      (isWrongAtLast === true || (isWrongAtLast === false && world.cdn.servedBy !== true)) &&
      world.cdn.pops.some(({ propagationMs }) => propagationMs === null),
  },
  {
    id: 'a shield that a purge reaches late',
    reason:
      'A point of presence that the purge has reached before has the old state again, and the next purge finds nothing changed; or none follows, as each of two states looks right.',
    covers: ({ world: { cdn }, isWrongAtLast, report }) =>
      isWrongAtLast === true &&
      cdn.shieldMs !== null &&
      (cdn.unchangedPurge === 'keeps' || !cdn.purgeClearsErrors || isDisagreement(report)) &&
      cdn.pops.some(({ propagationMs }) => (propagationMs ?? 0) < (cdn.shieldMs ?? 0) + cdn.purgeJitterMs),
  },
  {
    id: 'renditions that differ',
    reason:
      'Where a picture that is made again has other bytes, there is no fresh one to compare with, and two points of presence never agree.',
    covers: ({ world, story }) =>
      world.cdn.renditions === 'own' && (isReEncoded(world, story) || world.inputs.params.length > 0),
  },
  {
    id: 'a shield between two right states',
    reason:
      "Each point of presence gives a state that is right, one the commit's and one the branch's newest: neither asks for a purge.",
    covers: ({ world: { cdn }, story }) => cdn.shieldMs !== null && cdn.pops.length > 1 && story.newer !== null,
  },
  {
    id: 'an added file that several places of imgix have from earlier',
    reason:
      'What imgix renders may come from a place that has the earlier file yet, of which nobody knows, and disagrees with what is right.',
    covers: ({ world, story }) =>
      world.cdn.copyLagMs > 0 && story.change === 'added' && story.older !== null && isReEncoded(world, story),
  },
  {
    id: 'nothing describes it',
    reason:
      'The Source re-encodes, imgix does not describe the file, and nothing else was there before to compare with.',
    covers: (given) =>
      isReEncoded(given.world, given.story) && !isDescribed(given.world, given.story) && isChangeUntold(given),
  },
  {
    id: 'same size, re-encoded',
    reason:
      'imgix tells the size of what it holds, which both versions share, and no change tells which of them it is.',
    covers: (given) => isReEncoded(given.world, given.story) && hasSameSize(given.story) && isChangeUntold(given),
  },
  {
    id: 'nothing known of it',
    reason:
      'Of a requested URL without a file in the checkout and without `origin-url` only a change can be seen; an origin that answers 403 does not tell either.',
    covers: (given) =>
      given.story.change === 'requested' &&
      !(given.world.inputs.origin && given.world.source.missingStatus !== 403) &&
      !(isGoneAtLast(given.story) && given.wasServed !== false) &&
      isChangeUntold(given),
  },
  {
    id: 'as before, re-encoded',
    reason:
      'What should be as before cannot be told from what was not purged, where bytes are not compared with a file.',
    covers: (given) => isReEncoded(given.world, given.story) && isOldUnknown(given.story) && isChangeUntold(given),
  },
  {
    id: 'unknown parameters',
    reason:
      'Where a parameter that imgix does not know changes the rendering, there is no fresh one to compare with: of what was stored before imgix was seen to have the file, or came before the purge, nothing tells from which it was made. Nor of an added file that imgix has from earlier, nor of a filtered one, of which no description tells, nor of text that nobody knows from before; nor of a derivative where nobody says when it was stored, or where the run itself has had it stored, by asking what imgix has; nor what imgix held between two descriptions, of which a cache gave one; nor, where nothing else tells the new file from the old, whether other bytes came before imgix was seen to hold a third one no more; nor, without ages, when what followed a 403 or 410 was made; nor since when imgix has the right file, where the 403 may have been of the whole host, so that a derivative from the minute after it stays unknown; nor of a derivative made in the moment in which imgix was last seen to hold a third file, or the default image; nor, where a 403 without a name hides what a missing path gives, whether what imgix renders is the file; nor, where nobody knows the old file, from when on imgix had that of a newer push.',
    covers: ({ world, story, isFromBeforeHeld, report }) =>
      world.source.unknownParameters !== 'ignored' &&
      (isFromBeforeHeld === true ||
        (isReEncoded(world, story) && isMissingUntold(world)) ||
        (isReEncoded(world, story) && mayBeThird(world, story) && isContentUntold(report)) ||
        // Nobody knows which of them gave it, and had it from when.
        (world.cdn.servedBy !== true && world.cdn.pops.length > 1 && world.inputs.params.length > 0) ||
        // That may have been of the whole host, so that only an age tells whether what followed was made since.
        (isReEncoded(world, story) &&
          !world.cdn.age &&
          (report?.verification.before === 'status 403' || world.faults.some(({ what }) => isOfHost(what)))) ||
        // By its size alone a newer push's file is not told from an old one that nobody knows.
        (story.newer !== null && isOldUnknown(story) && world.inputs.params.length > 0) ||
        (story.change === 'added' && story.older !== null) ||
        (story.storage === 'filtered' && world.inputs.params.length > 0) ||
        (report?.verification.derivatives !== undefined &&
          (isTextUnknown(story) ||
            mayBeThird(world, story) ||
            world.source.imageMissing === 200 ||
            (report.verification.before === 'status 403' && world.cdn.unchangedPurge === 'keeps') ||
            !world.cdn.age ||
            (world.source.unknownParameters === 'unkeyed' &&
              (world.inputs.params.includes('fm=json') || world.cdn.unchangedPurge === 'keeps'))))),
  },
  {
    id: 'as before, and no header of a cache',
    reason:
      'What is as before may come out of a cache in front of imgix that leaves the random parameter out of its key: nothing tells that what was asked for by it is new.',
    covers: ({ world: { cdn, ...world }, story, isAsBefore }) =>
      cdn.ages === 'silent' &&
      isAsBefore === true &&
      (isReEncoded({ cdn, ...world }, story) || story.kind === 'svg' || world.inputs.params.length > 0),
  },
  {
    id: 'parameters left out of the key',
    reason:
      'What a CDN gives from before in the place of a new rendering tells nothing of now, so that only a change can show it; unless it is a description of another file, which a cache behind the points of presence gives on and on; nor whether what such a cache has brought back, where nobody knows the old file, is as it should be. Nor when an SVG was made that each purge stores anew, or that such a cache has.',
    covers: (given) =>
      given.world.source.unknownParameters === 'unkeyed' &&
      ((isReEncoded(given.world, given.story) && isChangeUntold(given)) ||
        isOtherTold(given) ||
        (given.isAsBefore === true && isOldUnknown(given.story) && given.world.cdn.shieldMs !== null) ||
        (given.story.kind === 'svg' &&
          given.world.source.sanitizeSvg &&
          (given.world.cdn.unchangedPurge === 'expires' || given.world.cdn.shieldMs !== null))),
  },
  {
    id: 'a message of the origin',
    reason:
      'A Source may serve files as any type: of a requested URL, a message with status 200 is what the origin has, and a 403 tells nothing.',
    covers: ({ world, story }) =>
      story.change === 'requested' &&
      world.inputs.origin &&
      world.faults.some(({ on, what }) => on === 'origin' && ['json', 'text', 'refused'].includes(what)),
  },
  {
    id: 'a deployment that nobody knows of',
    reason:
      'Of a requested URL, what the origin has when it is first asked is what should be; it may change after that.',
    covers: ({ world, story }) =>
      story.change === 'requested' &&
      world.inputs.origin &&
      [story.arrivesMs, story.newer?.arrivesMs ?? null].some((ms) => ms !== null && ms + (story.lagMs ?? 0) > 0),
  },
  {
    id: 'no branch',
    reason: 'A tag or a release has no branch that could tell that a newer push has won.',
    covers: ({ world, story }) => story.newer !== null && !world.inputs.hasBranch,
  },
  {
    id: 'never seen',
    reason:
      'Nothing on the host is served, so that the missing file proves nothing; nor does a default image, which may be one of several.',
    covers: ({ world, story, wasServed, isImageServed }) =>
      (story.now === null || story.newer?.version === null) &&
      !world.inputs.hasUnchangedFile &&
      ((isImageServed === false && story.kind === 'txt' && story.change === 'requested') ||
        ((isImageServed === false || world.source.imageMissing === 200) &&
          (wasServed === false || isTextUnknown(story)))),
  },
  {
    id: 'forbidden as before',
    reason:
      'A 403 that was there before the purge may also mean that the URL is refused, and a 410 that the host has no Source; so may a 403 from nobody who tells a name.',
    covers: ({ world: { source, cdn, inputs }, story, wasServed }) =>
      (source.missingStatus === 403 && cdn.servedBy !== true && lastOf(story) === null) ||
      (source.missingStatus !== 404 && !inputs.hasUnchangedFile && (wasServed === false || isTextUnknown(story))),
  },
  {
    id: 'a derivative from the minute after 410',
    reason:
      'A 410, perhaps behind a fault, may be of the whole host, so that only time shows since when imgix has the right file. A visitor has had the derivative made before that, and further purges find nothing changed.',
    covers: ({ world: { source, cdn, inputs, faults }, report }) =>
      cdn.unchangedPurge === 'keeps' &&
      inputs.params.length > 0 &&
      (faults.some(({ what }) => what === 'undeployed') ||
        (source.missingStatus === 410 && /^status (410|5\d\d)$/.test(report?.verification.before ?? ''))),
  },
  {
    id: 'a host that is not deployed',
    reason:
      'One that answers 410 or 403 to everything, from before the purge or the first check until 15 seconds after the purge, is taken for a host that no Source has, or that refuses the client.',
    covers: ({ world: { faults, cdn }, report }) => {
      const { cause, before, seen } = report?.verification ?? {};
      if (before === 'served' || (cause?.kind !== 'missing' && cause?.kind !== 'refused')) return false;
      // Another answer came first: then it is no sign of such a host.
      const isAsAtFirst = [before, toStatus(seen?.[0]?.cause)].includes(`status ${cause.status}`);
      return (
        isAsAtFirst &&
        faults.some(({ what, untilMs }) => {
          const status = isOfHost(what) ? statusOfHost[what] : what === 'refused' ? 403 : undefined;
          // Of a host that gives no names, another file is asked for every five seconds or so only.
          return status === cause.status && untilMs > (cdn.servedBy === true ? 15_000 : 8_000);
        })
      );
    },
  },
];

/** Why the asset is not proved: of its URL, of another point of presence, and of its derivatives. */
function causesOf(report: AssetReport | undefined): readonly string[] {
  const { cause = null, derivatives = [] } = report?.verification ?? {};
  return [cause, ...derivatives.map((each) => each.cause)].flatMap((each) =>
    each === null ? [] : [each.kind, ...(each.kind === 'other-point' ? [each.gave.kind] : [])],
  );
}

/** Two points of presence give two states, each of which is right by itself. */
function isDisagreement(report: AssetReport | undefined): boolean {
  const cause = report?.verification.cause;
  return cause?.kind === 'other-point' && cause.gave.kind === 'unknown-content';
}

/**
 * No other bytes than before can show it: none came before, or the same, or a point of presence had them already (by an earlier
 * run's purge), or a page that is as long as the file stood between them; it is what the branch holds by now, for which that is too
 * weak; or nobody says when an answer was stored, or what a missing path gives.
 */
function isChangeUntold({ world, story, wasServed, isAsBefore, isFromBeforeHeld, report }: Case): boolean {
  const isNewest = story.newer !== null && story.newer.version !== null;
  const isHidden = world.faults.some(({ on, what }) => on === 'cdn' && what === 'html');
  const isSeen = wasServed !== false && isAsBefore !== true && !isHidden;
  // An earlier purge, somebody else's or one whose answer was lost, has brought what was stored before the run knew of any.
  const { outcome = '', attempts = 0, repeats = 0 } = report?.purge ?? {};
  const isEarlier = outcome === 'duplicate' || attempts - repeats > 1;
  // Ages that count the seconds of a clock never tell the second in which an answer was stored; nor do those of hits where there is none.
  const { age, ages, unchangedPurge } = world.cdn;
  const isUntimed = !age || ages === 'whole' || (ages === 'hits' && unchangedPurge === 'expires');
  return !isSeen || isNewest || isEarlier || isFromBeforeHeld === true || isUntimed || isMissingUntold(world);
}

/** A 403 that names no point of presence may be of anything on the way. */
function isMissingUntold({ source, cdn }: Traits): boolean {
  return cdn.servedBy !== true && source.missingStatus === 403;
}

/** Git's difference does not have what was there before. */
function isOldUnknown({ change, isOldKnown }: FileStory): boolean {
  return change === 'tracked' || change === 'requested' || !isOldKnown;
}

/** What was there before is text that git's difference does not have. */
function isTextUnknown({ kind, change, isOldKnown, older, storage }: FileStory): boolean {
  const isKnown = isOldKnown && older === null && storage !== 'filtered' && change !== 'tracked';
  return kind === 'txt' && !isKnown;
}

function isGoneAtLast({ now, newer }: FileStory): boolean {
  return now === null && (newer === null || newer.version === null);
}

function lastOf({ now, newer }: FileStory): Version | null {
  return newer === null ? now : newer.version;
}

/** imgix may have been seen to hold a file that git does not know to be the old one, or a place of imgix the default image. */
function mayBeThird({ source, cdn }: Traits, { change, isOldKnown, older }: FileStory): boolean {
  const isDefault = source.imageMissing === 200 && cdn.copyLagMs > 0;
  return older !== null || !isOldKnown || change !== 'modified' || isDefault;
}

/** A cache behind the points of presence goes on telling that imgix has another file: of what is not passed through, or sanitized. */
function isOtherTold({ world, story, report }: Case): boolean {
  const cause = report?.verification.cause?.kind;
  const isMade = isReEncoded(world, story) || story.kind === 'svg';
  return isMade && world.cdn.shieldMs !== null && (cause === 'other-file' || cause === 'old-rendering');
}

/** Also of another point of presence. */
function isContentUntold(report: AssetReport | undefined): boolean {
  const { cause } = report?.verification ?? { cause: null };
  return (cause?.kind === 'other-point' ? cause.gave : cause)?.kind === 'unknown-content';
}
