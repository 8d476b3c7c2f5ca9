// What imgix should serve for an asset, and which of its contents a body is.
import { isSvg, isTextFile } from '../platform/files/file-kind.ts';
import type { Dimensions, LocalFile, LocalFiles } from '../platform/files/local-file.ts';
import type { Asset } from '../targets/asset.ts';
import { compare, type Fingerprint, toBlobFingerprint, toFingerprint } from './probe/fingerprint.ts';
import type { Seen } from './probe/read-answer.ts';

/** `none`: the file was added, nothing was there before; `unknown`: something may have been, and nobody knows what. */
export type OldContent = Fingerprint | 'none' | 'unknown';

export type ExpectedContent =
  | {
      readonly kind: 'updated';
      readonly now: Fingerprint | undefined;
      readonly old: OldContent;
      /** The Git LFS pointer, which a deployment may have uploaded in place of the content. */
      readonly pointer?: Fingerprint | undefined;
      /** What was deployed, where filters make it differ from the blob. */
      readonly checkoutFile?: LocalFile | undefined;
      /** Git may change its line ends, so that a new blob is deployed with the old bytes again. */
      readonly isText?: true | undefined;
      /** Only the origin's answer tells what is expected. It may have been a message in the file's place. */
      readonly isByOrigin?: true;
    }
  | ({ readonly kind: 'removed'; readonly old: Fingerprint | 'unknown' } & NoFile)
  | ({ readonly kind: 'unknown'; readonly old?: undefined } & NoFile);

/** What only an updated file has. */
type NoFile = { readonly [key in 'now' | 'pointer' | 'checkoutFile' | 'isText' | 'isByOrigin']?: undefined };

export async function toExpectedContent(
  { url, expected, change }: Pick<Asset, 'url' | 'expected' | 'change'>,
  files: LocalFiles,
): Promise<ExpectedContent> {
  switch (expected.kind) {
    case 'updated': {
      const { now, old, checkoutFile } = expected;
      return {
        kind: 'updated',
        now: now && toFingerprint(now),
        old: old ? toFingerprint(old) : change === 'added' ? 'none' : 'unknown',
        pointer: now?.lfs && toBlobFingerprint(now),
        checkoutFile: checkoutFile === undefined ? undefined : await files.open(checkoutFile),
        isText: isTextFile(url) || isSvg(url) ? true : undefined,
      };
    }
    case 'removed':
      return { kind: 'removed', old: expected.old ? toFingerprint(expected.old) : 'unknown' };
    case 'unknown':
      return expected;
    default:
      return expected satisfies never;
  }
}

/** `unmeasured`: its length, with which git's hash begins, came last: read it again. `unhashed`: read the checkout's file first. */
export type Content = 'new' | 'old' | 'pointer' | 'other' | 'unmeasured' | 'unhashed';

/** What reading the checkout's file brought; undefined where it could not be read. */
export type CheckoutFile = { readonly sha256: string | undefined; readonly dimensions: Dimensions | undefined };

export async function readCheckout(expected: ExpectedContent): Promise<CheckoutFile> {
  const file = expected.checkoutFile;
  const [sha256, dimensions] = await Promise.all([file?.sha256(), file?.dimensions()]);
  return { sha256, dimensions };
}

/** Which content an answer is; without a body it is none of them. `checkout`: the checkout's file, if it was read. */
export function recognise(expected: ExpectedContent, seen: Seen, checkout: CheckoutFile | undefined): Content {
  if (seen.kind !== 'served') return 'other';
  const { body } = seen;
  const { now, pointer, checkoutFile } = expected;
  const asDue = compare(now, body);
  if (asDue === 'same') return 'new';
  const asOld = compare(oldOf(expected), body);
  if (checkoutFile?.size === body.length && body.sha256 !== null) {
    if (checkout === undefined) return 'unhashed';
    // An image of the old bytes is none that a git filter has made: something, a cache say, has put the old file back.
    if (checkout.sha256 === body.sha256 && (expected.isText || asOld !== 'same')) return 'new';
  }
  // What was not read is the old file, if it is as long as that, and the new one cannot be.
  const isAsLong = body.sha256 === null && body.length === oldSizeOf(expected);
  const isOldByLength = isAsLong && !mayHaveLength(expected, body.length);
  // Nothing at all may be a fault.
  if (body.length > 0 && (asOld === 'same' || isOldByLength)) return 'old';
  if (compare(pointer, body) === 'same') return 'pointer';
  return asDue === 'unknown' || asOld === 'unknown' ? 'unmeasured' : 'other';
}

/** Whether a body of this length must be read to tell what it is. Any must, where the size of the new or old file is not known. */
export function mayHaveLength(expected: ExpectedContent, length: number): boolean {
  const isUnmeasured = [expected.now, oldOf(expected)].some((one) => one !== undefined && one.size === undefined);
  return isUnmeasured || newSizesOf(expected).includes(length);
}

export function oldOf({ old }: ExpectedContent): Fingerprint | undefined {
  return typeof old === 'string' ? undefined : old;
}

/** The checkout's file is as long as the old one: it may have the same bytes again. */
export function mayBeAlike(expected: ExpectedContent): boolean {
  const oldSize = oldSizeOf(expected);
  return oldSize !== undefined && oldSize === expected.checkoutFile?.size;
}

/** Sizes that the new content may have: the blob's (or the LFS object's), and the checkout file's. */
export function newSizesOf({ now, checkoutFile }: ExpectedContent): readonly number[] {
  const sizes = [now?.size, checkoutFile?.size];
  return [...new Set(sizes.filter((size) => size !== undefined))];
}

export function oldSizeOf(expected: ExpectedContent): number | undefined {
  return oldOf(expected)?.size;
}

/** Of the old and the new content, as far as they are known. */
export function sizesOf(expected: ExpectedContent): readonly number[] {
  return [oldSizeOf(expected), ...newSizesOf(expected)].filter((size) => size !== undefined);
}

/** Whether a file of this size may be the old one, as it was deployed. */
export function mayBeOldSize(expected: ExpectedContent, size: number): boolean {
  if (expected.old === 'none') return false;
  // A git filter may have changed the size of the old file on its way to the deployment.
  if (size !== expected.now?.size) return true;
  const oldSize = oldSizeOf(expected);
  return oldSize === undefined || oldSize === size;
}
