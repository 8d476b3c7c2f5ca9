// Rows that several kinds of files share: as what the answer is recognised.
import { isSvg } from '../../platform/files/file-kind.ts';
import type { OwnCause } from '../cause.ts';
import type { ExpectedContent } from '../expected-content.ts';
import type { Need } from '../known/known.ts';
import { hasSameContent } from '../known/seen.ts';
import type { Seen } from '../probe/read-answer.ts';
import { type Facts, isAsBefore, isOfNewSize, passesThrough, type Row } from './facts.ts';
import { toFaultFinding } from './fault-rules.ts';
import { needOf, toContentNeed, toFreshNeed, toMissingNeed } from './needs.ts';
import { allDoneMs } from './stays.ts';
import { inconclusive, oldRendering, right, stale } from './verdict.ts';

/** A message is no proof that the origin gave in place of the file, where something in front of imgix may give it, too. */
export const newBytes: Row = ({ content, expected, answer: { pop, seen } }) =>
  content === 'new' && !(pop === '' && mayBeMessage(expected, seen))
    ? right('new-bytes', 'bytes', 'imgix serves the bytes of the new file.')
    : undefined;

function mayBeMessage(expected: ExpectedContent, seen: Seen): boolean {
  return expected.isByOrigin === true && seen.kind === 'served' && seen.nonAssetReason !== undefined;
}

/** Not where imgix holds the new SVG: the sanitizer may make the old one's bytes of that, too, as before the purge. */
export const oldBytes: Row = (facts) => {
  const { content, known, heldContent, expected, url, answer } = facts;
  if (content !== 'old') return undefined;
  const isLikeBefore = hasSameContent(url.before?.seen, answer.seen);
  const mayBeSanitized = isSvg(known.url) && expected.kind === 'updated' && isLikeBefore;
  const isNewHeld = heldContent.kind === 'new';
  if (mayBeSanitized && isNewHeld && isAsBefore(facts)) return undefined;
  const need = mayBeSanitized ? needOf(facts, isNewHeld ? 'whole' : 'held') : undefined;
  return stale('old-bytes', { kind: 'old-bytes' }, 'imgix still serves the bytes of the old file.', need);
};

export const lfsPointer: Row = ({ content }) =>
  content === 'pointer'
    ? inconclusive(
        'lfs-pointer',
        'imgix serves the Git LFS pointer of the new file, not its content: the deployment has to fetch LFS files.',
        { cause: { kind: 'lfs-pointer' } },
      )
    : undefined;

export const unread: Row = (facts) =>
  facts.content === 'unmeasured' || facts.content === 'unhashed'
    ? inconclusive('unread', 'imgix does not tell the length of the answer.', {
        need: toContentNeed(facts, facts.content),
      })
    : undefined;

/** Such an answer came this far because it may have been the file itself (`isAnswer`), which it is not. */
export const notAnAsset: Row = ({ answer: { seen }, known: { isSigned } }) =>
  seen.kind === 'served' && seen.nonAssetReason !== undefined
    ? { ...toFaultFinding(seen, 'imgix', isSigned), rule: 'not-an-asset' }
    : undefined;

export const asBefore: Row = (facts) => {
  if (!isAsBefore(facts)) return undefined;
  const stillSame = 'imgix still serves the bytes from before the purge';
  if (facts.expected.kind === 'removed') return oldRendering('as-before', `${stillSame}.`);
  // The default image may have been there before the file, and be there still.
  const need = toMissingNeed(facts);
  if (passesThrough(facts)) return oldRendering('as-before', `${stillSame}, which are another file.`, need);
  const why = 'from which file they were made: an earlier run may have purged it already.';
  return inconclusive('as-before', `${sameAsBefore} ${why}`, { cause: sameBytes, need: need ?? ifAsExpected(facts) });
};

/** What imgix renders a minute after the purge tells whether waiting is of any use: see `mayBeAsExpected`. */
function ifAsExpected(facts: Facts): Need | undefined {
  const { known, expected, answer } = facts;
  const isLate = answer.lastSentAtMs >= allDoneMs(known.purge) && expected.old === 'unknown' && isOfNewSize(facts);
  return isLate && known.bare.fresh === undefined ? toFreshNeed(facts, allDoneMs(known.purge)) : undefined;
}

export const sameBytes: OwnCause = { kind: 'unknown-content', isAsBefore: true };
export const sameAsBefore = 'imgix serves the same bytes as before the purge, and nothing tells';
