// What an answer of a derivative shows, once the asset itself is proved: the same table, without a file to compare with.

import { type ExpectedContent, recognise } from '../expected-content.ts';
import type { Answer, Known, KnownUrl } from '../known/known.ts';
import { hasSameBytes, isDefaultImage } from '../known/seen.ts';
import { isMadeSince, isStoredBefore } from '../known/storage.ts';
import { needOf, toFreshNeed, toMissingCause } from './facts.ts';
import { oldRendering, open, right, type Standing, wrong } from './verdict.ts';

/** `rightSinceMs`: since when imgix has the right file; undefined where nothing tells. */
export type DerivativeCase = {
  readonly known: Known;
  readonly url: KnownUrl;
  readonly answer: Answer;
  /** Of the asset. */
  readonly expected: ExpectedContent;
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

function standGone({ known, url, answer }: DerivativeCase): Standing {
  const { seen } = answer;
  if (seen.kind === 'status') return right('derivative-gone', 'gone', `It answers ${seen.status}.`);
  if (isDefaultImage(url, seen)) {
    return right('derivative-replaced', 'replaced', 'The default image is served in its place.');
  }
  const need = needOf({ known, url }, 'missing');
  if (need === undefined && hasSameBytes(url.before?.seen, seen)) return asBefore();
  return { ...indeterminate(), need };
}

function standMade({ known, url, answer, rightSinceMs: sinceMs }: DerivativeCase): Standing {
  const { seen } = answer;
  if (seen.kind === 'status') {
    return wrong('derivative-missing', toMissingCause(seen.status, known), `It answers ${seen.status}.`);
  }
  if (sinceMs === undefined) return { ...indeterminate(), need: needOf({ known, url }, 'held') };
  // Bytes from before the purge may have been stored anew, by a revalidation.
  const isAsBefore = hasSameBytes(url.before?.seen, seen);
  if (!isAsBefore && isMadeSince(url, answer, sinceMs)) {
    return right('derivative-since', 'changed', 'It was made since imgix has the right file.');
  }
  const { fresh } = url;
  const isFreshValid = fresh !== undefined && fresh.sentAtMs >= sinceMs;
  if (isFreshValid && hasSameBytes(fresh.seen, seen)) {
    return right('derivative-fresh', 'changed', 'It is what imgix renders now.');
  }
  const need = toFreshNeed({ known, url, answer }, sinceMs);
  if (need === undefined && !isFreshValid && answer.lastSentAtMs < sinceMs) return { ...early(), ageSinceMs: sinceMs };
  if (need === undefined && isAsBefore) return asBefore();
  if (need === undefined && isStoredBefore(answer, sinceMs)) {
    return oldRendering('derivative-old', 'It was stored before imgix was seen to have the right file.');
  }
  return { ...indeterminate(), need, ...(need === undefined ? { ageSinceMs: sinceMs } : {}) };
}

const asBefore = () => oldRendering('derivative-as-before', 'It is what it was before the purge.');

const indeterminate = () => open('derivative-indeterminate', 'Nothing tells whether it is from before the purge.');

/** Another purge would not help, but the minute in which the first one may have its effect. */
const early = () =>
  open(
    'derivative-indeterminate',
    'The asset was right before the purge already, and what was made from it can be told a minute after the purge.',
    undefined,
    { kind: 'too-early' },
  );
