// Which file imgix holds: the new one, the old one or another, by its description (`fm=json`) or by an unsanitized original.
import { isSvg } from '../../platform/files/file-kind.ts';
import { type ExpectedContent, mayBeOldSize, newSizesOf, oldSizeOf, recognise } from '../expected-content.ts';
import { hasSameDimensions } from '../probe/metadata.ts';
import { contentsOf, type HeldFile, type Known } from './known.ts';

export type HeldContent =
  | ({ readonly kind: 'new'; readonly evidence: 'bytes' | 'metadata' } & Span)
  | { readonly kind: 'old' }
  /** A file that is neither of the two; `contentLength` in bytes. */
  | { readonly kind: 'other'; readonly contentLength: number }
  | { readonly kind: 'unknown' };

/** Between these times imgix held no other file: what it rendered then was made from this one. */
type Span = { readonly fromMs: number; readonly untilMs: number };

/** Whether an answer could tell anything: there must be something to compare with. */
export function mayHeldDecide({ url }: Pick<Known, 'url'>, expected: ExpectedContent): boolean {
  if (isSvg(url)) return true;
  if (expected.kind === 'removed') return oldSizeOf(expected) !== undefined;
  return newSizesOf(expected).length > 0;
}

/** imgix holds neither the commit's file nor the branch's. */
export function isContrary(known: Known): boolean {
  return heldKindsOf(known).every((kind) => kind === 'old' || kind === 'other');
}

/** As what the commit takes the file, and the branch: no file is right where that has none. */
export function heldKindsOf(known: Known): readonly HeldContent['kind'][] {
  const contents = contentsOf(known).filter((one) => one === known.expected || one.kind !== 'removed');
  return contents.map((expected) => toHeldContent(known, expected).kind);
}

export function toHeldContent({ held, checkout }: Known, expected: ExpectedContent): HeldContent {
  if (held === undefined) return { kind: 'unknown' };
  const span = { fromMs: held.sinceMs, untilMs: held.lastSentAtMs };
  const { file } = held;
  switch (file.kind) {
    case 'original': {
      const content = recognise(expected, { kind: 'served', body: file.body }, checkout);
      if (content === 'new') return { kind: 'new', evidence: 'bytes', ...span };
      if (content === 'old') return { kind: 'old' };
      // It was kept because it is the branch's newest file, or as long as the file described.
      return content === 'other' ? { kind: 'other', contentLength: file.body.length } : { kind: 'unknown' };
    }
    case 'described':
      return classifyDescription(expected, file, checkout, span);
    case 'unknown':
      return { kind: 'unknown' };
    default:
      return file satisfies never;
  }
}

function classifyDescription(
  expected: ExpectedContent,
  { metadata: { contentLength, dimensions } }: Extract<HeldFile['file'], { kind: 'described' }>,
  checkout: Known['checkout'],
  span: Span,
): HeldContent {
  const newSizes = newSizesOf(expected);
  if (newSizes.includes(contentLength)) {
    // The checkout's dimensions are the commit's. They do not hold for the branch's newest file, which has no `checkoutFile`.
    const expectedDimensions = expected.checkoutFile === undefined ? undefined : checkout?.dimensions;
    const isNew = hasSameDimensions(expectedDimensions, dimensions);
    // Old and new file may have the same size and dimensions.
    if (isNew && mayBeOldSize(expected, contentLength)) return { kind: 'unknown' };
    if (isNew) return { kind: 'new', evidence: 'metadata', ...span };
  }
  const oldSize = oldSizeOf(expected);
  if (oldSize === contentLength) return { kind: 'old' };
  const isComparable = expected.kind === 'removed' ? oldSize !== undefined : newSizes.length > 0;
  return isComparable ? { kind: 'other', contentLength } : { kind: 'unknown' };
}

/** A description is of the original before it if it gives that one's length; and of the one after it, if both are of the right file. */
export function isSameFile(known: Known, one: HeldFile['file'], other: HeldFile['file']): boolean {
  if (one.kind === 'original' && other.kind === 'described') return one.body.length === other.metadata.contentLength;
  if (one.kind !== 'described' || other.kind !== 'original') return JSON.stringify(one) === JSON.stringify(other);
  return one.metadata.contentLength === other.body.length && isRight(known, one) && isRight(known, other);
}

function isRight(known: Known, file: HeldFile['file']): boolean {
  const held = { file, sinceMs: 0, lastSentAtMs: 0, thirdUntilMs: undefined };
  return heldKindsOf({ ...known, held }).includes('new');
}
