// The cases that nothing can tell, each with its reason. A finding that one of them covers is counted and fails nothing.
import { contentOf } from '../contents.ts';
import type { FileStory, World } from '../world.ts';
import type { Finding, Property } from './finding.ts';
import type { Subject } from './subject.ts';

export type ListedCase = {
  readonly id: string;
  readonly property: Property;
  readonly reason: string;
  readonly covers: (subject: Subject, finding: Finding) => boolean;
};

export function findListed(subject: Subject, finding: Finding): ListedCase | undefined {
  return listedCases.find(({ property, covers }) => property === finding.property && covers(subject, finding));
}

/** The bare URL does not give the file's own bytes. */
function isReEncoded({ source }: World, { kind }: FileStory): boolean {
  return kind === 'svg' ? source.sanitizeSvg : source.defaultParams !== '';
}

/** Of the file that imgix holds, `fm=json` tells the size. */
function isDescribed({ source }: World, { kind }: FileStory): boolean {
  return source.unreadableMetadata === 'partial' || kind === 'gif';
}

function hasSameSize({ kind, now, before }: FileStory): boolean {
  if (now === null || before === null) return false;
  return contentOf(kind, now).bytes.length === contentOf(kind, before).bytes.length;
}

const listedCases: readonly ListedCase[] = [
  {
    id: 'wrong path, and the origin agrees',
    property: 'safe',
    reason: 'The origin says that there is no such file, as imgix does: nothing tells that there never was one.',
    covers: ({ world }, { kind }) => kind === 'an empty proof' && world.inputs.origin,
  },
  {
    id: 'purge by others',
    property: 'safe',
    reason: "Somebody else's purge can make imgix load another state at any time, also after the proof.",
    covers: ({ world, file }, { kind }) =>
      kind === 'wrong at rest' && world.purges.some((purge) => purge.file === file),
  },
  {
    id: 'replicas that disagree',
    property: 'safe',
    reason: 'Which replica answers imgix next time, or the run itself, is chance.',
    covers: ({ story, world }, { kind }) =>
      story.lagMs !== 0 && (kind === 'wrong at rest' || (story.change === 'deleted' && world.inputs.origin)),
  },
  {
    id: 'effect after a minute',
    property: 'safe',
    reason:
      'imgix gave the right bytes before the purge already, and the purge took longer to act than checks go on without a sign.',
    covers: ({ world }, { kind }) =>
      kind === 'wrong at rest' &&
      Math.max(world.cdn.revalidationMs, ...world.cdn.pops.map(({ propagationMs }) => propagationMs ?? 0)) > 60_000,
  },
  {
    id: 'changed, and no more',
    property: 'safe',
    reason: 'The evidence `changed` says that the bytes are others than before, not that they are the last version.',
    covers: ({ story }, { kind, detail }) =>
      kind === 'changed, and not to what it should be' &&
      (story.isPointerDeployed || /the version "(before|older|newer)"/.test(detail)),
  },
  {
    id: 'an added file that imgix has from earlier',
    property: 'safe',
    reason:
      'It was there once before, with the same bytes: an answer stored since the purge may be made from that copy.',
    covers: ({ story }, { kind }) => kind === 'wrong at rest' && story.change === 'added' && story.older !== null,
  },
  {
    id: 'text derivatives',
    property: 'safe',
    reason: 'Where text is due, nothing tells a message with status 200 from it.',
    covers: ({ story }, { kind, url }) =>
      kind === 'proved without an answer' && (story.kind === 'txt' || /fm=json/.test(url ?? '')),
  },
  {
    id: 'nameless points of presence',
    property: 'safe',
    reason: 'Where answers do not tell which point of presence gave them, nobody can know that one was not met again.',
    covers: ({ world }, { kind }) => kind === 'left stale where it was seen' && !world.cdn.servedBy,
  },
  {
    id: 'text that is no file',
    property: 'live',
    reason: "An answer of a text type counts only where its bytes are the file's own: a message looks the same.",
    covers: ({ world, story }) =>
      story.kind === 'txt' &&
      (isReEncoded(world, story) ||
        story.change === 'requested' ||
        story.older !== null ||
        world.inputs.params.some((query) => query !== 'fm=json')),
  },
  {
    id: 'a derivative that imgix cannot render',
    property: 'live',
    reason: 'imgix answers 422 for it, and always will.',
    covers: ({ world, story }) => world.inputs.params.includes('fm=json') && !isDescribed(world, story),
  },
  {
    id: 'hosts that share a copy',
    property: 'live',
    reason:
      "The first host's purge has renewed imgix's copy, so that the second one's finds nothing changed and does nothing.",
    covers: ({ world: { cdn } }) => cdn.hosts > 1 && cdn.originCache === 'shared' && cdn.purgeScope === 'host',
  },
  {
    id: 'filtered, and not in the checkout',
    property: 'live',
    reason:
      'Git has other bytes than are deployed: of a version that is not in the checkout not even the size is known.',
    covers: ({ world, story }) => story.storage === 'filtered' && (story.newer !== null || isReEncoded(world, story)),
  },
  {
    id: 'filtered, and deleted',
    property: 'safe',
    reason: 'Git has other bytes than were deployed: the deleted file cannot be told from another one in its place.',
    covers: ({ story, report }) =>
      story.storage === 'filtered' && story.change === 'deleted' && report.verification.evidence === 'replaced',
  },
  {
    id: 'a purge of what imgix never had',
    property: 'live',
    reason: 'Where the API answers 404 to it, one check decides: it may as well be the wrong domain.',
    covers: ({ world }) => world.cdn.unknownPurgeStatus === 404,
  },
  {
    id: 'an API that is out of order',
    property: 'live',
    reason: 'A purge that gets no answer is given up after five attempts, unless it was the rate limit.',
    covers: ({ world }) => world.faults.some(({ on, what }) => on === 'api' && !what.startsWith('limited')),
  },
  {
    id: 'unsigned',
    property: 'live',
    reason: 'A Source with Secure URLs refuses every request without the token.',
    covers: ({ world }) => world.source.isSigned && !world.inputs.token,
  },
  {
    id: 'filter',
    property: 'live',
    reason: 'A filter in front of the CDN lets the step through only with its header.',
    covers: ({ world }) => world.cdn.challenge !== 'none' && !world.inputs.passesFilter,
  },
  {
    id: 'unreachable point of presence',
    property: 'live',
    reason: 'Where no purge ever arrives, the old state stays.',
    covers: ({ world }) => world.cdn.pops.some(({ propagationMs }) => propagationMs === null),
  },
  {
    id: 'nothing describes it',
    property: 'live',
    reason: 'The Source re-encodes, imgix does not describe the file, and nothing was there before to compare with.',
    covers: ({ world, story }) => isReEncoded(world, story) && !isDescribed(world, story),
  },
  {
    id: 'same size, re-encoded',
    property: 'live',
    reason:
      'imgix tells the size of what it holds, which both versions share, and without `Age` nothing tells what is new.',
    covers: ({ world, story }) => isReEncoded(world, story) && hasSameSize(story),
  },
  {
    id: 'nothing known of it',
    property: 'live',
    reason: 'Of a requested URL without a file in the checkout and without `origin-url` only a change can be seen.',
    covers: ({ story, world, wasServed }) =>
      story.change === 'requested' && !world.inputs.origin && !(story.now === null && wasServed),
  },
  {
    id: 'as before, re-encoded',
    property: 'live',
    reason:
      'What should be as before cannot be told from what was not purged, where bytes are not compared with a file.',
    covers: ({ world, story }) =>
      isReEncoded(world, story) && (story.change === 'tracked' || story.change === 'requested' || !story.isOldKnown),
  },
  {
    id: 'unknown parameters',
    property: 'live',
    reason:
      'Where a parameter that imgix does not know changes the rendering, there is no fresh rendering to compare with, and the new one may have been there before the purge.',
    covers: ({ world, story }) =>
      world.source.unknownParameters !== 'ignored' &&
      ((story.arrivesMs !== null && story.arrivesMs < 2_000) || isTakenBack(story)),
  },
  {
    id: 'no age',
    property: 'live',
    reason: 'Without `Age` nothing tells when an answer was stored that no file can be compared with.',
    covers: ({ world, story }) => !world.cdn.age && (isReEncoded(world, story) || world.inputs.params.length > 0),
  },
  {
    id: 'no branch',
    property: 'live',
    reason: 'A tag or a release has no branch that could tell that a newer push has won.',
    covers: ({ world, story }) => story.newer !== null && !world.inputs.hasBranch,
  },
  {
    id: 'never seen',
    property: 'live',
    reason: 'Nothing on the host is served, so that the missing file proves nothing.',
    covers: ({ world, story, wasServed }) => story.now === null && !world.inputs.hasWitness && !wasServed,
  },
  {
    id: 'forbidden as before',
    property: 'live',
    reason: 'A 403 that was there before the purge may also mean that the URL is refused.',
    covers: ({ world, story, wasServed }) =>
      world.source.missingStatus === 403 && (story.now === null || !world.inputs.hasWitness) && !wasServed,
  },
];

/** The branch holds again what was there before, so that imgix may have been right from the first. */
function isTakenBack({ newer, before }: FileStory): boolean {
  return newer !== null && JSON.stringify(newer.version) === JSON.stringify(before);
}
