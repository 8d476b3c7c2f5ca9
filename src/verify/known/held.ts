// Which file imgix holds: the new one, the old one or another, by its description (`fm=json`) or by an unsanitized original.
import { isSvg } from '../../platform/files/file-kind.ts';
import { type ExpectedContent, mayBeOldSize, newSizesOf, oldSizeOf, recognise } from '../expected-content.ts';
import { hasSameDimensions, type Metadata } from '../probe/metadata.ts';
import { contentsOf, type HeldFile, type Known } from './known.ts';

type New = { readonly kind: 'new'; readonly evidence: 'bytes' | 'metadata' };
type NotNew =
  | { readonly kind: 'old' }
  /** A file that is neither of the two; `contentLength` in bytes. */
  | { readonly kind: 'other'; readonly contentLength: number }
  | { readonly kind: 'unknown' };

/** Between the two times imgix held no other file: what it rendered then was made from this one. */
export type HeldContent = (New & { readonly fromMs: number; readonly untilMs: number }) | NotNew;

/** Whether an answer could tell anything: there must be something to compare with. */
export function mayHeldDecide({ url }: Pick<Known, 'url'>, expected: ExpectedContent): boolean {
  return isSvg(url) || hasSizes(expected);
}

/** To compare a description with. */
function hasSizes(expected: ExpectedContent): boolean {
  return expected.kind === 'removed' ? oldSizeOf(expected) !== undefined : newSizesOf(expected).length > 0;
}

/** What imgix tells of the file that it holds; undefined where it describes none, or the file itself is known. */
export function descriptionOf({ held }: Known): Metadata | undefined {
  return held?.file.kind === 'described' ? held.file.metadata : undefined;
}

/** It is neither the commit's file nor the branch's: by default the one that imgix holds. */
export function isContrary(known: Known, file = known.held?.file): boolean {
  return heldKindsOf(known, file).every((kind) => kind === 'old' || kind === 'other');
}

/** As what the commit takes the file, and the branch: no file is right where that has none. */
export function heldKindsOf(known: Known, file = known.held?.file): readonly HeldContent['kind'][] {
  const contents = contentsOf(known).filter((one) => one === known.expected || one.kind !== 'removed');
  return contents.map((expected) => classify(file, expected, known.checkout).kind);
}

export function toHeldContent({ held, checkout }: Known, expected: ExpectedContent): HeldContent {
  if (held === undefined) return { kind: 'unknown' };
  const content = classify(held.file, expected, checkout);
  return content.kind === 'new' ? { ...content, fromMs: held.sinceMs, untilMs: held.lastSentAtMs } : content;
}

function classify(
  file: HeldFile['file'] | undefined,
  expected: ExpectedContent,
  checkout: Known['checkout'],
): New | NotNew {
  if (file === undefined || file.kind === 'unknown') return { kind: 'unknown' };
  if (file.kind === 'described') return classifyDescription(file.metadata, expected, checkout);
  const content = recognise(expected, { kind: 'served', body: file.body }, checkout);
  if (content === 'new') return { kind: 'new', evidence: 'bytes' };
  if (content === 'old') return { kind: 'old' };
  // It was kept because it is the branch's newest file, or as long as the file described.
  return content === 'other' ? { kind: 'other', contentLength: file.body.length } : { kind: 'unknown' };
}

function classifyDescription(
  { contentLength, dimensions }: Metadata,
  expected: ExpectedContent,
  checkout: Known['checkout'],
): New | NotNew {
  const newSizes = newSizesOf(expected);
  const oldSize = oldSizeOf(expected);
  if (newSizes.includes(contentLength)) {
    // The checkout's dimensions are the commit's. They do not hold for the branch's newest file, which has no `checkoutFile`.
    const expectedDimensions = expected.checkoutFile === undefined ? undefined : checkout?.dimensions;
    const isNew = hasSameDimensions(expectedDimensions, dimensions);
    const mayBeOld = mayBeOldSize(expected, contentLength);
    // Old and new file may have the same size and dimensions.
    if (isNew) return mayBeOld ? { kind: 'unknown' } : { kind: 'new', evidence: 'metadata' };
    // It cannot be the old one. imgix may measure it otherwise: a picture that is cropped when it is shown, say.
    if (oldSize !== undefined && !mayBeOld) return { kind: 'unknown' };
  }
  if (oldSize === contentLength) return { kind: 'old' };
  return hasSizes(expected) ? { kind: 'other', contentLength } : { kind: 'unknown' };
}

/** A description is of the original before it if it gives that one's length; and of the one after it, if both are of the right file. */
export function isSameFile(known: Known, one: HeldFile['file'], other: HeldFile['file']): boolean {
  if (one.kind === 'original' && other.kind === 'described') return one.body.length === other.metadata.contentLength;
  if (one.kind !== 'described' || other.kind !== 'original') return JSON.stringify(one) === JSON.stringify(other);
  const isRight = (file: HeldFile['file']) => heldKindsOf(known, file).includes('new');
  return one.metadata.contentLength === other.body.length && isRight(one) && isRight(other);
}
