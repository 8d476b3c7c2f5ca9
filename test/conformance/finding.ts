// What came of asking about one fact.

export type Finding =
  | { readonly kind: 'holds'; readonly seen: string }
  | { readonly kind: 'differs'; readonly seen: string }
  | { readonly kind: 'not-testable'; readonly why: string };

/** What a check throws that lacks what it needs. */
export class NotTestableError extends Error {}

export function verdict(isSo: boolean, seen: string): Finding {
  return { kind: isSo ? 'holds' : 'differs', seen };
}
