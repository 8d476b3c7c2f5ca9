// Rules of a requested URL of which nothing is known but what it gave before.
import { hasSameBytes, isForbidden } from '../known/seen.ts';
import { isServedAnywhere, isServedBefore } from '../known/storage.ts';
import { type Facts, isAsBefore, needOf, open, type Row, right } from './facts.ts';
import { toForbidden, toGoneDetail } from './removed-rules.ts';

export const unknownMissing: Row = (facts) => {
  const { seen } = facts.answer;
  if (seen.kind !== 'status') return undefined;
  if (hasGone(facts)) return isForbidden(seen) ? toForbidden(facts) : right('gone', 'gone', toGoneDetail(facts));
  return {
    rule: 'unknown-missing',
    kind: 'open',
    cause:
      seen.status === 403
        ? { kind: 'refused', status: 403, signed: facts.known.isSigned }
        : { kind: 'missing', status: seen.status },
    detail: `imgix answers ${seen.status}, and nothing tells whether there should be a file. ${noneInCheckout}`,
  };
};

/**
 * Beside a point of presence that serves it, an answer that nothing is there may be the older one; so may any where it is not
 * told which of them gave it, unless it was served before the purge.
 */
function hasGone({ known, url, answer }: Facts): boolean {
  const { before, missing } = url;
  const wasServed = before?.seen.kind === 'served' && !hasSameBytes(missing?.seen, before.seen);
  if (answer.pop === '' && !wasServed) return false;
  return isServedBefore(known, url, answer) && !isServedAnywhere(url);
}

/** A requested URL in whose place there is the default image now. */
export const unknownReplaced: Row = (facts) =>
  hasSameBytes(facts.url.missing?.seen, facts.answer.seen) && hasGone(facts)
    ? right('replaced', 'replaced', 'imgix serves what it serves for a path that does not exist: the default image.')
    : undefined;

/** A requested URL that gave the default image before, too: no file, as far as imgix knows. */
export const unknownDefault: Row = (facts) => {
  const { url, answer } = facts;
  if (answer.seen.kind !== 'served' || !isAsBefore(facts)) return undefined;
  const need = url.missing === undefined ? needOf(facts, 'missing') : undefined;
  if (need !== undefined) return open('as-before', 'imgix serves the same bytes as before the purge.', need);
  if (!hasSameBytes(url.missing?.seen, answer.seen)) return undefined;
  return {
    rule: 'unknown-missing',
    kind: 'open',
    cause: { kind: 'missing', status: 200 },
    detail: `imgix serves what it serves for a path that does not exist, as before the purge: it has no such file. ${noneInCheckout}`,
  };
};

const noneInCheckout =
  'The checkout has none at that path below `root` (paths are taken literally, not encoded); `origin-url` would tell as well.';
