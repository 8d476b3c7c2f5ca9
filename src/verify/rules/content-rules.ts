// Rules of whatever should be served: as which content the answer is recognised, and what imgix holds.
import type { ExpectedContent } from '../expected-content.ts';
import { isHeldTelling } from '../known/held.ts';
import type { Seen } from '../probe/read-answer.ts';
import { isAsBefore, isOfNewSize, needOf, passesThrough, type Row, toContentNeed, toMissingNeed } from './facts.ts';
import { toFaultFinding } from './fault-rules.ts';
import { effectMs } from './stays.ts';
import { indeterminateBytes, oldRendering, open, right, wrong } from './verdict.ts';

/** Text that only the origin knows may be a message from it, and from something before imgix. */
export const newBytes: Row = ({ content, expected, answer: { pop, seen } }) =>
  content === 'new' && !(pop === '' && isOddByOrigin(expected, seen))
    ? right('new-bytes', 'bytes', 'imgix serves the bytes of the new file.')
    : undefined;

function isOddByOrigin(expected: ExpectedContent, seen: Seen): boolean {
  const isByOrigin = expected.kind === 'updated' && expected.isByOrigin === true;
  return isByOrigin && seen.kind === 'served' && seen.nonAssetReason !== undefined;
}

export const oldBytes: Row = ({ content }) =>
  content === 'old'
    ? wrong('old-bytes', { kind: 'old-bytes' }, 'imgix still serves the bytes of the old file.')
    : undefined;

export const lfsPointer: Row = ({ content }) =>
  content === 'pointer'
    ? open(
        'lfs-pointer',
        'imgix serves the Git LFS pointer of the new file, not its content: the deployment has to fetch LFS files.',
        { cause: { kind: 'lfs-pointer' } },
      )
    : undefined;

export const unread: Row = (facts) =>
  facts.content === 'unmeasured' || facts.content === 'unhashed'
    ? open('unread', 'imgix does not tell the length of the answer.', { need: toContentNeed(facts, facts.content) })
    : undefined;

/** Where it turned out, after all, that these are not a file's own bytes. */
export const notAnAsset: Row = ({ answer: { seen }, known: { isSigned } }) =>
  seen.kind === 'served' && seen.nonAssetReason !== undefined
    ? { ...toFaultFinding(seen, 'imgix', isSigned), rule: 'not-an-asset' }
    : undefined;

/**
 * The description speaks of its moment only: it is asked for anew in every round until it is the new file's. Where a fault has
 * hidden it so far, a weaker proof waits for it as long as the purge may take.
 */
export const heldUnasked: Row = (facts) => {
  const { known, answer, expected, held } = facts;
  if (held.kind === 'new' || !isHeldTelling(known, expected)) return undefined;
  const hasFile = expected.kind === 'updated' && expected.checkoutFile !== undefined;
  const isFileNeeded = hasFile && known.checkout === undefined && isOfNewSize(facts);
  const need = needOf(facts, isFileNeeded ? 'checkout' : 'held');
  const isEarly = expected.kind === 'updated' && answer.lastSentAtMs < known.purge.acceptedAtMs + effectMs;
  const isHidden = known.held === undefined && isEarly;
  return need === undefined && !isHidden ? undefined : open('indeterminate', indeterminateBytes, { need });
};

export const heldOld: Row = ({ held, expected }) =>
  held.kind === 'old'
    ? oldRendering(
        'held-old',
        `imgix still makes its answer from the ${expected.kind === 'removed' ? 'removed' : 'old'} file.`,
      )
    : undefined;

export const asBefore: Row = (facts) => {
  if (!isAsBefore(facts)) return undefined;
  const stillSame = 'imgix still serves the bytes from before the purge';
  const { kind } = facts.expected;
  if (kind === 'removed') return oldRendering('as-before', `${stillSame}.`);
  const sameBytes = 'imgix serves the same bytes as before the purge, and nothing tells';
  if (kind === 'unknown') {
    const advice = 'Check the repository out, or give `origin-url`.';
    return open('as-before', `${sameBytes} whether they should have changed. ${advice}`);
  }
  // It may be the default image, which was there before the file.
  const need = toMissingNeed(facts);
  if (passesThrough(facts)) return oldRendering('as-before', `${stillSame}, which are another file.`, need);
  const why = 'from which file they were made: an earlier run may have purged it already.';
  return open('as-before', `${sameBytes} ${why}`, { need });
};
