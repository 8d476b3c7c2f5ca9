// What can be proved of an asset, and the two ways of having no proof.

import type { Evidence } from './verification.ts';

export type Verdict =
  | { readonly kind: 'verified'; readonly evidence: Evidence; readonly detail: string }
  /** Go on polling; `as` is what the asset is called when the deadline passes in this state. */
  | { readonly kind: 'pending'; readonly as: 'stale' | 'inconclusive'; readonly detail: string };

export function verified(evidence: Evidence, detail: string): Verdict {
  return { kind: 'verified', evidence, detail };
}

export function stale(detail: string): Verdict {
  return { kind: 'pending', as: 'stale', detail };
}

export function inconclusive(detail: string): Verdict {
  return { kind: 'pending', as: 'inconclusive', detail };
}
