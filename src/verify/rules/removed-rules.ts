// Rules of a file that should be gone.

import { hasAsked } from '../known/known.ts';
import { isServing, type KnownHost } from '../known/known-host.ts';
import { hasSameBytes, isForbidden, isMissing } from '../known/seen.ts';
import { isServedBefore } from '../known/storage.ts';
import { type Facts, lengthOf, needOf, open, type Row, right, toTokenAdvice, wholeIfUnread } from './facts.ts';
import type { Standing } from './verdict.ts';

export const gone: Row = (facts) => {
  const { seen } = facts.answer;
  if (seen.kind !== 'status') return undefined;
  return isForbidden(seen) ? toForbidden(facts) : ifItCouldBeSeen(facts, 'gone', toGoneDetail(facts));
};

/** Before the purge, at the origin, or as other files of the host are. */
function ifItCouldBeSeen(facts: Facts, rule: 'gone' | 'replaced', detail: string): Standing {
  const { known, url, answer, host } = facts;
  if (known.wasAtOrigin || isServedBefore(known, url, answer) || isServing(host, answer.seen))
    return right(rule, rule, detail);
  const need = needOf(facts, 'witness');
  if (need !== undefined) return open('gone', detail, need);
  const why = `${detail} But nothing shows that imgix ever served a file of this repository there: check \`root\`, \`base-url\`, and the Source's prefix.`;
  return { rule: 'never-seen', kind: 'open', cause: { kind: 'never-seen' }, detail: why };
}

/**
 * 403 is what imgix gives where the Source may not list its files, and to whom it refuses, from some request on: so it must have
 * given another file since, where one is known.
 */
export function toForbidden(facts: Facts): Standing {
  const { answer, host, known, url } = facts;
  const wasServed = isServedBefore(known, url, answer);
  const isGone = host.witness === 'none' ? wasServed : isWitnessedSince(host, answer.firstSeenAtMs);
  if (isGone) return right('gone', 'gone', toGoneDetail(facts));
  return {
    rule: 'refused-removed',
    kind: 'open',
    cause: { kind: 'refused', status: 403, signed: known.isSigned },
    detail: wasServed
      ? 'imgix answers 403, which it gives for a missing file and to whom it refuses: it has given no other file of this host since.'
      : `imgix answers 403, as it may for any URL that it refuses, and gave no asset before the purge either. ${toTokenAdvice(known.isSigned)}`,
    need: toWitnessNeed(facts),
  };
}

function isWitnessedSince({ witness, witnessAtMs }: KnownHost, sinceMs: number): boolean {
  return witness === 'served' && witnessAtMs >= sinceMs;
}

/** Once for all assets that were refused before it was asked for, and again while it is refused as well. */
function toWitnessNeed({ answer, host, known }: Facts): Standing['need'] {
  const isAsked = host.witness === 'none' || host.witnessAtMs >= answer.lastSentAtMs;
  return isAsked || hasAsked(known, 'witness') ? undefined : { kind: 'witness', query: '' };
}

export const replaced: Row = (facts) => {
  const {
    url,
    answer: { seen },
  } = facts;
  const detail = 'imgix serves what it serves for a path that does not exist: the default image.';
  if (url.missing === undefined) {
    const need = needOf(facts, 'missing');
    if (need !== undefined) return open('replaced', indeterminateRemoval, need);
  }
  const whole = wholeIfUnread(facts, (length) => lengthOf(url.missing) === length);
  if (whole !== undefined) return open('replaced', indeterminateRemoval, whole);
  if (!hasSameBytes(url.missing?.seen, seen)) return undefined;
  return ifItCouldBeSeen(facts, 'replaced', detail);
};

const indeterminateRemoval =
  "imgix serves an image whose bytes are not the removed file's; it may have been made from it, or from an older version.";

export const indeterminateRemoved: Row = () => open('indeterminate', indeterminateRemoval);

export function toGoneDetail({ url: { before }, answer: { seen } }: Facts): string {
  const status = seen.kind === 'status' ? seen.status : 200;
  const already = before !== undefined && isMissing(before.seen) && before.seen.kind === 'status';
  return `imgix answers ${status}: it serves nothing.${already ? ` It answered ${before.seen.status} before the purge, too.` : ''}`;
}
