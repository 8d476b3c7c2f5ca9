// What an answer of a derivative shows, once the asset itself is proved: the same table, without a file to compare with.

import { type ExpectedContent, recognise } from '../expected-content.ts';
import type { Answer, Known, KnownUrl } from '../known/known.ts';
import { hasSameBytes } from '../known/seen.ts';
import { isMadeSince, isStoredBefore } from '../known/storage.ts';
import { needOf, toFreshNeed } from './facts.ts';
import type { Standing } from './verdict.ts';

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
      return {
        rule: 'derivative-bytes',
        kind: 'right',
        evidence: 'bytes',
        detail: 'It has the bytes of the new file.',
      };
    case 'old':
      return {
        rule: 'derivative-old-bytes',
        kind: 'wrong',
        cause: { kind: 'old-bytes' },
        detail: 'It has the bytes of the old file.',
      };
    case 'unmeasured':
    case 'unhashed':
      if (seen.nonAssetReason === undefined) return undefined;
      return { ...indeterminate, need: needOf({ known, url }, content === 'unhashed' ? 'checkout' : 'whole') };
    case 'pointer':
    case 'other':
      return seen.nonAssetReason === undefined ? undefined : indeterminate;
    default:
      return content satisfies never;
  }
}

function standGone({ known, url, answer }: DerivativeCase): Standing {
  const { seen } = answer;
  if (seen.kind === 'status') {
    return { rule: 'derivative-gone', kind: 'right', evidence: 'gone', detail: `It answers ${seen.status}.` };
  }
  if (hasSameBytes(url.missing?.seen, seen)) {
    return {
      rule: 'derivative-replaced',
      kind: 'right',
      evidence: 'replaced',
      detail: 'The default image is served in its place.',
    };
  }
  const need = needOf({ known, url }, 'missing');
  if (need === undefined && hasSameBytes(url.before?.seen, seen)) return asBefore;
  return { ...indeterminate, need };
}

function standMade({ known, url, answer, rightSinceMs: sinceMs }: DerivativeCase): Standing {
  const { seen } = answer;
  if (seen.kind === 'status') {
    const { status } = seen;
    const cause =
      status === 403
        ? ({ kind: 'refused', status, signed: known.isSigned } as const)
        : ({ kind: 'missing', status } as const);
    return { rule: 'derivative-missing', kind: 'wrong', cause, detail: `It answers ${status}.` };
  }
  if (sinceMs === undefined) return { ...indeterminate, need: needOf({ known, url }, 'held') };
  // Bytes from before the purge may have been stored anew, by a revalidation.
  const isAsBefore = hasSameBytes(url.before?.seen, seen);
  if (!isAsBefore && isMadeSince(url, answer, sinceMs)) {
    return {
      rule: 'derivative-since',
      kind: 'right',
      evidence: 'changed',
      detail: 'It was made since imgix has the right file.',
    };
  }
  const { fresh } = url;
  const isFreshValid = fresh !== undefined && fresh.sentAtMs >= sinceMs;
  if (isFreshValid && hasSameBytes(fresh.seen, seen)) {
    return { rule: 'derivative-fresh', kind: 'right', evidence: 'changed', detail: 'It is what imgix renders now.' };
  }
  const need = toFreshNeed({ known, url }, sinceMs);
  if (need === undefined && !isFreshValid && answer.lastSentAtMs < sinceMs) return { ...early, ageSinceMs: sinceMs };
  if (need === undefined && isAsBefore) return asBefore;
  if (need === undefined && isStoredBefore(answer, sinceMs)) {
    return {
      rule: 'derivative-old',
      kind: 'wrong',
      cause: { kind: 'old-rendering' },
      detail: 'It was stored before imgix was seen to have the right file.',
    };
  }
  return { ...indeterminate, need, ...(need === undefined ? { ageSinceMs: sinceMs } : {}) };
}

const asBefore: Standing = {
  rule: 'derivative-as-before',
  kind: 'wrong',
  cause: { kind: 'old-rendering' },
  detail: 'It is what it was before the purge.',
};

const indeterminate: Standing = {
  rule: 'derivative-indeterminate',
  kind: 'open',
  cause: { kind: 'unknown-content' },
  detail: 'Nothing tells whether it is from before the purge.',
};

/** Another purge would not help, but the minute in which the first one may have its effect. */
const early: Standing = {
  rule: 'derivative-indeterminate',
  kind: 'open',
  cause: { kind: 'too-early' },
  detail:
    'The asset was right before the purge already, and what was made from it can be told a minute after the purge.',
};
