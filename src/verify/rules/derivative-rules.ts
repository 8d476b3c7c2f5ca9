// What an answer of a derivative shows, once the asset itself is proved: the same table, without a file to compare with.

import { recognise } from '../expected-content.ts';
import { toHeldContent } from '../known/held.ts';
import { hasSameBytes, isDefaultImage } from '../known/seen.ts';
import { isMadeSince, isStoredBefore } from '../known/storage.ts';
import { type Case, freshSince, isAsBefore, needOf, toContentNeed, toFreshNeed } from './facts.ts';
import { toMissingCause } from './fault-rules.ts';
import { effectMs } from './stays.ts';
import { type Finding, oldRendering, open, right, type Unproved, wrong } from './verdict.ts';

/** `isGone`: the asset. `rightSinceMs`: since when imgix has the right file; undefined where nothing tells. */
export type DerivativeCase = Omit<Case, 'host'> & {
  readonly isGone: boolean;
  readonly rightSinceMs: number | undefined;
};

export function toDerivativeFinding(given: DerivativeCase): Finding {
  return classifyByBytes(given) ?? (given.isGone ? classifyGone(given) : classifyMade(given));
}

/** What imgix does not render it passes through with any parameters. https://docs.imgix.com/references/supported-file-formats */
function classifyByBytes({ known, url, answer: { seen }, expected }: DerivativeCase): Finding | undefined {
  if (seen.kind !== 'served') return undefined;
  const content = recognise(expected, seen.body, known.checkout);
  if (content === 'new') return right('derivative-bytes', 'bytes', 'It has the bytes of the new file.');
  if (content === 'old')
    return wrong('derivative-old-bytes', { kind: 'old-bytes' }, 'It has the bytes of the old file.');
  return seen.nonAssetReason === undefined
    ? undefined
    : indeterminate({ need: toContentNeed({ known, url }, content) });
}

function classifyGone(given: DerivativeCase): Finding {
  const { url, answer } = given;
  const { seen } = answer;
  if (seen.kind === 'status') return right('derivative-gone', 'gone', `It answers ${seen.status}.`);
  if (isDefaultImage(url, seen)) {
    return right('derivative-replaced', 'replaced', 'The default image is served in its place.');
  }
  const need = needOf(given, 'missing');
  if (need === undefined && isAsBefore(given)) return asBefore();
  if (url.missing === undefined) return indeterminate({ need });
  // It is not what a missing path gives, so that it was made from the file.
  return oldRendering('derivative-old', 'It is still made from a file, and the asset is gone.', need);
}

function classifyMade(given: DerivativeCase): Finding {
  const { known, url, answer, rightSinceMs: sinceMs } = given;
  const { seen } = answer;
  if (seen.kind === 'status') {
    return wrong('derivative-missing', toMissingCause(seen.status, known), `It answers ${seen.status}.`);
  }
  if (sinceMs === undefined) return classifyUnheld(given);
  // Bytes from before the purge may have been stored anew, by a revalidation.
  if (!isAsBefore(given) && isMadeSince(url, answer, sinceMs)) {
    return right('derivative-since', 'changed', 'It was made since imgix has the right file.');
  }
  const fresh = freshSince(url, sinceMs);
  const isFresh = fresh !== undefined && hasSameBytes(fresh.seen, seen);
  // imgix may keep its file at several places, of which the purge has yet to reach the one that this is made from.
  const steadyMs = isAsBefore(given) ? Math.max(sinceMs, known.purge.lastAtMs + effectMs) : sinceMs;
  if (isFresh && fresh.sentAtMs >= steadyMs) {
    return right('derivative-fresh', 'changed', 'It is what imgix renders now.');
  }
  if (isFresh && answer.lastSentAtMs < steadyMs) {
    return tooEarly('It is as before the purge: whether that is right can be told a minute after the purge.', steadyMs);
  }
  const need = toFreshNeed(given, isFresh ? steadyMs : sinceMs);
  if (need !== undefined) return indeterminate({ need });
  // Another purge would not help, but the minute in which the first one may have its effect.
  if (fresh === undefined && answer.lastSentAtMs < sinceMs) {
    const detail =
      'The asset was right before the purge already, and what was made from it can be told a minute after the purge.';
    return tooEarly(detail, sinceMs);
  }
  if (isAsBefore(given)) return asBefore();
  if (isStoredBefore(answer, sinceMs)) {
    return oldRendering('derivative-old', 'It was stored before imgix was seen to have the right file.');
  }
  return indeterminate({ ageSinceMs: sinceMs });
}

/** The asset is right, out of a cache: imgix may have another file by now, which only a purge can mend. */
function classifyUnheld(given: DerivativeCase): Finding {
  const need = needOf(given, 'held');
  if (need !== undefined) return indeterminate({ need });
  const { kind } = toHeldContent(given.known, given.expected);
  return kind === 'old' || kind === 'other'
    ? oldRendering('derivative-old', 'imgix has another file by now, from which it makes this.')
    : indeterminate();
}

const asBefore = () => oldRendering('derivative-as-before', 'It is what it was before the purge.');

const tooEarly = (detail: string, ageSinceMs: number) =>
  open('derivative-indeterminate', detail, { cause: { kind: 'too-early' }, ageSinceMs });

const indeterminate = (more: Pick<Unproved, 'need' | 'ageSinceMs'> = {}) =>
  open('derivative-indeterminate', 'Nothing tells whether it is from before the purge.', more);
