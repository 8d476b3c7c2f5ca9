// What an answer of a derivative shows, once the asset itself is proved: the rows `derivative-...` of docs/verification.md. As there
// is no file to compare with, what counts is when it was made, and what imgix renders now.
import { recognise } from '../expected-content.ts';
import { toHeldContent } from '../known/held.ts';
import { isDefaultImage } from '../known/known.ts';
import { hasSameBytes, hasSameContent, isAsset, mayBeOfHost } from '../known/seen.ts';
import { isMadeSince, isStoredBefore } from '../known/storage.ts';
import { type Case, freshSince, isAsBefore, isAsRendered } from './facts.ts';
import { toMissingCause } from './fault-rules.ts';
import { ifNotOfHost } from './gone-rules.ts';
import { isMissingKnown, needOf, toContentNeed, toFreshNeed, toMissingNeed } from './needs.ts';
import { allDoneMs } from './stays.ts';
import { type Finding, inconclusive, oldRendering, right, stale, type Unproved } from './verdict.ts';

/** `isGone`: the asset is. `rightSinceMs`: since when imgix has the right file; undefined where it must be asked. */
export type DerivativeCase = Case & {
  readonly isGone: boolean;
  readonly rightSinceMs: number | undefined;
};

export function toDerivativeFinding(given: DerivativeCase): Finding {
  return classifyByBytes(given) ?? (given.isGone ? classifyGone(given) : classifyMade(given));
}

/** What imgix cannot render it passes through, whatever the parameters. https://docs.imgix.com/references/supported-file-formats */
function classifyByBytes(given: DerivativeCase): Finding | undefined {
  const { known, answer, expected } = given;
  const { seen } = answer;
  const content = recognise(expected, seen, known.checkout);
  if (content === 'new') return right('derivative-bytes', 'bytes', 'It has the bytes of the new file.');
  if (content === 'old')
    return stale('derivative-old-bytes', { kind: 'old-bytes' }, 'It has the bytes of the old file.');
  return seen.kind === 'status' || seen.nonAssetReason === undefined
    ? undefined
    : indeterminate({ need: toContentNeed(given, content) });
}

function classifyGone(given: DerivativeCase): Finding {
  const { url, answer } = given;
  const { seen } = answer;
  if (seen.kind === 'status') return mayBeOfHost(seen) ? ifRefusedAsAsset(given, seen.status) : toGone(seen.status);
  if (isDefaultImage(url, seen)) {
    return right('derivative-replaced', 'replaced', 'The default image is served in its place.');
  }
  const need = needOf(given, 'missing');
  if (need === undefined && isAsBefore(given)) return asBefore();
  if (url.missing === undefined) return indeterminate({ need });
  // It is not what a missing path gives. So it was made from the file.
  return oldRendering('derivative-old', 'It is still made from a file, and the asset is gone.', need);
}

/** 403 and 410 may be of the whole host: the asset must get the same, and another file, where one is known, be given since. */
function ifRefusedAsAsset(given: DerivativeCase, status: number): Finding {
  const { known, host, answer } = given;
  const [last] = known.bare.recent;
  if (!hasSameContent(last?.seen, answer.seen)) {
    const detail = `It answers ${status}, as it may for all of a host, and not as the asset itself.`;
    return inconclusive('derivative-indeterminate', detail, { cause: toMissingCause(status, known) });
  }
  const finding = ifNotOfHost(given, status);
  // The asset has just stayed so.
  const hasStayed = finding.kind === 'right' && finding.wait !== undefined;
  return host.unchangedFile === 'none' || hasStayed ? toGone(status) : { ...finding, rule: 'derivative-gone' };
}

const toGone = (status: number) => right('derivative-gone', 'gone', `It answers ${status}.`);

