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
  return source.unreadableMetadata === 'partial' || kind === 'gif' || kind === 'svg';
}

function hasSameSize({ kind, now, before }: FileStory): boolean {
  if (now === null || before === null) return false;
  return contentOf(kind, now).bytes.length === contentOf(kind, before).bytes.length;
}

const listedCases: readonly ListedCase[] = [
  {
    id: 'purge by others',
    property: 'safe',
    reason: "Somebody else's purge can make imgix load another state at any time, also after the proof.",
    covers: ({ world, file }, { kind }) =>
      kind === 'wrong at rest' && world.purges.some((purge) => purge.file === file),
  },
  {
    id: 'replicas that never agree',
    property: 'safe',
    reason: 'Which replica imgix asks next time is chance.',
    covers: ({ story }, { kind }) => kind === 'wrong at rest' && story.lagMs !== 0,
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
    covers: ({ report }, { detail }) =>
      report.verification.evidence === 'changed' && /the version "(before|older|newer)"/.test(detail),
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
    covers: ({ story, world, ...subject }) =>
      story.change === 'requested' && !world.inputs.origin && !(story.now === null && wasServedBefore(subject)),
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
      world.source.unknownParameters !== 'ignored' && story.arrivesMs !== null && story.arrivesMs < 2_000,
  },
  {
    id: 'no age',
    property: 'live',
    reason: 'Without `Age` nothing tells when an answer was stored that no file can be compared with.',
    covers: ({ world, story }) => !world.cdn.age && (isReEncoded(world, story) || world.inputs.params.length > 0),
  },
  {
    id: 'forbidden as before',
    property: 'live',
    reason: 'A 403 that was there before the purge may also mean that the URL is refused.',
    covers: ({ world, story, ...subject }) =>
      story.now === null && world.source.missingStatus === 403 && !wasServedBefore(subject),
  },
];

/** The run itself saw the asset before imgix accepted the purge. */
function wasServedBefore({ fetches, acceptedMs }: Pick<Subject, 'fetches' | 'acceptedMs'>): boolean {
  const seen = fetches.get('') ?? [];
  return seen.some(({ atMs, response }) => atMs < acceptedMs && response.status === 200 && response.pop !== undefined);
}
