// What an answer of a derivative shows, once the asset itself is proved: the same table, without a file to compare with.

import { recognise } from '../expected-content.ts';
import { toHeldContent } from '../known/held.ts';
import { hasSameBytes, isDefaultImage } from '../known/seen.ts';
import { isMadeSince, isStoredBefore } from '../known/storage.ts';
import { type Case, isAsBefore, needOf, toFreshNeed } from './facts.ts';
import { toMissingCause } from './fault-rules.ts';
import { effectMs } from './stays.ts';
import { oldRendering, open, right, type Standing, wrong } from './verdict.ts';

/** `isGone`: the asset. `rightSinceMs`: since when imgix has the right file; undefined where nothing tells. */
export type DerivativeCase = Omit<Case, 'host'> & {
  readonly isGone: boolean;
  readonly rightSinceMs: number | undefined;
};

export function toDerivativeStanding(given: DerivativeCase): Standing {
  return standByBytes(given) ?? (given.isGone ? standGone(given) : standMade(given));
}

/** What imgix does not render it passes through with any parameters. https://docs.imgix.com/references/supported-file-formats */
function standByBytes({ known, url, answer: { seen }, expected }: DerivativeCase): Standing | undefined {
  if (seen.kind !== 'served') return undefined;
  const content = recognise(expected, seen.body, known.checkout);
  switch (content) {
    case 'new':
      return right('derivative-bytes', 'bytes', 'It has the bytes of the new file.');
    case 'old':
      return wrong('derivative-old-bytes', { kind: 'old-bytes' }, 'It has the bytes of the old file.');
    case 'unmeasured':
    case 'unhashed':
      if (seen.nonAssetReason === undefined) return undefined;
      return { ...indeterminate(), need: needOf({ known, url }, content === 'unhashed' ? 'checkout' : 'whole') };
    case 'pointer':
    case 'other':
      return seen.nonAssetReason === undefined ? undefined : indeterminate();
    default:
      return content satisfies never;
  }
}

function standGone(given: DerivativeCase): Standing {
  const { url, answer } = given;
  const { seen } = answer;
  if (seen.kind === 'status') return right('derivative-gone', 'gone', `It answers ${seen.status}.`);
  if (isDefaultImage(url, seen)) {
    return right('derivative-replaced', 'replaced', 'The default image is served in its place.');
  }
  const need = needOf(given, 'missing');
  if (need === undefined && isAsBefore(given)) return asBefore();
  if (url.missing === undefined) return { ...indeterminate(), need };
  // It is not what a missing path gives, so that it was made from the file.
  return { ...oldRendering('derivative-old', 'It is still made from a file, and the asset is gone.'), need };
}

function standMade(given: DerivativeCase): Standing {
  const { known, url, answer, rightSinceMs: sinceMs } = given;
  const { seen } = answer;
  if (seen.kind === 'status') {
    return wrong('derivative-missing', toMissingCause(seen.status, known), `It answers ${seen.status}.`);
  }
  if (sinceMs === undefined) return standUnheld(given);
  // Bytes from before the purge may have been stored anew, by a revalidation.
  if (!isAsBefore(given) && isMadeSince(url, answer, sinceMs)) {
    return right('derivative-since', 'changed', 'It was made since imgix has the right file.');
  }
  const { fresh } = url;
  const isFreshValid = fresh !== undefined && fresh.sentAtMs >= sinceMs;
  const isFresh = isFreshValid && hasSameBytes(fresh.seen, seen);
  // imgix may keep its file at several places, of which the purge has yet to reach the one that this is made from.
  const steadyMs = isAsBefore(given) ? Math.max(sinceMs, known.purge.lastAtMs + effectMs) : sinceMs;
  if (isFresh && fresh.sentAtMs >= steadyMs) {
    return right('derivative-fresh', 'changed', 'It is what imgix renders now.');
  }
  if (isFresh && answer.lastSentAtMs < steadyMs) {
    const detail = 'It is as before the purge: whether that is right can be told a minute after the purge.';
    return { ...open('derivative-indeterminate', detail, undefined, { kind: 'too-early' }), ageSinceMs: steadyMs };
  }
  const need = toFreshNeed(given, isFresh ? steadyMs : sinceMs);
  // Another purge would not help, but the minute in which the first one may have its effect.
  if (need === undefined && !isFreshValid && answer.lastSentAtMs < sinceMs) {
    const detail =
      'The asset was right before the purge already, and what was made from it can be told a minute after the purge.';
    return { ...open('derivative-indeterminate', detail, undefined, { kind: 'too-early' }), ageSinceMs: sinceMs };
  }
  if (need === undefined && isAsBefore(given)) return asBefore();
  if (need === undefined && isStoredBefore(answer, sinceMs)) {
    return oldRendering('derivative-old', 'It was stored before imgix was seen to have the right file.');
  }
  return { ...indeterminate(), need, ...(need === undefined ? { ageSinceMs: sinceMs } : {}) };
}

/** The asset is right, out of a cache: imgix may have another file by now, which only a purge can mend. */
function standUnheld(given: DerivativeCase): Standing {
  const need = needOf(given, 'held');
  const { kind } = toHeldContent(given.known, given.expected);
  return need === undefined && (kind === 'old' || kind === 'other')
    ? oldRendering('derivative-old', 'imgix has another file by now, from which it makes this.')
    : { ...indeterminate(), need };
}

const asBefore = () => oldRendering('derivative-as-before', 'It is what it was before the purge.');

const indeterminate = () => open('derivative-indeterminate', 'Nothing tells whether it is from before the purge.');
