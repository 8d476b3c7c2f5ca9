// Rows of an *unknown* URL: neither git nor the origin tells what should be there, only what it gave before is known.
import { isDefaultImage } from '../known/seen.ts';
import { isRealAsset, isServedAnywhere, isServedBefore } from '../known/storage.ts';
import { sameAsBefore } from './content-rules.ts';
import { type Facts, isAsBefore, type Row, toMissingNeed } from './facts.ts';
import { toMissingCause } from './fault-rules.ts';
import { gone, replacedDetail } from './removed-rules.ts';
import { open, right } from './verdict.ts';

export const unknownMissing: Row = (facts) => {
  const { seen } = facts.answer;
  if (seen.kind !== 'status') return undefined;
  if (hasGone(facts)) return gone(facts);
  const detail = `imgix answers ${seen.status}, and nothing tells whether there should be a file. ${noneKnown}`;
  return open('unknown-missing', detail, { cause: toMissingCause(seen.status, facts.known) });
};

/**
 * It was served, and no point of presence serves it now, unless with what this one gave before: that one has yet to turn. Beside
 * one that serves something else, this answer may be the older one. So may a nameless one, unless it was served before the purge.
 */
function hasGone({ known, url, answer }: Facts): boolean {
  const { before } = url;
  const wasServed =
    before?.seen.kind === 'served' && isRealAsset(known, before.seen) && !isDefaultImage(url, before.seen);
  // A refusal of the whole host may have come between the two.
  const isTold = wasServed || (answer.pop !== '' && isServedBefore(known, url, answer));
  return isTold && !isServedAnywhere(url, url.points.get(answer.pop)?.other);
}

/** Row `replaced`: the default image, where something else was. */
export const unknownReplaced: Row = (facts) =>
  isDefaultImage(facts.url, facts.answer.seen) && hasGone(facts)
    ? right('replaced', 'replaced', replacedDetail)
    : undefined;

/** Row `as-before`, and of the default image `unknown-missing`. */
export const unknownAsBefore: Row = (facts) => {
  if (!isAsBefore(facts)) return undefined;
  if (isDefaultImage(facts.url, facts.answer.seen)) {
    const detail = `imgix serves what it serves for a path that does not exist, as before the purge: it has no such file. ${noneKnown}`;
    return open('unknown-missing', detail, { cause: { kind: 'missing', status: 200 } });
  }
  return open('as-before', `${sameAsBefore} whether they should have changed: \`origin-url\` would.`, {
    need: toMissingNeed(facts),
  });
};

const noneKnown =
  'No file is known here at that path below `root` (paths are taken literally, not encoded); an `origin-url` that answers 404 for what is not there would tell as well.';
