// What an observation proves. Pure: the heart of the action, and the file to read when a verdict surprises.
import type { Corroboration } from './corroboration.ts';
import type { ExpectedContent, Likeness } from './expected-content.ts';
import { newSizesOf } from './expected-content.ts';
import {
  type Freshness,
  type FreshnessFacts,
  hasAppeared,
  hasChanged,
  isAsReference,
  isSameAsBefore,
  toFreshness,
} from './freshness.ts';
import type { Observation, Served } from './observation.ts';
import { inconclusive, stale, type Verdict, verified } from './proof.ts';
import { judgeStatus } from './status-verdict.ts';

export type Facts = FreshnessFacts & {
  readonly expected: ExpectedContent;
  readonly seen: Observation;
  /** Of the body that was seen; `other` where there is none. */
  readonly likeness: Likeness;
  /** The look before the purge gave a file's own bytes: so does the Source now, and other ones prove nothing. */
  readonly passesThrough: boolean;
  /** Which file imgix holds, where that was asked. */
  readonly corroboration: Corroboration;
};

export function judge(facts: Facts): Verdict {
  const { seen } = facts;
  switch (seen.kind) {
    case 'served':
      return judgeServed(facts, seen);
    case 'status':
      return judgeStatus(facts, seen);
    case 'failed':
      return inconclusive(`It could not be fetched: ${seen.reason}.`);
    default:
      return seen satisfies never;
  }
}

function judgeServed(facts: Facts, seen: Served): Verdict {
  if (facts.likeness === 'new') return verified('bytes', 'imgix serves the bytes of the new file.');
  if (facts.likeness === 'old') return stale('imgix still serves the bytes of the old file.');
  if (facts.likeness === 'unknown') return inconclusive('imgix does not tell the length of the answer.');
  if (seen.oddity !== undefined) return inconclusive(`imgix answers with ${seen.oddity}, which is not the asset.`);
  switch (facts.expected.kind) {
    case 'updated':
      return judgeUpdated(facts, seen);
    case 'removed':
      return judgeRemoved(facts, seen);
    case 'unknown':
      return judgeUnknown(facts, seen);
    default:
      return facts.expected satisfies never;
  }
}

/** Bytes that are neither the new file's nor the old one's: the Source re-encodes, or imgix has a third file. */
function judgeUpdated(facts: Facts, seen: Served): Verdict {
  const { corroboration, expected } = facts;
  switch (corroboration.kind) {
    case 'new':
      return judgeRenderedFromNew(toRenderingFreshness(facts, seen), corroboration.how);
    case 'old':
      return stale('imgix still makes its answer from the old file.');
    case 'other':
      return inconclusive(
        `imgix has a file of ${corroboration.contentLength} bytes, the commit's has ${newSizesOf(expected).join(' or ')}. Does the deployment rewrite the files, or has it not arrived?`,
      );
    case 'unknown':
      return hasChanged(facts, seen) && !facts.passesThrough ? changed : judgeUntold(facts, seen);
    default:
      return corroboration satisfies never;
  }
}

/** Where a file's own bytes are due, others count only if they are also what imgix renders now. */
function toRenderingFreshness(facts: Facts, seen: Served): Freshness {
  const freshness = toFreshness(facts, seen);
  return freshness === 'fresh' && facts.passesThrough && !isAsReference(facts, seen) ? 'untold' : freshness;
}

/** Nothing tells from which file the answer was made. */
function judgeUntold({ expected, before, passesThrough }: Facts, seen: Served): Verdict {
  if (!isSameAsBefore(before, seen)) {
    if (passesThrough) {
      return inconclusive(
        "imgix served the file's own bytes before the purge, and now bytes that are neither the new file's nor the old one's.",
      );
    }
    return inconclusive(
      "imgix serves bytes that are not the file's (the Source re-encodes), and nothing tells from which file they were made.",
    );
  }
  const isOldKnown = expected.kind === 'updated' && typeof expected.old !== 'string';
  return isOldKnown
    ? stale('imgix serves the bytes from before the purge, and nothing tells from which file they were made.')
    : inconclusive(
        'imgix serves the same bytes as before the purge (the Source re-encodes), and nothing tells whether they should have changed. Purge changed files only, or take `verify: warn`.',
      );
}

function judgeRenderedFromNew(freshness: Freshness, how: 'original' | 'metadata'): Verdict {
  switch (freshness) {
    case 'fresh':
      return verifiedAs(how);
    case 'from-before':
      return stale('imgix has the new file, but the URL still gives the answer from before the purge.');
    case 'untold':
      return inconclusive('imgix has the new file, but nothing tells whether the URL gives it.');
    default:
      return freshness satisfies never;
  }
}

/** Bytes that are not the removed file's: the Source re-encodes, has a default image, or a new file. */
function judgeRemoved(facts: Facts, seen: Served): Verdict {
  if (isAsReference(facts, seen)) {
    return verified('replaced', 'imgix serves what it serves for a path that does not exist: the default image.');
  }
  if (facts.corroboration.kind === 'old') return stale('imgix still makes its answer from the removed file.');
  if (hasChanged(facts, seen)) {
    return verified('replaced', 'imgix serves other bytes than before the purge, stored after it: another image.');
  }
  if (isSameAsBefore(facts.before, seen)) return stale('imgix still serves the bytes from before the purge.');
  return inconclusive("imgix serves an image whose bytes are not the removed file's; it may have been made from it.");
}

/** A requested URL of which only the state before the purge is known. */
function judgeUnknown(facts: Facts, seen: Served): Verdict {
  if (hasChanged(facts, seen)) return changed;
  if (hasAppeared(facts, seen)) return appeared;
  return inconclusive(
    isSameAsBefore(facts.before, seen)
      ? 'imgix serves the same bytes as before the purge, and nothing tells whether they should have changed. Check the repository out, or give `origin-url`.'
      : 'Nothing tells whether the bytes that imgix serves are the ones they should be.',
  );
}

function verifiedAs(how: 'original' | 'metadata'): Verdict {
  return how === 'original'
    ? verified('bytes', 'The unsanitized SVG has the bytes of the new file, and what the URL gives is made from it.')
    : verified(
        'metadata',
        'imgix describes the new file (size and dimensions), and what the URL gives is made from it.',
      );
}

const changed = verified(
  'changed',
  'The weaker proof: imgix serves other bytes than before the purge, stored after it.',
);

const appeared = verified(
  'changed',
  'The weaker proof: imgix serves an asset that was stored after the purge, and served none before it.',
);
