// Rules of a requested URL of which nothing is known but what it gave before.
import { isDefaultImage } from '../known/seen.ts';
import { isServedAnywhere, isServedBefore } from '../known/storage.ts';
import { type Facts, isAsBefore, type Row, toMissingNeed } from './facts.ts';
import { toMissingCause } from './fault-rules.ts';
import { replacedDetail, toForbidden, toGoneDetail } from './removed-rules.ts';
import { open, right } from './verdict.ts';

export const unknownMissing: Row = (facts) => {
  const { seen } = facts.answer;
  if (seen.kind !== 'status') return undefined;
  const { status } = seen;
  if (hasGone(facts)) return status === 403 ? toForbidden(facts) : right('gone', 'gone', toGoneDetail(facts, status));
  const detail = `imgix answers ${status}, and nothing tells whether there should be a file. ${noneInCheckout}`;
  return open('unknown-missing', detail, { cause: toMissingCause(status, facts.known) });
};

/**
 * Beside a point of presence that serves it, an answer that nothing is there may be the older one, unless that one still gives what
 * this one gave before; so may any where it is not told which of them gave it, unless it was served before the purge.
 */
function hasGone({ known, url, answer }: Facts): boolean {
  const { before } = url;
  const wasServed = before?.seen.kind === 'served' && !isDefaultImage(url, before.seen);
  if (answer.pop === '' && !wasServed) return false;
  return isServedBefore(known, url, answer) && !isServedAnywhere(url, url.points.get(answer.pop)?.other);
}

/** A requested URL in whose place there is the default image now. */
export const unknownReplaced: Row = (facts) =>
  isDefaultImage(facts.url, facts.answer.seen) && hasGone(facts)
    ? right('replaced', 'replaced', replacedDetail)
    : undefined;

/** A requested URL that gave the default image before, too: no file, as far as imgix knows. */
export const unknownDefault: Row = (facts) => {
  const { url, answer } = facts;
  if (answer.seen.kind !== 'served' || !isAsBefore(facts)) return undefined;
  const need = toMissingNeed(facts);
  if (need !== undefined) return open('as-before', 'imgix serves the same bytes as before the purge.', { need });
  if (!isDefaultImage(url, answer.seen)) return undefined;
  const detail = `imgix serves what it serves for a path that does not exist, as before the purge: it has no such file. ${noneInCheckout}`;
  return open('unknown-missing', detail, { cause: { kind: 'missing', status: 200 } });
};

const noneInCheckout =
  'The checkout has none at that path below `root` (paths are taken literally, not encoded); an `origin-url` that answers 404 for what is not there would tell as well.';