/** The asset is there: was this made from the right file? */
function classifyMade(given: DerivativeCase): Finding {
  const { known, url, answer, rightSinceMs: sinceMs } = given;
  const { seen } = answer;
  if (seen.kind === 'status') {
    return stale('derivative-missing', toMissingCause(seen.status, known), `It answers ${seen.status}.`);
  }
  if (sinceMs === undefined) return classifyUnheld(given);
  const placeholder = ifPlaceholder(given, sinceMs);
  if (placeholder !== undefined) return placeholder;
  // Bytes from before the purge show nothing by their time: a revalidation may have stored them anew.
  if (!isAsBefore(given) && !isUntoldPlaceholder(given) && isMadeSince(url, answer, sinceMs)) {
    return right('derivative-since', 'changed', 'It was made since imgix has the right file.');
  }
  const fresh = freshSince(url, sinceMs);
  const isFresh = isAsRendered(given, fresh);
  // imgix may keep several copies of its file, and render what is as before from one that the purge has yet to reach.
  const steadyMs = isAsBefore(given) ? allDoneMs(known.purge) : sinceMs;
  if (isFresh && fresh.sentAtMs >= steadyMs) {
    return right('derivative-fresh', 'changed', 'It is what imgix renders now.');
  }
  if (isFresh && answer.lastSentAtMs < steadyMs) {
    return tooEarly('It is as before the purge: whether that is right can be told a minute after the purge.', steadyMs);
  }
  const need = toFreshNeed(given, isFresh ? steadyMs : sinceMs);
  if (need !== undefined) return indeterminate({ need });
  // `sinceMs` is still to come: the end of the minute in which the purge may have its effect. Another purge would not help.
  if (fresh === undefined && answer.lastSentAtMs < sinceMs) {
    const detail =
      'The asset was right before the purge already, and what was made from it can be told a minute after the purge.';
    return tooEarly(detail, sinceMs);
  }
  if (isAsBefore(given)) return asBefore();
  if (isStoredBefore(answer, sinceMs)) {
    return oldRendering('derivative-old', 'It was stored before imgix was seen to have the right file.');
  }
  return indeterminate({ wait: { kind: 'age', sinceMs } });
}

/**
 * The default image, which imgix was making while the file was not there yet: for an added one, or where a missing path is known to give
 * an image. What imgix renders from the right file may look the same.
 */
function ifPlaceholder(given: DerivativeCase, sinceMs: number): Finding | undefined {
  const { url, answer } = given;
  if (!mayBePlaceholder(given)) return undefined;
  const need = toMissingNeed(given);
  if (need !== undefined) return indeterminate({ need });
  if (!isDefaultImage(url, answer.seen)) return undefined;
  const fresh = freshSince(url, sinceMs);
  if (fresh === undefined) return indeterminate({ need: toFreshNeed(given, sinceMs) });
  if (hasSameBytes(fresh.seen, answer.seen)) return undefined;
  return stale('derivative-missing', { kind: 'missing', status: 200 }, 'It is the default image.');
}

function mayBePlaceholder(given: DerivativeCase): boolean {
  const { isAdded, bare } = given.known;
  const isPossible = bare.missing === undefined ? isAdded : isAsset(bare.missing.seen);
  return isPossible && !isAsBefore(given);
}

/** A fault came in the place of what a missing path gives. */
function isUntoldPlaceholder(given: DerivativeCase): boolean {
  return mayBePlaceholder(given) && !isMissingKnown(given);
}

/** The asset is right, but may come out of a cache. If imgix has another file by now, only a purge can mend that. */
function classifyUnheld(given: DerivativeCase): Finding {
  const need = needOf(given, 'held');
  if (need !== undefined) return indeterminate({ need });
  const { kind } = toHeldContent(given.known, given.expected);
  return kind === 'old' || kind === 'other'
    ? oldRendering('derivative-old', 'imgix has another file by now, from which it makes this.')
    : indeterminate();
}

const asBefore = () => oldRendering('derivative-as-before', 'It is what it was before the purge.');

const tooEarly = (detail: string, sinceMs: number) =>
  inconclusive('derivative-indeterminate', detail, { cause: { kind: 'too-early' }, wait: { kind: 'age', sinceMs } });

const indeterminate = (more: Pick<Unproved, 'need' | 'wait'> = {}) =>
  inconclusive('derivative-indeterminate', 'Nothing tells whether it is from before the purge.', more);
