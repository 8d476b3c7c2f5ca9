// What an asset's answer is compared with: fingerprints of the new and of the old content, and the file of the checkout.
import type { LocalFile, LocalFiles } from '../platform/local-file.ts';
import type { Asset } from '../targets/asset.ts';
import { type BodyFacts, compare, type Fingerprint, toFingerprint } from './fingerprint.ts';

/** `none`: an added file, so that nothing else was there; `unknown`: something may have been, and nobody knows what. */
export type OldContent = Fingerprint | 'none' | 'unknown';

export type ExpectedContent =
  | {
      readonly kind: 'updated';
      readonly now: Fingerprint | undefined;
      readonly old: OldContent;
      /** What was deployed, where filters make it differ from the blob. */
      readonly checkoutFile: LocalFile | undefined;
    }
  | { readonly kind: 'removed'; readonly old: Fingerprint | 'unknown' }
  | { readonly kind: 'unknown' };

export async function toExpectedContent(
  { expected, change }: Pick<Asset, 'expected' | 'change'>,
  files: LocalFiles,
): Promise<ExpectedContent> {
  switch (expected.kind) {
    case 'updated': {
      const checkoutFile = expected.checkoutFile === undefined ? undefined : await files.open(expected.checkoutFile);
      const now = expected.now && toFingerprint(expected.now);
      const unless = change === 'added' ? 'none' : 'unknown';
      return { kind: 'updated', now, old: expected.old ? toFingerprint(expected.old) : unless, checkoutFile };
    }
    case 'removed':
      return { kind: 'removed', old: expected.old ? toFingerprint(expected.old) : 'unknown' };
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
  const asOld = typeof expected.old === 'string' ? 'different' : compare(expected.old, body);
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
    if (fingerprint === undefined || typeof fingerprint === 'string') continue;
    if (fingerprint.size === undefined) return undefined;
    lengths.push(fingerprint.size);
  }
  if (expected.kind === 'updated' && expected.checkoutFile !== undefined) lengths.push(expected.checkoutFile.size);
  return [...new Set(lengths)];
}

/** Sizes that the new content may have: the blob's (or the LFS object's), and the checkout file's. */
export function newSizesOf(expected: ExpectedContent): readonly number[] {
  if (expected.kind !== 'updated') return [];
  const sizes = [expected.now?.size, expected.checkoutFile?.size].filter((size) => size !== undefined);
  return [...new Set(sizes)];
}

/** Sizes of the files themselves, the old one and the new one. */
export function fileSizesOf(expected: ExpectedContent): readonly number[] {
  return [oldSizeOf(expected), ...newSizesOf(expected)].filter((size) => size !== undefined);
}

/** Whether the new content may have this length. */
export function mayBeNewLength(expected: ExpectedContent, length: number): boolean {
  if (expected.kind !== 'updated') return expected.kind === 'unknown';
  const isUnmeasured = expected.now !== undefined && expected.now.size === undefined;
  return isUnmeasured || newSizesOf(expected).includes(length);
}

export function oldSizeOf(expected: ExpectedContent): number | undefined {
  return expected.kind === 'unknown' || typeof expected.old === 'string' ? undefined : expected.old.size;
}

/** Whether a file of this size may be the old one, as it was deployed. */
export function mayBeOldSize(expected: Extract<ExpectedContent, { kind: 'updated' }>, size: number): boolean {
  if (expected.old === 'none') return false;
  // What a filter of the checkout would have made of the old file is not known.
  if (size !== expected.now?.size) return true;
  const oldSize = oldSizeOf(expected);
  return oldSize === undefined || oldSize === size;
}

async function isCheckoutFile(file: LocalFile | undefined, body: BodyFacts): Promise<boolean> {
  return (
    file !== undefined && body.sha256 !== null && file.size === body.length && (await file.sha256()) === body.sha256
  );
}
