// Rules of a file that should be gone.

import { isServing } from '../known/known-host.ts';
import { hasSameBytes, isMissing } from '../known/seen.ts';
import { isServedBefore } from '../known/storage.ts';
import {
  type Facts,
  lengthOf,
  needOf,
  open,
  type Row,
  right,
  toTokenAdvice,
  wasPlainlyMissing,
  wholeIfUnread,
} from './facts.ts';

export const gone: Row = (facts) => {
  const {
    answer: { seen },
    known,
  } = facts;
  if (seen.kind !== 'status') return undefined;
  const { status } = seen;
  const wasServed = isServedBefore(known, facts.url, facts.answer);
  const isSeen = wasServed || isServing(facts.host, seen);
  const need = isSeen ? undefined : needOf(facts, 'witness');
  if (need !== undefined) return open('gone', toGoneDetail(facts), need);
  if (isSeen && (status !== 403 || wasServed || isServing(facts.host, seen) || wasPlainlyMissing(facts.url)))
    return right('gone', 'gone', toGoneDetail(facts));
  if (status === 403) {
    return {
      rule: 'refused-removed',
      kind: 'open',
      cause: { kind: 'refused', status, signed: known.isSigned },
      detail: `imgix answers 403, as it may for any URL that it refuses, and gave no asset before the purge either. ${toTokenAdvice(known.isSigned)}`,
    };
  }
  return { rule: 'never-seen', kind: 'open', cause: { kind: 'never-seen' }, detail: neverSeen(toGoneDetail(facts)) };
};

export const replaced: Row = (facts) => {
  const {
    url,
    answer: { seen },
  } = facts;
  if (seen.kind !== 'served') return undefined;
  const detail = 'imgix serves what it serves for a path that does not exist: the default image.';
  if (url.missing === undefined) {
    const need = needOf(facts, 'missing');
    if (need !== undefined) return open('replaced', indeterminateRemoval, need);
  }
  const whole = wholeIfUnread(facts, (length) => lengthOf(url.missing) === length);
  if (whole !== undefined) return open('replaced', indeterminateRemoval, whole);
  if (!hasSameBytes(url.missing?.seen, seen)) return undefined;
  if (isServedBefore(facts.known, url, facts.answer) || isServing(facts.host, seen))
    return right('replaced', 'replaced', detail);
  const need = needOf(facts, 'witness');
  if (need !== undefined) return open('gone', detail, need);
  return { rule: 'never-seen', kind: 'open', cause: { kind: 'never-seen' }, detail: neverSeen(detail) };
};

const indeterminateRemoval =
  "imgix serves an image whose bytes are not the removed file's; it may have been made from it, or from an older version.";

export const indeterminateRemoved: Row = () => open('indeterminate', indeterminateRemoval);

export function toGoneDetail({ url: { before }, answer: { seen } }: Facts): string {
  const status = seen.kind === 'status' ? seen.status : 200;
  const already = before !== undefined && isMissing(before.seen) && before.seen.kind === 'status';
  return `imgix answers ${status}: it serves nothing.${already ? ` It answered ${before.seen.status} before the purge, too.` : ''}`;
}

function neverSeen(detail: string): string {
  return `${detail} But nothing shows that imgix ever served a file of this repository there: check \`root\`, \`base-url\`, and the Source's prefix.`;
}
