// What an asset's answer is compared with: fingerprints of the new and of the old content, and the file of the checkout.
import type { LocalFile, LocalFiles } from '../platform/local-file.ts';
import type { Expectation } from '../targets/asset.ts';
import { type BodyFacts, compare, type Fingerprint, toFingerprint } from './fingerprint.ts';

export type ExpectedContent =
  | {
      readonly kind: 'updated';
      readonly now: Fingerprint | undefined;
      readonly old: Fingerprint | undefined;
      /** What was deployed, where filters make it differ from the blob. */
      readonly checkoutFile: LocalFile | undefined;
    }
  | { readonly kind: 'removed'; readonly old: Fingerprint | undefined }
  | { readonly kind: 'unknown' };

export async function toExpectedContent(expected: Expectation, files: LocalFiles): Promise<ExpectedContent> {
  switch (expected.kind) {
    case 'updated': {
      const checkoutFile = expected.checkoutFile === undefined ? undefined : await files.open(expected.checkoutFile);
      const now = expected.now && toFingerprint(expected.now);
      return { kind: 'updated', now, old: expected.old && toFingerprint(expected.old), checkoutFile };
    }
    case 'removed':
      return { kind: 'removed', old: expected.old && toFingerprint(expected.old) };
    case 'unknown':
      return expected;
    default:
      return expected satisfies never;
  }
}

export type Likeness = 'new' | 'old' | 'other' | 'unknown';

/** Which content a body is. `unknown`: it must be read again with its length known beforehand. */
export async function recognise(expected: ExpectedContent, body: BodyFacts): Promise<Likeness> {
  if (expected.kind === 'unknown') return 'other';
  const asNew = expected.kind === 'updated' && expected.now !== undefined ? compare(expected.now, body) : 'different';
  if (asNew === 'same') return 'new';
  const asOld = expected.old === undefined ? 'different' : compare(expected.old, body);
  if (asOld === 'same') return 'old';
  if (expected.kind === 'updated' && (await isCheckoutFile(expected.checkoutFile, body))) return 'new';
  return asNew === 'unknown' || asOld === 'unknown' ? 'unknown' : 'other';
}

/** Lengths that a body must have to be worth reading; undefined where any may matter. */
export function lengthsOf(expected: ExpectedContent, before: BodyFacts | undefined): readonly number[] | undefined {
  if (expected.kind === 'unknown') return before === undefined ? undefined : [before.length];
  const fingerprints = expected.kind === 'updated' ? [expected.now, expected.old] : [expected.old];
  const lengths = before === undefined ? [] : [before.length];
  for (const fingerprint of fingerprints) {
    if (fingerprint === undefined) continue;
    if (fingerprint.size === undefined) return undefined;
    lengths.push(fingerprint.size);
  }
  if (expected.kind === 'updated' && expected.checkoutFile !== undefined) lengths.push(expected.checkoutFile.size);
  return [...new Set(lengths)];
}

/** Sizes that the new content may have: the blob's (or the LFS object's), and the checkout file's. */
export function newSizesOf(expected: ExpectedContent): readonly number[] {
  if (expected.kind !== 'updated') return [];
  return [expected.now?.size, expected.checkoutFile?.size].filter((size) => size !== undefined);
}

export function oldSizeOf(expected: ExpectedContent): number | undefined {
  return expected.kind === 'unknown' ? undefined : expected.old?.size;
}

async function isCheckoutFile(file: LocalFile | undefined, body: BodyFacts): Promise<boolean> {
  return (
    file !== undefined && body.sha256 !== null && file.size === body.length && (await file.sha256()) === body.sha256
  );
}
